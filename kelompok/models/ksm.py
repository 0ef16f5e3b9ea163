"""KSM: the groups of residents that carry out works in a kelurahan."""

from decimal import Decimal

import pghistory
from django.db import models
from django.db.models import F, Q

from kawasan.models.fields import kode_of_ours
from kelompok.models.personal import PersonalData, kept_rightly, sealed
from kelompok.querysets import KsmQuerySet

FIRST_YEAR, LAST_YEAR = 2015, 2100
MOST_MEMBERS = 10_000
LONGEST_REASON = 300
# A group below this is marked, not refused: only the statute of one BKM was found.
FEWEST_MEMBERS = 3
_PERSONAL = ("no_telp", "npwp", "nama_bank", "no_rekening")


@pghistory.track()
class Ksm(PersonalData):
    """One kelompok swadaya masyarakat. Members are counted, not named."""

    JENIS, NAMA_JENIS = "ksm", "KSM"
    PERSONAL = _PERSONAL

    class Bidang(models.TextChoices):
        LINGKUNGAN = "lingkungan", "Lingkungan"
        SOSIAL = "sosial", "Sosial"
        EKONOMI = "ekonomi", "Ekonomi"

    class Status(models.TextChoices):
        AKTIF = "aktif", "Aktif"
        TIDAK_AKTIF = "tidak_aktif", "Tidak aktif"
        BUBAR = "dibubarkan", "Dibubarkan"

    kode = kode_of_ours()
    nama = models.CharField(max_length=120)
    kelurahan = models.ForeignKey(
        "kawasan.Wilayah",
        models.PROTECT,
        related_name="ksm_set",
        verbose_name="kelurahan/desa",
    )
    kawasan = models.ForeignKey(
        "kawasan.Kawasan",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="ksm_set",
    )
    bkm = models.ForeignKey(
        "kelompok.Bkm",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="ksm_set",
        verbose_name="BKM/LKM",
    )
    bidang = models.CharField(max_length=10, choices=Bidang)
    alamat = models.CharField(max_length=200, blank=True)
    tanggal_pembentukan = models.DateField(null=True, blank=True)
    nomor_sk = models.CharField("nomor SK atau berita acara", max_length=80, blank=True)
    tanggal_sk = models.DateField("tanggal SK", null=True, blank=True)
    anggota_laki_laki = models.PositiveIntegerField(
        "anggota laki-laki", null=True, blank=True
    )
    anggota_perempuan = models.PositiveIntegerField(
        "anggota perempuan", null=True, blank=True
    )
    anggota_mbr = models.PositiveIntegerField("anggota MBR", null=True, blank=True)
    ad_art = models.BooleanField("mempunyai AD/ART", default=False)
    no_telp = sealed("nomor telepon")
    npwp = sealed("NPWP")
    nama_bank = sealed("nama bank")
    no_rekening = sealed("nomor rekening")
    status = models.CharField(max_length=11, choices=Status, default=Status.AKTIF)
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = KsmQuerySet.as_manager()

    class Meta:
        verbose_name = "KSM"
        verbose_name_plural = "KSM"
        ordering = ["kode"]
        constraints = [
            kept_rightly("ksm", _PERSONAL),
            models.CheckConstraint(
                condition=Q(anggota_laki_laki=None, anggota_perempuan=None)
                | Q(
                    anggota_laki_laki__isnull=False,
                    anggota_perempuan__isnull=False,
                    anggota_laki_laki__lte=MOST_MEMBERS,
                    anggota_perempuan__lte=MOST_MEMBERS,
                ),
                name="ksm_anggota_berpasangan",
                violation_error_message=(
                    "Isi jumlah anggota laki-laki dan perempuan, atau kosongkan"
                    " keduanya."
                ),
            ),
            models.CheckConstraint(
                condition=Q(anggota_mbr=None)
                | Q(anggota_mbr__lte=F("anggota_laki_laki") + F("anggota_perempuan")),
                name="ksm_mbr_sebagian_anggota",
                violation_error_message="Anggota MBR melebihi jumlah anggota.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return f"/kelompok/ksm/{self.pk}/"

    @property
    def kode_wilayah(self) -> str:
        return self.kelurahan.kode

    @property
    def jumlah_anggota(self) -> int | None:
        if self.anggota_laki_laki is None or self.anggota_perempuan is None:
            return None
        return self.anggota_laki_laki + self.anggota_perempuan

    @property
    def has_few_members(self) -> bool:
        """Fewer than a group needs; not counted is not few."""
        return self.jumlah_anggota is not None and self.jumlah_anggota < FEWEST_MEMBERS

    @property
    def persen_perempuan(self) -> Decimal | None:
        """Share of women among the members; None when nobody is counted."""
        return self._share(self.anggota_perempuan)

    @property
    def persen_mbr(self) -> Decimal | None:
        """Share of members of low income; None when nobody is counted."""
        return self._share(self.anggota_mbr)

    def _share(self, part: int | None) -> Decimal | None:
        if part is None or not self.jumlah_anggota:
            return None
        return Decimal(100 * part) / self.jumlah_anggota


# A year may be taken back; its row is then told by the history alone.
@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
)
class KsmBinaan(models.Model):
    """One year in which the province coaches a KSM."""

    ksm = models.ForeignKey(
        Ksm, models.CASCADE, related_name="binaan_set", verbose_name="KSM"
    )
    tahun = models.PositiveSmallIntegerField("tahun binaan provinsi")
    alasan = models.CharField(
        "alasan dibina di luar kawasan kumuh", max_length=LONGEST_REASON, blank=True
    )
    is_demo = models.BooleanField(default=False)
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "tahun binaan KSM"
        verbose_name_plural = "tahun binaan KSM"
        ordering = ["tahun", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["ksm", "tahun"],
                name="ksm_binaan_sekali",
                violation_error_message="Tahun binaan ini sudah tercatat.",
            ),
            models.CheckConstraint(
                condition=Q(tahun__gte=FIRST_YEAR, tahun__lte=LAST_YEAR),
                name="ksm_tahun_binaan",
                violation_error_message="Tahun binaan harus antara 2015 dan 2100.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ksm} {self.tahun}"
