"""What reviewers leave behind: remarks at a field, runs over many sheets, approvals."""

import uuid as uuids

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from assessments import workflow
from assessments.querysets import (
    BulkItemQuerySet,
    BulkReviewQuerySet,
    PersetujuanQuerySet,
    RemarkQuerySet,
)

_USER = settings.AUTH_USER_MODEL


def _person() -> models.ForeignKey:
    return models.ForeignKey(_USER, models.PROTECT, null=True, related_name="+")


@pghistory.track()
class ReviewRemark(models.Model):
    """One remark of a reviewer, at a number of the sheet or at a photograph.

    ``kolom`` is the column of the number, ``kriteria`` its code on the form when it
    is a criterion. It is open until a reviewer closes it or verifies the sheet.
    """

    assessment = models.ForeignKey(
        "assessments.Assessment", models.PROTECT, related_name="catatan_tinjauan"
    )
    kriteria = models.CharField(max_length=4, blank=True)
    kolom = models.CharField(max_length=60, blank=True)
    foto = models.UUIDField(null=True, blank=True)
    isi = models.TextField()
    versi_lembar = models.PositiveIntegerField("versi penilaian saat ditulis")
    tanggapan = models.TextField(blank=True)
    ditanggapi_oleh = _person()
    ditanggapi_pada = models.DateTimeField(null=True)
    selesai_oleh = _person()
    selesai_pada = models.DateTimeField(null=True)
    versi = models.PositiveIntegerField(default=1)
    dibuat_oleh = _person()
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    is_demo = models.BooleanField(default=False)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        verbose_name = "catatan tinjauan"
        verbose_name_plural = "catatan tinjauan"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(isi=""),
                name="catatan_tinjauan_isi",
                violation_error_message="Tulis isi catatan.",
            ),
            models.CheckConstraint(
                condition=~Q(kolom="") | Q(foto__isnull=False),
                name="catatan_tinjauan_tempat",
                violation_error_message="Catatan harus menunjuk isian atau foto.",
            ),
            models.CheckConstraint(
                condition=Q(selesai_pada=None, selesai_oleh=None)
                | Q(selesai_pada__isnull=False, selesai_oleh__isnull=False),
                name="catatan_tinjauan_selesai",
            ),
        ]

    def __str__(self) -> str:
        return f"Catatan {self.kriteria or self.kolom or 'foto'}"

    @property
    def terbuka(self) -> bool:
        return self.selesai_pada is None


class BulkReview(models.Model):
    """One step over many sheets: tried first, then done by a worker, perhaps undone.

    The sheets and their versions are fixed by the trial; what has changed since is
    not touched.
    """

    class Langkah(models.TextChoices):
        VERIFY = "verify", "Verifikasi"
        APPROVE = "approve", "Sahkan"

    class Status(models.TextChoices):
        PRATINJAU = "pratinjau", "Pratinjau"
        BERJALAN = "berjalan", "Berjalan"
        SELESAI = "selesai", "Selesai"
        MEMBATALKAN = "membatalkan", "Sedang dibatalkan"
        DIBATALKAN = "dibatalkan", "Dibatalkan"

    uuid = models.UUIDField(unique=True, default=uuids.uuid4)
    langkah = models.CharField(max_length=8, choices=Langkah)
    status = models.CharField(max_length=11, choices=Status, default=Status.PRATINJAU)
    kode_wilayah = models.CharField(max_length=13, blank=True)
    saringan = models.JSONField(default=dict, blank=True)
    tanpa_peringatan = models.BooleanField(default=False)
    sampel = models.PositiveIntegerField(null=True, blank=True)
    dibuat_oleh = _person()
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dimulai_pada = models.DateTimeField(null=True)
    denyut_pada = models.DateTimeField("tanda kerja terakhir", null=True)
    selesai_pada = models.DateTimeField(null=True)
    dibatalkan_oleh = _person()
    dibatalkan_pada = models.DateTimeField(null=True)
    alasan_batal = models.TextField(blank=True)
    is_demo = models.BooleanField(default=False)

    objects = BulkReviewQuerySet.as_manager()

    class Meta:
        verbose_name = "tinjauan massal"
        verbose_name_plural = "tinjauan massal"
        ordering = ["-pk"]
        indexes = [
            # What a worker left unfinished; nearly always empty.
            models.Index(
                fields=["denyut_pada"],
                name="tinjauan_massal_berjalan",
                condition=Q(status__in=["berjalan", "membatalkan"]),
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status__in=["membatalkan", "dibatalkan"])
                | (~Q(alasan_batal="") & Q(dibatalkan_oleh__isnull=False)),
                name="tinjauan_massal_alasan",
                violation_error_message="Tulis alasan pembatalan.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_langkah_display()} massal {self.pk}"

    def get_absolute_url(self) -> str:
        return f"/antrean/massal/{self.uuid}/"

    @property
    def works(self) -> bool:
        """Whether a worker has something to do in it now."""
        return self.status in (self.Status.BERJALAN, self.Status.MEMBATALKAN)

    @property
    def transition(self) -> workflow.Transition:
        return workflow.TRANSITIONS[self.langkah]


class BulkReviewItem(models.Model):
    """One sheet of a run: the version that was seen, and what became of it."""

    class Hasil(models.TextChoices):
        LOLOS = "lolos", "Lolos"
        TIDAK_LOLOS = "tidak_lolos", "Tidak lolos"
        BERHASIL = "berhasil", "Berhasil"
        GAGAL = "gagal", "Gagal"
        DIBATALKAN = "dibatalkan", "Dikembalikan ke semula"
        TETAP = "tetap", "Tidak dapat dibatalkan"

    batch = models.ForeignKey(BulkReview, models.CASCADE, related_name="butir")
    assessment = models.ForeignKey(
        "assessments.Assessment", models.PROTECT, related_name="tinjauan_massal"
    )
    versi = models.PositiveIntegerField()
    hasil = models.CharField(max_length=11, choices=Hasil)
    alasan = models.TextField(blank=True)
    status_sebelum = models.CharField(
        max_length=12, choices=list(workflow.STATUSES.items())
    )
    status_sesudah = models.CharField(
        max_length=12, choices=list(workflow.STATUSES.items()), blank=True
    )
    versi_sesudah = models.PositiveIntegerField(null=True)
    diproses_pada = models.DateTimeField(null=True)

    objects = BulkItemQuerySet.as_manager()

    class Meta:
        verbose_name = "butir tinjauan massal"
        verbose_name_plural = "butir tinjauan massal"
        ordering = ["pk"]
        indexes = [
            # What is left to do, in order.
            models.Index(fields=["batch", "hasil", "id"], name="tinjauan_massal_sisa")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "assessment"], name="tinjauan_massal_sekali"
            ),
            models.CheckConstraint(
                condition=~Q(hasil__in=["tidak_lolos", "gagal", "tetap"])
                | ~Q(alasan=""),
                name="tinjauan_massal_alasan_butir",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessment} {self.get_hasil_display().lower()}"


@pghistory.track()
class PersetujuanWilayah(models.Model):
    """The approval of the whole year of one place; while it stands nothing moves.

    ``revisi`` begins with 1 and grows whenever the place is opened again.
    ``oleh``, ``pada`` and ``alasan`` are those of the present status.
    """

    class Status(models.TextChoices):
        DISETUJUI = "disetujui", "Disetujui"
        DIBUKA = "dibuka", "Dibuka kembali"

    wilayah = models.ForeignKey(
        "kawasan.Wilayah", models.PROTECT, related_name="persetujuan"
    )
    tahun = models.PositiveSmallIntegerField()
    revisi = models.PositiveIntegerField(default=1)
    status = models.CharField(max_length=9, choices=Status, default=Status.DISETUJUI)
    oleh = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    pada = models.DateTimeField()
    alasan = models.TextField(blank=True)
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)

    objects = PersetujuanQuerySet.as_manager()

    class Meta:
        verbose_name = "persetujuan wilayah"
        verbose_name_plural = "persetujuan wilayah"
        ordering = ["wilayah__kode", "-tahun"]
        constraints = [
            models.UniqueConstraint(
                fields=["wilayah", "tahun"],
                name="persetujuan_wilayah_tahun",
                violation_error_message="Tahun wilayah ini sudah disetujui.",
            ),
            models.CheckConstraint(
                condition=Q(tahun__gte=1990, tahun__lte=2100),
                name="persetujuan_tahun",
                violation_error_message="Tahun harus antara 1990 dan 2100.",
            ),
            models.CheckConstraint(
                condition=~Q(status="dibuka") | ~Q(alasan=""),
                name="persetujuan_alasan",
                violation_error_message="Tulis alasan membuka kembali.",
            ),
        ]

    def __str__(self) -> str:
        return f"Persetujuan {self.wilayah} {self.tahun}"

    def get_absolute_url(self) -> str:
        return f"/persetujuan/{self.wilayah.kode}/?tahun={self.tahun}"

    @property
    def disetujui(self) -> bool:
        return self.status == self.Status.DISETUJUI
