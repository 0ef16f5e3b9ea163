"""HTTP habits of the whole portal: request context and refusals."""

import logging
import re
import time
import uuid
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import render
from django_htmx.http import HttpResponseClientRedirect

from sibungas.lib import context
from sibungas.lib.errors import refusal_of

log = logging.getLogger("sibungas.request")
_REQUEST_ID = re.compile(r"[A-Za-z0-9-]{8,64}\Z")
GetResponse = Callable[[HttpRequest], HttpResponse]


def client_address(request: HttpRequest) -> str:
    """The caller's address, believing only as many proxies as the settings name."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if settings.TRUSTED_PROXIES and len(forwarded) >= settings.TRUSTED_PROXIES:
        return forwarded[-settings.TRUSTED_PROXIES].strip()
    return request.META.get("REMOTE_ADDR", "")


class RequestContextMiddleware:
    """Gives every request an id, and writes one log line when it ends."""

    def __init__(self, get_response: GetResponse):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        request_id = given if _REQUEST_ID.match(given) else uuid.uuid4().hex
        channel = "api" if request.path.startswith("/api/") else "web"
        token = context.enter(
            context.RequestContext(request_id, client_address(request), channel)
        )
        started = time.monotonic()
        try:
            response = self.get_response(request)
            response["X-Request-ID"] = request_id
            self._log(request, response, time.monotonic() - started)
            return response
        finally:
            context.leave(token)

    def _log(self, request: HttpRequest, response: HttpResponse, seconds: float):
        match = request.resolver_match
        log.info(
            "request",
            extra={
                "method": request.method,
                "route": match.route if match else "",
                "status": response.status_code,
                "ms": round(seconds * 1000),
                "user_id": getattr(getattr(request, "user", None), "pk", None),
            },
        )


class PrivateMiddleware:
    """What is answered to somebody who is signed in is kept by nobody else.

    Pages that say more about it themselves are left as they are.
    """

    def __init__(self, get_response: GetResponse):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response


class SoundAddressMiddleware:
    """An address with NUL names nothing: no column of the database can hold it."""

    def __init__(self, get_response: GetResponse):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> None:
        if any("\x00" in part for part in kwargs.values() if isinstance(part, str)):
            raise Http404


class RefusedMiddleware:
    """Turns a refusal into a message on the page the person came from."""

    def __init__(self, get_response: GetResponse):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        refusal = refusal_of(exception)
        if refusal is None:
            return None
        if request.headers.get("Accept", "").startswith("application/json"):
            body = {"kode": refusal.code, "pesan": refusal.message}
            return JsonResponse(body, status=409)
        back = request.META.get("HTTP_REFERER", "")
        if request.method == "POST" and back.startswith(
            request.build_absolute_uri("/")
        ):
            messages.error(request, refusal.message)
            if request.headers.get("HX-Request"):
                # A fragment has no place for the sentence; the page has.
                return HttpResponseClientRedirect(back)
            return HttpResponseRedirect(back)
        context_ = {"pesan": refusal.message}
        return render(request, "409.html", context_, status=409)
