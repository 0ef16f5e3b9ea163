"""The audit trail: rows are added, never changed or removed."""

import pgtrigger
from django.conf import settings
from django.db import models


class AuditEvent(models.Model):
    """One deed of one person or system, written in the deed's own transaction.

    ``sebelum`` and ``sesudah`` hold only the fields that changed; personal data
    is never written here in clear.
    """

    pada = models.DateTimeField(auto_now_add=True, db_index=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    verba = models.CharField(max_length=60)
    objek_jenis = models.CharField(max_length=40, blank=True)
    objek_id = models.CharField(max_length=40, blank=True)
    objek_label = models.CharField(max_length=200, blank=True)
    kode_wilayah = models.CharField(max_length=13, blank=True)
    sebelum = models.JSONField(default=dict)
    sesudah = models.JSONField(default=dict)
    alasan = models.TextField(blank=True)
    kanal = models.CharField(max_length=10)
    id_permintaan = models.CharField(max_length=64, blank=True)
    alamat = models.CharField(max_length=45, blank=True)

    class Meta:
        verbose_name = "kejadian audit"
        verbose_name_plural = "jejak audit"
        ordering = ["-id"]
        indexes = [
            # The timeline on the page of one record.
            models.Index(fields=["objek_jenis", "objek_id", "id"], name="audit_objek"),
            # The trail of one territory.
            models.Index(fields=["kode_wilayah", "id"], name="audit_wilayah"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="append_only", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.pada:%Y-%m-%d %H:%M} {self.verba} {self.objek_label}"
