"""Where institutions work, of which level they are, and who names them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_password_due"),
    ]

    operations = [
        migrations.AddField(
            model_name="institution",
            name="aktif",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="institution",
            name="kode_wilayah",
            field=models.CharField(
                blank=True,
                help_text="Kode Kemendagri tempat instansi ini bekerja; kosong bila nasional.",
                max_length=13,
                verbose_name="kode wilayah",
            ),
        ),
        migrations.AddField(
            model_name="institution",
            name="level",
            field=models.CharField(
                choices=[
                    ("pusat", "Pusat"),
                    ("provinsi", "Provinsi"),
                    ("kab_kota", "Kabupaten/kota"),
                    ("kecamatan", "Kecamatan"),
                    ("kelurahan", "Kelurahan/desa"),
                    ("lain", "Lainnya"),
                ],
                default="lain",
                max_length=9,
                verbose_name="tingkat",
            ),
        ),
        migrations.AddField(
            model_name="institution",
            name="sumber",
            field=models.CharField(
                blank=True,
                help_text="Dokumen atau surat yang menyebut instansi ini.",
                max_length=300,
                verbose_name="sumber nama",
            ),
        ),
        migrations.AlterField(
            model_name="institution",
            name="kategori",
            field=models.CharField(
                choices=[
                    ("opd", "Perangkat daerah"),
                    ("kementerian", "Kementerian atau balai"),
                    ("kelurahan", "Kelurahan atau desa"),
                    ("pkk", "TP PKK"),
                    ("komunitas", "BKM, KSM, atau KPP"),
                    ("legislatif", "Legislatif"),
                    ("akademisi", "Akademisi"),
                    ("perbankan", "Perbankan"),
                    ("swasta", "Swasta"),
                    ("media", "Media"),
                    ("lsm", "LSM"),
                    ("lain", "Lainnya"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddConstraint(
            model_name="institution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kode_wilayah", ""),
                    (
                        "kode_wilayah__regex",
                        "^[0-9]{2}(\\.[0-9]{2}(\\.[0-9]{2}(\\.[0-9]{4})?)?)?$",
                    ),
                    _connector="OR",
                ),
                name="institution_kode_wilayah",
                violation_error_message="Kode wilayah ditulis seperti 63, 63.71, atau 63.71.01.1001.",
            ),
        ),
    ]
