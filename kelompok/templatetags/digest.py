"""What the own office owes soon, and what is overdue, where people land."""

from typing import Any

from django import template
from django.utils import timezone

from kelompok import perhatian, reminders

register = template.Library()


@register.inclusion_tag("kelompok/_digest.html")
def own_digest(user: Any) -> dict[str, Any]:
    """The same items as the weekly mail; nothing for people without an office."""
    day = timezone.localdate()
    if not getattr(user, "instansi_id", None):
        return {"items": []}
    items = list(reminders.owed(user, day).order_by("tenggat", "pk"))
    return {
        "items": items,
        "late": sum(item.is_late_on(day) for item in items),
        "soon": sum(not item.is_late_on(day) for item in items),
        "first": items[:3],
    }


@register.inclusion_tag("kelompok/_perhatian.html")
def own_overdue(user: Any) -> dict[str, Any]:
    """Late steps of KSM, assets nobody looked at, upkeep that was not done."""
    return {"matters": perhatian.matters(user, timezone.localdate())}
