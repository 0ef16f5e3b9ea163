"""Pages on which people are invited, given duties, and closed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.mail import send_mail
from django.db.models import Prefetch, Q, QuerySet
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kawasan import access, people
from kawasan.actions import people as deeds
from kawasan.forms.people import (
    DutyForm,
    InviteForm,
    PeopleFilter,
    PersonForm,
    places_of,
)
from kawasan.models import Penugasan
from sibungas.accounts.actions import invitation_path
from sibungas.accounts.models import User
from sibungas.lib.errors import Refused
from sibungas.lib.exports import Column
from sibungas.lib.listing import Listing
from sibungas.lib.mail import leaves_the_machine

_form_methods = require_http_methods(["GET", "HEAD", "POST"])
_MOST_PLACES = 30


def _require_manager(request: HttpRequest) -> None:
    if not access.can_anywhere(request.user, "manage_users"):
        raise PermissionDenied("Halaman ini untuk pengelola pengguna.")


def _person(request: HttpRequest, pk: int) -> User:
    """404 for who is not there and for who serves elsewhere."""
    _require_manager(request)
    return get_object_or_404(people.visible_people(request.user), pk=pk)


def _duties() -> QuerySet[Penugasan]:
    """Open duties with the place, whose boundary may be megabytes."""
    rows = Penugasan.objects.open_on(timezone.localdate())
    return rows.select_related("wilayah").defer("wilayah__batas")


def _shown_duties(manager: Any) -> Prefetch:
    rows = _duties().filter(pk__in=Penugasan.objects.visible_to(manager))
    return Prefetch("penugasan", rows, to_attr="tugas")


def _in_words(user: Any) -> str:
    return "; ".join(str(duty) for duty in user.tugas)


class UserList(Listing):
    """Everybody whose territory the manager manages."""

    template_name = "accounts/users.html"
    title = "Pengguna"
    placeholder = "Nama, nama pengguna, atau instansi"
    search_fields = ("nama", "username", "instansi__nama")
    filter_form = PeopleFilter
    sorts = {"nama": ("nama",), "masuk": ("-last_login",)}
    default_sort = "nama"
    columns = (
        Column("Nama", "nama"),
        Column("Nama pengguna", "username"),
        Column("Instansi", lambda user: str(user.instansi or "")),
        Column("Penugasan", _in_words),
        Column("Keadaan", lambda user: "Aktif" if user.is_active else "Nonaktif"),
        Column("Terakhir masuk", "last_login", "time"),
    )
    export_name = "pengguna"
    export_source = "akun portal"

    def rows(self) -> QuerySet[User]:
        _require_manager(self.request)
        return people.visible_people(self.request.user)

    def prepared(self, rows: QuerySet[User]) -> QuerySet[User]:
        shown = _shown_duties(self.request.user)
        return rows.select_related("instansi").prefetch_related(shown)


# Inviting -------------------------------------------------------------------------


def _attempt(form: BaseForm, deed: Callable[[], Any]) -> Any:
    """What the deed returns, or None with the refusal written on the form."""
    try:
        return deed()
    except (Refused, PermissionDenied) as refusal:
        form.add_error(None, str(refusal))
    except ValidationError as error:
        known = error.message_dict if hasattr(error, "error_dict") else {}
        for name, sentences in known.items():
            form.add_error(name if name in form.fields else None, sentences)
        if not known:
            form.add_error(None, error.messages)
    return None


@never_cache
@_form_methods
def invite(request: HttpRequest) -> HttpResponse:
    _require_manager(request)
    form = InviteForm(request.POST or None, by=request.user)
    if request.method == "POST" and form.is_valid():
        user = _attempt(
            form,
            lambda: deeds.invite(
                values=form.person(), duty=form.duty(), by=request.user
            ),
        )
        if user is not None:
            return _hand_over(request, user)
    crumbs = [("Pengguna", "/pengguna/"), ("Undang", None)]
    context = {"form": form, "breadcrumbs": crumbs}
    status = 422 if form.is_bound else 200
    return render(request, "accounts/invite.html", context, status=status)


def _hand_over(request: HttpRequest, user: User, password: str = "") -> HttpResponse:
    """The link, or the password, once: it is nowhere else to be read."""
    link = request.build_absolute_uri(invitation_path(user)) if not password else ""
    text = (
        f"Akun SI BUNGAS untuk {user.nama}. Nama pengguna: {user.username}."
        f" Buat kata sandi dalam tiga hari di: {link}"
    )
    context = {
        "person": user,
        "link": link,
        "password": password,
        "whatsapp": "https://wa.me/?" + urlencode({"text": text}),
        "mailed": bool(link) and _mail(user, text),
        "breadcrumbs": [("Pengguna", "/pengguna/"), (user.nama, None)],
    }
    response = render(request, "accounts/handover.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _mail(user: User, text: str) -> bool:
    """Whether the link went out; never into a log instead of a letter box."""
    if not user.email or not leaves_the_machine():
        return False
    sent = send_mail("Akun SI BUNGAS", text, None, [user.email], fail_silently=True)
    return bool(sent)


@require_GET
def places(request: HttpRequest) -> HttpResponse:
    """Suggestions for the place of a duty, inside the own territory."""
    _require_manager(request)
    words = request.GET.get("kode_wilayah", "").replace("\x00", "").split()[:5]
    rows = places_of(request.user, "manage_users")
    for word in words:
        rows = rows.filter(Q(nama__icontains=word) | Q(kode__startswith=word))
    context = {"places": rows.order_by("kode")[:_MOST_PLACES]}
    return render(request, "accounts/_places.html", context)


# One person -------------------------------------------------------------------------


def _page(request: HttpRequest, user: User, **forms: Any) -> HttpResponse:
    may = user.pk != request.user.pk and people.may_manage(request.user, user)
    initial = {
        "nama": user.nama,
        "email": user.email,
        "instansi": user.instansi.nama if user.instansi else "",
    }
    shown = Penugasan.objects.visible_to(request.user).filter(user=user)
    today = timezone.localdate()
    context = {
        "person": user,
        "may_manage": may,
        "is_self": user.pk == request.user.pk,
        "form": PersonForm(initial=initial),
        "duty_form": DutyForm(by=request.user),
        "duties": shown.select_related("wilayah").defer("wilayah__batas"),
        "ended_before": today,
        "breadcrumbs": [("Pengguna", "/pengguna/"), (user.nama, None)],
        **forms,
    }
    return render(request, "accounts/user.html", context, status=422 if forms else 200)


@never_cache
@_form_methods
def user(request: HttpRequest, pk: int) -> HttpResponse:
    person = _person(request, pk)
    if request.method != "POST":
        return _page(request, person)
    people.require_manage(request.user, person)
    form = PersonForm(request.POST)
    if form.is_valid() and _attempt(
        form,
        lambda: deeds.change_user(user=person, values=form.person(), by=request.user),
    ):
        messages.success(request, "Data pengguna tersimpan.")
        return redirect("kawasan:user", pk)
    return _page(request, person, form=form)


@require_POST
def add_duty(request: HttpRequest, pk: int) -> HttpResponse:
    person = _person(request, pk)
    people.require_manage(request.user, person)
    form = DutyForm(request.POST, by=request.user)
    if form.is_valid() and _attempt(
        form, lambda: deeds.add_duty(user=person, duty=form.duty(), by=request.user)
    ):
        messages.success(request, "Penugasan ditambahkan.")
        return redirect("kawasan:user", pk)
    return _page(request, person, duty_form=form)


@require_POST
def end_duty(request: HttpRequest, pk: int, duty: int) -> HttpResponse:
    person = _person(request, pk)
    rows = Penugasan.objects.visible_to(request.user).filter(user=person)
    found = get_object_or_404(rows.select_related("wilayah", "user"), pk=duty)
    deeds.end_duty(duty=found, by=request.user)
    messages.success(request, "Penugasan diakhiri. Haknya hilang saat ini juga.")
    return (
        redirect("kawasan:users")
        if not _still_seen(request, pk)
        else redirect("kawasan:user", pk)
    )


def _still_seen(request: HttpRequest, pk: int) -> bool:
    return people.visible_people(request.user).filter(pk=pk).exists()


@require_POST
def deactivate(request: HttpRequest, pk: int) -> HttpResponse:
    deeds.deactivate(user=_person(request, pk), by=request.user)
    messages.success(request, "Akun dinonaktifkan. Sesi dan tokennya berakhir.")
    return redirect("kawasan:user", pk)


@require_POST
def reactivate(request: HttpRequest, pk: int) -> HttpResponse:
    return _hand_over(
        request, deeds.reactivate(user=_person(request, pk), by=request.user)
    )


@require_POST
def reset(request: HttpRequest, pk: int) -> HttpResponse:
    person = _person(request, pk)
    if request.POST.get("cara") == "sementara":
        password = deeds.temporary_password(user=person, by=request.user)
        return _hand_over(request, person, password)
    return _hand_over(request, deeds.reset_password(user=person, by=request.user))
