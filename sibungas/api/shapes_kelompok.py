"""The shape of boards, groups and teams in answers, for the OpenAPI document."""

from rest_framework import serializers

from kelompok import kematangan
from kelompok.models import Bkm as BkmModel
from kelompok.models import Group, Kunjungan, PemiluBkm
from kelompok.models import Ksm as KsmModel
from sibungas.api.shapes import (
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


class JumlahAnggota(serializers.Serializer):
    """People counted in one year."""

    tahun = count()
    laki_laki = count("Orang.", null=True)
    perempuan = count("Orang.", null=True)
    mbr = count("Orang, sebagian dari anggota.", null=True)
    miskin_rentan = count("Orang, sebagian dari anggota.", null=True)


class PembinaanKelompok(serializers.Serializer):
    instansi = count("Nomor (id) instansi pembina.")
    nama_instansi = words()
    mulai = day(null=False)
    sampai = day("Kosong selama masih membina.")


class KunjunganKelompok(serializers.Serializer):
    tanggal = day(null=False)
    jenis = choice(Kunjungan.Jenis.choices)
    laki_laki = count("Peserta, orang.", null=True)
    perempuan = count("Peserta, orang.", null=True)
    mbr = count("Peserta, orang.", null=True)


class Kematangan(serializers.Serializer):
    """The six aspects, each in percent."""

    tanggal = day(null=False)
    statuta = number(2, "Persen.", null=False)
    kepemimpinan = number(2, "Persen.", null=False)
    sistem_manajemen = number(2, "Persen.", null=False)
    manajemen_keuangan = number(2, "Persen.", null=False)
    sdm = number(2, "Persen.", null=False)
    hubungan_eksternal = number(2, "Persen.", null=False)
    rata_rata = number(2, "Rata-rata polos keenam aspek, persen.", null=False)
    tingkat = choice(
        [(name, name) for name in kematangan.NAMES],
        "null selama batas yang menentukannya belum ditetapkan.",
        null=True,
    )
    keterangan = words(blank=True)


class Pemilihan(serializers.Serializer):
    tanggal = day(null=False)
    tahap = choice(PemiluBkm.Tahap.choices)
    warga_dewasa = count("Yang berhak memilih, orang.", null=True)
    peserta_laki_laki = count("Pemilih yang datang, orang.", null=True)
    peserta_perempuan = count("Pemilih yang datang, orang.", null=True)
    peserta_mbr = count("Pemilih yang datang, orang.", null=True)
    terpilih_laki_laki = count("Orang.", null=True)
    terpilih_perempuan = count("Orang.", null=True)
    terpilih_mbr = count("Orang.", null=True)
    persen_hadir = number(2, "Yang datang dari yang berhak, persen.")


class _Kelompok(Dikenali, SatuKelurahan):
    kode = words("Kode kelompok di portal ini.")
    nama = words()
    tanggal_pembentukan = day()
    nomor_sk = words("SK lurah/kades atau berita acara.", blank=True)
    tanggal_sk = day()
    status = choice(Group.Status.choices)
    anggota = JumlahAnggota(
        allow_null=True, help_text="Hitungan tahun terbaru; null bila belum dihitung."
    )
    url = serializers.URLField()


class _Riwayat(serializers.Serializer):
    anggota_per_tahun = JumlahAnggota(many=True, help_text="Terbaru lebih dahulu.")
    pembinaan = PembinaanKelompok(many=True)
    kunjungan = KunjunganKelompok(many=True)


class Bkm(_Kelompok):
    bentuk = choice(BkmModel.Bentuk.choices)
    nomor_akta = words(blank=True)
    tanggal_akta = day()
    unit_upk = serializers.BooleanField(help_text="Unit pengelola keuangan.")
    unit_upl = serializers.BooleanField(help_text="Unit pengelola lingkungan.")
    unit_ups = serializers.BooleanField(help_text="Unit pengelola sosial.")
    sekretariat = serializers.BooleanField()
    forum = serializers.BooleanField(help_text="Anggota forum BKM/LKM.")
    kader = choice(BkmModel.Kader.choices, "Kader pemberdayaan desa/kelurahan.")
    dasar_kader = words("Dasar penetapan kader.", blank=True)
    jumlah_ksm = count("KSM yang bernaung padanya.")


class BkmDetail(Bkm, _Riwayat):
    kematangan = Kematangan(many=True)
    pemilihan = Pemilihan(many=True)


class Ksm(_Kelompok):
    bkm = count("Nomor (id) BKM/LKM.", null=True)
    kawasan = words("Kode kawasan.", null=True)
    bidang = choice(KsmModel.Bidang.choices)
    anggota_laki_laki = count("Anggota menurut data pokok KSM, orang.", null=True)
    anggota_perempuan = count("Anggota menurut data pokok KSM, orang.", null=True)
    anggota_mbr = count("Anggota menurut data pokok KSM, orang.", null=True)
    tahun_binaan = serializers.ListField(
        child=count(), help_text="Setiap tahun dibina provinsi, terbaru dahulu."
    )
    ad_art = serializers.BooleanField(help_text="Mempunyai AD/ART.")


class BinaanKsm(serializers.Serializer):
    tahun = count("Tahun dibina provinsi.")
    alasan = words("Alasan dibina di luar kawasan kumuh.", blank=True)


class KsmDetail(Ksm, _Riwayat):
    binaan = BinaanKsm(many=True)
    kematangan = Kematangan(many=True)


class Kpp(_Kelompok):
    bkm = count("Nomor (id) BKM/LKM.", null=True)
    ad_art = serializers.BooleanField(help_text="Mempunyai AD/ART.")
    nomor_serah = words("Berita acara serah terima pengelolaan.", blank=True)
    tanggal_serah = day("Tanggal serah terima.")
    rencana_kerja = words("Rencana operasi dan pemeliharaan.", blank=True)
    tarif_rp = rupiah("Iuran per `tarif_satuan`.")
    tarif_satuan = words(blank=True)
    buku_bank = serializers.BooleanField(help_text="Mempunyai buku bank kelompok.")


class KppDetail(Kpp, _Riwayat):
    pass


class Tipp(_Kelompok):
    bkm = count("Nomor (id) BKM/LKM.", null=True)
    jumlah_pokja = count("Kelompok kerja.", null=True)


class TippDetail(Tipp, _Riwayat):
    pass


class TargetKsm(Dikenali, SatuWilayah):
    tahun = count()
    jumlah = count("KSM yang hendak dibina.")
    tercapai = count("KSM di wilayah itu yang dibina pada tahun itu.")
    sumber = words()
