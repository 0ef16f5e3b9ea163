"""The shape of plans, needs and registers in answers, for the OpenAPI document."""

from rest_framework import serializers

from kawasan.models.sasaran import Sasaran, SumberDana
from kelompok.models import AturanBersama as AturanModel
from kelompok.models import DokumenPokja, RencanaItem, RencanaKolaborasi
from kelompok.models import Komitmen as KomitmenModel
from kelompok.models import Lokus as LokusModel
from kelompok.models import Rplp as RplpModel
from sibungas.api.shapes import (
    Cakupan,
    Dikenali,
    SatuKelurahan,
    SatuWilayah,
    choice,
    count,
    day,
    number,
    rupiah,
    words,
)


class Rencana(Dikenali, SatuWilayah):
    judul = words()
    tahun_mulai = count()
    tahun_selesai = count()
    status = choice(RencanaKolaborasi.Status.choices)
    pembahasan = count("Nomor (id) rapat yang membahas.", null=True)
    rapat = words("Rapat pembahas di luar portal.", blank=True)
    jumlah_butir = count()
    butir_disepakati = count()
    url = serializers.URLField()


class ButirRencana(Dikenali):
    rencana = count("Nomor (id) rencana.")
    kode_wilayah = words("Wilayah rencana.")
    kawasan = words("Kode kawasan.")
    rt = count("Nomor (id) RT; null untuk seluruh kawasan.", null=True)
    sasaran = choice(Sasaran.choices)
    satuan = words("Satuan volume.")
    tahun = count()
    pelaku = count("Nomor (id) instansi.")
    nama_pelaku = words()
    sumber_dana = choice(SumberDana.choices)
    volume = number(6, "Dalam `satuan`.", null=False)
    biaya_rp = rupiah()
    program = words("Program/kegiatan/subkegiatan.", blank=True)
    catatan = words(blank=True)
    status = choice(RencanaItem.Status.choices)
    diputuskan_pada = serializers.DateTimeField(allow_null=True)
    alasan = words("Alasan putusan.", blank=True)
    kegiatan = serializers.UUIDField(
        allow_null=True, help_text="UUID kegiatan penanganan yang mewujudkannya."
    )


class KeadaanTerbaru(serializers.Serializer):
    sumber = words("Kumuh akhir atau penilaian disahkan, dengan tahunnya.")
    tahun = count()
    cakupan = Cakupan()


class KebutuhanSasaran(serializers.Serializer):
    """One sasaran in one kawasan; every volume in ``satuan``."""

    sasaran = choice(Sasaran.choices)
    satuan = words("Satuan semua volume baris ini.")
    kebutuhan = number(6, "Volume yang masih kumuh; null bila belum diketahui.")
    kegiatan = number(6, "Volume kegiatan berjalan.", null=False)
    direncanakan = number(6, "Volume butir semua rencana.", null=False)
    sisa = number(6, "Kebutuhan yang belum dijanjikan siapa pun.")
    lebih = number(6, "Yang dijanjikan melebihi kebutuhan.")
    dana_ganda = serializers.BooleanField(
        help_text="Tempat, sasaran, dan tahun yang sama dibiayai lebih dari satu."
    )


class Kebutuhan(serializers.Serializer):
    kawasan = words("Kode kawasan.")
    nama = words()
    keadaan = KeadaanTerbaru(allow_null=True)
    sasaran = KebutuhanSasaran(many=True)
    data_contoh = serializers.BooleanField()


class Dokumen(Dikenali, SatuWilayah):
    jenis = choice(DokumenPokja.Jenis.choices)
    judul = words()
    nomor = words(blank=True)
    tahun = count("Tahun dokumen.", null=True)
    tanggal = day("Tanggal pengesahan.")
    instansi = count("Nomor (id) instansi penyusun.", null=True)
    nama_instansi = words(null=True)
    berlaku_mulai = day()
    berlaku_sampai = day()
    berakhir = serializers.BooleanField(help_text="Masa berlakunya sudah lewat.")
    status = choice(DokumenPokja.Status.choices)
    menggantikan = count("Nomor (id) dokumen yang digantikan.", null=True)
    tautan = words("Alamat dokumen di internet.", blank=True)


class AturanBersama(Dikenali, SatuKelurahan):
    kawasan = words("Kode kawasan.", null=True)
    nomor = words(blank=True)
    tanggal = day("Tanggal kesepakatan.")
    cakupan = words()
    isi = words()
    status = choice(AturanModel.Status.choices)


class Rplp(Dikenali, SatuKelurahan):
    periode_mulai = count("Tahun pertama.")
    periode_sampai = count("Tahun terakhir.")
    nomor = words("Nomor pengesahan.", blank=True)
    tanggal_pengesahan = day()
    status = choice(RplpModel.Status.choices)


class BarisRplp(Dikenali, SatuKelurahan):
    rplp = count("Nomor (id) RPLP.")
    tahun = count()
    uraian = words()
    sasaran = choice(Sasaran.choices, blank=True)
    volume = number(6, "Dalam `satuan`.", null=False)
    satuan = words()
    biaya_rp = rupiah()
    sumber_dana = choice(SumberDana.choices, blank=True)
    kawasan = words("Kode kawasan.", null=True)
    rt = count("Nomor (id) RT.", null=True)
    kegiatan = serializers.UUIDField(
        allow_null=True, help_text="UUID kegiatan penanganan yang mewujudkannya."
    )
    di_rp2kpkpk = serializers.BooleanField(help_text="Juga dalam RP2KPKPK.")
    rujukan_rp2kpkpk = words(blank=True)


class KomitmenLokus(serializers.Serializer):
    """What one office committed itself to, and what it reported."""

    id = count("Nomor di portal ini.")
    instansi = count("Nomor (id) instansi.")
    nama_instansi = words()
    sasaran = choice(Sasaran.choices, blank=True)
    uraian = words(blank=True)
    volume = number(6, "Dalam `satuan`.", null=False)
    satuan = words()
    biaya_rp = rupiah()
    sumber_dana = choice(SumberDana.choices)
    tenggat = day(null=False)
    status = choice(KomitmenModel.Status.choices)
    terlambat = serializers.BooleanField(help_text="Belum selesai sesudah tenggat.")
    realisasi = number(6, "Yang dilaporkan, dalam `satuan`; null sebelum ada.")
    persen = number(2, "Realisasi dari volume, persen.")
    realisasi_rp = rupiah("Biaya terpakai.")
    dilaporkan_pada = day("Keadaan per tanggal.")
    alasan = words("Alasan pembatalan.", blank=True)
    butir = count("Nomor (id) butir rencana.", null=True)
    kegiatan = serializers.UUIDField(
        allow_null=True, help_text="UUID kegiatan penanganan."
    )


class Komitmen(KomitmenLokus, Dikenali, SatuWilayah):
    lokus = count("Nomor (id) lokus.")
    tahun = count("Tahun lokus.")


class Lokus(Dikenali, SatuWilayah):
    tahun = count()
    judul = words()
    alasan = words("Alasan pemilihan.")
    kawasan = words("Kode kawasan.", null=True)
    kelurahan = words("Kode kelurahan atau desa.", null=True)
    status = choice(LokusModel.Status.choices)
    rapat = count("Nomor (id) rapat penetapan.", null=True)
    nomor = words("Nomor penetapan.", blank=True)
    tanggal = day("Tanggal penetapan.")
    jumlah_komitmen = count("Yang tidak dibatalkan.")
    komitmen_selesai = count()
    komitmen_terlambat = count("Belum selesai sesudah tenggat.")
    url = serializers.URLField()


class LokusDetail(Lokus):
    komitmen = KomitmenLokus(many=True)
