"""Reserved."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("kelompok", "0006_upkeep")]
    operations = []
