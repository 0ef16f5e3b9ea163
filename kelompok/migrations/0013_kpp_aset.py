"""The KPP in charge of an asset, sealed names of officers, who took part."""

from datetime import timedelta

import django.db.models.deletion
import django.db.models.expressions
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

import sibungas.lib.sealed
from sibungas.lib.sealed import seal

_DAYS = 90
_BASIS = "Belum dicatat: lengkapi, atau nama dikosongkan pada batas simpan."


def to_kpp(apps, schema_editor):
    """A manager written as text becomes the KPP of that name in the same kelurahan."""
    aset, kpp = apps.get_model("kelompok", "Aset"), apps.get_model("kelompok", "Kpp")
    for row in aset.objects.exclude(pengelola="").iterator():
        same = kpp.objects.filter(
            kelurahan=row.kelurahan_id, nama__iexact=row.pengelola.strip()
        )
        found = list(same.values_list("pk", flat=True)[:2])
        if len(found) == 1:
            aset.objects.filter(pk=row.pk).update(kpp=found[0], pengelola="")
    # What is checked at the end would keep the table from being changed further.
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    schema_editor.execute("SET CONSTRAINTS ALL DEFERRED")


def seal_names(apps, schema_editor):
    """Names that were plain are sealed, and get ninety days to find their basis."""
    today = timezone.localdate()
    day = {"first": today, "last": today + timedelta(days=_DAYS), "basis": _BASIS}
    with schema_editor.connection.cursor() as cursor:
        for table, key in (
            ("kelompok_pengurus", "id"),
            ("kelompok_pengurusevent", "pgh_id"),
        ):
            cursor.execute(f"SELECT {key}, nama FROM {table} WHERE nama <> ''")
            for pk, nama in cursor.fetchall():
                cursor.execute(
                    f"UPDATE {table} SET nama = %(nama)s,"
                    " persetujuan_tanggal = %(first)s, simpan_sampai = %(last)s,"
                    f" persetujuan_dasar = %(basis)s WHERE {key} = %(pk)s",
                    {**day, "nama": seal(nama), "pk": pk},
                )


class Migration(migrations.Migration):
    dependencies = [
        ("kawasan", "0011_import_sungai"),
        ("kelompok", "0012_meeting_facts"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="KsmPartisipasi",
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
                    "tahap",
                    models.CharField(
                        choices=[
                            ("perencanaan", "Perencanaan"),
                            ("pelaksana", "Keputusan pelaksana"),
                            ("pelaksanaan", "Pelaksanaan"),
                            ("pemanfaatan", "Pemanfaatan"),
                        ],
                        max_length=11,
                    ),
                ),
                ("tanggal", models.DateField()),
                ("tempat", models.CharField(blank=True, max_length=150)),
                (
                    "laki_laki",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="peserta laki-laki"
                    ),
                ),
                (
                    "perempuan",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="peserta perempuan"
                    ),
                ),
                (
                    "mbr",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="peserta MBR"
                    ),
                ),
                (
                    "keputusan",
                    models.TextField(
                        max_length=2000, verbose_name="hasil atau keputusan"
                    ),
                ),
                (
                    "nomor_ba",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="nomor berita acara"
                    ),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
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
                    "kegiatan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partisipasi_set",
                        to="kelompok.ksmkegiatan",
                        verbose_name="kegiatan",
                    ),
                ),
            ],
            options={
                "verbose_name": "partisipasi warga",
                "verbose_name_plural": "partisipasi warga",
                "ordering": ["tanggal", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("laki_laki", None), ("perempuan", None)),
                            models.Q(
                                ("laki_laki__isnull", False),
                                ("perempuan__isnull", False),
                                ("laki_laki__lte", 10000),
                                ("perempuan__lte", 10000),
                            ),
                            _connector="OR",
                        ),
                        name="partisipasi_berpasangan",
                        violation_error_message="Isi jumlah laki-laki dan perempuan, atau kosongkan keduanya.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("mbr", None),
                            models.Q(
                                ("laki_laki__isnull", False),
                                ("perempuan__isnull", False),
                                (
                                    "mbr__lte",
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("laki_laki"),
                                        "+",
                                        models.F("perempuan"),
                                    ),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="partisipasi_mbr_sebagian",
                        violation_error_message="Jumlah MBR melebihi jumlah orang yang dihitung.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("tahap", "pelaksana"), _negated=True),
                            models.Q(("nomor_ba", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="partisipasi_pelaksana_berba",
                        violation_error_message="Keputusan pelaksana dicatat dengan nomor berita acaranya.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KsmPartisipasiEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "tahap",
                    models.CharField(
                        choices=[
                            ("perencanaan", "Perencanaan"),
                            ("pelaksana", "Keputusan pelaksana"),
                            ("pelaksanaan", "Pelaksanaan"),
                            ("pemanfaatan", "Pemanfaatan"),
                        ],
                        max_length=11,
                    ),
                ),
                ("tanggal", models.DateField()),
                ("tempat", models.CharField(blank=True, max_length=150)),
                (
                    "laki_laki",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="peserta laki-laki"
                    ),
                ),
                (
                    "perempuan",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="peserta perempuan"
                    ),
                ),
                (
                    "mbr",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="peserta MBR"
                    ),
                ),
                (
                    "keputusan",
                    models.TextField(
                        max_length=2000, verbose_name="hasil atau keputusan"
                    ),
                ),
                (
                    "nomor_ba",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="nomor berita acara"
                    ),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
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
                    "kegiatan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.ksmkegiatan",
                        verbose_name="kegiatan",
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
                        to="kelompok.ksmpartisipasi",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="aset",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="aset",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="bkm",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="bkm",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="kpp",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="kpp",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="pengurus",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="pengurus",
            name="update_update",
        ),
        migrations.RemoveConstraint(
            model_name="aset",
            name="aset_pribadi_tanpa_kpp",
        ),
        migrations.AddField(
            model_name="aset",
            name="kpp",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="aset_set",
                to="kelompok.kpp",
                verbose_name="KPP pengelola",
            ),
        ),
        migrations.AddField(
            model_name="asetevent",
            name="kpp",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="kelompok.kpp",
                verbose_name="KPP pengelola",
            ),
        ),
        migrations.AddField(
            model_name="bkm",
            name="dasar_kader",
            field=models.CharField(
                blank=True, max_length=200, verbose_name="dasar penetapan kader"
            ),
        ),
        migrations.AddField(
            model_name="bkm",
            name="forum",
            field=models.BooleanField(
                default=False, verbose_name="anggota forum BKM/LKM"
            ),
        ),
        migrations.AddField(
            model_name="bkm",
            name="kader",
            field=models.CharField(
                choices=[
                    ("tidak", "Belum diusulkan"),
                    ("diusulkan", "Diusulkan"),
                    ("ditetapkan", "Ditetapkan desa/kelurahan"),
                ],
                default="tidak",
                max_length=10,
                verbose_name="kader pemberdayaan desa/kelurahan",
            ),
        ),
        migrations.AddField(
            model_name="bkmevent",
            name="dasar_kader",
            field=models.CharField(
                blank=True, max_length=200, verbose_name="dasar penetapan kader"
            ),
        ),
        migrations.AddField(
            model_name="bkmevent",
            name="forum",
            field=models.BooleanField(
                default=False, verbose_name="anggota forum BKM/LKM"
            ),
        ),
        migrations.AddField(
            model_name="bkmevent",
            name="kader",
            field=models.CharField(
                choices=[
                    ("tidak", "Belum diusulkan"),
                    ("diusulkan", "Diusulkan"),
                    ("ditetapkan", "Ditetapkan desa/kelurahan"),
                ],
                default="tidak",
                max_length=10,
                verbose_name="kader pemberdayaan desa/kelurahan",
            ),
        ),
        migrations.AddField(
            model_name="kpp",
            name="buku_bank",
            field=models.BooleanField(
                default=False, verbose_name="mempunyai buku bank kelompok"
            ),
        ),
        migrations.AddField(
            model_name="kpp",
            name="nomor_serah",
            field=models.CharField(
                blank=True,
                max_length=80,
                verbose_name="nomor berita acara serah terima pengelola",
            ),
        ),
        migrations.AddField(
            model_name="kpp",
            name="rencana_kerja",
            field=models.TextField(
                blank=True, max_length=2000, verbose_name="rencana kerja O&P"
            ),
        ),
        migrations.AddField(
            model_name="kpp",
            name="tanggal_serah",
            field=models.DateField(
                blank=True, null=True, verbose_name="tanggal serah terima"
            ),
        ),
        migrations.AddField(
            model_name="kpp",
            name="tarif_rp",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                max_digits=18,
                null=True,
                verbose_name="tarif iuran (Rp)",
            ),
        ),
        migrations.AddField(
            model_name="kpp",
            name="tarif_satuan",
            field=models.CharField(blank=True, max_length=60, verbose_name="tarif per"),
        ),
        migrations.AddField(
            model_name="kppevent",
            name="buku_bank",
            field=models.BooleanField(
                default=False, verbose_name="mempunyai buku bank kelompok"
            ),
        ),
        migrations.AddField(
            model_name="kppevent",
            name="nomor_serah",
            field=models.CharField(
                blank=True,
                max_length=80,
                verbose_name="nomor berita acara serah terima pengelola",
            ),
        ),
        migrations.AddField(
            model_name="kppevent",
            name="rencana_kerja",
            field=models.TextField(
                blank=True, max_length=2000, verbose_name="rencana kerja O&P"
            ),
        ),
        migrations.AddField(
            model_name="kppevent",
            name="tanggal_serah",
            field=models.DateField(
                blank=True, null=True, verbose_name="tanggal serah terima"
            ),
        ),
        migrations.AddField(
            model_name="kppevent",
            name="tarif_rp",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                max_digits=18,
                null=True,
                verbose_name="tarif iuran (Rp)",
            ),
        ),
        migrations.AddField(
            model_name="kppevent",
            name="tarif_satuan",
            field=models.CharField(blank=True, max_length=60, verbose_name="tarif per"),
        ),
        migrations.AddField(
            model_name="pengurus",
            name="persetujuan_dasar",
            field=models.CharField(
                blank=True, max_length=200, verbose_name="dasar persetujuan"
            ),
        ),
        migrations.AddField(
            model_name="pengurus",
            name="persetujuan_tanggal",
            field=models.DateField(
                blank=True, null=True, verbose_name="tanggal persetujuan"
            ),
        ),
        migrations.AddField(
            model_name="pengurus",
            name="simpan_sampai",
            field=models.DateField(
                blank=True, null=True, verbose_name="disimpan sampai"
            ),
        ),
        migrations.AddField(
            model_name="pengurusevent",
            name="persetujuan_dasar",
            field=models.CharField(
                blank=True, max_length=200, verbose_name="dasar persetujuan"
            ),
        ),
        migrations.AddField(
            model_name="pengurusevent",
            name="persetujuan_tanggal",
            field=models.DateField(
                blank=True, null=True, verbose_name="tanggal persetujuan"
            ),
        ),
        migrations.AddField(
            model_name="pengurusevent",
            name="simpan_sampai",
            field=models.DateField(
                blank=True, null=True, verbose_name="disimpan sampai"
            ),
        ),
        migrations.AlterField(
            model_name="aset",
            name="pengelola",
            field=models.CharField(
                blank=True, max_length=120, verbose_name="pengelola lain, bukan KPP"
            ),
        ),
        migrations.AlterField(
            model_name="asetevent",
            name="pengelola",
            field=models.CharField(
                blank=True, max_length=120, verbose_name="pengelola lain, bukan KPP"
            ),
        ),
        migrations.AlterField(
            model_name="pengurus",
            name="nama",
            field=sibungas.lib.sealed.SealedText(
                blank=True, default="", verbose_name="nama"
            ),
        ),
        migrations.AlterField(
            model_name="pengurusevent",
            name="nama",
            field=sibungas.lib.sealed.SealedText(
                blank=True, default="", verbose_name="nama"
            ),
        ),
        migrations.RunPython(to_kpp, migrations.RunPython.noop),
        migrations.RunPython(seal_names, migrations.RunPython.noop),
        pgtrigger.migrations.AddTrigger(
            model_name="aset",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_asetevent" ("dibuat_pada", "diubah_pada", "id", "is_demo", "jenis", "kawasan_id", "kegiatan_id", "kelas", "kelurahan_id", "kpp_id", "lokasi", "nama", "pengelola", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rt_id", "satuan", "tahun_dibangun", "versi", "volume") VALUES (NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."jenis", NEW."kawasan_id", NEW."kegiatan_id", NEW."kelas", NEW."kelurahan_id", NEW."kpp_id", NEW."lokasi", NEW."nama", NEW."pengelola", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rt_id", NEW."satuan", NEW."tahun_dibangun", NEW."versi", NEW."volume"); RETURN NULL;',
                    hash="bd4eb7ffd750ed1292a9776c4c3c365e3d3005ec",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1d0d4",
                    table="kelompok_aset",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="aset",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_asetevent" ("dibuat_pada", "diubah_pada", "id", "is_demo", "jenis", "kawasan_id", "kegiatan_id", "kelas", "kelurahan_id", "kpp_id", "lokasi", "nama", "pengelola", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rt_id", "satuan", "tahun_dibangun", "versi", "volume") VALUES (NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."jenis", NEW."kawasan_id", NEW."kegiatan_id", NEW."kelas", NEW."kelurahan_id", NEW."kpp_id", NEW."lokasi", NEW."nama", NEW."pengelola", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rt_id", NEW."satuan", NEW."tahun_dibangun", NEW."versi", NEW."volume"); RETURN NULL;',
                    hash="1add7db366d2542d96a3fd314c6826aa85c5e174",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d12ef",
                    table="kelompok_aset",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bkm",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_bkmevent" ("alamat", "bentuk", "dasar_kader", "dibuat_pada", "diubah_pada", "forum", "id", "is_demo", "kader", "kelurahan_id", "kode", "nama", "nama_bank", "nama_notaris", "no_rekening", "no_telp", "nomor_akta", "nomor_sk", "persetujuan_dasar", "persetujuan_tanggal", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sekretariat", "simpan_sampai", "status", "tanggal_akta", "tanggal_pembentukan", "tanggal_sk", "unit_upk", "unit_upl", "unit_ups", "versi") VALUES (NEW."alamat", NEW."bentuk", NEW."dasar_kader", NEW."dibuat_pada", NEW."diubah_pada", NEW."forum", NEW."id", NEW."is_demo", NEW."kader", NEW."kelurahan_id", NEW."kode", NEW."nama", NEW."nama_bank", NEW."nama_notaris", NEW."no_rekening", NEW."no_telp", NEW."nomor_akta", NEW."nomor_sk", NEW."persetujuan_dasar", NEW."persetujuan_tanggal", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sekretariat", NEW."simpan_sampai", NEW."status", NEW."tanggal_akta", NEW."tanggal_pembentukan", NEW."tanggal_sk", NEW."unit_upk", NEW."unit_upl", NEW."unit_ups", NEW."versi"); RETURN NULL;',
                    hash="2003b273d53da9aaf151233f9c2c479b2c59cc73",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_358a4",
                    table="kelompok_bkm",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bkm",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_bkmevent" ("alamat", "bentuk", "dasar_kader", "dibuat_pada", "diubah_pada", "forum", "id", "is_demo", "kader", "kelurahan_id", "kode", "nama", "nama_bank", "nama_notaris", "no_rekening", "no_telp", "nomor_akta", "nomor_sk", "persetujuan_dasar", "persetujuan_tanggal", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sekretariat", "simpan_sampai", "status", "tanggal_akta", "tanggal_pembentukan", "tanggal_sk", "unit_upk", "unit_upl", "unit_ups", "versi") VALUES (NEW."alamat", NEW."bentuk", NEW."dasar_kader", NEW."dibuat_pada", NEW."diubah_pada", NEW."forum", NEW."id", NEW."is_demo", NEW."kader", NEW."kelurahan_id", NEW."kode", NEW."nama", NEW."nama_bank", NEW."nama_notaris", NEW."no_rekening", NEW."no_telp", NEW."nomor_akta", NEW."nomor_sk", NEW."persetujuan_dasar", NEW."persetujuan_tanggal", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sekretariat", NEW."simpan_sampai", NEW."status", NEW."tanggal_akta", NEW."tanggal_pembentukan", NEW."tanggal_sk", NEW."unit_upk", NEW."unit_upl", NEW."unit_ups", NEW."versi"); RETURN NULL;',
                    hash="a463e40799dff0e4b26fec1c950d932bfca7e903",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8444c",
                    table="kelompok_bkm",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="kpp",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_kppevent" ("ad_art", "alamat", "bkm_id", "buku_bank", "dibuat_pada", "diubah_pada", "id", "is_demo", "kelurahan_id", "kode", "nama", "no_telp", "nomor_serah", "nomor_sk", "persetujuan_dasar", "persetujuan_tanggal", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rencana_kerja", "simpan_sampai", "status", "tanggal_pembentukan", "tanggal_serah", "tanggal_sk", "tarif_rp", "tarif_satuan", "versi") VALUES (NEW."ad_art", NEW."alamat", NEW."bkm_id", NEW."buku_bank", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."kelurahan_id", NEW."kode", NEW."nama", NEW."no_telp", NEW."nomor_serah", NEW."nomor_sk", NEW."persetujuan_dasar", NEW."persetujuan_tanggal", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rencana_kerja", NEW."simpan_sampai", NEW."status", NEW."tanggal_pembentukan", NEW."tanggal_serah", NEW."tanggal_sk", NEW."tarif_rp", NEW."tarif_satuan", NEW."versi"); RETURN NULL;',
                    hash="dffbff9830f0f9677339077bd5d8893ae2e887a1",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0e3e8",
                    table="kelompok_kpp",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="kpp",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_kppevent" ("ad_art", "alamat", "bkm_id", "buku_bank", "dibuat_pada", "diubah_pada", "id", "is_demo", "kelurahan_id", "kode", "nama", "no_telp", "nomor_serah", "nomor_sk", "persetujuan_dasar", "persetujuan_tanggal", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rencana_kerja", "simpan_sampai", "status", "tanggal_pembentukan", "tanggal_serah", "tanggal_sk", "tarif_rp", "tarif_satuan", "versi") VALUES (NEW."ad_art", NEW."alamat", NEW."bkm_id", NEW."buku_bank", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."kelurahan_id", NEW."kode", NEW."nama", NEW."no_telp", NEW."nomor_serah", NEW."nomor_sk", NEW."persetujuan_dasar", NEW."persetujuan_tanggal", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rencana_kerja", NEW."simpan_sampai", NEW."status", NEW."tanggal_pembentukan", NEW."tanggal_serah", NEW."tanggal_sk", NEW."tarif_rp", NEW."tarif_satuan", NEW."versi"); RETURN NULL;',
                    hash="e0f569cf52fdac401ee73d71da3044fce0d71297",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_131ac",
                    table="kelompok_kpp",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pengurus",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_pengurusevent" ("bkm_id", "dibuat_oleh_id", "dibuat_pada", "diubah_pada", "id", "is_demo", "jenis_kelamin", "kpp_id", "ksm_id", "mulai", "nama", "peran", "persetujuan_dasar", "persetujuan_tanggal", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sampai", "simpan_sampai", "tipp_id", "versi") VALUES (NEW."bkm_id", NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."jenis_kelamin", NEW."kpp_id", NEW."ksm_id", NEW."mulai", NEW."nama", NEW."peran", NEW."persetujuan_dasar", NEW."persetujuan_tanggal", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sampai", NEW."simpan_sampai", NEW."tipp_id", NEW."versi"); RETURN NULL;',
                    hash="7053c860ab64c61eeb00edcca0aae3c6391446fa",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_249d3",
                    table="kelompok_pengurus",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pengurus",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_pengurusevent" ("bkm_id", "dibuat_oleh_id", "dibuat_pada", "diubah_pada", "id", "is_demo", "jenis_kelamin", "kpp_id", "ksm_id", "mulai", "nama", "peran", "persetujuan_dasar", "persetujuan_tanggal", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sampai", "simpan_sampai", "tipp_id", "versi") VALUES (NEW."bkm_id", NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."jenis_kelamin", NEW."kpp_id", NEW."ksm_id", NEW."mulai", NEW."nama", NEW."peran", NEW."persetujuan_dasar", NEW."persetujuan_tanggal", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sampai", NEW."simpan_sampai", NEW."tipp_id", NEW."versi"); RETURN NULL;',
                    hash="d5bf48ace59c687107335415655d63472ce5ac0f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e4527",
                    table="kelompok_pengurus",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="aset",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kelas", "pribadi"), _negated=True),
                    models.Q(("kpp", None), ("pengelola", "")),
                    _connector="OR",
                ),
                name="aset_pribadi_tanpa_kpp",
                violation_error_message="KPP hanya mengelola aset publik dan kelompok; kosongkan pengelola.",
            ),
        ),
        migrations.AddConstraint(
            model_name="aset",
            constraint=models.CheckConstraint(
                condition=models.Q(("kpp", None), ("pengelola", ""), _connector="OR"),
                name="aset_satu_pengelola",
                violation_error_message="Pilih KPP atau tulis pengelola lain, satu.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bkm",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kader", "ditetapkan"), _negated=True),
                    models.Q(("dasar_kader", ""), _negated=True),
                    _connector="OR",
                ),
                name="bkm_kader_berdasar",
                violation_error_message="Tulis dasar penetapan kader, misalnya nomor SK kepala desa.",
            ),
        ),
        migrations.AddConstraint(
            model_name="kpp",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("tarif_rp", None),
                    models.Q(
                        ("tarif_rp__gte", 0),
                        ("tarif_rp__lte", 1000000000000000),
                        models.Q(("tarif_satuan", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="kpp_tarif_bersatuan",
                violation_error_message="Isi tarif 0 atau lebih beserta satuannya, misalnya KK per bulan.",
            ),
        ),
        migrations.AddConstraint(
            model_name="pengurus",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("nama", ""),
                    models.Q(
                        ("persetujuan_tanggal__isnull", False),
                        ("simpan_sampai__gt", models.F("persetujuan_tanggal")),
                        ("simpan_sampai__isnull", False),
                        models.Q(("persetujuan_dasar", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="pengurus_data_pribadi",
                violation_error_message="Data pribadi hanya disimpan dengan tanggal dan dasar persetujuan, dan batas simpan sesudah tanggal itu.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ksmpartisipasi",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_ksmpartisipasievent" ("dibuat_oleh_id", "dibuat_pada", "diubah_pada", "id", "is_demo", "kegiatan_id", "keputusan", "laki_laki", "mbr", "nomor_ba", "perempuan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahap", "tanggal", "tempat", "versi") VALUES (NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."kegiatan_id", NEW."keputusan", NEW."laki_laki", NEW."mbr", NEW."nomor_ba", NEW."perempuan", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."tahap", NEW."tanggal", NEW."tempat", NEW."versi"); RETURN NULL;',
                    hash="0ac9a4b0df951c316178c8d34cc43da024b9c0f8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c2c27",
                    table="kelompok_ksmpartisipasi",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ksmpartisipasi",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_ksmpartisipasievent" ("dibuat_oleh_id", "dibuat_pada", "diubah_pada", "id", "is_demo", "kegiatan_id", "keputusan", "laki_laki", "mbr", "nomor_ba", "perempuan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahap", "tanggal", "tempat", "versi") VALUES (NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."kegiatan_id", NEW."keputusan", NEW."laki_laki", NEW."mbr", NEW."nomor_ba", NEW."perempuan", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."tahap", NEW."tanggal", NEW."tempat", NEW."versi"); RETURN NULL;',
                    hash="fef7d7f23236f5bdd64a97b0b1d26087d995e921",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d86d4",
                    table="kelompok_ksmpartisipasi",
                    when="AFTER",
                ),
            ),
        ),
    ]
