"""Steps in the life of a decree: into force, reviewed, ended; each on its own page."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from kawasan import decrees
from kawasan.actions import sk as actions
from kawasan.forms.sk import SkActivateForm, SkReviewForm, SkRevokeForm
from kawasan.models import SkKumuh
from kawasan.views.sk import attempt, form_methods, show, writable
from sibungas.lib.errors import Stale


@form_methods
def activate(request: HttpRequest, uuid: Any) -> HttpResponse:
    sk = writable(request, uuid)
    start = {"mulai": sk.berlaku_mulai or sk.tanggal}
    form = SkActivateForm(request.POST or None, initial={**start, "versi": sk.versi})
    holding = SkKumuh.objects.in_force().filter(wilayah=sk.wilayah, penetap=sk.penetap)
    page = {
        "title": f"Berlakukan {sk}",
        "submit": "Berlakukan SK",
        "totals": decrees.totals(sk),
        "holding": holding.first(),
    }
    return _step(request, sk, form, actions.activate_sk, "berlaku", page)


@form_methods
def revoke(request: HttpRequest, uuid: Any) -> HttpResponse:
    sk = writable(request, uuid)
    today = {"sampai": timezone.localdate(), "versi": sk.versi}
    form = SkRevokeForm(request.POST or None, initial=today)
    page = {"title": f"Cabut {sk}", "submit": "Cabut SK", "danger": True}
    return _step(request, sk, form, actions.revoke_sk, "dicabut", page)


@form_methods
def review(request: HttpRequest, uuid: Any) -> HttpResponse:
    sk = writable(request, uuid)
    today = {"tanggal": timezone.localdate(), "versi": sk.versi}
    form = SkReviewForm(request.POST or None, initial=today)
    page = {"title": f"Catat peninjauan {sk}", "submit": "Simpan peninjauan"}
    return _step(request, sk, form, actions.review_sk, "ditinjau", page)


def _step(
    request: HttpRequest,
    sk: SkKumuh,
    form: Any,
    action: Callable[..., SkKumuh],
    done: str,
    page: dict[str, Any],
) -> HttpResponse:
    """The form of one step; what is refused comes back as it was typed."""
    page |= {"sk": sk, "back": sk.get_absolute_url()}
    if request.method == "POST" and form.is_valid():
        try:
            saved = attempt(
                form, lambda: action(sk=sk, by=request.user, **form.cleaned_data)
            )
        except Stale as stale:
            current: Any = stale.details["current"]
            data: Any = form.data.copy()
            data["versi"] = str(current.versi)
            form.data = data
            form.add_error(None, f"{stale.message} Periksa, lalu kirim lagi.")
            return show(request, "kawasan/sk_step.html", form, **page)
        if saved:
            messages.success(request, f"{saved}: {done}.")
            return redirect(saved)
    return show(request, "kawasan/sk_step.html", form, **page)
