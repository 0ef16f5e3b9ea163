"""``thing|sealed_fields:may_reveal``: what a page may show of sealed columns."""

from typing import Any

from django import template

from sibungas.lib.sealed import masked

register = template.Library()
_STORED = "tersimpan"


@register.filter
def sealed_fields(thing: Any, may_reveal: bool) -> list[tuple[str, str, str]]:
    """Column, label and mask; those who may not open it read only that it is there."""
    found = []
    for name in thing.PERSONAL:
        label = str(thing._meta.get_field(name).verbose_name)
        stored = getattr(thing, name)
        shown = (masked(stored) if may_reveal else _STORED) if stored else ""
        found.append((name, label[:1].upper() + label[1:], shown))
    return found
