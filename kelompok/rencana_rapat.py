"""What a meeting is about: the plans edited in it, and the lokus chosen in it."""

from typing import Any

from django.db.models import QuerySet

from kawasan import access
from kelompok.models import Lokus, Meeting, RencanaKolaborasi

RIGHT = "edit_plan"


def of_meeting(user: Any, meeting: Meeting) -> dict[str, Any]:
    """Plans and lokus that name the meeting and that the person reads."""
    plans = RencanaKolaborasi.objects.visible_to(user).filter(pembahasan=meeting)
    chosen = Lokus.objects.visible_to(user).filter(rapat=meeting)
    kode = meeting.kode_wilayah
    return {
        "rencana": list(plans.select_related("wilayah").defer("wilayah__batas")),
        "lokus": list(chosen.with_places().order_by("-tahun", "judul")),
        "may_plan": bool(kode) and access.can(user, RIGHT, kode[:5]),
    }


def readable(user: Any) -> QuerySet:
    """Meetings whose title the person may come across beside a plan."""
    return Meeting.objects.visible_to(user).filter(rujukan=False)
