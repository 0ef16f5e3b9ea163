"""The shape of institutions and of Pokja in answers, for the OpenAPI document."""

from rest_framework import serializers

from kelompok.models import AspekOpd as AspekModel
from kelompok.models import Pokja as PokjaModel
from kelompok.models import PokjaAnggota, PokjaPenilaian
from sibungas.accounts.models import Institution
from sibungas.api.shapes import Dikenali, SatuWilayah, choice, count, day, rupiah, words


class Instansi(Dikenali):
    nama = words()
    singkatan = words(blank=True)
    kategori = choice(Institution.Kategori.choices)
    tingkat = choice(Institution.Level.choices)
    kode_wilayah = words("Tempat bekerja; null bila nasional.", null=True)
    aktif = serializers.BooleanField()
    sumber = words("Dokumen yang menyebut instansi ini.", blank=True)


class KursiPokja(serializers.Serializer):
    """An institution with its function in the Pokja."""

    instansi = count("Nomor (id) instansi.")
    nama_instansi = words()
    peran = choice(PokjaAnggota.Peran.choices)
    bidang = words(blank=True)
    jabatan = words("Jabatan di instansi itu, bukan nama orang.")
    mulai = day()
    sampai = day("null selama masih menjabat.")


class Pokja(Dikenali, SatuWilayah):
    tahun = count()
    status = choice(PokjaModel.Status.choices)
    tanggal_pembentukan = day()
    nomor_sk = words(blank=True)
    tanggal_sk = day()
    anggota_laki_laki = count("Orang.", null=True)
    anggota_perempuan = count("Orang.", null=True)
    ada_sekretariat = serializers.BooleanField(allow_null=True)
    dana_operasional_rp = rupiah()
    fungsi = words("Tugas dan fungsi menurut SK.", blank=True)
    rencana_kerja = words(blank=True)
    kursi = KursiPokja(many=True)
    url = serializers.URLField()


class AspekPokja(serializers.Serializer):
    nomor = count("1 sampai 10.")
    nama = words("Menurut formulir dinas; kosong bila belum ditetapkan.", blank=True)
    skor = count("0 sampai 10; null bila belum dinilai.", null=True)


class KinerjaPokja(Dikenali, SatuWilayah):
    tahun = count()
    pembentukan = choice(PokjaPenilaian.Pembentukan.choices)
    ada_sk = serializers.BooleanField(allow_null=True)
    penggabungan = choice(PokjaPenilaian.Penggabungan.choices, blank=True)
    program_kerja = serializers.BooleanField(allow_null=True)
    forum_pkp = serializers.BooleanField(allow_null=True)
    dukungan_apbd = serializers.BooleanField(allow_null=True)
    aspek = AspekPokja(many=True)
    total = count("Jumlah skor aspek; null bila tak satu pun dinilai.", null=True)
    peringkat = count("1 terbaik; null untuk provinsi dan tanpa skor.", null=True)
    sumber = words()


class AspekOpd(SatuWilayah):
    id = count("Nomor di portal ini.")
    aspek = count("1 sampai 7.")
    nama_aspek = words()
    instansi = count("Nomor (id) instansi.")
    nama_instansi = words()
    peran = choice(AspekModel.Peran.choices)
    diubah_pada = serializers.DateTimeField()
    data_contoh = serializers.BooleanField()
