"""The shape of works of KSM and of assets in answers, for the OpenAPI document."""

from rest_framework import serializers

from kawasan.models import Intervention, InterventionFunding
from kawasan.models.sasaran import Sasaran, SumberDana
from kelompok import workflow_ksm as workflow
from kelompok.models import Aset as AsetModel
from kelompok.models import KsmKegiatan, KsmPartisipasi
from sibungas.api.shapes import (
    Dikenali,
    SatuKelurahan,
    choice,
    count,
    day,
    number,
    rupiah,
    words,
)


class TahapKsm(serializers.Serializer):
    tahap = choice([(name, workflow.STATUSES[name]) for name in workflow.WAY])
    tanggal_rencana = day()
    tanggal = day("Tanggal langkah itu diambil.")
    nomor = words("Nomor surat.", blank=True)
    hari_terlambat = count("Hari sesudah rencana; 0 bila tepat atau tanpa rencana.")


class TerminKsm(serializers.Serializer):
    nomor = count()
    persen = number(2, "Bagian dari nilai perjanjian, persen.", null=False)
    syarat_fisik = number(2, "Fisik yang harus tercapai, persen.", null=False)
    tanggal_rencana = day()
    tanggal_cair = day()
    jumlah_rp = rupiah("Yang cair.")
    progres_fisik = number(2, "Fisik saat cair, persen.")


class DanaKsm(serializers.Serializer):
    sumber = choice(SumberDana.choices)
    bentuk = choice(InterventionFunding.Bentuk.choices)
    rencana_rp = rupiah("Jumlah baris RAB dari sumber itu.", null=False)
    realisasi_rp = rupiah("Menurut LPJ; null sebelum ada.")


class HasilKsm(serializers.Serializer):
    rt = count("Nomor (id) RT.")
    sasaran = choice(Sasaran.choices)
    satuan = words("Satuan volume.")
    realisasi = number(6, "Volume dalam satuan itu.", null=False)


class PartisipasiKsm(serializers.Serializer):
    """One gathering of residents, counted."""

    tahap = choice(KsmPartisipasi.Tahap.choices)
    tanggal = day(null=False)
    tempat = words(blank=True)
    laki_laki = count("Orang.", null=True)
    perempuan = count("Orang.", null=True)
    mbr = count("Orang, sebagian dari yang hadir.", null=True)
    keputusan = words()
    nomor_ba = words("Nomor berita acara.", blank=True)


class KegiatanKsm(Dikenali, SatuKelurahan):
    kegiatan = serializers.UUIDField(help_text="UUID kegiatan penanganan.")
    nama = words("Nama kegiatan penanganan.")
    tahun = count("Tahun kegiatan penanganan.")
    kawasan = words("Kode kawasan.", null=True)
    ksm = count("Nomor (id) KSM.")
    kode_ksm = words()
    nama_ksm = words()
    status = choice(tuple(workflow.STATUSES.items()))
    perjanjian_jenis = choice(KsmKegiatan.Perjanjian.choices, blank=True)
    progres_fisik = number(2, "Persen.", null=False)
    lpj_penerimaan_rp = rupiah("Penerimaan menurut LPJ.")
    sertifikasi = choice(Intervention.Sertifikasi.choices, blank=True)
    alasan_batal = words(blank=True)
    terlewat = day("Rencana tertua yang lewat tanpa langkahnya.")
    tahap = TahapKsm(many=True)
    termin = TerminKsm(many=True)
    dana = DanaKsm(many=True)
    hasil = HasilKsm(many=True)
    partisipasi = PartisipasiKsm(many=True)
    url = serializers.URLField()


class Inspeksi(serializers.Serializer):
    """The five questions of a yearly inspection."""

    tahun = count()
    tanggal = day(null=False)
    masih_ada = serializers.BooleanField()
    kondisi_baik = serializers.BooleanField()
    berfungsi = serializers.BooleanField()
    dimanfaatkan = serializers.BooleanField()
    dikembangkan = serializers.BooleanField()


class IuranAset(serializers.Serializer):
    periode = day("Hari pertama bulan itu.", null=False)
    tagihan_rp = rupiah()
    diterima_rp = rupiah()
    dipakai_rp = rupiah()


class JadwalAset(serializers.Serializer):
    pekerjaan = words()
    setiap_bulan = count("Berulang setiap sekian bulan.")
    berikutnya = day(null=False)
    terakhir = day()


class Aset(Dikenali, SatuKelurahan):
    nama = words()
    jenis = choice(AsetModel.Jenis.choices)
    kelas = choice(AsetModel.Kelas.choices)
    volume = number(3, "Dalam `satuan`.")
    satuan = words(blank=True)
    kawasan = words("Kode kawasan.", null=True)
    rt = count("Nomor (id) RT.", null=True)
    kegiatan_ksm = count("Nomor (id) kegiatan KSM asal.", null=True)
    kpp = count("Nomor (id) KPP yang mengelola.", null=True)
    pengelola = words("Pengelola yang bukan KPP.", blank=True)
    tahun_dibangun = count()
    inspeksi = Inspeksi(
        allow_null=True, help_text="Inspeksi terakhir; null bila belum pernah."
    )
    lama = serializers.BooleanField(help_text="Setahun lebih tidak diperiksa.")
    jadwal_lewat = count("Pekerjaan pemeliharaan yang lewat harinya.")
    url = serializers.URLField()


class AsetDetail(Aset):
    inspeksi_per_tahun = Inspeksi(many=True, help_text="Terbaru lebih dahulu.")
    iuran = IuranAset(many=True)
    jadwal = JadwalAset(many=True)


class _Keberlanjutan(serializers.Serializer):
    """How many assets still work in one year."""

    nama = words()
    tahun = count("Tahun inspeksi.")
    aset = count("Aset yang sudah berdiri pada tahun itu.")
    diperiksa = count("Di antaranya yang diperiksa tahun itu.")
    berfungsi = count("Di antaranya yang masih ada dan berfungsi.")
    persen = number(
        2, "Berfungsi dari yang diperiksa, persen; null bila tak satu pun diperiksa."
    )
    data_contoh = serializers.BooleanField()


class Keberlanjutan(_Keberlanjutan):
    kawasan = words("Kode kawasan.")


class KeberlanjutanKpp(_Keberlanjutan):
    kpp = count("Nomor (id) KPP.")
    kode = words("Kode KPP.")
