"""Remarks, bulk reviews, approvals up the tree; room for a replacing sheet."""

import uuid

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0004_kondisi"),
        ("kawasan", "0006_sungai"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BulkReview",
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
                ("uuid", models.UUIDField(default=uuid.uuid4, unique=True)),
                (
                    "langkah",
                    models.CharField(
                        choices=[("verify", "Verifikasi"), ("approve", "Sahkan")],
                        max_length=8,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("pratinjau", "Pratinjau"),
                            ("berjalan", "Berjalan"),
                            ("selesai", "Selesai"),
                            ("membatalkan", "Sedang dibatalkan"),
                            ("dibatalkan", "Dibatalkan"),
                        ],
                        default="pratinjau",
                        max_length=11,
                    ),
                ),
                ("kode_wilayah", models.CharField(blank=True, max_length=13)),
                ("saringan", models.JSONField(blank=True, default=dict)),
                ("tanpa_peringatan", models.BooleanField(default=False)),
                ("sampel", models.PositiveIntegerField(blank=True, null=True)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("dimulai_pada", models.DateTimeField(null=True)),
                (
                    "denyut_pada",
                    models.DateTimeField(
                        null=True, verbose_name="tanda kerja terakhir"
                    ),
                ),
                ("selesai_pada", models.DateTimeField(null=True)),
                ("dibatalkan_pada", models.DateTimeField(null=True)),
                ("alasan_batal", models.TextField(blank=True)),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "dibatalkan_oleh",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dibuat_oleh",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "tinjauan massal",
                "verbose_name_plural": "tinjauan massal",
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("status__in", ["berjalan", "membatalkan"])),
                        fields=["denyut_pada"],
                        name="tinjauan_massal_berjalan",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ["membatalkan", "dibatalkan"]),
                                _negated=True,
                            ),
                            models.Q(
                                models.Q(("alasan_batal", ""), _negated=True),
                                ("dibatalkan_oleh__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="tinjauan_massal_alasan",
                        violation_error_message="Tulis alasan pembatalan.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BulkReviewItem",
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
                ("versi", models.PositiveIntegerField()),
                (
                    "hasil",
                    models.CharField(
                        choices=[
                            ("lolos", "Lolos"),
                            ("tidak_lolos", "Tidak lolos"),
                            ("berhasil", "Berhasil"),
                            ("gagal", "Gagal"),
                            ("dibatalkan", "Dikembalikan ke semula"),
                            ("tetap", "Tidak dapat dibatalkan"),
                        ],
                        max_length=11,
                    ),
                ),
                ("alasan", models.TextField(blank=True)),
                (
                    "status_sebelum",
                    models.CharField(
                        choices=[
                            ("draf", "Draf"),
                            ("diajukan", "Diajukan"),
                            ("dikembalikan", "Dikembalikan"),
                            ("diverifikasi", "Diverifikasi"),
                            ("disahkan", "Disahkan"),
                            ("dibatalkan", "Dibatalkan"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "status_sesudah",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("draf", "Draf"),
                            ("diajukan", "Diajukan"),
                            ("dikembalikan", "Dikembalikan"),
                            ("diverifikasi", "Diverifikasi"),
                            ("disahkan", "Disahkan"),
                            ("dibatalkan", "Dibatalkan"),
                        ],
                        max_length=12,
                    ),
                ),
                ("versi_sesudah", models.PositiveIntegerField(null=True)),
                ("diproses_pada", models.DateTimeField(null=True)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tinjauan_massal",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="butir",
                        to="assessments.bulkreview",
                    ),
                ),
            ],
            options={
                "verbose_name": "butir tinjauan massal",
                "verbose_name_plural": "butir tinjauan massal",
                "ordering": ["pk"],
                "indexes": [
                    models.Index(
                        fields=["batch", "hasil", "id"], name="tinjauan_massal_sisa"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("batch", "assessment"), name="tinjauan_massal_sekali"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("hasil__in", ["tidak_lolos", "gagal", "tetap"]),
                                _negated=True,
                            ),
                            models.Q(("alasan", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="tinjauan_massal_alasan_butir",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PersetujuanWilayah",
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
                ("tahun", models.PositiveSmallIntegerField()),
                ("revisi", models.PositiveIntegerField(default=1)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("disetujui", "Disetujui"),
                            ("dibuka", "Dibuka kembali"),
                        ],
                        default="disetujui",
                        max_length=9,
                    ),
                ),
                ("pada", models.DateTimeField()),
                ("alasan", models.TextField(blank=True)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "wilayah",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="persetujuan",
                        to="kawasan.wilayah",
                    ),
                ),
            ],
            options={
                "verbose_name": "persetujuan wilayah",
                "verbose_name_plural": "persetujuan wilayah",
                "ordering": ["wilayah__kode", "-tahun"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("wilayah", "tahun"),
                        name="persetujuan_wilayah_tahun",
                        violation_error_message="Tahun wilayah ini sudah disetujui.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tahun__gte", 1990), ("tahun__lte", 2100)),
                        name="persetujuan_tahun",
                        violation_error_message="Tahun harus antara 1990 dan 2100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "dibuka"), _negated=True),
                            models.Q(("alasan", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="persetujuan_alasan",
                        violation_error_message="Tulis alasan membuka kembali.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PersetujuanWilayahEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("tahun", models.PositiveSmallIntegerField()),
                ("revisi", models.PositiveIntegerField(default=1)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("disetujui", "Disetujui"),
                            ("dibuka", "Dibuka kembali"),
                        ],
                        default="disetujui",
                        max_length=9,
                    ),
                ),
                ("pada", models.DateTimeField()),
                ("alasan", models.TextField(blank=True)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "oleh",
                    models.ForeignKey(
                        db_constraint=False,
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
                        to="assessments.persetujuanwilayah",
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
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="ReviewRemark",
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
                ("kriteria", models.CharField(blank=True, max_length=4)),
                ("kolom", models.CharField(blank=True, max_length=60)),
                ("foto", models.UUIDField(blank=True, null=True)),
                ("isi", models.TextField()),
                (
                    "versi_lembar",
                    models.PositiveIntegerField(
                        verbose_name="versi penilaian saat ditulis"
                    ),
                ),
                ("tanggapan", models.TextField(blank=True)),
                ("ditanggapi_pada", models.DateTimeField(null=True)),
                ("selesai_pada", models.DateTimeField(null=True)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="catatan_tinjauan",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "dibuat_oleh",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ditanggapi_oleh",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "selesai_oleh",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "catatan tinjauan",
                "verbose_name_plural": "catatan tinjauan",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("isi", ""), _negated=True),
                        name="catatan_tinjauan_isi",
                        violation_error_message="Tulis isi catatan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kolom", ""), _negated=True),
                            ("foto__isnull", False),
                            _connector="OR",
                        ),
                        name="catatan_tinjauan_tempat",
                        violation_error_message="Catatan harus menunjuk isian atau foto.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("selesai_oleh", None), ("selesai_pada", None)),
                            models.Q(
                                ("selesai_oleh__isnull", False),
                                ("selesai_pada__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="catatan_tinjauan_selesai",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewRemarkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("kriteria", models.CharField(blank=True, max_length=4)),
                ("kolom", models.CharField(blank=True, max_length=60)),
                ("foto", models.UUIDField(blank=True, null=True)),
                ("isi", models.TextField()),
                (
                    "versi_lembar",
                    models.PositiveIntegerField(
                        verbose_name="versi penilaian saat ditulis"
                    ),
                ),
                ("tanggapan", models.TextField(blank=True)),
                ("ditanggapi_pada", models.DateTimeField(null=True)),
                ("selesai_pada", models.DateTimeField(null=True)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "assessment",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "dibuat_oleh",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ditanggapi_oleh",
                    models.ForeignKey(
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
                        to="assessments.reviewremark",
                    ),
                ),
                (
                    "selesai_oleh",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.RemoveConstraint(
            model_name="assessment",
            name="penilaian_satu_aktif",
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    models.Q(("status", "dibatalkan"), _negated=True),
                    ("menggantikan", None),
                ),
                fields=("rt", "tahun", "jenis"),
                name="penilaian_satu_aktif",
                violation_error_message="RT ini sudah mempunyai penilaian aktif untuk tahun dan jenis itu.",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("status__in", ("draf", "diajukan", "dikembalikan", "diverifikasi"))
                ),
                fields=("rt", "tahun", "jenis"),
                name="penilaian_satu_terbuka",
                violation_error_message="RT ini sudah mempunyai penilaian aktif untuk tahun dan jenis itu.",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("status__in", ("draf", "diajukan", "dikembalikan", "diverifikasi"))
                ),
                fields=("menggantikan",),
                name="penilaian_satu_pengganti",
                violation_error_message="Penggantinya sudah ada dan belum disahkan.",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("menggantikan", None),
                    models.Q(("menggantikan", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="penilaian_bukan_pengganti_sendiri",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="persetujuanwilayah",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_persetujuanwilayahevent" ("alasan", "id", "is_demo", "oleh_id", "pada", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revisi", "status", "tahun", "versi", "wilayah_id") VALUES (NEW."alasan", NEW."id", NEW."is_demo", NEW."oleh_id", NEW."pada", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."revisi", NEW."status", NEW."tahun", NEW."versi", NEW."wilayah_id"); RETURN NULL;',
                    hash="539d29f0e3b49dfbad58ae1b642072e1a5ea5da1",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_94e4e",
                    table="assessments_persetujuanwilayah",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="persetujuanwilayah",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assessments_persetujuanwilayahevent" ("alasan", "id", "is_demo", "oleh_id", "pada", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revisi", "status", "tahun", "versi", "wilayah_id") VALUES (NEW."alasan", NEW."id", NEW."is_demo", NEW."oleh_id", NEW."pada", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."revisi", NEW."status", NEW."tahun", NEW."versi", NEW."wilayah_id"); RETURN NULL;',
                    hash="d53789773b8ef079a9f137a1cefbd440d71fcb51",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1c6cc",
                    table="assessments_persetujuanwilayah",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewremark",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_reviewremarkevent" ("assessment_id", "dibuat_oleh_id", "dibuat_pada", "ditanggapi_oleh_id", "ditanggapi_pada", "foto", "id", "is_demo", "isi", "kolom", "kriteria", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai_oleh_id", "selesai_pada", "tanggapan", "versi", "versi_lembar") VALUES (NEW."assessment_id", NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."ditanggapi_oleh_id", NEW."ditanggapi_pada", NEW."foto", NEW."id", NEW."is_demo", NEW."isi", NEW."kolom", NEW."kriteria", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."selesai_oleh_id", NEW."selesai_pada", NEW."tanggapan", NEW."versi", NEW."versi_lembar"); RETURN NULL;',
                    hash="342f43db7b71198a31982bbd29dec01896025598",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2f736",
                    table="assessments_reviewremark",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewremark",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assessments_reviewremarkevent" ("assessment_id", "dibuat_oleh_id", "dibuat_pada", "ditanggapi_oleh_id", "ditanggapi_pada", "foto", "id", "is_demo", "isi", "kolom", "kriteria", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai_oleh_id", "selesai_pada", "tanggapan", "versi", "versi_lembar") VALUES (NEW."assessment_id", NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."ditanggapi_oleh_id", NEW."ditanggapi_pada", NEW."foto", NEW."id", NEW."is_demo", NEW."isi", NEW."kolom", NEW."kriteria", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."selesai_oleh_id", NEW."selesai_pada", NEW."tanggapan", NEW."versi", NEW."versi_lembar"); RETURN NULL;',
                    hash="b4ec734854a70b293ad81109a08ca81163108931",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_90ba0",
                    table="assessments_reviewremark",
                    when="AFTER",
                ),
            ),
        ),
    ]
