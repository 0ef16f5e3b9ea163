"""Personal data of a group: sealed, with a basis and an end."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from sibungas.lib.sealed import SealedText

LONGEST_BASIS = 200


class PersonalData(models.Model):
    """Columns that say why personal data are kept and how long.

    A model lists its sealed columns in ``PERSONAL`` and takes ``kept_rightly`` into
    its constraints: without a date, a basis and an end nothing sealed can be stored.
    """

    PERSONAL: ClassVar[tuple[str, ...]] = ()
    PERSONAL_RIGHT: ClassVar[str] = "edit_kelompok"
    # Whether its columns have the pages on which they are opened and changed.
    OPENED_ALONE: ClassVar[bool] = True

    persetujuan_tanggal = models.DateField("tanggal persetujuan", null=True, blank=True)
    persetujuan_dasar = models.CharField(
        "dasar persetujuan", max_length=LONGEST_BASIS, blank=True
    )
    simpan_sampai = models.DateField("disimpan sampai", null=True, blank=True)

    class Meta:
        abstract = True


def kept_rightly(table: str, columns: tuple[str, ...]) -> models.CheckConstraint:
    """Sealed columns are empty, or somebody agreed and the end is named."""
    empty = Q(**dict.fromkeys(columns, ""))
    agreed = Q(
        persetujuan_tanggal__isnull=False,
        simpan_sampai__isnull=False,
        simpan_sampai__gt=models.F("persetujuan_tanggal"),
    ) & ~Q(persetujuan_dasar="")
    return models.CheckConstraint(
        condition=empty | agreed,
        name=f"{table}_data_pribadi",
        violation_error_message=(
            "Data pribadi hanya disimpan dengan tanggal dan dasar persetujuan, dan"
            " batas simpan sesudah tanggal itu."
        ),
    )


def sealed(label: str) -> Any:
    return SealedText(label, blank=True, default="")
