"""BKM, KPP and TIPP: the boards and teams of a kelurahan beside its KSM."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from kawasan.models.fields import MAX_RUPIAH, kode_of_ours, rupiah
from kelompok.group_querysets import GroupQuerySet
from kelompok.models.personal import PersonalData, kept_rightly, sealed

MOST_TEAMS = 50
# One working group for each of the seven indicators of slum at least.
FEWEST_TEAMS = 7


class Group(models.Model):
    """What BKM, KPP and TIPP have in common."""

    class Status(models.TextChoices):
        AKTIF = "aktif", "Aktif"
        TIDAK_AKTIF = "tidak_aktif", "Tidak aktif"
        BUBAR = "dibubarkan", "Dibubarkan"

    JENIS: ClassVar[str] = ""
    NAMA_JENIS: ClassVar[str] = ""

    kode = kode_of_ours()
    nama = models.CharField(max_length=120)
    kelurahan = models.ForeignKey(
        "kawasan.Wilayah",
        models.PROTECT,
        related_name="%(class)s_set",
        verbose_name="kelurahan/desa",
    )
    alamat = models.CharField(max_length=200, blank=True)
    tanggal_pembentukan = models.DateField(null=True, blank=True)
    nomor_sk = models.CharField("nomor SK lurah/kades", max_length=80, blank=True)
    tanggal_sk = models.DateField("tanggal SK", null=True, blank=True)
    status = models.CharField(max_length=11, choices=Status, default=Status.AKTIF)
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = GroupQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["kode"]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return f"/kelompok/{self.JENIS}/{self.pk}/"

    @property
    def kode_wilayah(self) -> str:
        return self.kelurahan.kode

    @property
    def is_recognised(self) -> bool:
        """Whether the lurah or kades recognised it by a decree that is named here."""
        return bool(self.nomor_sk)


_BKM = ("no_telp", "nama_bank", "no_rekening")
_KPP = ("no_telp",)


@pghistory.track()
class Bkm(Group, PersonalData):
    """Badan or lembaga keswadayaan masyarakat: the elected board of a kelurahan."""

    class Bentuk(models.TextChoices):
        BKM = "bkm", "BKM"
        LKM = "lkm", "LKM"

    class Kader(models.TextChoices):
        TIDAK = "tidak", "Belum diusulkan"
        DIUSULKAN = "diusulkan", "Diusulkan"
        DITETAPKAN = "ditetapkan", "Ditetapkan desa/kelurahan"

    JENIS, NAMA_JENIS = "bkm", "BKM/LKM"
    PERSONAL = _BKM

    bentuk = models.CharField(max_length=3, choices=Bentuk, default=Bentuk.BKM)
    nama_notaris = models.CharField("nama notaris", max_length=120, blank=True)
    nomor_akta = models.CharField("nomor akta", max_length=80, blank=True)
    tanggal_akta = models.DateField("tanggal akta", null=True, blank=True)
    unit_upk = models.BooleanField("UPK (unit pengelola keuangan)", default=False)
    unit_upl = models.BooleanField("UPL (unit pengelola lingkungan)", default=False)
    unit_ups = models.BooleanField("UPS (unit pengelola sosial)", default=False)
    sekretariat = models.BooleanField("sekretariat", default=False)
    forum = models.BooleanField("anggota forum BKM/LKM", default=False)
    kader = models.CharField(
        "kader pemberdayaan desa/kelurahan",
        max_length=10,
        choices=Kader,
        default=Kader.TIDAK,
    )
    dasar_kader = models.CharField("dasar penetapan kader", max_length=200, blank=True)
    no_telp = sealed("nomor telepon")
    nama_bank = sealed("nama bank")
    no_rekening = sealed("nomor rekening")

    class Meta(Group.Meta):
        verbose_name = "BKM/LKM"
        verbose_name_plural = "BKM/LKM"
        constraints = [
            kept_rightly("bkm", _BKM),
            models.CheckConstraint(
                condition=~Q(kader="ditetapkan") | ~Q(dasar_kader=""),
                name="bkm_kader_berdasar",
                violation_error_message=(
                    "Tulis dasar penetapan kader, misalnya nomor SK kepala desa."
                ),
            ),
        ]

    def units(self) -> list[str]:
        """The units it has, by their short names."""
        names = ("upk", "upl", "ups")
        found = [n.upper() for n in names if getattr(self, f"unit_{n}")]
        return [*found, "sekretariat"] if self.sekretariat else found


@pghistory.track()
class Kpp(Group, PersonalData):
    """Kelompok pemanfaat dan pemelihara: those who use and maintain what was built."""

    JENIS, NAMA_JENIS = "kpp", "KPP"
    PERSONAL = _KPP

    bkm = models.ForeignKey(
        Bkm, models.PROTECT, null=True, blank=True, related_name="kpp_set"
    )
    ad_art = models.BooleanField("mempunyai AD/ART", default=False)
    nomor_serah = models.CharField(
        "nomor berita acara serah terima pengelola", max_length=80, blank=True
    )
    tanggal_serah = models.DateField("tanggal serah terima", null=True, blank=True)
    rencana_kerja = models.TextField("rencana kerja O&P", max_length=2000, blank=True)
    tarif_rp = rupiah("tarif iuran (Rp)")
    tarif_satuan = models.CharField("tarif per", max_length=60, blank=True)
    buku_bank = models.BooleanField("mempunyai buku bank kelompok", default=False)
    no_telp = sealed("nomor telepon")

    class Meta(Group.Meta):
        verbose_name = "KPP"
        verbose_name_plural = "KPP"
        constraints = [
            kept_rightly("kpp", _KPP),
            models.CheckConstraint(
                condition=Q(tarif_rp=None)
                | (Q(tarif_rp__gte=0, tarif_rp__lte=MAX_RUPIAH) & ~Q(tarif_satuan="")),
                name="kpp_tarif_bersatuan",
                violation_error_message=(
                    "Isi tarif 0 atau lebih beserta satuannya, misalnya KK per bulan."
                ),
            ),
        ]


@pghistory.track()
class Tipp(Group):
    """Tim inti perencanaan partisipatif: the planners of a kelurahan."""

    JENIS, NAMA_JENIS = "tipp", "TIPP"

    bkm = models.ForeignKey(
        Bkm, models.PROTECT, null=True, blank=True, related_name="tipp_set"
    )
    jumlah_pokja = models.PositiveSmallIntegerField(
        "jumlah kelompok kerja", null=True, blank=True
    )

    class Meta(Group.Meta):
        verbose_name = "TIPP"
        verbose_name_plural = "TIPP"
        constraints = [
            models.CheckConstraint(
                condition=Q(jumlah_pokja=None) | Q(jumlah_pokja__lte=MOST_TEAMS),
                name="tipp_jumlah_pokja",
                violation_error_message="Kelompok kerja paling banyak 50.",
            ),
        ]

    @property
    def has_few_teams(self) -> bool:
        """Fewer working groups than indicators of slum; unknown is not few."""
        return self.jumlah_pokja is not None and self.jumlah_pokja < FEWEST_TEAMS
