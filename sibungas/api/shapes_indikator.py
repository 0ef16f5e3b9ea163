"""The shape of every answer about indicators, for the OpenAPI document."""

from rest_framework import serializers

from assessments.models import Indicator, IndicatorAchievement
from assessments.models.indicator import Hitungan
from sibungas.api.shapes import choice, count


def _decimal(*, null: bool = True) -> serializers.DecimalField:
    return serializers.DecimalField(max_digits=24, decimal_places=6, allow_null=null)


class Indikator(serializers.Serializer):
    kode = serializers.CharField()
    nama = serializers.CharField()
    sektor = choice(Indicator.Sektor.choices)
    satuan = serializers.CharField()
    jenis = choice(Indicator.Jenis.choices)
    arah = choice(Indicator.Arah.choices)
    hitungan = choice(Hitungan.choices, null=True)
    utama = serializers.BooleanField()
    definisi = serializers.CharField()
    rumus = serializers.CharField(allow_blank=True)
    sumber_data = serializers.CharField(allow_blank=True)
    penanggung_jawab = serializers.CharField(allow_blank=True)
    kerangka = serializers.ListField(child=choice(Indicator.Kerangka.choices))
    url = serializers.URLField()


class _Number(serializers.Serializer):
    id = count()
    indikator = serializers.CharField(help_text="Kode indikator.")
    kode_wilayah = serializers.CharField(allow_null=True)
    tempat = serializers.CharField(
        allow_blank=True, help_text="Tempat rujukan, dapat di luar portal."
    )
    tahun = count()
    nilai = _decimal(null=False)
    satuan = serializers.CharField()
    seri = serializers.CharField(allow_blank=True)
    sumber = serializers.CharField()
    tautan_sumber = serializers.CharField(allow_blank=True)
    catatan = serializers.CharField(allow_blank=True)
    versi = count()
    berlaku = serializers.BooleanField()
    alasan_dicabut = serializers.CharField(allow_blank=True)
    dibuat_pada = serializers.DateTimeField()
    data_contoh = serializers.BooleanField()


class TargetIndikator(_Number):
    asal = serializers.ChoiceField(choices=["ditetapkan", "rujukan"])
    dokumen = serializers.CharField(allow_blank=True)


class CapaianIndikator(_Number):
    asal = serializers.ChoiceField(choices=["dilaporkan", "rujukan"])
    tanggal_data = serializers.DateField(allow_null=True)
    status = choice(IndicatorAchievement.Status.choices)
    strategi = serializers.CharField(allow_blank=True)


class Angka(serializers.Serializer):
    nilai = _decimal(null=False)
    asal = serializers.ChoiceField(choices=["dihitung", "dilaporkan"])
    pembilang = _decimal()
    penyebut = _decimal()
    satuan_bagian = serializers.CharField(allow_blank=True)
    rt_dinilai = count(null=True)
    jumlah_rt = count(null=True)
    sementara = serializers.BooleanField()
    sumber = serializers.CharField()
    tanggal = serializers.DateField(allow_null=True)


class TargetTahun(serializers.Serializer):
    nilai = _decimal(null=False)
    sumber = serializers.CharField(allow_blank=True)
    mengikuti = serializers.CharField(
        allow_blank=True, help_text="Wilayah di atas yang targetnya berlaku di sini."
    )


class PerkembanganTahun(serializers.Serializer):
    tahun = count()
    dihitung = Angka(allow_null=True, help_text="Dari penilaian RT yang disahkan.")
    dilaporkan = Angka(allow_null=True)
    target = TargetTahun(allow_null=True)
    garis_target = _decimal()
    selisih = _decimal()
    persen_target = _decimal()
    kemajuan_persen = _decimal()
    lampu = serializers.ChoiceField(
        choices=["hijau", "kuning", "merah", "abu"], allow_blank=True
    )


class Perkembangan(serializers.Serializer):
    indikator = serializers.CharField()
    satuan = serializers.CharField()
    kode_wilayah = serializers.CharField()
    data_contoh = serializers.BooleanField()
    tahun = PerkembanganTahun(many=True)
