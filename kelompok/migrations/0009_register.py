"""Documents of the Pokja, aturan bersama, RPLP."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import kelompok.models.register


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_password_due"),
        ("kawasan", "0011_import_sungai"),
        ("kelompok", "0008_meeting"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="AturanBersama",
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
                ("nomor", models.CharField(blank=True, max_length=120)),
                (
                    "tanggal",
                    models.DateField(
                        blank=True, null=True, verbose_name="tanggal kesepakatan"
                    ),
                ),
                ("cakupan", models.CharField(max_length=250)),
                ("isi", models.TextField(verbose_name="isi kesepakatan")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("rembug", "Rembug"),
                            ("disepakati", "Disepakati"),
                            ("berlaku", "Berlaku"),
                            ("dicabut", "Dicabut"),
                        ],
                        default="rembug",
                        max_length=10,
                    ),
                ),
                ("catatan", models.TextField(blank=True)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "kawasan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aturan_set",
                        to="kawasan.kawasan",
                    ),
                ),
                (
                    "kelurahan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aturan_set",
                        to="kawasan.wilayah",
                        verbose_name="kelurahan/desa",
                    ),
                ),
            ],
            options={
                "verbose_name": "aturan bersama",
                "verbose_name_plural": "aturan bersama",
                "ordering": ["kelurahan_id", "-tanggal", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("nomor", ""), _negated=True),
                        fields=("kelurahan", "nomor"),
                        name="aturan_nomor_sekali",
                        violation_error_message="Aturan dengan nomor ini sudah dicatat.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", "rembug"),
                            ("tanggal__isnull", False),
                            _connector="OR",
                        ),
                        name="aturan_bertanggal",
                        violation_error_message="Isi tanggal kesepakatan.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AturanBersamaEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("nomor", models.CharField(blank=True, max_length=120)),
                (
                    "tanggal",
                    models.DateField(
                        blank=True, null=True, verbose_name="tanggal kesepakatan"
                    ),
                ),
                ("cakupan", models.CharField(max_length=250)),
                ("isi", models.TextField(verbose_name="isi kesepakatan")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("rembug", "Rembug"),
                            ("disepakati", "Disepakati"),
                            ("berlaku", "Berlaku"),
                            ("dicabut", "Dicabut"),
                        ],
                        default="rembug",
                        max_length=10,
                    ),
                ),
                ("catatan", models.TextField(blank=True)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
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
                    "kelurahan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kawasan.wilayah",
                        verbose_name="kelurahan/desa",
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
                        to="kelompok.aturanbersama",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="DokumenPokja",
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
                    "jenis",
                    models.CharField(
                        choices=[
                            ("rp2kpkpk", "RP2KPKPK (dahulu RP2KPKP)"),
                            ("rp3kp", "RP3KP"),
                            ("perda_perbup_kumuh", "Perda atau perbup/perwali kumuh"),
                            ("ssk", "Strategi sanitasi (SSK)"),
                            ("rispam", "RISPAM"),
                            ("rispald", "RISPALD"),
                            ("jakstrada", "Jakstrada"),
                            ("baseline", "Berkas baseline"),
                            ("profil_kumuh", "Profil kumuh"),
                            ("video_kawasan", "Video kawasan"),
                            ("sk_pokja", "SK Pokja"),
                            ("surat_komitmen", "Surat komitmen kepala daerah"),
                        ],
                        max_length=18,
                        verbose_name="jenis dokumen",
                    ),
                ),
                ("judul", models.CharField(max_length=250)),
                ("nomor", models.CharField(blank=True, max_length=120)),
                (
                    "tahun",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="tahun dokumen"
                    ),
                ),
                (
                    "tanggal",
                    models.DateField(
                        blank=True, null=True, verbose_name="tanggal pengesahan"
                    ),
                ),
                ("berlaku_mulai", models.DateField(blank=True, null=True)),
                (
                    "berlaku_sampai",
                    models.DateField(
                        blank=True, null=True, verbose_name="berlaku sampai dengan"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("belum_ada", "Belum ada"),
                            ("proses_awal", "Proses awal"),
                            ("review", "Review"),
                            ("final", "Final"),
                            ("disahkan", "Disahkan"),
                        ],
                        default="proses_awal",
                        max_length=11,
                    ),
                ),
                (
                    "tautan",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        validators=[kelompok.models.register.web_address],
                    ),
                ),
                ("catatan", models.TextField(blank=True)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dokumen_set",
                        to="accounts.institution",
                        verbose_name="instansi penyusun",
                    ),
                ),
                (
                    "menggantikan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pengganti",
                        to="kelompok.dokumenpokja",
                        verbose_name="menggantikan dokumen",
                    ),
                ),
                (
                    "wilayah",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dokumen_set",
                        to="kawasan.wilayah",
                    ),
                ),
            ],
            options={
                "verbose_name": "dokumen Pokja",
                "verbose_name_plural": "dokumen Pokja",
                "ordering": ["wilayah_id", "jenis", "-tanggal", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("nomor", ""), _negated=True),
                        fields=("wilayah", "jenis", "nomor"),
                        name="dokumen_nomor_sekali",
                        violation_error_message="Dokumen dengan nomor ini sudah dicatat.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tahun", None),
                            models.Q(("tahun__gte", 1990), ("tahun__lte", 2100)),
                            _connector="OR",
                        ),
                        name="dokumen_tahun",
                        violation_error_message="Tahun harus antara 1990 dan 2100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "disahkan"), _negated=True),
                            ("tanggal__isnull", False),
                            _connector="OR",
                        ),
                        name="dokumen_disahkan_bertanggal",
                        violation_error_message="Dokumen yang disahkan memerlukan tanggal.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "belum_ada"), _negated=True),
                            models.Q(("nomor", ""), ("tanggal", None)),
                            _connector="OR",
                        ),
                        name="dokumen_belum_ada",
                        violation_error_message="Dokumen yang belum ada tidak bernomor dan tidak bertanggal.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("berlaku_mulai", None),
                            ("berlaku_sampai", None),
                            ("berlaku_sampai__gte", models.F("berlaku_mulai")),
                            _connector="OR",
                        ),
                        name="dokumen_masa_berlaku",
                        violation_error_message="Akhir masa berlaku mendahului mulainya.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DokumenPokjaEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("rp2kpkpk", "RP2KPKPK (dahulu RP2KPKP)"),
                            ("rp3kp", "RP3KP"),
                            ("perda_perbup_kumuh", "Perda atau perbup/perwali kumuh"),
                            ("ssk", "Strategi sanitasi (SSK)"),
                            ("rispam", "RISPAM"),
                            ("rispald", "RISPALD"),
                            ("jakstrada", "Jakstrada"),
                            ("baseline", "Berkas baseline"),
                            ("profil_kumuh", "Profil kumuh"),
                            ("video_kawasan", "Video kawasan"),
                            ("sk_pokja", "SK Pokja"),
                            ("surat_komitmen", "Surat komitmen kepala daerah"),
                        ],
                        max_length=18,
                        verbose_name="jenis dokumen",
                    ),
                ),
                ("judul", models.CharField(max_length=250)),
                ("nomor", models.CharField(blank=True, max_length=120)),
                (
                    "tahun",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="tahun dokumen"
                    ),
                ),
                (
                    "tanggal",
                    models.DateField(
                        blank=True, null=True, verbose_name="tanggal pengesahan"
                    ),
                ),
                ("berlaku_mulai", models.DateField(blank=True, null=True)),
                (
                    "berlaku_sampai",
                    models.DateField(
                        blank=True, null=True, verbose_name="berlaku sampai dengan"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("belum_ada", "Belum ada"),
                            ("proses_awal", "Proses awal"),
                            ("review", "Review"),
                            ("final", "Final"),
                            ("disahkan", "Disahkan"),
                        ],
                        default="proses_awal",
                        max_length=11,
                    ),
                ),
                (
                    "tautan",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        validators=[kelompok.models.register.web_address],
                    ),
                ),
                ("catatan", models.TextField(blank=True)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.institution",
                        verbose_name="instansi penyusun",
                    ),
                ),
                (
                    "menggantikan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.dokumenpokja",
                        verbose_name="menggantikan dokumen",
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
                        to="kelompok.dokumenpokja",
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
            name="Rplp",
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
                    "periode_mulai",
                    models.PositiveSmallIntegerField(verbose_name="tahun pertama"),
                ),
                (
                    "periode_sampai",
                    models.PositiveSmallIntegerField(verbose_name="tahun terakhir"),
                ),
                (
                    "nomor",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="nomor pengesahan"
                    ),
                ),
                ("tanggal_pengesahan", models.DateField(blank=True, null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proses_awal", "Proses awal"),
                            ("review", "Review"),
                            ("final", "Final"),
                            ("disahkan", "Disahkan"),
                        ],
                        default="proses_awal",
                        max_length=11,
                    ),
                ),
                ("catatan", models.TextField(blank=True)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "kelurahan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rplp_set",
                        to="kawasan.wilayah",
                        verbose_name="kelurahan/desa",
                    ),
                ),
            ],
            options={
                "verbose_name": "RPLP",
                "verbose_name_plural": "RPLP",
                "ordering": ["kelurahan_id", "-periode_mulai"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kelurahan", "periode_mulai"),
                        name="rplp_periode_sekali",
                        violation_error_message="RPLP dari tahun itu sudah dicatat.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("periode_mulai__gte", 1990),
                            ("periode_sampai__gte", models.F("periode_mulai")),
                            ("periode_sampai__lte", 2100),
                        ),
                        name="rplp_periode",
                        violation_error_message="Tahun terakhir mendahului tahun pertama, atau tahun di luar 1990–2100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "disahkan"), _negated=True),
                            ("tanggal_pengesahan__isnull", False),
                            _connector="OR",
                        ),
                        name="rplp_disahkan_bertanggal",
                        violation_error_message="RPLP yang disahkan memerlukan tanggal.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RplpEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "periode_mulai",
                    models.PositiveSmallIntegerField(verbose_name="tahun pertama"),
                ),
                (
                    "periode_sampai",
                    models.PositiveSmallIntegerField(verbose_name="tahun terakhir"),
                ),
                (
                    "nomor",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="nomor pengesahan"
                    ),
                ),
                ("tanggal_pengesahan", models.DateField(blank=True, null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proses_awal", "Proses awal"),
                            ("review", "Review"),
                            ("final", "Final"),
                            ("disahkan", "Disahkan"),
                        ],
                        default="proses_awal",
                        max_length=11,
                    ),
                ),
                ("catatan", models.TextField(blank=True)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "kelurahan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kawasan.wilayah",
                        verbose_name="kelurahan/desa",
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
                        to="kelompok.rplp",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="aturanbersama",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_aturanbersamaevent" ("cakupan", "catatan", "dibuat_pada", "diubah_pada", "id", "is_demo", "isi", "kawasan_id", "kelurahan_id", "nomor", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "tanggal", "versi") VALUES (NEW."cakupan", NEW."catatan", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."isi", NEW."kawasan_id", NEW."kelurahan_id", NEW."nomor", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."status", NEW."tanggal", NEW."versi"); RETURN NULL;',
                    hash="42bfad21981fab8dcee9c1b313d2406f0e4ad4cb",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_af041",
                    table="kelompok_aturanbersama",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="aturanbersama",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_aturanbersamaevent" ("cakupan", "catatan", "dibuat_pada", "diubah_pada", "id", "is_demo", "isi", "kawasan_id", "kelurahan_id", "nomor", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "tanggal", "versi") VALUES (NEW."cakupan", NEW."catatan", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."isi", NEW."kawasan_id", NEW."kelurahan_id", NEW."nomor", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."status", NEW."tanggal", NEW."versi"); RETURN NULL;',
                    hash="16cdf287ad155d498275f23494044daee450ffd1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_aba69",
                    table="kelompok_aturanbersama",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dokumenpokja",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_dokumenpokjaevent" ("berlaku_mulai", "berlaku_sampai", "catatan", "dibuat_pada", "diubah_pada", "id", "institution_id", "is_demo", "jenis", "judul", "menggantikan_id", "nomor", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "tahun", "tanggal", "tautan", "versi", "wilayah_id") VALUES (NEW."berlaku_mulai", NEW."berlaku_sampai", NEW."catatan", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."institution_id", NEW."is_demo", NEW."jenis", NEW."judul", NEW."menggantikan_id", NEW."nomor", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."status", NEW."tahun", NEW."tanggal", NEW."tautan", NEW."versi", NEW."wilayah_id"); RETURN NULL;',
                    hash="5ff37bfd49cc1e0f20b61459e595d64163316548",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3d797",
                    table="kelompok_dokumenpokja",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dokumenpokja",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_dokumenpokjaevent" ("berlaku_mulai", "berlaku_sampai", "catatan", "dibuat_pada", "diubah_pada", "id", "institution_id", "is_demo", "jenis", "judul", "menggantikan_id", "nomor", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "tahun", "tanggal", "tautan", "versi", "wilayah_id") VALUES (NEW."berlaku_mulai", NEW."berlaku_sampai", NEW."catatan", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."institution_id", NEW."is_demo", NEW."jenis", NEW."judul", NEW."menggantikan_id", NEW."nomor", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."status", NEW."tahun", NEW."tanggal", NEW."tautan", NEW."versi", NEW."wilayah_id"); RETURN NULL;',
                    hash="2a5557c56d58d45b3c43c8280e863e993bc5d9c0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cf268",
                    table="kelompok_dokumenpokja",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rplp",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_rplpevent" ("catatan", "dibuat_pada", "diubah_pada", "id", "is_demo", "kelurahan_id", "nomor", "periode_mulai", "periode_sampai", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "tanggal_pengesahan", "versi") VALUES (NEW."catatan", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."kelurahan_id", NEW."nomor", NEW."periode_mulai", NEW."periode_sampai", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."status", NEW."tanggal_pengesahan", NEW."versi"); RETURN NULL;',
                    hash="110c7f82758ac2e201dcfd5225456c54df69c746",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ecb9e",
                    table="kelompok_rplp",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rplp",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_rplpevent" ("catatan", "dibuat_pada", "diubah_pada", "id", "is_demo", "kelurahan_id", "nomor", "periode_mulai", "periode_sampai", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "tanggal_pengesahan", "versi") VALUES (NEW."catatan", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."kelurahan_id", NEW."nomor", NEW."periode_mulai", NEW."periode_sampai", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."status", NEW."tanggal_pengesahan", NEW."versi"); RETURN NULL;',
                    hash="df16728deb207bebac6f5150e2e5423eee3fc512",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_98917",
                    table="kelompok_rplp",
                    when="AFTER",
                ),
            ),
        ),
    ]
