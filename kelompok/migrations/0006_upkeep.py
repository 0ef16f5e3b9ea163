"""Assets, their inspections, fees and upkeep."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kawasan", "0011_import_sungai"),
        ("kelompok", "0005_ksm_kegiatan"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Aset",
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
                ("nama", models.CharField(max_length=150)),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("jalan", "Jalan lingkungan atau titian"),
                            ("drainase", "Drainase"),
                            ("air_minum", "Air minum"),
                            ("air_limbah", "Air limbah"),
                            ("sampah", "Persampahan"),
                            ("kebakaran", "Proteksi kebakaran"),
                            ("rth", "Ruang terbuka"),
                            ("lainnya", "Lainnya"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "kelas",
                    models.CharField(
                        choices=[
                            ("publik", "Publik"),
                            ("kelompok", "Kelompok"),
                            ("pribadi", "Pribadi"),
                        ],
                        default="publik",
                        max_length=8,
                    ),
                ),
                (
                    "volume",
                    models.DecimalField(
                        blank=True, decimal_places=3, max_digits=14, null=True
                    ),
                ),
                ("satuan", models.CharField(blank=True, max_length=20)),
                (
                    "lokasi",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="keterangan lokasi"
                    ),
                ),
                (
                    "pengelola",
                    models.CharField(
                        blank=True,
                        max_length=120,
                        verbose_name="KPP atau kelompok pengelola",
                    ),
                ),
                ("tahun_dibangun", models.PositiveSmallIntegerField()),
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
                        related_name="aset_set",
                        to="kawasan.kawasan",
                    ),
                ),
                (
                    "kegiatan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aset_set",
                        to="kelompok.ksmkegiatan",
                        verbose_name="kegiatan KSM asal",
                    ),
                ),
                (
                    "kelurahan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aset_set",
                        to="kawasan.wilayah",
                        verbose_name="kelurahan/desa",
                    ),
                ),
                (
                    "rt",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aset_set",
                        to="kawasan.rt",
                        verbose_name="RT",
                    ),
                ),
            ],
            options={
                "verbose_name": "aset",
                "verbose_name_plural": "aset",
                "ordering": ["nama", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tahun_dibangun__gte", 1980), ("tahun_dibangun__lte", 2100)
                        ),
                        name="aset_tahun",
                        violation_error_message="Tahun dibangun harus antara 1980 dan 2100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("volume", None),
                            models.Q(
                                ("volume__gt", 0),
                                ("volume__lte", 10000000),
                                models.Q(("satuan", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="aset_volume_bersatuan",
                        violation_error_message="Isi volume lebih dari 0 dengan satuannya.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kelas", "pribadi"), _negated=True),
                            ("pengelola", ""),
                            _connector="OR",
                        ),
                        name="aset_pribadi_tanpa_kpp",
                        violation_error_message="KPP hanya mengelola aset publik dan kelompok; kosongkan pengelola.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AsetEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("nama", models.CharField(max_length=150)),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("jalan", "Jalan lingkungan atau titian"),
                            ("drainase", "Drainase"),
                            ("air_minum", "Air minum"),
                            ("air_limbah", "Air limbah"),
                            ("sampah", "Persampahan"),
                            ("kebakaran", "Proteksi kebakaran"),
                            ("rth", "Ruang terbuka"),
                            ("lainnya", "Lainnya"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "kelas",
                    models.CharField(
                        choices=[
                            ("publik", "Publik"),
                            ("kelompok", "Kelompok"),
                            ("pribadi", "Pribadi"),
                        ],
                        default="publik",
                        max_length=8,
                    ),
                ),
                (
                    "volume",
                    models.DecimalField(
                        blank=True, decimal_places=3, max_digits=14, null=True
                    ),
                ),
                ("satuan", models.CharField(blank=True, max_length=20)),
                (
                    "lokasi",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="keterangan lokasi"
                    ),
                ),
                (
                    "pengelola",
                    models.CharField(
                        blank=True,
                        max_length=120,
                        verbose_name="KPP atau kelompok pengelola",
                    ),
                ),
                ("tahun_dibangun", models.PositiveSmallIntegerField()),
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
                    "kegiatan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.ksmkegiatan",
                        verbose_name="kegiatan KSM asal",
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
                        to="kelompok.aset",
                    ),
                ),
                (
                    "rt",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kawasan.rt",
                        verbose_name="RT",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="InspeksiOP",
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
                ("tanggal", models.DateField(verbose_name="tanggal pemeriksaan")),
                ("masih_ada", models.BooleanField()),
                ("kondisi_baik", models.BooleanField()),
                ("berfungsi", models.BooleanField(verbose_name="masih berfungsi")),
                (
                    "dimanfaatkan",
                    models.BooleanField(verbose_name="masih dimanfaatkan"),
                ),
                ("dikembangkan", models.BooleanField()),
                ("catatan", models.TextField(blank=True)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "aset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="inspeksi_set",
                        to="kelompok.aset",
                    ),
                ),
                (
                    "dilaporkan_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "inspeksi O&P",
                "verbose_name_plural": "inspeksi O&P",
                "ordering": ["-tahun"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("aset", "tahun"),
                        name="inspeksi_sekali_setahun",
                        violation_error_message="Inspeksi tahun itu sudah ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tahun", models.F("tanggal__year"))),
                        name="inspeksi_tahun_tanggal",
                        violation_error_message="Tanggal pemeriksaan bukan pada tahun itu.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("masih_ada", True),
                            models.Q(
                                ("berfungsi", False),
                                ("dikembangkan", False),
                                ("dimanfaatkan", False),
                                ("kondisi_baik", False),
                            ),
                            _connector="OR",
                        ),
                        name="inspeksi_yang_hilang",
                        violation_error_message="Aset yang tidak ada lagi tidak dapat baik, berfungsi, dimanfaatkan, atau dikembangkan.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InspeksiOPEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("tahun", models.PositiveSmallIntegerField()),
                ("tanggal", models.DateField(verbose_name="tanggal pemeriksaan")),
                ("masih_ada", models.BooleanField()),
                ("kondisi_baik", models.BooleanField()),
                ("berfungsi", models.BooleanField(verbose_name="masih berfungsi")),
                (
                    "dimanfaatkan",
                    models.BooleanField(verbose_name="masih dimanfaatkan"),
                ),
                ("dikembangkan", models.BooleanField()),
                ("catatan", models.TextField(blank=True)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "aset",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.aset",
                    ),
                ),
                (
                    "dilaporkan_oleh",
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
                        to="kelompok.inspeksiop",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="Iuran",
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
                    "periode",
                    models.DateField(
                        help_text="Hari pertama bulan itu.", verbose_name="bulan"
                    ),
                ),
                (
                    "tagihan_rp",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="tagihan (Rp)",
                    ),
                ),
                (
                    "diterima_rp",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="diterima (Rp)",
                    ),
                ),
                (
                    "dipakai_rp",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="dipakai (Rp)",
                    ),
                ),
                ("keterangan", models.CharField(blank=True, max_length=200)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "aset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="iuran_set",
                        to="kelompok.aset",
                    ),
                ),
            ],
            options={
                "verbose_name": "iuran",
                "verbose_name_plural": "iuran",
                "ordering": ["-periode"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("aset", "periode"),
                        name="iuran_sekali_sebulan",
                        violation_error_message="Iuran bulan itu sudah ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("periode__day", 1)),
                        name="iuran_awal_bulan",
                        violation_error_message="Periode dimulai pada hari pertama bulan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("tagihan_rp__isnull", True),
                                models.Q(
                                    ("tagihan_rp__gte", 0),
                                    ("tagihan_rp__lte", 1000000000000000),
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                ("diterima_rp__isnull", True),
                                models.Q(
                                    ("diterima_rp__gte", 0),
                                    ("diterima_rp__lte", 1000000000000000),
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                ("dipakai_rp__isnull", True),
                                models.Q(
                                    ("dipakai_rp__gte", 0),
                                    ("dipakai_rp__lte", 1000000000000000),
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="iuran_wajar",
                        violation_error_message="Jumlah negatif atau terlalu besar.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IuranEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "periode",
                    models.DateField(
                        help_text="Hari pertama bulan itu.", verbose_name="bulan"
                    ),
                ),
                (
                    "tagihan_rp",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="tagihan (Rp)",
                    ),
                ),
                (
                    "diterima_rp",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="diterima (Rp)",
                    ),
                ),
                (
                    "dipakai_rp",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="dipakai (Rp)",
                    ),
                ),
                ("keterangan", models.CharField(blank=True, max_length=200)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "aset",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.aset",
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
                        to="kelompok.iuran",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="JadwalOP",
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
                ("pekerjaan", models.CharField(max_length=120)),
                (
                    "setiap_bulan",
                    models.PositiveSmallIntegerField(verbose_name="setiap (bulan)"),
                ),
                ("berikutnya", models.DateField(verbose_name="berikutnya")),
                (
                    "terakhir",
                    models.DateField(
                        blank=True, null=True, verbose_name="terakhir dikerjakan"
                    ),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "aset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="jadwal_set",
                        to="kelompok.aset",
                    ),
                ),
            ],
            options={
                "verbose_name": "jadwal pemeliharaan",
                "verbose_name_plural": "jadwal pemeliharaan",
                "ordering": ["berikutnya", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("setiap_bulan__gte", 1), ("setiap_bulan__lte", 60)
                        ),
                        name="jadwal_op_bulan",
                        violation_error_message="Isi 1 sampai 60 bulan.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="JadwalOPEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("pekerjaan", models.CharField(max_length=120)),
                (
                    "setiap_bulan",
                    models.PositiveSmallIntegerField(verbose_name="setiap (bulan)"),
                ),
                ("berikutnya", models.DateField(verbose_name="berikutnya")),
                (
                    "terakhir",
                    models.DateField(
                        blank=True, null=True, verbose_name="terakhir dikerjakan"
                    ),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "aset",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.aset",
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
                        to="kelompok.jadwalop",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="aset",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_asetevent" ("dibuat_pada", "diubah_pada", "id", "is_demo", "jenis", "kawasan_id", "kegiatan_id", "kelas", "kelurahan_id", "lokasi", "nama", "pengelola", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rt_id", "satuan", "tahun_dibangun", "versi", "volume") VALUES (NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."jenis", NEW."kawasan_id", NEW."kegiatan_id", NEW."kelas", NEW."kelurahan_id", NEW."lokasi", NEW."nama", NEW."pengelola", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rt_id", NEW."satuan", NEW."tahun_dibangun", NEW."versi", NEW."volume"); RETURN NULL;',
                    hash="099dd9285df38ee9504fb7fef40151002f64dc0d",
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
                    func='INSERT INTO "kelompok_asetevent" ("dibuat_pada", "diubah_pada", "id", "is_demo", "jenis", "kawasan_id", "kegiatan_id", "kelas", "kelurahan_id", "lokasi", "nama", "pengelola", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rt_id", "satuan", "tahun_dibangun", "versi", "volume") VALUES (NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."jenis", NEW."kawasan_id", NEW."kegiatan_id", NEW."kelas", NEW."kelurahan_id", NEW."lokasi", NEW."nama", NEW."pengelola", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rt_id", NEW."satuan", NEW."tahun_dibangun", NEW."versi", NEW."volume"); RETURN NULL;',
                    hash="46e2d1043dc0e4ef89818202c665c02ab9f01f34",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d12ef",
                    table="kelompok_aset",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="inspeksiop",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_inspeksiopevent" ("aset_id", "berfungsi", "catatan", "dikembangkan", "dilaporkan_oleh_id", "dimanfaatkan", "diubah_pada", "id", "is_demo", "kondisi_baik", "masih_ada", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahun", "tanggal", "versi") VALUES (NEW."aset_id", NEW."berfungsi", NEW."catatan", NEW."dikembangkan", NEW."dilaporkan_oleh_id", NEW."dimanfaatkan", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."kondisi_baik", NEW."masih_ada", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."tahun", NEW."tanggal", NEW."versi"); RETURN NULL;',
                    hash="c63dc12429c808c645284b5e45e701ebff74125b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_83ddc",
                    table="kelompok_inspeksiop",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="inspeksiop",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_inspeksiopevent" ("aset_id", "berfungsi", "catatan", "dikembangkan", "dilaporkan_oleh_id", "dimanfaatkan", "diubah_pada", "id", "is_demo", "kondisi_baik", "masih_ada", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahun", "tanggal", "versi") VALUES (NEW."aset_id", NEW."berfungsi", NEW."catatan", NEW."dikembangkan", NEW."dilaporkan_oleh_id", NEW."dimanfaatkan", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."kondisi_baik", NEW."masih_ada", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."tahun", NEW."tanggal", NEW."versi"); RETURN NULL;',
                    hash="62d24723f7c04b525347fa0f6c45091e2500132f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cd229",
                    table="kelompok_inspeksiop",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="iuran",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_iuranevent" ("aset_id", "dipakai_rp", "diterima_rp", "diubah_pada", "id", "is_demo", "keterangan", "periode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tagihan_rp", "versi") VALUES (NEW."aset_id", NEW."dipakai_rp", NEW."diterima_rp", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."keterangan", NEW."periode", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."tagihan_rp", NEW."versi"); RETURN NULL;',
                    hash="81cdcf22da7fae07f7331efcb74c250fa1756c6b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6934a",
                    table="kelompok_iuran",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="iuran",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_iuranevent" ("aset_id", "dipakai_rp", "diterima_rp", "diubah_pada", "id", "is_demo", "keterangan", "periode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tagihan_rp", "versi") VALUES (NEW."aset_id", NEW."dipakai_rp", NEW."diterima_rp", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."keterangan", NEW."periode", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."tagihan_rp", NEW."versi"); RETURN NULL;',
                    hash="5ac19e917a514d0d31cbd4c0935b8310f0950c13",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7104a",
                    table="kelompok_iuran",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jadwalop",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_jadwalopevent" ("aset_id", "berikutnya", "id", "is_demo", "pekerjaan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "setiap_bulan", "terakhir", "versi") VALUES (NEW."aset_id", NEW."berikutnya", NEW."id", NEW."is_demo", NEW."pekerjaan", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."setiap_bulan", NEW."terakhir", NEW."versi"); RETURN NULL;',
                    hash="d6f18e841ca435c6fb614db7f4969de01e35f6c8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_645d1",
                    table="kelompok_jadwalop",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jadwalop",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_jadwalopevent" ("aset_id", "berikutnya", "id", "is_demo", "pekerjaan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "setiap_bulan", "terakhir", "versi") VALUES (NEW."aset_id", NEW."berikutnya", NEW."id", NEW."is_demo", NEW."pekerjaan", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."setiap_bulan", NEW."terakhir", NEW."versi"); RETURN NULL;',
                    hash="78d5b276021c47c5a1bbbd2cb82b28ee4a92e1f8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8db18",
                    table="kelompok_jadwalop",
                    when="AFTER",
                ),
            ),
        ),
    ]
