"""What is recorded about a group over time: members, officers, coaching, standing."""

from decimal import Decimal
from typing import Any

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kelompok.group_querysets import GROUP_KINDS, GroupRowQuerySet
from kelompok.models.ksm import FIRST_YEAR, LAST_YEAR, MOST_MEMBERS
from kelompok.models.personal import PersonalData, kept_rightly, sealed

MOST_VOTERS = 1_000_000
# The six aspects of the institutional development framework (IDF).
ASPEK: tuple[str, ...] = (
    "statuta",
    "kepemimpinan",
    "sistem_manajemen",
    "manajemen_keuangan",
    "sdm",
    "hubungan_eksternal",
)


PERSONAL_NAME = ("nama",)


def one_group(table: str, kinds: tuple[str, ...] = GROUP_KINDS) -> Any:
    """The row belongs to exactly one group."""
    first, *rest = (
        Q(**{f"{other}__isnull": other != kind for other in kinds}) for kind in kinds
    )
    for q in rest:
        first |= q
    return models.CheckConstraint(
        condition=first,
        name=f"{table}_satu_kelompok",
        violation_error_message="Catatan ini harus milik tepat satu kelompok.",
    )


def counted(label: str) -> Any:
    return models.PositiveIntegerField(label, null=True, blank=True)


def parts(table: str, men: str, women: str, poor: str, most: int) -> list[Any]:
    """Men and women are counted together, and the poor are some of them."""
    both = Q(**{f"{men}__isnull": False, f"{women}__isnull": False})
    limit = Q(**{f"{men}__lte": most, f"{women}__lte": most})
    neither = Q(**{men: None, women: None})
    return [
        models.CheckConstraint(
            condition=neither | (both & limit),
            name=f"{table}_berpasangan",
            violation_error_message=(
                "Isi jumlah laki-laki dan perempuan, atau kosongkan keduanya."
            ),
        ),
        models.CheckConstraint(
            condition=Q(**{poor: None})
            | (both & Q(**{f"{poor}__lte": F(men) + F(women)})),
            name=f"{table}_mbr_sebagian",
            violation_error_message="Jumlah MBR melebihi jumlah orang yang dihitung.",
        ),
    ]


def share(part: int | None, whole: int | None) -> Decimal | None:
    """Percent; None where something is not counted or nobody is there."""
    if part is None or not whole:
        return None
    return Decimal(100 * part) / whole


def total(men: int | None, women: int | None) -> int | None:
    return None if men is None or women is None else men + women


def _owner(name: str) -> Any:
    return models.ForeignKey(
        f"kelompok.{name}",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)s_set",
    )


class GroupRow(models.Model):
    """A row of one group of any kind, with its version."""

    bkm = _owner("Bkm")
    ksm = _owner("Ksm")
    kpp = _owner("Kpp")
    tipp = _owner("Tipp")
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = GroupRowQuerySet.as_manager()

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        return str(self.group.get_absolute_url())

    @property
    def group(self) -> Any:
        """The group it belongs to."""
        names = (n for n in GROUP_KINDS if getattr(self, f"{n}_id", None))
        return getattr(self, next(names))

    @property
    def kode_wilayah(self) -> str:
        return str(self.group.kode_wilayah)


@pghistory.track()
class KeanggotaanKelompok(GroupRow):
    """How many members a group has in a year. Members are counted, not named."""

    tahun = models.PositiveSmallIntegerField("periode (tahun)")
    laki_laki = counted("laki-laki")
    perempuan = counted("perempuan")
    mbr = counted("MBR")
    miskin_rentan = counted("miskin atau rentan")
    sumber = models.CharField(max_length=200)

    class Meta:
        verbose_name = "jumlah anggota"
        verbose_name_plural = "jumlah anggota"
        ordering = ["-tahun", "pk"]
        constraints = [
            one_group("keanggotaan"),
            *(
                models.UniqueConstraint(
                    fields=[kind, "tahun"],
                    name=f"keanggotaan_sekali_{kind}",
                    violation_error_message=(
                        "Jumlah anggota tahun ini sudah ada; ubah yang ada."
                    ),
                )
                for kind in GROUP_KINDS
            ),
            models.CheckConstraint(
                condition=Q(tahun__gte=FIRST_YEAR, tahun__lte=LAST_YEAR),
                name="keanggotaan_tahun",
                violation_error_message="Tahun harus antara 2015 dan 2100.",
            ),
            *parts("keanggotaan", "laki_laki", "perempuan", "mbr", MOST_MEMBERS),
            models.CheckConstraint(
                condition=Q(miskin_rentan=None)
                | Q(
                    laki_laki__isnull=False,
                    miskin_rentan__lte=F("laki_laki") + F("perempuan"),
                ),
                name="keanggotaan_miskin_sebagian",
                violation_error_message="Miskin/rentan melebihi anggota yang dihitung.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}, {self.tahun}"

    @property
    def jumlah(self) -> int | None:
        return total(self.laki_laki, self.perempuan)

    @property
    def persen_perempuan(self) -> Decimal | None:
        return share(self.perempuan, self.jumlah)

    @property
    def persen_mbr(self) -> Decimal | None:
        return share(self.mbr, self.jumlah)


@pghistory.track()
class Pengurus(GroupRow, PersonalData):
    """One of the few who are named, because they sign for the group.

    The name is sealed and goes at its end; the office and its term stay.
    """

    PERSONAL = PERSONAL_NAME
    # The page of the group shows it to who may see it; nothing is opened one by one.
    OPENED_ALONE = False

    class Peran(models.TextChoices):
        KOORDINATOR = "koordinator", "Koordinator"
        KETUA = "ketua", "Ketua"
        SEKRETARIS = "sekretaris", "Sekretaris"
        BENDAHARA = "bendahara", "Bendahara"
        ANGGOTA = "anggota", "Anggota pimpinan"

    class Kelamin(models.TextChoices):
        LAKI_LAKI = "L", "Laki-laki"
        PEREMPUAN = "P", "Perempuan"

    peran = models.CharField(max_length=11, choices=Peran)
    nama = sealed("nama")
    jenis_kelamin = models.CharField(max_length=1, choices=Kelamin)
    mulai = models.DateField()
    sampai = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "pengurus"
        verbose_name_plural = "pengurus"
        ordering = ["peran", "-mulai", "pk"]
        constraints = [
            one_group("pengurus"),
            kept_rightly("pengurus", PERSONAL_NAME),
            models.CheckConstraint(
                condition=Q(sampai=None) | Q(sampai__gte=F("mulai")),
                name="pengurus_masa",
                violation_error_message="Masa berakhir sebelum mulai.",
            ),
        ]

    def __str__(self) -> str:
        # The trail keeps labels for good, so they name the office, not the person.
        return f"{self.get_peran_display()} {self.group}"


@pghistory.track()
class Pembinaan(GroupRow):
    """Who coaches a group, from when to when."""

    institution = models.ForeignKey(
        "accounts.Institution",
        models.PROTECT,
        related_name="pembinaan_set",
        verbose_name="instansi pembina",
    )
    fasilitator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pembinaan_set",
    )
    mulai = models.DateField()
    sampai = models.DateField(null=True, blank=True)
    catatan = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = "pembinaan"
        verbose_name_plural = "pembinaan"
        ordering = ["-mulai", "pk"]
        constraints = [
            one_group("pembinaan"),
            models.CheckConstraint(
                condition=Q(sampai=None) | Q(sampai__gte=F("mulai")),
                name="pembinaan_masa",
                violation_error_message="Pembinaan berakhir sebelum mulai.",
            ),
        ]

    def __str__(self) -> str:
        return f"Pembinaan {self.group}"


@pghistory.track()
class Kunjungan(GroupRow):
    """One visit to a coached group, with what was found and advised."""

    class Jenis(models.TextChoices):
        PENDAMPINGAN = "pendampingan", "Pendampingan"
        PEMANTAUAN = "pemantauan", "Pemantauan"
        PELATIHAN = "pelatihan", "Pelatihan di tempat"
        RAPAT = "rapat_warga", "Rapat warga"

    tanggal = models.DateField()
    jenis = models.CharField(max_length=12, choices=Jenis)
    laki_laki = counted("peserta laki-laki")
    perempuan = counted("peserta perempuan")
    mbr = counted("peserta MBR")
    temuan = models.TextField(max_length=2000)
    rekomendasi = models.TextField(max_length=2000, blank=True)

    class Meta:
        verbose_name = "kunjungan"
        verbose_name_plural = "kunjungan"
        ordering = ["-tanggal", "-pk"]
        constraints = [
            one_group("kunjungan"),
            *parts("kunjungan", "laki_laki", "perempuan", "mbr", MOST_MEMBERS),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.group}, {self.tanggal:%d-%m-%Y}"

    @property
    def jumlah(self) -> int | None:
        return total(self.laki_laki, self.perempuan)


@pghistory.track()
class PenilaianKelompok(GroupRow):
    """The standing of a group on one day, by the six aspects of the IDF."""

    tanggal = models.DateField()
    statuta = models.DecimalField(max_digits=5, decimal_places=2)
    kepemimpinan = models.DecimalField(max_digits=5, decimal_places=2)
    sistem_manajemen = models.DecimalField(max_digits=5, decimal_places=2)
    manajemen_keuangan = models.DecimalField(max_digits=5, decimal_places=2)
    sdm = models.DecimalField("sumber daya manusia", max_digits=5, decimal_places=2)
    hubungan_eksternal = models.DecimalField(max_digits=5, decimal_places=2)
    cara = models.CharField("cara dan penilai", max_length=200)
    catatan = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = "penilaian kelompok"
        verbose_name_plural = "penilaian kelompok"
        ordering = ["-tanggal", "-pk"]
        constraints = [
            one_group("penilaian_kelompok"),
            models.CheckConstraint(
                condition=Q(kpp=None, tipp=None),
                name="penilaian_kelompok_bkm_ksm",
                violation_error_message="Hanya BKM dan KSM yang dinilai begini.",
            ),
            models.CheckConstraint(
                condition=Q(
                    **{f"{name}__gte": 0 for name in ASPEK},
                    **{f"{name}__lte": 100 for name in ASPEK},
                ),
                name="penilaian_kelompok_persen",
                violation_error_message="Setiap aspek antara 0 dan 100 persen.",
            ),
        ]

    def __str__(self) -> str:
        return f"Penilaian {self.group}, {self.tanggal:%d-%m-%Y}"

    @property
    def rata_rata(self) -> Decimal:
        """Plain mean of the six aspects; the weights of the IDF are not published."""
        return sum((getattr(self, n) for n in ASPEK), Decimal(0)) / len(ASPEK)


@pghistory.track()
class PemiluBkm(models.Model):
    """One election of a BKM: its steps, who came, who was elected."""

    class Tahap(models.TextChoices):
        PERSIAPAN = "persiapan", "Persiapan"
        SELEKSI = "seleksi", "Seleksi utusan basis"
        PEMILIHAN = "pemilihan", "Pemilihan selesai"

    bkm = models.ForeignKey("kelompok.Bkm", models.PROTECT, related_name="pemilu_set")
    tanggal = models.DateField()
    lokasi = models.CharField(max_length=200, blank=True)
    tahap = models.CharField(max_length=10, choices=Tahap, default=Tahap.PERSIAPAN)
    warga_dewasa = counted("warga dewasa yang berhak memilih")
    peserta_laki_laki = counted("pemilih laki-laki yang datang")
    peserta_perempuan = counted("pemilih perempuan yang datang")
    peserta_mbr = counted("pemilih MBR yang datang")
    terpilih_laki_laki = counted("terpilih laki-laki")
    terpilih_perempuan = counted("terpilih perempuan")
    terpilih_mbr = counted("terpilih MBR")
    sumber = models.CharField(max_length=200)
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = GroupRowQuerySet.as_manager()

    class Meta:
        verbose_name = "pemilihan BKM"
        verbose_name_plural = "pemilihan BKM"
        ordering = ["-tanggal", "-pk"]
        constraints = [
            *parts(
                "pemilu_peserta",
                "peserta_laki_laki",
                "peserta_perempuan",
                "peserta_mbr",
                MOST_VOTERS,
            ),
            *parts(
                "pemilu_terpilih",
                "terpilih_laki_laki",
                "terpilih_perempuan",
                "terpilih_mbr",
                MOST_MEMBERS,
            ),
            models.CheckConstraint(
                condition=Q(warga_dewasa=None)
                | Q(peserta_laki_laki=None)
                | Q(
                    warga_dewasa__gte=F("peserta_laki_laki") + F("peserta_perempuan"),
                    warga_dewasa__lte=MOST_VOTERS,
                ),
                name="pemilu_peserta_sebagian",
                violation_error_message="Pemilih yang datang melebihi yang berhak.",
            ),
        ]

    def __str__(self) -> str:
        return f"Pemilihan {self.bkm}, {self.tanggal:%d-%m-%Y}"

    def get_absolute_url(self) -> str:
        return self.bkm.get_absolute_url()

    @property
    def group(self) -> Any:
        return self.bkm

    @property
    def kode_wilayah(self) -> str:
        return self.bkm.kode_wilayah

    @property
    def peserta(self) -> int | None:
        return total(self.peserta_laki_laki, self.peserta_perempuan)

    @property
    def terpilih(self) -> int | None:
        return total(self.terpilih_laki_laki, self.terpilih_perempuan)

    @property
    def persen_hadir(self) -> Decimal | None:
        return share(self.peserta, self.warga_dewasa)

    @property
    def persen_perempuan(self) -> Decimal | None:
        return share(self.peserta_perempuan, self.peserta)

    @property
    def persen_terpilih_perempuan(self) -> Decimal | None:
        return share(self.terpilih_perempuan, self.terpilih)
