"""Figures named at a meeting, its Pokja, what its source says; capacities."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_institution_version"),
        ("kawasan", "0011_import_sungai"),
        ("kelompok", "0011_lokus"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="MeetingFigure",
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
                ("uraian", models.CharField(max_length=200)),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("keadaan", "Keadaan"),
                            ("sasaran", "Sasaran"),
                            ("capaian", "Capaian"),
                        ],
                        default="keadaan",
                        max_length=8,
                    ),
                ),
                ("nilai", models.DecimalField(decimal_places=3, max_digits=16)),
                ("satuan", models.CharField(max_length=40)),
                ("tahun", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "wilayah_luar",
                    models.CharField(
                        blank=True,
                        max_length=150,
                        verbose_name="wilayah di luar portal",
                    ),
                ),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="angka_set",
                        to="kelompok.meeting",
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
                        verbose_name="tentang wilayah",
                    ),
                ),
            ],
            options={
                "verbose_name": "angka rapat",
                "verbose_name_plural": "angka rapat",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("nilai__gte", 0),
                            models.Q(
                                ("tahun", None),
                                models.Q(("tahun__gte", 1990), ("tahun__lte", 2100)),
                                _connector="OR",
                            ),
                        ),
                        name="angka_rapat_wajar",
                        violation_error_message="Angka tidak negatif; tahun antara 1990 dan 2100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("wilayah", None), ("wilayah_luar", ""), _connector="OR"
                        ),
                        name="angka_rapat_satu_wilayah",
                        violation_error_message="Pilih wilayah portal atau tulis yang lain.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingFigureEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uraian", models.CharField(max_length=200)),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("keadaan", "Keadaan"),
                            ("sasaran", "Sasaran"),
                            ("capaian", "Capaian"),
                        ],
                        default="keadaan",
                        max_length=8,
                    ),
                ),
                ("nilai", models.DecimalField(decimal_places=3, max_digits=16)),
                ("satuan", models.CharField(max_length=40)),
                ("tahun", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "wilayah_luar",
                    models.CharField(
                        blank=True,
                        max_length=150,
                        verbose_name="wilayah di luar portal",
                    ),
                ),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                (
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.meeting",
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
                        to="kelompok.meetingfigure",
                    ),
                ),
                (
                    "wilayah",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kawasan.wilayah",
                        verbose_name="tentang wilayah",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="MeetingQuota",
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
                    "jumlah",
                    models.PositiveSmallIntegerField(
                        verbose_name="paling banyak (orang)"
                    ),
                ),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.institution",
                        verbose_name="instansi",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="kuota_set",
                        to="kelompok.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "kuota peserta",
                "verbose_name_plural": "kuota peserta",
                "ordering": ["institution__nama"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "institution"),
                        name="kuota_sekali",
                        violation_error_message="Kuota instansi ini sudah ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("jumlah__gte", 1), ("jumlah__lte", 1000)),
                        name="kuota_wajar",
                        violation_error_message="Kuota antara 1 dan 1.000 orang.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingQuotaEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "jumlah",
                    models.PositiveSmallIntegerField(
                        verbose_name="paling banyak (orang)"
                    ),
                ),
                ("is_demo", models.BooleanField(default=False)),
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
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.meeting",
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
                        to="kelompok.meetingquota",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="actionitem",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="actionitem",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="bimtek",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="bimtek",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="meeting",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="meeting",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="meetingparticipant",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="meetingparticipant",
            name="update_update",
        ),
        migrations.RemoveConstraint(
            model_name="meetingparticipant",
            name="peserta_dikenali",
        ),
        migrations.AddField(
            model_name="actionitem",
            name="dimensi",
            field=models.CharField(
                blank=True,
                choices=[
                    ("sistem", "Sistem"),
                    ("lembaga", "Lembaga"),
                    ("individu", "Individu"),
                ],
                max_length=8,
                verbose_name="dimensi kapasitas",
            ),
        ),
        migrations.AddField(
            model_name="actionitemevent",
            name="dimensi",
            field=models.CharField(
                blank=True,
                choices=[
                    ("sistem", "Sistem"),
                    ("lembaga", "Lembaga"),
                    ("individu", "Individu"),
                ],
                max_length=8,
                verbose_name="dimensi kapasitas",
            ),
        ),
        migrations.AddField(
            model_name="bimtek",
            name="pokok_bahasan",
            field=models.TextField(
                blank=True, max_length=4000, verbose_name="pokok bahasan"
            ),
        ),
        migrations.AddField(
            model_name="bimtek",
            name="terbit_sumber",
            field=models.DateField(blank=True, null=True, verbose_name="berita terbit"),
        ),
        migrations.AddField(
            model_name="bimtek",
            name="wilayah_dilaporkan",
            field=models.PositiveSmallIntegerField(
                blank=True, null=True, verbose_name="jumlah kab/kota menurut sumber"
            ),
        ),
        migrations.AddField(
            model_name="bimtekevent",
            name="pokok_bahasan",
            field=models.TextField(
                blank=True, max_length=4000, verbose_name="pokok bahasan"
            ),
        ),
        migrations.AddField(
            model_name="bimtekevent",
            name="terbit_sumber",
            field=models.DateField(blank=True, null=True, verbose_name="berita terbit"),
        ),
        migrations.AddField(
            model_name="bimtekevent",
            name="wilayah_dilaporkan",
            field=models.PositiveSmallIntegerField(
                blank=True, null=True, verbose_name="jumlah kab/kota menurut sumber"
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="arti_pokja",
            field=models.CharField(
                blank=True, max_length=150, verbose_name="arti “Pokja PKP” di sana"
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="kapasitas",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("sistem", "Sistem"),
                        ("lembaga", "Lembaga"),
                        ("individu", "Individu"),
                    ],
                    max_length=8,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="kapasitas yang dibahas",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="kerangka",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=120),
                blank=True,
                default=list,
                size=20,
                verbose_name="kerangka dan program",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="penulis_sumber",
            field=models.CharField(
                blank=True, max_length=120, verbose_name="penulis berita"
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="penutup",
            field=models.CharField(
                blank=True, max_length=150, verbose_name="ditutup oleh"
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="pokja",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rapat_set",
                to="kelompok.pokja",
                verbose_name="Pokja",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="terbit_sumber",
            field=models.DateField(blank=True, null=True, verbose_name="berita terbit"),
        ),
        migrations.AddField(
            model_name="meeting",
            name="wilayah_dilaporkan",
            field=models.PositiveSmallIntegerField(
                blank=True, null=True, verbose_name="jumlah kab/kota menurut sumber"
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="wilayah_luar",
            field=models.CharField(
                blank=True, max_length=150, verbose_name="wilayah di luar portal"
            ),
        ),
        migrations.AddField(
            model_name="meetingevent",
            name="arti_pokja",
            field=models.CharField(
                blank=True, max_length=150, verbose_name="arti “Pokja PKP” di sana"
            ),
        ),
        migrations.AddField(
            model_name="meetingevent",
            name="kapasitas",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("sistem", "Sistem"),
                        ("lembaga", "Lembaga"),
                        ("individu", "Individu"),
                    ],
                    max_length=8,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="kapasitas yang dibahas",
            ),
        ),
        migrations.AddField(
            model_name="meetingevent",
            name="kerangka",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=120),
                blank=True,
                default=list,
                size=20,
                verbose_name="kerangka dan program",
            ),
        ),
        migrations.AddField(
            model_name="meetingevent",
            name="penulis_sumber",
            field=models.CharField(
                blank=True, max_length=120, verbose_name="penulis berita"
            ),
        ),
        migrations.AddField(
            model_name="meetingevent",
            name="penutup",
            field=models.CharField(
                blank=True, max_length=150, verbose_name="ditutup oleh"
            ),
        ),
        migrations.AddField(
            model_name="meetingevent",
            name="pokja",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="kelompok.pokja",
                verbose_name="Pokja",
            ),
        ),
        migrations.AddField(
            model_name="meetingevent",
            name="terbit_sumber",
            field=models.DateField(blank=True, null=True, verbose_name="berita terbit"),
        ),
        migrations.AddField(
            model_name="meetingevent",
            name="wilayah_dilaporkan",
            field=models.PositiveSmallIntegerField(
                blank=True, null=True, verbose_name="jumlah kab/kota menurut sumber"
            ),
        ),
        migrations.AddField(
            model_name="meetingevent",
            name="wilayah_luar",
            field=models.CharField(
                blank=True, max_length=150, verbose_name="wilayah di luar portal"
            ),
        ),
        migrations.AddField(
            model_name="meetingparticipant",
            name="tertulis",
            field=models.CharField(
                blank=True, max_length=150, verbose_name="tertulis di sumber"
            ),
        ),
        migrations.AddField(
            model_name="meetingparticipantevent",
            name="tertulis",
            field=models.CharField(
                blank=True, max_length=150, verbose_name="tertulis di sumber"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionitem",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_actionitemevent" ("alasan", "bukti_url", "dibuat_oleh_id", "dibuat_pada", "dimensi", "diubah_pada", "horizon", "id", "indicator_id", "intervention_id", "is_demo", "kategori", "kawasan_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pic_institution_id", "pic_nama", "prioritas", "progres", "selesai_pada", "status", "sumber_id", "sumber_jenis", "tenggat", "uraian", "versi", "wilayah_id") VALUES (NEW."alasan", NEW."bukti_url", NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."dimensi", NEW."diubah_pada", NEW."horizon", NEW."id", NEW."indicator_id", NEW."intervention_id", NEW."is_demo", NEW."kategori", NEW."kawasan_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pic_institution_id", NEW."pic_nama", NEW."prioritas", NEW."progres", NEW."selesai_pada", NEW."status", NEW."sumber_id", NEW."sumber_jenis", NEW."tenggat", NEW."uraian", NEW."versi", NEW."wilayah_id"); RETURN NULL;',
                    hash="05e295a29c71d7811ec7fb9cd34e66d22aa2bfba",
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
                    func='INSERT INTO "kelompok_actionitemevent" ("alasan", "bukti_url", "dibuat_oleh_id", "dibuat_pada", "dimensi", "diubah_pada", "horizon", "id", "indicator_id", "intervention_id", "is_demo", "kategori", "kawasan_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pic_institution_id", "pic_nama", "prioritas", "progres", "selesai_pada", "status", "sumber_id", "sumber_jenis", "tenggat", "uraian", "versi", "wilayah_id") VALUES (NEW."alasan", NEW."bukti_url", NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."dimensi", NEW."diubah_pada", NEW."horizon", NEW."id", NEW."indicator_id", NEW."intervention_id", NEW."is_demo", NEW."kategori", NEW."kawasan_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pic_institution_id", NEW."pic_nama", NEW."prioritas", NEW."progres", NEW."selesai_pada", NEW."status", NEW."sumber_id", NEW."sumber_jenis", NEW."tenggat", NEW."uraian", NEW."versi", NEW."wilayah_id"); RETURN NULL;',
                    hash="aade1cf4942b4c514434a12398d8d13e0ecaebe5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_17b06",
                    table="kelompok_actionitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bimtek",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_bimtekevent" ("dibuat_pada", "diubah_pada", "id", "is_demo", "jam_mulai", "jam_selesai", "jenis", "judul", "penyelenggara_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pokok_bahasan", "posttest_jumlah", "posttest_rata", "pretest_jumlah", "pretest_rata", "rencana_tindak_lanjut", "rujukan", "sasaran", "status", "sumber", "tanggal_mulai", "tanggal_selesai", "target_ksm", "target_peserta", "tema", "tempat", "terbit_sumber", "versi", "wilayah_dilaporkan", "wilayah_id") VALUES (NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."jam_mulai", NEW."jam_selesai", NEW."jenis", NEW."judul", NEW."penyelenggara_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pokok_bahasan", NEW."posttest_jumlah", NEW."posttest_rata", NEW."pretest_jumlah", NEW."pretest_rata", NEW."rencana_tindak_lanjut", NEW."rujukan", NEW."sasaran", NEW."status", NEW."sumber", NEW."tanggal_mulai", NEW."tanggal_selesai", NEW."target_ksm", NEW."target_peserta", NEW."tema", NEW."tempat", NEW."terbit_sumber", NEW."versi", NEW."wilayah_dilaporkan", NEW."wilayah_id"); RETURN NULL;',
                    hash="7b4d4231837c77abf914f5e0b6356fc39551470a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2565f",
                    table="kelompok_bimtek",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bimtek",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_bimtekevent" ("dibuat_pada", "diubah_pada", "id", "is_demo", "jam_mulai", "jam_selesai", "jenis", "judul", "penyelenggara_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pokok_bahasan", "posttest_jumlah", "posttest_rata", "pretest_jumlah", "pretest_rata", "rencana_tindak_lanjut", "rujukan", "sasaran", "status", "sumber", "tanggal_mulai", "tanggal_selesai", "target_ksm", "target_peserta", "tema", "tempat", "terbit_sumber", "versi", "wilayah_dilaporkan", "wilayah_id") VALUES (NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."jam_mulai", NEW."jam_selesai", NEW."jenis", NEW."judul", NEW."penyelenggara_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pokok_bahasan", NEW."posttest_jumlah", NEW."posttest_rata", NEW."pretest_jumlah", NEW."pretest_rata", NEW."rencana_tindak_lanjut", NEW."rujukan", NEW."sasaran", NEW."status", NEW."sumber", NEW."tanggal_mulai", NEW."tanggal_selesai", NEW."target_ksm", NEW."target_peserta", NEW."tema", NEW."tempat", NEW."terbit_sumber", NEW."versi", NEW."wilayah_dilaporkan", NEW."wilayah_id"); RETURN NULL;',
                    hash="8a79ad13958223af8654dc7de03155dd201f07dc",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fd20b",
                    table="kelompok_bimtek",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_meetingevent" ("alasan_tanpa_tindak_lanjut", "arti_pokja", "dibuat_pada", "dipublikasikan_pada", "disetujui_oleh_id", "disetujui_pada", "diubah_pada", "id", "is_demo", "jam_mulai", "jam_selesai", "jenis", "judul", "jumlah_undangan", "kapasitas", "kerangka", "mewakili", "mode", "nomor_undangan", "notulen_oleh_id", "notulis", "pembuka", "penulis_sumber", "penutup", "penyelenggara_id", "peserta_dilaporkan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pimpinan", "pokja_id", "ringkasan", "rujukan", "status", "sumber_rujukan", "tahun", "tanggal", "tema", "tempat", "terbit_sumber", "tidak_ada_tindak_lanjut", "versi", "wilayah_dilaporkan", "wilayah_id", "wilayah_luar") VALUES (NEW."alasan_tanpa_tindak_lanjut", NEW."arti_pokja", NEW."dibuat_pada", NEW."dipublikasikan_pada", NEW."disetujui_oleh_id", NEW."disetujui_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."jam_mulai", NEW."jam_selesai", NEW."jenis", NEW."judul", NEW."jumlah_undangan", NEW."kapasitas", NEW."kerangka", NEW."mewakili", NEW."mode", NEW."nomor_undangan", NEW."notulen_oleh_id", NEW."notulis", NEW."pembuka", NEW."penulis_sumber", NEW."penutup", NEW."penyelenggara_id", NEW."peserta_dilaporkan", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pimpinan", NEW."pokja_id", NEW."ringkasan", NEW."rujukan", NEW."status", NEW."sumber_rujukan", NEW."tahun", NEW."tanggal", NEW."tema", NEW."tempat", NEW."terbit_sumber", NEW."tidak_ada_tindak_lanjut", NEW."versi", NEW."wilayah_dilaporkan", NEW."wilayah_id", NEW."wilayah_luar"); RETURN NULL;',
                    hash="2b06f1174f0e1250f65997d597edb5b118b8f7bc",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_bb548",
                    table="kelompok_meeting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_meetingevent" ("alasan_tanpa_tindak_lanjut", "arti_pokja", "dibuat_pada", "dipublikasikan_pada", "disetujui_oleh_id", "disetujui_pada", "diubah_pada", "id", "is_demo", "jam_mulai", "jam_selesai", "jenis", "judul", "jumlah_undangan", "kapasitas", "kerangka", "mewakili", "mode", "nomor_undangan", "notulen_oleh_id", "notulis", "pembuka", "penulis_sumber", "penutup", "penyelenggara_id", "peserta_dilaporkan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pimpinan", "pokja_id", "ringkasan", "rujukan", "status", "sumber_rujukan", "tahun", "tanggal", "tema", "tempat", "terbit_sumber", "tidak_ada_tindak_lanjut", "versi", "wilayah_dilaporkan", "wilayah_id", "wilayah_luar") VALUES (NEW."alasan_tanpa_tindak_lanjut", NEW."arti_pokja", NEW."dibuat_pada", NEW."dipublikasikan_pada", NEW."disetujui_oleh_id", NEW."disetujui_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."jam_mulai", NEW."jam_selesai", NEW."jenis", NEW."judul", NEW."jumlah_undangan", NEW."kapasitas", NEW."kerangka", NEW."mewakili", NEW."mode", NEW."nomor_undangan", NEW."notulen_oleh_id", NEW."notulis", NEW."pembuka", NEW."penulis_sumber", NEW."penutup", NEW."penyelenggara_id", NEW."peserta_dilaporkan", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pimpinan", NEW."pokja_id", NEW."ringkasan", NEW."rujukan", NEW."status", NEW."sumber_rujukan", NEW."tahun", NEW."tanggal", NEW."tema", NEW."tempat", NEW."terbit_sumber", NEW."tidak_ada_tindak_lanjut", NEW."versi", NEW."wilayah_dilaporkan", NEW."wilayah_id", NEW."wilayah_luar"); RETURN NULL;',
                    hash="1b17ef3659353b086534aaa583d0a7bd9efb3b10",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a949d",
                    table="kelompok_meeting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingparticipant",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_meetingparticipantevent" ("diundang", "hadir", "id", "institution_id", "is_demo", "jabatan", "jenis_kelamin", "kategori", "meeting_id", "mewakili", "nama", "peran", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tertulis", "wilayah_id") VALUES (NEW."diundang", NEW."hadir", NEW."id", NEW."institution_id", NEW."is_demo", NEW."jabatan", NEW."jenis_kelamin", NEW."kategori", NEW."meeting_id", NEW."mewakili", NEW."nama", NEW."peran", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."tertulis", NEW."wilayah_id"); RETURN NULL;',
                    hash="b481f89bee1d7f4a1b5bbf5ed2ea8599a466fbd5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3fc72",
                    table="kelompok_meetingparticipant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingparticipant",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_meetingparticipantevent" ("diundang", "hadir", "id", "institution_id", "is_demo", "jabatan", "jenis_kelamin", "kategori", "meeting_id", "mewakili", "nama", "peran", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tertulis", "wilayah_id") VALUES (NEW."diundang", NEW."hadir", NEW."id", NEW."institution_id", NEW."is_demo", NEW."jabatan", NEW."jenis_kelamin", NEW."kategori", NEW."meeting_id", NEW."mewakili", NEW."nama", NEW."peran", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."tertulis", NEW."wilayah_id"); RETURN NULL;',
                    hash="1d2d81796d8eb2041c395acecc8de901f39a5b87",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_97244",
                    table="kelompok_meetingparticipant",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("rujukan", True),
                    models.Q(
                        ("arti_pokja", ""),
                        ("penulis_sumber", ""),
                        ("terbit_sumber", None),
                        ("wilayah_dilaporkan", None),
                        ("wilayah_luar", ""),
                    ),
                    _connector="OR",
                ),
                name="rapat_fakta_berita",
                violation_error_message="Fakta dari berita hanya ada pada rujukan.",
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingparticipant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("institution__isnull", False),
                    ("wilayah__isnull", False),
                    models.Q(("nama", ""), _negated=True),
                    models.Q(("tertulis", ""), _negated=True),
                    _connector="OR",
                ),
                name="peserta_dikenali",
                violation_error_message="Isi nama, instansi, atau kabupaten/kota.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingfigure",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_meetingfigureevent" ("dibuat_pada", "id", "is_demo", "jenis", "meeting_id", "nilai", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "satuan", "tahun", "uraian", "wilayah_id", "wilayah_luar") VALUES (NEW."dibuat_pada", NEW."id", NEW."is_demo", NEW."jenis", NEW."meeting_id", NEW."nilai", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."satuan", NEW."tahun", NEW."uraian", NEW."wilayah_id", NEW."wilayah_luar"); RETURN NULL;',
                    hash="8e199d7b5b53550c37a348d14b68dcbf81babdd6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a6ea8",
                    table="kelompok_meetingfigure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingfigure",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_meetingfigureevent" ("dibuat_pada", "id", "is_demo", "jenis", "meeting_id", "nilai", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "satuan", "tahun", "uraian", "wilayah_id", "wilayah_luar") VALUES (NEW."dibuat_pada", NEW."id", NEW."is_demo", NEW."jenis", NEW."meeting_id", NEW."nilai", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."satuan", NEW."tahun", NEW."uraian", NEW."wilayah_id", NEW."wilayah_luar"); RETURN NULL;',
                    hash="083578b992d780cf0aa8a0fb4702955fb56f6ae3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3daa9",
                    table="kelompok_meetingfigure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingquota",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_meetingquotaevent" ("id", "institution_id", "is_demo", "jumlah", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."institution_id", NEW."is_demo", NEW."jumlah", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="c9f5bf261afcbcc833985982ad8134e6adafb206",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3f74b",
                    table="kelompok_meetingquota",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingquota",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_meetingquotaevent" ("id", "institution_id", "is_demo", "jumlah", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."institution_id", NEW."is_demo", NEW."jumlah", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="f6b4e5d38ab257f3e41a3dfc216294fe6e598805",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_615f6",
                    table="kelompok_meetingquota",
                    when="AFTER",
                ),
            ),
        ),
    ]
