"""What a Pokja is for, by its decree."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kelompok", "0014_another_ksm"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="pokja",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="pokja",
            name="update_update",
        ),
        migrations.AddField(
            model_name="pokja",
            name="fungsi",
            field=models.TextField(
                blank=True, max_length=5000, verbose_name="tugas dan fungsi"
            ),
        ),
        migrations.AddField(
            model_name="pokjaevent",
            name="fungsi",
            field=models.TextField(
                blank=True, max_length=5000, verbose_name="tugas dan fungsi"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pokja",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_pokjaevent" ("ada_sekretariat", "anggota_laki_laki", "anggota_perempuan", "dana_operasional_rp", "dibuat_pada", "diubah_pada", "fungsi", "id", "is_demo", "nomor_sk", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rencana_kerja", "status", "tahun", "tanggal_pembentukan", "tanggal_sk", "versi", "wilayah_id") VALUES (NEW."ada_sekretariat", NEW."anggota_laki_laki", NEW."anggota_perempuan", NEW."dana_operasional_rp", NEW."dibuat_pada", NEW."diubah_pada", NEW."fungsi", NEW."id", NEW."is_demo", NEW."nomor_sk", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rencana_kerja", NEW."status", NEW."tahun", NEW."tanggal_pembentukan", NEW."tanggal_sk", NEW."versi", NEW."wilayah_id"); RETURN NULL;',
                    hash="484bdb9c1029ab7d4b64ff6bc6679b12b746ad2a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_12898",
                    table="kelompok_pokja",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pokja",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_pokjaevent" ("ada_sekretariat", "anggota_laki_laki", "anggota_perempuan", "dana_operasional_rp", "dibuat_pada", "diubah_pada", "fungsi", "id", "is_demo", "nomor_sk", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rencana_kerja", "status", "tahun", "tanggal_pembentukan", "tanggal_sk", "versi", "wilayah_id") VALUES (NEW."ada_sekretariat", NEW."anggota_laki_laki", NEW."anggota_perempuan", NEW."dana_operasional_rp", NEW."dibuat_pada", NEW."diubah_pada", NEW."fungsi", NEW."id", NEW."is_demo", NEW."nomor_sk", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rencana_kerja", NEW."status", NEW."tahun", NEW."tanggal_pembentukan", NEW."tanggal_sk", NEW."versi", NEW."wilayah_id"); RETURN NULL;',
                    hash="6899fb6f92b52a5e0316a877db727c7c7b1c473c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7280a",
                    table="kelompok_pokja",
                    when="AFTER",
                ),
            ),
        ),
    ]
