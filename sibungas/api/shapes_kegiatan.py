"""The shape of works in answers, for the OpenAPI document."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from kawasan.models import Intervention, InterventionFunding
from kawasan.models.sasaran import Sasaran, SumberDana
from sibungas.api.shapes import choice, count, number


class KegiatanVolume(serializers.Serializer):
    rt = count()
    sasaran = choice(Sasaran.choices)
    satuan = serializers.CharField()
    rencana = number()
    realisasi = number()
    alasan = serializers.CharField(
        allow_blank=True, help_text="Alasan bila melebihi sisa volume RT."
    )


class KegiatanDana(serializers.Serializer):
    sumber = choice(SumberDana.choices)
    bentuk = choice(InterventionFunding.Bentuk.choices)
    rencana_rp = number(2)
    realisasi_rp = number(2)


@extend_schema_field({"type": "object", "nullable": True})
class Lokasi(serializers.JSONField):
    """A geometry of RFC 7946, or null."""


class Kegiatan(serializers.Serializer):
    uuid = serializers.UUIDField()
    nama = serializers.CharField()
    tahun = count()
    skala = choice(Intervention.Skala.choices)
    kelurahan = serializers.CharField(help_text="Kode kelurahan atau desa pengusul.")
    nama_kelurahan = serializers.CharField()
    kawasan = serializers.CharField(allow_null=True)
    rt = count(null=True)
    status = choice(Intervention.Status.choices)
    alasan_status = serializers.CharField(allow_blank=True)
    verifikasi = choice(Intervention.Verifikasi.choices)
    alasan_verifikasi = serializers.CharField(allow_blank=True)
    diverifikasi_pada = serializers.DateTimeField(allow_null=True)
    terkunci = serializers.BooleanField()
    tahun_anggaran = count(null=True)
    no_proposal = serializers.CharField(allow_blank=True)
    tanggal_proposal = serializers.DateField(allow_null=True)
    kategori = choice(Intervention.Kategori.choices, blank=True)
    komponen = choice(Intervention.Komponen.choices)
    metode = choice(Intervention.Metode.choices, blank=True)
    program = serializers.CharField(allow_blank=True)
    opd = serializers.CharField(allow_blank=True)
    pelaksana = serializers.CharField(allow_blank=True)
    nomor_kontrak = serializers.CharField(allow_blank=True)
    tanggal_kontrak = serializers.DateField(allow_null=True)
    adendum = serializers.CharField(allow_blank=True)
    tanggal_mulai = serializers.DateField(allow_null=True)
    tanggal_selesai = serializers.DateField(allow_null=True)
    pagu_rp = number(2)
    nilai_kontrak_rp = number(2)
    progres_fisik = number(2, null=False)
    progres_keuangan = number(2, null=False)
    jiwa = count(null=True)
    laki_laki = count(null=True)
    perempuan = count(null=True)
    mbr = count(null=True)
    kk = count(null=True)
    kk_miskin = count(null=True)
    dokumen = serializers.ListField(child=choice(Intervention.Dokumen.choices))
    nomor_serah_terima = serializers.CharField(allow_blank=True)
    tanggal_serah_terima = serializers.DateField(allow_null=True)
    sertifikasi = choice(Intervention.Sertifikasi.choices, blank=True)
    alamat = serializers.CharField(allow_blank=True)
    catatan = serializers.CharField(allow_blank=True)
    lokasi = Lokasi(allow_null=True, help_text="Geometri RFC 7946 atau null.")
    volume = KegiatanVolume(many=True)
    dana = KegiatanDana(many=True)
    versi = count()
    kanal = choice(Intervention.Kanal.choices)
    dibuat_pada = serializers.DateTimeField()
    diubah_pada = serializers.DateTimeField()
    data_contoh = serializers.BooleanField()
    url = serializers.URLField()


class KegiatanDetail(Kegiatan):
    transisi = serializers.ListField(
        child=serializers.CharField(), help_text="Status yang sah sesudah ini."
    )
    putusan = serializers.ListField(
        child=serializers.CharField(), help_text="Putusan verifikasi yang sah."
    )
