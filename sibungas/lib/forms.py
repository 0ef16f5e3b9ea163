"""How forms look everywhere: one field template, no inline style."""

from django.forms.renderers import TemplatesSetting


class PortalFormRenderer(TemplatesSetting):
    field_template_name = "components/_field.html"
