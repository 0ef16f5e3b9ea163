"""What was agreed upon, its reports, and who was reminded of it."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_institution_registry"),
        ("assessments", "0006_indicator"),
        ("kawasan", "0011_import_sungai"),
        ("kelompok", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ActionItem",
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
                ("uraian", models.CharField(max_length=500)),
                (
                    "pic_nama",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="nama penanggung jawab"
                    ),
                ),
                (
                    "kategori",
                    models.CharField(
                        choices=[
                            ("strategi_kebijakan", "Strategi dan kebijakan"),
                            ("sinergi", "Sinergi"),
                            ("sinkronisasi_program", "Sinkronisasi program"),
                            ("pengendalian_monitoring", "Pengendalian dan monitoring"),
                        ],
                        max_length=23,
                    ),
                ),
                (
                    "horizon",
                    models.CharField(
                        choices=[
                            ("pendek", "Jangka pendek"),
                            ("menengah", "Jangka menengah"),
                            ("panjang", "Jangka panjang"),
                        ],
                        max_length=8,
                    ),
                ),
                ("tenggat", models.DateField()),
                (
                    "prioritas",
                    models.CharField(
                        choices=[
                            ("tinggi", "Tinggi"),
                            ("sedang", "Sedang"),
                            ("rendah", "Rendah"),
                        ],
                        default="sedang",
                        max_length=6,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("baru", "Baru"),
                            ("berjalan", "Berjalan"),
                            ("selesai", "Selesai"),
                            ("dibatalkan", "Dibatalkan"),
                        ],
                        default="baru",
                        max_length=10,
                    ),
                ),
                (
                    "progres",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="progres (%)"
                    ),
                ),
                (
                    "selesai_pada",
                    models.DateField(
                        blank=True, null=True, verbose_name="tanggal selesai"
                    ),
                ),
                (
                    "alasan",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="alasan pembatalan"
                    ),
                ),
                (
                    "bukti_url",
                    models.URLField(
                        blank=True, max_length=300, verbose_name="alamat bukti"
                    ),
                ),
                (
                    "sumber_jenis",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("rapat", "Rapat"),
                            ("bimtek", "Bimtek"),
                            ("kunjungan", "Kunjungan pembinaan"),
                            ("sinkronisasi", "Sinkronisasi perencanaan"),
                        ],
                        editable=False,
                        max_length=12,
                        verbose_name="asal",
                    ),
                ),
                (
                    "sumber_id",
                    models.PositiveBigIntegerField(
                        blank=True, editable=False, null=True
                    ),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
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
                    "indicator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="action_items",
                        to="assessments.indicator",
                        verbose_name="indikator",
                    ),
                ),
                (
                    "intervention",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="action_items",
                        to="kawasan.intervention",
                        verbose_name="kegiatan penanganan",
                    ),
                ),
                (
                    "kawasan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="action_items",
                        to="kawasan.kawasan",
                    ),
                ),
                (
                    "pic_institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="action_items",
                        to="accounts.institution",
                        verbose_name="instansi penanggung jawab",
                    ),
                ),
                (
                    "wilayah",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="action_items",
                        to="kawasan.wilayah",
                        verbose_name="kab/kota atau provinsi",
                    ),
                ),
            ],
            options={
                "verbose_name": "tindak lanjut",
                "verbose_name_plural": "tindak lanjut",
                "ordering": ["tenggat", "pk"],
                "indexes": [
                    models.Index(
                        fields=["wilayah", "status", "tenggat"], name="tindak_tempat"
                    ),
                    models.Index(
                        fields=["pic_institution", "status", "tenggat"],
                        name="tindak_instansi",
                    ),
                    models.Index(
                        fields=["sumber_jenis", "sumber_id"], name="tindak_sumber"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("progres__lte", 100)),
                        name="tindak_progres",
                        violation_error_message="Progres antara 0 dan 100 %.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("progres", 100),
                                ("selesai_pada__isnull", False),
                                ("status", "selesai"),
                            ),
                            models.Q(
                                models.Q(("status", "selesai"), _negated=True),
                                ("selesai_pada", None),
                            ),
                            _connector="OR",
                        ),
                        name="tindak_selesai",
                        violation_error_message="Tindak lanjut yang selesai berprogres 100 % dan bertanggal.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "baru"), _negated=True),
                            ("progres", 0),
                            _connector="OR",
                        ),
                        name="tindak_baru",
                        violation_error_message="Tindak lanjut baru berprogres 0 %.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "dibatalkan"), _negated=True),
                            models.Q(("alasan", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="tindak_alasan",
                        violation_error_message="Tulis alasan pembatalan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sumber_id", None), ("sumber_jenis", "")),
                            models.Q(
                                models.Q(("sumber_jenis", ""), _negated=True),
                                ("sumber_id__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="tindak_asal_berpasangan",
                        violation_error_message="Asal terdiri atas jenis dan nomornya.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tenggat__year__gte", 2000), ("tenggat__year__lte", 2100)
                        ),
                        name="tindak_tenggat",
                        violation_error_message="Tenggat harus antara tahun 2000 dan 2100.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionItemEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uraian", models.CharField(max_length=500)),
                (
                    "pic_nama",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="nama penanggung jawab"
                    ),
                ),
                (
                    "kategori",
                    models.CharField(
                        choices=[
                            ("strategi_kebijakan", "Strategi dan kebijakan"),
                            ("sinergi", "Sinergi"),
                            ("sinkronisasi_program", "Sinkronisasi program"),
                            ("pengendalian_monitoring", "Pengendalian dan monitoring"),
                        ],
                        max_length=23,
                    ),
                ),
                (
                    "horizon",
                    models.CharField(
                        choices=[
                            ("pendek", "Jangka pendek"),
                            ("menengah", "Jangka menengah"),
                            ("panjang", "Jangka panjang"),
                        ],
                        max_length=8,
                    ),
                ),
                ("tenggat", models.DateField()),
                (
                    "prioritas",
                    models.CharField(
                        choices=[
                            ("tinggi", "Tinggi"),
                            ("sedang", "Sedang"),
                            ("rendah", "Rendah"),
                        ],
                        default="sedang",
                        max_length=6,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("baru", "Baru"),
                            ("berjalan", "Berjalan"),
                            ("selesai", "Selesai"),
                            ("dibatalkan", "Dibatalkan"),
                        ],
                        default="baru",
                        max_length=10,
                    ),
                ),
                (
                    "progres",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="progres (%)"
                    ),
                ),
                (
                    "selesai_pada",
                    models.DateField(
                        blank=True, null=True, verbose_name="tanggal selesai"
                    ),
                ),
                (
                    "alasan",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="alasan pembatalan"
                    ),
                ),
                (
                    "bukti_url",
                    models.URLField(
                        blank=True, max_length=300, verbose_name="alamat bukti"
                    ),
                ),
                (
                    "sumber_jenis",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("rapat", "Rapat"),
                            ("bimtek", "Bimtek"),
                            ("kunjungan", "Kunjungan pembinaan"),
                            ("sinkronisasi", "Sinkronisasi perencanaan"),
                        ],
                        editable=False,
                        max_length=12,
                        verbose_name="asal",
                    ),
                ),
                (
                    "sumber_id",
                    models.PositiveBigIntegerField(
                        blank=True, editable=False, null=True
                    ),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
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
                    "indicator",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assessments.indicator",
                        verbose_name="indikator",
                    ),
                ),
                (
                    "intervention",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kawasan.intervention",
                        verbose_name="kegiatan penanganan",
                    ),
                ),
                (
                    "kawasan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kawasan.kawasan",
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
                        to="kelompok.actionitem",
                    ),
                ),
                (
                    "pic_institution",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.institution",
                        verbose_name="instansi penanggung jawab",
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
                        verbose_name="kab/kota atau provinsi",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="ActionProgress",
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
                (
                    "progres",
                    models.PositiveSmallIntegerField(verbose_name="progres (%)"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("baru", "Baru"),
                            ("berjalan", "Berjalan"),
                            ("selesai", "Selesai"),
                            ("dibatalkan", "Dibatalkan"),
                        ],
                        max_length=10,
                    ),
                ),
                ("catatan", models.CharField(max_length=1000)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
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
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="laporan",
                        to="kelompok.actionitem",
                    ),
                ),
            ],
            options={
                "verbose_name": "laporan tindak lanjut",
                "verbose_name_plural": "laporan tindak lanjut",
                "ordering": ["-tanggal", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("progres__lte", 100)),
                        name="laporan_tindak_progres",
                        violation_error_message="Progres antara 0 dan 100 %.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("catatan", ""), _negated=True),
                        name="laporan_tindak_catatan",
                        violation_error_message="Tulis apa yang sudah dikerjakan.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionDigest",
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
                ("minggu", models.DateField(verbose_name="Senin minggu itu")),
                (
                    "jumlah",
                    models.PositiveIntegerField(
                        verbose_name="tindak lanjut yang disebut"
                    ),
                ),
                (
                    "terlambat",
                    models.PositiveIntegerField(verbose_name="di antaranya terlambat"),
                ),
                ("dikirim_pada", models.DateTimeField(auto_now_add=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="action_digests",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "pengingat tindak lanjut",
                "verbose_name_plural": "pengingat tindak lanjut",
                "ordering": ["-minggu", "user_id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "minggu"),
                        name="pengingat_sekali_seminggu",
                        violation_error_message="Pengingat minggu ini sudah dikirim.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("terlambat__lte", models.F("jumlah"))),
                        name="pengingat_terlambat_sebagian",
                        violation_error_message="Yang terlambat adalah bagian dari jumlah.",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionitem",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_actionitemevent" ("alasan", "bukti_url", "dibuat_oleh_id", "dibuat_pada", "diubah_pada", "horizon", "id", "indicator_id", "intervention_id", "is_demo", "kategori", "kawasan_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pic_institution_id", "pic_nama", "prioritas", "progres", "selesai_pada", "status", "sumber_id", "sumber_jenis", "tenggat", "uraian", "versi", "wilayah_id") VALUES (NEW."alasan", NEW."bukti_url", NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."horizon", NEW."id", NEW."indicator_id", NEW."intervention_id", NEW."is_demo", NEW."kategori", NEW."kawasan_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pic_institution_id", NEW."pic_nama", NEW."prioritas", NEW."progres", NEW."selesai_pada", NEW."status", NEW."sumber_id", NEW."sumber_jenis", NEW."tenggat", NEW."uraian", NEW."versi", NEW."wilayah_id"); RETURN NULL;',
                    hash="48a2d1fbf7bcb69739f0bcfef50cebc04224da10",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_498a9",
                    table="kelompok_actionitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionitem",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_actionitemevent" ("alasan", "bukti_url", "dibuat_oleh_id", "dibuat_pada", "diubah_pada", "horizon", "id", "indicator_id", "intervention_id", "is_demo", "kategori", "kawasan_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pic_institution_id", "pic_nama", "prioritas", "progres", "selesai_pada", "status", "sumber_id", "sumber_jenis", "tenggat", "uraian", "versi", "wilayah_id") VALUES (NEW."alasan", NEW."bukti_url", NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."horizon", NEW."id", NEW."indicator_id", NEW."intervention_id", NEW."is_demo", NEW."kategori", NEW."kawasan_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pic_institution_id", NEW."pic_nama", NEW."prioritas", NEW."progres", NEW."selesai_pada", NEW."status", NEW."sumber_id", NEW."sumber_jenis", NEW."tenggat", NEW."uraian", NEW."versi", NEW."wilayah_id"); RETURN NULL;',
                    hash="171c355f5c61aeb7283a3cb972922441f414a61c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_17b06",
                    table="kelompok_actionitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionprogress",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="667d35516bcc73409463cde0db346b5a4222dac8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8ac25",
                    table="kelompok_actionprogress",
                    when="BEFORE",
                ),
            ),
        ),
    ]
