"""What an action checks before it changes a sheet, and how a sheet is stored.

Every refusal is a sentence for the person who asked.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError
from django.utils import timezone

from assessments import areas, attachments, kondisi, scoring, sheets, workflow
from assessments.models import Assessment
from kawasan.models import Rt
from sibungas.lib.errors import Refused, Stale

_CHANGED = "Penilaian ini sudah diubah orang lain sejak Anda membukanya."


def locked(assessment: Assessment) -> Assessment:
    rows = Assessment.objects.select_related("rt__kelurahan")
    rows = rows.defer("rt__batas", "rt__kelurahan__batas")
    return rows.select_for_update(of=("self",)).get(pk=assessment.pk)


def check_place(rt: Rt, tahun: int) -> None:
    if not rt.aktif:
        raise Refused("RT ini sudah ditutup, jadi tidak dinilai lagi.", code="rt_tutup")
    if tahun > timezone.localdate().year:
        raise Refused(f"Tahun {tahun} belum mulai.", code="tahun_belum_mulai")
    check_year(rt.kelurahan.kode, tahun)


def check_year(kode: str, tahun: int) -> None:
    """The year is neither locked in the kab/kota nor approved over the place."""
    kondisi.require_open(kode, tahun)
    areas.require_open(kode, tahun)


def check_free(rt: Rt, tahun: int, jenis: str) -> None:
    """One sheet of a kind; an approved one is replaced from its own page."""
    found = Assessment.objects.active().filter(rt=rt, tahun=tahun, jenis=jenis)
    if found.exists():
        sentence = "RT ini sudah mempunyai penilaian aktif untuk tahun dan jenis itu."
        raise Refused(sentence, code="sudah_ada")


def check_open(sheet: Assessment) -> None:
    if not sheet.is_open:
        word = workflow.STATUSES[sheet.status].lower()
        raise Refused(f"Penilaian ini sudah {word}, jadi tidak dapat diubah.")


def check_version(sheet: Assessment, versi: int) -> None:
    if sheet.versi != versi:
        raise Stale(_CHANGED, current=sheet)


def check_step(sheet: Assessment, name: str) -> None:
    """The step is legal now, and the year of the sheet is not locked."""
    if sheet.status in workflow.TRANSITIONS[name].sources:
        check_year(sheet.kode_wilayah, sheet.tahun)
        return
    word = workflow.STATUSES[sheet.status].lower()
    raise Refused(
        f"Penilaian ini sudah {word}, jadi langkah itu tidak dapat dilakukan.",
        code="transisi_tidak_sah",
        status_sekarang=sheet.status,
        sah=[step.target for step in workflow.allowed(sheet.status)],
    )


def check_other_person(sheet: Assessment, name: str, by: Any) -> None:
    """Four eyes and six: nobody checks the own work. The database says so too."""
    if name == "verify" and by.pk == sheet.diajukan_oleh_id:
        raise Refused(
            "Pengaju tidak boleh memverifikasi sendiri.", code="orang_yang_sama"
        )
    if name == "approve" and by.pk in (
        sheet.diajukan_oleh_id,
        sheet.diverifikasi_oleh_id,
    ):
        sentence = "Pengesah tidak boleh sama dengan pengaju atau verifikator."
        raise Refused(sentence, code="orang_yang_sama")


def check_complete(sheet: Assessment, reasons: Mapping[str, str]) -> dict[str, str]:
    """The reasons that count; refused with everything that stands in the way."""
    ruleset, numbers = sheets.ruleset_of(sheet), sheets.sheet_of(sheet)
    empty = scoring.missing(ruleset, numbers)
    found = (*sheets.problems_of(sheet), *attachments.photo_problems(sheet, numbers))
    errors = [p for p in found if p.jenis == "E"]
    warnings = [p for p in found if p.jenis == "W"]
    unexplained = [p for p in warnings if not reasons.get(p.kode, "").strip()]
    if not empty and not errors and not unexplained:
        return {p.kode: reasons[p.kode].strip() for p in warnings}
    sentences = [f"Belum diisi: {', '.join(empty)}."] if empty else []
    sentences += [p.pesan for p in errors]
    sentences += [f"Tulis alasannya: {p.pesan}" for p in unexplained]
    raise Refused(
        "Penilaian belum dapat diajukan. " + " ".join(sentences),
        code="belum_lengkap",
        belum_diisi=list(empty),
        masalah=[vars(p) for p in (*errors, *unexplained)],
    )


def write(sheet: Assessment, *, insert: bool = False) -> None:
    """Stored, or refused in the words of the constraint that was broken."""
    try:
        sheet.save(force_insert=insert)
    except IntegrityError as error:
        raise Refused(_sentence(error), code="tidak_sah") from error


def _sentence(error: IntegrityError) -> str:
    """The sentence of the constraint that the database names."""
    cause: Any = error.__cause__
    name = getattr(getattr(cause, "diag", None), "constraint_name", "") or ""
    for constraint in Assessment._meta.constraints:
        if constraint.name == name:
            return str(constraint.violation_error_message)
    if name.endswith("_uuid_key"):
        return "Nomor penilaian ini sudah dipakai."
    raise error


# Copies -----------------------------------------------------------------------------


def same_start(known: Assessment, rt: Rt, tahun: int, jenis: str) -> Assessment:
    if (known.rt_id, known.tahun, known.jenis) != (rt.pk, tahun, jenis):
        raise Refused("Nomor penilaian ini sudah dipakai.", code="uuid_dipakai")
    return known


def same_replacement(known: Assessment, old: Assessment) -> Assessment:
    if known.menggantikan_id != old.pk:
        raise Refused("Nomor penilaian ini sudah dipakai.", code="uuid_dipakai")
    return known


def same_content(known: Assessment, digest: str) -> Assessment:
    if known.isi_hash != digest:
        raise Refused(
            "UUID ini sudah dipakai penilaian dengan isi lain. Yang tersimpan tidak"
            " diubah; kirim perubahan sebagai penilaian baru atau lewat formulir.",
            code="isi_berbeda",
        )
    return known


def fingerprint(content: Any) -> str:
    """SHA-256 of the content; numbers that are equal look the same."""
    text = json.dumps(content, sort_keys=True, default=_canonical)
    return hashlib.sha256(text.encode()).hexdigest()


def _canonical(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(timezone.get_default_timezone()).isoformat()
    return f"{value.normalize():f}" if hasattr(value, "normalize") else str(value)
