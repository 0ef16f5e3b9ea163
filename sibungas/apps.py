"""Puts the portal's own admin site in the place of Django's."""

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.apps import AdminConfig


class PortalAdminConfig(AdminConfig):
    default_site = "sibungas.admin.PortalAdminSite"

    def ready(self) -> None:
        super().ready()
        # Rights come from assignments, never from groups.
        admin.site.unregister(apps.get_model("auth", "Group"))
