"""Simulasi: from which numbers it starts, what is asked, what it costs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Count, QuerySet
from django.utils import timezone

from assessments import scoring, sheets
from assessments.models import Assessment, KondisiRt
from assessments.models.kondisi import Keadaan
from assessments.scoring import whatif
from kawasan.forms.fields import DecimalText, IntegerText
from kawasan.models import HargaSatuan
from kawasan.models.fields import MAX_M
from sibungas.templatetags.ui import isian

_CITY = 5
_PLACES = {"ha": 6, "m": 3}
OFFICIAL, AFTER = "resmi", "akhir"
_WORDS = {OFFICIAL: "Penilaian resmi", AFTER: "Kumuh akhir"}


# Where it starts ----------------------------------------------------------------------


@dataclass(frozen=True)
class Base:
    """One set of numbers to start from: of which kind, of which year, of how many."""

    jenis: str
    tahun: int
    jumlah: int

    @property
    def key(self) -> str:
        return f"{self.jenis}-{self.tahun}"

    @property
    def label(self) -> str:
        return f"{_WORDS[self.jenis]} {self.tahun}"


def _rows(user: Any, jenis: str) -> QuerySet:
    if jenis == AFTER:
        return KondisiRt.objects.visible_to(user).filter(keadaan=Keadaan.AKHIR)
    return Assessment.objects.visible_to(user).official()


def bases(user: Any, rts: QuerySet) -> list[Base]:
    """What there is for these RT, the newest first; of one year, akhir before resmi."""
    found = [
        Base(jenis, row["tahun"], row["n"])
        for jenis in (AFTER, OFFICIAL)
        for row in _rows(user, jenis)
        .filter(rt__in=rts)
        .order_by("-tahun")
        .values("tahun")
        .annotate(n=Count("pk"))
    ]
    return sorted(found, key=lambda base: (-base.tahun, base.jenis))


def chosen(found: list[Base], asked: str) -> Base | None:
    """The one asked for, else the first; None when there is none at all."""
    return next((one for one in found if one.key == asked), next(iter(found), None))


def states(user: Any, rts: QuerySet, base: Base) -> list[Any]:
    """The numbers of each RT, in the order of their places."""
    rows = _rows(user, base.jenis).filter(rt__in=rts, tahun=base.tahun)
    unread = ("rt__batas", "rt__kelurahan__batas")
    return list(
        rows.select_related("rt__kelurahan")
        .defer(*unread)
        .order_by("rt__kelurahan__kode", "rt__rw", "rt__rt", "rt__pk")
    )


def ruleset_of(rows: Iterable[Any]) -> scoring.Ruleset | None:
    """The one edition of all of them; None when they follow several."""
    codes = {row.ruleset for row in rows}
    return scoring.load(codes.pop()) if len(codes) == 1 else None


# What is asked ------------------------------------------------------------------------


class WorksForm(forms.Form):
    """How much of each criterion is worked on: ``v_<kode>``; empty is nothing."""

    def __init__(
        self, asked: Any, *, ruleset: scoring.Ruleset, volumes: Mapping[str, Any]
    ):
        typed = {name for name in asked if name.startswith("v_")}
        super().__init__(asked if typed else None)
        self.ruleset = ruleset
        for line in ruleset.criteria:
            if volumes.get(line.kode):
                self.fields[f"v_{line.kode}"] = _field(line)

    def works(self) -> dict[str, Decimal]:
        """By code of criterion, what was typed and understood."""
        if not self.is_bound:
            return {}
        self.is_valid()
        return {
            name.removeprefix("v_"): Decimal(value)
            for name, value in self.cleaned_data.items()
            if value
        }

    def rows(self, found: scoring.Score, sheet: scoring.Sheet) -> list[dict[str, Any]]:
        """Every criterion with its numbers, and its field where something is left."""
        return [
            {
                "kriteria": line,
                "satuan": self.ruleset.header(line.penyebut).satuan,
                "volume": sheet.volumes.get(line.kode),
                "penyebut": sheet.header.get(line.penyebut),
                "persen": found.persen[line.kode],
                "skor": found.skor[line.kode],
                "field": self[f"v_{line.kode}"]
                if f"v_{line.kode}" in self.fields
                else None,
            }
            for line in self.ruleset.criteria
        ]


def _field(line: scoring.Criterion) -> forms.Field:
    bounds = {
        "required": False,
        "min_value": 0,
        "max_value": MAX_M,
        "label": f"{line.kode} {line.label}",
        "error_messages": {
            "min_value": "Volume tidak boleh kurang dari 0.",
            "max_value": "Volume ini terlalu besar.",
        },
    }
    if line.is_count:
        return IntegerText(**bounds)
    places = _PLACES[line.satuan]
    return DecimalText(max_digits=14, decimal_places=places, **bounds)


def query_of(base: Base, works: Mapping[str, Decimal]) -> str:
    """A simulation as an address that can be sent to somebody."""
    typed = [f"v_{kode}={isian(volume)}" for kode, volume in works.items()]
    return "&".join((f"dasar={base.key}", *typed))


# What it costs ------------------------------------------------------------------------


class Prices:
    """Unit prices per kab/kota by code of criterion, read once per city."""

    def __init__(self, ruleset: scoring.Ruleset):
        self.kode_of = {line.kolom: line.kode for line in ruleset.criteria}
        self.rows: dict[str, dict[str, HargaSatuan]] = {}

    def of(self, kode_wilayah: str) -> dict[str, Decimal]:
        return {kode: row.harga_rp for kode, row in self.found(kode_wilayah).items()}

    def found(self, kode_wilayah: str) -> dict[str, HargaSatuan]:
        city = kode_wilayah[:_CITY]
        if city not in self.rows:
            year = timezone.localdate().year
            self.rows[city] = {
                self.kode_of[row.sasaran]: row
                for row in HargaSatuan.objects.in_force(city, year)
                if row.sasaran in self.kode_of
            }
        return self.rows[city]

    def used(self, kodes: Iterable[str]) -> list[HargaSatuan]:
        """The prices behind a cost, to be shown with year and source."""
        wanted = set(kodes)
        return [
            row
            for found in self.rows.values()
            for kode, row in found.items()
            if kode in wanted
        ]


def total_cost(
    parts: Iterable[tuple[Any, whatif.Simulation]], prices: Prices
) -> tuple[Decimal | None, list[str]]:
    """Rupiah of everything, or None and the criteria that have no price."""
    total, missing = Decimal(0), set()
    for row, found in parts:
        costs = prices.of(row.rt.kelurahan.kode)
        used = [line.kriteria.kode for line in found.lines if line.changes]
        missing |= {kode for kode in used if kode not in costs}
        total += found.cost(costs) or Decimal(0)
    return (None if missing else total), sorted(missing)


def sheet_of(row: Any) -> scoring.Sheet:
    return sheets.sheet_of(row)
