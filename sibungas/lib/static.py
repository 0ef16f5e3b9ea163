"""Static files under hashed names, so that browsers may keep them for ever."""

from typing import Any

from django.contrib.staticfiles.storage import ManifestStaticFilesStorage


class PortalStaticFilesStorage(ManifestStaticFilesStorage):
    """Rewrites our ES module imports too; plain names until files are collected.

    Once collectstatic has written a manifest it is believed strictly: a name
    that is missing from it is a mistake in a template and fails the page.
    """

    support_js_module_import_aggregation = True
    # Only our own modules: packages ship files whose imports lead nowhere.
    _js_module_import_aggregation_patterns = (
        "js/*.js",
        ManifestStaticFilesStorage._js_module_import_aggregation_patterns[1],
    )

    def stored_name(self, name: str) -> Any:
        if not self.hashed_files:
            return name
        return super().stored_name(name)
