"""Reserved."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("kelompok", "0005_ksm_kegiatan")]
    operations = []
