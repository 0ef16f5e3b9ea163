"""Reserved."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("kawasan", "0003_intervention")]
    operations = []
