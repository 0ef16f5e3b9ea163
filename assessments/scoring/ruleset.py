"""A dated edition of the rules: criteria, bands, levels and limits, as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Header:
    """A denominator on the sheet: its key in the rules, its column in tables."""

    key: str
    column: str
    label: str
    satuan: str
    help: str

    @property
    def is_count(self) -> bool:
        return self.satuan in COUNTED


@dataclass(frozen=True)
class Criterion:
    """One criterion: the column of its volume, the key of its denominator.

    ``nama`` is the official name, ``label`` names the volume, ``tanya`` asks for
    it in plain words and ``petunjuk`` says what is counted.
    """

    kode: str
    aspek: str
    nama: str
    label: str
    tanya: str
    petunjuk: str
    satuan: str
    kolom: str
    penyebut: str

    @property
    def is_count(self) -> bool:
        return self.satuan in COUNTED


COUNTED = ("unit", "jiwa", "KK")
"""Units that come in whole numbers."""


@dataclass(frozen=True)
class Aspect:
    kode: str
    nama: str
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True)
class Band:
    """Percentages of two decimals, both ends included, and their score."""

    skor: int
    mulai: Decimal
    sampai: Decimal


@dataclass(frozen=True)
class Level:
    """Totals, both ends included, and their tingkat."""

    kode: str
    nama: str
    mulai: int
    sampai: int


@dataclass(frozen=True)
class Limits:
    """What the data-quality checks compare with."""

    positive: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    existing: Mapping[str, str]
    tolerance_m: Decimal
    kk_per_bangunan: tuple[Decimal, Decimal]
    jiwa_per_kk: tuple[Decimal, Decimal]
    luas_rt_ha: tuple[Decimal, Decimal]


@dataclass(frozen=True, eq=False)
class Ruleset:
    """One edition, checked. ``document`` is the file, for the browser twin.

    Each edition is loaded once, so two rulesets are equal when they are the same.
    """

    kode: str
    nama: str
    singkat: str
    berlaku_mulai: int
    berlaku_sampai: int | None
    headers: tuple[Header, ...]
    optional_headers: tuple[Header, ...]
    aspects: tuple[Aspect, ...]
    bands: tuple[Band, ...]
    levels: tuple[Level, ...]
    mean: str
    density_criterion: str
    density_limits: Mapping[str, Decimal]
    limits: Limits
    document: Mapping[str, Any] = field(repr=False)

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        return tuple(line for aspect in self.aspects for line in aspect.criteria)

    @cached_property
    def max_total(self) -> int:
        return len(self.criteria) * max(band.skor for band in self.bands)

    @cached_property
    def _headers(self) -> dict[str, Header]:
        return {one.key: one for one in (*self.headers, *self.optional_headers)}

    @cached_property
    def _criteria(self) -> dict[str, Criterion]:
        return {one.kode: one for one in self.criteria}

    def header(self, key: str) -> Header:
        return self._headers[key]

    def criterion(self, kode: str) -> Criterion:
        return self._criteria[kode]

    def band_of(self, percent: Decimal) -> Band:
        """The band of a percentage of two decimals between 0 and 100."""
        return next(band for band in self.bands if percent <= band.sampai)

    def level_of(self, total: int) -> Level:
        return next(level for level in self.levels if total <= level.sampai)
