"""The form of a work with its lines of volume and money, as one thing."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kawasan import access, penanganan, sisa, tumpang_tindih
from kawasan.actions import intervention_guards as guards
from kawasan.actions import interventions as actions
from kawasan.actions.interventions import RIGHT
from kawasan.forms import interventions as forms
from kawasan.models import Intervention, Kawasan, Rt, Wilayah
from kawasan.models.sasaran import Sasaran
from sibungas.lib.errors import Refused, Stale
from sibungas.lib.numbers import typed_key

_BLANK = 3


class Sheet:
    """Read together, refused together, shown again together."""

    def __init__(
        self,
        request: HttpRequest,
        kelurahan: Wilayah,
        work: Intervention | None,
        initial: dict[str, Any],
    ):
        self.request, self.work = request, work
        data = request.POST if request.method == "POST" else None
        self.splits = data is not None and "bagi" in data
        self.places = _places(request, kelurahan, work)
        keys = [pk for pk, rt in self.places.items() if rt.kelurahan_id == kelurahan.pk]
        offered = {"rt": Rt.objects.filter(pk__in=keys).order_by("rw", "rt"),
                   "kawasan": _areas(request, kelurahan)}  # fmt: skip
        offered["rt"] = offered["rt"].defer("batas")
        if self.splits:
            initial = forms.InterventionForm.again(data)
        bound = None if self.splits else data
        self.form = forms.InterventionForm(
            bound, instance=work, initial=initial, **offered
        )
        self.split_form = forms.SplitForm(data if self.splits else None)
        stored = typed_lines(guards.lines_of(work)) if work else []
        paid = guards.funds_of(work) if work else []
        blank = 1 if work else _BLANK
        self.volume = forms.volume_lines(data, self.places, stored, blank)
        self.dana = forms.funding_lines(data, paid, 1)
        self.volumes: list[dict[str, Any]] = []
        self.funding: list[dict[str, Any]] = []
        if self.splits:
            self._split(data)

    def is_valid(self) -> bool:
        """All three are asked, so that every error is shown at once."""
        sound = [self.form.is_valid(), self.volume.is_valid(), self.dana.is_valid()]
        if not all(sound):
            return False
        typed = self.form.cleaned_data
        self.volumes = forms.volumes_of(self.volume, typed["rt"])
        self.funding = forms.funding_of(self.dana)
        return all(line["rt"] for line in self.volumes)

    def attempt(self, deed: Any) -> Intervention | None:
        return attempt(deed, self.form, volume=self.volume, dana=self.dana)

    def _split(self, data: Any) -> None:
        """Adds lines that divide the total; nothing is stored."""
        if not (self.split_form.is_valid() and self.volume.is_valid()):
            return
        asked = self.split_form.cleaned_data
        name, total = asked["bagi_sasaran"], asked["bagi_total"]
        area = data.get("kawasan", "")
        inside = {
            pk for pk, rt in self.places.items() if str(rt.kawasan_id or "-") == area
        }
        typed = data.get("tahun", "")
        year = (
            int(typed) if typed.isdecimal() and len(typed) == 4 else forms.this_year()
        )
        left = sisa.of(inside, year, without=self.work and self.work.pk)
        known = {pk: left.get((pk, name)) or Decimal(0) for pk in sorted(inside)}
        parts = penanganan.split(total, known, name)
        if not parts:
            self.split_form.add_error(
                "bagi_sasaran",
                "Tidak ada sisa volume sasaran ini pada RT kawasan yang dipilih.",
            )
            return
        kept = [
            form.cleaned_data
            for form in self.volume.filled()
            if form.cleaned_data["sasaran"] != name
        ]
        made = [
            {"rt": pk, "sasaran": name, "volume_rencana": part}
            for pk, part in parts.items()
        ]
        self.volume = forms.volume_lines(None, self.places, [*kept, *made], 1)

    def conflict(self, stale: Stale, page: dict[str, Any]) -> HttpResponse:
        """The form as typed, beside the stored record; sending it again overwrites."""
        current: Any = stale.details["current"]
        data: Any = self.form.data.copy()
        data["versi"] = str(current.versi)
        self.form.data = data
        conflicts = self.form.conflicts(current)
        for label, now, typed in (
            ("Volume", guards.lines_of(current), self.volumes),
            ("Dana", guards.funds_of(current), self.funding),
        ):
            if actions.said(now) != actions.said(typed):
                conflicts.append((label, f"{len(now)} baris", f"{len(typed)} baris"))
        return self.page(page, 409, conflicts=conflicts, current=current)

    def page(self, page: dict[str, Any], status: int = 0, **more: Any) -> HttpResponse:
        failed = self.form.is_bound or self.split_form.errors
        context = {
            **page,
            **more,
            "form": self.form,
            "volume": self.volume,
            "dana": self.dana,
            "split_form": self.split_form,
            "overlaps": self._overlaps(),
            "left": self._left(),
            "line_errors": [*line_errors(self.volume), *line_errors(self.dana)],
        }
        return render(
            self.request,
            "kawasan/intervention_form.html",
            context,
            status=status or (422 if failed else 200),
        )

    def _overlaps(self) -> list[Any]:
        """Others on the same, of what is stored: said before somebody goes on."""
        if not self.work:
            return []
        pairs = [(ln["rt"], ln["sasaran"]) for ln in guards.lines_of(self.work)]
        return tumpang_tindih.of(
            pairs,
            self.work.tahun,
            sources=self.work.dana_set.values_list("sumber", flat=True),
            user=self.request.user,
            without=self.work.pk,
        )

    def _left(self) -> list[dict[str, Any]]:
        """What is left in the RT of the work, largest list first; only what is bad."""
        key = typed_key(self.form["rt"].value())
        if key not in self.places:
            return []
        found = sisa.of({key}, forms.this_year(), without=self.work and self.work.pk)
        return [
            {"label": Sasaran(name).label, "unit": penanganan.unit(name), "left": value}
            for (_rt, name), value in found.items()
            if value
        ]


def attempt(deed: Any, form: Any, **lines: Any) -> Intervention | None:
    """What the deed returns, or None with the refusal written where it belongs."""
    try:
        return deed()
    except Stale:
        raise
    except Refused as refusal:
        masalah = refusal.details.get("masalah") or {"": refusal.message}
        forms.tell(masalah, form, **lines)
    except ValidationError as error:
        form.add_error(None, error.messages)
    return None


def line_errors(lines: Any) -> list[tuple[str, str]]:
    if not lines.is_bound:
        return []
    found = [("", sentence) for sentence in lines.non_form_errors()]
    for number, form in enumerate(lines.forms, start=1):
        for name, sentences in form.errors.items():
            anchor = form[name].auto_id if name in form.fields else ""
            label = form.fields[name].label if name in form.fields else "Baris"
            found += [(anchor, f"Baris {number}, {label}: {s}") for s in sentences]
    return found


def typed_lines(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**row, "rt": row["rt"].pk} for row in rows]


# What may be named ----------------------------------------------------------------


def _places(
    request: HttpRequest, kelurahan: Wilayah, work: Intervention | None
) -> dict[int, Rt]:
    """RT that a work of the kelurahan may name: its own, and those of its kawasan."""
    here = Q(kelurahan=kelurahan) | Q(kawasan__kelurahan=kelurahan)
    mine = access.scope_filter(request.user, "kelurahan__kode", RIGHT)
    kept = Q(pk__in=work.volume_set.values("rt")) if work else Q(pk__in=[])
    rows = Rt.objects.filter((here & mine & Q(aktif=True)) | kept).distinct()
    rows = rows.select_related("kelurahan").defer("batas", "kelurahan__batas")
    return {rt.pk: rt for rt in rows.order_by("kelurahan__kode", "rw", "rt", "kampung")}


def _areas(request: HttpRequest, kelurahan: Wilayah) -> QuerySet:
    rows = Kawasan.objects.visible_to(request.user).filter(kelurahan=kelurahan)
    return rows.defer("batas").order_by("nama")
