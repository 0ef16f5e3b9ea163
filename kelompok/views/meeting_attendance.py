"""The attendance of a meeting, made for a phone at the door."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_http_methods

from kawasan import access
from kawasan.models import Wilayah
from kelompok.actions import attendance as actions
from kelompok.actions.meetings import require_open
from kelompok.forms.meetings import ManyForm, PersonForm, QuotaForm
from kelompok.models import Meeting, MeetingParticipant
from kelompok.views.meetings import sees_names, visible
from sibungas.lib.numbers import typed_key

_PER_PAGE = 50
_LONGEST = 100


@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """The matrix of places, the list of people, and what is added to it."""
    meeting = visible(request, pk)
    # Who is looked for is posted: a name stands in no address.
    if request.method != "POST" or request.POST.get("aksi") == "cari":
        return _page(request, meeting)
    access.require(request.user, "edit_meeting", meeting.kode_wilayah)
    deed = _DEEDS.get(request.POST.get("aksi", ""), _place)
    return deed(request, meeting)


def _place(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    rows = Wilayah.objects.current().defer("batas")
    kode = request.POST.get("kode", "").replace("\x00", "")[:13]
    wilayah = get_object_or_404(rows, kode=kode)
    actions.toggle_place(
        meeting=meeting, wilayah=wilayah, by=request.user, hadir=_wanted(request)
    )
    return _done(request, meeting)


def _person(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    row = _participant(request, meeting)
    actions.toggle_participant(participant=row, by=request.user, hadir=_wanted(request))
    return _done(request, meeting)


def _wanted(request: HttpRequest) -> bool | None:
    """What the button that was tapped promised."""
    return {"ya": True, "tidak": False}.get(request.POST.get("hadir", ""))


def _remove(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    row = _participant(request, meeting)
    actions.remove_participant(participant=row, by=request.user)
    return _done(request, meeting)


def _add(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    require_open(meeting)
    form = PersonForm(request.POST, wilayah=actions.rows_of(meeting))
    if not form.is_valid():
        return _page(request, meeting, person=form, status=422)
    came = meeting.takes_attendance
    person = {**form.values(), "hadir": came, "diundang": not came}
    actions.add_participants(meeting=meeting, people=[person], by=request.user)
    if request.headers.get("HX-Request"):
        # Who comes next is often of the same kind.
        kept = {name: form.cleaned_data[name] for name in ("kategori", "instansi")}
        fresh = PersonForm(wilayah=actions.rows_of(meeting), initial=kept)
        return _page(request, meeting, person=fresh, added=_told(form, came))
    messages.success(request, "Peserta ditambahkan.")
    return redirect("kelompok:rapat_hadir", meeting.pk)


def _told(form: PersonForm, came: bool) -> str:
    typed = form.cleaned_data
    who = typed["nama"] or typed["instansi"] or str(typed["wilayah"])
    return f"{who} dicatat {'hadir' if came else 'diundang'}."


def _many(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    require_open(meeting)
    form = ManyForm(request.POST)
    if not form.is_valid():
        return _page(request, meeting, many=form, status=422)
    count = actions.add_participants(
        meeting=meeting, people=form.people(), by=request.user
    )
    messages.success(request, f"{count} peserta ditambahkan.")
    return redirect("kelompok:rapat_hadir", meeting.pk)


def _quota(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    require_open(meeting)
    form = QuotaForm(request.POST)
    if not form.is_valid():
        return _page(request, meeting, quota=form, status=422)
    actions.set_quota(meeting=meeting, by=request.user, **form.cleaned_data)
    messages.success(request, "Kuota disimpan.")
    return redirect("kelompok:rapat_hadir", meeting.pk)


_DEEDS = {
    "kuota": _quota,
    "wilayah": _place,
    "peserta": _person,
    "keluarkan": _remove,
    "tambah": _add,
    "banyak": _many,
}


def _participant(request: HttpRequest, meeting: Meeting) -> MeetingParticipant:
    key = typed_key(request.POST.get("peserta"))
    rows = MeetingParticipant.objects.visible_to(request.user)
    return get_object_or_404(rows.filter(meeting=meeting), pk=key)


def _done(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """The fragment for htmx, the page again for everybody else."""
    if request.headers.get("HX-Request"):
        return _page(request, meeting)
    back = reverse("kelompok:rapat_hadir", args=[meeting.pk])
    return redirect(f"{back}#hadir")


def _page(
    request: HttpRequest,
    meeting: Meeting,
    *,
    person: PersonForm | None = None,
    many: ManyForm | None = None,
    quota: QuotaForm | None = None,
    added: str = "",
    status: int = 200,
) -> HttpResponse:
    may_edit = access.can(request.user, "edit_meeting", meeting.kode_wilayah)
    q = " ".join(request.POST.get("q", "").replace("\x00", "").split())[:_LONGEST]
    names = sees_names(request.user, meeting)
    people = meeting.peserta_set.select_related("institution", "wilayah")
    people = people.defer("wilayah__batas").order_by("wilayah__kode", "pk")
    if q:
        anywhere = Q(institution__nama__icontains=q) | Q(wilayah__nama__icontains=q)
        people = people.filter(anywhere | Q(nama__icontains=q) if names else anywhere)
    page = Paginator(people, _PER_PAGE).get_page(request.GET.get("halaman"))
    matrix = _matrix(meeting)
    context = {
        "meeting": meeting,
        "matrix": matrix,
        "absent": [row["nama"] for row in matrix if not row["hadir"]],
        "tally": meeting.peserta_set.tally(),
        "kinds": [] if meeting.rujukan else meeting.peserta_set.by_kategori(),
        "page": page,
        "rows": page.object_list,
        "q": q,
        "names": names,
        "may_edit": may_edit and meeting.is_open,
        "may_tick": may_edit and meeting.takes_attendance,
        "added": added,
        "person": person or PersonForm(wilayah=actions.rows_of(meeting)),
        "many": many or ManyForm(),
        "quota": quota or QuotaForm(),
        "quotas": actions.quotas(meeting),
        "breadcrumbs": [
            ("Rapat", reverse("kelompok:rapat_list")),
            (meeting.judul, meeting.get_absolute_url()),
            ("Daftar hadir", None),
        ],
    }
    if request.method != "POST" or not request.headers.get("HX-Request"):
        name = "kelompok/rapat_hadir.html"
    elif added:
        name = "kelompok/_rapat_ditambah.html"
    elif person:
        name = "kelompok/_rapat_orang.html"
    else:
        name = "kelompok/_rapat_hadir.html"
    answer = render(request, name, context, status=status)
    patch_vary_headers(answer, ["HX-Request"])
    return answer


def _matrix(meeting: Meeting) -> list[dict[str, Any]]:
    """One row per place below the meeting's: named, present, or nobody at all."""
    if not meeting.wilayah_id:
        return []
    counts = meeting.peserta_set.exclude(wilayah=None).values("wilayah")
    counts = counts.annotate(
        n=Count("pk"), came=Count("pk", filter=Q(hadir=True))
    ).order_by()
    found: dict[int, tuple[int, int]] = {
        row["wilayah"]: (row["n"], row["came"]) for row in counts
    }
    return [
        {
            "kode": place.kode,
            "nama": str(place),
            "dicatat": found.get(place.pk, (0, 0))[0],
            "hadir": found.get(place.pk, (0, 0))[1],
        }
        for place in actions.rows_of(meeting)
    ]
