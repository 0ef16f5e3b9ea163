"""The lokus of a year, what offices commit to it, lines of RPLP."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("kelompok", "0010_sinkronisasi")]

    operations: list[object] = []
