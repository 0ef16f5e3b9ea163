"""Action items on pages of rooms below, which know nothing of agreements."""

from typing import Any

from django import template

from kelompok.models import ActionItem

register = template.Library()
MOST = 8
_CITY = 5


@register.inclusion_tag("kelompok/_tindak_tentang.html")
def agreed_on_work(user: Any, work: Any) -> dict[str, Any]:
    """What names the work, of all that the reader sees."""
    rows = ActionItem.objects.visible_to(user).filter(intervention=work)
    return {**_first(rows), "tentang": "kegiatan ini"}


@register.inclusion_tag("kelompok/_tindak_tentang.html")
def agreed_on_indicator(user: Any, indicator: Any, kode: str) -> dict[str, Any]:
    """What names the indicator in the place; agreements lie with a kab/kota."""
    rows = ActionItem.objects.visible_to(user).filter(indicator=indicator)
    return {**_first(rows.within(kode[:_CITY])), "tentang": "indikator ini"}


def _first(rows: Any) -> dict[str, Any]:
    rows = rows.open_first().select_related("pic_institution", "wilayah")
    rows = rows.defer("wilayah__batas").order_by("tertutup", "tenggat", "pk")
    found = list(rows[: MOST + 1])
    return {"items": found[:MOST], "more": len(found) > MOST}
