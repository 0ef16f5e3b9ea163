"""The word for a document that is being looked over, in Indonesian."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kelompok", "0016_pokja_fungsi"),
    ]

    operations = [
        migrations.AlterField(
            model_name="dokumenpokja",
            name="status",
            field=models.CharField(
                choices=[
                    ("belum_ada", "Belum ada"),
                    ("proses_awal", "Proses awal"),
                    ("review", "Dalam tinjauan"),
                    ("final", "Final"),
                    ("disahkan", "Disahkan"),
                ],
                default="proses_awal",
                max_length=11,
            ),
        ),
        migrations.AlterField(
            model_name="dokumenpokjaevent",
            name="status",
            field=models.CharField(
                choices=[
                    ("belum_ada", "Belum ada"),
                    ("proses_awal", "Proses awal"),
                    ("review", "Dalam tinjauan"),
                    ("final", "Final"),
                    ("disahkan", "Disahkan"),
                ],
                default="proses_awal",
                max_length=11,
            ),
        ),
        migrations.AlterField(
            model_name="rplp",
            name="status",
            field=models.CharField(
                choices=[
                    ("proses_awal", "Proses awal"),
                    ("review", "Dalam tinjauan"),
                    ("final", "Final"),
                    ("disahkan", "Disahkan"),
                ],
                default="proses_awal",
                max_length=11,
            ),
        ),
        migrations.AlterField(
            model_name="rplpevent",
            name="status",
            field=models.CharField(
                choices=[
                    ("proses_awal", "Proses awal"),
                    ("review", "Dalam tinjauan"),
                    ("final", "Final"),
                    ("disahkan", "Disahkan"),
                ],
                default="proses_awal",
                max_length=11,
            ),
        ),
    ]
