"""Remarks of reviewers at the fields of a sheet: written, answered, closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from assessments import fields, workflow
from assessments.actions import guards
from assessments.models import Assessment, ReviewRemark
from kawasan import access
from sibungas.audit.record import record
from sibungas.files.models import Attachment
from sibungas.lib.errors import Refused, Stale

MOST_REMARKS = 50
LONGEST = 1_000


@dataclass(frozen=True)
class Remark:
    """What a reviewer wants to say, and where: at a column or at a photograph."""

    isi: str
    kolom: str = ""
    foto: UUID | None = None


def follow(
    name: str, sheet: Assessment, remarks: Sequence[Remark], by: Any
) -> dict[str, int]:
    """What a step means for the remarks, told as counts for the trail of the step."""
    if remarks and name != "return":
        raise Refused(
            "Catatan pada isian hanya menyertai pengembalian.", code="catatan_salah"
        )
    if name == "return" and remarks:
        return {"catatan": _write(sheet, remarks, by)}
    if name == "verify":
        closed = _close_all(sheet, by)
        return {"catatan_selesai": closed} if closed else {}
    return {}


def _write(sheet: Assessment, remarks: Sequence[Remark], by: Any) -> int:
    if len(remarks) > MOST_REMARKS:
        raise Refused(f"Paling banyak {MOST_REMARKS} catatan.", code="catatan_salah")
    known = fields.of(sheet)
    photos = _photos(sheet) if any(remark.foto for remark in remarks) else set()
    rows = []
    for remark in remarks:
        text = remark.isi.strip()
        if not text:
            raise Refused("Tulis isi setiap catatan.", code="catatan_salah")
        if remark.kolom and remark.kolom not in known:
            raise Refused(
                f"Isian “{remark.kolom}” tidak ada pada penilaian ini.",
                code="catatan_salah",
            )
        if remark.foto and remark.foto not in photos:
            raise Refused(
                "Foto itu tidak ada pada penilaian ini.", code="catatan_salah"
            )
        if not remark.kolom and remark.foto is None:
            raise Refused(
                "Catatan harus menunjuk isian atau foto.", code="catatan_salah"
            )
        rows.append(
            ReviewRemark(
                assessment=sheet,
                kolom=remark.kolom,
                kriteria=known[remark.kolom].kriteria if remark.kolom else "",
                foto=remark.foto,
                isi=text,
                versi_lembar=sheet.versi,
                dibuat_oleh=by,
                is_demo=sheet.is_demo,
            )
        )
    return len(ReviewRemark.objects.bulk_create(rows))


def _photos(sheet: Assessment) -> set[UUID]:
    rows = Attachment.objects.of(sheet).present().photos()
    return set(rows.values_list("uuid", flat=True))


def _close_all(sheet: Assessment, by: Any) -> int:
    """Who verifies a sheet has found its remarks answered."""
    rows = ReviewRemark.objects.open().filter(assessment=sheet)
    return rows.update(selesai_oleh=by, selesai_pada=timezone.now())


@transaction.atomic
def answer_remark(
    *, remark: ReviewRemark, text: str, versi: int, by: Any
) -> ReviewRemark:
    """The author says what was done about it, while the sheet lies with the author."""
    row = _locked(remark)
    sheet = row.assessment
    access.require(by, "write_assessment", sheet.kode_wilayah)
    _check_version(row, versi)
    if sheet.status != workflow.DIKEMBALIKAN:
        raise Refused("Catatan dijawab selama penilaian dikembalikan.", code="tertutup")
    _check_open(row)
    text = text.strip()
    if not text:
        raise Refused("Tulis tanggapannya dahulu.", code="tanggapan_kosong")
    before = {"tanggapan": row.tanggapan}
    row.tanggapan = text
    row.ditanggapi_oleh, row.ditanggapi_pada = by, timezone.now()
    _save(row, "answered", by, before, {"tanggapan": text})
    return row


@transaction.atomic
def close_remark(*, remark: ReviewRemark, versi: int, by: Any) -> ReviewRemark:
    """A reviewer finds one remark answered, before deciding on the sheet."""
    row = _locked(remark)
    access.require(by, "return", row.assessment.kode_wilayah)
    _check_version(row, versi)
    _check_open(row)
    row.selesai_oleh, row.selesai_pada = by, timezone.now()
    _save(row, "closed", by, {"selesai": False}, {"selesai": True})
    return row


def _locked(remark: ReviewRemark) -> ReviewRemark:
    """The remark, its sheet locked first: the same order as every step."""
    sheet = guards.locked(remark.assessment)
    row = ReviewRemark.objects.select_for_update().get(pk=remark.pk)
    row.assessment = sheet
    return row


def _check_version(row: ReviewRemark, versi: int) -> None:
    if row.versi != versi:
        sentence = "Catatan ini sudah diubah orang lain sejak Anda membukanya."
        raise Stale(sentence, current=row)


def _check_open(row: ReviewRemark) -> None:
    if not row.terbuka:
        raise Refused("Catatan ini sudah selesai.", code="catatan_selesai")


def _save(
    row: ReviewRemark, deed: str, by: Any, before: dict[str, Any], after: dict[str, Any]
) -> None:
    row.versi += 1
    row.save()
    record(
        f"catatan.{deed}",
        row,
        by=by,
        kode_wilayah=row.assessment.kode_wilayah,
        before=before,
        after={**after, "penilaian": str(row.assessment.uuid)},
    )
