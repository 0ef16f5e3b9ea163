"""From a ruleset document to a Ruleset; every doubt is a refusal with its place."""

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from assessments.scoring.ruleset import (
    Aspect,
    Band,
    Criterion,
    Header,
    Level,
    Limits,
    Ruleset,
)

_DECIMAL = re.compile(r"[0-9]{1,9}(\.[0-9]{1,3})?")
_COLUMN = re.compile(r"[a-z][a-z0-9_]{2,62}")
_END_OF_UNIT = {"ha": "_ha", "m": "_m"}
_CLASSES = ("metropolitan", "besar", "sedang", "kecil")
_CENT = Decimal("0.01")


class InvalidRuleset(ValueError):
    """The file is not a set of rules that can be applied."""


def read(document: Mapping[str, Any]) -> Ruleset:
    """The ruleset in the document; raises InvalidRuleset naming what is wrong."""
    try:
        ruleset = _build(document)
    except (KeyError, TypeError) as error:
        raise InvalidRuleset(f"Missing or of the wrong kind: {error}.") from error
    _check_columns(ruleset)
    _check_bands(ruleset)
    _check_levels(ruleset)
    _check_limits(ruleset)
    return ruleset


def _build(document: Mapping[str, Any]) -> Ruleset:
    density = document["kepadatan"]
    return Ruleset(
        kode=document["kode"],
        nama=document["nama"],
        singkat=document["singkat"],
        berlaku_mulai=_whole(document["berlaku_mulai"]),
        berlaku_sampai=document["berlaku_sampai"],
        headers=tuple(Header(**one) for one in document["headers"]),
        optional_headers=tuple(Header(**one) for one in document["headers_opsional"]),
        aspects=tuple(_aspect(one) for one in document["aspek"]),
        bands=tuple(_band(one) for one in document["pita"]),
        levels=tuple(_level(one) for one in document["tingkat"]),
        mean=document["rata_rata"],
        density_criterion=density["kriteria"],
        density_limits=MappingProxyType(
            {name: _decimal(limit) for name, limit in density["batas"].items()}
        ),
        limits=_limits(document["pemeriksaan"]),
        document=document,
    )


def _aspect(one: Mapping[str, Any]) -> Aspect:
    lines = tuple(Criterion(aspek=one["kode"], **line) for line in one["kriteria"])
    return Aspect(one["kode"], one["nama"], lines)


def _band(one: Mapping[str, Any]) -> Band:
    return Band(_whole(one["skor"]), _decimal(one["mulai"]), _decimal(one["sampai"]))


def _level(one: Mapping[str, Any]) -> Level:
    return Level(one["kode"], one["nama"], _whole(one["mulai"]), _whole(one["sampai"]))


def _limits(one: Mapping[str, Any]) -> Limits:
    return Limits(
        positive=tuple(one["lebih_dari_nol"]),
        parts=tuple(tuple(codes) for codes in one["bagian"]),
        existing=MappingProxyType(dict(one["eksisting"])),
        tolerance_m=_decimal(one["toleransi_m"]),
        kk_per_bangunan=_pair(one["kk_per_bangunan"]),
        jiwa_per_kk=_pair(one["jiwa_per_kk"]),
        luas_rt_ha=_pair(one["luas_rt_ha"]),
    )


def _decimal(text: Any) -> Decimal:
    if not isinstance(text, str) or not _DECIMAL.fullmatch(text):
        raise InvalidRuleset(f"{text!r} is not a decimal such as '25.00'.")
    return Decimal(text)


def _pair(texts: Any) -> tuple[Decimal, Decimal]:
    low, high = (_decimal(text) for text in texts)
    if low >= high:
        raise InvalidRuleset(f"{low} is not below {high}.")
    return low, high


def _whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise InvalidRuleset(f"{value!r} is not a whole number.")
    return value


def _check_columns(ruleset: Ruleset) -> None:
    """Names are unique and say their unit; every denominator is a known header."""
    headers = (*ruleset.headers, *ruleset.optional_headers)
    _once("header", [one.key for one in headers])
    _once("criterion", [one.kode for one in ruleset.criteria])
    _once("aspect", [one.kode for one in ruleset.aspects])
    columns = [(one.column, one.satuan) for one in headers]
    columns += [(one.kolom, one.satuan) for one in ruleset.criteria]
    _once("column", [column for column, _ in columns])
    for column, unit in columns:
        if not _COLUMN.fullmatch(column):
            raise InvalidRuleset(f"{column!r} is not a name by meaning.")
        if not column.endswith(_END_OF_UNIT.get(unit, "")):
            raise InvalidRuleset(f"Column {column} is in {unit} but does not say so.")
    _check_denominators(ruleset)


def _check_denominators(ruleset: Ruleset) -> None:
    units = {one.key: one.satuan for one in ruleset.headers}
    for line in ruleset.criteria:
        if line.penyebut not in units:
            raise InvalidRuleset(f"{line.kode} is a part of unknown {line.penyebut!r}.")
        if line.satuan != units[line.penyebut]:
            raise InvalidRuleset(f"{line.kode} and {line.penyebut} differ in unit.")


def _once(what: str, names: list[str]) -> None:
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise InvalidRuleset(f"Twice the same {what}: {', '.join(sorted(twice))}.")
    if not names:
        raise InvalidRuleset(f"There is no {what}.")


def _check_bands(ruleset: Ruleset) -> None:
    """The bands cover 0.00 to 100.00 once, and a worse one scores higher."""
    bands = ruleset.bands
    expected = Decimal(0)
    for band in bands:
        if band.mulai != expected or band.sampai <= band.mulai:
            raise InvalidRuleset(f"Band {band.mulai} overlaps or leaves a gap.")
        expected = band.sampai + _CENT
    if expected != 100 + _CENT:
        raise InvalidRuleset("The bands do not end at 100.00.")
    scores = [band.skor for band in bands]
    if scores != sorted(set(scores)) or scores[0] != 0:
        raise InvalidRuleset("Scores of the bands must rise from 0.")


def _check_levels(ruleset: Ruleset) -> None:
    expected = 0
    for level in ruleset.levels:
        if level.mulai != expected or level.sampai < level.mulai:
            raise InvalidRuleset(f"Level {level.kode} overlaps or leaves a gap.")
        expected = level.sampai + 1
    if expected != ruleset.max_total + 1:
        raise InvalidRuleset(f"The levels do not end at {ruleset.max_total}.")
    _once("level", [level.kode for level in ruleset.levels])


def _check_limits(ruleset: Ruleset) -> None:
    codes = {one.kode for one in ruleset.criteria}
    keys = {one.key for one in ruleset.headers}
    extra = {one.key for one in ruleset.optional_headers}
    limits = ruleset.limits
    named = {ruleset.density_criterion, *limits.existing}
    named.update(code for codes_ in limits.parts for code in codes_)
    unknown = (named - codes) | (set(limits.positive) - keys)
    unknown |= set(limits.existing.values()) - extra
    if unknown:
        raise InvalidRuleset(f"The checks name unknown {', '.join(sorted(unknown))}.")
    if set(ruleset.density_limits) != set(_CLASSES):
        raise InvalidRuleset("Density limits are needed for every class of city.")
    if ruleset.mean not in ("plain", "zeroed"):
        raise InvalidRuleset(f"{ruleset.mean!r} is not a way to take the mean.")
