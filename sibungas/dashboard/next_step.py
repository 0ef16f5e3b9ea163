"""What a person has to do next in a kelurahan: the sheets that wait for them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from assessments import workflow
from assessments.models import Assessment
from kawasan import access
from kawasan.models import Rt, Wilayah

_MOST_RETURNED = 5


@dataclass(frozen=True)
class NextStep:
    """Sheets sent back, drafts, and RT nobody has begun with this year."""

    tahun: int
    dikembalikan: list[Assessment]
    jumlah_dikembalikan: int
    jumlah_draf: int
    rt_belum: int
    rt_pertama: Rt | None


def of(user: Any, place: Wilayah) -> NextStep | None:
    """The next step of someone who writes sheets there; None for everybody else."""
    if not place.is_kelurahan:
        return None
    if not access.can(user, "write_assessment", place.kode):
        return None
    year = timezone.localdate().year
    sheets = Assessment.objects.visible_to(user).within(place.kode)
    returned = sheets.filter(status=workflow.DIKEMBALIKAN).select_related("rt")
    counts = sheets.aggregate(
        draf=Count("pk", Q(status=workflow.DRAF)),
        dikembalikan=Count("pk", Q(status=workflow.DIKEMBALIKAN)),
    )
    begun = Assessment.objects.active().filter(rt=OuterRef("pk"), tahun=year)
    untouched = Rt.objects.active().filter(~Exists(begun), kelurahan=place)
    untouched = untouched.defer("batas").order_by("rw", "rt", "kampung")
    return NextStep(
        tahun=year,
        dikembalikan=list(
            returned.defer("rt__batas").order_by("dikembalikan_pada")[:_MOST_RETURNED]
        ),
        jumlah_dikembalikan=counts["dikembalikan"],
        jumlah_draf=counts["draf"],
        rt_belum=untouched.count(),
        rt_pertama=untouched.first(),
    )
