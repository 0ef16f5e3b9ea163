"""Rivers, and the strips that decisions protect beside them."""

import django.contrib.gis.db.models.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import kawasan.models.fields
import kawasan.models.sungai


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("kawasan", "0005_pertimbangan"),
    ]

    operations = [
        migrations.CreateModel(
            name="Sempadan",
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
                    "nomor",
                    models.CharField(
                        max_length=120, verbose_name="nomor peraturan atau keputusan"
                    ),
                ),
                ("tanggal", models.DateField(blank=True, null=True)),
                ("tentang", models.CharField(blank=True, max_length=200)),
                (
                    "batas",
                    django.contrib.gis.db.models.fields.MultiPolygonField(
                        srid=4326, verbose_name="sempadan"
                    ),
                ),
                (
                    "sumber",
                    models.CharField(max_length=200, verbose_name="sumber gambar"),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "wilayah",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sempadan_set",
                        to="kawasan.wilayah",
                        verbose_name="kab/kota atau provinsi",
                    ),
                ),
            ],
            options={
                "verbose_name": "sempadan",
                "verbose_name_plural": "sempadan",
                "ordering": ["nomor", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=kawasan.models.fields.SoundBoundary(
                            models.F("batas")
                        ),
                        name="sempadan_batas_sah",
                        violation_error_message="Batas tidak sah atau di luar Indonesia.",
                    ),
                    models.UniqueConstraint(
                        fields=("wilayah", "nomor"),
                        name="sempadan_nomor_sekali",
                        violation_error_message="Sempadan dengan nomor ini sudah ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sumber", ""), _negated=True),
                            models.Q(("nomor", ""), _negated=True),
                        ),
                        name="sempadan_sumber",
                        violation_error_message="Tulis nomor dan sumber sempadan ini.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SempadanEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "nomor",
                    models.CharField(
                        max_length=120, verbose_name="nomor peraturan atau keputusan"
                    ),
                ),
                ("tanggal", models.DateField(blank=True, null=True)),
                ("tentang", models.CharField(blank=True, max_length=200)),
                (
                    "batas",
                    django.contrib.gis.db.models.fields.MultiPolygonField(
                        srid=4326, verbose_name="sempadan"
                    ),
                ),
                (
                    "sumber",
                    models.CharField(max_length=200, verbose_name="sumber gambar"),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
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
                        to="kawasan.sempadan",
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
            name="Sungai",
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
                ("nama", models.CharField(blank=True, max_length=120)),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("sungai", "Sungai"),
                            ("danau", "Danau atau danau paparan banjir"),
                            ("mata_air", "Mata air"),
                        ],
                        default="sungai",
                        max_length=8,
                    ),
                ),
                (
                    "keterangan",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="ukuran menurut sumber"
                    ),
                ),
                (
                    "geom",
                    django.contrib.gis.db.models.fields.GeometryField(
                        srid=4326, verbose_name="garis atau badan air"
                    ),
                ),
                (
                    "acuan",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("tepi", "Tepi palung"),
                            ("tengah", "Garis tengah sungai"),
                            ("tanggul", "Kaki tanggul sebelah luar"),
                        ],
                        max_length=7,
                        verbose_name="yang digambar garis",
                    ),
                ),
                ("bertanggul", models.BooleanField(blank=True, null=True)),
                (
                    "perkotaan",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="di kawasan perkotaan"
                    ),
                ),
                (
                    "kedalaman_m",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=7,
                        null=True,
                        verbose_name="kedalaman (m)",
                    ),
                ),
                (
                    "luas_das_km2",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=11,
                        null=True,
                        verbose_name="luas DAS (km²)",
                    ),
                ),
                (
                    "pasang_surut",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="dipengaruhi pasang surut"
                    ),
                ),
                ("sumber", models.CharField(max_length=200)),
                (
                    "sidik",
                    models.CharField(
                        blank=True, max_length=64, verbose_name="sidik baris impor"
                    ),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "wilayah",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sungai_set",
                        to="kawasan.wilayah",
                        verbose_name="kab/kota atau provinsi pencatat",
                    ),
                ),
            ],
            options={
                "verbose_name": "sungai",
                "verbose_name_plural": "sungai",
                "ordering": ["nama", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=kawasan.models.sungai.SoundWater(models.F("geom")),
                        name="sungai_geom_sah",
                        violation_error_message="Gambar harus garis, poligon, atau titik yang sah di Indonesia.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kedalaman_m", None),
                                models.Q(
                                    ("kedalaman_m__gte", 0), ("kedalaman_m__lte", 1000)
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                ("luas_das_km2", None),
                                models.Q(
                                    ("luas_das_km2__gte", 0),
                                    ("luas_das_km2__lte", 1000000),
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="sungai_angka_wajar",
                        violation_error_message="Kedalaman atau luas DAS tidak masuk akal.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sumber", ""), _negated=True),
                        name="sungai_sumber",
                        violation_error_message="Tulis sumber data sungai ini.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("sidik", ""), _negated=True),
                        fields=("wilayah", "sidik"),
                        name="sungai_impor_sekali",
                        violation_error_message="Baris ini sudah pernah diimpor.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SungaiEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("nama", models.CharField(blank=True, max_length=120)),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("sungai", "Sungai"),
                            ("danau", "Danau atau danau paparan banjir"),
                            ("mata_air", "Mata air"),
                        ],
                        default="sungai",
                        max_length=8,
                    ),
                ),
                (
                    "keterangan",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="ukuran menurut sumber"
                    ),
                ),
                (
                    "geom",
                    django.contrib.gis.db.models.fields.GeometryField(
                        srid=4326, verbose_name="garis atau badan air"
                    ),
                ),
                (
                    "acuan",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("tepi", "Tepi palung"),
                            ("tengah", "Garis tengah sungai"),
                            ("tanggul", "Kaki tanggul sebelah luar"),
                        ],
                        max_length=7,
                        verbose_name="yang digambar garis",
                    ),
                ),
                ("bertanggul", models.BooleanField(blank=True, null=True)),
                (
                    "perkotaan",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="di kawasan perkotaan"
                    ),
                ),
                (
                    "kedalaman_m",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=7,
                        null=True,
                        verbose_name="kedalaman (m)",
                    ),
                ),
                (
                    "luas_das_km2",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=11,
                        null=True,
                        verbose_name="luas DAS (km²)",
                    ),
                ),
                (
                    "pasang_surut",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="dipengaruhi pasang surut"
                    ),
                ),
                ("sumber", models.CharField(max_length=200)),
                (
                    "sidik",
                    models.CharField(
                        blank=True, max_length=64, verbose_name="sidik baris impor"
                    ),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
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
                        to="kawasan.sungai",
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
                        verbose_name="kab/kota atau provinsi pencatat",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sempadan",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kawasan_sempadanevent" ("batas", "dibuat_pada", "diubah_pada", "id", "is_demo", "nomor", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sumber", "tanggal", "tentang", "versi", "wilayah_id") VALUES (NEW."batas", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."nomor", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sumber", NEW."tanggal", NEW."tentang", NEW."versi", NEW."wilayah_id"); RETURN NULL;',
                    hash="36d55a08777b42e282d5e32732d29264eab0ba61",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_53504",
                    table="kawasan_sempadan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sempadan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kawasan_sempadanevent" ("batas", "dibuat_pada", "diubah_pada", "id", "is_demo", "nomor", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sumber", "tanggal", "tentang", "versi", "wilayah_id") VALUES (NEW."batas", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."nomor", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sumber", NEW."tanggal", NEW."tentang", NEW."versi", NEW."wilayah_id"); RETURN NULL;',
                    hash="bbc0d8869885ad527060c9fdca65db6a334a76e1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3b2dd",
                    table="kawasan_sempadan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sungai",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kawasan_sungaievent" ("acuan", "bertanggul", "dibuat_pada", "diubah_pada", "geom", "id", "is_demo", "jenis", "kedalaman_m", "keterangan", "luas_das_km2", "nama", "pasang_surut", "perkotaan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sidik", "sumber", "versi", "wilayah_id") VALUES (NEW."acuan", NEW."bertanggul", NEW."dibuat_pada", NEW."diubah_pada", NEW."geom", NEW."id", NEW."is_demo", NEW."jenis", NEW."kedalaman_m", NEW."keterangan", NEW."luas_das_km2", NEW."nama", NEW."pasang_surut", NEW."perkotaan", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sidik", NEW."sumber", NEW."versi", NEW."wilayah_id"); RETURN NULL;',
                    hash="88c94a1b8d6ceb71dcc5a404d7c185cca269d49f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8bbfe",
                    table="kawasan_sungai",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sungai",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kawasan_sungaievent" ("acuan", "bertanggul", "dibuat_pada", "diubah_pada", "geom", "id", "is_demo", "jenis", "kedalaman_m", "keterangan", "luas_das_km2", "nama", "pasang_surut", "perkotaan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sidik", "sumber", "versi", "wilayah_id") VALUES (NEW."acuan", NEW."bertanggul", NEW."dibuat_pada", NEW."diubah_pada", NEW."geom", NEW."id", NEW."is_demo", NEW."jenis", NEW."kedalaman_m", NEW."keterangan", NEW."luas_das_km2", NEW."nama", NEW."pasang_surut", NEW."perkotaan", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sidik", NEW."sumber", NEW."versi", NEW."wilayah_id"); RETURN NULL;',
                    hash="99ab64e41cc85bef237e3ceb7069332db9ae1c8a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6c8c4",
                    table="kawasan_sungai",
                    when="AFTER",
                ),
            ),
        ),
    ]
