"""Penilaian: one survey of one RT in one year, from draft to approval."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from assessments import workflow
from assessments.models.volumes import (
    ONLY_2016,
    VOLUMES,
    Volumes,
    filled,
    within_denominators,
)
from assessments.querysets import AssessmentQuerySet
from kawasan.models.dirty import dirty_triggers
from kawasan.models.fields import between
from kawasan.models.rt import LIMITS, PENYEBUT, Header

# Every path that changes what a rollup counts leaves an event, in the same
# transaction. A draft being typed changes nothing a rollup counts.
_APPEND = """
INSERT INTO dirty_event (jenis, kunci, tahun)
SELECT DISTINCT 'rt', r.rt_id, r.tahun FROM ({rows}) AS r;
RETURN NULL;
"""
_CHANGED = """
SELECT x.rt_id, x.tahun
FROM old_rows o JOIN new_rows n USING (id),
     LATERAL (VALUES (o.rt_id, o.tahun), (n.rt_id, n.tahun)) AS x(rt_id, tahun)
WHERE (o.status, o.resmi, o.rt_id, o.tahun)
      IS DISTINCT FROM (n.status, n.resmi, n.rt_id, n.tahun)
   OR ((o.resmi OR n.resmi) AND ({old}) IS DISTINCT FROM ({new}))
"""


def _columns(prefix: str) -> str:
    names = ("tingkat", "ruleset", *PENYEBUT, *VOLUMES)
    return ", ".join(f"{prefix}.{name}" for name in names)


HANDED_IN = (workflow.DIAJUKAN, workflow.DIVERIFIKASI, workflow.DISAHKAN)
RULESET_2018 = "permen-pupr-14-2018"
RULESET_2016 = "permen-pupr-02-2016"
ASKED_2018 = tuple(name for name in VOLUMES if name not in ONLY_2016)


@pghistory.track()
class Assessment(Header, Volumes):
    """One sheet. Headers are the denominators as they were at the survey.

    ``skor``, ``tingkat`` and ``rata_rata`` are computed by the ruleset, never
    typed. Exactly one approved sheet per RT and year is ``resmi``.
    """

    class Jenis(models.TextChoices):
        BASELINE = "baseline", "Baseline"
        PEMUTAKHIRAN = "r0_pemutakhiran", "Pemutakhiran R0"
        VERIFIKASI = "verifikasi_lapangan", "Verifikasi lapangan"

    class Metode(models.TextChoices):
        FGD = "fgd_rt", "FGD RT"
        OBSERVASI = "observasi", "Observasi"
        RUMAH_TANGGA = "rumah_tangga", "Survei rumah tangga"
        SEKUNDER = "data_sekunder", "Data sekunder"

    class Ruleset(models.TextChoices):
        PERMEN_2018 = RULESET_2018, "Permen PUPR 14/2018"
        PERMEN_2016 = RULESET_2016, "Permen PUPR 02/2016"

    class Tingkat(models.TextChoices):
        TK = "TK", "Tidak kumuh"
        KR = "KR", "Kumuh ringan"
        KS = "KS", "Kumuh sedang"
        KB = "KB", "Kumuh berat"

    class Kanal(models.TextChoices):
        WEB = "web", "Halaman web"
        API = "api", "API"
        IMPOR = "impor", "Impor berkas"
        CONTOH = "contoh", "Data contoh"

    uuid = models.UUIDField(unique=True)
    rt = models.ForeignKey("kawasan.Rt", models.PROTECT, related_name="penilaian")
    tahun = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=20, choices=Jenis, default=Jenis.BASELINE)
    ruleset = models.CharField(
        "aturan", max_length=30, choices=Ruleset, default=Ruleset.PERMEN_2018
    )
    status = models.CharField(
        max_length=12, choices=list(workflow.STATUSES.items()), default=workflow.DRAF
    )
    tanggal_survei = models.DateField(null=True, blank=True)
    metode = models.CharField(max_length=15, choices=Metode, blank=True)
    catatan = models.TextField(blank=True)
    alasan_peringatan = models.JSONField(default=dict, blank=True)
    isian_mentah = models.JSONField(default=dict, blank=True)
    skor = models.PositiveSmallIntegerField(null=True)
    tingkat = models.CharField(max_length=2, choices=Tingkat, blank=True)
    rata_rata = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    resmi = models.BooleanField(default=False)
    versi = models.PositiveIntegerField(default=1)
    alasan = models.TextField("alasan keputusan", blank=True)
    kanal = models.CharField(max_length=6, choices=Kanal, default=Kanal.WEB)
    isi_hash = models.CharField(max_length=64, blank=True)
    device_time = models.DateTimeField(null=True, blank=True)
    menggantikan = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="digantikan_oleh"
    )
    impor = models.ForeignKey(
        "kawasan.ImportBatch", models.PROTECT, null=True, blank=True
    )
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)
    diajukan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    diajukan_pada = models.DateTimeField(null=True)
    dikembalikan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    dikembalikan_pada = models.DateTimeField(null=True)
    diverifikasi_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    diverifikasi_pada = models.DateTimeField(null=True)
    disahkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    disahkan_pada = models.DateTimeField(null=True)
    dibatalkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    dibatalkan_pada = models.DateTimeField(null=True)
    is_demo = models.BooleanField(default=False)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = "penilaian"
        verbose_name_plural = "penilaian"
        ordering = ["-diubah_pada", "-id"]
        indexes = [
            # The rollups: everything of one RT and year.
            models.Index(fields=["rt", "tahun"], name="penilaian_rt_tahun"),
            # The review queue: oldest first.
            models.Index(
                fields=["status", "diajukan_pada", "id"], name="penilaian_antrean"
            ),
            # The list of the year, newest first, by keyset.
            models.Index(fields=["tahun", "-diubah_pada"], name="penilaian_daftar"),
        ]
        constraints = [
            # An approved sheet leaves room for one that is to replace it, and for
            # no other.
            models.UniqueConstraint(
                fields=["rt", "tahun", "jenis"],
                condition=~Q(status=workflow.DIBATALKAN) & Q(menggantikan=None),
                name="penilaian_satu_aktif",
                violation_error_message=(
                    "RT ini sudah mempunyai penilaian aktif untuk tahun dan jenis itu."
                ),
            ),
            models.UniqueConstraint(
                fields=["rt", "tahun", "jenis"],
                condition=Q(status__in=workflow.UNDECIDED),
                name="penilaian_satu_terbuka",
                violation_error_message=(
                    "RT ini sudah mempunyai penilaian aktif untuk tahun dan jenis itu."
                ),
            ),
            models.UniqueConstraint(
                fields=["menggantikan"],
                condition=Q(status__in=workflow.UNDECIDED),
                name="penilaian_satu_pengganti",
                violation_error_message="Penggantinya sudah ada dan belum disahkan.",
            ),
            models.CheckConstraint(
                condition=Q(menggantikan=None) | ~Q(menggantikan=F("id")),
                name="penilaian_bukan_pengganti_sendiri",
            ),
            models.UniqueConstraint(
                fields=["rt", "tahun"],
                condition=Q(resmi=True),
                name="penilaian_satu_resmi",
                violation_error_message="Sudah ada penilaian resmi untuk RT dan tahun.",
            ),
            models.CheckConstraint(
                condition=Q(tahun__gte=1990, tahun__lte=2100),
                name="penilaian_tahun",
                violation_error_message="Tahun harus antara 1990 dan 2100.",
            ),
            models.CheckConstraint(
                condition=Q(resmi=False) | Q(status=workflow.DISAHKAN),
                name="penilaian_resmi_disahkan",
            ),
            models.CheckConstraint(
                condition=between(LIMITS),
                name="penilaian_penyebut_wajar",
                violation_error_message="Angka tidak boleh negatif atau terlalu besar.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=HANDED_IN)
                | (
                    filled((*PENYEBUT, *ASKED_2018, "skor", "diajukan_pada"))
                    & within_denominators()
                    & Q(jumlah_kk__gt=0, jumlah_bangunan__gt=0)
                    & Q(luas_verifikasi_ha__gt=0)
                    & ~Q(tingkat="")
                ),
                name="penilaian_lengkap_bila_diajukan",
                violation_error_message=(
                    "Penilaian yang diajukan harus lengkap dan setiap volume tidak"
                    " boleh melebihi penyebutnya."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(status__in=HANDED_IN)
                | ~Q(ruleset=RULESET_2016)
                | filled(ONLY_2016),
                name="penilaian_lengkap_2016",
            ),
            models.CheckConstraint(
                condition=Q(diverifikasi_oleh=None)
                | ~Q(diverifikasi_oleh=F("diajukan_oleh")),
                name="penilaian_pengaju_bukan_verifikator",
                violation_error_message="Pengaju tidak boleh memverifikasi sendiri.",
            ),
            models.CheckConstraint(
                condition=Q(disahkan_oleh=None)
                | (
                    ~Q(disahkan_oleh=F("diajukan_oleh"))
                    & ~Q(disahkan_oleh=F("diverifikasi_oleh"))
                ),
                name="penilaian_pengesah_orang_lain",
                violation_error_message=(
                    "Pengesah tidak boleh sama dengan pengaju atau verifikator."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(status=workflow.DISAHKAN)
                | Q(
                    disahkan_oleh__isnull=False,
                    disahkan_pada__isnull=False,
                    diverifikasi_oleh__isnull=False,
                    diajukan_oleh__isnull=False,
                ),
                name="penilaian_disahkan_oleh",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[workflow.DIKEMBALIKAN, workflow.DIBATALKAN])
                | ~Q(alasan=""),
                name="penilaian_alasan",
                violation_error_message="Isi alasan keputusan ini.",
            ),
        ]
        triggers = [
            *dirty_triggers(
                insert=_APPEND.format(rows="SELECT rt_id, tahun FROM new_rows"),
                update=_APPEND.format(
                    rows=_CHANGED.format(old=_columns("o"), new=_columns("n"))
                ),
                delete=_APPEND.format(rows="SELECT rt_id, tahun FROM old_rows"),
            ),
        ]

    def __str__(self) -> str:
        return f"Penilaian {self.rt} {self.tahun}"

    def get_absolute_url(self) -> str:
        return f"/penilaian/{self.uuid}/"

    @property
    def kode_wilayah(self) -> str:
        return self.rt.kelurahan.kode

    @property
    def is_open(self) -> bool:
        """Whether the author may still type in it."""
        return self.status in workflow.OPEN_FOR_EDITING
