"""Reads a sheet that was sent, and writes its receipt.

The receipt depends only on what was sent and when it first arrived. Every copy
of one sending, now or in a month, is answered with the same body.
"""

from typing import Any

from rest_framework.request import Request
from rest_framework.reverse import reverse

from assessments import scoring, workflow
from assessments.models import Assessment
from kawasan.models import Rt
from sibungas.api import incoming
from sibungas.api.base import TAHUN_SCHEMA, Row
from sibungas.api.sheets import COLUMN_OF_ANY_HEADER, COLUMN_OF_HEADER, reader
from sibungas.api.skor import CODES, EXAMPLE
from sibungas.lib.errors import Refused
from sibungas.lib.params import Fault, Faulty

_NUMBER = {
    "anyOf": [
        {"type": "number", "minimum": 0, "maximum": 10_000_000},
        {"type": "string", "pattern": r"^[0-9]{1,8}(\.[0-9]{1,6})?$"},
    ],
    "nullable": True,
    "description": "Unit, KK, jiwa: bulat. Hektare: 6 desimal. Meter: 3 desimal.",
}
_NAMES = (
    "uuid",
    "rt",
    "tahun",
    "jenis",
    "ruleset",
    "tanggal_survei",
    "metode",
    "catatan",
    "header",
    "volume",
    "alasan",
    "ajukan",
    "device_time",
)
REQUEST = {
    "type": "object",
    "example": {
        "uuid": "0190163d-8694-739b-aea5-966c26f8ad90",
        "rt": 1,
        "tahun": 2026,
        "jenis": "baseline",
        "ruleset": EXAMPLE["ruleset"],
        "tanggal_survei": "2026-03-01",
        "header": EXAMPLE["header"],
        "volume": EXAMPLE["volume"],
        "alasan": {},
        "ajukan": False,
        "device_time": "2026-03-01T08:15:00+08:00",
    },
    "required": ["uuid", "rt", "tahun", "jenis", "ruleset", "header", "volume"],
    "additionalProperties": False,
    "properties": {
        "uuid": {"type": "string", "format": "uuid"},
        "rt": {"type": "integer", "minimum": 1, "maximum": 2**62},
        "tahun": TAHUN_SCHEMA,
        "jenis": {"type": "string", "enum": list(Assessment.Jenis.values)},
        "ruleset": {"type": "string", "enum": list(Assessment.Ruleset.values)},
        "tanggal_survei": {"type": "string", "format": "date", "nullable": True},
        "metode": {
            "type": "string",
            "enum": [*Assessment.Metode.values, None],
            "nullable": True,
        },
        "catatan": {"type": "string", "maxLength": 2000, "nullable": True},
        "header": {
            "type": "object",
            "additionalProperties": False,
            "properties": dict.fromkeys(COLUMN_OF_ANY_HEADER, _NUMBER),
        },
        "volume": {
            "type": "object",
            "description": "Kode kriteria aturan itu. Tidak diisi berarti tak diukur.",
            "additionalProperties": False,
            "properties": dict.fromkeys(CODES, _NUMBER),
        },
        "alasan": {
            "type": "object",
            "nullable": True,
            "description": "Alasan per kode peringatan.",
            "additionalProperties": {"type": "string", "maxLength": 300},
        },
        "ajukan": {
            "type": "boolean",
            "nullable": True,
            "description": "true mengajukan; tanpa ini tersimpan sebagai draf.",
        },
        "device_time": {"type": "string", "format": "date-time", "nullable": True},
    },
}


def read_sheet(body: Any, user: Any) -> Row:
    """What ``receive_assessment`` needs; raises Faulty with all that is wrong."""
    whole = incoming.Body(body)
    whole.only(_NAMES)
    sent: Row = {
        "uuid": whole.get("uuid", incoming.identifier),
        "tahun": whole.get("tahun", incoming.whole(1990, 2100)),
        "jenis": whole.get("jenis", incoming.one_of(Assessment.Jenis.values)),
        "ruleset": whole.get("ruleset", incoming.one_of(Assessment.Ruleset.values)),
        "device_time": whole.get("device_time", incoming.device_clock, required=False),
        "submit": bool(whole.get("ajukan", incoming.boolean, required=False)),
    }
    rt = whole.get("rt", incoming.whole(1, 2**62))
    sent["values"] = {**_survey(whole), **_values(whole, sent["ruleset"])}
    sent["reasons"] = _reasons(whole)
    whole.check()
    sent["rt"] = _rt(rt, user)
    return sent


def _survey(whole: incoming.Body) -> Row:
    """When and how it was surveyed, and what the reviewer should know."""
    methods = incoming.one_of(Assessment.Metode.values)
    return {
        "tanggal_survei": whole.get(
            "tanggal_survei", incoming.survey_day, required=False
        ),
        "metode": whole.get("metode", methods, required=False) or "",
        "catatan": whole.get("catatan", incoming.text(2000), required=False) or "",
    }


def _values(whole: incoming.Body, edition: str | None) -> Row:
    """Columns and numbers of header and volume; what was not sent is None."""
    header = whole.object("header")
    header.only(COLUMN_OF_ANY_HEADER)
    volume = whole.object("volume")
    columns = {}
    if edition:
        columns = {c.kode: c.kolom for c in scoring.load(edition).criteria}
        volume.only(columns)
    return {
        column: part.get(name, reader(column), required=False)
        for part, names in ((header, COLUMN_OF_ANY_HEADER), (volume, columns))
        for name, column in names.items()
    }


def _reasons(whole: incoming.Body) -> dict[str, str]:
    reasons = whole.object("alasan", required=False)
    if len(reasons.values) > 60:
        reasons.wrong("", "terlalu_banyak", "Paling banyak 60 alasan.")
    for name in reasons.values:
        if not 0 < len(name) <= 60:
            reasons.wrong(name[:60], "tidak_dikenal", "Kode alasan tidak dikenal.")
    return {
        name: reasons.get(name, incoming.text(300), required=False) or ""
        for name in reasons.values
    }


def _rt(key: int, user: Any) -> Rt:
    """The RT; one that may not be seen does not exist for the sender.

    Whether it is closed is asked later: a copy of an old sending is still welcome.
    """
    seen = Rt.objects.visible_to(user).select_related("kelurahan")
    rt = seen.defer("batas", "kelurahan__batas").filter(pk=key).first()
    if rt is None:
        message = "RT ini tidak ada, atau berada di luar wilayah Anda."
        raise Faulty([Fault("/rt", "tidak_ditemukan", message)])
    return rt


def with_pointers(refused: Refused) -> Refused:
    """The refusal with the place in the body of everything that stands in the way."""
    faults = [
        Fault(_place(name), "wajib", "Wajib diisi untuk mengajukan.")
        for name in refused.details.get("belum_diisi", ())
    ]
    for problem in refused.details.get("masalah", ()):
        if problem["jenis"] == "E":
            place, sentence = _place(problem["kriteria"]), problem["pesan"]
        else:
            place = f"/alasan/{problem['kode']}"
            sentence = f"Tulis alasannya: {problem['pesan']}"
        faults.append(Fault(place, problem["kode"], sentence))
    return Refused(
        refused.message,
        code=refused.code,
        errors=[fault.as_dict() for fault in faults],
        **refused.details,
    )


def _place(name: str) -> str:
    """The pointer to a header key or a criterion code."""
    if not name:
        return ""
    return f"/{'header' if name in COLUMN_OF_ANY_HEADER else 'volume'}/{name}"


def receipt(sent: Row, assessment: Assessment, request: Request) -> Row:
    ruleset = scoring.load(sent["ruleset"])
    values = sent["values"]
    score = scoring.score(
        ruleset,
        scoring.Sheet(
            {key: values[column] for key, column in COLUMN_OF_HEADER.items()},
            {c.kode: values[c.kolom] for c in ruleset.criteria},
        ),
    )
    return {
        "uuid": assessment.uuid,
        "rt": sent["rt"].pk,
        "tahun": sent["tahun"],
        "jenis": sent["jenis"],
        "ruleset": sent["ruleset"],
        "ajukan": sent["submit"],
        "status": workflow.DIAJUKAN if sent["submit"] else workflow.DRAF,
        "total": score.total,
        "tingkat": score.tingkat,
        "lengkap": score.lengkap,
        "sidik": assessment.isi_hash,
        "diterima_pada": assessment.dibuat_pada,
        "data_contoh": assessment.is_demo,
        "url": reverse("api:penilaian", [assessment.uuid], request=request),
    }
