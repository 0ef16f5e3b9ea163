"""The admin site: the back room of the portal, for superadmin of the whole nation.

It is not another way around the rules: people sign in by the portal's own door,
what is changed is changed by the actions, and facts of sheets are only read.
"""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from kawasan import access
from sibungas.accounts.views import Logout

# Its tables know no territory, so part of the nation is not enough to see them.
_KEEPER = access.Grant("superadmin", "")
_UNUSED = frozenset({"autocomplete", "password_change_done", "view_on_site"})


class PortalAdminSite(AdminSite):
    site_title = "Administrasi SI BUNGAS"
    site_header = "SI BUNGAS: administrasi"
    index_title = "Tabel portal"
    index_template = "admin/portal_index.html"
    empty_value_display = "–"

    def has_permission(self, request: HttpRequest) -> bool:
        """By the assignment of today; the flags of the account give nothing."""
        return _KEEPER in access.grants(request.user)

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Any:
        """Strangers sign in (the middleware sees to it), others are refused."""
        guarded = super().admin_view(view, cacheable)

        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.user.is_authenticated and not self.has_permission(request):
                raise PermissionDenied("Halaman ini untuk superadmin nasional.")
            return guarded(request, *args, **kwargs)

        return update_wrapper(inner, guarded)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        return [
            url for url in super().get_urls() if getattr(url, "name", "") not in _UNUSED
        ]

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        context = super().each_context(request)
        if settings.DEMO:
            context["site_header"] = f"{self.site_header} (DATA CONTOH)"
        return context

    # Signing in and out, and the password: the portal's own pages -----------------

    @method_decorator(never_cache)
    @login_not_required
    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        after = request.GET.get(REDIRECT_FIELD_NAME) or reverse("admin:index")
        return redirect_to_login(after, reverse(settings.LOGIN_URL))

    def logout(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return Logout.as_view()(request)

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return redirect("accounts:password")
