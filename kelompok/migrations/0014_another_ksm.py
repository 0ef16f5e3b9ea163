"""A kegiatan may be taken over by another KSM when the first gave up."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kawasan", "0011_import_sungai"),
        ("kelompok", "0013_kpp_aset"),
    ]

    operations = [
        migrations.AlterField(
            model_name="ksmkegiatan",
            name="intervention",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="ksm_kegiatan_set",
                to="kawasan.intervention",
                verbose_name="kegiatan penanganan",
            ),
        ),
        migrations.AddConstraint(
            model_name="ksmkegiatan",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "dibatalkan"), _negated=True),
                fields=("intervention",),
                name="ksm_kegiatan_satu_ksm",
                violation_error_message="Kegiatan ini sudah dikerjakan satu KSM.",
            ),
        ),
    ]
