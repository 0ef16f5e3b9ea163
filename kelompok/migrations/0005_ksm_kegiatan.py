"""Works of KSM: steps, terms, budget, cash book, results."""

from decimal import Decimal

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kawasan", "0011_import_sungai"),
        ("kelompok", "0004_komunitas"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="KsmKegiatan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("usulan", "Usulan"),
                            ("layak", "Layak"),
                            ("disepakati", "Disepakati"),
                            ("perjanjian", "Perjanjian"),
                            ("pencairan", "Pencairan dan pelaksanaan"),
                            ("selesai", "Selesai dan LPJ"),
                            ("disertifikasi", "Disertifikasi"),
                            ("serah_bkm", "Diserahkan ke BKM"),
                            ("serah_ppk", "Diserahkan ke PPK"),
                            ("serah_kpp", "Diserahkan ke KPP"),
                            ("operasi", "Operasi dan pemeliharaan"),
                            ("dibatalkan", "Dibatalkan"),
                        ],
                        default="usulan",
                        max_length=13,
                    ),
                ),
                (
                    "perjanjian_jenis",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("sppd_l", "SPPD-L"),
                            ("sp3", "SP3"),
                            ("pks", "PKS"),
                            ("lainnya", "Perjanjian lain"),
                        ],
                        max_length=7,
                        verbose_name="nama perjanjian",
                    ),
                ),
                (
                    "progres_fisik",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        max_digits=5,
                        verbose_name="progres fisik (%)",
                    ),
                ),
                (
                    "lpj_penerimaan_rp",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="penerimaan menurut LPJ (Rp)",
                    ),
                ),
                (
                    "sertifikasi",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("baik", "Baik"),
                            ("cukup", "Cukup"),
                            ("kurang", "Kurang"),
                        ],
                        max_length=6,
                    ),
                ),
                ("alasan_batal", models.CharField(blank=True, max_length=300)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "intervention",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ksm_kegiatan",
                        to="kawasan.intervention",
                        verbose_name="kegiatan penanganan",
                    ),
                ),
                (
                    "ksm",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kegiatan_set",
                        to="kelompok.ksm",
                        verbose_name="KSM",
                    ),
                ),
            ],
            options={
                "verbose_name": "kegiatan KSM",
                "verbose_name_plural": "kegiatan KSM",
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("progres_fisik__gte", 0), ("progres_fisik__lte", 100)
                        ),
                        name="ksm_kegiatan_progres",
                        violation_error_message="Progres harus antara 0 dan 100 persen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "dibatalkan"), _negated=True),
                            models.Q(("alasan_batal", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="ksm_kegiatan_alasan_batal",
                        violation_error_message="Tulis alasan pembatalan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                ["dibatalkan", "disepakati", "layak", "usulan"],
                            ),
                            models.Q(("perjanjian_jenis", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="ksm_kegiatan_berperjanjian",
                        violation_error_message="Pilih nama perjanjiannya.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "status__in",
                                    [
                                        "disertifikasi",
                                        "operasi",
                                        "selesai",
                                        "serah_bkm",
                                        "serah_kpp",
                                        "serah_ppk",
                                    ],
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                ("lpj_penerimaan_rp__isnull", False),
                                ("progres_fisik", 100),
                            ),
                            _connector="OR",
                        ),
                        name="ksm_kegiatan_selesai_penuh",
                        violation_error_message="Selesai berarti fisik 100 persen dan ber-LPJ.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KsmHasil",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "sasaran",
                    models.CharField(
                        choices=[
                            ("bangunan_tidak_teratur", "Bangunan tidak teratur (unit)"),
                            (
                                "luas_kepadatan_tinggi_ha",
                                "Luas berkepadatan tinggi (ha)",
                            ),
                            (
                                "bangunan_tidak_memenuhi_syarat",
                                "Bangunan tidak memenuhi syarat teknis (unit)",
                            ),
                            ("jalan_belum_ada_m", "Jalan lingkungan belum ada (m)"),
                            ("jalan_rusak_m", "Jalan lingkungan rusak (m)"),
                            (
                                "kk_tanpa_akses_air_aman",
                                "KK tanpa akses air minum aman (KK)",
                            ),
                            ("kk_air_tidak_cukup", "KK kurang air minum (KK)"),
                            ("luas_genangan_ha", "Luas genangan (ha)"),
                            ("drainase_belum_ada_m", "Drainase belum ada (m)"),
                            (
                                "drainase_tidak_terhubung_m",
                                "Drainase tidak terhubung (m)",
                            ),
                            (
                                "drainase_tidak_terpelihara_m",
                                "Drainase tidak terpelihara (m)",
                            ),
                            ("drainase_buruk_m", "Drainase berkonstruksi buruk (m)"),
                            (
                                "kk_sistem_limbah_tidak_sesuai",
                                "KK bersistem air limbah tidak sesuai (KK)",
                            ),
                            (
                                "kk_sarana_limbah_tidak_sesuai",
                                "KK bersarana air limbah tidak sesuai (KK)",
                            ),
                            (
                                "kk_sarana_sampah_tidak_sesuai",
                                "KK bersarana sampah tidak sesuai (KK)",
                            ),
                            (
                                "kk_sistem_sampah_tidak_sesuai",
                                "KK bersistem sampah tidak sesuai (KK)",
                            ),
                            (
                                "kk_sarana_sampah_tidak_terpelihara",
                                "KK bersarana sampah tidak terpelihara (KK)",
                            ),
                            (
                                "bangunan_tanpa_prasarana_kebakaran",
                                "Bangunan tanpa prasarana proteksi kebakaran (unit)",
                            ),
                            (
                                "bangunan_tanpa_sarana_kebakaran",
                                "Bangunan tanpa sarana proteksi kebakaran (unit)",
                            ),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "volume_realisasi",
                    models.DecimalField(decimal_places=6, max_digits=14),
                ),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "rt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kawasan.rt",
                    ),
                ),
                (
                    "kegiatan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hasil_set",
                        to="kelompok.ksmkegiatan",
                        verbose_name="kegiatan",
                    ),
                ),
            ],
            options={
                "verbose_name": "hasil kegiatan KSM",
                "verbose_name_plural": "hasil kegiatan KSM",
                "ordering": ["kegiatan_id", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kegiatan", "rt", "sasaran"), name="ksm_hasil_sekali"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("volume_realisasi__gte", 0),
                            ("volume_realisasi__lte", 10000000),
                        ),
                        name="ksm_hasil_wajar",
                        violation_error_message="Volume negatif atau terlalu besar.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KsmHasilEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "sasaran",
                    models.CharField(
                        choices=[
                            ("bangunan_tidak_teratur", "Bangunan tidak teratur (unit)"),
                            (
                                "luas_kepadatan_tinggi_ha",
                                "Luas berkepadatan tinggi (ha)",
                            ),
                            (
                                "bangunan_tidak_memenuhi_syarat",
                                "Bangunan tidak memenuhi syarat teknis (unit)",
                            ),
                            ("jalan_belum_ada_m", "Jalan lingkungan belum ada (m)"),
                            ("jalan_rusak_m", "Jalan lingkungan rusak (m)"),
                            (
                                "kk_tanpa_akses_air_aman",
                                "KK tanpa akses air minum aman (KK)",
                            ),
                            ("kk_air_tidak_cukup", "KK kurang air minum (KK)"),
                            ("luas_genangan_ha", "Luas genangan (ha)"),
                            ("drainase_belum_ada_m", "Drainase belum ada (m)"),
                            (
                                "drainase_tidak_terhubung_m",
                                "Drainase tidak terhubung (m)",
                            ),
                            (
                                "drainase_tidak_terpelihara_m",
                                "Drainase tidak terpelihara (m)",
                            ),
                            ("drainase_buruk_m", "Drainase berkonstruksi buruk (m)"),
                            (
                                "kk_sistem_limbah_tidak_sesuai",
                                "KK bersistem air limbah tidak sesuai (KK)",
                            ),
                            (
                                "kk_sarana_limbah_tidak_sesuai",
                                "KK bersarana air limbah tidak sesuai (KK)",
                            ),
                            (
                                "kk_sarana_sampah_tidak_sesuai",
                                "KK bersarana sampah tidak sesuai (KK)",
                            ),
                            (
                                "kk_sistem_sampah_tidak_sesuai",
                                "KK bersistem sampah tidak sesuai (KK)",
                            ),
                            (
                                "kk_sarana_sampah_tidak_terpelihara",
                                "KK bersarana sampah tidak terpelihara (KK)",
                            ),
                            (
                                "bangunan_tanpa_prasarana_kebakaran",
                                "Bangunan tanpa prasarana proteksi kebakaran (unit)",
                            ),
                            (
                                "bangunan_tanpa_sarana_kebakaran",
                                "Bangunan tanpa sarana proteksi kebakaran (unit)",
                            ),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "volume_realisasi",
                    models.DecimalField(decimal_places=6, max_digits=14),
                ),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="kelompok.ksmhasil",
                    ),
                ),
                (
                    "rt",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kawasan.rt",
                    ),
                ),
                (
                    "kegiatan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.ksmkegiatan",
                        verbose_name="kegiatan",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="KsmKegiatanEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("usulan", "Usulan"),
                            ("layak", "Layak"),
                            ("disepakati", "Disepakati"),
                            ("perjanjian", "Perjanjian"),
                            ("pencairan", "Pencairan dan pelaksanaan"),
                            ("selesai", "Selesai dan LPJ"),
                            ("disertifikasi", "Disertifikasi"),
                            ("serah_bkm", "Diserahkan ke BKM"),
                            ("serah_ppk", "Diserahkan ke PPK"),
                            ("serah_kpp", "Diserahkan ke KPP"),
                            ("operasi", "Operasi dan pemeliharaan"),
                            ("dibatalkan", "Dibatalkan"),
                        ],
                        default="usulan",
                        max_length=13,
                    ),
                ),
                (
                    "perjanjian_jenis",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("sppd_l", "SPPD-L"),
                            ("sp3", "SP3"),
                            ("pks", "PKS"),
                            ("lainnya", "Perjanjian lain"),
                        ],
                        max_length=7,
                        verbose_name="nama perjanjian",
                    ),
                ),
                (
                    "progres_fisik",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        max_digits=5,
                        verbose_name="progres fisik (%)",
                    ),
                ),
                (
                    "lpj_penerimaan_rp",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="penerimaan menurut LPJ (Rp)",
                    ),
                ),
                (
                    "sertifikasi",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("baik", "Baik"),
                            ("cukup", "Cukup"),
                            ("kurang", "Kurang"),
                        ],
                        max_length=6,
                    ),
                ),
                ("alasan_batal", models.CharField(blank=True, max_length=300)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "intervention",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kawasan.intervention",
                        verbose_name="kegiatan penanganan",
                    ),
                ),
                (
                    "ksm",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.ksm",
                        verbose_name="KSM",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="kelompok.ksmkegiatan",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="KsmTahap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "tahap",
                    models.CharField(
                        choices=[
                            ("usulan", "Usulan"),
                            ("layak", "Layak"),
                            ("disepakati", "Disepakati"),
                            ("perjanjian", "Perjanjian"),
                            ("pencairan", "Pencairan dan pelaksanaan"),
                            ("selesai", "Selesai dan LPJ"),
                            ("disertifikasi", "Disertifikasi"),
                            ("serah_bkm", "Diserahkan ke BKM"),
                            ("serah_ppk", "Diserahkan ke PPK"),
                            ("serah_kpp", "Diserahkan ke KPP"),
                            ("operasi", "Operasi dan pemeliharaan"),
                        ],
                        max_length=13,
                    ),
                ),
                ("tanggal_rencana", models.DateField(blank=True, null=True)),
                ("tanggal", models.DateField(blank=True, null=True)),
                (
                    "nomor",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="nomor surat"
                    ),
                ),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "kegiatan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tahap_set",
                        to="kelompok.ksmkegiatan",
                        verbose_name="kegiatan",
                    ),
                ),
            ],
            options={
                "verbose_name": "tahap kegiatan KSM",
                "verbose_name_plural": "tahap kegiatan KSM",
                "ordering": ["kegiatan_id", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kegiatan", "tahap"), name="ksm_tahap_sekali"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="KsmTahapEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "tahap",
                    models.CharField(
                        choices=[
                            ("usulan", "Usulan"),
                            ("layak", "Layak"),
                            ("disepakati", "Disepakati"),
                            ("perjanjian", "Perjanjian"),
                            ("pencairan", "Pencairan dan pelaksanaan"),
                            ("selesai", "Selesai dan LPJ"),
                            ("disertifikasi", "Disertifikasi"),
                            ("serah_bkm", "Diserahkan ke BKM"),
                            ("serah_ppk", "Diserahkan ke PPK"),
                            ("serah_kpp", "Diserahkan ke KPP"),
                            ("operasi", "Operasi dan pemeliharaan"),
                        ],
                        max_length=13,
                    ),
                ),
                ("tanggal_rencana", models.DateField(blank=True, null=True)),
                ("tanggal", models.DateField(blank=True, null=True)),
                (
                    "nomor",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="nomor surat"
                    ),
                ),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "kegiatan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.ksmkegiatan",
                        verbose_name="kegiatan",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="kelompok.ksmtahap",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="KsmTermin",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("nomor", models.PositiveSmallIntegerField(verbose_name="termin")),
                (
                    "persen",
                    models.DecimalField(
                        decimal_places=2, max_digits=5, verbose_name="bagian (%)"
                    ),
                ),
                (
                    "syarat_fisik",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        max_digits=5,
                        verbose_name="syarat fisik (%)",
                    ),
                ),
                ("tanggal_rencana", models.DateField(blank=True, null=True)),
                ("tanggal_cair", models.DateField(blank=True, null=True)),
                (
                    "jumlah_rp",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="jumlah cair (Rp)",
                    ),
                ),
                (
                    "progres_fisik",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="progres fisik saat cair (%)",
                    ),
                ),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "kegiatan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="termin_set",
                        to="kelompok.ksmkegiatan",
                        verbose_name="kegiatan",
                    ),
                ),
            ],
            options={
                "verbose_name": "termin",
                "verbose_name_plural": "termin",
                "ordering": ["kegiatan_id", "nomor"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kegiatan", "nomor"), name="ksm_termin_sekali"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("persen__gt", 0),
                            ("persen__lte", 100),
                            ("syarat_fisik__gte", 0),
                            ("syarat_fisik__lte", 100),
                        ),
                        name="ksm_termin_persen",
                        violation_error_message="Persen harus antara 0 dan 100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("jumlah_rp", None),
                                ("progres_fisik", None),
                                ("tanggal_cair", None),
                            ),
                            models.Q(
                                ("jumlah_rp__gt", 0),
                                ("jumlah_rp__lte", 1000000000000000),
                                ("progres_fisik__gte", models.F("syarat_fisik")),
                                ("progres_fisik__lte", 100),
                                ("tanggal_cair__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="ksm_termin_bersyarat",
                        violation_error_message="Termin cair bila jumlahnya terisi dan syarat fisiknya tercapai.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BukuKas",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("tanggal", models.DateField()),
                ("uraian", models.CharField(max_length=200)),
                (
                    "masuk_rp",
                    models.DecimalField(
                        decimal_places=2, max_digits=18, verbose_name="masuk (Rp)"
                    ),
                ),
                (
                    "keluar_rp",
                    models.DecimalField(
                        decimal_places=2, max_digits=18, verbose_name="keluar (Rp)"
                    ),
                ),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "dibuat_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "koreksi_atas",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="koreksi_set",
                        to="kelompok.bukukas",
                    ),
                ),
                (
                    "kegiatan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kas_set",
                        to="kelompok.ksmkegiatan",
                        verbose_name="kegiatan",
                    ),
                ),
                (
                    "termin",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kas_set",
                        to="kelompok.ksmtermin",
                    ),
                ),
            ],
            options={
                "verbose_name": "baris buku kas",
                "verbose_name_plural": "buku kas",
                "ordering": ["tanggal", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("keluar_rp", 0),
                                ("koreksi_atas", None),
                                ("masuk_rp__gt", 0),
                            ),
                            models.Q(
                                ("keluar_rp__gt", 0),
                                ("koreksi_atas", None),
                                ("masuk_rp", 0),
                            ),
                            models.Q(
                                ("koreksi_atas__isnull", False),
                                models.Q(
                                    models.Q(
                                        ("keluar_rp", 0),
                                        models.Q(("masuk_rp", 0), _negated=True),
                                    ),
                                    models.Q(
                                        ("masuk_rp", 0),
                                        models.Q(("keluar_rp", 0), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="ksm_kas_satu_sisi",
                        violation_error_message="Isi salah satu: masuk atau keluar. Hanya koreksi boleh minus.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("keluar_rp__gte", -1000000000000000),
                            ("keluar_rp__lte", 1000000000000000),
                            ("masuk_rp__gte", -1000000000000000),
                            ("masuk_rp__lte", 1000000000000000),
                        ),
                        name="ksm_kas_wajar",
                        violation_error_message="Jumlah terlalu besar.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KsmTerminEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("nomor", models.PositiveSmallIntegerField(verbose_name="termin")),
                (
                    "persen",
                    models.DecimalField(
                        decimal_places=2, max_digits=5, verbose_name="bagian (%)"
                    ),
                ),
                (
                    "syarat_fisik",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        max_digits=5,
                        verbose_name="syarat fisik (%)",
                    ),
                ),
                ("tanggal_rencana", models.DateField(blank=True, null=True)),
                ("tanggal_cair", models.DateField(blank=True, null=True)),
                (
                    "jumlah_rp",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="jumlah cair (Rp)",
                    ),
                ),
                (
                    "progres_fisik",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="progres fisik saat cair (%)",
                    ),
                ),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "kegiatan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.ksmkegiatan",
                        verbose_name="kegiatan",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="kelompok.ksmtermin",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="RabBaris",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("uraian", models.CharField(max_length=150)),
                ("satuan", models.CharField(max_length=20)),
                ("volume", models.DecimalField(decimal_places=3, max_digits=14)),
                (
                    "harga_rp",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=18,
                        verbose_name="harga satuan (Rp)",
                    ),
                ),
                (
                    "sumber",
                    models.CharField(
                        choices=[
                            ("apbn_pu", "APBN Kementerian PU/PUPR"),
                            ("apbn_pkp", "APBN Kementerian PKP"),
                            ("apbn_lain", "APBN kementerian/lembaga lain"),
                            ("apbd_provinsi", "APBD provinsi"),
                            ("apbd_kab_kota", "APBD kabupaten/kota"),
                            ("dak", "DAK"),
                            ("dana_desa", "Dana desa (ADD/APBDes)"),
                            ("dana_kelurahan", "Dana kelurahan"),
                            ("hibah", "Hibah"),
                            ("csr", "CSR atau swasta"),
                            ("swadaya", "Swadaya masyarakat"),
                            ("bumd", "BUMN/BUMD"),
                            ("lainnya", "Lainnya"),
                        ],
                        max_length=15,
                        verbose_name="sumber dana",
                    ),
                ),
                (
                    "bentuk",
                    models.CharField(
                        choices=[
                            ("uang", "Uang"),
                            ("barang", "Barang"),
                            ("tenaga", "Tenaga kerja"),
                            ("lahan", "Lahan"),
                        ],
                        default="uang",
                        max_length=6,
                    ),
                ),
                (
                    "realisasi_rp",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="realisasi menurut LPJ (Rp)",
                    ),
                ),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "kegiatan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rab_set",
                        to="kelompok.ksmkegiatan",
                        verbose_name="kegiatan",
                    ),
                ),
            ],
            options={
                "verbose_name": "baris RAB",
                "verbose_name_plural": "baris RAB",
                "ordering": ["kegiatan_id", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("harga_rp__gte", 0),
                            ("harga_rp__lte", 1000000000000000),
                            ("volume__gt", 0),
                            ("volume__lte", 10000000),
                        ),
                        name="ksm_rab_wajar",
                        violation_error_message="Volume harus lebih dari 0, harga tidak minus.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("realisasi_rp", None),
                            models.Q(
                                ("realisasi_rp__gte", 0),
                                ("realisasi_rp__lte", 1000000000000000),
                            ),
                            _connector="OR",
                        ),
                        name="ksm_rab_realisasi_wajar",
                        violation_error_message="Realisasi negatif atau terlalu besar.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RabBarisEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uraian", models.CharField(max_length=150)),
                ("satuan", models.CharField(max_length=20)),
                ("volume", models.DecimalField(decimal_places=3, max_digits=14)),
                (
                    "harga_rp",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=18,
                        verbose_name="harga satuan (Rp)",
                    ),
                ),
                (
                    "sumber",
                    models.CharField(
                        choices=[
                            ("apbn_pu", "APBN Kementerian PU/PUPR"),
                            ("apbn_pkp", "APBN Kementerian PKP"),
                            ("apbn_lain", "APBN kementerian/lembaga lain"),
                            ("apbd_provinsi", "APBD provinsi"),
                            ("apbd_kab_kota", "APBD kabupaten/kota"),
                            ("dak", "DAK"),
                            ("dana_desa", "Dana desa (ADD/APBDes)"),
                            ("dana_kelurahan", "Dana kelurahan"),
                            ("hibah", "Hibah"),
                            ("csr", "CSR atau swasta"),
                            ("swadaya", "Swadaya masyarakat"),
                            ("bumd", "BUMN/BUMD"),
                            ("lainnya", "Lainnya"),
                        ],
                        max_length=15,
                        verbose_name="sumber dana",
                    ),
                ),
                (
                    "bentuk",
                    models.CharField(
                        choices=[
                            ("uang", "Uang"),
                            ("barang", "Barang"),
                            ("tenaga", "Tenaga kerja"),
                            ("lahan", "Lahan"),
                        ],
                        default="uang",
                        max_length=6,
                    ),
                ),
                (
                    "realisasi_rp",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="realisasi menurut LPJ (Rp)",
                    ),
                ),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "kegiatan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.ksmkegiatan",
                        verbose_name="kegiatan",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="kelompok.rabbaris",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ksmkegiatan",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_ksmkegiatanevent" ("alasan_batal", "dibuat_pada", "diubah_pada", "id", "intervention_id", "is_demo", "ksm_id", "lpj_penerimaan_rp", "perjanjian_jenis", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progres_fisik", "sertifikasi", "status", "versi") VALUES (NEW."alasan_batal", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."intervention_id", NEW."is_demo", NEW."ksm_id", NEW."lpj_penerimaan_rp", NEW."perjanjian_jenis", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."progres_fisik", NEW."sertifikasi", NEW."status", NEW."versi"); RETURN NULL;',
                    hash="ff53511a634d4ad72502eccd2bfd70dbd493bc4a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4d9ea",
                    table="kelompok_ksmkegiatan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ksmkegiatan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_ksmkegiatanevent" ("alasan_batal", "dibuat_pada", "diubah_pada", "id", "intervention_id", "is_demo", "ksm_id", "lpj_penerimaan_rp", "perjanjian_jenis", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progres_fisik", "sertifikasi", "status", "versi") VALUES (NEW."alasan_batal", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."intervention_id", NEW."is_demo", NEW."ksm_id", NEW."lpj_penerimaan_rp", NEW."perjanjian_jenis", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."progres_fisik", NEW."sertifikasi", NEW."status", NEW."versi"); RETURN NULL;',
                    hash="0cf302f8879f83fb23fa954ae1a09c68a16f2bdc",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_61a4d",
                    table="kelompok_ksmkegiatan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ksmhasil",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_ksmhasilevent" ("id", "is_demo", "kegiatan_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rt_id", "sasaran", "volume_realisasi") VALUES (NEW."id", NEW."is_demo", NEW."kegiatan_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rt_id", NEW."sasaran", NEW."volume_realisasi"); RETURN NULL;',
                    hash="9755709f8ab266be9125e2c0b3f50030a34f6904",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7f0fc",
                    table="kelompok_ksmhasil",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ksmhasil",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_ksmhasilevent" ("id", "is_demo", "kegiatan_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rt_id", "sasaran", "volume_realisasi") VALUES (NEW."id", NEW."is_demo", NEW."kegiatan_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rt_id", NEW."sasaran", NEW."volume_realisasi"); RETURN NULL;',
                    hash="ae017e6e0c36745896233ffdec5280e98ca9dd70",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b374f",
                    table="kelompok_ksmhasil",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ksmtahap",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_ksmtahapevent" ("id", "is_demo", "kegiatan_id", "nomor", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahap", "tanggal", "tanggal_rencana") VALUES (NEW."id", NEW."is_demo", NEW."kegiatan_id", NEW."nomor", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."tahap", NEW."tanggal", NEW."tanggal_rencana"); RETURN NULL;',
                    hash="f625b70abe5cc50cb530d0158d6dbf7560a2dafa",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4cb6b",
                    table="kelompok_ksmtahap",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ksmtahap",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_ksmtahapevent" ("id", "is_demo", "kegiatan_id", "nomor", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahap", "tanggal", "tanggal_rencana") VALUES (NEW."id", NEW."is_demo", NEW."kegiatan_id", NEW."nomor", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."tahap", NEW."tanggal", NEW."tanggal_rencana"); RETURN NULL;',
                    hash="ebfd14214ea00a671d86847737df8a70f7c13573",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c6355",
                    table="kelompok_ksmtahap",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ksmtermin",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_ksmterminevent" ("id", "is_demo", "jumlah_rp", "kegiatan_id", "nomor", "persen", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progres_fisik", "syarat_fisik", "tanggal_cair", "tanggal_rencana") VALUES (NEW."id", NEW."is_demo", NEW."jumlah_rp", NEW."kegiatan_id", NEW."nomor", NEW."persen", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."progres_fisik", NEW."syarat_fisik", NEW."tanggal_cair", NEW."tanggal_rencana"); RETURN NULL;',
                    hash="8fa0959cc1ec86b94b36a2ec8ba0c0621318cc26",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_81a5f",
                    table="kelompok_ksmtermin",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ksmtermin",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_ksmterminevent" ("id", "is_demo", "jumlah_rp", "kegiatan_id", "nomor", "persen", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progres_fisik", "syarat_fisik", "tanggal_cair", "tanggal_rencana") VALUES (NEW."id", NEW."is_demo", NEW."jumlah_rp", NEW."kegiatan_id", NEW."nomor", NEW."persen", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."progres_fisik", NEW."syarat_fisik", NEW."tanggal_cair", NEW."tanggal_rencana"); RETURN NULL;',
                    hash="d2f0c2ad1abec14a18ebc46b0bcd95d6123305a9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9154a",
                    table="kelompok_ksmtermin",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bukukas",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="bad2e8a226f9a6ba1dc9ff04fda22175a5f38409",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5a954",
                    table="kelompok_bukukas",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rabbaris",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_rabbarisevent" ("bentuk", "harga_rp", "id", "is_demo", "kegiatan_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "realisasi_rp", "satuan", "sumber", "uraian", "volume") VALUES (NEW."bentuk", NEW."harga_rp", NEW."id", NEW."is_demo", NEW."kegiatan_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."realisasi_rp", NEW."satuan", NEW."sumber", NEW."uraian", NEW."volume"); RETURN NULL;',
                    hash="94393468249c6c59b5db4e9e84216b9133ec937c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7b1ad",
                    table="kelompok_rabbaris",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rabbaris",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_rabbarisevent" ("bentuk", "harga_rp", "id", "is_demo", "kegiatan_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "realisasi_rp", "satuan", "sumber", "uraian", "volume") VALUES (NEW."bentuk", NEW."harga_rp", NEW."id", NEW."is_demo", NEW."kegiatan_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."realisasi_rp", NEW."satuan", NEW."sumber", NEW."uraian", NEW."volume"); RETURN NULL;',
                    hash="352e960b4f89a7b1544b878bfcbf366740c7366f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_16cc3",
                    table="kelompok_rabbaris",
                    when="AFTER",
                ),
            ),
        ),
    ]
