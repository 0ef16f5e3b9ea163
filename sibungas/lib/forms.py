"""How forms look and speak everywhere: one field template, no inline style."""

from typing import Any

from django import forms
from django.db import models
from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms.renderers import TemplatesSetting

_DASHES = BLANK_CHOICE_DASH[0][1]


def say_what_is_missing() -> None:
    """One sentence for every field that was left empty, forms and models alike.

    Django's Indonesian calls each of them “Bidang ini”; here *bidang* is the name of
    fields of its own. The label stands beside the sentence, and before it in the
    summary.
    """
    sentence = "Wajib diisi."
    forms.Field.default_error_messages["required"] = sentence
    for code in ("blank", "null"):
        models.Field.default_error_messages[code] = sentence


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
