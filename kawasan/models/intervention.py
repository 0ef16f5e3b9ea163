"""Kegiatan penanganan: works against slum conditions, from proposal to hand-over.

What a work reduces is named by the volume it changes, so that no edition of the rules
is needed here. Only the realised volumes of works whose verification is ``disetujui``
enter the figures; their RT and year are marked dirty by the triggers of these tables.
"""

from decimal import Decimal

import pgtrigger
from django.conf import settings
from django.contrib.gis.db import models
from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Q

from kawasan.models.fields import (
    MAX_COUNT,
    MAX_RUPIAH,
    SoundBoundary,
    between,
    rupiah,
    tracked,
)
from kawasan.querysets import InterventionQuerySet

FIRST_YEAR, LAST_YEAR = 1990, 2100

_DIRTY_WORK = """
INSERT INTO dirty_event (jenis, kunci, tahun)
SELECT DISTINCT 'rt', l.rt_id, x.tahun
FROM old_rows o JOIN new_rows n USING (id)
JOIN kawasan_interventionvolume l ON l.intervention_id = n.id,
LATERAL (VALUES (o.tahun), (n.tahun)) AS x(tahun)
WHERE (o.verifikasi, o.tahun) IS DISTINCT FROM (n.verifikasi, n.tahun)
  AND 'disetujui' IN (o.verifikasi, n.verifikasi);
RETURN NULL;
"""


@tracked()
class Intervention(models.Model):
    """One kegiatan penanganan in one RT or one kawasan, in one year."""

    class Skala(models.TextChoices):
        RT = "rt", "RT"
        KAWASAN = "kawasan", "Kawasan"

    class Kategori(models.TextChoices):
        BARU = "baru", "Pembangunan baru"
        REHAB = "rehab", "Rehabilitasi atau peningkatan"

    class Komponen(models.TextChoices):
        LINGKUNGAN = "lingkungan", "Lingkungan"
        SOSIAL = "sosial", "Sosial"
        EKONOMI = "ekonomi", "Ekonomi"

    class Metode(models.TextChoices):
        KONTRAKTUAL = "kontraktual", "Kontraktual"
        SWAKELOLA = "swakelola", "Swakelola"
        SWADAYA = "swadaya", "Swadaya"

    class Status(models.TextChoices):
        USULAN = "usulan", "Usulan"
        LAYAK = "layak", "Layak"
        DIANGGARKAN = "dianggarkan", "Dianggarkan"
        PELAKSANAAN = "pelaksanaan", "Pelaksanaan"
        SELESAI = "selesai", "Selesai"
        DISERAHTERIMAKAN = "diserahterimakan", "Diserahterimakan"
        DIBATALKAN = "dibatalkan", "Dibatalkan"

    class Verifikasi(models.TextChoices):
        MENUNGGU = "menunggu", "Menunggu verifikasi"
        DISETUJUI = "disetujui", "Disetujui"
        DITOLAK = "ditolak", "Ditolak"

    class Dokumen(models.TextChoices):
        RP2KPKPK = "rp2kpkpk", "RP2KPKPK"
        RPLP = "rplp", "RPLP"
        RPJMDES = "rpjmdes", "RPJMDes"
        RKPDES = "rkpdes", "RKPDes"
        APBDES = "apbdes", "APBDes"
        MUSRENBANG = "musrenbang", "Musrenbang"
        RENJA = "renja", "Renja"

    class Sertifikasi(models.TextChoices):
        BAIK = "baik", "Baik"
        CUKUP = "cukup", "Cukup"
        KURANG = "kurang", "Kurang"

    class Kanal(models.TextChoices):
        WEB = "web", "Halaman web"
        API = "api", "API"
        IMPOR = "impor", "Impor berkas"
        CONTOH = "contoh", "Data contoh"

    uuid = models.UUIDField(unique=True)
    kunci_impor = models.CharField(
        "kunci dari berkas impor", max_length=120, blank=True
    )
    skala = models.CharField(max_length=7, choices=Skala, default=Skala.RT)
    kawasan = models.ForeignKey(
        "kawasan.Kawasan",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="kegiatan",
    )
    rt = models.ForeignKey(
        "kawasan.Rt", models.PROTECT, null=True, blank=True, related_name="kegiatan"
    )
    kelurahan = models.ForeignKey(
        "kawasan.Wilayah",
        models.PROTECT,
        related_name="kegiatan",
        verbose_name="kelurahan/desa pengusul",
    )
    tahun = models.PositiveSmallIntegerField("tahun pelaksanaan")
    tahun_anggaran = models.PositiveSmallIntegerField(null=True, blank=True)
    nama = models.CharField("nama kegiatan", max_length=250)
    no_proposal = models.CharField("nomor proposal", max_length=80, blank=True)
    tanggal_proposal = models.DateField(null=True, blank=True)
    kategori = models.CharField(max_length=5, choices=Kategori, blank=True)
    komponen = models.CharField(
        max_length=10, choices=Komponen, default=Komponen.LINGKUNGAN
    )
    metode = models.CharField(max_length=11, choices=Metode, blank=True)
    program = models.CharField(
        "program/kegiatan/subkegiatan", max_length=250, blank=True
    )
    opd = models.CharField("OPD penanggung jawab", max_length=150, blank=True)
    pelaksana = models.CharField("pelaksana atau penyedia", max_length=150, blank=True)
    nomor_kontrak = models.CharField(
        "nomor kontrak atau SPK", max_length=80, blank=True
    )
    tanggal_kontrak = models.DateField(null=True, blank=True)
    adendum = models.CharField(max_length=200, blank=True)
    tanggal_mulai = models.DateField(null=True, blank=True)
    tanggal_selesai = models.DateField(null=True, blank=True)
    pagu_rp = rupiah("pagu (Rp)")
    nilai_kontrak_rp = rupiah("nilai kontrak (Rp)")
    progres_fisik = models.DecimalField(
        "progres fisik (%)", max_digits=5, decimal_places=2, default=Decimal(0)
    )
    progres_keuangan = models.DecimalField(
        "progres keuangan (%)", max_digits=5, decimal_places=2, default=Decimal(0)
    )
    jiwa = models.PositiveIntegerField("penerima manfaat (jiwa)", null=True, blank=True)
    laki_laki = models.PositiveIntegerField("laki-laki", null=True, blank=True)
    perempuan = models.PositiveIntegerField(null=True, blank=True)
    mbr = models.PositiveIntegerField("MBR (jiwa)", null=True, blank=True)
    kk = models.PositiveIntegerField("KK", null=True, blank=True)
    kk_miskin = models.PositiveIntegerField("KK miskin", null=True, blank=True)
    dokumen = ArrayField(
        models.CharField(max_length=10, choices=Dokumen),
        verbose_name="tercantum dalam dokumen",
        default=list,
        blank=True,
    )
    nomor_serah_terima = models.CharField("nomor PHO/BAST", max_length=80, blank=True)
    tanggal_serah_terima = models.DateField(null=True, blank=True)
    sertifikasi = models.CharField(max_length=6, choices=Sertifikasi, blank=True)
    lokasi = models.GeometryField("lokasi", srid=4326, null=True, blank=True)
    alamat = models.CharField("keterangan lokasi", max_length=250, blank=True)
    catatan = models.TextField(blank=True)
    status = models.CharField(max_length=16, choices=Status, default=Status.USULAN)
    alasan_status = models.CharField(max_length=300, blank=True)
    verifikasi = models.CharField(
        max_length=9, choices=Verifikasi, default=Verifikasi.MENUNGGU
    )
    alasan_verifikasi = models.CharField(max_length=300, blank=True)
    diverifikasi_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    diverifikasi_pada = models.DateTimeField(null=True, blank=True)
    # Who last typed the volumes: nobody verifies figures of their own.
    volume_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    # Of what a machine sent first, so that a copy is known from another content.
    isi_hash = models.CharField(max_length=64, blank=True)
    terkunci = models.BooleanField(default=False)
    kanal = models.CharField(max_length=6, choices=Kanal, default=Kanal.WEB)
    impor = models.ForeignKey(
        "kawasan.ImportBatch", models.PROTECT, null=True, blank=True
    )
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)

    objects = InterventionQuerySet.as_manager()

    class Meta:
        verbose_name = "kegiatan penanganan"
        verbose_name_plural = "kegiatan penanganan"
        ordering = ["-tahun", "-id"]
        indexes = [
            # The list of a year, newest first.
            models.Index(fields=["tahun", "-diubah_pada"], name="kegiatan_daftar"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kunci_impor"],
                condition=~Q(kunci_impor=""),
                name="kegiatan_kunci_impor",
                violation_error_message="Baris berkas ini sudah pernah diimpor.",
            ),
            models.CheckConstraint(
                condition=Q(tahun__gte=FIRST_YEAR, tahun__lte=LAST_YEAR),
                name="kegiatan_tahun",
                violation_error_message="Tahun harus antara 1990 dan 2100.",
            ),
            models.CheckConstraint(
                condition=Q(skala="rt", rt__isnull=False)
                | Q(skala="kawasan", kawasan__isnull=False, rt__isnull=True),
                name="kegiatan_bertempat",
                violation_error_message="Pilih RT, atau kawasan, tempat kegiatan ini.",
            ),
            models.CheckConstraint(
                condition=Q(
                    progres_fisik__gte=0,
                    progres_fisik__lte=100,
                    progres_keuangan__gte=0,
                    progres_keuangan__lte=100,
                ),
                name="kegiatan_progres",
                violation_error_message="Progres harus antara 0 dan 100 persen.",
            ),
            models.CheckConstraint(
                condition=between(
                    {
                        "pagu_rp": MAX_RUPIAH,
                        "nilai_kontrak_rp": MAX_RUPIAH,
                        **dict.fromkeys(
                            (
                                "jiwa",
                                "laki_laki",
                                "perempuan",
                                "mbr",
                                "kk",
                                "kk_miskin",
                            ),
                            MAX_COUNT,
                        ),
                    }
                ),
                name="kegiatan_angka_wajar",
                violation_error_message="Angka tidak boleh negatif atau terlalu besar.",
            ),
            models.CheckConstraint(
                condition=Q(jiwa=None)
                | Q(laki_laki=None)
                | Q(perempuan=None)
                | Q(jiwa=F("laki_laki") + F("perempuan")),
                name="kegiatan_jiwa_lp",
                violation_error_message=(
                    "Laki-laki dan perempuan harus berjumlah sama dengan jiwa."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(verifikasi="disetujui")
                | Q(
                    status__in=["selesai", "diserahterimakan"],
                    diverifikasi_pada__isnull=False,
                ),
                name="kegiatan_disetujui_selesai",
                violation_error_message=(
                    "Hanya kegiatan yang selesai yang dapat disetujui."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(verifikasi="ditolak") | ~Q(alasan_verifikasi=""),
                name="kegiatan_alasan_tolak",
                violation_error_message="Isi alasan penolakan.",
            ),
            models.CheckConstraint(
                condition=Q(tanggal_mulai=None)
                | Q(tanggal_selesai=None)
                | Q(tanggal_selesai__gte=F("tanggal_mulai")),
                name="kegiatan_tanggal",
                violation_error_message="Tanggal selesai mendahului tanggal mulai.",
            ),
            models.CheckConstraint(
                condition=SoundBoundary(F("lokasi")),
                name="kegiatan_lokasi_sah",
                violation_error_message="Lokasi tidak sah atau di luar Indonesia.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="locked",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Condition("OLD.terkunci"),
                func=(
                    "IF TG_OP = 'DELETE' OR (NEW.terkunci AND (to_jsonb(OLD)"
                    " - 'diubah_pada') <> (to_jsonb(NEW) - 'diubah_pada')) THEN"
                    " RAISE EXCEPTION 'kegiatan terkunci'"
                    " USING ERRCODE = 'check_violation'; END IF;"
                    " RETURN coalesce(NEW, OLD);"
                ),
            ),
            pgtrigger.Trigger(
                name="dirty_update",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Update,
                referencing=pgtrigger.Referencing(old="old_rows", new="new_rows"),
                func=_DIRTY_WORK,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama} ({self.tahun})"

    def get_absolute_url(self) -> str:
        return f"/kegiatan/{self.uuid}/"

    @property
    def kode_wilayah(self) -> str:
        return self.kelurahan.kode

    @property
    def is_judged(self) -> bool:
        """Whether a verdict says something: it is finished, or decided upon."""
        done = (self.Status.SELESAI, self.Status.DISERAHTERIMAKAN)
        return self.status in done or self.verifikasi != self.Verifikasi.MENUNGGU

    @property
    def counts(self) -> bool:
        """Whether its realised volumes enter the kumuh akhir."""
        return self.verifikasi == self.Verifikasi.DISETUJUI
