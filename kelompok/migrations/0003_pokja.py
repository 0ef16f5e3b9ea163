"""Reserved."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("kelompok", "0002_action_item")]
    operations = []
