"""Reserved."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("kawasan", "0004_sk_kumuh")]
    operations = []
