"""Ends sessions that are too old, and asks for a new password where one is due."""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

from sibungas.lib.api import PROBLEM_TYPE, problem_body


class SessionAgeMiddleware:
    """Signs out after ``SESSION_IDLE_SECONDS`` without a request, and in any case
    ``SESSION_COOKIE_AGE`` after signing in.

    The mark is renewed once a minute at most, so that reading does not write.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = int(time.time())
            seen = request.session.get("seen", now)
            idle = now - seen > settings.SESSION_IDLE_SECONDS
            began = request.session.setdefault("began", now)
            if idle or now - began > settings.SESSION_COOKIE_AGE:
                logout(request)
            elif now - seen > 60 or "seen" not in request.session:
                request.session["seen"] = now
        return self.get_response(request)


class PasswordDueMiddleware:
    """Shows nothing but the password page while somebody else knows the password."""

    ALLOWED = frozenset({"accounts:password", "accounts:logout"})

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not getattr(request.user, "wajib_ganti_sandi", False):
            return None
        if request.resolver_match.view_name in self.ALLOWED:
            return None
        if request.path.startswith("/api/"):
            detail = "Ganti kata sandi Anda lebih dahulu."
            body = problem_body(403, "ganti_sandi", detail)
            return JsonResponse(body, status=403, content_type=PROBLEM_TYPE)
        return redirect("accounts:password")
