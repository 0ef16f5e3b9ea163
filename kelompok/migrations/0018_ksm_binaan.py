"""Every year in which the province coaches a KSM, in place of the last one."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


def move(apps, schema_editor):
    """The one year that a KSM had becomes its first row, with its reason.

    What was there before a year was overwritten stands in the audit trail; whether
    it was another year or a correction nobody can tell from it, so nothing is guessed.
    """
    Ksm = apps.get_model("kelompok", "Ksm")
    KsmBinaan = apps.get_model("kelompok", "KsmBinaan")
    coached = Ksm.objects.exclude(tahun_binaan=None).only(
        "tahun_binaan", "alasan_binaan", "is_demo"
    )
    rows = (
        KsmBinaan(
            ksm_id=ksm.pk,
            tahun=ksm.tahun_binaan,
            alasan=ksm.alasan_binaan,
            is_demo=ksm.is_demo,
        )
        for ksm in coached
    )
    KsmBinaan.objects.bulk_create(rows, batch_size=1_000)
    # A table with checks still to be made cannot be altered below.
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    schema_editor.execute("SET CONSTRAINTS ALL DEFERRED")


class Migration(migrations.Migration):
    dependencies = [
        ("kelompok", "0017_dalam_tinjauan"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="KsmBinaan",
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
                    "tahun",
                    models.PositiveSmallIntegerField(
                        verbose_name="tahun binaan provinsi"
                    ),
                ),
                (
                    "alasan",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        verbose_name="alasan dibina di luar kawasan kumuh",
                    ),
                ),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "tahun binaan KSM",
                "verbose_name_plural": "tahun binaan KSM",
                "ordering": ["tahun", "pk"],
            },
        ),
        migrations.CreateModel(
            name="KsmBinaanEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "tahun",
                    models.PositiveSmallIntegerField(
                        verbose_name="tahun binaan provinsi"
                    ),
                ),
                (
                    "alasan",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        verbose_name="alasan dibina di luar kawasan kumuh",
                    ),
                ),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="ksmbinaan",
            name="ksm",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="binaan_set",
                to="kelompok.ksm",
                verbose_name="KSM",
            ),
        ),
        migrations.AddField(
            model_name="ksmbinaanevent",
            name="ksm",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="kelompok.ksm",
                verbose_name="KSM",
            ),
        ),
        migrations.AddField(
            model_name="ksmbinaanevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="ksmbinaanevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="kelompok.ksmbinaan",
            ),
        ),
        migrations.AddConstraint(
            model_name="ksmbinaan",
            constraint=models.UniqueConstraint(
                fields=("ksm", "tahun"),
                name="ksm_binaan_sekali",
                violation_error_message="Tahun binaan ini sudah tercatat.",
            ),
        ),
        migrations.AddConstraint(
            model_name="ksmbinaan",
            constraint=models.CheckConstraint(
                condition=models.Q(("tahun__gte", 2015), ("tahun__lte", 2100)),
                name="ksm_tahun_binaan",
                violation_error_message="Tahun binaan harus antara 2015 dan 2100.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ksmbinaan",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_ksmbinaanevent" ("alasan", "dibuat_pada", "id", "is_demo", "ksm_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahun") VALUES (NEW."alasan", NEW."dibuat_pada", NEW."id", NEW."is_demo", NEW."ksm_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."tahun"); RETURN NULL;',
                    hash="d20e49a21b8418370ee6211971c9a7553582990f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_27f0e",
                    table="kelompok_ksmbinaan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ksmbinaan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_ksmbinaanevent" ("alasan", "dibuat_pada", "id", "is_demo", "ksm_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahun") VALUES (NEW."alasan", NEW."dibuat_pada", NEW."id", NEW."is_demo", NEW."ksm_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."tahun"); RETURN NULL;',
                    hash="9af2a9da36f0f1e7b541b36bcee9563d69c73f92",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_57bc8",
                    table="kelompok_ksmbinaan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ksmbinaan",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_ksmbinaanevent" ("alasan", "dibuat_pada", "id", "is_demo", "ksm_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahun") VALUES (OLD."alasan", OLD."dibuat_pada", OLD."id", OLD."is_demo", OLD."ksm_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."tahun"); RETURN NULL;',
                    hash="ff351e4a8ef7d13af6df38c51c62fb8ad10db971",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_39f21",
                    table="kelompok_ksmbinaan",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunPython(move, migrations.RunPython.noop),
        pgtrigger.migrations.RemoveTrigger(
            model_name="ksm",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="ksm",
            name="update_update",
        ),
        migrations.RemoveConstraint(
            model_name="ksm",
            name="ksm_tahun_binaan",
        ),
        migrations.RemoveField(
            model_name="ksm",
            name="alasan_binaan",
        ),
        migrations.RemoveField(
            model_name="ksm",
            name="tahun_binaan",
        ),
        migrations.RemoveField(
            model_name="ksmevent",
            name="alasan_binaan",
        ),
        migrations.RemoveField(
            model_name="ksmevent",
            name="tahun_binaan",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ksm",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_ksmevent" ("ad_art", "alamat", "anggota_laki_laki", "anggota_mbr", "anggota_perempuan", "bidang", "bkm_id", "dibuat_pada", "diubah_pada", "id", "is_demo", "kawasan_id", "kelurahan_id", "kode", "nama", "nama_bank", "no_rekening", "no_telp", "nomor_sk", "npwp", "persetujuan_dasar", "persetujuan_tanggal", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "simpan_sampai", "status", "tanggal_pembentukan", "tanggal_sk", "versi") VALUES (NEW."ad_art", NEW."alamat", NEW."anggota_laki_laki", NEW."anggota_mbr", NEW."anggota_perempuan", NEW."bidang", NEW."bkm_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."kawasan_id", NEW."kelurahan_id", NEW."kode", NEW."nama", NEW."nama_bank", NEW."no_rekening", NEW."no_telp", NEW."nomor_sk", NEW."npwp", NEW."persetujuan_dasar", NEW."persetujuan_tanggal", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."simpan_sampai", NEW."status", NEW."tanggal_pembentukan", NEW."tanggal_sk", NEW."versi"); RETURN NULL;',
                    hash="373385ba7a78a53355bd8d9920b654f184b1712f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4c476",
                    table="kelompok_ksm",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ksm",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_ksmevent" ("ad_art", "alamat", "anggota_laki_laki", "anggota_mbr", "anggota_perempuan", "bidang", "bkm_id", "dibuat_pada", "diubah_pada", "id", "is_demo", "kawasan_id", "kelurahan_id", "kode", "nama", "nama_bank", "no_rekening", "no_telp", "nomor_sk", "npwp", "persetujuan_dasar", "persetujuan_tanggal", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "simpan_sampai", "status", "tanggal_pembentukan", "tanggal_sk", "versi") VALUES (NEW."ad_art", NEW."alamat", NEW."anggota_laki_laki", NEW."anggota_mbr", NEW."anggota_perempuan", NEW."bidang", NEW."bkm_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."kawasan_id", NEW."kelurahan_id", NEW."kode", NEW."nama", NEW."nama_bank", NEW."no_rekening", NEW."no_telp", NEW."nomor_sk", NEW."npwp", NEW."persetujuan_dasar", NEW."persetujuan_tanggal", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."simpan_sampai", NEW."status", NEW."tanggal_pembentukan", NEW."tanggal_sk", NEW."versi"); RETURN NULL;',
                    hash="a185f79f8ee749ae0269ff901b351e664fa340e1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_85d69",
                    table="kelompok_ksm",
                    when="AFTER",
                ),
            ),
        ),
    ]
