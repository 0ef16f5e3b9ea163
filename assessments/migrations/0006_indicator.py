"""Indicators, their targets and reported achievements."""

from decimal import Decimal

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0005_review"),
        ("kawasan", "0006_sungai"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Indicator",
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
                    "kode",
                    models.CharField(
                        max_length=30,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Za-z0-9][A-Za-z0-9.-]*$",
                                "Kode hanya memuat huruf, angka, titik, dan tanda hubung.",
                            )
                        ],
                    ),
                ),
                ("urutan", models.PositiveSmallIntegerField(default=100)),
                ("nama", models.CharField(max_length=120)),
                (
                    "sektor",
                    models.CharField(
                        choices=[
                            ("air_minum", "Air minum"),
                            ("kumuh", "Permukiman kumuh"),
                            ("air_limbah", "Air limbah"),
                            ("sampah", "Persampahan"),
                            ("drainase", "Drainase"),
                            ("perumahan", "Perumahan"),
                        ],
                        max_length=10,
                    ),
                ),
                ("satuan", models.CharField(max_length=20)),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("output", "Keluaran (output)"),
                            ("outcome", "Hasil (outcome)"),
                        ],
                        default="outcome",
                        max_length=7,
                    ),
                ),
                (
                    "arah",
                    models.CharField(
                        choices=[
                            ("naik_baik", "Makin besar makin baik"),
                            ("turun_baik", "Makin kecil makin baik"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "hitungan",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("kk_air", "KK dengan akses air minum aman / jumlah KK"),
                            ("kk_air_cukup", "KK yang cukup air minum / jumlah KK"),
                            (
                                "luas_kumuh",
                                "Luas RT kumuh ringan, sedang, dan berat (ha)",
                            ),
                            ("kk_sanitasi", "KK dengan air limbah layak / jumlah KK"),
                            ("kk_sampah", "KK dengan sampah terkelola / jumlah KK"),
                            ("drainase", "Panjang drainase yang ada / panjang ideal"),
                        ],
                        max_length=12,
                        verbose_name="dihitung dari rekap",
                    ),
                ),
                (
                    "utama",
                    models.BooleanField(
                        default=False, verbose_name="salah satu dari tiga angka utama"
                    ),
                ),
                ("definisi", models.TextField()),
                ("rumus", models.TextField(blank=True)),
                ("sumber_data", models.CharField(blank=True, max_length=200)),
                ("penanggung_jawab", models.CharField(blank=True, max_length=150)),
                (
                    "kerangka",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("100-0-100", "100-0-100"),
                                ("rpjmn-2015-2019", "RPJMN 2015-2019"),
                                ("rpjmn-2020-2024", "RPJMN 2020-2024"),
                                ("rpjmn-2025-2029", "RPJMN 2025-2029"),
                                ("rpjmd-kalsel-2021-2026", "RPJMD Kalsel 2021-2026"),
                                ("rpjmd-kalsel-2025-2029", "RPJMD Kalsel 2025-2029"),
                                ("sdgs", "SDGs"),
                                ("spm", "SPM"),
                            ],
                            max_length=24,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
            ],
            options={
                "verbose_name": "indikator",
                "verbose_name_plural": "indikator",
                "ordering": ["urutan", "kode"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("hitungan", ""), _negated=True),
                        fields=("hitungan",),
                        name="indikator_satu_per_hitungan",
                        violation_error_message="Hitungan ini sudah dipakai indikator lain.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("utama", False),
                            models.Q(("hitungan", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="indikator_utama_dihitung",
                        violation_error_message="Angka utama harus dihitung dari rekap.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IndicatorAchievement",
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
                    "wilayah_teks",
                    models.CharField(blank=True, max_length=120, verbose_name="tempat"),
                ),
                ("tahun", models.PositiveSmallIntegerField()),
                ("nilai", models.DecimalField(decimal_places=6, max_digits=18)),
                ("sumber", models.CharField(max_length=250)),
                (
                    "sumber_url",
                    models.URLField(
                        blank=True, max_length=300, verbose_name="tautan sumber"
                    ),
                ),
                ("catatan", models.TextField(blank=True)),
                (
                    "seri",
                    models.CharField(
                        blank=True, max_length=40, verbose_name="seri rujukan"
                    ),
                ),
                (
                    "referensi",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Case(
                            models.When(seri="", then=models.Value(False)),
                            default=models.Value(True),
                            output_field=models.BooleanField(),
                        ),
                        output_field=models.BooleanField(),
                        verbose_name="rujukan terpublikasi",
                    ),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
                ("berlaku", models.BooleanField(default=True)),
                ("alasan_dicabut", models.CharField(blank=True, max_length=300)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "tanggal_data",
                    models.DateField(
                        blank=True, null=True, verbose_name="tanggal data"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("sementara", "Sementara"), ("final", "Final")],
                        default="sementara",
                        max_length=9,
                    ),
                ),
                ("strategi", models.TextField(blank=True)),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="capaian_set",
                        to="assessments.indicator",
                        verbose_name="indikator",
                    ),
                ),
                (
                    "wilayah",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kawasan.wilayah",
                    ),
                ),
            ],
            options={
                "verbose_name": "capaian indikator",
                "verbose_name_plural": "capaian indikator",
                "ordering": ["indicator_id", "tahun", "-versi"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("seri", ""), ("berlaku", True)),
                        fields=("indicator", "wilayah", "tahun"),
                        name="capaian_satu_berlaku",
                        violation_error_message="Sudah ada angka yang berlaku untuk tahun ini.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("seri", "")),
                        fields=("indicator", "wilayah", "tahun", "versi"),
                        name="capaian_versi_unik",
                        violation_error_message="Versi ini sudah ada.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("seri", ""), _negated=True), ("berlaku", True)
                        ),
                        fields=("indicator", "wilayah_teks", "tahun", "seri"),
                        name="capaian_rujukan_satu_berlaku",
                        violation_error_message="Seri ini sudah memuat tahun itu.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("seri", ""), _negated=True),
                        fields=("indicator", "wilayah_teks", "tahun", "seri", "versi"),
                        name="capaian_rujukan_versi_unik",
                        violation_error_message="Versi ini sudah ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("seri", ""),
                                ("wilayah__isnull", False),
                                ("wilayah_teks", ""),
                            ),
                            models.Q(
                                models.Q(("seri", ""), _negated=True),
                                models.Q(("wilayah_teks", ""), _negated=True),
                                models.Q(("sumber_url", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="capaian_bertempat",
                        violation_error_message="Angka memerlukan wilayah; rujukan memerlukan nama tempat dan tautan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tahun__gte", 2000), ("tahun__lte", 2100)),
                        name="capaian_tahun",
                        violation_error_message="Tahun harus antara 2000 dan 2100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("nilai__gte", 0), ("nilai__lt", Decimal("10000000000000"))
                        ),
                        name="capaian_nilai",
                        violation_error_message="Nilai negatif atau terlalu besar.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sumber", ""), _negated=True),
                        name="capaian_bersumber",
                        violation_error_message="Sebutkan sumber angka ini.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("alasan_dicabut", ""), ("berlaku", False), _connector="OR"
                        ),
                        name="capaian_dicabut",
                        violation_error_message="Angka yang dicabut tidak berlaku.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("seri", ""), _negated=True),
                            ("tanggal_data__isnull", False),
                            _connector="OR",
                        ),
                        name="capaian_bertanggal",
                        violation_error_message="Isi tanggal data.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IndicatorEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kode",
                    models.CharField(
                        max_length=30,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Za-z0-9][A-Za-z0-9.-]*$",
                                "Kode hanya memuat huruf, angka, titik, dan tanda hubung.",
                            )
                        ],
                    ),
                ),
                ("urutan", models.PositiveSmallIntegerField(default=100)),
                ("nama", models.CharField(max_length=120)),
                (
                    "sektor",
                    models.CharField(
                        choices=[
                            ("air_minum", "Air minum"),
                            ("kumuh", "Permukiman kumuh"),
                            ("air_limbah", "Air limbah"),
                            ("sampah", "Persampahan"),
                            ("drainase", "Drainase"),
                            ("perumahan", "Perumahan"),
                        ],
                        max_length=10,
                    ),
                ),
                ("satuan", models.CharField(max_length=20)),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("output", "Keluaran (output)"),
                            ("outcome", "Hasil (outcome)"),
                        ],
                        default="outcome",
                        max_length=7,
                    ),
                ),
                (
                    "arah",
                    models.CharField(
                        choices=[
                            ("naik_baik", "Makin besar makin baik"),
                            ("turun_baik", "Makin kecil makin baik"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "hitungan",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("kk_air", "KK dengan akses air minum aman / jumlah KK"),
                            ("kk_air_cukup", "KK yang cukup air minum / jumlah KK"),
                            (
                                "luas_kumuh",
                                "Luas RT kumuh ringan, sedang, dan berat (ha)",
                            ),
                            ("kk_sanitasi", "KK dengan air limbah layak / jumlah KK"),
                            ("kk_sampah", "KK dengan sampah terkelola / jumlah KK"),
                            ("drainase", "Panjang drainase yang ada / panjang ideal"),
                        ],
                        max_length=12,
                        verbose_name="dihitung dari rekap",
                    ),
                ),
                (
                    "utama",
                    models.BooleanField(
                        default=False, verbose_name="salah satu dari tiga angka utama"
                    ),
                ),
                ("definisi", models.TextField()),
                ("rumus", models.TextField(blank=True)),
                ("sumber_data", models.CharField(blank=True, max_length=200)),
                ("penanggung_jawab", models.CharField(blank=True, max_length=150)),
                (
                    "kerangka",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("100-0-100", "100-0-100"),
                                ("rpjmn-2015-2019", "RPJMN 2015-2019"),
                                ("rpjmn-2020-2024", "RPJMN 2020-2024"),
                                ("rpjmn-2025-2029", "RPJMN 2025-2029"),
                                ("rpjmd-kalsel-2021-2026", "RPJMD Kalsel 2021-2026"),
                                ("rpjmd-kalsel-2025-2029", "RPJMD Kalsel 2025-2029"),
                                ("sdgs", "SDGs"),
                                ("spm", "SPM"),
                            ],
                            max_length=24,
                        ),
                        blank=True,
                        default=list,
                        size=None,
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
                        to="assessments.indicator",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="IndicatorTarget",
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
                    "wilayah_teks",
                    models.CharField(blank=True, max_length=120, verbose_name="tempat"),
                ),
                ("tahun", models.PositiveSmallIntegerField()),
                ("nilai", models.DecimalField(decimal_places=6, max_digits=18)),
                ("sumber", models.CharField(max_length=250)),
                (
                    "sumber_url",
                    models.URLField(
                        blank=True, max_length=300, verbose_name="tautan sumber"
                    ),
                ),
                ("catatan", models.TextField(blank=True)),
                (
                    "seri",
                    models.CharField(
                        blank=True, max_length=40, verbose_name="seri rujukan"
                    ),
                ),
                (
                    "referensi",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Case(
                            models.When(seri="", then=models.Value(False)),
                            default=models.Value(True),
                            output_field=models.BooleanField(),
                        ),
                        output_field=models.BooleanField(),
                        verbose_name="rujukan terpublikasi",
                    ),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
                ("berlaku", models.BooleanField(default=True)),
                ("alasan_dicabut", models.CharField(blank=True, max_length=300)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "dokumen",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="dokumen perencanaan"
                    ),
                ),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="target_set",
                        to="assessments.indicator",
                        verbose_name="indikator",
                    ),
                ),
                (
                    "wilayah",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kawasan.wilayah",
                    ),
                ),
            ],
            options={
                "verbose_name": "target indikator",
                "verbose_name_plural": "target indikator",
                "ordering": ["indicator_id", "tahun", "-versi"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("seri", ""), ("berlaku", True)),
                        fields=("indicator", "wilayah", "tahun"),
                        name="target_satu_berlaku",
                        violation_error_message="Sudah ada angka yang berlaku untuk tahun ini.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("seri", "")),
                        fields=("indicator", "wilayah", "tahun", "versi"),
                        name="target_versi_unik",
                        violation_error_message="Versi ini sudah ada.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("seri", ""), _negated=True), ("berlaku", True)
                        ),
                        fields=("indicator", "wilayah_teks", "tahun", "seri"),
                        name="target_rujukan_satu_berlaku",
                        violation_error_message="Seri ini sudah memuat tahun itu.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("seri", ""), _negated=True),
                        fields=("indicator", "wilayah_teks", "tahun", "seri", "versi"),
                        name="target_rujukan_versi_unik",
                        violation_error_message="Versi ini sudah ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("seri", ""),
                                ("wilayah__isnull", False),
                                ("wilayah_teks", ""),
                            ),
                            models.Q(
                                models.Q(("seri", ""), _negated=True),
                                models.Q(("wilayah_teks", ""), _negated=True),
                                models.Q(("sumber_url", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="target_bertempat",
                        violation_error_message="Angka memerlukan wilayah; rujukan memerlukan nama tempat dan tautan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tahun__gte", 2000), ("tahun__lte", 2100)),
                        name="target_tahun",
                        violation_error_message="Tahun harus antara 2000 dan 2100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("nilai__gte", 0), ("nilai__lt", Decimal("10000000000000"))
                        ),
                        name="target_nilai",
                        violation_error_message="Nilai negatif atau terlalu besar.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sumber", ""), _negated=True),
                        name="target_bersumber",
                        violation_error_message="Sebutkan sumber angka ini.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("alasan_dicabut", ""), ("berlaku", False), _connector="OR"
                        ),
                        name="target_dicabut",
                        violation_error_message="Angka yang dicabut tidak berlaku.",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_indicatorevent" ("arah", "definisi", "hitungan", "id", "jenis", "kerangka", "kode", "nama", "penanggung_jawab", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rumus", "satuan", "sektor", "sumber_data", "urutan", "utama") VALUES (NEW."arah", NEW."definisi", NEW."hitungan", NEW."id", NEW."jenis", NEW."kerangka", NEW."kode", NEW."nama", NEW."penanggung_jawab", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rumus", NEW."satuan", NEW."sektor", NEW."sumber_data", NEW."urutan", NEW."utama"); RETURN NULL;',
                    hash="733cd481bd31286394dedcb76c9bd6d77e25ce28",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3b6eb",
                    table="assessments_indicator",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assessments_indicatorevent" ("arah", "definisi", "hitungan", "id", "jenis", "kerangka", "kode", "nama", "penanggung_jawab", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rumus", "satuan", "sektor", "sumber_data", "urutan", "utama") VALUES (NEW."arah", NEW."definisi", NEW."hitungan", NEW."id", NEW."jenis", NEW."kerangka", NEW."kode", NEW."nama", NEW."penanggung_jawab", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rumus", NEW."satuan", NEW."sektor", NEW."sumber_data", NEW."urutan", NEW."utama"); RETURN NULL;',
                    hash="5f8147d76eab3922689ab06a31bcab4b8a875359",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0f289",
                    table="assessments_indicator",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicatorachievement",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF TG_OP = 'DELETE'\n   OR (NEW.berlaku AND NOT OLD.berlaku)\n   OR (OLD.wilayah_id IS NOT NULL AND NEW.wilayah_id IS DISTINCT FROM OLD.wilayah_id)\n   OR (to_jsonb(NEW) - ARRAY['berlaku', 'alasan_dicabut', 'wilayah_id', 'referensi'])\n      <> (to_jsonb(OLD) - ARRAY['berlaku', 'alasan_dicabut', 'wilayah_id', 'referensi'])\nTHEN\n    RAISE EXCEPTION 'angka indikator tidak ditimpa'\n    USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="6f82f2dffcf3411498b347331ae61bfbe5a4c7ce",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b6041",
                    table="assessments_indicatorachievement",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicatortarget",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF TG_OP = 'DELETE'\n   OR (NEW.berlaku AND NOT OLD.berlaku)\n   OR (OLD.wilayah_id IS NOT NULL AND NEW.wilayah_id IS DISTINCT FROM OLD.wilayah_id)\n   OR (to_jsonb(NEW) - ARRAY['berlaku', 'alasan_dicabut', 'wilayah_id', 'referensi'])\n      <> (to_jsonb(OLD) - ARRAY['berlaku', 'alasan_dicabut', 'wilayah_id', 'referensi'])\nTHEN\n    RAISE EXCEPTION 'angka indikator tidak ditimpa'\n    USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="4899ecbd3cdba7105783aa5706d1b40a91b0f4ac",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ed4fb",
                    table="assessments_indicatortarget",
                    when="BEFORE",
                ),
            ),
        ),
    ]
