"""Figures named at a meeting, its Pokja."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("kelompok", "0011_lokus")]

    operations: list[object] = []
