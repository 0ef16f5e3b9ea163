"""Works in an RT or a kawasan, for its page: the latest, and where the others are."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from kawasan import access
from kawasan.models import Intervention, Kawasan, Rt

MOST = 8


def of_rt(user: Any, rt: Rt) -> dict[str, Any]:
    may = rt.aktif and access.can(user, "edit_intervention", rt.kelurahan.kode)
    return _section(user, Intervention.objects.in_rt(rt.pk), may, rt=rt.pk)


def of_kawasan(user: Any, kawasan: Kawasan, codes: list[str]) -> dict[str, Any]:
    may = any(access.can(user, "edit_intervention", kode) for kode in codes)
    rows = Intervention.objects.filter(kawasan=kawasan)
    return _section(user, rows, may, kawasan=kawasan.kode)


def _section(user: Any, rows: Any, may_propose: bool, **where: Any) -> dict[str, Any]:
    found = list(
        rows.visible_to(user)
        .select_related("rt", "kelurahan")
        .defer("lokasi", "rt__batas", "kelurahan__batas")
        .order_by("-tahun", "-diubah_pada")[: MOST + 1]
    )
    query = urlencode(where)
    return {
        "rows": found[:MOST],
        "more": len(found) > MOST,
        "list_url": f"{reverse('kawasan:interventions')}?{query}",
        "new_url": f"{reverse('kawasan:intervention_new')}?{query}",
        "may_propose": may_propose,
    }
