"""How forms look everywhere: one field template, no inline style."""

from typing import Any

from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms.renderers import TemplatesSetting

_DASHES = BLANK_CHOICE_DASH[0][1]


class PortalFormRenderer(TemplatesSetting):
    field_template_name = "components/_field.html"

    def render(
        self, template_name: str, context: dict[str, Any], request: Any = None
    ) -> str:
        """A select nobody has answered says so; Django's row of dashes says nothing."""
        for _name, options, _index in context.get("widget", {}).get("optgroups", []):
            for option in options:
                if option["label"] == _DASHES:
                    option["label"] = "Belum dipilih"
        return super().render(template_name, context, request)
