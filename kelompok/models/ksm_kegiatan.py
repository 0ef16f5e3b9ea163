"""What a KSM carries out: its steps, terms, budget, cash book and results."""

from decimal import Decimal

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kawasan.models import Intervention, InterventionFunding
from kawasan.models.fields import MAX_M, MAX_RUPIAH, rupiah
from kawasan.models.sasaran import Sasaran, SumberDana
from kelompok import workflow_ksm as workflow
from kelompok.querysets_works import KsmKegiatanQuerySet, OfKegiatanQuerySet


def _money(label: str) -> models.DecimalField:
    return models.DecimalField(label, max_digits=18, decimal_places=2)


@pghistory.track()
class KsmKegiatan(models.Model):
    """The work of one KSM on one kegiatan penanganan.

    One KSM at a time: where a KSM gave up, another may take the kegiatan over.
    """

    class Perjanjian(models.TextChoices):
        SPPD_L = "sppd_l", "SPPD-L"
        SP3 = "sp3", "SP3"
        PKS = "pks", "PKS"
        LAINNYA = "lainnya", "Perjanjian lain"

    intervention = models.ForeignKey(
        "kawasan.Intervention",
        models.PROTECT,
        related_name="ksm_kegiatan_set",
        verbose_name="kegiatan penanganan",
    )
    ksm = models.ForeignKey(
        "kelompok.Ksm", models.PROTECT, related_name="kegiatan_set", verbose_name="KSM"
    )
    status = models.CharField(
        max_length=13, choices=tuple(workflow.STATUSES.items()), default=workflow.USULAN
    )
    perjanjian_jenis = models.CharField(
        "nama perjanjian", max_length=7, choices=Perjanjian, blank=True
    )
    progres_fisik = models.DecimalField(
        "progres fisik (%)", max_digits=5, decimal_places=2, default=Decimal(0)
    )
    lpj_penerimaan_rp = rupiah("penerimaan menurut LPJ (Rp)")
    sertifikasi = models.CharField(
        max_length=6, choices=Intervention.Sertifikasi, blank=True
    )
    alasan_batal = models.CharField(max_length=300, blank=True)
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = KsmKegiatanQuerySet.as_manager()

    class Meta:
        verbose_name = "kegiatan KSM"
        verbose_name_plural = "kegiatan KSM"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["intervention"],
                condition=~Q(status=workflow.DIBATALKAN),
                name="ksm_kegiatan_satu_ksm",
                violation_error_message="Kegiatan ini sudah dikerjakan satu KSM.",
            ),
            models.CheckConstraint(
                condition=Q(progres_fisik__gte=0, progres_fisik__lte=100),
                name="ksm_kegiatan_progres",
                violation_error_message="Progres harus antara 0 dan 100 persen.",
            ),
            models.CheckConstraint(
                condition=~Q(status="dibatalkan") | ~Q(alasan_batal=""),
                name="ksm_kegiatan_alasan_batal",
                violation_error_message="Tulis alasan pembatalan.",
            ),
            models.CheckConstraint(
                condition=Q(
                    status__in=sorted({*workflow.OPEN_BUDGET, workflow.DIBATALKAN})
                )
                | ~Q(perjanjian_jenis=""),
                name="ksm_kegiatan_berperjanjian",
                violation_error_message="Pilih nama perjanjiannya.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=sorted(workflow.SETTLED))
                | Q(progres_fisik=100, lpj_penerimaan_rp__isnull=False),
                name="ksm_kegiatan_selesai_penuh",
                violation_error_message="Selesai berarti fisik 100 persen dan ber-LPJ.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.intervention.nama} oleh {self.ksm.nama}"

    def get_absolute_url(self) -> str:
        return f"/kelompok/kegiatan/{self.pk}/"

    @property
    def kode_wilayah(self) -> str:
        return self.intervention.kelurahan.kode


@pghistory.track()
class KsmTahap(models.Model):
    """When one step is planned, when it was taken, and the number of its paper."""

    kegiatan = models.ForeignKey(
        KsmKegiatan, models.CASCADE, related_name="tahap_set", verbose_name="kegiatan"
    )
    tahap = models.CharField(
        max_length=13, choices=[(n, workflow.STATUSES[n]) for n in workflow.WAY]
    )
    tanggal_rencana = models.DateField(null=True, blank=True)
    tanggal = models.DateField(null=True, blank=True)
    nomor = models.CharField("nomor surat", max_length=80, blank=True)
    is_demo = models.BooleanField(default=False)

    objects = OfKegiatanQuerySet.as_manager()

    class Meta:
        verbose_name = "tahap kegiatan KSM"
        verbose_name_plural = "tahap kegiatan KSM"
        ordering = ["kegiatan_id", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["kegiatan", "tahap"], name="ksm_tahap_sekali"
            ),
        ]

    def __str__(self) -> str:
        return self.get_tahap_display()


@pghistory.track()
class KsmTermin(models.Model):
    """One payment to the KSM: its share, what must stand by then, what was paid."""

    kegiatan = models.ForeignKey(
        KsmKegiatan, models.CASCADE, related_name="termin_set", verbose_name="kegiatan"
    )
    nomor = models.PositiveSmallIntegerField("termin")
    persen = models.DecimalField("bagian (%)", max_digits=5, decimal_places=2)
    syarat_fisik = models.DecimalField(
        "syarat fisik (%)", max_digits=5, decimal_places=2, default=Decimal(0)
    )
    tanggal_rencana = models.DateField(null=True, blank=True)
    tanggal_cair = models.DateField(null=True, blank=True)
    jumlah_rp = rupiah("jumlah cair (Rp)")
    progres_fisik = models.DecimalField(
        "progres fisik saat cair (%)",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
    )
    is_demo = models.BooleanField(default=False)

    objects = OfKegiatanQuerySet.as_manager()

    class Meta:
        verbose_name = "termin"
        verbose_name_plural = "termin"
        ordering = ["kegiatan_id", "nomor"]
        constraints = [
            models.UniqueConstraint(
                fields=["kegiatan", "nomor"], name="ksm_termin_sekali"
            ),
            models.CheckConstraint(
                condition=Q(
                    persen__gt=0,
                    persen__lte=100,
                    syarat_fisik__gte=0,
                    syarat_fisik__lte=100,
                ),
                name="ksm_termin_persen",
                violation_error_message="Persen harus antara 0 dan 100.",
            ),
            models.CheckConstraint(
                condition=Q(tanggal_cair=None, jumlah_rp=None, progres_fisik=None)
                | Q(
                    tanggal_cair__isnull=False,
                    jumlah_rp__gt=0,
                    jumlah_rp__lte=MAX_RUPIAH,
                    progres_fisik__gte=F("syarat_fisik"),
                    progres_fisik__lte=100,
                ),
                name="ksm_termin_bersyarat",
                violation_error_message=(
                    "Termin cair bila jumlahnya terisi dan syarat fisiknya tercapai."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"Termin {self.nomor}"

    @property
    def tag(self) -> str:
        """Under which its progress evidence is filed."""
        return f"termin_{self.nomor}"


@pghistory.track()
class RabBaris(models.Model):
    """One line of the budget, and what it came to in the end."""

    kegiatan = models.ForeignKey(
        KsmKegiatan, models.CASCADE, related_name="rab_set", verbose_name="kegiatan"
    )
    uraian = models.CharField(max_length=150)
    satuan = models.CharField(max_length=20)
    volume = models.DecimalField(max_digits=14, decimal_places=3)
    harga_rp = _money("harga satuan (Rp)")
    sumber = models.CharField("sumber dana", max_length=15, choices=SumberDana)
    bentuk = models.CharField(
        max_length=6,
        choices=InterventionFunding.Bentuk,
        default=InterventionFunding.Bentuk.UANG,
    )
    realisasi_rp = rupiah("realisasi menurut LPJ (Rp)")
    is_demo = models.BooleanField(default=False)

    objects = OfKegiatanQuerySet.as_manager()

    class Meta:
        verbose_name = "baris RAB"
        verbose_name_plural = "baris RAB"
        ordering = ["kegiatan_id", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    volume__gt=0,
                    volume__lte=MAX_M,
                    harga_rp__gte=0,
                    harga_rp__lte=MAX_RUPIAH,
                ),
                name="ksm_rab_wajar",
                violation_error_message="Volume harus lebih dari 0, harga tidak minus.",
            ),
            models.CheckConstraint(
                condition=Q(realisasi_rp=None)
                | Q(realisasi_rp__gte=0, realisasi_rp__lte=MAX_RUPIAH),
                name="ksm_rab_realisasi_wajar",
                violation_error_message="Realisasi negatif atau terlalu besar.",
            ),
        ]

    def __str__(self) -> str:
        return self.uraian

    @property
    def jumlah_rp(self) -> Decimal:
        return (self.volume * self.harga_rp).quantize(Decimal("0.01"))

    @property
    def is_swadaya(self) -> bool:
        return self.sumber == SumberDana.SWADAYA


class BukuKas(models.Model):
    """One line of the cash book. Never changed: a correction is a further line."""

    kegiatan = models.ForeignKey(
        KsmKegiatan, models.PROTECT, related_name="kas_set", verbose_name="kegiatan"
    )
    termin = models.ForeignKey(KsmTermin, models.PROTECT, related_name="kas_set")
    tanggal = models.DateField()
    uraian = models.CharField(max_length=200)
    masuk_rp = _money("masuk (Rp)")
    keluar_rp = _money("keluar (Rp)")
    koreksi_atas = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="koreksi_set"
    )
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    is_demo = models.BooleanField(default=False)

    objects = OfKegiatanQuerySet.as_manager()

    class Meta:
        verbose_name = "baris buku kas"
        verbose_name_plural = "buku kas"
        ordering = ["tanggal", "id"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(koreksi_atas=None, masuk_rp__gt=0, keluar_rp=0)
                    | Q(koreksi_atas=None, masuk_rp=0, keluar_rp__gt=0)
                    | (
                        Q(koreksi_atas__isnull=False)
                        & (
                            Q(keluar_rp=0) & ~Q(masuk_rp=0)
                            | Q(masuk_rp=0) & ~Q(keluar_rp=0)
                        )
                    )
                ),
                name="ksm_kas_satu_sisi",
                violation_error_message=(
                    "Isi salah satu: masuk atau keluar. Hanya koreksi boleh minus."
                ),
            ),
            models.CheckConstraint(
                condition=Q(
                    masuk_rp__gte=-MAX_RUPIAH,
                    masuk_rp__lte=MAX_RUPIAH,
                    keluar_rp__gte=-MAX_RUPIAH,
                    keluar_rp__lte=MAX_RUPIAH,
                ),
                name="ksm_kas_wajar",
                violation_error_message="Jumlah terlalu besar.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="append_only", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return self.uraian


@pghistory.track()
class KsmHasil(models.Model):
    """How much of one volume of the kegiatan penanganan the KSM realised."""

    kegiatan = models.ForeignKey(
        KsmKegiatan, models.CASCADE, related_name="hasil_set", verbose_name="kegiatan"
    )
    rt = models.ForeignKey("kawasan.Rt", models.PROTECT, related_name="+")
    sasaran = models.CharField(max_length=40, choices=Sasaran)
    volume_realisasi = models.DecimalField(max_digits=14, decimal_places=6)
    is_demo = models.BooleanField(default=False)

    objects = OfKegiatanQuerySet.as_manager()

    class Meta:
        verbose_name = "hasil kegiatan KSM"
        verbose_name_plural = "hasil kegiatan KSM"
        ordering = ["kegiatan_id", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["kegiatan", "rt", "sasaran"], name="ksm_hasil_sekali"
            ),
            models.CheckConstraint(
                condition=Q(volume_realisasi__gte=0, volume_realisasi__lte=MAX_M),
                name="ksm_hasil_wajar",
                violation_error_message="Volume negatif atau terlalu besar.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_sasaran_display()} {self.rt}"
