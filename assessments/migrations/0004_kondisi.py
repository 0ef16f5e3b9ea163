"""Reserved."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("assessments", "0003_drop_unused_density_reason")]
    operations = []
