"""Answers about kumuh awal and akhir, and about years, for the description."""

from rest_framework import serializers

from assessments.models import TahunPenanganan
from assessments.models.kondisi import Keadaan
from kawasan.models import Wilayah
from sibungas.api.shapes import Angka, choice, count


class Kondisi(Angka):
    """A place at one end of an opened year."""

    kode_wilayah = serializers.CharField()
    nama = serializers.CharField()
    jenis = choice(Wilayah.Jenis.choices)
    keadaan = choice(Keadaan.choices)


class Tahun(serializers.Serializer):
    """One year of one kab/kota."""

    kode_wilayah = serializers.CharField()
    nama = serializers.CharField()
    tahun = count()
    status = choice(TahunPenanganan.Status.choices)
    sumber_r0 = choice(TahunPenanganan.SumberR0.choices)
    dasar = serializers.CharField(allow_blank=True)
    revisi = count()
    dibuka_pada = serializers.DateTimeField()
    dikunci_pada = serializers.DateTimeField(allow_null=True)
    data_contoh = serializers.BooleanField()
