"""Error pages. They need no database, no session and no context processor."""

import sys

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import get_template

_TITLES = {
    400: "Permintaan tidak dapat dibaca",
    403: "Tidak berwenang",
    404: "Tidak ditemukan",
    500: "Kesalahan pada portal",
    503: "Portal sedang tidak dapat dihubungi",
}
_RETRY_AFTER = "5"


def _page(
    request: HttpRequest, status: int, message: str = "", code: str = ""
) -> HttpResponse:
    if request.path.startswith("/api/"):
        body = {
            "type": "about:blank",
            "title": _TITLES[status],
            "status": status,
            "detail": message or f"{_TITLES[status]}.",
            "code": code or f"http_{status}",
        }
        return JsonResponse(
            body, status=status, content_type="application/problem+json"
        )
    # Without a request no context processor runs, so no query can fail here.
    html = get_template(f"{status}.html").render({"pesan": message})
    return HttpResponse(html, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 403, str(exception))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django calls this while it handles the failure, which tells whose fault it is."""
    if not isinstance(sys.exc_info()[1], OperationalError):
        return _page(request, 500)
    response = _page(request, 503)
    response["Retry-After"] = _RETRY_AFTER
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(
        request,
        403,
        "Halaman ini sudah terlalu lama terbuka atau kuki ditolak peramban."
        " Kembali, muat ulang halaman, lalu kirim lagi.",
        "csrf",
    )
