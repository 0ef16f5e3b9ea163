"""The shape of bimtek and trainings in answers, for the OpenAPI document."""

from rest_framework import serializers

from kawasan.models.sasaran import SumberDana
from kelompok.models import Bimtek as BimtekModel
from kelompok.models.bimtek import KATEGORI, Sasaran
from sibungas.api.shapes import (
    Dikenali,
    SatuWilayah,
    choice,
    count,
    day,
    number,
    rupiah,
    words,
)


class HitunganPeserta(serializers.Serializer):
    """People who came, named and counted ones together."""

    jumlah = count("Yang hadir, orang.")
    laki_laki = count("Orang.")
    perempuan = count("Orang.")
    tanpa_jenis_kelamin = count("Orang yang jenis kelaminnya tidak dicatat.")
    mbr = count("Orang.")
    ditanya_mbr = count("Orang yang diketahui MBR atau bukan.")


class HitunganKategori(HitunganPeserta):
    kategori = choice(KATEGORI)


class BiayaBimtek(serializers.Serializer):
    sumber = choice(SumberDana.choices)
    rencana_rp = rupiah()
    realisasi_rp = rupiah()


class Bimtek(Dikenali, SatuWilayah):
    judul = words()
    tema = words(blank=True)
    jenis = choice(BimtekModel.Jenis.choices)
    penyelenggara = count("Nomor (id) instansi.")
    nama_penyelenggara = words()
    tanggal_mulai = day(null=False)
    tanggal_selesai = day(null=False)
    tempat = words()
    sasaran_wilayah = serializers.ListField(
        child=serializers.CharField(), help_text="Kode kab/kota sasaran."
    )
    sasaran = serializers.ListField(
        child=choice(Sasaran.choices), help_text="Kelompok sasaran."
    )
    target_peserta = count("Orang.", null=True)
    target_ksm = count("KSM.", null=True)
    peserta = HitunganPeserta()
    jumlah_ksm = count("KSM yang mengirim peserta.")
    jumlah_narasumber = count("Orang.")
    pretest_rata = number(2, "Rata-rata nilai, 0 sampai 100.")
    pretest_jumlah = count("Peserta tes, orang.", null=True)
    posttest_rata = number(2, "Rata-rata nilai, 0 sampai 100.")
    posttest_jumlah = count("Peserta tes, orang.", null=True)
    biaya = BiayaBimtek(many=True)
    rencana_tindak_lanjut = words(blank=True)
    status = choice(BimtekModel.Status.choices)
    sumber = words("Sumber catatan ini.", blank=True)
    rujukan = serializers.BooleanField(
        help_text="Kegiatan terpublikasi yang dicatat sebagai rujukan."
    )
    url = serializers.URLField()


class BimtekDetail(Bimtek):
    peserta_per_kategori = HitunganKategori(many=True)
