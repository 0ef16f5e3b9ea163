"""Reserved."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("kawasan", "0005_pertimbangan")]
    operations = []
