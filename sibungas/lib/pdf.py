"""PDF from our own templates: print pages, invitations, minutes, certificates.

Nothing is fetched while drawing, neither from the network nor from the disk.
"""

from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string

from sibungas.lib.errors import Refused

_MISSING = (
    "Berkas PDF belum dapat dibuat di server ini. Cetak halaman dari peramban, atau"
    " minta pengelola memasang libpango."
)


def render(template: str, context: dict[str, Any]) -> bytes:
    """The template as a PDF; refused where the drawing library is not installed."""
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except OSError as error:
        raise Refused(_MISSING, code="pdf_tidak_tersedia") from error
    page = render_to_string(template, context)
    # Pictures are given as data: addresses; everything else stays outside.
    fetcher = URLFetcher(allowed_protocols=("data",), allow_redirects=False)
    document: bytes = HTML(string=page, url_fetcher=fetcher).write_pdf()
    return document


def respond(template: str, context: dict[str, Any], name: str) -> HttpResponse:
    """The PDF as a download called ``name``."""
    answer = HttpResponse(render(template, context), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
