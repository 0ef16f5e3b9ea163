"""The shape of every answer, for the OpenAPI document. Nothing here reads or saves."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from assessments import workflow
from assessments.models import Assessment
from kawasan.models import Kawasan as KawasanModel
from kawasan.models import SkKumuh
from kawasan.models import Wilayah as WilayahModel
from kawasan.models.kawasan import Kewenangan
from kawasan.models.rt import EKSISTING, PENYEBUT
from kawasan.models.sk import TingkatSk
from sibungas.api.sheets import COLUMN_OF_ANY_HEADER
from sibungas.files.models import Attachment


def number(
    places: int = 6, help: str = "", *, null: bool = True
) -> serializers.DecimalField:
    """A decimal, sent as a string so that nothing is lost on the way."""
    return serializers.DecimalField(
        max_digits=14, decimal_places=places, allow_null=null, help_text=help or None
    )


def count(help: str = "", *, null: bool = False) -> serializers.IntegerField:
    return serializers.IntegerField(allow_null=null, help_text=help or None)


def choice(
    choices: Any, help: str = "", *, blank: bool = False, null: bool = False
) -> Any:
    return serializers.ChoiceField(
        choices, allow_blank=blank, allow_null=null, help_text=help or None
    )


def words(help: str = "", *, blank: bool = False, null: bool = False) -> Any:
    return serializers.CharField(
        allow_blank=blank, allow_null=null, help_text=help or None
    )


def day(help: str = "", *, null: bool = True) -> serializers.DateField:
    return serializers.DateField(allow_null=null, help_text=help or None)


def rupiah(help: str = "", *, null: bool = True) -> serializers.DecimalField:
    """Money, in whole rupiah with two decimals."""
    return serializers.DecimalField(
        max_digits=20,
        decimal_places=2,
        allow_null=null,
        help_text=f"{help} Rupiah.".strip(),
    )


class Dikenali(serializers.Serializer):
    """What every numbered record has."""

    id = count("Nomor di portal ini.")
    versi = count("Naik satu pada setiap perubahan.")
    diubah_pada = serializers.DateTimeField()
    data_contoh = serializers.BooleanField(help_text="Bukan data dunia nyata.")


class SatuKelurahan(serializers.Serializer):
    """Where a record of one kelurahan lies."""

    kelurahan = words("Kode kelurahan atau desa.")
    nama_kelurahan = words()


class SatuWilayah(serializers.Serializer):
    """Where a record of an office lies."""

    kode_wilayah = words("Kode provinsi atau kab/kota.")
    nama_wilayah = words()


def mapping(value: dict[str, Any], description: str) -> Any:
    """A field that is an object with criterion codes as names."""
    schema = {
        "type": "object",
        "additionalProperties": value,
        "description": description,
    }

    @extend_schema_field(schema)
    class Mapping(serializers.DictField):
        pass

    return Mapping()


NUMBER = {"type": "string", "nullable": True, "example": "50.77"}
WHOLE = {"type": "integer", "nullable": True}


class Wilayah(serializers.Serializer):
    kode = serializers.CharField()
    nama = serializers.CharField()
    jenis = choice(WilayahModel.Jenis.choices)
    induk = serializers.CharField(allow_null=True, help_text="Kode induk.")
    edisi = serializers.CharField(help_text="Edisi kode Kemendagri.")
    berlaku_mulai = serializers.DateField()
    berlaku_sampai = serializers.DateField(allow_null=True)
    diganti_oleh = serializers.CharField(allow_null=True)
    kode_bps = serializers.CharField(allow_blank=True)
    kelas_kota = choice(WilayahModel.KelasKota.choices, blank=True)
    sumber_batas = serializers.CharField(allow_blank=True)
    data_contoh = serializers.BooleanField()
    url = serializers.URLField()


class Cakupan(serializers.Serializer):
    """How much of the area the figures stand for: "dari n/N RT"."""

    rt_dinilai = count()
    jumlah_rt = count()


class HasilKawasan(serializers.Serializer):
    tahun = count()
    skor = count(null=True)
    tingkat = choice(Assessment.Tingkat.choices, null=True)
    cakupan = Cakupan()
    dihitung_pada = serializers.DateTimeField()


class Kawasan(serializers.Serializer):
    kode = serializers.CharField()
    nama = serializers.CharField()
    alias = serializers.CharField(allow_blank=True)
    kampung = serializers.CharField(allow_blank=True)
    kelurahan = serializers.ListField(child=serializers.CharField())
    luas_sk_ha = number()
    luas_verifikasi_ha = number(null=False)
    luas_delineasi_ha = number()
    kewenangan_turunan = choice(Kewenangan.choices)
    kewenangan = choice(Kewenangan.choices)
    alasan_kewenangan = serializers.CharField(allow_blank=True)
    tipologi = serializers.ListField(child=choice(KawasanModel.Tipologi.choices))
    bantaran_sungai = serializers.BooleanField()
    nama_sungai = serializers.CharField(allow_blank=True)
    jarak_tepi_sungai_m = number(3)
    penggunaan_lahan = choice(KawasanModel.PenggunaanLahan.choices, blank=True)
    luas_legal_ha = number()
    luas_tanpa_legalitas_ha = number()
    luas_ilegal_ha = number()
    jumlah_bangunan = count(null=True)
    jumlah_penduduk = count(null=True)
    jumlah_kk = count(null=True)
    kategori = choice(KawasanModel.Kategori.choices, blank=True)
    status = choice(KawasanModel.Status.choices)
    sumber_batas = serializers.CharField(allow_blank=True)
    versi = count()
    diubah_pada = serializers.DateTimeField()
    tingkat = choice(Assessment.Tingkat.choices, null=True)
    hasil = HasilKawasan(allow_null=True)
    data_contoh = serializers.BooleanField()
    url = serializers.URLField()


class KawasanDetail(Kawasan):
    rt = serializers.ListField(
        child=serializers.IntegerField(), help_text="RT aktif yang boleh Anda lihat."
    )


class Penyebut(serializers.Serializer):
    berlaku_tahun = count()
    sumber = serializers.CharField(allow_blank=True)

    def get_fields(self) -> dict[str, serializers.Field]:
        fields = super().get_fields()
        for name in (*PENYEBUT, *EKSISTING):
            fields[name] = column(name)
        return fields


class Rt(serializers.Serializer):
    id = count()
    kelurahan = serializers.CharField(help_text="Kode kelurahan atau desa.")
    nama_kelurahan = serializers.CharField()
    kawasan = serializers.CharField(allow_null=True, help_text="Kode kawasan.")
    rw = serializers.CharField(allow_blank=True)
    rt = serializers.CharField()
    kampung = serializers.CharField(allow_blank=True)
    aktif = serializers.BooleanField()
    penyebut = Penyebut(allow_null=True)
    versi = count()
    diubah_pada = serializers.DateTimeField()
    data_contoh = serializers.BooleanField()
    url = serializers.URLField()


def column(name: str) -> serializers.Field:
    """How a header or volume column is written: hectares, metres, or a count."""
    if name.endswith("_ha"):
        return number(6)
    return number(3) if name.endswith("_m") else count(null=True)


class RtRingkas(serializers.Serializer):
    id = count()
    rt = serializers.CharField()
    rw = serializers.CharField(allow_blank=True)
    kampung = serializers.CharField(allow_blank=True)
    kelurahan = serializers.CharField()
    nama_kelurahan = serializers.CharField()
    kawasan = serializers.CharField(allow_null=True)


class Header(serializers.Serializer):
    """The denominators and existing lengths, by their names in the ruleset."""

    def get_fields(self) -> dict[str, serializers.Field]:
        return {key: column(name) for key, name in COLUMN_OF_ANY_HEADER.items()}


class Masalah(serializers.Serializer):
    kode = serializers.CharField()
    jenis = choice([("E", "Kesalahan"), ("W", "Peringatan")])
    kriteria = serializers.CharField(allow_null=True, allow_blank=True)
    pesan = serializers.CharField()


class Skor(serializers.Serializer):
    """The score of a sheet with everything that leads to it."""

    persen = mapping(NUMBER, "Persen per kriteria, dua desimal; null tak terukur.")
    skor = mapping(WHOLE, "Skor 0, 1, 3, atau 5 per kriteria; null tak terukur.")
    rata_rata_aspek = mapping(NUMBER, "Rata-rata persen per aspek.")
    rata_rata = number(2)
    total = count(null=True)
    tingkat = choice(Assessment.Tingkat.choices, null=True)
    lengkap = serializers.BooleanField()
    masalah = Masalah(many=True)


class Penilaian(serializers.Serializer):
    uuid = serializers.UUIDField()
    rt = RtRingkas()
    tahun = count()
    jenis = choice(Assessment.Jenis.choices)
    ruleset = choice(Assessment.Ruleset.choices)
    status = choice(list(workflow.STATUSES.items()))
    resmi = serializers.BooleanField(help_text="Dipakai dalam rekap.")
    tanggal_survei = serializers.DateField(allow_null=True)
    metode = choice(Assessment.Metode.choices, blank=True)
    catatan = serializers.CharField(allow_blank=True)
    header = Header()
    volume = mapping(
        {"oneOf": [{"type": "string"}, {"type": "integer"}], "nullable": True},
        "Volume per kriteria; null berarti tidak diukur, 0 berarti nihil.",
    )
    skor = count(null=True)
    tingkat = choice(Assessment.Tingkat.choices, null=True)
    rata_rata = number(2)
    alasan = serializers.CharField(
        allow_blank=True, help_text="Alasan keputusan terakhir."
    )
    versi = count()
    kanal = choice(Assessment.Kanal.choices)
    device_time = serializers.DateTimeField(allow_null=True)
    dibuat_pada = serializers.DateTimeField()
    diubah_pada = serializers.DateTimeField()
    diajukan_pada = serializers.DateTimeField(allow_null=True)
    dikembalikan_pada = serializers.DateTimeField(allow_null=True)
    diverifikasi_pada = serializers.DateTimeField(allow_null=True)
    disahkan_pada = serializers.DateTimeField(allow_null=True)
    dibatalkan_pada = serializers.DateTimeField(allow_null=True)
    data_contoh = serializers.BooleanField()
    url = serializers.URLField()


class CatatanTinjauan(serializers.Serializer):
    """A remark of a reviewer that is still open."""

    pada = serializers.CharField(
        allow_null=True, help_text="Kriteria atau header; null bila pada foto."
    )
    foto = serializers.UUIDField(allow_null=True)
    isi = serializers.CharField()
    tanggapan = serializers.CharField(allow_blank=True)
    dibuat_pada = serializers.DateTimeField()


class PenilaianDetail(Penilaian):
    hasil = Skor()
    transisi = serializers.ListField(
        child=serializers.CharField(), help_text="Status yang sah sesudah ini."
    )
    catatan_tinjauan = CatatanTinjauan(many=True)


class Lokasi(serializers.Serializer):
    lat = number()
    lon = number()


class Berkas(serializers.Serializer):
    """A photo or document; never its bytes."""

    uuid = serializers.UUIDField()
    tag = serializers.CharField(allow_blank=True, help_text="Tentang apa.")
    jenis = choice(Attachment.Jenis.choices)
    nama_asli = serializers.CharField()
    tipe_media = serializers.CharField()
    ukuran = serializers.IntegerField(help_text="Bita yang tersimpan.")
    sha256 = serializers.CharField(help_text="SHA-256 berkas yang dikirim.")
    lebar = count(null=True)
    tinggi = count(null=True)
    exif_waktu = serializers.DateTimeField(allow_null=True)
    lokasi = Lokasi(
        allow_null=True, help_text="Hanya untuk yang mengisi dan yang memeriksa."
    )
    keterangan = serializers.CharField(allow_blank=True)
    dibuat_pada = serializers.DateTimeField()
    data_contoh = serializers.BooleanField()
    url = serializers.URLField()


class Tanda(serializers.Serializer):
    """The receipt of a sheet: the same for every copy of the same sending."""

    uuid = serializers.UUIDField()
    rt = count()
    tahun = count()
    jenis = choice(Assessment.Jenis.choices)
    ruleset = choice(Assessment.Ruleset.choices)
    ajukan = serializers.BooleanField()
    status = serializers.CharField(help_text="Status saat diterima.")
    total = count(null=True)
    tingkat = choice(Assessment.Tingkat.choices, null=True)
    lengkap = serializers.BooleanField()
    sidik = serializers.CharField(help_text="SHA-256 isi yang diterima.")
    diterima_pada = serializers.DateTimeField()
    data_contoh = serializers.BooleanField()
    url = serializers.URLField()


class Pecahan(serializers.Serializer):
    """A percentage with what it was divided from."""

    pembilang = number()
    penyebut = number()
    persen = number(2)
    satuan = serializers.CharField()


class Kriteria(Pecahan):
    skor = count(null=True)


class PerTingkat(serializers.Serializer):
    TK = number(null=False)
    KR = number(null=False)
    KS = number(null=False)
    KB = number(null=False)


class RtPerTingkat(serializers.Serializer):
    TK = count()
    KR = count()
    KS = count()
    KB = count()


class Kemajuan(serializers.Serializer):
    draf = count()
    diajukan = count()
    dikembalikan = count()
    diverifikasi = count()
    disahkan = count()


class Capaian(serializers.Serializer):
    """The three figures of 100-0-100."""

    air_minum = Pecahan()
    luas_kumuh = Pecahan()
    sanitasi = Pecahan()


class Angka(serializers.Serializer):
    """Figures of a place in a year, with what they were divided from."""

    tahun = count()
    skor = count(null=True)
    tingkat = choice(Assessment.Tingkat.choices, null=True)
    ruleset = serializers.CharField(
        allow_blank=True, help_text="Kosong bila lembarnya memakai aturan berbeda."
    )
    cakupan = Cakupan()
    capaian_100_0_100 = Capaian()
    kriteria = serializers.DictField(child=Kriteria())
    jumlah_bangunan = count(null=True)
    jumlah_penduduk = count(null=True)
    jumlah_kk = count(null=True)
    luas_verifikasi_ha = number()
    rt_per_tingkat = RtPerTingkat()
    ha_per_tingkat_rt = PerTingkat(help_text="Hektare menurut tingkat tiap RT.")
    dihitung_pada = serializers.DateTimeField()
    sedang_dihitung = serializers.BooleanField(
        help_text="Ada perubahan yang belum masuk angka ini."
    )
    data_contoh = serializers.BooleanField()


class Rekap(Angka):
    penilaian = Kemajuan()
    url = serializers.URLField()


class RekapWilayah(Rekap):
    kode_wilayah = serializers.CharField()
    nama = serializers.CharField()
    jenis = choice(WilayahModel.Jenis.choices)
    ha_per_tingkat_kawasan = PerTingkat(
        help_text="Hektare menurut tingkat kawasan tempat RT itu berada."
    )
    ha_luar_kawasan = number(null=False)


class RekapKawasan(Rekap):
    kawasan = serializers.CharField(help_text="Kode kawasan.")
    nama = serializers.CharField()


class Sk(serializers.Serializer):
    uuid = serializers.UUIDField()
    nomor = serializers.CharField()
    tanggal = serializers.DateField()
    tentang = serializers.CharField()
    penetap = choice(SkKumuh.Penetap.choices)
    penandatangan = serializers.CharField(allow_blank=True)
    wilayah = serializers.CharField(help_text="Kode kabupaten, kota, atau provinsi.")
    luas_total_ha = number()
    alasan_selisih = serializers.CharField(allow_blank=True)
    berlaku_mulai = serializers.DateField(allow_null=True)
    berlaku_sampai = serializers.DateField(
        allow_null=True, help_text="Hari pertama SK tidak berlaku lagi."
    )
    menggantikan = serializers.UUIDField(allow_null=True)
    status = choice(SkKumuh.Status.choices)
    sumber = serializers.CharField()
    ada_peta = serializers.BooleanField()
    ada_tabel = serializers.BooleanField()
    ditinjau_pada = serializers.DateField(allow_null=True)
    hasil_tinjauan = serializers.CharField(allow_blank=True)
    jumlah_butir = count()
    versi = count()
    diubah_pada = serializers.DateTimeField()
    data_contoh = serializers.BooleanField()
    url = serializers.URLField()


class SkButir(serializers.Serializer):
    urutan = count()
    kawasan = serializers.CharField(allow_null=True, help_text="Kode kawasan.")
    rt = count(null=True)
    nama_dalam_sk = serializers.CharField(allow_blank=True)
    lokasi_dalam_sk = serializers.CharField(allow_blank=True)
    luas_ha = number()
    tingkat = choice(TingkatSk.choices, blank=True)
    skor = count(null=True)
    kode_asli = serializers.CharField(allow_blank=True)
    catatan = serializers.CharField(allow_blank=True)


class SkDetail(Sk):
    butir = SkButir(many=True)
