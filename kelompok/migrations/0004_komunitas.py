"""Boards, teams and what is recorded of groups over time."""

import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import sibungas.lib.sealed


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_password_due"),
        ("kawasan", "0011_import_sungai"),
        ("kelompok", "0003_pokja"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AmbangKelompok",
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
                ("sumber", models.CharField(max_length=200)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "berlaku_mulai",
                    models.PositiveSmallIntegerField(
                        verbose_name="berlaku mulai tahun"
                    ),
                ),
                (
                    "berdaya_persen",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="batas Berdaya",
                    ),
                ),
                (
                    "mandiri_persen",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="batas Mandiri",
                    ),
                ),
                (
                    "madani_persen",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="batas Menuju Madani",
                    ),
                ),
                (
                    "perempuan_persen",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="target anggota perempuan",
                    ),
                ),
                (
                    "mbr_persen",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="target anggota MBR",
                    ),
                ),
                (
                    "pemilih_persen",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="target pemilih dewasa",
                    ),
                ),
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
                    "wilayah",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_set",
                        to="kawasan.wilayah",
                    ),
                ),
            ],
            options={
                "verbose_name": "ambang kelompok",
                "verbose_name_plural": "ambang kelompok",
                "ordering": ["wilayah__kode", "-berlaku_mulai"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("wilayah", "berlaku_mulai"),
                        name="ambang_kelompok_sekali",
                        violation_error_message="Ambang wilayah dan tahun ini sudah ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("berlaku_mulai__gte", 2015),
                            ("berlaku_mulai__lte", 2100),
                            models.Q(
                                ("berdaya_persen", None),
                                ("berdaya_persen__gt", 0),
                                _connector="OR",
                            ),
                            models.Q(
                                ("mandiri_persen", None),
                                ("berdaya_persen", None),
                                ("mandiri_persen__gt", models.F("berdaya_persen")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("madani_persen", None),
                                ("mandiri_persen", None),
                                ("madani_persen__gt", models.F("mandiri_persen")),
                                _connector="OR",
                            ),
                        ),
                        name="ambang_kelompok_naik",
                        violation_error_message="Batas harus naik: Berdaya, Mandiri, Menuju Madani; tahun antara 2015 dan 2100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("berdaya_persen", None),
                            models.Q(
                                ("berdaya_persen__gte", 0), ("berdaya_persen__lte", 100)
                            ),
                            _connector="OR",
                        ),
                        name="ambang_kelompok_berdaya_persen",
                        violation_error_message="Persen antara 0 dan 100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("mandiri_persen", None),
                            models.Q(
                                ("mandiri_persen__gte", 0), ("mandiri_persen__lte", 100)
                            ),
                            _connector="OR",
                        ),
                        name="ambang_kelompok_mandiri_persen",
                        violation_error_message="Persen antara 0 dan 100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("madani_persen", None),
                            models.Q(
                                ("madani_persen__gte", 0), ("madani_persen__lte", 100)
                            ),
                            _connector="OR",
                        ),
                        name="ambang_kelompok_madani_persen",
                        violation_error_message="Persen antara 0 dan 100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("perempuan_persen", None),
                            models.Q(
                                ("perempuan_persen__gte", 0),
                                ("perempuan_persen__lte", 100),
                            ),
                            _connector="OR",
                        ),
                        name="ambang_kelompok_perempuan_persen",
                        violation_error_message="Persen antara 0 dan 100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("mbr_persen", None),
                            models.Q(("mbr_persen__gte", 0), ("mbr_persen__lte", 100)),
                            _connector="OR",
                        ),
                        name="ambang_kelompok_mbr_persen",
                        violation_error_message="Persen antara 0 dan 100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("pemilih_persen", None),
                            models.Q(
                                ("pemilih_persen__gte", 0), ("pemilih_persen__lte", 100)
                            ),
                            _connector="OR",
                        ),
                        name="ambang_kelompok_pemilih_persen",
                        violation_error_message="Persen antara 0 dan 100.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AmbangKelompokEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("sumber", models.CharField(max_length=200)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "berlaku_mulai",
                    models.PositiveSmallIntegerField(
                        verbose_name="berlaku mulai tahun"
                    ),
                ),
                (
                    "berdaya_persen",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="batas Berdaya",
                    ),
                ),
                (
                    "mandiri_persen",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="batas Mandiri",
                    ),
                ),
                (
                    "madani_persen",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="batas Menuju Madani",
                    ),
                ),
                (
                    "perempuan_persen",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="target anggota perempuan",
                    ),
                ),
                (
                    "mbr_persen",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="target anggota MBR",
                    ),
                ),
                (
                    "pemilih_persen",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="target pemilih dewasa",
                    ),
                ),
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
                        to="kelompok.ambangkelompok",
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
            name="Bkm",
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
                    "persetujuan_tanggal",
                    models.DateField(
                        blank=True, null=True, verbose_name="tanggal persetujuan"
                    ),
                ),
                (
                    "persetujuan_dasar",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="dasar persetujuan"
                    ),
                ),
                (
                    "simpan_sampai",
                    models.DateField(
                        blank=True, null=True, verbose_name="disimpan sampai"
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
                ("nama", models.CharField(max_length=120)),
                ("alamat", models.CharField(blank=True, max_length=200)),
                ("tanggal_pembentukan", models.DateField(blank=True, null=True)),
                (
                    "nomor_sk",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="nomor SK lurah/kades"
                    ),
                ),
                (
                    "tanggal_sk",
                    models.DateField(blank=True, null=True, verbose_name="tanggal SK"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("aktif", "Aktif"),
                            ("tidak_aktif", "Tidak aktif"),
                            ("dibubarkan", "Dibubarkan"),
                        ],
                        default="aktif",
                        max_length=11,
                    ),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "bentuk",
                    models.CharField(
                        choices=[("bkm", "BKM"), ("lkm", "LKM")],
                        default="bkm",
                        max_length=3,
                    ),
                ),
                (
                    "nama_notaris",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="nama notaris"
                    ),
                ),
                (
                    "nomor_akta",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="nomor akta"
                    ),
                ),
                (
                    "tanggal_akta",
                    models.DateField(
                        blank=True, null=True, verbose_name="tanggal akta"
                    ),
                ),
                (
                    "unit_upk",
                    models.BooleanField(
                        default=False, verbose_name="UPK (unit pengelola keuangan)"
                    ),
                ),
                (
                    "unit_upl",
                    models.BooleanField(
                        default=False, verbose_name="UPL (unit pengelola lingkungan)"
                    ),
                ),
                (
                    "unit_ups",
                    models.BooleanField(
                        default=False, verbose_name="UPS (unit pengelola sosial)"
                    ),
                ),
                (
                    "sekretariat",
                    models.BooleanField(default=False, verbose_name="sekretariat"),
                ),
                (
                    "no_telp",
                    sibungas.lib.sealed.SealedText(
                        blank=True, default="", verbose_name="nomor telepon"
                    ),
                ),
                (
                    "nama_bank",
                    sibungas.lib.sealed.SealedText(
                        blank=True, default="", verbose_name="nama bank"
                    ),
                ),
                (
                    "no_rekening",
                    sibungas.lib.sealed.SealedText(
                        blank=True, default="", verbose_name="nomor rekening"
                    ),
                ),
                (
                    "kelurahan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_set",
                        to="kawasan.wilayah",
                        verbose_name="kelurahan/desa",
                    ),
                ),
            ],
            options={
                "verbose_name": "BKM/LKM",
                "verbose_name_plural": "BKM/LKM",
                "ordering": ["kode"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("nama_bank", ""), ("no_rekening", ""), ("no_telp", "")
                            ),
                            models.Q(
                                ("persetujuan_tanggal__isnull", False),
                                ("simpan_sampai__gt", models.F("persetujuan_tanggal")),
                                ("simpan_sampai__isnull", False),
                                models.Q(("persetujuan_dasar", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="bkm_data_pribadi",
                        violation_error_message="Data pribadi hanya disimpan dengan tanggal dan dasar persetujuan, dan batas simpan sesudah tanggal itu.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BkmEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "persetujuan_tanggal",
                    models.DateField(
                        blank=True, null=True, verbose_name="tanggal persetujuan"
                    ),
                ),
                (
                    "persetujuan_dasar",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="dasar persetujuan"
                    ),
                ),
                (
                    "simpan_sampai",
                    models.DateField(
                        blank=True, null=True, verbose_name="disimpan sampai"
                    ),
                ),
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
                ("nama", models.CharField(max_length=120)),
                ("alamat", models.CharField(blank=True, max_length=200)),
                ("tanggal_pembentukan", models.DateField(blank=True, null=True)),
                (
                    "nomor_sk",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="nomor SK lurah/kades"
                    ),
                ),
                (
                    "tanggal_sk",
                    models.DateField(blank=True, null=True, verbose_name="tanggal SK"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("aktif", "Aktif"),
                            ("tidak_aktif", "Tidak aktif"),
                            ("dibubarkan", "Dibubarkan"),
                        ],
                        default="aktif",
                        max_length=11,
                    ),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "bentuk",
                    models.CharField(
                        choices=[("bkm", "BKM"), ("lkm", "LKM")],
                        default="bkm",
                        max_length=3,
                    ),
                ),
                (
                    "nama_notaris",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="nama notaris"
                    ),
                ),
                (
                    "nomor_akta",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="nomor akta"
                    ),
                ),
                (
                    "tanggal_akta",
                    models.DateField(
                        blank=True, null=True, verbose_name="tanggal akta"
                    ),
                ),
                (
                    "unit_upk",
                    models.BooleanField(
                        default=False, verbose_name="UPK (unit pengelola keuangan)"
                    ),
                ),
                (
                    "unit_upl",
                    models.BooleanField(
                        default=False, verbose_name="UPL (unit pengelola lingkungan)"
                    ),
                ),
                (
                    "unit_ups",
                    models.BooleanField(
                        default=False, verbose_name="UPS (unit pengelola sosial)"
                    ),
                ),
                (
                    "sekretariat",
                    models.BooleanField(default=False, verbose_name="sekretariat"),
                ),
                (
                    "no_telp",
                    sibungas.lib.sealed.SealedText(
                        blank=True, default="", verbose_name="nomor telepon"
                    ),
                ),
                (
                    "nama_bank",
                    sibungas.lib.sealed.SealedText(
                        blank=True, default="", verbose_name="nama bank"
                    ),
                ),
                (
                    "no_rekening",
                    sibungas.lib.sealed.SealedText(
                        blank=True, default="", verbose_name="nomor rekening"
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
                        to="kelompok.bkm",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="Kpp",
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
                    "persetujuan_tanggal",
                    models.DateField(
                        blank=True, null=True, verbose_name="tanggal persetujuan"
                    ),
                ),
                (
                    "persetujuan_dasar",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="dasar persetujuan"
                    ),
                ),
                (
                    "simpan_sampai",
                    models.DateField(
                        blank=True, null=True, verbose_name="disimpan sampai"
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
                ("nama", models.CharField(max_length=120)),
                ("alamat", models.CharField(blank=True, max_length=200)),
                ("tanggal_pembentukan", models.DateField(blank=True, null=True)),
                (
                    "nomor_sk",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="nomor SK lurah/kades"
                    ),
                ),
                (
                    "tanggal_sk",
                    models.DateField(blank=True, null=True, verbose_name="tanggal SK"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("aktif", "Aktif"),
                            ("tidak_aktif", "Tidak aktif"),
                            ("dibubarkan", "Dibubarkan"),
                        ],
                        default="aktif",
                        max_length=11,
                    ),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "ad_art",
                    models.BooleanField(default=False, verbose_name="mempunyai AD/ART"),
                ),
                (
                    "no_telp",
                    sibungas.lib.sealed.SealedText(
                        blank=True, default="", verbose_name="nomor telepon"
                    ),
                ),
                (
                    "bkm",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kpp_set",
                        to="kelompok.bkm",
                    ),
                ),
                (
                    "kelurahan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_set",
                        to="kawasan.wilayah",
                        verbose_name="kelurahan/desa",
                    ),
                ),
            ],
            options={
                "verbose_name": "KPP",
                "verbose_name_plural": "KPP",
                "ordering": ["kode"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("no_telp", ""),
                            models.Q(
                                ("persetujuan_tanggal__isnull", False),
                                ("simpan_sampai__gt", models.F("persetujuan_tanggal")),
                                ("simpan_sampai__isnull", False),
                                models.Q(("persetujuan_dasar", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="kpp_data_pribadi",
                        violation_error_message="Data pribadi hanya disimpan dengan tanggal dan dasar persetujuan, dan batas simpan sesudah tanggal itu.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="KppEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "persetujuan_tanggal",
                    models.DateField(
                        blank=True, null=True, verbose_name="tanggal persetujuan"
                    ),
                ),
                (
                    "persetujuan_dasar",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="dasar persetujuan"
                    ),
                ),
                (
                    "simpan_sampai",
                    models.DateField(
                        blank=True, null=True, verbose_name="disimpan sampai"
                    ),
                ),
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
                ("nama", models.CharField(max_length=120)),
                ("alamat", models.CharField(blank=True, max_length=200)),
                ("tanggal_pembentukan", models.DateField(blank=True, null=True)),
                (
                    "nomor_sk",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="nomor SK lurah/kades"
                    ),
                ),
                (
                    "tanggal_sk",
                    models.DateField(blank=True, null=True, verbose_name="tanggal SK"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("aktif", "Aktif"),
                            ("tidak_aktif", "Tidak aktif"),
                            ("dibubarkan", "Dibubarkan"),
                        ],
                        default="aktif",
                        max_length=11,
                    ),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "ad_art",
                    models.BooleanField(default=False, verbose_name="mempunyai AD/ART"),
                ),
                (
                    "no_telp",
                    sibungas.lib.sealed.SealedText(
                        blank=True, default="", verbose_name="nomor telepon"
                    ),
                ),
                (
                    "bkm",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.bkm",
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
                        to="kelompok.kpp",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="PemiluBkm",
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
                ("tanggal", models.DateField()),
                ("lokasi", models.CharField(blank=True, max_length=200)),
                (
                    "tahap",
                    models.CharField(
                        choices=[
                            ("persiapan", "Persiapan"),
                            ("seleksi", "Seleksi utusan basis"),
                            ("pemilihan", "Pemilihan selesai"),
                        ],
                        default="persiapan",
                        max_length=10,
                    ),
                ),
                (
                    "warga_dewasa",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        verbose_name="warga dewasa yang berhak memilih",
                    ),
                ),
                (
                    "peserta_laki_laki",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        verbose_name="pemilih laki-laki yang datang",
                    ),
                ),
                (
                    "peserta_perempuan",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        verbose_name="pemilih perempuan yang datang",
                    ),
                ),
                (
                    "peserta_mbr",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="pemilih MBR yang datang"
                    ),
                ),
                (
                    "terpilih_laki_laki",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="terpilih laki-laki"
                    ),
                ),
                (
                    "terpilih_perempuan",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="terpilih perempuan"
                    ),
                ),
                (
                    "terpilih_mbr",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="terpilih MBR"
                    ),
                ),
                ("sumber", models.CharField(max_length=200)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "bkm",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pemilu_set",
                        to="kelompok.bkm",
                    ),
                ),
                (
                    "dibuat_oleh",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "pemilihan BKM",
                "verbose_name_plural": "pemilihan BKM",
                "ordering": ["-tanggal", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("peserta_laki_laki", None), ("peserta_perempuan", None)
                            ),
                            models.Q(
                                ("peserta_laki_laki__isnull", False),
                                ("peserta_perempuan__isnull", False),
                                ("peserta_laki_laki__lte", 1000000),
                                ("peserta_perempuan__lte", 1000000),
                            ),
                            _connector="OR",
                        ),
                        name="pemilu_peserta_berpasangan",
                        violation_error_message="Isi jumlah laki-laki dan perempuan, atau kosongkan keduanya.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("peserta_mbr", None),
                            models.Q(
                                ("peserta_laki_laki__isnull", False),
                                ("peserta_perempuan__isnull", False),
                                (
                                    "peserta_mbr__lte",
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("peserta_laki_laki"),
                                        "+",
                                        models.F("peserta_perempuan"),
                                    ),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="pemilu_peserta_mbr_sebagian",
                        violation_error_message="Jumlah MBR melebihi jumlah orang yang dihitung.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("terpilih_laki_laki", None),
                                ("terpilih_perempuan", None),
                            ),
                            models.Q(
                                ("terpilih_laki_laki__isnull", False),
                                ("terpilih_perempuan__isnull", False),
                                ("terpilih_laki_laki__lte", 10000),
                                ("terpilih_perempuan__lte", 10000),
                            ),
                            _connector="OR",
                        ),
                        name="pemilu_terpilih_berpasangan",
                        violation_error_message="Isi jumlah laki-laki dan perempuan, atau kosongkan keduanya.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("terpilih_mbr", None),
                            models.Q(
                                ("terpilih_laki_laki__isnull", False),
                                ("terpilih_perempuan__isnull", False),
                                (
                                    "terpilih_mbr__lte",
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("terpilih_laki_laki"),
                                        "+",
                                        models.F("terpilih_perempuan"),
                                    ),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="pemilu_terpilih_mbr_sebagian",
                        violation_error_message="Jumlah MBR melebihi jumlah orang yang dihitung.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("warga_dewasa", None),
                            ("peserta_laki_laki", None),
                            models.Q(
                                (
                                    "warga_dewasa__gte",
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("peserta_laki_laki"),
                                        "+",
                                        models.F("peserta_perempuan"),
                                    ),
                                ),
                                ("warga_dewasa__lte", 1000000),
                            ),
                            _connector="OR",
                        ),
                        name="pemilu_peserta_sebagian",
                        violation_error_message="Pemilih yang datang melebihi yang berhak.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PemiluBkmEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("tanggal", models.DateField()),
                ("lokasi", models.CharField(blank=True, max_length=200)),
                (
                    "tahap",
                    models.CharField(
                        choices=[
                            ("persiapan", "Persiapan"),
                            ("seleksi", "Seleksi utusan basis"),
                            ("pemilihan", "Pemilihan selesai"),
                        ],
                        default="persiapan",
                        max_length=10,
                    ),
                ),
                (
                    "warga_dewasa",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        verbose_name="warga dewasa yang berhak memilih",
                    ),
                ),
                (
                    "peserta_laki_laki",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        verbose_name="pemilih laki-laki yang datang",
                    ),
                ),
                (
                    "peserta_perempuan",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        verbose_name="pemilih perempuan yang datang",
                    ),
                ),
                (
                    "peserta_mbr",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="pemilih MBR yang datang"
                    ),
                ),
                (
                    "terpilih_laki_laki",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="terpilih laki-laki"
                    ),
                ),
                (
                    "terpilih_perempuan",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="terpilih perempuan"
                    ),
                ),
                (
                    "terpilih_mbr",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="terpilih MBR"
                    ),
                ),
                ("sumber", models.CharField(max_length=200)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "bkm",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.bkm",
                    ),
                ),
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
                        to="kelompok.pemilubkm",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="TargetBinaan",
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
                ("sumber", models.CharField(max_length=200)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                ("tahun", models.PositiveSmallIntegerField()),
                ("jumlah", models.PositiveIntegerField(verbose_name="jumlah KSM")),
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
                    "wilayah",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_set",
                        to="kawasan.wilayah",
                    ),
                ),
            ],
            options={
                "verbose_name": "target KSM binaan",
                "verbose_name_plural": "target KSM binaan",
                "ordering": ["-tahun", "wilayah__kode"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("wilayah", "tahun"),
                        name="target_binaan_sekali",
                        violation_error_message="Target wilayah dan tahun ini sudah ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("jumlah__gte", 1),
                            ("jumlah__lte", 10000),
                            ("tahun__gte", 2015),
                            ("tahun__lte", 2100),
                        ),
                        name="target_binaan_wajar",
                        violation_error_message="Tahun antara 2015 dan 2100, jumlah sedikitnya 1.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TargetBinaanEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("sumber", models.CharField(max_length=200)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                ("tahun", models.PositiveSmallIntegerField()),
                ("jumlah", models.PositiveIntegerField(verbose_name="jumlah KSM")),
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
                        to="kelompok.targetbinaan",
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
            name="Tipp",
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
                ("nama", models.CharField(max_length=120)),
                ("alamat", models.CharField(blank=True, max_length=200)),
                ("tanggal_pembentukan", models.DateField(blank=True, null=True)),
                (
                    "nomor_sk",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="nomor SK lurah/kades"
                    ),
                ),
                (
                    "tanggal_sk",
                    models.DateField(blank=True, null=True, verbose_name="tanggal SK"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("aktif", "Aktif"),
                            ("tidak_aktif", "Tidak aktif"),
                            ("dibubarkan", "Dibubarkan"),
                        ],
                        default="aktif",
                        max_length=11,
                    ),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "jumlah_pokja",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="jumlah kelompok kerja"
                    ),
                ),
                (
                    "bkm",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tipp_set",
                        to="kelompok.bkm",
                    ),
                ),
                (
                    "kelurahan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_set",
                        to="kawasan.wilayah",
                        verbose_name="kelurahan/desa",
                    ),
                ),
            ],
            options={
                "verbose_name": "TIPP",
                "verbose_name_plural": "TIPP",
                "ordering": ["kode"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("jumlah_pokja", None),
                            ("jumlah_pokja__lte", 50),
                            _connector="OR",
                        ),
                        name="tipp_jumlah_pokja",
                        violation_error_message="Kelompok kerja paling banyak 50.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="KeanggotaanKelompok",
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
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "tahun",
                    models.PositiveSmallIntegerField(verbose_name="periode (tahun)"),
                ),
                (
                    "laki_laki",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="laki-laki"
                    ),
                ),
                (
                    "perempuan",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="perempuan"
                    ),
                ),
                (
                    "mbr",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="MBR"
                    ),
                ),
                (
                    "miskin_rentan",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="miskin atau rentan"
                    ),
                ),
                ("sumber", models.CharField(max_length=200)),
                (
                    "bkm",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_set",
                        to="kelompok.bkm",
                    ),
                ),
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
                    "ksm",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_set",
                        to="kelompok.ksm",
                    ),
                ),
                (
                    "kpp",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_set",
                        to="kelompok.kpp",
                    ),
                ),
                (
                    "tipp",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_set",
                        to="kelompok.tipp",
                    ),
                ),
            ],
            options={
                "verbose_name": "jumlah anggota",
                "verbose_name_plural": "jumlah anggota",
                "ordering": ["-tahun", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("bkm__isnull", False),
                                ("kpp__isnull", True),
                                ("ksm__isnull", True),
                                ("tipp__isnull", True),
                            ),
                            models.Q(
                                ("bkm__isnull", True),
                                ("kpp__isnull", True),
                                ("ksm__isnull", False),
                                ("tipp__isnull", True),
                            ),
                            models.Q(
                                ("bkm__isnull", True),
                                ("kpp__isnull", False),
                                ("ksm__isnull", True),
                                ("tipp__isnull", True),
                            ),
                            models.Q(
                                ("bkm__isnull", True),
                                ("kpp__isnull", True),
                                ("ksm__isnull", True),
                                ("tipp__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="keanggotaan_satu_kelompok",
                        violation_error_message="Catatan ini harus milik tepat satu kelompok.",
                    ),
                    models.UniqueConstraint(
                        fields=("bkm", "tahun"),
                        name="keanggotaan_sekali_bkm",
                        violation_error_message="Jumlah anggota tahun ini sudah ada; ubah yang ada.",
                    ),
                    models.UniqueConstraint(
                        fields=("ksm", "tahun"),
                        name="keanggotaan_sekali_ksm",
                        violation_error_message="Jumlah anggota tahun ini sudah ada; ubah yang ada.",
                    ),
                    models.UniqueConstraint(
                        fields=("kpp", "tahun"),
                        name="keanggotaan_sekali_kpp",
                        violation_error_message="Jumlah anggota tahun ini sudah ada; ubah yang ada.",
                    ),
                    models.UniqueConstraint(
                        fields=("tipp", "tahun"),
                        name="keanggotaan_sekali_tipp",
                        violation_error_message="Jumlah anggota tahun ini sudah ada; ubah yang ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tahun__gte", 2015), ("tahun__lte", 2100)),
                        name="keanggotaan_tahun",
                        violation_error_message="Tahun harus antara 2015 dan 2100.",
                    ),
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
                        name="keanggotaan_berpasangan",
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
                        name="keanggotaan_mbr_sebagian",
                        violation_error_message="Jumlah MBR melebihi jumlah orang yang dihitung.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("miskin_rentan", None),
                            models.Q(
                                ("laki_laki__isnull", False),
                                (
                                    "miskin_rentan__lte",
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("laki_laki"),
                                        "+",
                                        models.F("perempuan"),
                                    ),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="keanggotaan_miskin_sebagian",
                        violation_error_message="Miskin/rentan melebihi anggota yang dihitung.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KeanggotaanKelompokEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "tahun",
                    models.PositiveSmallIntegerField(verbose_name="periode (tahun)"),
                ),
                (
                    "laki_laki",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="laki-laki"
                    ),
                ),
                (
                    "perempuan",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="perempuan"
                    ),
                ),
                (
                    "mbr",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="MBR"
                    ),
                ),
                (
                    "miskin_rentan",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="miskin atau rentan"
                    ),
                ),
                ("sumber", models.CharField(max_length=200)),
                (
                    "bkm",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.bkm",
                    ),
                ),
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
                    "ksm",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.ksm",
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
                        to="kelompok.keanggotaankelompok",
                    ),
                ),
                (
                    "kpp",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.kpp",
                    ),
                ),
                (
                    "tipp",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.tipp",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="Kunjungan",
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
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                ("tanggal", models.DateField()),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("pendampingan", "Pendampingan"),
                            ("pemantauan", "Pemantauan"),
                            ("pelatihan", "Pelatihan di tempat"),
                            ("rapat_warga", "Rapat warga"),
                        ],
                        max_length=12,
                    ),
                ),
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
                ("temuan", models.TextField(max_length=2000)),
                ("rekomendasi", models.TextField(blank=True, max_length=2000)),
                (
                    "bkm",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_set",
                        to="kelompok.bkm",
                    ),
                ),
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
                    "kpp",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_set",
                        to="kelompok.kpp",
                    ),
                ),
                (
                    "ksm",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_set",
                        to="kelompok.ksm",
                    ),
                ),
                (
                    "tipp",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_set",
                        to="kelompok.tipp",
                    ),
                ),
            ],
            options={
                "verbose_name": "kunjungan",
                "verbose_name_plural": "kunjungan",
                "ordering": ["-tanggal", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("bkm__isnull", False),
                                ("kpp__isnull", True),
                                ("ksm__isnull", True),
                                ("tipp__isnull", True),
                            ),
                            models.Q(
                                ("bkm__isnull", True),
                                ("kpp__isnull", True),
                                ("ksm__isnull", False),
                                ("tipp__isnull", True),
                            ),
                            models.Q(
                                ("bkm__isnull", True),
                                ("kpp__isnull", False),
                                ("ksm__isnull", True),
                                ("tipp__isnull", True),
                            ),
                            models.Q(
                                ("bkm__isnull", True),
                                ("kpp__isnull", True),
                                ("ksm__isnull", True),
                                ("tipp__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="kunjungan_satu_kelompok",
                        violation_error_message="Catatan ini harus milik tepat satu kelompok.",
                    ),
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
                        name="kunjungan_berpasangan",
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
                        name="kunjungan_mbr_sebagian",
                        violation_error_message="Jumlah MBR melebihi jumlah orang yang dihitung.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KunjunganEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                ("tanggal", models.DateField()),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("pendampingan", "Pendampingan"),
                            ("pemantauan", "Pemantauan"),
                            ("pelatihan", "Pelatihan di tempat"),
                            ("rapat_warga", "Rapat warga"),
                        ],
                        max_length=12,
                    ),
                ),
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
                ("temuan", models.TextField(max_length=2000)),
                ("rekomendasi", models.TextField(blank=True, max_length=2000)),
                (
                    "bkm",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.bkm",
                    ),
                ),
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
                    "kpp",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.kpp",
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
                        to="kelompok.kunjungan",
                    ),
                ),
                (
                    "tipp",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.tipp",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="Pembinaan",
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
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                ("mulai", models.DateField()),
                ("sampai", models.DateField(blank=True, null=True)),
                ("catatan", models.CharField(blank=True, max_length=500)),
                (
                    "bkm",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_set",
                        to="kelompok.bkm",
                    ),
                ),
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
                    "fasilitator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pembinaan_set",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pembinaan_set",
                        to="accounts.institution",
                        verbose_name="instansi pembina",
                    ),
                ),
                (
                    "kpp",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_set",
                        to="kelompok.kpp",
                    ),
                ),
                (
                    "ksm",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_set",
                        to="kelompok.ksm",
                    ),
                ),
                (
                    "tipp",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_set",
                        to="kelompok.tipp",
                    ),
                ),
            ],
            options={
                "verbose_name": "pembinaan",
                "verbose_name_plural": "pembinaan",
                "ordering": ["-mulai", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("bkm__isnull", False),
                                ("kpp__isnull", True),
                                ("ksm__isnull", True),
                                ("tipp__isnull", True),
                            ),
                            models.Q(
                                ("bkm__isnull", True),
                                ("kpp__isnull", True),
                                ("ksm__isnull", False),
                                ("tipp__isnull", True),
                            ),
                            models.Q(
                                ("bkm__isnull", True),
                                ("kpp__isnull", False),
                                ("ksm__isnull", True),
                                ("tipp__isnull", True),
                            ),
                            models.Q(
                                ("bkm__isnull", True),
                                ("kpp__isnull", True),
                                ("ksm__isnull", True),
                                ("tipp__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="pembinaan_satu_kelompok",
                        violation_error_message="Catatan ini harus milik tepat satu kelompok.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sampai", None),
                            ("sampai__gte", models.F("mulai")),
                            _connector="OR",
                        ),
                        name="pembinaan_masa",
                        violation_error_message="Pembinaan berakhir sebelum mulai.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PembinaanEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                ("mulai", models.DateField()),
                ("sampai", models.DateField(blank=True, null=True)),
                ("catatan", models.CharField(blank=True, max_length=500)),
                (
                    "bkm",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.bkm",
                    ),
                ),
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
                    "fasilitator",
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
                    "institution",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.institution",
                        verbose_name="instansi pembina",
                    ),
                ),
                (
                    "kpp",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.kpp",
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
                        to="kelompok.pembinaan",
                    ),
                ),
                (
                    "tipp",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.tipp",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="Pengurus",
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
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "peran",
                    models.CharField(
                        choices=[
                            ("koordinator", "Koordinator"),
                            ("ketua", "Ketua"),
                            ("sekretaris", "Sekretaris"),
                            ("bendahara", "Bendahara"),
                            ("anggota", "Anggota pimpinan"),
                        ],
                        max_length=11,
                    ),
                ),
                ("nama", models.CharField(max_length=120)),
                (
                    "jenis_kelamin",
                    models.CharField(
                        choices=[("L", "Laki-laki"), ("P", "Perempuan")], max_length=1
                    ),
                ),
                ("mulai", models.DateField()),
                ("sampai", models.DateField(blank=True, null=True)),
                (
                    "bkm",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_set",
                        to="kelompok.bkm",
                    ),
                ),
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
                    "kpp",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_set",
                        to="kelompok.kpp",
                    ),
                ),
                (
                    "ksm",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_set",
                        to="kelompok.ksm",
                    ),
                ),
                (
                    "tipp",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_set",
                        to="kelompok.tipp",
                    ),
                ),
            ],
            options={
                "verbose_name": "pengurus",
                "verbose_name_plural": "pengurus",
                "ordering": ["peran", "-mulai", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("bkm__isnull", False),
                                ("kpp__isnull", True),
                                ("ksm__isnull", True),
                                ("tipp__isnull", True),
                            ),
                            models.Q(
                                ("bkm__isnull", True),
                                ("kpp__isnull", True),
                                ("ksm__isnull", False),
                                ("tipp__isnull", True),
                            ),
                            models.Q(
                                ("bkm__isnull", True),
                                ("kpp__isnull", False),
                                ("ksm__isnull", True),
                                ("tipp__isnull", True),
                            ),
                            models.Q(
                                ("bkm__isnull", True),
                                ("kpp__isnull", True),
                                ("ksm__isnull", True),
                                ("tipp__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="pengurus_satu_kelompok",
                        violation_error_message="Catatan ini harus milik tepat satu kelompok.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sampai", None),
                            ("sampai__gte", models.F("mulai")),
                            _connector="OR",
                        ),
                        name="pengurus_masa",
                        violation_error_message="Masa berakhir sebelum mulai.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PengurusEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "peran",
                    models.CharField(
                        choices=[
                            ("koordinator", "Koordinator"),
                            ("ketua", "Ketua"),
                            ("sekretaris", "Sekretaris"),
                            ("bendahara", "Bendahara"),
                            ("anggota", "Anggota pimpinan"),
                        ],
                        max_length=11,
                    ),
                ),
                ("nama", models.CharField(max_length=120)),
                (
                    "jenis_kelamin",
                    models.CharField(
                        choices=[("L", "Laki-laki"), ("P", "Perempuan")], max_length=1
                    ),
                ),
                ("mulai", models.DateField()),
                ("sampai", models.DateField(blank=True, null=True)),
                (
                    "bkm",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.bkm",
                    ),
                ),
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
                    "kpp",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.kpp",
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
                        to="kelompok.pengurus",
                    ),
                ),
                (
                    "tipp",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.tipp",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="PenilaianKelompok",
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
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                ("tanggal", models.DateField()),
                ("statuta", models.DecimalField(decimal_places=2, max_digits=5)),
                ("kepemimpinan", models.DecimalField(decimal_places=2, max_digits=5)),
                (
                    "sistem_manajemen",
                    models.DecimalField(decimal_places=2, max_digits=5),
                ),
                (
                    "manajemen_keuangan",
                    models.DecimalField(decimal_places=2, max_digits=5),
                ),
                (
                    "sdm",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=5,
                        verbose_name="sumber daya manusia",
                    ),
                ),
                (
                    "hubungan_eksternal",
                    models.DecimalField(decimal_places=2, max_digits=5),
                ),
                (
                    "cara",
                    models.CharField(max_length=200, verbose_name="cara dan penilai"),
                ),
                ("catatan", models.CharField(blank=True, max_length=500)),
                (
                    "bkm",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_set",
                        to="kelompok.bkm",
                    ),
                ),
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
                    "kpp",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_set",
                        to="kelompok.kpp",
                    ),
                ),
                (
                    "ksm",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_set",
                        to="kelompok.ksm",
                    ),
                ),
                (
                    "tipp",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_set",
                        to="kelompok.tipp",
                    ),
                ),
            ],
            options={
                "verbose_name": "penilaian kelompok",
                "verbose_name_plural": "penilaian kelompok",
                "ordering": ["-tanggal", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("bkm__isnull", False),
                                ("kpp__isnull", True),
                                ("ksm__isnull", True),
                                ("tipp__isnull", True),
                            ),
                            models.Q(
                                ("bkm__isnull", True),
                                ("kpp__isnull", True),
                                ("ksm__isnull", False),
                                ("tipp__isnull", True),
                            ),
                            models.Q(
                                ("bkm__isnull", True),
                                ("kpp__isnull", False),
                                ("ksm__isnull", True),
                                ("tipp__isnull", True),
                            ),
                            models.Q(
                                ("bkm__isnull", True),
                                ("kpp__isnull", True),
                                ("ksm__isnull", True),
                                ("tipp__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="penilaian_kelompok_satu_kelompok",
                        violation_error_message="Catatan ini harus milik tepat satu kelompok.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kpp", None), ("tipp", None)),
                        name="penilaian_kelompok_bkm_ksm",
                        violation_error_message="Hanya BKM dan KSM yang dinilai begini.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hubungan_eksternal__gte", 0),
                            ("hubungan_eksternal__lte", 100),
                            ("kepemimpinan__gte", 0),
                            ("kepemimpinan__lte", 100),
                            ("manajemen_keuangan__gte", 0),
                            ("manajemen_keuangan__lte", 100),
                            ("sdm__gte", 0),
                            ("sdm__lte", 100),
                            ("sistem_manajemen__gte", 0),
                            ("sistem_manajemen__lte", 100),
                            ("statuta__gte", 0),
                            ("statuta__lte", 100),
                        ),
                        name="penilaian_kelompok_persen",
                        violation_error_message="Setiap aspek antara 0 dan 100 persen.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PenilaianKelompokEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                ("tanggal", models.DateField()),
                ("statuta", models.DecimalField(decimal_places=2, max_digits=5)),
                ("kepemimpinan", models.DecimalField(decimal_places=2, max_digits=5)),
                (
                    "sistem_manajemen",
                    models.DecimalField(decimal_places=2, max_digits=5),
                ),
                (
                    "manajemen_keuangan",
                    models.DecimalField(decimal_places=2, max_digits=5),
                ),
                (
                    "sdm",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=5,
                        verbose_name="sumber daya manusia",
                    ),
                ),
                (
                    "hubungan_eksternal",
                    models.DecimalField(decimal_places=2, max_digits=5),
                ),
                (
                    "cara",
                    models.CharField(max_length=200, verbose_name="cara dan penilai"),
                ),
                ("catatan", models.CharField(blank=True, max_length=500)),
                (
                    "bkm",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.bkm",
                    ),
                ),
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
                    "kpp",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.kpp",
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
                        to="kelompok.penilaiankelompok",
                    ),
                ),
                (
                    "tipp",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.tipp",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="TippEvent",
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
                ("nama", models.CharField(max_length=120)),
                ("alamat", models.CharField(blank=True, max_length=200)),
                ("tanggal_pembentukan", models.DateField(blank=True, null=True)),
                (
                    "nomor_sk",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="nomor SK lurah/kades"
                    ),
                ),
                (
                    "tanggal_sk",
                    models.DateField(blank=True, null=True, verbose_name="tanggal SK"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("aktif", "Aktif"),
                            ("tidak_aktif", "Tidak aktif"),
                            ("dibubarkan", "Dibubarkan"),
                        ],
                        default="aktif",
                        max_length=11,
                    ),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "jumlah_pokja",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="jumlah kelompok kerja"
                    ),
                ),
                (
                    "bkm",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.bkm",
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
                        to="kelompok.tipp",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="ksm",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="ksm",
            name="update_update",
        ),
        migrations.AddField(
            model_name="ksm",
            name="ad_art",
            field=models.BooleanField(default=False, verbose_name="mempunyai AD/ART"),
        ),
        migrations.AddField(
            model_name="ksm",
            name="alasan_binaan",
            field=models.CharField(
                blank=True,
                max_length=300,
                verbose_name="alasan dibina di luar kawasan kumuh",
            ),
        ),
        migrations.AddField(
            model_name="ksm",
            name="nama_bank",
            field=sibungas.lib.sealed.SealedText(
                blank=True, default="", verbose_name="nama bank"
            ),
        ),
        migrations.AddField(
            model_name="ksm",
            name="no_rekening",
            field=sibungas.lib.sealed.SealedText(
                blank=True, default="", verbose_name="nomor rekening"
            ),
        ),
        migrations.AddField(
            model_name="ksm",
            name="no_telp",
            field=sibungas.lib.sealed.SealedText(
                blank=True, default="", verbose_name="nomor telepon"
            ),
        ),
        migrations.AddField(
            model_name="ksm",
            name="npwp",
            field=sibungas.lib.sealed.SealedText(
                blank=True, default="", verbose_name="NPWP"
            ),
        ),
        migrations.AddField(
            model_name="ksm",
            name="persetujuan_dasar",
            field=models.CharField(
                blank=True, max_length=200, verbose_name="dasar persetujuan"
            ),
        ),
        migrations.AddField(
            model_name="ksm",
            name="persetujuan_tanggal",
            field=models.DateField(
                blank=True, null=True, verbose_name="tanggal persetujuan"
            ),
        ),
        migrations.AddField(
            model_name="ksm",
            name="simpan_sampai",
            field=models.DateField(
                blank=True, null=True, verbose_name="disimpan sampai"
            ),
        ),
        migrations.AddField(
            model_name="ksmevent",
            name="ad_art",
            field=models.BooleanField(default=False, verbose_name="mempunyai AD/ART"),
        ),
        migrations.AddField(
            model_name="ksmevent",
            name="alasan_binaan",
            field=models.CharField(
                blank=True,
                max_length=300,
                verbose_name="alasan dibina di luar kawasan kumuh",
            ),
        ),
        migrations.AddField(
            model_name="ksmevent",
            name="nama_bank",
            field=sibungas.lib.sealed.SealedText(
                blank=True, default="", verbose_name="nama bank"
            ),
        ),
        migrations.AddField(
            model_name="ksmevent",
            name="no_rekening",
            field=sibungas.lib.sealed.SealedText(
                blank=True, default="", verbose_name="nomor rekening"
            ),
        ),
        migrations.AddField(
            model_name="ksmevent",
            name="no_telp",
            field=sibungas.lib.sealed.SealedText(
                blank=True, default="", verbose_name="nomor telepon"
            ),
        ),
        migrations.AddField(
            model_name="ksmevent",
            name="npwp",
            field=sibungas.lib.sealed.SealedText(
                blank=True, default="", verbose_name="NPWP"
            ),
        ),
        migrations.AddField(
            model_name="ksmevent",
            name="persetujuan_dasar",
            field=models.CharField(
                blank=True, max_length=200, verbose_name="dasar persetujuan"
            ),
        ),
        migrations.AddField(
            model_name="ksmevent",
            name="persetujuan_tanggal",
            field=models.DateField(
                blank=True, null=True, verbose_name="tanggal persetujuan"
            ),
        ),
        migrations.AddField(
            model_name="ksmevent",
            name="simpan_sampai",
            field=models.DateField(
                blank=True, null=True, verbose_name="disimpan sampai"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ksm",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_ksmevent" ("ad_art", "alamat", "alasan_binaan", "anggota_laki_laki", "anggota_mbr", "anggota_perempuan", "bidang", "bkm_id", "dibuat_pada", "diubah_pada", "id", "is_demo", "kawasan_id", "kelurahan_id", "kode", "nama", "nama_bank", "no_rekening", "no_telp", "nomor_sk", "npwp", "persetujuan_dasar", "persetujuan_tanggal", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "simpan_sampai", "status", "tahun_binaan", "tanggal_pembentukan", "tanggal_sk", "versi") VALUES (NEW."ad_art", NEW."alamat", NEW."alasan_binaan", NEW."anggota_laki_laki", NEW."anggota_mbr", NEW."anggota_perempuan", NEW."bidang", NEW."bkm_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."kawasan_id", NEW."kelurahan_id", NEW."kode", NEW."nama", NEW."nama_bank", NEW."no_rekening", NEW."no_telp", NEW."nomor_sk", NEW."npwp", NEW."persetujuan_dasar", NEW."persetujuan_tanggal", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."simpan_sampai", NEW."status", NEW."tahun_binaan", NEW."tanggal_pembentukan", NEW."tanggal_sk", NEW."versi"); RETURN NULL;',
                    hash="606d9c7c088df67b07e61dc95f8cc6c27be62ec8",
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
                    func='INSERT INTO "kelompok_ksmevent" ("ad_art", "alamat", "alasan_binaan", "anggota_laki_laki", "anggota_mbr", "anggota_perempuan", "bidang", "bkm_id", "dibuat_pada", "diubah_pada", "id", "is_demo", "kawasan_id", "kelurahan_id", "kode", "nama", "nama_bank", "no_rekening", "no_telp", "nomor_sk", "npwp", "persetujuan_dasar", "persetujuan_tanggal", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "simpan_sampai", "status", "tahun_binaan", "tanggal_pembentukan", "tanggal_sk", "versi") VALUES (NEW."ad_art", NEW."alamat", NEW."alasan_binaan", NEW."anggota_laki_laki", NEW."anggota_mbr", NEW."anggota_perempuan", NEW."bidang", NEW."bkm_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."kawasan_id", NEW."kelurahan_id", NEW."kode", NEW."nama", NEW."nama_bank", NEW."no_rekening", NEW."no_telp", NEW."nomor_sk", NEW."npwp", NEW."persetujuan_dasar", NEW."persetujuan_tanggal", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."simpan_sampai", NEW."status", NEW."tahun_binaan", NEW."tanggal_pembentukan", NEW."tanggal_sk", NEW."versi"); RETURN NULL;',
                    hash="e49d71526f4dad22924dfe87d4676dea88216945",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_85d69",
                    table="kelompok_ksm",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="ksm",
            name="bkm",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="ksm_set",
                to="kelompok.bkm",
                verbose_name="BKM/LKM",
            ),
        ),
        migrations.AddField(
            model_name="ksmevent",
            name="bkm",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="kelompok.bkm",
                verbose_name="BKM/LKM",
            ),
        ),
        migrations.AddConstraint(
            model_name="ksm",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("nama_bank", ""),
                        ("no_rekening", ""),
                        ("no_telp", ""),
                        ("npwp", ""),
                    ),
                    models.Q(
                        ("persetujuan_tanggal__isnull", False),
                        ("simpan_sampai__gt", models.F("persetujuan_tanggal")),
                        ("simpan_sampai__isnull", False),
                        models.Q(("persetujuan_dasar", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="ksm_data_pribadi",
                violation_error_message="Data pribadi hanya disimpan dengan tanggal dan dasar persetujuan, dan batas simpan sesudah tanggal itu.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ambangkelompok",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_ambangkelompokevent" ("berdaya_persen", "berlaku_mulai", "dibuat_oleh_id", "dibuat_pada", "diubah_pada", "id", "is_demo", "madani_persen", "mandiri_persen", "mbr_persen", "pemilih_persen", "perempuan_persen", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sumber", "versi", "wilayah_id") VALUES (NEW."berdaya_persen", NEW."berlaku_mulai", NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."madani_persen", NEW."mandiri_persen", NEW."mbr_persen", NEW."pemilih_persen", NEW."perempuan_persen", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sumber", NEW."versi", NEW."wilayah_id"); RETURN NULL;',
                    hash="e3272ed99571734e65551ac4c56412623d211a2e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5c51c",
                    table="kelompok_ambangkelompok",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ambangkelompok",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_ambangkelompokevent" ("berdaya_persen", "berlaku_mulai", "dibuat_oleh_id", "dibuat_pada", "diubah_pada", "id", "is_demo", "madani_persen", "mandiri_persen", "mbr_persen", "pemilih_persen", "perempuan_persen", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sumber", "versi", "wilayah_id") VALUES (NEW."berdaya_persen", NEW."berlaku_mulai", NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."madani_persen", NEW."mandiri_persen", NEW."mbr_persen", NEW."pemilih_persen", NEW."perempuan_persen", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sumber", NEW."versi", NEW."wilayah_id"); RETURN NULL;',
                    hash="26be477edb5e8b06f3ffe192a0db88b74989d7b4",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1f8f6",
                    table="kelompok_ambangkelompok",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bkm",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_bkmevent" ("alamat", "bentuk", "dibuat_pada", "diubah_pada", "id", "is_demo", "kelurahan_id", "kode", "nama", "nama_bank", "nama_notaris", "no_rekening", "no_telp", "nomor_akta", "nomor_sk", "persetujuan_dasar", "persetujuan_tanggal", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sekretariat", "simpan_sampai", "status", "tanggal_akta", "tanggal_pembentukan", "tanggal_sk", "unit_upk", "unit_upl", "unit_ups", "versi") VALUES (NEW."alamat", NEW."bentuk", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."kelurahan_id", NEW."kode", NEW."nama", NEW."nama_bank", NEW."nama_notaris", NEW."no_rekening", NEW."no_telp", NEW."nomor_akta", NEW."nomor_sk", NEW."persetujuan_dasar", NEW."persetujuan_tanggal", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sekretariat", NEW."simpan_sampai", NEW."status", NEW."tanggal_akta", NEW."tanggal_pembentukan", NEW."tanggal_sk", NEW."unit_upk", NEW."unit_upl", NEW."unit_ups", NEW."versi"); RETURN NULL;',
                    hash="d09ad8a26e9290ff576605852fe1daae12ae0e5a",
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
                    func='INSERT INTO "kelompok_bkmevent" ("alamat", "bentuk", "dibuat_pada", "diubah_pada", "id", "is_demo", "kelurahan_id", "kode", "nama", "nama_bank", "nama_notaris", "no_rekening", "no_telp", "nomor_akta", "nomor_sk", "persetujuan_dasar", "persetujuan_tanggal", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sekretariat", "simpan_sampai", "status", "tanggal_akta", "tanggal_pembentukan", "tanggal_sk", "unit_upk", "unit_upl", "unit_ups", "versi") VALUES (NEW."alamat", NEW."bentuk", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."kelurahan_id", NEW."kode", NEW."nama", NEW."nama_bank", NEW."nama_notaris", NEW."no_rekening", NEW."no_telp", NEW."nomor_akta", NEW."nomor_sk", NEW."persetujuan_dasar", NEW."persetujuan_tanggal", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sekretariat", NEW."simpan_sampai", NEW."status", NEW."tanggal_akta", NEW."tanggal_pembentukan", NEW."tanggal_sk", NEW."unit_upk", NEW."unit_upl", NEW."unit_ups", NEW."versi"); RETURN NULL;',
                    hash="0453e7a8f95f92c7ffa14513cce6260898e131fd",
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
                    func='INSERT INTO "kelompok_kppevent" ("ad_art", "alamat", "bkm_id", "dibuat_pada", "diubah_pada", "id", "is_demo", "kelurahan_id", "kode", "nama", "no_telp", "nomor_sk", "persetujuan_dasar", "persetujuan_tanggal", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "simpan_sampai", "status", "tanggal_pembentukan", "tanggal_sk", "versi") VALUES (NEW."ad_art", NEW."alamat", NEW."bkm_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."kelurahan_id", NEW."kode", NEW."nama", NEW."no_telp", NEW."nomor_sk", NEW."persetujuan_dasar", NEW."persetujuan_tanggal", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."simpan_sampai", NEW."status", NEW."tanggal_pembentukan", NEW."tanggal_sk", NEW."versi"); RETURN NULL;',
                    hash="a0f1303b61fdd25776e33129c8c74b40f74ac69e",
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
                    func='INSERT INTO "kelompok_kppevent" ("ad_art", "alamat", "bkm_id", "dibuat_pada", "diubah_pada", "id", "is_demo", "kelurahan_id", "kode", "nama", "no_telp", "nomor_sk", "persetujuan_dasar", "persetujuan_tanggal", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "simpan_sampai", "status", "tanggal_pembentukan", "tanggal_sk", "versi") VALUES (NEW."ad_art", NEW."alamat", NEW."bkm_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."kelurahan_id", NEW."kode", NEW."nama", NEW."no_telp", NEW."nomor_sk", NEW."persetujuan_dasar", NEW."persetujuan_tanggal", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."simpan_sampai", NEW."status", NEW."tanggal_pembentukan", NEW."tanggal_sk", NEW."versi"); RETURN NULL;',
                    hash="85731dbbebb528907a47bfc80feb37500860c5bf",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_131ac",
                    table="kelompok_kpp",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pemilubkm",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_pemilubkmevent" ("bkm_id", "dibuat_oleh_id", "dibuat_pada", "diubah_pada", "id", "is_demo", "lokasi", "peserta_laki_laki", "peserta_mbr", "peserta_perempuan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sumber", "tahap", "tanggal", "terpilih_laki_laki", "terpilih_mbr", "terpilih_perempuan", "versi", "warga_dewasa") VALUES (NEW."bkm_id", NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."lokasi", NEW."peserta_laki_laki", NEW."peserta_mbr", NEW."peserta_perempuan", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sumber", NEW."tahap", NEW."tanggal", NEW."terpilih_laki_laki", NEW."terpilih_mbr", NEW."terpilih_perempuan", NEW."versi", NEW."warga_dewasa"); RETURN NULL;',
                    hash="7c1d38a4448f70ba94dc80114523ba1d7d5369ae",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_cf508",
                    table="kelompok_pemilubkm",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pemilubkm",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_pemilubkmevent" ("bkm_id", "dibuat_oleh_id", "dibuat_pada", "diubah_pada", "id", "is_demo", "lokasi", "peserta_laki_laki", "peserta_mbr", "peserta_perempuan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sumber", "tahap", "tanggal", "terpilih_laki_laki", "terpilih_mbr", "terpilih_perempuan", "versi", "warga_dewasa") VALUES (NEW."bkm_id", NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."lokasi", NEW."peserta_laki_laki", NEW."peserta_mbr", NEW."peserta_perempuan", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sumber", NEW."tahap", NEW."tanggal", NEW."terpilih_laki_laki", NEW."terpilih_mbr", NEW."terpilih_perempuan", NEW."versi", NEW."warga_dewasa"); RETURN NULL;',
                    hash="b88599a0cff2429db7a51894bdbbee2b5befbb30",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b23a7",
                    table="kelompok_pemilubkm",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="targetbinaan",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_targetbinaanevent" ("dibuat_oleh_id", "dibuat_pada", "diubah_pada", "id", "is_demo", "jumlah", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sumber", "tahun", "versi", "wilayah_id") VALUES (NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."jumlah", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sumber", NEW."tahun", NEW."versi", NEW."wilayah_id"); RETURN NULL;',
                    hash="a8cdcb19bf1b2539f28ea4c55d60f562534b1388",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_10a58",
                    table="kelompok_targetbinaan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="targetbinaan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_targetbinaanevent" ("dibuat_oleh_id", "dibuat_pada", "diubah_pada", "id", "is_demo", "jumlah", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sumber", "tahun", "versi", "wilayah_id") VALUES (NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."jumlah", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sumber", NEW."tahun", NEW."versi", NEW."wilayah_id"); RETURN NULL;',
                    hash="4b4c1b0fe19546202333f9eb9baf2d5e84328dd0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_eb523",
                    table="kelompok_targetbinaan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tipp",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_tippevent" ("alamat", "bkm_id", "dibuat_pada", "diubah_pada", "id", "is_demo", "jumlah_pokja", "kelurahan_id", "kode", "nama", "nomor_sk", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "tanggal_pembentukan", "tanggal_sk", "versi") VALUES (NEW."alamat", NEW."bkm_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."jumlah_pokja", NEW."kelurahan_id", NEW."kode", NEW."nama", NEW."nomor_sk", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."status", NEW."tanggal_pembentukan", NEW."tanggal_sk", NEW."versi"); RETURN NULL;',
                    hash="0bab4da52316ae79c169c5b45c25f7f719215657",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_32881",
                    table="kelompok_tipp",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tipp",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_tippevent" ("alamat", "bkm_id", "dibuat_pada", "diubah_pada", "id", "is_demo", "jumlah_pokja", "kelurahan_id", "kode", "nama", "nomor_sk", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "tanggal_pembentukan", "tanggal_sk", "versi") VALUES (NEW."alamat", NEW."bkm_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."jumlah_pokja", NEW."kelurahan_id", NEW."kode", NEW."nama", NEW."nomor_sk", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."status", NEW."tanggal_pembentukan", NEW."tanggal_sk", NEW."versi"); RETURN NULL;',
                    hash="d79fd72160f9be08def1433b559ccf6c60a054b4",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_305a5",
                    table="kelompok_tipp",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="penilaiankelompok",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_penilaiankelompokevent" ("bkm_id", "cara", "catatan", "dibuat_oleh_id", "dibuat_pada", "diubah_pada", "hubungan_eksternal", "id", "is_demo", "kepemimpinan", "kpp_id", "ksm_id", "manajemen_keuangan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sdm", "sistem_manajemen", "statuta", "tanggal", "tipp_id", "versi") VALUES (NEW."bkm_id", NEW."cara", NEW."catatan", NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."hubungan_eksternal", NEW."id", NEW."is_demo", NEW."kepemimpinan", NEW."kpp_id", NEW."ksm_id", NEW."manajemen_keuangan", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sdm", NEW."sistem_manajemen", NEW."statuta", NEW."tanggal", NEW."tipp_id", NEW."versi"); RETURN NULL;',
                    hash="5959572f59210311dfd0c6ae537be7f8616fa075",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_cee39",
                    table="kelompok_penilaiankelompok",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="penilaiankelompok",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_penilaiankelompokevent" ("bkm_id", "cara", "catatan", "dibuat_oleh_id", "dibuat_pada", "diubah_pada", "hubungan_eksternal", "id", "is_demo", "kepemimpinan", "kpp_id", "ksm_id", "manajemen_keuangan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sdm", "sistem_manajemen", "statuta", "tanggal", "tipp_id", "versi") VALUES (NEW."bkm_id", NEW."cara", NEW."catatan", NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."hubungan_eksternal", NEW."id", NEW."is_demo", NEW."kepemimpinan", NEW."kpp_id", NEW."ksm_id", NEW."manajemen_keuangan", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sdm", NEW."sistem_manajemen", NEW."statuta", NEW."tanggal", NEW."tipp_id", NEW."versi"); RETURN NULL;',
                    hash="c0337714b0dcf228c57cc399ca367197ae9ec547",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8de1d",
                    table="kelompok_penilaiankelompok",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pengurus",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_pengurusevent" ("bkm_id", "dibuat_oleh_id", "dibuat_pada", "diubah_pada", "id", "is_demo", "jenis_kelamin", "kpp_id", "ksm_id", "mulai", "nama", "peran", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sampai", "tipp_id", "versi") VALUES (NEW."bkm_id", NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."jenis_kelamin", NEW."kpp_id", NEW."ksm_id", NEW."mulai", NEW."nama", NEW."peran", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sampai", NEW."tipp_id", NEW."versi"); RETURN NULL;',
                    hash="6e0cc3e62597a5de020a20db1784a35fab0cbd06",
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
                    func='INSERT INTO "kelompok_pengurusevent" ("bkm_id", "dibuat_oleh_id", "dibuat_pada", "diubah_pada", "id", "is_demo", "jenis_kelamin", "kpp_id", "ksm_id", "mulai", "nama", "peran", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sampai", "tipp_id", "versi") VALUES (NEW."bkm_id", NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."jenis_kelamin", NEW."kpp_id", NEW."ksm_id", NEW."mulai", NEW."nama", NEW."peran", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sampai", NEW."tipp_id", NEW."versi"); RETURN NULL;',
                    hash="a854533cc71c588eaa45ac831aa0fde781101e5e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e4527",
                    table="kelompok_pengurus",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pembinaan",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_pembinaanevent" ("bkm_id", "catatan", "dibuat_oleh_id", "dibuat_pada", "diubah_pada", "fasilitator_id", "id", "institution_id", "is_demo", "kpp_id", "ksm_id", "mulai", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sampai", "tipp_id", "versi") VALUES (NEW."bkm_id", NEW."catatan", NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."fasilitator_id", NEW."id", NEW."institution_id", NEW."is_demo", NEW."kpp_id", NEW."ksm_id", NEW."mulai", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sampai", NEW."tipp_id", NEW."versi"); RETURN NULL;',
                    hash="d29ae5194e3210185c3bb5354fb11a18ebf3e87a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5e454",
                    table="kelompok_pembinaan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pembinaan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_pembinaanevent" ("bkm_id", "catatan", "dibuat_oleh_id", "dibuat_pada", "diubah_pada", "fasilitator_id", "id", "institution_id", "is_demo", "kpp_id", "ksm_id", "mulai", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sampai", "tipp_id", "versi") VALUES (NEW."bkm_id", NEW."catatan", NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."fasilitator_id", NEW."id", NEW."institution_id", NEW."is_demo", NEW."kpp_id", NEW."ksm_id", NEW."mulai", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sampai", NEW."tipp_id", NEW."versi"); RETURN NULL;',
                    hash="5bd02408492d6f4a7ce82b5074fd10b2c8e12e92",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_883a8",
                    table="kelompok_pembinaan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="kunjungan",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_kunjunganevent" ("bkm_id", "dibuat_oleh_id", "dibuat_pada", "diubah_pada", "id", "is_demo", "jenis", "kpp_id", "ksm_id", "laki_laki", "mbr", "perempuan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rekomendasi", "tanggal", "temuan", "tipp_id", "versi") VALUES (NEW."bkm_id", NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."jenis", NEW."kpp_id", NEW."ksm_id", NEW."laki_laki", NEW."mbr", NEW."perempuan", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rekomendasi", NEW."tanggal", NEW."temuan", NEW."tipp_id", NEW."versi"); RETURN NULL;',
                    hash="a4e1caa39e0746061581d6c8ee83fa501b47f27d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f818f",
                    table="kelompok_kunjungan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="kunjungan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_kunjunganevent" ("bkm_id", "dibuat_oleh_id", "dibuat_pada", "diubah_pada", "id", "is_demo", "jenis", "kpp_id", "ksm_id", "laki_laki", "mbr", "perempuan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rekomendasi", "tanggal", "temuan", "tipp_id", "versi") VALUES (NEW."bkm_id", NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."jenis", NEW."kpp_id", NEW."ksm_id", NEW."laki_laki", NEW."mbr", NEW."perempuan", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rekomendasi", NEW."tanggal", NEW."temuan", NEW."tipp_id", NEW."versi"); RETURN NULL;',
                    hash="ab29c1fc35bf5913f814dac9e5cf187a1a0f15a1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_930d2",
                    table="kelompok_kunjungan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="keanggotaankelompok",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_keanggotaankelompokevent" ("bkm_id", "dibuat_oleh_id", "dibuat_pada", "diubah_pada", "id", "is_demo", "kpp_id", "ksm_id", "laki_laki", "mbr", "miskin_rentan", "perempuan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sumber", "tahun", "tipp_id", "versi") VALUES (NEW."bkm_id", NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."kpp_id", NEW."ksm_id", NEW."laki_laki", NEW."mbr", NEW."miskin_rentan", NEW."perempuan", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sumber", NEW."tahun", NEW."tipp_id", NEW."versi"); RETURN NULL;',
                    hash="f527301c76fc649ad80addcac26c6c7a0ff98678",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_db6ac",
                    table="kelompok_keanggotaankelompok",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="keanggotaankelompok",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_keanggotaankelompokevent" ("bkm_id", "dibuat_oleh_id", "dibuat_pada", "diubah_pada", "id", "is_demo", "kpp_id", "ksm_id", "laki_laki", "mbr", "miskin_rentan", "perempuan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sumber", "tahun", "tipp_id", "versi") VALUES (NEW."bkm_id", NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."kpp_id", NEW."ksm_id", NEW."laki_laki", NEW."mbr", NEW."miskin_rentan", NEW."perempuan", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sumber", NEW."tahun", NEW."tipp_id", NEW."versi"); RETURN NULL;',
                    hash="376a8a8f6c8743122f09d04f81c0d3dc8cada0f4",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6fe86",
                    table="kelompok_keanggotaankelompok",
                    when="AFTER",
                ),
            ),
        ),
    ]
