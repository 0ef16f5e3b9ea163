"""The life of a sheet: started, typed, handed in, checked, approved, cancelled.

Permission first, then the lock, then the workflow. A change on an outdated version
is refused with the present sheet. Each deed leaves one row in the trail, and the
rollups are told by the triggers of the table, in the same transaction.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from assessments import scoring, sheets, tasks, workflow
from assessments.actions import guards, outcomes, review
from assessments.models import Assessment
from assessments.models.volumes import VOLUMES
from kawasan import access
from kawasan.models import Rt, RtPenyebut
from kawasan.models.rt import EKSISTING, PENYEBUT
from sibungas.audit.record import changes, record
from sibungas.lib.errors import Refused

TYPED = frozenset(
    (*PENYEBUT, *EKSISTING, *VOLUMES, "tanggal_survei", "metode", "catatan")
)
"""Columns that a person fills in; everything else is computed or stamped."""

_REASON = "alasan_"


@transaction.atomic
def start_assessment(
    *, rt: Rt, tahun: int, jenis: str, uuid: UUID, by: Any
) -> Assessment:
    """A draft with the denominators of the RT; the same one for the same uuid.

    Refused when the RT is closed, the year has not begun or is approved, or another
    sheet of that RT, year and kind is active.
    """
    access.require(by, "write_assessment", rt.kelurahan.kode)
    guards.check_place(rt, tahun)
    known = Assessment.objects.filter(uuid=uuid).first()
    if known is not None:
        return guards.same_start(known, rt, tahun, jenis)
    guards.check_free(rt, tahun, jenis)
    sheet = Assessment(
        uuid=uuid,
        rt=rt,
        tahun=tahun,
        jenis=jenis,
        ruleset=sheets.ruleset_for(tahun),
        dibuat_oleh=by,
        is_demo=rt.is_demo,
        **_denominators(rt, tahun),
    )
    guards.write(sheet, insert=True)
    _record("created", sheet, by=by, after={"tahun": tahun, "jenis": jenis})
    return sheet


@transaction.atomic
def replace_assessment(*, assessment: Assessment, uuid: UUID, by: Any) -> Assessment:
    """A draft with the numbers of an official sheet, to take its place once approved.

    Until then the old one stays official. Refused when it is not official, or when
    a replacement is on its way already.
    """
    old = guards.locked(assessment)
    access.require(by, "write_assessment", old.kode_wilayah)
    known = Assessment.objects.filter(uuid=uuid).first()
    if known is not None:
        return guards.same_replacement(known, old)
    if not old.resmi:
        raise Refused("Hanya penilaian resmi yang diganti.", code="bukan_resmi")
    guards.check_place(old.rt, old.tahun)
    sheet = Assessment(
        uuid=uuid,
        rt=old.rt,
        tahun=old.tahun,
        jenis=old.jenis,
        ruleset=old.ruleset,
        menggantikan=old,
        dibuat_oleh=by,
        is_demo=old.is_demo,
        **{name: getattr(old, name) for name in TYPED - {"catatan"}},
    )
    _compute(sheet)
    guards.write(sheet, insert=True)
    after = {"tahun": sheet.tahun, "jenis": sheet.jenis, "menggantikan": str(old.uuid)}
    _record("created", sheet, by=by, after=after)
    return sheet


@transaction.atomic
def save_draft(
    *,
    assessment: Assessment,
    values: Mapping[str, Any],
    raw: Mapping[str, str],
    versi: int,
    by: Any,
    reason: str = "",
) -> Assessment:
    """Keeps what was typed; ``raw`` holds texts that are no numbers, and reasons.

    Saving the same again changes nothing, also on a version that was its own.
    ``reason`` is for the trail.
    """
    sheet = guards.locked(assessment)
    access.require(by, "write_assessment", sheet.kode_wilayah)
    guards.check_open(sheet)
    before, after = _difference(sheet, values, raw)
    if not after:
        return sheet
    guards.check_version(sheet, versi)
    _apply(sheet, after)
    _compute(sheet)
    outcomes.save(sheet)
    _record("saved", sheet, by=by, before=before, after=after, reason=reason)
    return sheet


@transaction.atomic
def submit_assessment(
    *,
    assessment: Assessment,
    values: Mapping[str, Any],
    reasons: Mapping[str, str],
    versi: int,
    by: Any,
) -> Assessment:
    """Hands the sheet in with these numbers and a reason for every warning.

    Refused while a number is missing, an error stands, or a reason is not given.
    """
    sheet = guards.locked(assessment)
    access.require(by, "write_assessment", sheet.kode_wilayah)
    guards.check_step(sheet, "submit")
    guards.check_version(sheet, versi)
    _apply(sheet, {k: v for k, v in values.items() if k in TYPED})
    _hand_in(sheet, reasons, by)
    outcomes.save(sheet)
    _record("submitted", sheet, by=by, after=_outcome(sheet))
    tasks.wake_soon()
    return sheet


@transaction.atomic
def receive_assessment(
    *,
    uuid: UUID,
    rt: Rt,
    tahun: int,
    jenis: str,
    ruleset: str,
    device_time: datetime | None,
    submit: bool,
    values: Mapping[str, Any],
    reasons: Mapping[str, str],
    by: Any,
) -> tuple[Assessment, bool]:
    """Takes a sheet in by the uuid its device made; says whether it is new.

    The same content again is the same sheet, whatever has happened to it since.
    Other content under a known uuid is refused, and the stored sheet stays.
    """
    access.require(by, "write_assessment", rt.kelurahan.kode)
    content = [rt.pk, tahun, jenis, ruleset, device_time, submit, values, reasons]
    digest = guards.fingerprint(content)
    known = Assessment.objects.filter(uuid=uuid).first()
    if known is not None:
        return guards.same_content(known, digest), False
    guards.check_place(rt, tahun)
    sheet = Assessment(
        uuid=uuid,
        rt=rt,
        tahun=tahun,
        jenis=jenis,
        ruleset=ruleset,
        device_time=device_time,
        kanal=Assessment.Kanal.API,
        isi_hash=digest,
        dibuat_oleh=by,
        is_demo=rt.is_demo,
        isian_mentah={f"{_REASON}{kode}": text for kode, text in reasons.items()},
    )
    _apply(sheet, {k: v for k, v in values.items() if k in TYPED})
    _hand_in(sheet, reasons, by) if submit else _compute(sheet)
    try:
        with transaction.atomic():
            guards.check_free(rt, tahun, jenis)
            guards.write(sheet, insert=True)
    except Refused:
        # A copy of this sending may have been stored while we looked.
        known = Assessment.objects.filter(uuid=uuid).first()
        if known is not None:
            return guards.same_content(known, digest), False
        raise
    _record("received", sheet, by=by, after={"isi_hash": digest, **_outcome(sheet)})
    tasks.wake_soon()
    return sheet, True


@transaction.atomic
def step(
    name: str,
    *,
    assessment: Assessment,
    reason: str = "",
    remarks: Sequence[review.Remark] = (),
    versi: int,
    by: Any,
) -> Assessment:
    """One transition of the workflow, by its name; the doors need no other verb.

    A sheet that is returned may carry remarks at its fields; one that is verified
    has none open any more.
    """
    sheet = guards.locked(assessment)
    transition = workflow.TRANSITIONS[name]
    access.require(by, transition.right, sheet.kode_wilayah)
    guards.check_version(sheet, versi)
    guards.check_step(sheet, name)
    reason = reason.strip()
    if transition.needs_reason and not reason:
        raise Refused("Tulis alasannya dahulu.", code="alasan_kosong")
    before = {"status": sheet.status}
    if name == "submit":
        _hand_in(sheet, _kept_reasons(sheet), by)
    else:
        guards.check_other_person(sheet, name, by)
        outcomes.BEFORE[name](sheet)
        sheet.status, sheet.alasan = transition.target, reason
        if transition.stamp:
            _stamp(sheet, transition.stamp, by)
    outcomes.save(sheet)
    if name in outcomes.TAKES_BACK:
        outcomes.reinstate(sheet)
    told = review.follow(name, sheet, remarks, by)
    after = {**_outcome(sheet), **told}
    _record(_DEEDS[name], sheet, by=by, before=before, after=after, reason=reason)
    tasks.wake_soon()
    return sheet


# Changes ----------------------------------------------------------------------------


def _difference(
    sheet: Assessment, values: Mapping[str, Any], raw: Mapping[str, str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    typed = {name: value for name, value in values.items() if name in TYPED}
    return changes(sheet, {**typed, "isian_mentah": dict(raw)})


def _apply(sheet: Assessment, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(sheet, name, value)


def _compute(sheet: Assessment) -> None:
    """Score and tingkat of a whole sheet; none while a number is missing."""
    found = scoring.score(sheets.ruleset_of(sheet), sheets.sheet_of(sheet))
    sheet.skor, sheet.tingkat = found.total, found.tingkat or ""
    sheet.rata_rata = found.rata_rata


def _hand_in(sheet: Assessment, reasons: Mapping[str, str], by: Any) -> None:
    sheet.alasan_peringatan = guards.check_complete(sheet, reasons)
    sheet.isian_mentah = {}
    _compute(sheet)
    outcomes.forget_verifier(sheet)
    sheet.status, sheet.alasan = workflow.DIAJUKAN, ""
    _stamp(sheet, "diajukan", by)


def _stamp(sheet: Assessment, stamp: str, by: Any) -> None:
    setattr(sheet, f"{stamp}_oleh", by)
    setattr(sheet, f"{stamp}_pada", timezone.now())


_DEEDS = {
    "submit": "submitted",
    "verify": "verified",
    "return": "returned",
    "approve": "approved",
    "cancel": "cancelled",
    "restore": "restored",
    "unverify": "unverified",
    "unapprove": "unapproved",
}


def _kept_reasons(sheet: Assessment) -> dict[str, str]:
    """Reasons typed in the draft, and those of the last time it was handed in."""
    typed = {
        name.removeprefix(_REASON): text
        for name, text in sheet.isian_mentah.items()
        if name.startswith(_REASON)
    }
    return {**sheet.alasan_peringatan, **typed}


def _denominators(rt: Rt, tahun: int) -> dict[str, Any]:
    """Headers a new sheet starts from: of the RT, else of its last official sheet."""
    dated = RtPenyebut.objects.filter(rt=rt, berlaku_tahun__lte=tahun)
    row: Any = dated.order_by("-berlaku_tahun").first()
    if row is None:
        sheets_before = Assessment.objects.official().filter(rt=rt, tahun__lt=tahun)
        row = sheets_before.order_by("-tahun").first()
    return {name: getattr(row, name, None) for name in (*PENYEBUT, *EKSISTING)}


# The trail --------------------------------------------------------------------------


def _outcome(sheet: Assessment) -> dict[str, Any]:
    return {
        "status": sheet.status,
        "skor": sheet.skor,
        "tingkat": sheet.tingkat,
        "resmi": sheet.resmi,
        "versi": sheet.versi,
    }


def _record(
    deed: str,
    sheet: Assessment,
    *,
    by: Any,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
) -> None:
    record(
        f"assessment.{deed}",
        sheet,
        by=by,
        kode_wilayah=sheet.kode_wilayah,
        before=before,
        after=after,
        reason=reason,
    )
