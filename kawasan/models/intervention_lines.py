"""Lines of a work: the volumes it reduces per RT, and who pays how much.

Triggers refuse every change of a line whose work is locked, and mark the RT of verified
works dirty.
"""

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Round

from kawasan.models.dirty import dirty_triggers
from kawasan.models.fields import MAX_M, MAX_RUPIAH, between, rupiah
from kawasan.models.intervention import Intervention
from kawasan.models.sasaran import Sasaran, SumberDana

_LOCKED = """
IF EXISTS (SELECT 1 FROM kawasan_intervention i
           WHERE i.id = coalesce(NEW.intervention_id, OLD.intervention_id)
             AND i.terkunci) THEN
    RAISE EXCEPTION 'kegiatan terkunci' USING ERRCODE = 'check_violation';
END IF;
RETURN coalesce(NEW, OLD);
"""
_DIRTY = """
INSERT INTO dirty_event (jenis, kunci, tahun)
SELECT DISTINCT 'rt', l.rt_id, i.tahun
FROM ({rows}) AS l JOIN kawasan_intervention i ON i.id = l.intervention_id
WHERE l.rt_id IS NOT NULL AND i.verifikasi = 'disetujui';
RETURN NULL;
"""


def _in_unit(column: str) -> Q:
    """Whole units and KK, metres to the millimetre, hectares to six decimals:
    exactly what the volume columns of a penilaian can hold."""
    metres = Q(sasaran__endswith="_m", **{column: Round(F(column), 3)})
    whole = Q(**{column: Round(F(column), 0)})
    return Q(**{column: None}) | Q(sasaran__endswith="_ha") | metres | whole


@pghistory.track()
class InterventionVolume(models.Model):
    """How much of one volume the work reduces in one RT.

    A work of a whole kawasan names its RT here, because figures are summed from RT
    upwards and never computed at the kawasan.
    """

    intervention = models.ForeignKey(
        Intervention, models.CASCADE, related_name="volume_set", verbose_name="kegiatan"
    )
    rt = models.ForeignKey("kawasan.Rt", models.PROTECT, related_name="+")
    sasaran = models.CharField(max_length=40, choices=Sasaran)
    volume_rencana = models.DecimalField(
        "volume rencana", max_digits=14, decimal_places=6, null=True, blank=True
    )
    volume_realisasi = models.DecimalField(
        "volume realisasi", max_digits=14, decimal_places=6, null=True, blank=True
    )
    alasan = models.CharField(
        "alasan melebihi sisa volume RT", max_length=300, blank=True
    )
    is_demo = models.BooleanField(default=False)

    class Meta:
        verbose_name = "volume kegiatan"
        verbose_name_plural = "volume kegiatan"
        ordering = ["intervention_id", "rt_id", "sasaran"]
        indexes = [models.Index(fields=["rt", "sasaran"], name="kegiatan_volume_rt")]
        constraints = [
            models.UniqueConstraint(
                fields=["intervention", "rt", "sasaran"],
                name="kegiatan_volume_sekali",
                violation_error_message=(
                    "Satu sasaran hanya sekali per RT dalam satu kegiatan."
                ),
            ),
            models.CheckConstraint(
                condition=between({"volume_rencana": MAX_M, "volume_realisasi": MAX_M}),
                name="kegiatan_volume_wajar",
                violation_error_message="Volume negatif atau terlalu besar.",
            ),
            models.CheckConstraint(
                condition=_in_unit("volume_rencana") & _in_unit("volume_realisasi"),
                name="kegiatan_volume_satuan",
                violation_error_message=(
                    "Unit dan KK harus bilangan bulat; meter paling banyak tiga"
                    " desimal."
                ),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="locked",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=_LOCKED,
            ),
            *dirty_triggers(
                insert=_DIRTY.format(rows="SELECT * FROM new_rows"),
                update=_DIRTY.format(
                    rows="SELECT * FROM old_rows UNION ALL SELECT * FROM new_rows"
                ),
                delete=_DIRTY.format(rows="SELECT * FROM old_rows"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_sasaran_display()} {self.rt}"


@pghistory.track()
class InterventionFunding(models.Model):
    """One source of money, goods, labour or land of a work."""

    class Bentuk(models.TextChoices):
        UANG = "uang", "Uang"
        BARANG = "barang", "Barang"
        TENAGA = "tenaga", "Tenaga kerja"
        LAHAN = "lahan", "Lahan"

    intervention = models.ForeignKey(
        Intervention, models.CASCADE, related_name="dana_set", verbose_name="kegiatan"
    )
    sumber = models.CharField("sumber dana", max_length=15, choices=SumberDana)
    sumber_asli = models.CharField("tulisan di berkas", max_length=120, blank=True)
    bentuk = models.CharField(max_length=6, choices=Bentuk, default=Bentuk.UANG)
    jumlah_rencana_rp = rupiah("rencana (Rp)")
    jumlah_realisasi_rp = rupiah("realisasi (Rp)")
    is_demo = models.BooleanField(default=False)

    class Meta:
        verbose_name = "pendanaan kegiatan"
        verbose_name_plural = "pendanaan kegiatan"
        ordering = ["intervention_id", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["intervention", "sumber", "bentuk"],
                name="kegiatan_dana_sekali",
                violation_error_message="Sumber dan bentuk ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=between(
                    {
                        "jumlah_rencana_rp": MAX_RUPIAH,
                        "jumlah_realisasi_rp": MAX_RUPIAH,
                    }
                ),
                name="kegiatan_dana_wajar",
                violation_error_message="Jumlah negatif atau terlalu besar.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="locked",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=_LOCKED,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_sumber_display()} {self.intervention_id}"
