"""One's own page: duties, password, keys for machines."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from kawasan.actions import tokens
from kawasan.forms.people import TokenForm


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """POST makes a token; its key stands on the answer and nowhere else."""
    form = TokenForm(request.POST or None, by=request.user)
    if request.method == "POST" and form.is_valid():
        token, key = tokens.create_token(**form.token(), by=request.user)
        empty = TokenForm(by=request.user)
        response = _page(request, empty, token=token, key=key)
        response["Cache-Control"] = "no-store"
        return response
    return _page(request, form, status=422 if form.is_bound else 200)


def _page(
    request: HttpRequest, form: TokenForm, status: int = 200, **more: Any
) -> HttpResponse:
    duties = request.user.penugasan.open_on(timezone.localdate())
    context = {
        "form": form,
        "duties": duties.select_related("wilayah").defer("wilayah__batas"),
        "tokens": request.user.token_api.all()[:100],
        "now": timezone.now(),
        **more,
    }
    return render(request, "accounts/profile.html", context, status=status)


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    token = get_object_or_404(request.user.token_api, pk=pk)
    tokens.revoke_token(token=token, by=request.user)
    messages.success(request, f"Token “{token.nama}” dicabut.")
    return redirect("kawasan:profile")
