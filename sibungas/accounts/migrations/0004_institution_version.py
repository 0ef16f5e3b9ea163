"""Who saves an institution names the version that was read."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_institution_registry"),
    ]

    operations = [
        migrations.AddField(
            model_name="institution",
            name="diubah_pada",
            field=models.DateTimeField(auto_now=True),
        ),
        migrations.AddField(
            model_name="institution",
            name="versi",
            field=models.PositiveIntegerField(default=1),
        ),
    ]
