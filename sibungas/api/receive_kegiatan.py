"""Reads a work that was sent: the whole of it, the columns of a step, its lines."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.gis.geos import GEOSGeometry

from kawasan import access, penanganan
from kawasan.actions.interventions import EDITABLE, RIGHT
from kawasan.models import Intervention, InterventionFunding, Kawasan, Rt, Wilayah
from kawasan.models.fields import MAX_COUNT, MAX_M, MAX_RUPIAH
from kawasan.models.sasaran import Sasaran, SumberDana
from sibungas.api import incoming
from sibungas.api.base import TAHUN_SCHEMA, Row
from sibungas.lib.errors import Refused
from sibungas.lib.geometry import parse_location
from sibungas.lib.params import Fault, Faulty
from sibungas.lib.params import day as calendar_day

_MOST_LINES = 500
_LARGEST_KEY = 2**62


def _location(value: Any) -> GEOSGeometry | None:
    if not isinstance(value, dict):
        raise ValueError("Isi geometri GeoJSON, atau null.")
    return parse_location(json.dumps(value, default=float))


def _plans(value: Any) -> list[str]:
    if not isinstance(value, list) or len(value) > len(Intervention.Dokumen):
        raise ValueError("Isi daftar nama dokumen.")
    read = incoming.one_of(Intervention.Dokumen.values)
    return [read(one) for one in value]


def _day(value: Any) -> date:
    found = calendar_day(value if isinstance(value, str) else "")
    if not 1990 <= found.year <= 2100:
        raise ValueError("Tanggal ini di luar 1990 sampai 2100.")
    return found


_NUMBER = {
    "anyOf": [
        {"type": "number", "minimum": 0},
        {"type": "string", "pattern": r"^[0-9]{1,15}(\.[0-9]{1,6})?$"},
    ],
    "nullable": True,
}
_DAY = {"type": "string", "format": "date", "nullable": True}
_WHOLE = {"type": "integer", "minimum": 0, "nullable": True}


def _readers() -> dict[str, tuple[incoming.Read, dict[str, Any], Any]]:
    """Column → how it is read, how it is described, what it is when absent."""
    found: dict[str, Any] = {}
    for name in EDITABLE:
        field: Any = Intervention._meta.get_field(name)
        kind = field.get_internal_type()
        if name in ("skala", "rt", "kawasan", "tahun", "nama"):
            continue
        if name == "lokasi":
            found[name] = (_location, {"type": "object", "nullable": True}, None)
        elif name == "dokumen":
            items = {"type": "string", "enum": list(Intervention.Dokumen.values)}
            schema = {"type": "array", "items": items, "nullable": True}
            found[name] = (_plans, schema, [])
        elif kind == "DateField":
            found[name] = (_day, _DAY, None)
        elif name == "tahun_anggaran":
            read = incoming.whole(1990, 2100)
            found[name] = (read, {**TAHUN_SCHEMA, "nullable": True}, None)
        elif kind == "PositiveIntegerField":
            found[name] = (incoming.whole(0, MAX_COUNT), _WHOLE, None)
        elif name.startswith("progres_"):
            found[name] = (incoming.measure(100, 2), _NUMBER, 0)
        elif kind == "DecimalField":
            found[name] = (incoming.measure(MAX_RUPIAH, 2), _NUMBER, None)
        elif field.choices:
            choices = [key for key, _label in field.choices]
            allowed = [*choices, None]
            schema = {"type": "string", "enum": allowed, "nullable": True}
            empty = "lingkungan" if name == "komponen" else ""
            found[name] = (incoming.one_of(choices), schema, empty)
        else:
            most = field.max_length or 2000
            schema = {"type": "string", "maxLength": most, "nullable": True}
            found[name] = (incoming.text(most), schema, "")
    return found


COLUMNS = _readers()
_LINE = {
    "volume": {
        "rt": {"type": "integer", "minimum": 1, "nullable": True},
        "sasaran": {"type": "string", "enum": list(Sasaran.values)},
        "rencana": _NUMBER,
        "realisasi": _NUMBER,
        "alasan": {"type": "string", "maxLength": 300, "nullable": True},
    },
    "dana": {
        "sumber": {"type": "string", "enum": list(SumberDana.values)},
        "bentuk": {
            "type": "string",
            # Without null among them a validator refuses the null that is allowed.
            "enum": [*InterventionFunding.Bentuk.values, None],
            "nullable": True,
        },
        "rencana_rp": _NUMBER,
        "realisasi_rp": _NUMBER,
    },
}
_COLUMN_OF = {
    "rencana": "volume_rencana",
    "realisasi": "volume_realisasi",
    "rencana_rp": "jumlah_rencana_rp",
    "realisasi_rp": "jumlah_realisasi_rp",
}
_SENT_AS = {column: name for name, column in _COLUMN_OF.items()}


def lines_schema(name: str, required: list[str]) -> dict[str, Any]:
    return {
        "type": "array",
        "maxItems": _MOST_LINES,
        "nullable": True,
        "items": {
            "type": "object",
            "required": required,
            "additionalProperties": False,
            "properties": _LINE[name],
        },
    }


LINES = {
    "volume": lines_schema("volume", ["sasaran"]),
    "dana": lines_schema("dana", ["sumber"]),
}
VERSION = {
    "type": "integer",
    "minimum": 1,
    "maximum": 2**31 - 1,
    "nullable": True,
    "description": "Versi yang Anda baca; boleh diganti kepala If-Match.",
}
_WORK = {
    "nama": {"type": "string", "maxLength": 250},
    "tahun": TAHUN_SCHEMA,
    "skala": {
        "type": "string",
        "enum": [*Intervention.Skala.values, None],
        "nullable": True,
    },
    "rt": {"type": "integer", "minimum": 1, "nullable": True},
    "kawasan": {"type": "string", "maxLength": 30, "nullable": True},
    **{name: schema for name, (_read, schema, _empty) in COLUMNS.items()},
    **LINES,
}
NEW = {
    "type": "object",
    "required": ["uuid", "kelurahan", "nama", "tahun"],
    "additionalProperties": False,
    "properties": {
        "uuid": {"type": "string", "format": "uuid"},
        "kelurahan": {"type": "string", "description": "Kode kelurahan pengusul."},
        **_WORK,
    },
}
CHANGE = {
    "type": "object",
    "required": ["nama", "tahun"],
    "additionalProperties": False,
    "properties": {**_WORK, "versi": VERSION},
}


def read_new(body: Any, user: Any) -> Row:
    """What ``receive_intervention`` needs; raises Faulty with all that is wrong."""
    whole = incoming.Body(body)
    whole.only(NEW["properties"])
    uuid = whole.get("uuid", incoming.identifier)
    kode = whole.get("kelurahan", incoming.text(13))
    sent = _work(whole)
    whole.check()
    kelurahan = _kelurahan(kode, user)
    return {"uuid": uuid, **_placed(sent, user, {"kelurahan": kelurahan})}


def read_change(body: Any, user: Any) -> tuple[Row, int | None]:
    """What ``update_intervention`` needs, and the version that was named."""
    whole = incoming.Body(body)
    whole.only(CHANGE["properties"])
    version = whole.get("versi", incoming.whole(1, 2**31 - 1), required=False)
    sent = _work(whole)
    whole.check()
    return _placed(sent, user, {}), version


def read_columns(whole: incoming.Body, names: Iterable[str]) -> Row:
    """The named columns that were sent; what was not sent stays as it is."""
    asked = tuple(names)
    whole.only(asked)
    return {name: _column(whole, name) for name in asked if name in whole.values}


def _column(whole: incoming.Body, name: str) -> Any:
    read, _schema, empty = COLUMNS[name]
    value = whole.get(name, read, required=False)
    return empty if value is None else value


def _work(whole: incoming.Body) -> Row:
    scale = incoming.one_of(Intervention.Skala.values)
    return {
        "skala": whole.get("skala", scale, required=False) or Intervention.Skala.RT,
        "rt": whole.get("rt", incoming.whole(1, _LARGEST_KEY), required=False),
        "kawasan": whole.get("kawasan", incoming.text(30), required=False),
        "tahun": whole.get("tahun", incoming.whole(1990, 2100)),
        "nama": whole.get("nama", incoming.text(250)),
        **{name: _column(whole, name) for name in COLUMNS},
        "volume": read_volumes(whole) or [],
        "dana": read_funding(whole) or [],
    }


def _lines(whole: incoming.Body, name: str) -> list[incoming.Body] | None:
    value = whole.values.get(name)
    if value is None:
        return None
    if not isinstance(value, list) or len(value) > _MOST_LINES:
        whole.wrong(name, "tidak_sah", f"Isi daftar, paling banyak {_MOST_LINES}.")
        return []
    bodies = [
        incoming.Body(one, f"{whole.pointer}/{name}/{n}", whole.faults)
        for n, one in enumerate(value)
    ]
    for body in bodies:
        body.only(_LINE[name])
    return bodies


def read_volumes(whole: incoming.Body) -> list[Row] | None:
    """The lines with the keys of their RT; None when none were sent."""
    bodies = _lines(whole, "volume")
    if bodies is None:
        return None
    return [_volume(body) for body in bodies]


def _volume(body: incoming.Body) -> Row:
    name = body.get("sasaran", incoming.one_of(Sasaran.values))
    amount = incoming.measure(MAX_M, penanganan.places(name) if name else 6)
    return {
        "rt": body.get("rt", incoming.whole(1, _LARGEST_KEY), required=False),
        "sasaran": name,
        "volume_rencana": body.get("rencana", amount, required=False),
        "volume_realisasi": body.get("realisasi", amount, required=False),
        "alasan": body.get("alasan", incoming.text(300), required=False) or "",
    }


def read_funding(whole: incoming.Body) -> list[Row] | None:
    bodies = _lines(whole, "dana")
    if bodies is None:
        return None
    money = incoming.measure(MAX_RUPIAH, 2)
    forms = incoming.one_of(InterventionFunding.Bentuk.values)
    return [
        {
            "sumber": body.get("sumber", incoming.one_of(SumberDana.values)),
            "bentuk": body.get("bentuk", forms, required=False) or "uang",
            "jumlah_rencana_rp": body.get("rencana_rp", money, required=False),
            "jumlah_realisasi_rp": body.get("realisasi_rp", money, required=False),
        }
        for body in bodies
    ]


# Places -------------------------------------------------------------------------------


def _kelurahan(kode: str, user: Any) -> Wilayah:
    rows = Wilayah.objects.current().visible_to(user).defer("batas")
    found = rows.filter(kode=kode, jenis__in=["kelurahan", "desa"]).first()
    if found is None:
        raise _absent("/kelurahan", "Kelurahan")
    access.require(user, RIGHT, found.kode)
    return found


def _placed(sent: Row, user: Any, values: Row) -> Row:
    """The work with rows in the place of keys; what is not seen does not exist."""
    volumes, funding = sent.pop("volume"), sent.pop("dana")
    places = _rts([sent["rt"], *(line["rt"] for line in volumes)], user)
    if sent["rt"] is not None and sent["rt"] not in places:
        raise _absent("/rt", "RT")
    sent["rt"] = places.get(sent["rt"])
    sent["kawasan"] = _kawasan(sent["kawasan"], user)
    return {
        "values": {**sent, **values},
        "volumes": with_rt(volumes, sent["rt"], places),
        "funding": funding,
    }


def with_rt(volumes: list[Row], home: Rt | None, places: dict[int, Rt]) -> list[Row]:
    """Lines with their RT; one that names none is about the RT of the work."""
    found = []
    for number, line in enumerate(volumes):
        rt = home if line["rt"] is None else places.get(line["rt"])
        if rt is None:
            raise _absent(f"/volume/{number}/rt", "RT")
        found.append({**line, "rt": rt})
    return found


def rts_of(volumes: list[Row], user: Any) -> dict[int, Rt]:
    return _rts([line["rt"] for line in volumes], user)


def _rts(keys: list[int | None], user: Any) -> dict[int, Rt]:
    rows = Rt.objects.visible_to(user).filter(pk__in={k for k in keys if k})
    rows = rows.select_related("kelurahan", "kawasan")
    rows = rows.defer("batas", "kelurahan__batas", "kawasan__batas")
    return {rt.pk: rt for rt in rows}


def _kawasan(kode: str | None, user: Any) -> Kawasan | None:
    if not kode:
        return None
    rows = Kawasan.objects.visible_to(user).defer("batas")
    found = rows.filter(kode=kode).first()
    if found is None:
        raise _absent("/kawasan", "Kawasan")
    return found


def _absent(pointer: str, what: str) -> Faulty:
    message = f"{what} ini tidak ada, atau berada di luar wilayah Anda."
    return Faulty([Fault(pointer, "tidak_ditemukan", message)])


def with_pointers(refused: Refused, *, steps: bool = False) -> Refused:
    """The refusal with the place in the body of everything that stands in the way."""
    details = dict(refused.details)
    found = details.pop("masalah", {})
    faults = [
        Fault(_pointer(place, steps), refused.code, sentence)
        for place, sentence in found.items()
    ]
    if faults:
        details["errors"] = [fault.as_dict() for fault in faults]
    return type(refused)(refused.message, code=refused.code, **details)


def _pointer(place: str, steps: bool) -> str:
    first, *rest = place.split("/")
    if steps and first in COLUMNS:
        first = f"isian/{first}"
    return "/" + "/".join([first, *(_SENT_AS.get(part, part) for part in rest)])
