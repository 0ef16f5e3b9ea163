"""The matrix of a plan: kawasan × sasaran against actors, edited like a spreadsheet.

One address saves cells: one by one for the script of the page, all at once for a plain
form. What could not be saved is told at its cell and stays as typed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kawasan import access
from kawasan.models import Kawasan
from kawasan.models.sasaran import Sasaran, SumberDana
from kelompok import hasil_rencana, kebutuhan
from kelompok.actions import rencana_item as actions
from kelompok.exports.rencana import matrix_columns
from kelompok.kebutuhan import SOURCES, Need
from kelompok.models import Lokus, RencanaItem, RencanaKolaborasi
from kelompok.rencana_rapat import readable
from kelompok.views.rencana import RIGHT, sentences, visible
from sibungas.accounts.models import Institution
from sibungas.lib import exports
from sibungas.lib.errors import Refused, Stale
from sibungas.lib.numbers import NumberRefused, format_number, parse_number
from sibungas.templatetags.ui import rupiah

PAGE_SIZE = 15
MOST_COLUMNS = 12
_LONGEST_KEY = 18
ColumnKey = tuple[int, str]
CellKey = tuple[int, str, int, str]


# The table --------------------------------------------------------------------------


@dataclass(frozen=True)
class Actor:
    """One column: an office with one source of money."""

    pelaku: Institution
    sumber_dana: str

    @property
    def key(self) -> ColumnKey:
        return self.pelaku.pk, self.sumber_dana

    @property
    def sumber(self) -> str:
        return SOURCES[self.sumber_dana]


@dataclass
class Cell:
    """One volume of the shown year; ``typed`` is what could not be saved."""

    name: str
    label: str
    actor: Actor
    item: RencanaItem | None
    typed: str | None = None
    problem: str = ""

    @property
    def value(self) -> str:
        if self.typed is not None:
            return self.typed
        return format_number(self.item.volume) if self.item else ""

    @property
    def versi(self) -> int:
        return self.item.versi if self.item else 0


@dataclass
class Row:
    need: Need
    first: bool
    outcome: hasil_rencana.Outcome | None
    cells: list[Cell] = field(default_factory=list)

    @property
    def filled(self) -> int:
        return sum(cell.item is not None for cell in self.cells)

    @property
    def problem(self) -> bool:
        """Whether a cell of it could not be saved: that row is shown open."""
        return any(cell.problem for cell in self.cells)

    @property
    def lain(self) -> Decimal:
        """Volume of items that are not in the cells: other years, plans and RT."""
        shown = {cell.item.pk for cell in self.cells if cell.item}
        others = (
            one.volume
            for one in self.need.promises
            if one.item is not None and one.item.pk not in shown
        )
        return sum(others, Decimal(0))


def _areas(plan: RencanaKolaborasi, user: Any) -> Any:
    rows = Kawasan.objects.visible_to(user).within(plan.wilayah.kode)
    return rows.defer("batas").order_by("kode")


def _items(plan: RencanaKolaborasi) -> list[RencanaItem]:
    """Refused ones too: their cells say so, although they do not count."""
    return list(plan.item_set.select_related("pelaku", "kegiatan").order_by("pk"))


def lokus_of(user: Any, plan: RencanaKolaborasi) -> list[Lokus]:
    """Lokus of the years of the plan, chosen by its place or lying in it."""
    rows = Lokus.objects.visible_to(user).touching(plan.wilayah.kode)
    rows = rows.filter(tahun__range=(plan.tahun_mulai, plan.tahun_selesai))
    return list(rows.with_places().counted().order_by("tahun", "judul"))


def _lokus_years(rows: Iterable[Lokus]) -> dict[int, str]:
    """In which years each kawasan is a lokus, in words."""
    found: dict[int, set[int]] = {}
    for one in rows:
        if one.kawasan_id:
            found.setdefault(one.kawasan_id, set()).add(one.tahun)
    return {key: ", ".join(map(str, sorted(years))) for key, years in found.items()}


def _number(text: str) -> int | None:
    known = text.isascii() and text.isdecimal() and len(text) <= _LONGEST_KEY
    return int(text) if known else None


def _columns(
    items: Iterable[RencanaItem], asked: Sequence[str]
) -> tuple[list[Actor], bool]:
    """Actors with items, then those asked for; and whether some do not fit."""
    found = {(one.pelaku_id, one.sumber_dana): one.pelaku for one in items}
    wanted: list[ColumnKey] = []
    for text in asked:
        number, _, source = text.partition(":")
        key = _number(number)
        if key is not None and source in SumberDana.values:
            wanted.append((key, source))
    offices = Institution.objects.in_bulk([key for key, _source in wanted])
    for key, source in wanted:
        if key in offices:
            found.setdefault((key, source), offices[key])
    columns = [Actor(office, key[1]) for key, office in found.items()]
    columns.sort(key=lambda one: (str(one.pelaku), one.sumber))
    return columns[:MOST_COLUMNS], len(columns) > MOST_COLUMNS


def _asked(request: HttpRequest) -> list[str]:
    """Columns of the address, as ``office:source``; the form names one more."""
    asked = request.GET.getlist("kolom")[:MOST_COLUMNS]
    office = request.GET.get("pelaku", "")
    new = f"{office}:{request.GET.get('sumber', '')}"
    return asked if not office or new in asked else [*asked, new]


def _query(request: HttpRequest, tahun: int, asked: list[str]) -> str:
    """The page as it is shown, for the address that saves it."""
    shown = request.GET.copy()
    for name in ("pelaku", "sumber", "unduh"):
        shown.pop(name, None)
    shown["tahun"] = str(tahun)
    shown.setlist("kolom", asked)
    return shown.urlencode()


def _year(request: HttpRequest, plan: RencanaKolaborasi) -> int:
    asked = _number(request.GET.get("tahun", ""))
    now = timezone.localdate().year
    wanted = (year for year in (asked, now) if year in plan.years)
    return next((year for year in wanted if year), plan.tahun_mulai)


def _rows(
    needs: Sequence[Need],
    items: Iterable[RencanaItem],
    columns: Sequence[Actor],
    tahun: int,
    ends: dict[int, hasil_rencana.Outcome],
) -> list[Row]:
    by_key = {
        (one.kawasan_id, one.sasaran, one.pelaku_id, one.sumber_dana): one
        for one in items
        if one.rt_id is None and one.tahun == tahun
    }
    rows, before = [], None
    for need in needs:
        first = need.kawasan.pk != before
        before = need.kawasan.pk
        row = Row(need, first, ends.get(need.kawasan.pk))
        for one in columns:
            key = (need.kawasan.pk, need.sasaran, *one.key)
            where = f"{need.kawasan.nama}, {need.label}, {one.pelaku}, {one.sumber}"
            name = "-".join(map(str, key))
            row.cells.append(Cell(name, where, one, by_key.get(key)))
        rows.append(row)
    return rows


def _wanted(request: HttpRequest, needs: list[Need]) -> list[Need]:
    area = _number(request.GET.get("kawasan", ""))
    name = request.GET.get("sasaran", "")
    flag = request.GET.get("tanda", "")
    tests = {
        "sisa": lambda one: bool(one.sisa),
        "lebih": lambda one: bool(one.lebih),
        "ganda": lambda one: bool(one.ganda),
    }
    return [
        one
        for one in needs
        if (area is None or one.kawasan.pk == area)
        and (name not in Sasaran.values or one.sasaran == name)
        and (flag not in tests or tests[flag](one))
    ]


# Reading ----------------------------------------------------------------------------


@require_safe
def matrix(request: HttpRequest, pk: int) -> HttpResponseBase:
    plan = visible(request, pk)
    if request.GET.get("unduh") in exports.MOST_ROWS:
        return _download(request, plan, request.GET["unduh"])
    return _page(request, plan, {}, {})


def _page(
    request: HttpRequest,
    plan: RencanaKolaborasi,
    typed: dict[str, str],
    problems: dict[str, str],
    status: int = 200,
) -> HttpResponse:
    areas = list(_areas(plan, request.user))
    tahun = _year(request, plan)
    items = _items(plan)
    asked = _asked(request)
    columns, more = _columns(items, asked)
    board = kebutuhan.board(areas)
    needs = _wanted(request, board.needs)
    pages = Paginator(needs, PAGE_SIZE).get_page(request.GET.get("halaman"))
    shown = list(pages.object_list)
    ends = _outcomes(board, {one.kawasan.pk for one in shown})
    rows = _rows(shown, items, columns, tahun, ends)
    for row in rows:
        for cell in row.cells:
            cell.typed = typed.get(cell.name)
            cell.problem = problems.get(cell.name, "")
    may = access.can(request.user, RIGHT, plan.kode_wilayah)
    lokus = lokus_of(request.user, plan)
    context = {
        "plan": plan,
        "tahun": tahun,
        "rapat": readable(request.user).filter(pk=plan.pembahasan_id or 0).first(),
        "lokus_rows": lokus,
        "lokus_years": _lokus_years(lokus),
        "rows": rows,
        "page": pages,
        "columns": columns,
        "too_many_columns": more,
        "most_columns": MOST_COLUMNS,
        "areas": areas,
        "totals": _totals(board.needs),
        "tanpa_keadaan": [one for one in areas if one.pk not in board.states],
        "may_edit": may,
        "may_type": may and plan.is_open,
        "problems": problems,
        "narrowed": len(needs) != len(board.needs),
        "offices": Institution.objects.filter(aktif=True).order_by("nama")
        if may
        else (),
        "sources": SumberDana.choices,
        "sasaran": Sasaran.choices,
        "chosen": {
            name: request.GET.get(name, "") for name in ("kawasan", "sasaran", "tanda")
        },
        "asked_columns": asked,
        "cells_query": _query(request, tahun, asked),
        "breadcrumbs": [
            ("Sinkronisasi", reverse("kelompok:plan_list")),
            (plan.judul, None),
        ],
    }
    return render(request, "kelompok/rencana.html", context, status=status)


def _outcomes(
    board: kebutuhan.Board, keys: set[int]
) -> dict[int, hasil_rencana.Outcome]:
    wanted = {key: one for key, one in board.states.items() if key in keys}
    return hasil_rencana.outcomes(hasil_rencana.rt_states(wanted), board.promises)


def _totals(needs: list[Need]) -> dict[str, Any]:
    """How many rows are open, over-supplied or paid twice; the cost that is known."""
    costs = [one.biaya for one in needs if one.biaya is not None]
    return {
        "baris": len(needs),
        "sisa": sum(bool(one.sisa) for one in needs),
        "lebih": sum(bool(one.lebih) for one in needs),
        "ganda": sum(bool(one.ganda) for one in needs),
        "biaya": sum(costs, Decimal(0)) if costs else None,
    }


def _download(
    request: HttpRequest, plan: RencanaKolaborasi, kind: str
) -> HttpResponseBase:
    """The whole matrix of the year, in the form of the page."""
    areas = list(_areas(plan, request.user))
    tahun = _year(request, plan)
    items = _items(plan)
    columns, _more = _columns(items, ())
    board = kebutuhan.board(areas)
    needs = _wanted(request, board.needs)
    ends = _outcomes(board, set(board.states))
    rows = _rows(needs, items, columns, tahun, ends)
    export = exports.Export(
        name=f"matriks-sinkronisasi-{tahun}",
        title=f"Matriks {plan.judul}, tahun {tahun}",
        source="kumuh akhir, penilaian disahkan, kegiatan, dan rencana di SI BUNGAS",
        columns=matrix_columns(columns),
        rows=rows,
        notes=(
            f"Wilayah: {plan.wilayah}. Volume sel: butir seluruh kawasan tahun {tahun}."
            " Sisa memperhitungkan kegiatan dan butir semua rencana dan tahun.",
        ),
    )
    return exports.respond(request, export, kind, len(rows))


# Saving -----------------------------------------------------------------------------


@require_POST
def cells(request: HttpRequest, pk: int) -> HttpResponse:
    """Saves the cells ``s-<kawasan>-<sasaran>-<pelaku>-<sumber>`` that were sent."""
    plan = visible(request, pk)
    access.require(request.user, RIGHT, plan.kode_wilayah)
    tahun = _year(request, plan)
    sent = {
        name[2:]: text for name, text in request.POST.items() if name.startswith("s-")
    }
    saved, typed, problems, stale = _save(request, plan, tahun, sent)
    if request.headers.get("Accept", "").startswith("application/json"):
        return _told(request, plan, tahun, sent, problems, stale)
    if problems:
        return _page(request, plan, typed, problems, 409 if stale else 422)
    messages.success(request, f"{saved} sel disimpan.")
    address = plan.get_absolute_url()
    return redirect(f"{address}?{request.GET.urlencode()}")


def _save(
    request: HttpRequest, plan: RencanaKolaborasi, tahun: int, sent: dict[str, str]
) -> tuple[int, dict[str, str], dict[str, str], bool]:
    areas = {area.pk: area for area in _areas(plan, request.user)}
    stored = {
        (one.kawasan_id, one.sasaran, one.pelaku_id, one.sumber_dana): one
        for one in plan.item_set.filter(tahun=tahun, rt=None)
    }
    keys = {name: _key(name) for name in sent}
    offices = Institution.objects.in_bulk([key[2] for key in keys.values() if key])
    saved, stale = 0, False
    typed: dict[str, str] = {}
    problems: dict[str, str] = {}
    for name, text in sent.items():
        key = keys[name]
        if key is None or key[0] not in areas or key[2] not in offices:
            problems[name] = "Sel ini tidak dikenal."
            continue
        seen = _number(request.POST.get(f"v-{name}", "")) or 0
        try:
            volume = parse_number(text, negative=False)
            item = stored.get(key)
            if (item.volume if item else None) == (volume or None):
                # Nothing was typed here; what others did elsewhere is no conflict.
                continue
            place = {
                "kawasan": areas[key[0]],
                "sasaran": key[1],
                "tahun": tahun,
                "pelaku": offices[key[2]],
                "sumber_dana": key[3],
            }
            actions.set_cell(
                plan=plan, place=place, volume=volume, versi=seen, by=request.user
            )
            saved += 1
        except NumberRefused as error:
            typed[name], problems[name] = text, str(error)
        except Stale as refusal:
            typed[name], problems[name] = text, _said(refusal)
            stale = True
        except (Refused, ValidationError) as refusal:
            typed[name], problems[name] = text, " ".join(sentences(refusal))
    return saved, typed, problems, stale


def _said(stale: Stale) -> str:
    current: Any = stale.details.get("current")
    if current is None:
        return stale.message
    return f"{stale.message} Tersimpan sekarang: {format_number(current.volume)}."


def _key(name: str) -> CellKey | None:
    parts = name.split("-")
    if len(parts) != 4:
        return None
    area, sasaran, office, source = parts
    first, third = _number(area), _number(office)
    known = sasaran in Sasaran.values and source in SumberDana.values
    if first is None or third is None or not known:
        return None
    return first, sasaran, third, source


def _told(
    request: HttpRequest,
    plan: RencanaKolaborasi,
    tahun: int,
    sent: dict[str, str],
    problems: dict[str, str],
    stale: bool,
) -> HttpResponse:
    """The one cell that the script sent, and the right edge of its row."""
    name = next(iter(sent), "")
    key = _key(name)
    area = _areas(plan, request.user).filter(pk=key[0]).first() if key else None
    if key is None or area is None:
        return JsonResponse({"pesan": "Sel ini tidak dikenal."}, status=422)
    item = plan.item_set.filter(
        kawasan=area,
        rt=None,
        sasaran=key[1],
        tahun=tahun,
        pelaku=key[2],
        sumber_dana=key[3],
    ).first()
    answer: dict[str, Any] = {
        "versi": item.versi if item else 0,
        "nilai": format_number(item.volume) if item else "",
        "status": item.status if item else "",
    }
    if problems:
        answer["pesan"] = " ".join(problems.values())
        return JsonResponse(answer, status=409 if stale else 422)
    board = kebutuhan.board([area])
    need = next((one for one in board.needs if one.sasaran == key[1]), None)
    if need:
        end = _outcomes(board, {area.pk}).get(area.pk)
        answer["baris"] = _edge(need, end)
    return JsonResponse(answer)


def _edge(need: Need, end: hasil_rencana.Outcome | None) -> dict[str, Any]:
    return {
        "sisa": "–" if need.sisa is None else format_number(need.sisa),
        "lebih": format_number(need.lebih) if need.lebih else "",
        "ganda": bool(need.ganda),
        "biaya": rupiah(need.biaya),
        "ha": format_number(end.akhir, 2) if end else "",
    }
