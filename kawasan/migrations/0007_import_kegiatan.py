"""Works are imported too: one more kind of import."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kawasan", "0006_sungai")]
    operations = [
        migrations.AlterField(
            model_name="importbatch",
            name="jenis",
            field=models.CharField(
                choices=[
                    ("wilayah", "Wilayah"),
                    ("batas", "Batas wilayah"),
                    ("rt", "RT dan penyebut"),
                    ("poligon", "Poligon kawasan atau RT"),
                    ("penilaian", "Penilaian"),
                    ("kegiatan", "Kegiatan penanganan"),
                ],
                max_length=10,
            ),
        ),
    ]
