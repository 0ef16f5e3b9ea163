"""The KPP in charge of an asset."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("kelompok", "0012_meeting_facts")]

    operations: list[object] = []
