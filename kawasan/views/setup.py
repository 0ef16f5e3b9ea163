"""The first steps of an empty portal: its administrator, then its places."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kawasan import access
from kawasan.actions import institutions, people
from kawasan.forms.people import SetupForm
from kawasan.imports import wilayah
from kawasan.models import Wilayah
from sibungas.accounts.models import User

_form_methods = require_http_methods(["GET", "HEAD", "POST"])


def _check_code(request: HttpRequest) -> str:
    """The page does not exist without the code, nor once anybody exists."""
    given = (request.POST if request.method == "POST" else request.GET).get("kode", "")
    right = settings.SETUP_TOKEN
    known = constant_time_compare(given.encode(), right.encode()) and bool(right)
    if not known or User.objects.exists():
        raise Http404
    return given


@login_not_required
@never_cache
@_form_methods
def start(request: HttpRequest) -> HttpResponse:
    code = _check_code(request)
    form = SetupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = people.first_administrator(
            values=form.person(), password=form.cleaned_data["password1"]
        )
        login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
        messages.success(request, "Akun superadmin siap. Langkah berikutnya: wilayah.")
        return redirect("kawasan:setup_places")
    status = 422 if form.is_bound else 200
    context = {"form": form, "kode": code, "steps": _steps(1)}
    return render(request, "accounts/setup.html", context, status=status)


@never_cache
@_form_methods
def places(request: HttpRequest) -> HttpResponse:
    """How many places are known; one button loads Kalimantan Selatan."""
    if not access.can(request.user, "manage_wilayah", ""):
        raise PermissionDenied("Halaman ini untuk superadmin.")
    if request.method == "POST":
        batch = wilayah.load(again=True, by=request.user)
        offices = institutions.load_institutions(by=request.user)
        sentence = f"Wilayah Kalimantan Selatan dimuat ({batch})."
        messages.success(request, f"{sentence} {offices} instansi ditambahkan.")
        return redirect("kawasan:setup_places")
    found = dict(
        Wilayah.objects.current()
        .order_by()
        .values_list("jenis")
        .annotate(jumlah=Count("pk"))
    )
    counts = [(label, found.get(kind, 0)) for kind, label in Wilayah.Jenis.choices]
    context = {"counts": counts, "loaded": bool(found), "steps": _steps(2)}
    return render(request, "accounts/setup_places.html", context)


def _steps(now: int) -> list[dict[str, str]]:
    labels = ("Superadmin", "Wilayah", "Pengguna lain")
    states = ["done" if n < now else "now" if n == now else "todo" for n in (1, 2, 3)]
    return [
        {"label": label, "state": state, "detail": ""}
        for label, state in zip(labels, states, strict=True)
    ]
