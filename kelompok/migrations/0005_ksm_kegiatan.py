"""Reserved."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("kelompok", "0004_komunitas")]
    operations = []
