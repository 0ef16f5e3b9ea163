"""Rivers are a kind of import."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kawasan", "0010_harga_satuan")]
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
                    ("sungai", "Sungai"),
                ],
                max_length=10,
            ),
        ),
    ]
