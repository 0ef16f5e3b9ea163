"""``{% attachments thing %}``: photos and documents of a thing, on its page."""

from typing import Any

from django import template
from django.db.models import Model

from sibungas.files import panel

register = template.Library()


@register.inclusion_tag("files/_panel.html", takes_context=True)
def attachments(
    context: template.Context,
    thing: Model,
    may_edit: bool | None = None,
    tag: str | None = None,
) -> dict[str, Any]:
    """The panel; ``may_edit`` can only take away, ``tag`` limits it to one tag."""
    return panel.context(context["request"], thing, may_edit=may_edit, only=tag)
