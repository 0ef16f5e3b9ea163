"""The lokus of a year, what offices commit to it, lines of RPLP, aspects of offices."""

import django.db.models.deletion
import django.db.models.functions.math
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_institution_version"),
        ("kawasan", "0011_import_sungai"),
        ("kelompok", "0010_sinkronisasi"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AspekOpd",
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
                    "aspek",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Bangunan gedung"),
                            (2, "Jalan lingkungan"),
                            (3, "Air minum"),
                            (4, "Drainase"),
                            (5, "Air limbah"),
                            (6, "Persampahan"),
                            (7, "Proteksi kebakaran"),
                        ]
                    ),
                ),
                (
                    "peran",
                    models.CharField(
                        choices=[
                            ("utama", "Penanggung jawab"),
                            ("pendukung", "Pendukung"),
                        ],
                        max_length=9,
                    ),
                ),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aspek_opd_set",
                        to="accounts.institution",
                        verbose_name="OPD/instansi",
                    ),
                ),
                (
                    "wilayah",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aspek_opd_set",
                        to="kawasan.wilayah",
                        verbose_name="kab/kota atau provinsi",
                    ),
                ),
            ],
            options={
                "verbose_name": "pembagian aspek",
                "verbose_name_plural": "pembagian aspek",
                "ordering": ["wilayah_id", "aspek", "-peran", "institution_id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("wilayah", "aspek", "institution"),
                        name="aspek_opd_sekali",
                        violation_error_message="Instansi ini sudah tercatat untuk aspek itu.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("peran", "utama")),
                        fields=("wilayah", "aspek"),
                        name="aspek_opd_satu_utama",
                        violation_error_message="Aspek itu sudah punya penanggung jawab.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("aspek__gte", 1), ("aspek__lte", 7)),
                        name="aspek_opd_tujuh",
                        violation_error_message="Aspek bernomor 1 sampai 7.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AspekOpdEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "aspek",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Bangunan gedung"),
                            (2, "Jalan lingkungan"),
                            (3, "Air minum"),
                            (4, "Drainase"),
                            (5, "Air limbah"),
                            (6, "Persampahan"),
                            (7, "Proteksi kebakaran"),
                        ]
                    ),
                ),
                (
                    "peran",
                    models.CharField(
                        choices=[
                            ("utama", "Penanggung jawab"),
                            ("pendukung", "Pendukung"),
                        ],
                        max_length=9,
                    ),
                ),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "institution",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.institution",
                        verbose_name="OPD/instansi",
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
                        to="kelompok.aspekopd",
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
            name="Lokus",
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
                ("judul", models.CharField(max_length=200)),
                (
                    "alasan",
                    models.TextField(max_length=2000, verbose_name="alasan pemilihan"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("diusulkan", "Diusulkan"),
                            ("ditetapkan", "Ditetapkan"),
                            ("selesai", "Selesai"),
                        ],
                        default="diusulkan",
                        max_length=10,
                    ),
                ),
                (
                    "nomor",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="nomor penetapan"
                    ),
                ),
                (
                    "tanggal",
                    models.DateField(
                        blank=True, null=True, verbose_name="tanggal penetapan"
                    ),
                ),
                ("catatan", models.TextField(blank=True, max_length=2000)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
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
                    "kawasan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lokus_set",
                        to="kawasan.kawasan",
                    ),
                ),
                (
                    "kelurahan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lokus_di_sini",
                        to="kawasan.wilayah",
                        verbose_name="kelurahan/desa",
                    ),
                ),
                (
                    "rapat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lokus_set",
                        to="kelompok.meeting",
                        verbose_name="rapat penetapan",
                    ),
                ),
                (
                    "wilayah",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lokus_set",
                        to="kawasan.wilayah",
                        verbose_name="kab/kota atau provinsi",
                    ),
                ),
            ],
            options={
                "verbose_name": "lokus",
                "verbose_name_plural": "lokus",
                "ordering": ["-tahun", "wilayah_id", "judul"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("wilayah", "tahun", "kawasan", "kelurahan"),
                        name="lokus_sekali_setahun",
                        nulls_distinct=False,
                        violation_error_message="Tempat ini sudah menjadi lokus wilayah ini pada tahun itu.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kawasan__isnull", False),
                            ("kelurahan__isnull", False),
                            _connector="OR",
                        ),
                        name="lokus_bertempat",
                        violation_error_message="Pilih kawasan atau kelurahan/desa.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tahun__gte", 2015), ("tahun__lte", 2100)),
                        name="lokus_tahun",
                        violation_error_message="Tahun harus antara 2015 dan 2100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", "diusulkan"),
                            ("tanggal__isnull", False),
                            _connector="OR",
                        ),
                        name="lokus_ditetapkan_bertanggal",
                        violation_error_message="Isi tanggal penetapan lokus.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("alasan", ""), _negated=True),
                        name="lokus_beralasan",
                        violation_error_message="Tulis alasan pemilihan lokus.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Komitmen",
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
                    "sasaran",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("bangunan_tidak_teratur", "Bangunan tidak teratur (unit)"),
                            (
                                "luas_kepadatan_tinggi_ha",
                                "Luas berkepadatan tinggi (ha)",
                            ),
                            (
                                "bangunan_tidak_memenuhi_syarat",
                                "Bangunan tidak memenuhi syarat teknis (unit)",
                            ),
                            ("jalan_belum_ada_m", "Jalan lingkungan belum ada (m)"),
                            ("jalan_rusak_m", "Jalan lingkungan rusak (m)"),
                            (
                                "kk_tanpa_akses_air_aman",
                                "KK tanpa akses air minum aman (KK)",
                            ),
                            ("kk_air_tidak_cukup", "KK kurang air minum (KK)"),
                            ("luas_genangan_ha", "Luas genangan (ha)"),
                            ("drainase_belum_ada_m", "Drainase belum ada (m)"),
                            (
                                "drainase_tidak_terhubung_m",
                                "Drainase tidak terhubung (m)",
                            ),
                            (
                                "drainase_tidak_terpelihara_m",
                                "Drainase tidak terpelihara (m)",
                            ),
                            ("drainase_buruk_m", "Drainase berkonstruksi buruk (m)"),
                            (
                                "kk_sistem_limbah_tidak_sesuai",
                                "KK bersistem air limbah tidak sesuai (KK)",
                            ),
                            (
                                "kk_sarana_limbah_tidak_sesuai",
                                "KK bersarana air limbah tidak sesuai (KK)",
                            ),
                            (
                                "kk_sarana_sampah_tidak_sesuai",
                                "KK bersarana sampah tidak sesuai (KK)",
                            ),
                            (
                                "kk_sistem_sampah_tidak_sesuai",
                                "KK bersistem sampah tidak sesuai (KK)",
                            ),
                            (
                                "kk_sarana_sampah_tidak_terpelihara",
                                "KK bersarana sampah tidak terpelihara (KK)",
                            ),
                            (
                                "bangunan_tanpa_prasarana_kebakaran",
                                "Bangunan tanpa prasarana proteksi kebakaran (unit)",
                            ),
                            (
                                "bangunan_tanpa_sarana_kebakaran",
                                "Bangunan tanpa sarana proteksi kebakaran (unit)",
                            ),
                        ],
                        max_length=40,
                    ),
                ),
                ("uraian", models.CharField(blank=True, max_length=200)),
                (
                    "satuan_lain",
                    models.CharField(blank=True, max_length=20, verbose_name="satuan"),
                ),
                ("volume", models.DecimalField(decimal_places=6, max_digits=14)),
                (
                    "biaya_rp",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="biaya (Rp)",
                    ),
                ),
                (
                    "sumber_dana",
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
                        max_length=14,
                        verbose_name="sumber dana",
                    ),
                ),
                ("tenggat", models.DateField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("disanggupi", "Disanggupi"),
                            ("berjalan", "Berjalan"),
                            ("selesai", "Selesai"),
                            ("dibatalkan", "Dibatalkan"),
                        ],
                        default="disanggupi",
                        max_length=10,
                    ),
                ),
                (
                    "realisasi",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=14,
                        null=True,
                        verbose_name="realisasi yang dilaporkan",
                    ),
                ),
                (
                    "realisasi_rp",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="biaya terpakai (Rp)",
                    ),
                ),
                (
                    "dilaporkan_pada",
                    models.DateField(
                        blank=True, null=True, verbose_name="keadaan per tanggal"
                    ),
                ),
                (
                    "alasan",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="alasan pembatalan"
                    ),
                ),
                ("catatan", models.CharField(blank=True, max_length=300)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "butir",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="komitmen_set",
                        to="kelompok.rencanaitem",
                        verbose_name="butir rencana kolaborasi",
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
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="komitmen_set",
                        to="accounts.institution",
                        verbose_name="OPD/instansi",
                    ),
                ),
                (
                    "kegiatan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="komitmen_set",
                        to="kawasan.intervention",
                        verbose_name="kegiatan penanganan",
                    ),
                ),
                (
                    "lokus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="komitmen_set",
                        to="kelompok.lokus",
                    ),
                ),
            ],
            options={
                "verbose_name": "komitmen",
                "verbose_name_plural": "komitmen",
                "ordering": ["lokus_id", "institution_id", "tenggat", "pk"],
                "indexes": [
                    models.Index(
                        fields=["institution", "status", "tenggat"],
                        name="komitmen_instansi",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=(
                            "lokus",
                            "institution",
                            "sasaran",
                            "uraian",
                            "sumber_dana",
                        ),
                        name="komitmen_sekali",
                        violation_error_message="Komitmen instansi ini untuk hal dan sumber dana yang sama sudah ada di lokus ini.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("sasaran", ""), _negated=True),
                                ("satuan_lain", ""),
                            ),
                            models.Q(
                                ("sasaran", ""),
                                models.Q(("uraian", ""), _negated=True),
                                models.Q(("satuan_lain", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="komitmen_bersatuan",
                        violation_error_message="Pilih sasaran tanpa satuan, atau tulis uraian dan satuannya.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("volume__gt", 0), ("volume__lte", 10000000)
                        ),
                        name="komitmen_volume",
                        violation_error_message="Volume harus lebih dari 0 dan masuk akal.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sasaran__endswith", "_ha"),
                            ("sasaran", ""),
                            models.Q(
                                ("sasaran__endswith", "_m"),
                                (
                                    "volume",
                                    django.db.models.functions.math.Round(
                                        models.F("volume"), 3
                                    ),
                                ),
                            ),
                            (
                                "volume",
                                django.db.models.functions.math.Round(
                                    models.F("volume"), 0
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="komitmen_satuan",
                        violation_error_message="Unit dan KK harus bilangan bulat; meter paling banyak tiga desimal.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("realisasi", None),
                            models.Q(
                                ("realisasi__gte", 0), ("realisasi__lte", 10000000)
                            ),
                            _connector="OR",
                        ),
                        name="komitmen_realisasi",
                        violation_error_message="Realisasi negatif atau terlalu besar.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dilaporkan_pada", None), ("realisasi", None)),
                            models.Q(
                                ("dilaporkan_pada__isnull", False),
                                ("realisasi__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="komitmen_realisasi_bertanggal",
                        violation_error_message="Realisasi memerlukan tanggal keadaannya.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("biaya_rp", None),
                                models.Q(
                                    ("biaya_rp__gte", 0),
                                    ("biaya_rp__lte", 1000000000000000),
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                ("realisasi_rp", None),
                                models.Q(
                                    ("realisasi_rp__gte", 0),
                                    ("realisasi_rp__lte", 1000000000000000),
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="komitmen_biaya",
                        violation_error_message="Biaya negatif atau terlalu besar.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tenggat__year__gte", 2015), ("tenggat__year__lte", 2100)
                        ),
                        name="komitmen_tenggat",
                        violation_error_message="Tenggat harus antara tahun 2015 dan 2100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "dibatalkan"), _negated=True),
                            models.Q(("alasan", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="komitmen_alasan",
                        violation_error_message="Tulis alasan pembatalan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "selesai"), _negated=True),
                            ("realisasi__isnull", False),
                            _connector="OR",
                        ),
                        name="komitmen_selesai_dilaporkan",
                        violation_error_message="Komitmen yang selesai punya realisasi.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KomitmenEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "sasaran",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("bangunan_tidak_teratur", "Bangunan tidak teratur (unit)"),
                            (
                                "luas_kepadatan_tinggi_ha",
                                "Luas berkepadatan tinggi (ha)",
                            ),
                            (
                                "bangunan_tidak_memenuhi_syarat",
                                "Bangunan tidak memenuhi syarat teknis (unit)",
                            ),
                            ("jalan_belum_ada_m", "Jalan lingkungan belum ada (m)"),
                            ("jalan_rusak_m", "Jalan lingkungan rusak (m)"),
                            (
                                "kk_tanpa_akses_air_aman",
                                "KK tanpa akses air minum aman (KK)",
                            ),
                            ("kk_air_tidak_cukup", "KK kurang air minum (KK)"),
                            ("luas_genangan_ha", "Luas genangan (ha)"),
                            ("drainase_belum_ada_m", "Drainase belum ada (m)"),
                            (
                                "drainase_tidak_terhubung_m",
                                "Drainase tidak terhubung (m)",
                            ),
                            (
                                "drainase_tidak_terpelihara_m",
                                "Drainase tidak terpelihara (m)",
                            ),
                            ("drainase_buruk_m", "Drainase berkonstruksi buruk (m)"),
                            (
                                "kk_sistem_limbah_tidak_sesuai",
                                "KK bersistem air limbah tidak sesuai (KK)",
                            ),
                            (
                                "kk_sarana_limbah_tidak_sesuai",
                                "KK bersarana air limbah tidak sesuai (KK)",
                            ),
                            (
                                "kk_sarana_sampah_tidak_sesuai",
                                "KK bersarana sampah tidak sesuai (KK)",
                            ),
                            (
                                "kk_sistem_sampah_tidak_sesuai",
                                "KK bersistem sampah tidak sesuai (KK)",
                            ),
                            (
                                "kk_sarana_sampah_tidak_terpelihara",
                                "KK bersarana sampah tidak terpelihara (KK)",
                            ),
                            (
                                "bangunan_tanpa_prasarana_kebakaran",
                                "Bangunan tanpa prasarana proteksi kebakaran (unit)",
                            ),
                            (
                                "bangunan_tanpa_sarana_kebakaran",
                                "Bangunan tanpa sarana proteksi kebakaran (unit)",
                            ),
                        ],
                        max_length=40,
                    ),
                ),
                ("uraian", models.CharField(blank=True, max_length=200)),
                (
                    "satuan_lain",
                    models.CharField(blank=True, max_length=20, verbose_name="satuan"),
                ),
                ("volume", models.DecimalField(decimal_places=6, max_digits=14)),
                (
                    "biaya_rp",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="biaya (Rp)",
                    ),
                ),
                (
                    "sumber_dana",
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
                        max_length=14,
                        verbose_name="sumber dana",
                    ),
                ),
                ("tenggat", models.DateField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("disanggupi", "Disanggupi"),
                            ("berjalan", "Berjalan"),
                            ("selesai", "Selesai"),
                            ("dibatalkan", "Dibatalkan"),
                        ],
                        default="disanggupi",
                        max_length=10,
                    ),
                ),
                (
                    "realisasi",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=14,
                        null=True,
                        verbose_name="realisasi yang dilaporkan",
                    ),
                ),
                (
                    "realisasi_rp",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="biaya terpakai (Rp)",
                    ),
                ),
                (
                    "dilaporkan_pada",
                    models.DateField(
                        blank=True, null=True, verbose_name="keadaan per tanggal"
                    ),
                ),
                (
                    "alasan",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="alasan pembatalan"
                    ),
                ),
                ("catatan", models.CharField(blank=True, max_length=300)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "butir",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.rencanaitem",
                        verbose_name="butir rencana kolaborasi",
                    ),
                ),
                (
                    "dibuat_oleh",
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
                        verbose_name="OPD/instansi",
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
                        to="kawasan.intervention",
                        verbose_name="kegiatan penanganan",
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
                        to="kelompok.komitmen",
                    ),
                ),
                (
                    "lokus",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.lokus",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="LaporanKomitmen",
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
                ("tanggal", models.DateField(verbose_name="keadaan per tanggal")),
                ("realisasi", models.DecimalField(decimal_places=6, max_digits=14)),
                (
                    "realisasi_rp",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="biaya terpakai (Rp)",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("disanggupi", "Disanggupi"),
                            ("berjalan", "Berjalan"),
                            ("selesai", "Selesai"),
                            ("dibatalkan", "Dibatalkan"),
                        ],
                        max_length=10,
                    ),
                ),
                ("catatan", models.CharField(max_length=1000)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
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
                    "komitmen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="laporan_set",
                        to="kelompok.komitmen",
                    ),
                ),
            ],
            options={
                "verbose_name": "laporan komitmen",
                "verbose_name_plural": "laporan komitmen",
                "ordering": ["-tanggal", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("realisasi__gte", 0), ("realisasi__lte", 10000000)
                        ),
                        name="laporan_komitmen_realisasi",
                        violation_error_message="Realisasi negatif atau terlalu besar.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("realisasi_rp", None),
                            models.Q(
                                ("realisasi_rp__gte", 0),
                                ("realisasi_rp__lte", 1000000000000000),
                            ),
                            _connector="OR",
                        ),
                        name="laporan_komitmen_biaya",
                        violation_error_message="Biaya negatif atau terlalu besar.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("catatan", ""), _negated=True),
                        name="laporan_komitmen_catatan",
                        violation_error_message="Tulis apa yang sudah dikerjakan.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LokusEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("tahun", models.PositiveSmallIntegerField()),
                ("judul", models.CharField(max_length=200)),
                (
                    "alasan",
                    models.TextField(max_length=2000, verbose_name="alasan pemilihan"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("diusulkan", "Diusulkan"),
                            ("ditetapkan", "Ditetapkan"),
                            ("selesai", "Selesai"),
                        ],
                        default="diusulkan",
                        max_length=10,
                    ),
                ),
                (
                    "nomor",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="nomor penetapan"
                    ),
                ),
                (
                    "tanggal",
                    models.DateField(
                        blank=True, null=True, verbose_name="tanggal penetapan"
                    ),
                ),
                ("catatan", models.TextField(blank=True, max_length=2000)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "dibuat_oleh",
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
                        blank=True,
                        db_constraint=False,
                        null=True,
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
                        to="kelompok.lokus",
                    ),
                ),
                (
                    "rapat",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.meeting",
                        verbose_name="rapat penetapan",
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
            name="RplpBaris",
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
                ("uraian", models.CharField(max_length=250)),
                (
                    "sasaran",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("bangunan_tidak_teratur", "Bangunan tidak teratur (unit)"),
                            (
                                "luas_kepadatan_tinggi_ha",
                                "Luas berkepadatan tinggi (ha)",
                            ),
                            (
                                "bangunan_tidak_memenuhi_syarat",
                                "Bangunan tidak memenuhi syarat teknis (unit)",
                            ),
                            ("jalan_belum_ada_m", "Jalan lingkungan belum ada (m)"),
                            ("jalan_rusak_m", "Jalan lingkungan rusak (m)"),
                            (
                                "kk_tanpa_akses_air_aman",
                                "KK tanpa akses air minum aman (KK)",
                            ),
                            ("kk_air_tidak_cukup", "KK kurang air minum (KK)"),
                            ("luas_genangan_ha", "Luas genangan (ha)"),
                            ("drainase_belum_ada_m", "Drainase belum ada (m)"),
                            (
                                "drainase_tidak_terhubung_m",
                                "Drainase tidak terhubung (m)",
                            ),
                            (
                                "drainase_tidak_terpelihara_m",
                                "Drainase tidak terpelihara (m)",
                            ),
                            ("drainase_buruk_m", "Drainase berkonstruksi buruk (m)"),
                            (
                                "kk_sistem_limbah_tidak_sesuai",
                                "KK bersistem air limbah tidak sesuai (KK)",
                            ),
                            (
                                "kk_sarana_limbah_tidak_sesuai",
                                "KK bersarana air limbah tidak sesuai (KK)",
                            ),
                            (
                                "kk_sarana_sampah_tidak_sesuai",
                                "KK bersarana sampah tidak sesuai (KK)",
                            ),
                            (
                                "kk_sistem_sampah_tidak_sesuai",
                                "KK bersistem sampah tidak sesuai (KK)",
                            ),
                            (
                                "kk_sarana_sampah_tidak_terpelihara",
                                "KK bersarana sampah tidak terpelihara (KK)",
                            ),
                            (
                                "bangunan_tanpa_prasarana_kebakaran",
                                "Bangunan tanpa prasarana proteksi kebakaran (unit)",
                            ),
                            (
                                "bangunan_tanpa_sarana_kebakaran",
                                "Bangunan tanpa sarana proteksi kebakaran (unit)",
                            ),
                        ],
                        max_length=40,
                    ),
                ),
                ("volume", models.DecimalField(decimal_places=6, max_digits=14)),
                (
                    "satuan_lain",
                    models.CharField(blank=True, max_length=20, verbose_name="satuan"),
                ),
                (
                    "biaya_rp",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="biaya (Rp)",
                    ),
                ),
                (
                    "sumber_dana",
                    models.CharField(
                        blank=True,
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
                        max_length=14,
                        verbose_name="sumber dana",
                    ),
                ),
                (
                    "di_rp2kpkpk",
                    models.BooleanField(
                        default=False, verbose_name="juga dalam RP2KPKPK"
                    ),
                ),
                (
                    "rujukan_rp2kpkpk",
                    models.CharField(
                        blank=True,
                        max_length=120,
                        verbose_name="rujukan dalam RP2KPKPK",
                    ),
                ),
                ("catatan", models.CharField(blank=True, max_length=300)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "kawasan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rplp_baris_set",
                        to="kawasan.kawasan",
                    ),
                ),
                (
                    "kegiatan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rplp_baris_set",
                        to="kawasan.intervention",
                        verbose_name="kegiatan penanganan",
                    ),
                ),
                (
                    "rplp",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="baris_set",
                        to="kelompok.rplp",
                        verbose_name="RPLP",
                    ),
                ),
                (
                    "rt",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kawasan.rt",
                        verbose_name="RT",
                    ),
                ),
            ],
            options={
                "verbose_name": "baris RPLP",
                "verbose_name_plural": "baris RPLP",
                "ordering": ["rplp_id", "tahun", "uraian", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("rplp", "tahun", "uraian", "kawasan", "rt"),
                        name="rplp_baris_sekali",
                        nulls_distinct=False,
                        violation_error_message="Baris dengan uraian, tahun, dan tempat ini sudah ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("sasaran", ""), _negated=True),
                                ("satuan_lain", ""),
                            ),
                            models.Q(
                                ("sasaran", ""),
                                models.Q(("satuan_lain", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="rplp_baris_bersatuan",
                        violation_error_message="Pilih sasaran tanpa satuan, atau tulis satuannya.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("volume__gt", 0), ("volume__lte", 10000000)
                        ),
                        name="rplp_baris_volume",
                        violation_error_message="Volume harus lebih dari 0 dan masuk akal.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sasaran__endswith", "_ha"),
                            ("sasaran", ""),
                            models.Q(
                                ("sasaran__endswith", "_m"),
                                (
                                    "volume",
                                    django.db.models.functions.math.Round(
                                        models.F("volume"), 3
                                    ),
                                ),
                            ),
                            (
                                "volume",
                                django.db.models.functions.math.Round(
                                    models.F("volume"), 0
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="rplp_baris_satuan",
                        violation_error_message="Unit dan KK harus bilangan bulat; meter paling banyak tiga desimal.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("biaya_rp", None),
                            models.Q(
                                ("biaya_rp__gte", 0),
                                ("biaya_rp__lte", 1000000000000000),
                            ),
                            _connector="OR",
                        ),
                        name="rplp_baris_biaya",
                        violation_error_message="Biaya negatif atau terlalu besar.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("di_rp2kpkpk", True),
                            ("rujukan_rp2kpkpk", ""),
                            _connector="OR",
                        ),
                        name="rplp_baris_rujukan",
                        violation_error_message="Rujukan RP2KPKPK hanya untuk baris yang juga dalam RP2KPKPK.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RplpBarisEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("tahun", models.PositiveSmallIntegerField()),
                ("uraian", models.CharField(max_length=250)),
                (
                    "sasaran",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("bangunan_tidak_teratur", "Bangunan tidak teratur (unit)"),
                            (
                                "luas_kepadatan_tinggi_ha",
                                "Luas berkepadatan tinggi (ha)",
                            ),
                            (
                                "bangunan_tidak_memenuhi_syarat",
                                "Bangunan tidak memenuhi syarat teknis (unit)",
                            ),
                            ("jalan_belum_ada_m", "Jalan lingkungan belum ada (m)"),
                            ("jalan_rusak_m", "Jalan lingkungan rusak (m)"),
                            (
                                "kk_tanpa_akses_air_aman",
                                "KK tanpa akses air minum aman (KK)",
                            ),
                            ("kk_air_tidak_cukup", "KK kurang air minum (KK)"),
                            ("luas_genangan_ha", "Luas genangan (ha)"),
                            ("drainase_belum_ada_m", "Drainase belum ada (m)"),
                            (
                                "drainase_tidak_terhubung_m",
                                "Drainase tidak terhubung (m)",
                            ),
                            (
                                "drainase_tidak_terpelihara_m",
                                "Drainase tidak terpelihara (m)",
                            ),
                            ("drainase_buruk_m", "Drainase berkonstruksi buruk (m)"),
                            (
                                "kk_sistem_limbah_tidak_sesuai",
                                "KK bersistem air limbah tidak sesuai (KK)",
                            ),
                            (
                                "kk_sarana_limbah_tidak_sesuai",
                                "KK bersarana air limbah tidak sesuai (KK)",
                            ),
                            (
                                "kk_sarana_sampah_tidak_sesuai",
                                "KK bersarana sampah tidak sesuai (KK)",
                            ),
                            (
                                "kk_sistem_sampah_tidak_sesuai",
                                "KK bersistem sampah tidak sesuai (KK)",
                            ),
                            (
                                "kk_sarana_sampah_tidak_terpelihara",
                                "KK bersarana sampah tidak terpelihara (KK)",
                            ),
                            (
                                "bangunan_tanpa_prasarana_kebakaran",
                                "Bangunan tanpa prasarana proteksi kebakaran (unit)",
                            ),
                            (
                                "bangunan_tanpa_sarana_kebakaran",
                                "Bangunan tanpa sarana proteksi kebakaran (unit)",
                            ),
                        ],
                        max_length=40,
                    ),
                ),
                ("volume", models.DecimalField(decimal_places=6, max_digits=14)),
                (
                    "satuan_lain",
                    models.CharField(blank=True, max_length=20, verbose_name="satuan"),
                ),
                (
                    "biaya_rp",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="biaya (Rp)",
                    ),
                ),
                (
                    "sumber_dana",
                    models.CharField(
                        blank=True,
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
                        max_length=14,
                        verbose_name="sumber dana",
                    ),
                ),
                (
                    "di_rp2kpkpk",
                    models.BooleanField(
                        default=False, verbose_name="juga dalam RP2KPKPK"
                    ),
                ),
                (
                    "rujukan_rp2kpkpk",
                    models.CharField(
                        blank=True,
                        max_length=120,
                        verbose_name="rujukan dalam RP2KPKPK",
                    ),
                ),
                ("catatan", models.CharField(blank=True, max_length=300)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
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
                        to="kawasan.intervention",
                        verbose_name="kegiatan penanganan",
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
                        to="kelompok.rplpbaris",
                    ),
                ),
                (
                    "rplp",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.rplp",
                        verbose_name="RPLP",
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
        pgtrigger.migrations.RemoveTrigger(
            model_name="rencanakolaborasi",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="rencanakolaborasi",
            name="update_update",
        ),
        migrations.AddField(
            model_name="rencanakolaborasi",
            name="pembahasan",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rencana_set",
                to="kelompok.meeting",
                verbose_name="rapat yang membahas",
            ),
        ),
        migrations.AddField(
            model_name="rencanakolaborasievent",
            name="pembahasan",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="kelompok.meeting",
                verbose_name="rapat yang membahas",
            ),
        ),
        migrations.AlterField(
            model_name="rencanakolaborasi",
            name="rapat",
            field=models.CharField(
                blank=True, max_length=250, verbose_name="rapat di luar portal"
            ),
        ),
        migrations.AlterField(
            model_name="rencanakolaborasievent",
            name="rapat",
            field=models.CharField(
                blank=True, max_length=250, verbose_name="rapat di luar portal"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rencanakolaborasi",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_rencanakolaborasievent" ("dibuat_oleh_id", "dibuat_pada", "diubah_pada", "id", "is_demo", "judul", "pembahasan_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rapat", "status", "tahun_mulai", "tahun_selesai", "versi", "wilayah_id") VALUES (NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."judul", NEW."pembahasan_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rapat", NEW."status", NEW."tahun_mulai", NEW."tahun_selesai", NEW."versi", NEW."wilayah_id"); RETURN NULL;',
                    hash="21846048c985d54b79e99b00a749aa54bc428145",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9eea3",
                    table="kelompok_rencanakolaborasi",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rencanakolaborasi",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_rencanakolaborasievent" ("dibuat_oleh_id", "dibuat_pada", "diubah_pada", "id", "is_demo", "judul", "pembahasan_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rapat", "status", "tahun_mulai", "tahun_selesai", "versi", "wilayah_id") VALUES (NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."judul", NEW."pembahasan_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rapat", NEW."status", NEW."tahun_mulai", NEW."tahun_selesai", NEW."versi", NEW."wilayah_id"); RETURN NULL;',
                    hash="076a10e3f7abd97e684d0172d16236e2b889ac85",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2702b",
                    table="kelompok_rencanakolaborasi",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="rencanakolaborasi",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("pembahasan", None), ("rapat", ""), _connector="OR"
                ),
                name="rencana_satu_rapat",
                violation_error_message="Pilih rapat di portal, atau tulis rapat di luar portal; jangan keduanya.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="aspekopd",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_aspekopdevent" ("aspek", "diubah_pada", "id", "institution_id", "is_demo", "peran", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "wilayah_id") VALUES (NEW."aspek", NEW."diubah_pada", NEW."id", NEW."institution_id", NEW."is_demo", NEW."peran", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."wilayah_id"); RETURN NULL;',
                    hash="c4e97ba5fd32587fd950e0ce0dc9e7f15608141e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8f137",
                    table="kelompok_aspekopd",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="aspekopd",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_aspekopdevent" ("aspek", "diubah_pada", "id", "institution_id", "is_demo", "peran", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "wilayah_id") VALUES (NEW."aspek", NEW."diubah_pada", NEW."id", NEW."institution_id", NEW."is_demo", NEW."peran", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."wilayah_id"); RETURN NULL;',
                    hash="8cc2455689ce218198f5fb69d8b43d06ba78a3d0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4e719",
                    table="kelompok_aspekopd",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="laporankomitmen",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="55c110913530896be3c7cec4adc9e2480e975032",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_4552d",
                    table="kelompok_laporankomitmen",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lokus",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_lokusevent" ("alasan", "catatan", "dibuat_oleh_id", "dibuat_pada", "diubah_pada", "id", "is_demo", "judul", "kawasan_id", "kelurahan_id", "nomor", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rapat_id", "status", "tahun", "tanggal", "versi", "wilayah_id") VALUES (NEW."alasan", NEW."catatan", NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."judul", NEW."kawasan_id", NEW."kelurahan_id", NEW."nomor", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rapat_id", NEW."status", NEW."tahun", NEW."tanggal", NEW."versi", NEW."wilayah_id"); RETURN NULL;',
                    hash="a2bbee174e0202810f48f18f9d5ce155db64d961",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_38d41",
                    table="kelompok_lokus",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lokus",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_lokusevent" ("alasan", "catatan", "dibuat_oleh_id", "dibuat_pada", "diubah_pada", "id", "is_demo", "judul", "kawasan_id", "kelurahan_id", "nomor", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rapat_id", "status", "tahun", "tanggal", "versi", "wilayah_id") VALUES (NEW."alasan", NEW."catatan", NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."judul", NEW."kawasan_id", NEW."kelurahan_id", NEW."nomor", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rapat_id", NEW."status", NEW."tahun", NEW."tanggal", NEW."versi", NEW."wilayah_id"); RETURN NULL;',
                    hash="39bd46d4cb7d581eccc80eb0997d5d84be01dc6c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_db500",
                    table="kelompok_lokus",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="komitmen",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_komitmenevent" ("alasan", "biaya_rp", "butir_id", "catatan", "dibuat_oleh_id", "dibuat_pada", "dilaporkan_pada", "diubah_pada", "id", "institution_id", "is_demo", "kegiatan_id", "lokus_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "realisasi", "realisasi_rp", "sasaran", "satuan_lain", "status", "sumber_dana", "tenggat", "uraian", "versi", "volume") VALUES (NEW."alasan", NEW."biaya_rp", NEW."butir_id", NEW."catatan", NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."dilaporkan_pada", NEW."diubah_pada", NEW."id", NEW."institution_id", NEW."is_demo", NEW."kegiatan_id", NEW."lokus_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."realisasi", NEW."realisasi_rp", NEW."sasaran", NEW."satuan_lain", NEW."status", NEW."sumber_dana", NEW."tenggat", NEW."uraian", NEW."versi", NEW."volume"); RETURN NULL;',
                    hash="733a189e5f78befbe68990744d538615928369f8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6deaa",
                    table="kelompok_komitmen",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="komitmen",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_komitmenevent" ("alasan", "biaya_rp", "butir_id", "catatan", "dibuat_oleh_id", "dibuat_pada", "dilaporkan_pada", "diubah_pada", "id", "institution_id", "is_demo", "kegiatan_id", "lokus_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "realisasi", "realisasi_rp", "sasaran", "satuan_lain", "status", "sumber_dana", "tenggat", "uraian", "versi", "volume") VALUES (NEW."alasan", NEW."biaya_rp", NEW."butir_id", NEW."catatan", NEW."dibuat_oleh_id", NEW."dibuat_pada", NEW."dilaporkan_pada", NEW."diubah_pada", NEW."id", NEW."institution_id", NEW."is_demo", NEW."kegiatan_id", NEW."lokus_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."realisasi", NEW."realisasi_rp", NEW."sasaran", NEW."satuan_lain", NEW."status", NEW."sumber_dana", NEW."tenggat", NEW."uraian", NEW."versi", NEW."volume"); RETURN NULL;',
                    hash="aa4b3e33645467c6d2c9c0454a14f6a12f244bae",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8b448",
                    table="kelompok_komitmen",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rplpbaris",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_rplpbarisevent" ("biaya_rp", "catatan", "di_rp2kpkpk", "dibuat_pada", "diubah_pada", "id", "is_demo", "kawasan_id", "kegiatan_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rplp_id", "rt_id", "rujukan_rp2kpkpk", "sasaran", "satuan_lain", "sumber_dana", "tahun", "uraian", "versi", "volume") VALUES (NEW."biaya_rp", NEW."catatan", NEW."di_rp2kpkpk", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."kawasan_id", NEW."kegiatan_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rplp_id", NEW."rt_id", NEW."rujukan_rp2kpkpk", NEW."sasaran", NEW."satuan_lain", NEW."sumber_dana", NEW."tahun", NEW."uraian", NEW."versi", NEW."volume"); RETURN NULL;',
                    hash="7c910878e21b5b9086264a5b020ac0454de140dd",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_bf457",
                    table="kelompok_rplpbaris",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rplpbaris",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_rplpbarisevent" ("biaya_rp", "catatan", "di_rp2kpkpk", "dibuat_pada", "diubah_pada", "id", "is_demo", "kawasan_id", "kegiatan_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rplp_id", "rt_id", "rujukan_rp2kpkpk", "sasaran", "satuan_lain", "sumber_dana", "tahun", "uraian", "versi", "volume") VALUES (NEW."biaya_rp", NEW."catatan", NEW."di_rp2kpkpk", NEW."dibuat_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."kawasan_id", NEW."kegiatan_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rplp_id", NEW."rt_id", NEW."rujukan_rp2kpkpk", NEW."sasaran", NEW."satuan_lain", NEW."sumber_dana", NEW."tahun", NEW."uraian", NEW."versi", NEW."volume"); RETURN NULL;',
                    hash="fc4b643c1ba6d535259db5c300a8e353f91f82e6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b3a0b",
                    table="kelompok_rplpbaris",
                    when="AFTER",
                ),
            ),
        ),
    ]
