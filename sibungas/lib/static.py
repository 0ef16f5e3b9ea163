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

    def url_converter(self, *args: Any, **kwargs: Any) -> Any:
        """As Django's, but a fragment such as url(%23mask) is no file.

        Icons drawn inside a stylesheet name their own parts in this way.
        """
        convert = super().url_converter(*args, **kwargs)

        def kept_or_converted(match: Any) -> str:
            fragment = match["url"].startswith(("%23", "#"))
            return match["matched"] if fragment else convert(match)

        return kept_or_converted

    def stored_name(self, name: str) -> Any:
        if not self.hashed_files:
            return name
        return super().stored_name(name)
