"""Pokja PKP, its seats, how it performed, and what the aspects are called."""

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_institution_version"),
        ("kawasan", "0011_import_sungai"),
        ("kelompok", "0002_action_item"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Pokja",
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
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("baru", "Baru dibentuk"),
                            ("lama", "Melanjutkan yang lama"),
                        ],
                        default="lama",
                        max_length=4,
                    ),
                ),
                ("tanggal_pembentukan", models.DateField(blank=True, null=True)),
                (
                    "nomor_sk",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="nomor SK"
                    ),
                ),
                (
                    "tanggal_sk",
                    models.DateField(blank=True, null=True, verbose_name="tanggal SK"),
                ),
                (
                    "anggota_laki_laki",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="anggota laki-laki"
                    ),
                ),
                (
                    "anggota_perempuan",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="anggota perempuan"
                    ),
                ),
                (
                    "ada_sekretariat",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="ada sekretariat"
                    ),
                ),
                (
                    "dana_operasional_rp",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="dana operasional",
                    ),
                ),
                (
                    "rencana_kerja",
                    models.TextField(
                        blank=True, max_length=5000, verbose_name="rencana kerja"
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
                        related_name="pokja_set",
                        to="kawasan.wilayah",
                        verbose_name="kab/kota atau provinsi",
                    ),
                ),
            ],
            options={
                "verbose_name": "Pokja PKP",
                "verbose_name_plural": "Pokja PKP",
                "ordering": ["-tahun", "wilayah_id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("wilayah", "tahun"),
                        name="pokja_sekali_setahun",
                        violation_error_message="Pokja wilayah ini pada tahun itu sudah ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tahun__gte", 2000), ("tahun__lte", 2100)),
                        name="pokja_tahun",
                        violation_error_message="Tahun harus antara 2000 dan 2100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dana_operasional_rp", None),
                            models.Q(
                                ("dana_operasional_rp__gte", 0),
                                ("dana_operasional_rp__lte", 1000000000000000),
                            ),
                            _connector="OR",
                        ),
                        name="pokja_dana",
                        violation_error_message="Dana operasional tidak boleh negatif.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tanggal_sk", None),
                            models.Q(("nomor_sk", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="pokja_sk_bernomor",
                        violation_error_message="Tulis nomor SK yang bertanggal itu.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PokjaAnggota",
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
                    "jabatan",
                    models.CharField(
                        max_length=120, verbose_name="jabatan di instansi"
                    ),
                ),
                (
                    "nama",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="nama orang"
                    ),
                ),
                (
                    "peran",
                    models.CharField(
                        choices=[
                            ("pengarah", "Tim pengarah"),
                            ("ketua", "Ketua"),
                            ("wakil", "Wakil ketua"),
                            ("sekretaris", "Sekretaris"),
                            ("koordinator_bidang", "Koordinator bidang"),
                            ("anggota", "Anggota"),
                            ("sekretariat", "Sekretariat"),
                        ],
                        max_length=18,
                    ),
                ),
                ("bidang", models.CharField(blank=True, max_length=120)),
                (
                    "mulai",
                    models.DateField(blank=True, null=True, verbose_name="masa mulai"),
                ),
                (
                    "sampai",
                    models.DateField(blank=True, null=True, verbose_name="masa sampai"),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pokja_anggota",
                        to="accounts.institution",
                        verbose_name="instansi",
                    ),
                ),
                (
                    "pokja",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="anggota",
                        to="kelompok.pokja",
                    ),
                ),
            ],
            options={
                "verbose_name": "anggota Pokja",
                "verbose_name_plural": "anggota Pokja",
                "ordering": ["pokja_id", "peran", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("peran", "ketua"), ("sampai", None)),
                        fields=("pokja",),
                        name="pokja_satu_ketua",
                        violation_error_message="Pokja ini sudah mempunyai ketua. Isi dahulu akhir masanya.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("peran", "koordinator_bidang"), _negated=True),
                            models.Q(("bidang", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="pokja_koordinator_berbidang",
                        violation_error_message="Tulis bidang yang dikoordinasikan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sampai", None),
                            ("mulai", None),
                            ("sampai__gte", models.F("mulai")),
                            _connector="OR",
                        ),
                        name="pokja_masa_urut",
                        violation_error_message="Akhir masa mendahului awalnya.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PokjaAnggotaEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "jabatan",
                    models.CharField(
                        max_length=120, verbose_name="jabatan di instansi"
                    ),
                ),
                (
                    "nama",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="nama orang"
                    ),
                ),
                (
                    "peran",
                    models.CharField(
                        choices=[
                            ("pengarah", "Tim pengarah"),
                            ("ketua", "Ketua"),
                            ("wakil", "Wakil ketua"),
                            ("sekretaris", "Sekretaris"),
                            ("koordinator_bidang", "Koordinator bidang"),
                            ("anggota", "Anggota"),
                            ("sekretariat", "Sekretariat"),
                        ],
                        max_length=18,
                    ),
                ),
                ("bidang", models.CharField(blank=True, max_length=120)),
                (
                    "mulai",
                    models.DateField(blank=True, null=True, verbose_name="masa mulai"),
                ),
                (
                    "sampai",
                    models.DateField(blank=True, null=True, verbose_name="masa sampai"),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "institution",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.institution",
                        verbose_name="instansi",
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
                        to="kelompok.pokjaanggota",
                    ),
                ),
                (
                    "pokja",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.pokja",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="PokjaAspek",
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
                ("nomor", models.PositiveSmallIntegerField(unique=True)),
                ("nama", models.CharField(blank=True, max_length=150)),
                (
                    "sumber",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="sumber nama"
                    ),
                ),
            ],
            options={
                "verbose_name": "aspek penilaian Pokja",
                "verbose_name_plural": "aspek penilaian Pokja",
                "ordering": ["nomor"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("nomor__gte", 1), ("nomor__lte", 10)),
                        name="pokja_aspek_nomor",
                        violation_error_message="Aspek bernomor 1 sampai 10.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PokjaEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("tahun", models.PositiveSmallIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("baru", "Baru dibentuk"),
                            ("lama", "Melanjutkan yang lama"),
                        ],
                        default="lama",
                        max_length=4,
                    ),
                ),
                ("tanggal_pembentukan", models.DateField(blank=True, null=True)),
                (
                    "nomor_sk",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="nomor SK"
                    ),
                ),
                (
                    "tanggal_sk",
                    models.DateField(blank=True, null=True, verbose_name="tanggal SK"),
                ),
                (
                    "anggota_laki_laki",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="anggota laki-laki"
                    ),
                ),
                (
                    "anggota_perempuan",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="anggota perempuan"
                    ),
                ),
                (
                    "ada_sekretariat",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="ada sekretariat"
                    ),
                ),
                (
                    "dana_operasional_rp",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="dana operasional",
                    ),
                ),
                (
                    "rencana_kerja",
                    models.TextField(
                        blank=True, max_length=5000, verbose_name="rencana kerja"
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
                        to="kelompok.pokja",
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
            name="PokjaPenilaian",
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
                (
                    "pembentukan",
                    models.CharField(
                        choices=[
                            ("belum", "Belum"),
                            ("proses", "Dalam proses"),
                            ("selesai", "Selesai"),
                        ],
                        max_length=7,
                    ),
                ),
                (
                    "ada_sk",
                    models.BooleanField(blank=True, null=True, verbose_name="ada SK"),
                ),
                (
                    "penggabungan",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("belum", "Belum"),
                            ("proses", "Dalam proses"),
                            ("sudah", "Sudah"),
                        ],
                        max_length=6,
                        verbose_name="penggabungan dengan Pokja PPAS/AMPL",
                    ),
                ),
                (
                    "program_kerja",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="punya program kerja"
                    ),
                ),
                (
                    "forum_pkp",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Forum PKP aktif"
                    ),
                ),
                (
                    "dukungan_apbd",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="didukung APBD"
                    ),
                ),
                (
                    "skor",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(
                            blank=True,
                            null=True,
                            validators=[django.core.validators.MaxValueValidator(10)],
                        ),
                        blank=True,
                        default=list,
                        size=10,
                    ),
                ),
                (
                    "total",
                    models.PositiveSmallIntegerField(
                        blank=True, editable=False, null=True
                    ),
                ),
                ("sumber", models.CharField(max_length=200)),
                ("catatan", models.CharField(blank=True, max_length=500)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "wilayah",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pokja_penilaian",
                        to="kawasan.wilayah",
                        verbose_name="kab/kota atau provinsi",
                    ),
                ),
            ],
            options={
                "verbose_name": "penilaian kinerja Pokja",
                "verbose_name_plural": "penilaian kinerja Pokja",
                "ordering": ["-tahun", "wilayah_id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("wilayah", "tahun"),
                        name="pokja_penilaian_sekali",
                        violation_error_message="Kinerja Pokja wilayah ini pada tahun itu sudah dinilai.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tahun__gte", 2000), ("tahun__lte", 2100)),
                        name="pokja_penilaian_tahun",
                        violation_error_message="Tahun harus antara 2000 dan 2100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sumber", ""), _negated=True),
                        name="pokja_penilaian_sumber",
                        violation_error_message="Tulis sumber penilaian ini.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("total", None), ("total__lte", 100), _connector="OR"
                        ),
                        name="pokja_penilaian_total",
                        violation_error_message="Jumlah skor paling banyak 100.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PokjaPenilaianEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("tahun", models.PositiveSmallIntegerField()),
                (
                    "pembentukan",
                    models.CharField(
                        choices=[
                            ("belum", "Belum"),
                            ("proses", "Dalam proses"),
                            ("selesai", "Selesai"),
                        ],
                        max_length=7,
                    ),
                ),
                (
                    "ada_sk",
                    models.BooleanField(blank=True, null=True, verbose_name="ada SK"),
                ),
                (
                    "penggabungan",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("belum", "Belum"),
                            ("proses", "Dalam proses"),
                            ("sudah", "Sudah"),
                        ],
                        max_length=6,
                        verbose_name="penggabungan dengan Pokja PPAS/AMPL",
                    ),
                ),
                (
                    "program_kerja",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="punya program kerja"
                    ),
                ),
                (
                    "forum_pkp",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Forum PKP aktif"
                    ),
                ),
                (
                    "dukungan_apbd",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="didukung APBD"
                    ),
                ),
                (
                    "skor",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(
                            blank=True,
                            null=True,
                            validators=[django.core.validators.MaxValueValidator(10)],
                        ),
                        blank=True,
                        default=list,
                        size=10,
                    ),
                ),
                (
                    "total",
                    models.PositiveSmallIntegerField(
                        blank=True, editable=False, null=True
                    ),
                ),
                ("sumber", models.CharField(max_length=200)),
                ("catatan", models.CharField(blank=True, max_length=500)),
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
                        to="kelompok.pokjapenilaian",
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
        pgtrigger.migrations.AddTrigger(
            model_name="pokja",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_pokjaevent" ("ada_sekretariat", "anggota_laki_laki", "anggota_perempuan", "dana_operasional_rp", "dibuat_pada", "diubah_pada", "id", "is_demo", "nomor_sk", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rencana_kerja", "status", "tahun", "tanggal_pembentukan", "tanggal_sk", "versi", "wilayah_id") VALUES (NEW."ada_sekretariat", NEW."anggota_laki_laki", NEW."anggota_perempuan", NEW."dana_operasional_rp", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."nomor_sk", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rencana_kerja", NEW."status", NEW."tahun", NEW."tanggal_pembentukan", NEW."tanggal_sk", NEW."versi", NEW."wilayah_id"); RETURN NULL;',
                    hash="61887ea3dcbf3b626a64a48ab65a30c96f3ca6d6",
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
                    func='INSERT INTO "kelompok_pokjaevent" ("ada_sekretariat", "anggota_laki_laki", "anggota_perempuan", "dana_operasional_rp", "dibuat_pada", "diubah_pada", "id", "is_demo", "nomor_sk", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rencana_kerja", "status", "tahun", "tanggal_pembentukan", "tanggal_sk", "versi", "wilayah_id") VALUES (NEW."ada_sekretariat", NEW."anggota_laki_laki", NEW."anggota_perempuan", NEW."dana_operasional_rp", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."nomor_sk", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rencana_kerja", NEW."status", NEW."tahun", NEW."tanggal_pembentukan", NEW."tanggal_sk", NEW."versi", NEW."wilayah_id"); RETURN NULL;',
                    hash="d95f2632c74e60735e7300bd89a294db5aa7d889",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7280a",
                    table="kelompok_pokja",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pokjaanggota",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_pokjaanggotaevent" ("bidang", "diubah_pada", "id", "institution_id", "jabatan", "mulai", "nama", "peran", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pokja_id", "sampai", "versi") VALUES (NEW."bidang", NEW."diubah_pada", NEW."id", NEW."institution_id", NEW."jabatan", NEW."mulai", NEW."nama", NEW."peran", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pokja_id", NEW."sampai", NEW."versi"); RETURN NULL;',
                    hash="3d7156fa57b5fdab77d51cfa1f0971a6942294c0",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ceab6",
                    table="kelompok_pokjaanggota",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pokjaanggota",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_pokjaanggotaevent" ("bidang", "diubah_pada", "id", "institution_id", "jabatan", "mulai", "nama", "peran", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pokja_id", "sampai", "versi") VALUES (NEW."bidang", NEW."diubah_pada", NEW."id", NEW."institution_id", NEW."jabatan", NEW."mulai", NEW."nama", NEW."peran", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pokja_id", NEW."sampai", NEW."versi"); RETURN NULL;',
                    hash="fdd12877fb9147fbb139dd7a9b7cbbdeaae6abaa",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_04bf8",
                    table="kelompok_pokjaanggota",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pokjapenilaian",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_pokjapenilaianevent" ("ada_sk", "catatan", "dibuat_pada", "diubah_pada", "dukungan_apbd", "forum_pkp", "id", "is_demo", "pembentukan", "penggabungan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_kerja", "skor", "sumber", "tahun", "total", "versi", "wilayah_id") VALUES (NEW."ada_sk", NEW."catatan", NEW."dibuat_pada", NEW."diubah_pada", NEW."dukungan_apbd", NEW."forum_pkp", NEW."id", NEW."is_demo", NEW."pembentukan", NEW."penggabungan", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_kerja", NEW."skor", NEW."sumber", NEW."tahun", NEW."total", NEW."versi", NEW."wilayah_id"); RETURN NULL;',
                    hash="45ad0608d493715f0295b9642394aef6eb615301",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e78b9",
                    table="kelompok_pokjapenilaian",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pokjapenilaian",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_pokjapenilaianevent" ("ada_sk", "catatan", "dibuat_pada", "diubah_pada", "dukungan_apbd", "forum_pkp", "id", "is_demo", "pembentukan", "penggabungan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_kerja", "skor", "sumber", "tahun", "total", "versi", "wilayah_id") VALUES (NEW."ada_sk", NEW."catatan", NEW."dibuat_pada", NEW."diubah_pada", NEW."dukungan_apbd", NEW."forum_pkp", NEW."id", NEW."is_demo", NEW."pembentukan", NEW."penggabungan", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_kerja", NEW."skor", NEW."sumber", NEW."tahun", NEW."total", NEW."versi", NEW."wilayah_id"); RETURN NULL;',
                    hash="a13da4cee1552d0b98f4e7f205582b2447ad86d1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_60360",
                    table="kelompok_pokjapenilaian",
                    when="AFTER",
                ),
            ),
        ),
    ]
