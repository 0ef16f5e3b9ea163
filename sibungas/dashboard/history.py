"""Versions of a row in words: labels, units, and what two versions say otherwise."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.gis.db.models import GeometryField
from django.db.models import ForeignKey, Model
from django.utils.text import capfirst

from sibungas.accounts.models import User
from sibungas.lib import history
from sibungas.templatetags.ui import DASH, angka, ha, tanggal, waktu

CHANNELS = {
    "web": "Halaman web",
    "api": "API",
    "impor": "Impor berkas",
    "tugas": "Tugas latar",
    "contoh": "Data contoh",
}
# Columns whose own name is not what people call them.
_LABELS = {
    "rata_rata": "Rata-rata aspek (%)",
    "resmi": "Angka resmi",
    "isian_mentah": "Isian yang belum terbaca",
    "alasan_peringatan": "Alasan hal yang tidak lazim",
    "isi_hash": "Sidik isi kiriman",
    "device_time": "Waktu di perangkat",
}
_UNIT = re.compile(r"(?P<label>.+) \((?P<unit>ha|m|unit|jiwa|KK|%|Rp|orang)\)")


@dataclass(frozen=True)
class Difference:
    """One column of two versions, in words."""

    label: str
    old: str
    new: str
    same: bool


def label_of(field: Any) -> str:
    """The name of a column as people read it, without its unit."""
    name = _LABELS.get(field.name) or str(field.verbose_name)
    match = _UNIT.fullmatch(name)
    return capfirst(match["label"] if match else name)


def channel_of(event: Any) -> str:
    """Through which channel a version came; older rows may only say it themselves."""
    said = event.lewat
    if not said and event.nomor == 1:
        said = getattr(event, "kanal", "")
    if not said and event.is_demo:
        said = "contoh"
    return CHANNELS.get(said, said or "Tidak tercatat")


def differences(
    model: type[Model], old: Any, new: Any, *, names: bool, everything: bool
) -> list[Difference]:
    """What two versions say, only where they differ unless ``everything``.

    ``names``: whether the reader may see who the people in the columns are.
    """
    differing = set(history.changed(model, old, new))
    return [
        _difference(field, old, new, names=names, same=field not in differing)
        for field in history.fields_of(model)
        if everything or field in differing
    ]


def _difference(
    field: Any, old: Any, new: Any, *, names: bool, same: bool
) -> Difference:
    pair = [_say(field, event, names) for event in (old, new)]
    if isinstance(field, GeometryField) and not same:
        pair = _shapes(field, old, new)
    return Difference(label_of(field), pair[0], pair[1], same)


def _shapes(field: Any, old: Any, new: Any) -> list[str]:
    """A boundary by its hectares; the areas alone may be the same."""
    shapes = [getattr(event, field.name) for event in (old, new)]
    areas = [history.hectares(shape) for shape in shapes]
    if None not in areas:
        before, after = (ha(area) for area in areas)
        return [before, f"{field.verbose_name} berubah ({before} → {after})"]
    return [_shape(shape) for shape in shapes]


def _shape(shape: Any) -> str:
    if shape is None:
        return DASH
    area = history.hectares(shape)
    return ha(area) if area is not None else f"{shape.geom_type}, digambar"


def _say(field: Any, event: Any, names: bool) -> str:
    value = getattr(event, field.attname)
    if value is None or value == "" or value == [] or value == {}:
        return DASH
    if isinstance(field, GeometryField):
        return _shape(value)
    if isinstance(field, ForeignKey):
        return _row(field, event, names)
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {text}" for key, text in value.items())
    words = dict(field.flatchoices or getattr(field, "base_field", field).flatchoices)
    if isinstance(value, list):
        return ", ".join(str(words.get(part, part)) for part in value)
    if value in words:
        return str(words[value])
    return _figure(field, value)


def _row(field: Any, event: Any, names: bool) -> str:
    thing = getattr(event, field.name)
    if isinstance(thing, User):
        return thing.nama if names else "ada"
    return str(thing)


def _figure(field: Any, value: Any) -> str:
    if isinstance(value, datetime):
        return waktu(value)
    if isinstance(value, date):
        return tanggal(value)
    if not isinstance(value, int | Decimal):
        return str(value)
    if "tahun" in field.name:
        return str(value)
    match = _UNIT.fullmatch(_LABELS.get(field.name) or str(field.verbose_name))
    return f"{angka(value)} {match['unit']}" if match else angka(value)
