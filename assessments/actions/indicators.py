"""Setting targets, reporting achievements, and loading the catalogue.

A number is never changed: the row in force goes out of force and the next version takes
its place. Each deed leaves one row in the trail.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone

from assessments import indicators
from assessments.models import Indicator, IndicatorAchievement, IndicatorTarget
from assessments.models.indicator import IndicatorNumber
from kawasan import access
from kawasan.models import Wilayah
from sibungas.audit.record import record
from sibungas.lib.errors import Refused, Stale

_RIGHT = "edit_indicator"
SHIPPED = Path(__file__).resolve().parent.parent / "reference" / "indikator.json"
Number = TypeVar("Number", IndicatorTarget, IndicatorAchievement)
_TARGET = ("tahun", "nilai", "sumber", "dokumen", "catatan")
_ACHIEVEMENT = (
    *("tahun", "nilai", "tanggal_data", "status", "sumber"),
    *("catatan", "strategi"),
)


@transaction.atomic
def set_target(
    *,
    indicator: Indicator,
    wilayah: Wilayah,
    values: Mapping[str, Any],
    versi: int,
    by: Any,
) -> IndicatorTarget:
    """A target for a year; ``versi`` is the one seen, 0 when there was none."""
    access.require(by, _RIGHT, wilayah.kode)
    return _next(IndicatorTarget, _TARGET, indicator, wilayah, values, versi, by)


@transaction.atomic
def report_achievement(
    *,
    indicator: Indicator,
    wilayah: Wilayah,
    values: Mapping[str, Any],
    versi: int,
    by: Any,
) -> IndicatorAchievement:
    """What was reported for a year; ``versi`` is the one seen, 0 when none."""
    access.require(by, _RIGHT, wilayah.kode)
    day = values.get("tanggal_data")
    if day and day > timezone.localdate():
        raise Refused("Tanggal data belum tiba.", code="tanggal_belum_tiba")
    names = _ACHIEVEMENT
    return _next(IndicatorAchievement, names, indicator, wilayah, values, versi, by)


@transaction.atomic
def withdraw(*, number: IndicatorNumber, reason: str, by: Any) -> None:
    """Takes a number out of force without a successor; the row stays, with why."""
    access.require(by, _RIGHT, number.kode_wilayah)
    rows = type(number).objects.select_for_update(of=("self",))
    locked = rows.get(pk=number.pk)
    if locked.referensi:
        raise Refused("Rujukan terpublikasi tidak diubah di sini.", code="rujukan")
    if not locked.berlaku:
        raise Stale("Angka ini sudah tidak berlaku.", current=locked)
    if not reason.strip():
        raise Refused("Isi alasan pencabutan.", code="tanpa_alasan")
    locked.berlaku, locked.alasan_dicabut = False, reason.strip()[:300]
    locked.save(update_fields=["berlaku", "alasan_dicabut"])
    record(
        f"{_thing(locked)}.cancelled",
        locked,
        by=by,
        kode_wilayah=locked.kode_wilayah,
        before={"tahun": locked.tahun, "nilai": locked.nilai},
        reason=locked.alasan_dicabut,
    )


def _next(
    table: type[Number],
    names: tuple[str, ...],
    indicator: Indicator,
    wilayah: Wilayah,
    values: Mapping[str, Any],
    versi: int,
    by: Any,
) -> Number:
    """The next version of a number; the same values again change nothing."""
    new: dict[str, Any] = {name: values.get(name) for name in names}
    problem = indicators.implausible(indicator, wilayah.kode, new["nilai"])
    if problem:
        raise Refused(problem, code="tidak_wajar")
    # The place is the lock: of two who enter a first number, one waits and is stale.
    Wilayah.objects.select_for_update(no_key=True).only("pk").get(pk=wilayah.pk)
    rows = table.objects.own().filter(
        indicator=indicator, wilayah=wilayah, tahun=new["tahun"]
    )
    now = rows.current().first()
    if (now.versi if now else 0) != versi:
        sentence = "Angka tahun ini sudah diubah orang lain sejak Anda membukanya."
        raise Stale(sentence, current=now)
    before = {name: getattr(now, name) for name in names} if now else {}
    if before == new and now:
        return now
    if now:
        now.berlaku = False
        now.save(update_fields=["berlaku"])
    last = rows.order_by("-versi").values_list("versi", flat=True).first() or 0
    made = table(
        indicator=indicator,
        wilayah=wilayah,
        versi=last + 1,
        dibuat_oleh=by,
        is_demo=wilayah.is_demo,
        **new,
    )
    made.full_clean()
    made.save()
    record(
        f"{_thing(made)}.{'updated' if now else 'created'}",
        made,
        by=by,
        kode_wilayah=wilayah.kode,
        before=before,
        after={**new, "indikator": indicator.kode, "versi": made.versi},
    )
    return made


def _thing(number: IndicatorNumber) -> str:
    return "target" if isinstance(number, IndicatorTarget) else "capaian"


# The catalogue ------------------------------------------------------------------------


@transaction.atomic
def load_catalogue(*, by: Any = None) -> dict[str, int]:
    """Loads the shipped indicators and references; again, only what is new.

    A reference whose value changed in the file becomes the next version. Rows whose
    place came later are tied to it. ``by`` is None for the operator of the machine.
    """
    if by is not None:
        access.require(by, _RIGHT, "")
    shipped = json.loads(SHIPPED.read_text(encoding="utf-8"))
    catalogue = {row["kode"]: _indicator(row) for row in shipped["indikator"]}
    places = _places(shipped)
    new = 0
    for table, rows in (
        (IndicatorTarget, shipped["target"]),
        (IndicatorAchievement, shipped["capaian"]),
    ):
        for row in rows:
            made = _cited(table, row, catalogue, places, shipped["sumber"])
            new += made
    counts = {"indikator": len(catalogue), "rujukan baru": new}
    if new:
        record("indikator.loaded", by=by, after={**counts, "versi": shipped["versi"]})
    return counts


def _indicator(row: Mapping[str, Any]) -> Indicator:
    values = {name: value for name, value in row.items() if name != "kode"}
    found, created = Indicator.objects.get_or_create(kode=row["kode"], defaults=values)
    differing = [name for name in values if getattr(found, name) != values[name]]
    if differing and not created:
        for name in differing:
            setattr(found, name, values[name])
        found.save(update_fields=differing)
    return found


def _places(shipped: Mapping[str, Any]) -> dict[str, Wilayah]:
    rows = [*shipped["target"], *shipped["capaian"]]
    wanted = {row["kode_wilayah"] for row in rows} - {""}
    found = Wilayah.objects.current().filter(kode__in=wanted).defer("batas")
    return {place.kode: place for place in found.order_by("berlaku_mulai")}


def _cited(
    table: type[Any],
    row: Mapping[str, Any],
    catalogue: Mapping[str, Indicator],
    places: Mapping[str, Wilayah],
    sources: Mapping[str, Mapping[str, str]],
) -> int:
    """One reference; 1 when it became a new row."""
    source = sources[row["sumber"]]
    said = {
        "nilai": Decimal(row["nilai"]),
        "sumber": source["sumber"],
        "sumber_url": source["url"],
        "catatan": row["catatan"],
    }
    if table is IndicatorAchievement:
        said["status"] = row["status"]
    key = {
        "indicator": catalogue[row["indikator"]],
        "wilayah_teks": row["tempat"],
        "tahun": row["tahun"],
        "seri": row["seri"],
    }
    place = places.get(row["kode_wilayah"])
    now = table.objects.current().filter(**key).first()
    if now and all(getattr(now, name) == value for name, value in said.items()):
        if place and now.wilayah_id is None:
            now.wilayah = place
            now.save(update_fields=["wilayah"])
        return 0
    if now:
        now.berlaku = False
        now.save(update_fields=["berlaku"])
    versi = now.versi + 1 if now else 1
    made = table(wilayah=place, versi=versi, **key, **said)
    made.full_clean()
    made.save()
    return 1
