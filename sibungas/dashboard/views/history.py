"""Riwayat: every version of one row, any two side by side, an old one put back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from assessments.actions.restore import restore_version
from assessments.views import reading
from kawasan import access
from kawasan.actions import restore
from kawasan.forms.filters import any_of
from kawasan.models import Intervention, Kawasan, Rt
from sibungas.accounts.models import User
from sibungas.audit.models import AuditEvent
from sibungas.audit.verbs import in_words
from sibungas.dashboard import history as words
from sibungas.lib import history
from sibungas.lib.errors import Refused, Stale
from sibungas.lib.exports import Column
from sibungas.lib.listing import FilterForm, Listing
from sibungas.templatetags.ui import status_label

_MOST_NAMED = 4
_DAY = {"type": "date"}


@dataclass(frozen=True)
class Kind:
    """A kind of row with history: how it is found, who may put back, and how.

    ``right`` is the right to put a version back, "" where that is not done here.
    """

    title: Callable[[Any], str]
    find: Callable[..., Any]
    codes: Callable[[Any], list[str]]
    right: str = ""
    put_back: Callable[[Any, int, int, Any], Any] | None = None
    back: Callable[[Any], str] = lambda thing: thing.get_absolute_url()
    versi: Callable[[Any], int] = lambda thing: thing.versi


def _sheet(request: HttpRequest, uuid: Any) -> Any:
    return get_object_or_404(reading.seen_by(request.user), uuid=uuid)


def _kawasan(request: HttpRequest, kode: str) -> Kawasan:
    rows = Kawasan.objects.visible_to(request.user).defer("batas")
    return get_object_or_404(rows, kode=kode)


def _rt(request: HttpRequest, pk: int) -> Rt:
    rows = Rt.objects.visible_to(request.user).select_related("kelurahan", "kawasan")
    return get_object_or_404(
        rows.defer("batas", "kelurahan__batas", "kawasan__batas"), pk=pk
    )


def _denominators(request: HttpRequest, pk: int, tahun: int) -> Any:
    rows = _rt(request, pk).penyebut.select_related("rt__kelurahan", "rt__kawasan")
    unread = ("rt__batas", "rt__kelurahan__batas", "rt__kawasan__batas")
    return get_object_or_404(rows.defer(*unread), berlaku_tahun=tahun)


def _work(request: HttpRequest, uuid: Any) -> Intervention:
    rows = Intervention.objects.visible_to(request.user).select_related("kelurahan")
    return get_object_or_404(rows.defer("lokasi", "kelurahan__batas"), uuid=uuid)


SHEET = Kind(
    title=lambda sheet: f"penilaian {sheet.rt} {sheet.tahun}",
    find=_sheet,
    codes=lambda sheet: [sheet.kode_wilayah],
    right="write_assessment",
    put_back=lambda sheet, nomor, versi, by: restore_version(
        assessment=sheet, nomor=nomor, versi=versi, by=by
    ),
)
KAWASAN = Kind(
    title=lambda kawasan: f"kawasan {kawasan.nama}",
    find=_kawasan,
    codes=lambda kawasan: list(kawasan.kelurahan.values_list("kode", flat=True)),
    right="edit_kawasan",
    put_back=lambda kawasan, nomor, versi, by: restore.restore_kawasan(
        kawasan=kawasan, nomor=nomor, versi=versi, by=by
    ),
)
RT = Kind(
    title=str,
    find=_rt,
    codes=lambda rt: [rt.kelurahan.kode],
    right="edit_rt",
    put_back=lambda rt, nomor, versi, by: restore.restore_rt(
        rt=rt, nomor=nomor, versi=versi, by=by
    ),
)
DENOMINATORS = Kind(
    title=lambda row: f"penyebut {row.rt} mulai {row.berlaku_tahun}",
    find=_denominators,
    codes=lambda row: [row.rt.kelurahan.kode],
    right="edit_rt",
    put_back=lambda row, nomor, versi, by: restore.restore_denominators(
        row=row, nomor=nomor, versi=versi, by=by
    ),
    back=lambda row: row.rt.get_absolute_url(),
    versi=lambda row: row.rt.versi,
)
WORK = Kind(
    title=lambda work: f"kegiatan {work.nama}",
    find=_work,
    codes=lambda work: [work.kelurahan.kode],
)


class HistoryFilter(FilterForm):
    lewat = forms.ChoiceField(
        label="Lewat", choices=any_of("Semua", words.CHANNELS.items())
    )
    sejak = forms.DateField(label="Sejak", widget=forms.DateInput(attrs=_DAY))
    sampai = forms.DateField(label="Sampai", widget=forms.DateInput(attrs=_DAY))
    lookups = {
        "lewat": "lewat",
        "sejak": "pgh_created_at__date__gte",
        "sampai": "pgh_created_at__date__lte",
    }


class CompareForm(forms.Form):
    """Two version numbers; none asks for no comparison."""

    dari = forms.IntegerField(label="Versi", required=False, min_value=1)
    ke = forms.IntegerField(label="dengan versi", required=False, min_value=1)
    semua = forms.BooleanField(label="juga isian yang sama", required=False)


class HistoryList(Listing):
    """Versions of one row, newest first. People and reasons for who reads sheets."""

    kind: Any = None
    template_name = "dashboard/history.html"
    placeholder = "Nama orang atau alasan"
    filter_form = HistoryFilter
    sorts = {"versi": ("pgh_id",)}
    default_sort = "-versi"
    export_name = "riwayat"
    export_source = "riwayat baris di SI BUNGAS"
    columns = (
        Column("Versi", "nomor", "number"),
        Column("Waktu", "pgh_created_at", "time"),
        Column("Oleh", "oleh_nama"),
        Column("Lewat", words.channel_of),
        Column("Peristiwa", lambda event: _deed(event)),
        Column("Alasan", "alasan_jejak"),
        Column("Status", lambda e: status_label(str(getattr(e, "status", "")))),
        Column("Permintaan", "permintaan", "code"),
    )

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.thing = self.kind.find(request, **kwargs)
        self.model = type(self.thing)
        self.title = f"Riwayat {self.kind.title(self.thing)}"
        codes = self.kind.codes(self.thing)
        self.names = access.can(request.user, "see_assessment", codes)
        self.sees_trail = access.can(request.user, "see_audit", codes)
        self.search_fields = ("oleh_nama", "alasan_jejak") if self.names else ()
        right = self.kind.right
        self.may_restore = bool(right) and access.can(request.user, right, codes)

    def rows(self) -> QuerySet:
        trail = AuditEvent.objects.filter(
            objek_jenis=self.model._meta.label_lower,
            objek_id=str(self.thing.pk),
            id_permintaan=OuterRef("permintaan"),
        ).exclude(id_permintaan="")
        if not hasattr(self.thing, "versi"):
            # The deeds on denominators are written down on their RT.
            trail = _trail_of(self.thing.rt)
        people = User.objects.filter(pk=OuterRef("siapa_id"))
        if not self.names:
            people = people.none()
        reasons = trail if self.names else trail.none()
        return history.versions(self.thing).annotate(
            oleh_nama=Subquery(people.values("nama")[:1]),
            verba_jejak=Subquery(trail.order_by("-id").values("verba")[:1]),
            alasan_jejak=Subquery(reasons.order_by("-id").values("alasan")[:1]),
        )

    def prepared(self, rows: QuerySet) -> QuerySet:
        return rows.select_related("pgh_context")

    def extra(self, page: Page) -> dict[str, Any]:
        self._tell(page.object_list)
        latest = history.last_number(self.thing)
        return {
            "thing": self.thing,
            "back": self.kind.back(self.thing),
            "breadcrumbs": [
                (self.kind.title(self.thing), self.kind.back(self.thing)),
                ("Riwayat", None),
            ],
            "latest": latest,
            "names": self.names,
            "sees_trail": self.sees_trail,
            "has_status": hasattr(self.thing, "status"),
            **self._comparison(latest),
        }

    def _tell(self, rows: list[Any]) -> None:
        """What each row of the page changed, and by which deed."""
        known = {row.pgh_id: row for row in rows}
        missing = {row.sebelum_id for row in rows} - set(known) - {None}
        older = history.versions(self.thing).filter(pgh_id__in=missing)
        known |= {row.pgh_id: row for row in older}
        for row in rows:
            before = known.get(row.sebelum_id)
            found = history.changed(self.model, before, row) if before else []
            row.berubah = [words.label_of(field) for field in found[:_MOST_NAMED]]
            row.lainnya = max(0, len(found) - _MOST_NAMED)
            row.peristiwa = _deed(row)
            row.lewat_kata = words.channel_of(row)

    # Two versions side by side ------------------------------------------------------

    def _asked(self, latest: int) -> tuple[int, int, bool] | None:
        form = CompareForm(self.request.GET)
        if not form.is_valid():
            return None
        new = form.cleaned_data["ke"] or latest
        old = form.cleaned_data["dari"] or new - 1
        if "dari" not in self.request.GET and "ke" not in self.request.GET:
            return None
        return old, new, form.cleaned_data["semua"]

    def _comparison(self, latest: int) -> dict[str, Any]:
        asked = self._asked(latest)
        typed = {name: self.request.GET.get(name, "") for name in ("dari", "ke")}
        if asked is None:
            wrong = any(typed.values())
            sentence = "Isi nomor versi dengan bilangan bulat." if wrong else ""
            return {"typed": typed, "compare_error": sentence}
        old, new, everything = asked
        pair = [history.version(self.thing, number) for number in (old, new)]
        if None in pair:
            number = old if pair[0] is None else new
            sentence = f"Versi {number} tidak ada; yang ada versi 1 sampai {latest}."
            return {"typed": typed, "compare_error": sentence}
        rows = words.differences(
            self.model, *pair, names=self.names, everything=everything
        )
        return {
            "typed": {"dari": old, "ke": new},
            "everything": everything,
            "compare": {"dari": pair[0], "ke": pair[1], "rows": rows},
            **self._restoring(pair, latest),
        }

    def _restoring(self, pair: list[Any], latest: int) -> dict[str, Any]:
        """The older of the two may be put back, while its thing is open."""
        old = min(pair, key=lambda event: event.nomor)
        if not self.may_restore or old.nomor == latest:
            return {}
        if not getattr(self.thing, "is_open", True):
            return {"replace_url": _replacement(self.thing)}
        return {
            "restore_number": old.nomor,
            "restore_url": f"{self.request.path}pulihkan/",
            "versi_sekarang": self.kind.versi(self.thing),
        }


def _trail_of(rt: Rt) -> QuerySet:
    return AuditEvent.objects.filter(
        objek_jenis=rt._meta.label_lower,
        objek_id=str(rt.pk),
        verba="rt.denominators_set",
        id_permintaan=OuterRef("permintaan"),
    ).exclude(id_permintaan="")


def _deed(event: Any) -> str:
    """What was done, as the trail calls it; older rows only know their operation."""
    if event.verba_jejak:
        return in_words(event.verba_jejak)
    if event.nomor == 1 and getattr(event, "kanal", "") == "impor":
        return "Dimuat dari berkas"
    if event.lewat == "impor":
        return "Dimuat dari berkas" if event.nomor == 1 else "Diubah oleh impor"
    return "Dibuat" if event.pgh_label == "insert" else "Diubah"


def _replacement(sheet: Any) -> str:
    start = reverse("assessments:start", args=[sheet.rt_id])
    return f"{start}?tahun={sheet.tahun}&jenis=verifikasi_lapangan"


class RestoreForm(forms.Form):
    nomor = forms.IntegerField(min_value=1)
    versi = forms.IntegerField(min_value=1)


def restore_view(kind: Kind) -> Callable[..., HttpResponse]:
    """The address that puts a version of this kind back as the newest one."""

    @require_POST
    def put_back(request: HttpRequest, **which: Any) -> HttpResponse:
        thing = kind.find(request, **which)
        access.require(request.user, kind.right, kind.codes(thing))
        form = RestoreForm(request.POST)
        if not form.is_valid() or kind.put_back is None:
            raise Refused("Sebutkan versi yang dipulihkan.", code="isian_salah")
        nomor, versi = form.cleaned_data["nomor"], form.cleaned_data["versi"]
        here = request.path.removesuffix("pulihkan/")
        try:
            kind.put_back(thing, nomor, versi, request.user)
        except Stale:
            messages.error(
                request,
                "Data ini berubah sejak Anda membukanya. Periksa perbedaannya, lalu"
                " ulangi bila masih perlu.",
            )
        except Refused as refusal:
            messages.error(request, refusal.message)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(
                request, f"Versi {nomor} dipulihkan sebagai versi yang baru."
            )
        return redirect(here)

    return put_back
