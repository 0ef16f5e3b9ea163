"""The conventions of each kab/kota."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("kawasan", "0004_sk_kumuh"),
    ]

    operations = [
        migrations.CreateModel(
            name="Konvensi",
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
                    "kunci",
                    models.CharField(
                        choices=[
                            ("aturan_pengurangan", "Pengurangan luas kumuh"),
                            ("varian_rata_rata", "Rata-rata kekumuhan"),
                            ("acuan_kontribusi", "Acuan kontribusi"),
                            ("uji_80_persen", "Uji layanan 80 %"),
                            ("tabel_kependudukan", "Tabel kependudukan"),
                            ("aturan_legalitas", "Legalitas lahan"),
                            ("kelas_kota", "Kelas kota"),
                        ],
                        max_length=30,
                    ),
                ),
                ("nilai", models.CharField(blank=True, max_length=30)),
                (
                    "berlaku_mulai",
                    models.PositiveSmallIntegerField(
                        verbose_name="berlaku mulai tahun"
                    ),
                ),
                (
                    "sumber",
                    models.CharField(max_length=300, verbose_name="sumber keputusan"),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
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
                        related_name="konvensi_set",
                        to="kawasan.wilayah",
                        verbose_name="kab/kota atau provinsi",
                    ),
                ),
            ],
            options={
                "verbose_name": "konvensi",
                "verbose_name_plural": "konvensi",
                "ordering": ["wilayah_id", "kunci", "berlaku_mulai", "versi"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("wilayah", "kunci", "berlaku_mulai", "versi"),
                        name="konvensi_sekali",
                        violation_error_message="Konvensi ini sudah tercatat.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("berlaku_mulai__gte", 2015), ("berlaku_mulai__lte", 2100)
                        ),
                        name="konvensi_tahun",
                        violation_error_message="Tahun harus antara 2015 dan 2100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kunci", "aturan_pengurangan"),
                                (
                                    "nilai__in",
                                    ["A_rt", "B_kawasan", "C_proporsional", ""],
                                ),
                            ),
                            models.Q(
                                ("kunci", "varian_rata_rata"),
                                ("nilai__in", ["polos", "dinolkan", ""]),
                            ),
                            models.Q(
                                ("kunci", "acuan_kontribusi"),
                                ("nilai__in", ["baseline", "tahun_lalu", ""]),
                            ),
                            models.Q(
                                ("kunci", "uji_80_persen"),
                                ("nilai__in", ["informasi", "menghalangi", ""]),
                            ),
                            models.Q(
                                ("kunci", "tabel_kependudukan"),
                                ("nilai__in", ["menurut_kelas_kota", "satu_tabel", ""]),
                            ),
                            models.Q(
                                ("kunci", "aturan_legalitas"),
                                ("nilai__in", ["keduanya", "mayoritas", ""]),
                            ),
                            models.Q(
                                ("kunci", "kelas_kota"),
                                (
                                    "nilai__in",
                                    ["metropolitan", "besar", "sedang", "kecil"],
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="konvensi_nilai",
                        violation_error_message="Nilai ini bukan pilihan konvensi itu.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sumber", ""), _negated=True),
                        name="konvensi_sumber",
                        violation_error_message="Tulis sumber keputusan ini.",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="konvensi",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="cf5a872077f6ce66f25503ec8cb0c2e7718e2043",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e9afc",
                    table="kawasan_konvensi",
                    when="BEFORE",
                ),
            ),
        ),
    ]
