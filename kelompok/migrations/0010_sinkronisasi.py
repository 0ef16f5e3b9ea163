"""Collaborative plans and their items."""

import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.math
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_password_due"),
        ("kawasan", "0011_import_sungai"),
        ("kelompok", "0009_register"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RencanaKolaborasi",
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
                ("judul", models.CharField(max_length=200)),
                (
                    "tahun_mulai",
                    models.PositiveSmallIntegerField(verbose_name="tahun pertama"),
                ),
                (
                    "tahun_selesai",
                    models.PositiveSmallIntegerField(verbose_name="tahun terakhir"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("rencana", "Rencana"),
                            ("disepakati", "Disepakati"),
                            ("arsip", "Arsip"),
                        ],
                        default="rencana",
                        max_length=10,
                    ),
                ),
                (
                    "rapat",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="rapat yang membahas"
                    ),
                ),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                ("versi", models.PositiveIntegerField(default=1)),
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
                    "wilayah",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rencana_set",
                        to="kawasan.wilayah",
                        verbose_name="kabupaten/kota atau provinsi",
                    ),
                ),
            ],
            options={
                "verbose_name": "rencana kolaborasi",
                "verbose_name_plural": "rencana kolaborasi",
                "ordering": ["-tahun_mulai", "judul"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("wilayah", "judul"),
                        name="rencana_judul_sekali",
                        violation_error_message="Judul ini sudah dipakai rencana lain di sini.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tahun_mulai__gte", 2015),
                            ("tahun_selesai__gte", models.F("tahun_mulai")),
                            ("tahun_selesai__lte", 2100),
                            (
                                "tahun_selesai__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("tahun_mulai"), "+", models.Value(20)
                                ),
                            ),
                        ),
                        name="rencana_tahun",
                        violation_error_message="Isi tahun antara 2015 dan 2100; tahun terakhir tidak mendahului tahun pertama, dan rencana paling lama 20 tahun.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RencanaItem",
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
                ("tahun", models.PositiveSmallIntegerField()),
                (
                    "sumber_dana",
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
                        max_length=14,
                        verbose_name="sumber dana",
                    ),
                ),
                ("volume", models.DecimalField(decimal_places=6, max_digits=14)),
                (
                    "biaya_rp",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="biaya (Rp)",
                    ),
                ),
                (
                    "program",
                    models.CharField(
                        blank=True,
                        max_length=250,
                        verbose_name="program/kegiatan/subkegiatan",
                    ),
                ),
                ("catatan", models.CharField(blank=True, max_length=300)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("diusulkan", "Diusulkan"),
                            ("disepakati", "Disepakati"),
                            ("ditolak", "Ditolak"),
                        ],
                        default="diusulkan",
                        max_length=10,
                    ),
                ),
                ("diputuskan_pada", models.DateTimeField(blank=True, null=True)),
                (
                    "alasan",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="alasan putusan"
                    ),
                ),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "diputuskan_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "diubah_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kawasan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rencana_item_set",
                        to="kawasan.kawasan",
                    ),
                ),
                (
                    "kegiatan",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rencana_item",
                        to="kawasan.intervention",
                    ),
                ),
                (
                    "pelaku",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.institution",
                    ),
                ),
                (
                    "rt",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kawasan.rt",
                        verbose_name="RT",
                    ),
                ),
                (
                    "rencana",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="item_set",
                        to="kelompok.rencanakolaborasi",
                    ),
                ),
            ],
            options={
                "verbose_name": "butir rencana",
                "verbose_name_plural": "butir rencana",
                "ordering": ["tahun", "kawasan_id", "sasaran", "pk"],
                "indexes": [
                    models.Index(
                        fields=["kawasan", "sasaran"], name="rencana_item_tempat"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=(
                            "rencana",
                            "kawasan",
                            "rt",
                            "sasaran",
                            "tahun",
                            "pelaku",
                            "sumber_dana",
                        ),
                        name="rencana_item_sekali",
                        nulls_distinct=False,
                        violation_error_message="Butir dengan tempat, sasaran, tahun, pelaku, dan sumber dana ini sudah ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("volume__gt", 0), ("volume__lte", 10000000)
                        ),
                        name="rencana_item_volume",
                        violation_error_message="Volume harus lebih dari 0 dan masuk akal.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sasaran__endswith", "_ha"),
                            models.Q(
                                ("sasaran__endswith", "_m"),
                                (
                                    "volume",
                                    django.db.models.functions.math.Round(
                                        models.F("volume"), 3
                                    ),
                                ),
                            ),
                            (
                                "volume",
                                django.db.models.functions.math.Round(
                                    models.F("volume"), 0
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="rencana_item_satuan",
                        violation_error_message="Unit dan KK harus bilangan bulat; meter paling banyak tiga desimal.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("biaya_rp", None),
                            models.Q(
                                ("biaya_rp__gte", 0),
                                ("biaya_rp__lte", 1000000000000000),
                            ),
                            _connector="OR",
                        ),
                        name="rencana_item_biaya",
                        violation_error_message="Biaya negatif atau terlalu besar.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("diputuskan_oleh", None),
                                ("diputuskan_pada", None),
                                ("status", "diusulkan"),
                            ),
                            models.Q(
                                ("diputuskan_oleh__isnull", False),
                                ("diputuskan_pada__isnull", False),
                                ("status__in", ["disepakati", "ditolak"]),
                            ),
                            _connector="OR",
                        ),
                        name="rencana_item_diputuskan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "ditolak"), _negated=True),
                            models.Q(("alasan", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="rencana_item_alasan",
                        violation_error_message="Isi alasan penolakan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kegiatan", None),
                            ("status", "disepakati"),
                            _connector="OR",
                        ),
                        name="rencana_item_kegiatan_disepakati",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RencanaItemEvent",
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
                ("tahun", models.PositiveSmallIntegerField()),
                (
                    "sumber_dana",
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
                        max_length=14,
                        verbose_name="sumber dana",
                    ),
                ),
                ("volume", models.DecimalField(decimal_places=6, max_digits=14)),
                (
                    "biaya_rp",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="biaya (Rp)",
                    ),
                ),
                (
                    "program",
                    models.CharField(
                        blank=True,
                        max_length=250,
                        verbose_name="program/kegiatan/subkegiatan",
                    ),
                ),
                ("catatan", models.CharField(blank=True, max_length=300)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("diusulkan", "Diusulkan"),
                            ("disepakati", "Disepakati"),
                            ("ditolak", "Ditolak"),
                        ],
                        default="diusulkan",
                        max_length=10,
                    ),
                ),
                ("diputuskan_pada", models.DateTimeField(blank=True, null=True)),
                (
                    "alasan",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="alasan putusan"
                    ),
                ),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "diputuskan_oleh",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "diubah_oleh",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kawasan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kawasan.kawasan",
                    ),
                ),
                (
                    "kegiatan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kawasan.intervention",
                    ),
                ),
                (
                    "pelaku",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.institution",
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
                        to="kelompok.rencanaitem",
                    ),
                ),
                (
                    "rt",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kawasan.rt",
                        verbose_name="RT",
                    ),
                ),
                (
                    "rencana",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.rencanakolaborasi",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="RencanaKolaborasiEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("judul", models.CharField(max_length=200)),
                (
                    "tahun_mulai",
                    models.PositiveSmallIntegerField(verbose_name="tahun pertama"),
                ),
                (
                    "tahun_selesai",
                    models.PositiveSmallIntegerField(verbose_name="tahun terakhir"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("rencana", "Rencana"),
                            ("disepakati", "Disepakati"),
                            ("arsip", "Arsip"),
                        ],
                        default="rencana",
                        max_length=10,
                    ),
                ),
                (
                    "rapat",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="rapat yang membahas"
                    ),
                ),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "dibuat_oleh",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                        to="kelompok.rencanakolaborasi",
                    ),
                ),
                (
                    "wilayah",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kawasan.wilayah",
                        verbose_name="kabupaten/kota atau provinsi",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rencanakolaborasi",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_rencanakolaborasievent" ("dibuat_oleh_id", "dibuat_pada", "diubah_pada", "id", "is_demo", "judul", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rapat", "status", "tahun_mulai", "tahun_selesai", "versi", "wilayah_id") VALUES (NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."judul", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rapat", NEW."status", NEW."tahun_mulai", NEW."tahun_selesai", NEW."versi", NEW."wilayah_id"); RETURN NULL;',
                    hash="b281d33e421749a21c537305bdf1e6b02d6046fe",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9eea3",
                    table="kelompok_rencanakolaborasi",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rencanakolaborasi",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_rencanakolaborasievent" ("dibuat_oleh_id", "dibuat_pada", "diubah_pada", "id", "is_demo", "judul", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rapat", "status", "tahun_mulai", "tahun_selesai", "versi", "wilayah_id") VALUES (NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."judul", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rapat", NEW."status", NEW."tahun_mulai", NEW."tahun_selesai", NEW."versi", NEW."wilayah_id"); RETURN NULL;',
                    hash="3621ee67bde3cbdc61c912fbb2a7bd62de04d47d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2702b",
                    table="kelompok_rencanakolaborasi",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rencanaitem",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_rencanaitemevent" ("alasan", "biaya_rp", "catatan", "dibuat_pada", "diputuskan_oleh_id", "diputuskan_pada", "diubah_oleh_id", "diubah_pada", "id", "is_demo", "kawasan_id", "kegiatan_id", "pelaku_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program", "rencana_id", "rt_id", "sasaran", "status", "sumber_dana", "tahun", "versi", "volume") VALUES (NEW."alasan", NEW."biaya_rp", NEW."catatan", NEW."dibuat_pada", NEW."diputuskan_oleh_id", NEW."diputuskan_pada", NEW."diubah_oleh_id", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."kawasan_id", NEW."kegiatan_id", NEW."pelaku_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program", NEW."rencana_id", NEW."rt_id", NEW."sasaran", NEW."status", NEW."sumber_dana", NEW."tahun", NEW."versi", NEW."volume"); RETURN NULL;',
                    hash="278598e7b1e1bc8b8b502741eebbffa38d0cda04",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5a4f0",
                    table="kelompok_rencanaitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rencanaitem",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_rencanaitemevent" ("alasan", "biaya_rp", "catatan", "dibuat_pada", "diputuskan_oleh_id", "diputuskan_pada", "diubah_oleh_id", "diubah_pada", "id", "is_demo", "kawasan_id", "kegiatan_id", "pelaku_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program", "rencana_id", "rt_id", "sasaran", "status", "sumber_dana", "tahun", "versi", "volume") VALUES (NEW."alasan", NEW."biaya_rp", NEW."catatan", NEW."dibuat_pada", NEW."diputuskan_oleh_id", NEW."diputuskan_pada", NEW."diubah_oleh_id", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."kawasan_id", NEW."kegiatan_id", NEW."pelaku_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program", NEW."rencana_id", NEW."rt_id", NEW."sasaran", NEW."status", NEW."sumber_dana", NEW."tahun", NEW."versi", NEW."volume"); RETURN NULL;',
                    hash="3f8cdeacf7cac4d577182f0d0e1f510b4e7e5f1b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b95a7",
                    table="kelompok_rencanaitem",
                    when="AFTER",
                ),
            ),
        ),
    ]
