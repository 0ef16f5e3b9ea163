"""Bimtek and trainings: events, speakers, costs, people who came."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kelompok", "0006_upkeep"),
        ("accounts", "0003_institution_registry"),
        ("kawasan", "0011_import_sungai"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Bimtek",
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
                ("judul", models.CharField(max_length=200)),
                ("tema", models.CharField(blank=True, max_length=200)),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("bimtek", "Bimtek"),
                            ("pelatihan", "Pelatihan"),
                            ("sosialisasi", "Sosialisasi"),
                            ("penyadaran_publik", "Penyadaran publik"),
                            ("coaching", "Coaching"),
                        ],
                        max_length=20,
                    ),
                ),
                ("tanggal_mulai", models.DateField()),
                ("tanggal_selesai", models.DateField()),
                ("jam_mulai", models.TimeField(blank=True, null=True)),
                ("jam_selesai", models.TimeField(blank=True, null=True)),
                ("tempat", models.CharField(max_length=200)),
                (
                    "sasaran",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("ksm", "KSM"),
                                ("bkm", "BKM/LKM"),
                                ("kpp", "KPP"),
                                ("tp_pkk", "TP PKK"),
                                ("lpm", "LPM"),
                                ("aparat", "Camat, lurah, kepala desa"),
                                ("operator", "Operator"),
                            ],
                            max_length=10,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="kelompok sasaran",
                    ),
                ),
                ("target_peserta", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "target_ksm",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="target KSM"
                    ),
                ),
                (
                    "pretest_rata",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="rata-rata pretest",
                    ),
                ),
                (
                    "pretest_jumlah",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="peserta pretest"
                    ),
                ),
                (
                    "posttest_rata",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="rata-rata posttest",
                    ),
                ),
                (
                    "posttest_jumlah",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="peserta posttest"
                    ),
                ),
                (
                    "rencana_tindak_lanjut",
                    models.TextField(blank=True, max_length=4000),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("rencana", "Rencana"),
                            ("terlaksana", "Terlaksana"),
                            ("dibatalkan", "Dibatalkan"),
                        ],
                        db_index=True,
                        default="rencana",
                        max_length=10,
                    ),
                ),
                ("sumber", models.CharField(blank=True, max_length=300)),
                ("rujukan", models.BooleanField(default=False)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "penyelenggara",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bimtek_set",
                        to="accounts.institution",
                    ),
                ),
                (
                    "sasaran_wilayah",
                    models.ManyToManyField(
                        blank=True,
                        related_name="bimtek_sasaran_set",
                        to="kawasan.wilayah",
                        verbose_name="kab/kota sasaran",
                    ),
                ),
                (
                    "wilayah",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bimtek_set",
                        to="kawasan.wilayah",
                    ),
                ),
            ],
            options={
                "verbose_name": "bimtek",
                "verbose_name_plural": "bimtek",
                "ordering": ["-tanggal_mulai", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tanggal_selesai__gte", models.F("tanggal_mulai"))
                        ),
                        name="bimtek_tanggal_urut",
                        violation_error_message="Tanggal selesai mendahului tanggal mulai.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("jam_mulai", None), ("jam_selesai", None)),
                            models.Q(
                                ("jam_mulai__isnull", False),
                                ("jam_selesai__gt", models.F("jam_mulai")),
                                ("jam_selesai__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="bimtek_jam_berpasangan",
                        violation_error_message="Isi jam mulai dan jam selesai yang lebih lambat, atau kosongkan keduanya.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("pretest_rata__isnull", True),
                                models.Q(
                                    ("pretest_rata__gte", 0), ("pretest_rata__lte", 100)
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                ("posttest_rata__isnull", True),
                                models.Q(
                                    ("posttest_rata__gte", 0),
                                    ("posttest_rata__lte", 100),
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                ("pretest_jumlah__isnull", True),
                                models.Q(
                                    ("pretest_jumlah__gte", 0),
                                    ("pretest_jumlah__lte", 10000),
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                ("posttest_jumlah__isnull", True),
                                models.Q(
                                    ("posttest_jumlah__gte", 0),
                                    ("posttest_jumlah__lte", 10000),
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                ("target_peserta__isnull", True),
                                models.Q(
                                    ("target_peserta__gte", 0),
                                    ("target_peserta__lte", 10000),
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                ("target_ksm__isnull", True),
                                models.Q(
                                    ("target_ksm__gte", 0), ("target_ksm__lte", 10000)
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="bimtek_angka_wajar",
                        violation_error_message="Nilai tes antara 0 dan 100; jumlah paling banyak 10.000.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("pretest_jumlah", None), ("pretest_rata", None)),
                            models.Q(
                                ("pretest_jumlah__gt", 0),
                                ("pretest_jumlah__isnull", False),
                                ("pretest_rata__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="bimtek_pretest_berpasangan",
                        violation_error_message="Isi rata-rata pretest beserta jumlah pesertanya, atau kosongkan keduanya.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("posttest_jumlah", None), ("posttest_rata", None)
                            ),
                            models.Q(
                                ("posttest_jumlah__gt", 0),
                                ("posttest_jumlah__isnull", False),
                                ("posttest_rata__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="bimtek_posttest_berpasangan",
                        violation_error_message="Isi rata-rata posttest beserta jumlah pesertanya, atau kosongkan keduanya.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BimtekBiaya",
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
                    "sumber",
                    models.CharField(
                        choices=[
                            ("apbn_pu", "APBN Kementerian PU/PUPR"),
                            ("apbn_pkp", "APBN Kementerian PKP"),
                            ("apbn_lain", "APBN kementerian/lembaga lain"),
                            ("apbd_provinsi", "APBD provinsi"),
                            ("apbd_kab_kota", "APBD kabupaten/kota"),
                            ("dak", "DAK"),
                            ("dana_desa", "Dana desa (ADD/APBDes)"),
                            ("dana_kelurahan", "Dana kelurahan"),
                            ("hibah", "Hibah"),
                            ("csr", "CSR atau swasta"),
                            ("swadaya", "Swadaya masyarakat"),
                            ("bumd", "BUMN/BUMD"),
                            ("lainnya", "Lainnya"),
                        ],
                        max_length=15,
                        verbose_name="sumber dana",
                    ),
                ),
                (
                    "rencana_rp",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="rencana (Rp)",
                    ),
                ),
                (
                    "realisasi_rp",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="realisasi (Rp)",
                    ),
                ),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "bimtek",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="biaya_set",
                        to="kelompok.bimtek",
                    ),
                ),
            ],
            options={
                "verbose_name": "biaya bimtek",
                "verbose_name_plural": "biaya bimtek",
                "ordering": ["bimtek_id", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("bimtek", "sumber"),
                        name="bimtek_biaya_sekali",
                        violation_error_message="Sumber dana ini sudah ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("rencana_rp__isnull", True),
                                models.Q(
                                    ("rencana_rp__gte", 0),
                                    ("rencana_rp__lte", 1000000000000000),
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                ("realisasi_rp__isnull", True),
                                models.Q(
                                    ("realisasi_rp__gte", 0),
                                    ("realisasi_rp__lte", 1000000000000000),
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="bimtek_biaya_wajar",
                        violation_error_message="Jumlah negatif atau terlalu besar.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BimtekBiayaEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "sumber",
                    models.CharField(
                        choices=[
                            ("apbn_pu", "APBN Kementerian PU/PUPR"),
                            ("apbn_pkp", "APBN Kementerian PKP"),
                            ("apbn_lain", "APBN kementerian/lembaga lain"),
                            ("apbd_provinsi", "APBD provinsi"),
                            ("apbd_kab_kota", "APBD kabupaten/kota"),
                            ("dak", "DAK"),
                            ("dana_desa", "Dana desa (ADD/APBDes)"),
                            ("dana_kelurahan", "Dana kelurahan"),
                            ("hibah", "Hibah"),
                            ("csr", "CSR atau swasta"),
                            ("swadaya", "Swadaya masyarakat"),
                            ("bumd", "BUMN/BUMD"),
                            ("lainnya", "Lainnya"),
                        ],
                        max_length=15,
                        verbose_name="sumber dana",
                    ),
                ),
                (
                    "rencana_rp",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="rencana (Rp)",
                    ),
                ),
                (
                    "realisasi_rp",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="realisasi (Rp)",
                    ),
                ),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "bimtek",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.bimtek",
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
                        to="kelompok.bimtekbiaya",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="BimtekEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("judul", models.CharField(max_length=200)),
                ("tema", models.CharField(blank=True, max_length=200)),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("bimtek", "Bimtek"),
                            ("pelatihan", "Pelatihan"),
                            ("sosialisasi", "Sosialisasi"),
                            ("penyadaran_publik", "Penyadaran publik"),
                            ("coaching", "Coaching"),
                        ],
                        max_length=20,
                    ),
                ),
                ("tanggal_mulai", models.DateField()),
                ("tanggal_selesai", models.DateField()),
                ("jam_mulai", models.TimeField(blank=True, null=True)),
                ("jam_selesai", models.TimeField(blank=True, null=True)),
                ("tempat", models.CharField(max_length=200)),
                (
                    "sasaran",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("ksm", "KSM"),
                                ("bkm", "BKM/LKM"),
                                ("kpp", "KPP"),
                                ("tp_pkk", "TP PKK"),
                                ("lpm", "LPM"),
                                ("aparat", "Camat, lurah, kepala desa"),
                                ("operator", "Operator"),
                            ],
                            max_length=10,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="kelompok sasaran",
                    ),
                ),
                ("target_peserta", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "target_ksm",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="target KSM"
                    ),
                ),
                (
                    "pretest_rata",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="rata-rata pretest",
                    ),
                ),
                (
                    "pretest_jumlah",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="peserta pretest"
                    ),
                ),
                (
                    "posttest_rata",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="rata-rata posttest",
                    ),
                ),
                (
                    "posttest_jumlah",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="peserta posttest"
                    ),
                ),
                (
                    "rencana_tindak_lanjut",
                    models.TextField(blank=True, max_length=4000),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("rencana", "Rencana"),
                            ("terlaksana", "Terlaksana"),
                            ("dibatalkan", "Dibatalkan"),
                        ],
                        default="rencana",
                        max_length=10,
                    ),
                ),
                ("sumber", models.CharField(blank=True, max_length=300)),
                ("rujukan", models.BooleanField(default=False)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "penyelenggara",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.institution",
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
                        to="kelompok.bimtek",
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
            name="BimtekHitungan",
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
                    "asal",
                    models.CharField(
                        blank=True, max_length=150, verbose_name="asal lain"
                    ),
                ),
                (
                    "kategori",
                    models.CharField(
                        choices=[
                            ("ksm", "KSM"),
                            ("bkm", "BKM/LKM"),
                            ("kpp", "KPP"),
                            ("tp_pkk", "TP PKK"),
                            ("lpm", "LPM"),
                            ("aparat", "Camat, lurah, kepala desa"),
                            ("operator", "Operator"),
                            ("lain", "Lainnya"),
                        ],
                        default="lain",
                        max_length=10,
                        verbose_name="kelompok sasaran",
                    ),
                ),
                ("jumlah", models.PositiveIntegerField()),
                (
                    "laki_laki",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="laki-laki"
                    ),
                ),
                ("perempuan", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "mbr",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="MBR"
                    ),
                ),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "bimtek",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hitungan_set",
                        to="kelompok.bimtek",
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.institution",
                        verbose_name="instansi",
                    ),
                ),
                (
                    "ksm",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kelompok.ksm",
                        verbose_name="KSM",
                    ),
                ),
            ],
            options={
                "verbose_name": "hitungan peserta bimtek",
                "verbose_name_plural": "hitungan peserta bimtek",
                "ordering": ["bimtek_id", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("jumlah__gt", 0),
                            ("jumlah__lte", 10000),
                            models.Q(
                                ("mbr", None),
                                ("mbr__lte", models.F("jumlah")),
                                _connector="OR",
                            ),
                        ),
                        name="bimtek_hitungan_wajar",
                        violation_error_message="Jumlah antara 1 dan 10.000; MBR bagian dari jumlah.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("laki_laki", None), ("perempuan", None)),
                            models.Q(
                                (
                                    "jumlah",
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("laki_laki"),
                                        "+",
                                        models.F("perempuan"),
                                    ),
                                ),
                                ("laki_laki__isnull", False),
                                ("perempuan__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="bimtek_hitungan_berpasangan",
                        violation_error_message="Laki-laki dan perempuan bersama harus sama dengan jumlah.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BimtekHitunganEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "asal",
                    models.CharField(
                        blank=True, max_length=150, verbose_name="asal lain"
                    ),
                ),
                (
                    "kategori",
                    models.CharField(
                        choices=[
                            ("ksm", "KSM"),
                            ("bkm", "BKM/LKM"),
                            ("kpp", "KPP"),
                            ("tp_pkk", "TP PKK"),
                            ("lpm", "LPM"),
                            ("aparat", "Camat, lurah, kepala desa"),
                            ("operator", "Operator"),
                            ("lain", "Lainnya"),
                        ],
                        default="lain",
                        max_length=10,
                        verbose_name="kelompok sasaran",
                    ),
                ),
                ("jumlah", models.PositiveIntegerField()),
                (
                    "laki_laki",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="laki-laki"
                    ),
                ),
                ("perempuan", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "mbr",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="MBR"
                    ),
                ),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "bimtek",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.bimtek",
                    ),
                ),
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
                        verbose_name="instansi",
                    ),
                ),
                (
                    "ksm",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.ksm",
                        verbose_name="KSM",
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
                        to="kelompok.bimtekhitungan",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="BimtekNarasumber",
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
                ("instansi", models.CharField(blank=True, max_length=150)),
                ("materi", models.CharField(blank=True, max_length=200)),
                ("urutan", models.PositiveSmallIntegerField(default=0)),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "bimtek",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="narasumber_set",
                        to="kelompok.bimtek",
                    ),
                ),
            ],
            options={
                "verbose_name": "narasumber bimtek",
                "verbose_name_plural": "narasumber bimtek",
                "ordering": ["bimtek_id", "urutan", "id"],
            },
        ),
        migrations.CreateModel(
            name="BimtekNarasumberEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("nama", models.CharField(max_length=150)),
                ("instansi", models.CharField(blank=True, max_length=150)),
                ("materi", models.CharField(blank=True, max_length=200)),
                ("urutan", models.PositiveSmallIntegerField(default=0)),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "bimtek",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.bimtek",
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
                        to="kelompok.bimteknarasumber",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="BimtekPeserta",
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
                    "asal",
                    models.CharField(
                        blank=True, max_length=150, verbose_name="asal lain"
                    ),
                ),
                (
                    "kategori",
                    models.CharField(
                        choices=[
                            ("ksm", "KSM"),
                            ("bkm", "BKM/LKM"),
                            ("kpp", "KPP"),
                            ("tp_pkk", "TP PKK"),
                            ("lpm", "LPM"),
                            ("aparat", "Camat, lurah, kepala desa"),
                            ("operator", "Operator"),
                            ("lain", "Lainnya"),
                        ],
                        default="lain",
                        max_length=10,
                        verbose_name="kelompok sasaran",
                    ),
                ),
                ("nama", models.CharField(blank=True, max_length=150)),
                (
                    "jenis_kelamin",
                    models.CharField(
                        blank=True,
                        choices=[("L", "Laki-laki"), ("P", "Perempuan")],
                        max_length=1,
                    ),
                ),
                ("mbr", models.BooleanField(blank=True, null=True, verbose_name="MBR")),
                ("diundang", models.BooleanField(default=False)),
                ("hadir_pada", models.DateTimeField(blank=True, null=True)),
                (
                    "cara",
                    models.CharField(
                        choices=[
                            ("panitia", "Dicatat panitia"),
                            ("qr", "Memindai QR"),
                            ("kode", "Mengetik kode"),
                        ],
                        default="panitia",
                        max_length=7,
                    ),
                ),
                (
                    "nama_kunci",
                    models.CharField(blank=True, editable=False, max_length=150),
                ),
                (
                    "asal_kunci",
                    models.CharField(blank=True, editable=False, max_length=160),
                ),
                ("kembar", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                (
                    "bimtek",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="peserta_set",
                        to="kelompok.bimtek",
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.institution",
                        verbose_name="instansi",
                    ),
                ),
                (
                    "ksm",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kelompok.ksm",
                        verbose_name="KSM",
                    ),
                ),
            ],
            options={
                "verbose_name": "peserta bimtek",
                "verbose_name_plural": "peserta bimtek",
                "ordering": ["bimtek_id", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("nama_kunci", ""), _negated=True),
                        fields=("bimtek", "nama_kunci", "asal_kunci", "kembar"),
                        name="bimtek_peserta_sekali",
                        violation_error_message="Orang ini sudah tercatat.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("diundang", True),
                            ("hadir_pada__isnull", False),
                            _connector="OR",
                        ),
                        name="bimtek_peserta_diundang_atau_hadir",
                        violation_error_message="Peserta diundang, hadir, atau keduanya.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BimtekPintu",
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
                ("kode", models.CharField(max_length=6)),
                ("dibuka_pada", models.DateTimeField(auto_now_add=True)),
                ("sampai", models.DateTimeField()),
                ("ditutup_pada", models.DateTimeField(blank=True, null=True)),
                (
                    "bimtek",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pintu_set",
                        to="kelompok.bimtek",
                    ),
                ),
            ],
            options={
                "verbose_name": "pintu hadir bimtek",
                "verbose_name_plural": "pintu hadir bimtek",
                "ordering": ["-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ditutup_pada", None)),
                        fields=("bimtek",),
                        name="bimtek_pintu_satu",
                        violation_error_message="Pintu hadir kegiatan ini sudah terbuka.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ditutup_pada", None)),
                        fields=("kode",),
                        name="bimtek_pintu_kode_tunggal",
                        violation_error_message="Kode ini sedang dipakai.",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bimtek",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_bimtekevent" ("dibuat_pada", "diubah_pada", "id", "is_demo", "jam_mulai", "jam_selesai", "jenis", "judul", "penyelenggara_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posttest_jumlah", "posttest_rata", "pretest_jumlah", "pretest_rata", "rencana_tindak_lanjut", "rujukan", "sasaran", "status", "sumber", "tanggal_mulai", "tanggal_selesai", "target_ksm", "target_peserta", "tema", "tempat", "versi", "wilayah_id") VALUES (NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."jam_mulai", NEW."jam_selesai", NEW."jenis", NEW."judul", NEW."penyelenggara_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."posttest_jumlah", NEW."posttest_rata", NEW."pretest_jumlah", NEW."pretest_rata", NEW."rencana_tindak_lanjut", NEW."rujukan", NEW."sasaran", NEW."status", NEW."sumber", NEW."tanggal_mulai", NEW."tanggal_selesai", NEW."target_ksm", NEW."target_peserta", NEW."tema", NEW."tempat", NEW."versi", NEW."wilayah_id"); RETURN NULL;',
                    hash="7c28b1f73827dc5237fcedd483eecdacdf326f8c",
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
                    func='INSERT INTO "kelompok_bimtekevent" ("dibuat_pada", "diubah_pada", "id", "is_demo", "jam_mulai", "jam_selesai", "jenis", "judul", "penyelenggara_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posttest_jumlah", "posttest_rata", "pretest_jumlah", "pretest_rata", "rencana_tindak_lanjut", "rujukan", "sasaran", "status", "sumber", "tanggal_mulai", "tanggal_selesai", "target_ksm", "target_peserta", "tema", "tempat", "versi", "wilayah_id") VALUES (NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."jam_mulai", NEW."jam_selesai", NEW."jenis", NEW."judul", NEW."penyelenggara_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."posttest_jumlah", NEW."posttest_rata", NEW."pretest_jumlah", NEW."pretest_rata", NEW."rencana_tindak_lanjut", NEW."rujukan", NEW."sasaran", NEW."status", NEW."sumber", NEW."tanggal_mulai", NEW."tanggal_selesai", NEW."target_ksm", NEW."target_peserta", NEW."tema", NEW."tempat", NEW."versi", NEW."wilayah_id"); RETURN NULL;',
                    hash="3ad641966845387aed2c24cedd7acb31db1d8923",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fd20b",
                    table="kelompok_bimtek",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bimtekbiaya",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_bimtekbiayaevent" ("bimtek_id", "id", "is_demo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "realisasi_rp", "rencana_rp", "sumber") VALUES (NEW."bimtek_id", NEW."id", NEW."is_demo", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."realisasi_rp", NEW."rencana_rp", NEW."sumber"); RETURN NULL;',
                    hash="e2e6a192de79bf3df30e839c058a2c95462423b8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d34fc",
                    table="kelompok_bimtekbiaya",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bimtekbiaya",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_bimtekbiayaevent" ("bimtek_id", "id", "is_demo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "realisasi_rp", "rencana_rp", "sumber") VALUES (NEW."bimtek_id", NEW."id", NEW."is_demo", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."realisasi_rp", NEW."rencana_rp", NEW."sumber"); RETURN NULL;',
                    hash="1c707ac1d8501d21aec4a59dbdb26ffbd626d0be",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_116cc",
                    table="kelompok_bimtekbiaya",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bimtekhitungan",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_bimtekhitunganevent" ("asal", "bimtek_id", "id", "institution_id", "is_demo", "jumlah", "kategori", "ksm_id", "laki_laki", "mbr", "perempuan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."asal", NEW."bimtek_id", NEW."id", NEW."institution_id", NEW."is_demo", NEW."jumlah", NEW."kategori", NEW."ksm_id", NEW."laki_laki", NEW."mbr", NEW."perempuan", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="c77e210c52f4001dfd36ea44f7750f3db948d9d0",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6b051",
                    table="kelompok_bimtekhitungan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bimtekhitungan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_bimtekhitunganevent" ("asal", "bimtek_id", "id", "institution_id", "is_demo", "jumlah", "kategori", "ksm_id", "laki_laki", "mbr", "perempuan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."asal", NEW."bimtek_id", NEW."id", NEW."institution_id", NEW."is_demo", NEW."jumlah", NEW."kategori", NEW."ksm_id", NEW."laki_laki", NEW."mbr", NEW."perempuan", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="bb27fd175c19a39e00d449f6bf3d2187c1e1eadb",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_795ea",
                    table="kelompok_bimtekhitungan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bimteknarasumber",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_bimteknarasumberevent" ("bimtek_id", "id", "instansi", "is_demo", "materi", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "urutan") VALUES (NEW."bimtek_id", NEW."id", NEW."instansi", NEW."is_demo", NEW."materi", NEW."nama", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."urutan"); RETURN NULL;',
                    hash="30dc7f697b1f0bbe7638e2b8f92b474bba23bc36",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_220d5",
                    table="kelompok_bimteknarasumber",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bimteknarasumber",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_bimteknarasumberevent" ("bimtek_id", "id", "instansi", "is_demo", "materi", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "urutan") VALUES (NEW."bimtek_id", NEW."id", NEW."instansi", NEW."is_demo", NEW."materi", NEW."nama", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."urutan"); RETURN NULL;',
                    hash="050fe4c62969900e47678a454921b79d2419f416",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d6c5a",
                    table="kelompok_bimteknarasumber",
                    when="AFTER",
                ),
            ),
        ),
    ]
