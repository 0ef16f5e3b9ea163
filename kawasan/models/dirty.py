"""What must be computed again. Written by database triggers, by every path.

Events are appended in the transaction of the fact and never changed; the
consumer in ``assessments.rekap`` removes them in the transaction of the result.
"""

import pgtrigger
from django.db import models


def dirty_triggers(insert: str, update: str, delete: str) -> list[pgtrigger.Trigger]:
    """Triggers of a table that tell what a statement made dirty, once per statement.

    ``insert`` reads new_rows, ``delete`` old_rows, ``update`` both.
    """
    new, old = {"new": "new_rows"}, {"old": "old_rows"}
    return [
        pgtrigger.Trigger(
            name=f"dirty_{name}",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=operation,
            referencing=pgtrigger.Referencing(**rows),
            func=func,
        )
        for name, operation, rows, func in (
            ("insert", pgtrigger.Insert, new, insert),
            ("update", pgtrigger.Update, {**old, **new}, update),
            ("delete", pgtrigger.Delete, old, delete),
        )
    ]


class DirtyEvent(models.Model):
    """One thing that changed: the rollups above it are out of date.

    ``jenis`` rt: an RT's sheets changed in ``tahun``. kawasan, wilayah: the area
    itself changed. ``tahun`` 0 means every year.
    """

    jenis = models.CharField(max_length=10)
    kunci = models.BigIntegerField()
    tahun = models.SmallIntegerField()
    dibuat_pada = models.DateTimeField(db_default=models.functions.Now())

    class Meta:
        db_table = "dirty_event"
        verbose_name = "perubahan belum dihitung"
        verbose_name_plural = "perubahan belum dihitung"

    def __str__(self) -> str:
        return f"{self.jenis} {self.kunci} {self.tahun}"


class DirtyKey(models.Model):
    """A key whose recomputation failed: tried again later, parked after five."""

    jenis = models.CharField(max_length=10)
    kunci = models.BigIntegerField()
    tahun = models.SmallIntegerField()
    percobaan = models.PositiveSmallIntegerField()
    coba_lagi_pada = models.DateTimeField()
    galat = models.TextField()
    diparkir = models.BooleanField(default=False)
    event_terakhir = models.BigIntegerField()

    class Meta:
        db_table = "dirty_key"
        verbose_name = "perhitungan gagal"
        verbose_name_plural = "perhitungan gagal"
        constraints = [
            models.UniqueConstraint(
                fields=["jenis", "kunci", "tahun"], name="dirty_key_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.jenis} {self.kunci} {self.tahun} ({self.percobaan}×)"
