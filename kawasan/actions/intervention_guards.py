"""What must hold before a work is stored, and how its lines are written.

Everything wrong is gathered under the place where it was typed, so that a form and
the API can both point at it: ``pagu_rp``, ``volume/2/rt``, ``dana``.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.contrib.gis.geos import GEOSGeometry
from django.db import IntegrityError
from django.db.models import Model
from django.utils import timezone

from kawasan import penanganan, sisa
from kawasan.models import (
    Intervention,
    InterventionFunding,
    InterventionVolume,
    Wilayah,
)
from kawasan.models.sasaran import Sasaran
from sibungas.lib.errors import Refused, Stale
from sibungas.templatetags.ui import angka

Line = Mapping[str, Any]
Lines = Sequence[Line]
_CHANGED = "Kegiatan ini sudah diubah orang lain sejak Anda membukanya."
_YEARS_AHEAD = 5
# Length of the code of a kab/kota.
_CITY = 5
VOLUME = ("volume_rencana", "volume_realisasi", "alasan")
FUNDS = ("jumlah_rencana_rp", "jumlah_realisasi_rp")


# The row ----------------------------------------------------------------------------


def locked(work: Intervention) -> Intervention:
    rows = Intervention.objects.select_related("kelurahan", "rt", "kawasan")
    rows = rows.defer("kelurahan__batas", "rt__batas", "kawasan__batas")
    return rows.select_for_update(of=("self",)).get(pk=work.pk)


def check_version(work: Intervention, versi: int) -> None:
    if work.versi != versi:
        raise Stale(_CHANGED, current=work)


def check_unlocked(work: Intervention) -> None:
    if work.terkunci or is_locked(codes_of(work), work.tahun):
        raise Refused(
            f"Tahun {work.tahun} sudah dikunci, jadi kegiatan ini tidak dapat diubah.",
            code="terkunci",
        )


def is_locked(codes: Iterable[str], tahun: int) -> bool:
    """Whether the year of a kab/kota of these places is locked.

    Years live above places, so they are reached through the relation only.
    """
    model: Any = Wilayah._meta.get_field("tahun_set").related_model
    cities = {kode[:_CITY] for kode in codes}
    years = model.objects.filter(wilayah__kode__in=cities, tahun=tahun)
    return years.filter(status="terkunci").exists()


def codes_of(work: Intervention) -> list[str]:
    """Every kelurahan that the work touches; all of them must be writable."""
    lines = work.volume_set.values_list("rt__kelurahan__kode", flat=True)
    return sorted({work.kelurahan.kode, *lines.distinct()})


def touched(values: Mapping[str, Any], volumes: Lines) -> list[str]:
    """The same of what was typed."""
    codes = {line["rt"].kelurahan.kode for line in volumes if line.get("rt")}
    return sorted({values["kelurahan"].kode, *codes})


def lines_of(work: Intervention) -> list[dict[str, Any]]:
    """The stored volumes as they would be typed."""
    rows = work.volume_set.select_related("rt__kelurahan").order_by("pk")
    rows = rows.defer("rt__batas", "rt__kelurahan__batas")
    return [
        {"rt": row.rt, "sasaran": row.sasaran, **{n: getattr(row, n) for n in VOLUME}}
        for row in rows
    ]


def funds_of(work: Intervention) -> list[dict[str, Any]]:
    rows = work.dana_set.order_by("pk")
    return [*rows.values("sumber", "bentuk", *FUNDS)]


# What is wrong ----------------------------------------------------------------------


def check(
    work: Intervention, volumes: Lines, funding: Lines, *, excused: set[str] | None
) -> None:
    """Refuses with everything that stands in the way.

    ``excused`` were missing before this change as well: a work of an old file must
    stay open to corrections although nobody knows its contract any more.
    """
    found = {
        **_place(work, volumes),
        **_days(work),
        **_year(work, volumes),
        **_volumes(volumes),
        **_funding(funding),
    }
    for name, sentence in missing(work, volumes, funding).items():
        if name not in (excused or ()):
            found.setdefault(name, sentence)
    if not found:
        found = _beyond(work, volumes)
    if found:
        raise Refused(" ".join(found.values()), code="isian_ditolak", masalah=found)


def missing(work: Intervention, volumes: Lines, funding: Lines) -> dict[str, str]:
    return penanganan.missing(work.status, vars(work), volumes, funding)


def _place(work: Intervention, volumes: Lines) -> dict[str, str]:
    if work.skala == Intervention.Skala.RT:
        return _in_one_rt(work, volumes)
    if work.kawasan is None:
        return {"kawasan": "Pilih kawasan tempat kegiatan ini."}
    if not work.kawasan.kelurahan.filter(pk=work.kelurahan_id).exists():
        sentence = f"Kawasan {work.kawasan.nama} tidak mencakup {work.kelurahan}."
        return {"kawasan": sentence}
    return {
        f"volume/{n}/rt": f"{line['rt']} bukan bagian kawasan {work.kawasan.nama}."
        for n, line in enumerate(volumes)
        if line["rt"].kawasan_id != work.kawasan_id
    }


def _in_one_rt(work: Intervention, volumes: Lines) -> dict[str, str]:
    if work.rt is None:
        return {"rt": "Pilih RT tempat kegiatan ini."}
    if work.rt.kelurahan_id != work.kelurahan_id:
        return {"rt": f"RT ini tidak berada di {work.kelurahan}."}
    if not work.rt.aktif and not work.pk:
        return {"rt": "RT ini sudah ditutup."}
    return {
        f"volume/{n}/rt": "Kegiatan skala RT hanya mencakup RT kegiatan itu sendiri."
        for n, line in enumerate(volumes)
        if line["rt"].pk != work.rt_id
    }


def _days(work: Intervention) -> dict[str, str]:
    today = timezone.localdate()
    found = {}
    if work.tahun and work.tahun > today.year + _YEARS_AHEAD:
        found["tahun"] = f"Isi paling jauh tahun {today.year + _YEARS_AHEAD}."
    begin, end = work.tanggal_mulai, work.tanggal_selesai
    if begin and end and end < begin:
        found["tanggal_selesai"] = "Tanggal selesai mendahului tanggal mulai."
    if work.status in penanganan.DONE and end and end > today:
        found["tanggal_selesai"] = "Kegiatan selesai, tetapi tanggal ini belum tiba."
    if work.tanggal_serah_terima and work.tanggal_serah_terima > today:
        found["tanggal_serah_terima"] = "Tanggal ini belum tiba."
    return found


def _year(work: Intervention, volumes: Lines) -> dict[str, str]:
    codes = [work.kelurahan.kode, *(line["rt"].kelurahan.kode for line in volumes)]
    if not work.tahun or not is_locked(codes, work.tahun):
        return {}
    return {"tahun": f"Tahun {work.tahun} sudah dikunci di kabupaten/kota ini."}


def _volumes(volumes: Lines) -> dict[str, str]:
    found, seen = {}, set()
    for n, line in enumerate(volumes):
        key = (line["rt"].pk, line["sasaran"])
        if key in seen:
            found[f"volume/{n}/sasaran"] = (
                "Satu sasaran hanya sekali per RT dalam satu kegiatan."
            )
        seen.add(key)
        if line["volume_rencana"] is None and line["volume_realisasi"] is None:
            found[f"volume/{n}/volume_rencana"] = "Isi volume rencana atau realisasi."
        places = penanganan.places(line["sasaran"])
        for name in ("volume_rencana", "volume_realisasi"):
            value = line[name]
            if value is not None and value != round(Decimal(value), places):
                words = f"paling banyak {places} desimal" if places else "bulat"
                unit = penanganan.unit(line["sasaran"])
                found[f"volume/{n}/{name}"] = f"Isi angka {words} untuk satuan {unit}."
    return found


def _funding(funding: Lines) -> dict[str, str]:
    found, seen = {}, set()
    for n, line in enumerate(funding):
        key = (line["sumber"], line["bentuk"])
        if key in seen:
            found[f"dana/{n}/sumber"] = "Sumber dan bentuk ini sudah ada."
        seen.add(key)
        if all(line[name] is None for name in FUNDS):
            found[f"dana/{n}/jumlah_rencana_rp"] = "Isi jumlah rencana atau realisasi."
    return found


def _beyond(work: Intervention, volumes: Lines) -> dict[str, str]:
    """Realised volumes larger than what is left in the RT need a reason.

    They are kept as typed; the kumuh akhir never goes below zero by itself.
    """
    done = [line for line in volumes if line["volume_realisasi"]]
    if not done:
        return {}
    left = sisa.of({line["rt"].pk for line in done}, work.tahun, without=work.pk)
    return {
        f"volume/{n}/alasan": beyond(line, left)
        for n, line in enumerate(volumes)
        if beyond(line, left) and not line["alasan"].strip()
    }


def beyond(line: Line, left: sisa.Left) -> str:
    """The warning about one line; empty when it fits or nothing is known."""
    there = left.get((line["rt"].pk, line["sasaran"]))
    if there is None or line["volume_realisasi"] is None:
        return ""
    if line["volume_realisasi"] <= there:
        return ""
    unit = penanganan.unit(line["sasaran"])
    done = angka(line["volume_realisasi"])
    return (
        f"{Sasaran(line['sasaran']).label}, {line['rt']}: realisasi {done} {unit}"
        f" melebihi sisa {angka(there)} {unit}. Tulis alasannya."
    )


# Storing ----------------------------------------------------------------------------


def write(work: Intervention, *, insert: bool = False) -> None:
    """Stored, or refused in the words of the constraint that was broken."""
    unknown = {f.name for f in work._meta.fields if f.null and _is_none(work, f)}
    work.clean_fields(exclude=unknown)
    work.validate_constraints()
    try:
        work.save(force_insert=insert)
    except IntegrityError as error:
        raise _refusal(error) from error


def _is_none(work: Intervention, field: Any) -> bool:
    return getattr(work, field.attname) is None


def _refusal(error: IntegrityError) -> Exception:
    cause: Any = error.__cause__
    name = getattr(getattr(cause, "diag", None), "constraint_name", "") or ""
    if name.endswith("_uuid_key"):
        return Refused("Nomor kegiatan ini sudah dipakai.", code="uuid_dipakai")
    return error


def write_volumes(work: Intervention, volumes: Lines) -> None:
    """Only rows that really differ are touched, so the history says what changed."""
    stored = {(row.rt_id, row.sasaran): row for row in work.volume_set.all()}
    wanted = {(line["rt"].pk, line["sasaran"]): line for line in volumes}
    for key in stored.keys() - wanted.keys():
        stored[key].delete()
    for key, line in wanted.items():
        values = {name: line[name] for name in VOLUME}
        row = stored.get(key) or InterventionVolume(
            intervention=work, rt_id=key[0], sasaran=key[1], is_demo=work.is_demo
        )
        _store(row, values)


def write_funding(work: Intervention, funding: Lines) -> None:
    stored = {(row.sumber, row.bentuk): row for row in work.dana_set.all()}
    wanted = {(line["sumber"], line["bentuk"]): line for line in funding}
    for key in stored.keys() - wanted.keys():
        stored[key].delete()
    for key, line in wanted.items():
        values = {name: line[name] for name in FUNDS}
        row = stored.get(key) or InterventionFunding(
            intervention=work, sumber=key[0], bentuk=key[1], is_demo=work.is_demo
        )
        _store(row, values)


def _store(row: Any, values: Mapping[str, Any]) -> None:
    if row.pk and all(getattr(row, name) == value for name, value in values.items()):
        return
    for name, value in values.items():
        setattr(row, name, value)
    row.validate_constraints()
    row.save()


# Copies -----------------------------------------------------------------------------


def fingerprint(content: Any) -> str:
    """SHA-256 of the content; numbers that are equal look the same."""
    text = json.dumps(content, sort_keys=True, default=_canonical)
    return hashlib.sha256(text.encode()).hexdigest()


def _canonical(value: Any) -> Any:
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, GEOSGeometry):
        return value.wkt
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
