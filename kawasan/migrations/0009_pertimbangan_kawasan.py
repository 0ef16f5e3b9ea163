"""What decides the priority of a kawasan in a year."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kawasan", "0008_intervention_reasons"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Pertimbangan",
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
                    "nilai_strategis",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (5, "Di dalam fungsi strategis kabupaten/kota"),
                            (1, "Di luar fungsi strategis kabupaten/kota"),
                        ],
                        null=True,
                        verbose_name="nilai strategis lokasi",
                    ),
                ),
                (
                    "bukti_strategis",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="dasar nilai strategis"
                    ),
                ),
                (
                    "sosial_budaya",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (
                                5,
                                "Memiliki potensi untuk dikembangkan atau dipertahankan",
                            ),
                            (1, "Tidak memiliki potensi yang menonjol"),
                        ],
                        null=True,
                        verbose_name="kondisi sosial, ekonomi, dan budaya",
                    ),
                ),
                (
                    "bukti_sosial",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        verbose_name="dasar kondisi sosial, ekonomi, dan budaya",
                    ),
                ),
                (
                    "kejelasan_lahan",
                    models.BooleanField(
                        blank=True,
                        null=True,
                        verbose_name="kejelasan status penguasaan lahan",
                    ),
                ),
                (
                    "bukti_lahan",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="bukti status lahan"
                    ),
                ),
                (
                    "kesesuaian_rtr",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="kesesuaian dengan RTR"
                    ),
                ),
                (
                    "bukti_rtr",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="bukti kesesuaian RTR"
                    ),
                ),
                (
                    "imb",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="bangunan ber-IMB/PBG"
                    ),
                ),
                (
                    "dukungan_masyarakat",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("tinggi", "Tinggi"),
                            ("sedang", "Sedang"),
                            ("rendah", "Rendah"),
                        ],
                        max_length=6,
                    ),
                ),
                (
                    "komitmen_pemda",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("tinggi", "Tinggi"),
                            ("sedang", "Sedang"),
                            ("rendah", "Rendah"),
                        ],
                        max_length=6,
                        verbose_name="komitmen pemerintah daerah",
                    ),
                ),
                (
                    "pola_dipilih",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("pemugaran", "Pemugaran"),
                            ("peremajaan", "Peremajaan"),
                            (
                                "permukiman_kembali",
                                "Permukiman kembali (dalam kawasan)",
                            ),
                            ("relokasi", "Relokasi (keluar kawasan)"),
                            (
                                "legalkan_dulu",
                                "Legalkan lahan dahulu, lalu tangani sebagai lahan legal",
                            ),
                        ],
                        max_length=18,
                        verbose_name="pola penanganan yang dipilih",
                    ),
                ),
                (
                    "alasan_pola",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="alasan pilihan"
                    ),
                ),
                ("catatan", models.TextField(blank=True, max_length=2000)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "kawasan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pertimbangan_set",
                        to="kawasan.kawasan",
                    ),
                ),
            ],
            options={
                "verbose_name": "pertimbangan",
                "verbose_name_plural": "pertimbangan",
                "ordering": ["kawasan_id", "-tahun"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kawasan", "tahun"),
                        name="pertimbangan_sekali_setahun",
                        violation_error_message="Pertimbangan tahun ini sudah ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tahun__gte", 2015), ("tahun__lte", 2100)),
                        name="pertimbangan_tahun",
                        violation_error_message="Tahun harus antara 2015 dan 2100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("nilai_strategis", None),
                                ("nilai_strategis__in", [1, 5]),
                                _connector="OR",
                            ),
                            models.Q(
                                ("sosial_budaya", None),
                                ("sosial_budaya__in", [1, 5]),
                                _connector="OR",
                            ),
                        ),
                        name="pertimbangan_nilai",
                        violation_error_message="Nilai yang mungkin hanya 5 atau 1.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("nilai_strategis", None),
                                models.Q(("bukti_strategis", ""), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                ("sosial_budaya", None),
                                models.Q(("bukti_sosial", ""), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                ("kejelasan_lahan", None),
                                models.Q(("bukti_lahan", ""), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                ("kesesuaian_rtr", None),
                                models.Q(("bukti_rtr", ""), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="pertimbangan_berdasar",
                        violation_error_message="Tulis dasar setiap nilai yang diisi.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("pola_dipilih", ""),
                            models.Q(("alasan_pola", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="pertimbangan_alasan_pola",
                        violation_error_message="Tulis alasan pola penanganan yang dipilih.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PertimbanganEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("tahun", models.PositiveSmallIntegerField()),
                (
                    "nilai_strategis",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (5, "Di dalam fungsi strategis kabupaten/kota"),
                            (1, "Di luar fungsi strategis kabupaten/kota"),
                        ],
                        null=True,
                        verbose_name="nilai strategis lokasi",
                    ),
                ),
                (
                    "bukti_strategis",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="dasar nilai strategis"
                    ),
                ),
                (
                    "sosial_budaya",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (
                                5,
                                "Memiliki potensi untuk dikembangkan atau dipertahankan",
                            ),
                            (1, "Tidak memiliki potensi yang menonjol"),
                        ],
                        null=True,
                        verbose_name="kondisi sosial, ekonomi, dan budaya",
                    ),
                ),
                (
                    "bukti_sosial",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        verbose_name="dasar kondisi sosial, ekonomi, dan budaya",
                    ),
                ),
                (
                    "kejelasan_lahan",
                    models.BooleanField(
                        blank=True,
                        null=True,
                        verbose_name="kejelasan status penguasaan lahan",
                    ),
                ),
                (
                    "bukti_lahan",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="bukti status lahan"
                    ),
                ),
                (
                    "kesesuaian_rtr",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="kesesuaian dengan RTR"
                    ),
                ),
                (
                    "bukti_rtr",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="bukti kesesuaian RTR"
                    ),
                ),
                (
                    "imb",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="bangunan ber-IMB/PBG"
                    ),
                ),
                (
                    "dukungan_masyarakat",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("tinggi", "Tinggi"),
                            ("sedang", "Sedang"),
                            ("rendah", "Rendah"),
                        ],
                        max_length=6,
                    ),
                ),
                (
                    "komitmen_pemda",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("tinggi", "Tinggi"),
                            ("sedang", "Sedang"),
                            ("rendah", "Rendah"),
                        ],
                        max_length=6,
                        verbose_name="komitmen pemerintah daerah",
                    ),
                ),
                (
                    "pola_dipilih",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("pemugaran", "Pemugaran"),
                            ("peremajaan", "Peremajaan"),
                            (
                                "permukiman_kembali",
                                "Permukiman kembali (dalam kawasan)",
                            ),
                            ("relokasi", "Relokasi (keluar kawasan)"),
                            (
                                "legalkan_dulu",
                                "Legalkan lahan dahulu, lalu tangani sebagai lahan legal",
                            ),
                        ],
                        max_length=18,
                        verbose_name="pola penanganan yang dipilih",
                    ),
                ),
                (
                    "alasan_pola",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="alasan pilihan"
                    ),
                ),
                ("catatan", models.TextField(blank=True, max_length=2000)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "kawasan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kawasan.kawasan",
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
                        to="kawasan.pertimbangan",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pertimbangan",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kawasan_pertimbanganevent" ("alasan_pola", "bukti_lahan", "bukti_rtr", "bukti_sosial", "bukti_strategis", "catatan", "dibuat_pada", "diubah_pada", "dukungan_masyarakat", "id", "imb", "is_demo", "kawasan_id", "kejelasan_lahan", "kesesuaian_rtr", "komitmen_pemda", "nilai_strategis", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pola_dipilih", "sosial_budaya", "tahun", "versi") VALUES (NEW."alasan_pola", NEW."bukti_lahan", NEW."bukti_rtr", NEW."bukti_sosial", NEW."bukti_strategis", NEW."catatan", NEW."dibuat_pada", NEW."diubah_pada", NEW."dukungan_masyarakat", NEW."id", NEW."imb", NEW."is_demo", NEW."kawasan_id", NEW."kejelasan_lahan", NEW."kesesuaian_rtr", NEW."komitmen_pemda", NEW."nilai_strategis", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pola_dipilih", NEW."sosial_budaya", NEW."tahun", NEW."versi"); RETURN NULL;',
                    hash="24f13c7c44d69c3f3a597f8aa29495bbb5a4a227",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2bc8c",
                    table="kawasan_pertimbangan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pertimbangan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kawasan_pertimbanganevent" ("alasan_pola", "bukti_lahan", "bukti_rtr", "bukti_sosial", "bukti_strategis", "catatan", "dibuat_pada", "diubah_pada", "dukungan_masyarakat", "id", "imb", "is_demo", "kawasan_id", "kejelasan_lahan", "kesesuaian_rtr", "komitmen_pemda", "nilai_strategis", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pola_dipilih", "sosial_budaya", "tahun", "versi") VALUES (NEW."alasan_pola", NEW."bukti_lahan", NEW."bukti_rtr", NEW."bukti_sosial", NEW."bukti_strategis", NEW."catatan", NEW."dibuat_pada", NEW."diubah_pada", NEW."dukungan_masyarakat", NEW."id", NEW."imb", NEW."is_demo", NEW."kawasan_id", NEW."kejelasan_lahan", NEW."kesesuaian_rtr", NEW."komitmen_pemda", NEW."nilai_strategis", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pola_dipilih", NEW."sosial_budaya", NEW."tahun", NEW."versi"); RETURN NULL;',
                    hash="4bef09d842e81a60ae017c2acd9d3399faaa79b6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2b64c",
                    table="kawasan_pertimbangan",
                    when="AFTER",
                ),
            ),
        ),
    ]
