"""The approval of a year up the tree of places, and its opening again."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from assessments import areas
from assessments.models import PersetujuanWilayah
from kawasan import access
from kawasan.models import Wilayah
from sibungas.audit.record import record
from sibungas.lib.errors import Refused, Stale

Status = PersetujuanWilayah.Status


@transaction.atomic
def approve_area(
    *, wilayah: Wilayah, tahun: int, versi: int, by: Any
) -> PersetujuanWilayah:
    """Approves the year of a place; ``versi`` is 0 where nothing was decided yet.

    Refused while something below is missing, naming it. From then on no sheet below
    moves in that year until the place is opened again.
    """
    access.require(by, "approve_area", wilayah.kode)
    if not access.approves(by, wilayah.kode, wilayah.jenis):
        raise PermissionDenied("Wilayah tingkat ini disetujui oleh peran lain.")
    # Steps on sheets that have begun are waited for; later ones wait for this.
    areas.hold_year(tahun, alone=True)
    rows = PersetujuanWilayah.objects.select_for_update(of=("self",))
    row = rows.filter(wilayah=wilayah, tahun=tahun).first()
    _check_version(row, versi)
    if row is not None and row.disetujui:
        raise Refused("Tahun wilayah ini sudah disetujui.", code="sudah_disetujui")
    missing = areas.progress_of(wilayah, tahun).kurang
    if missing:
        raise Refused(" ".join(missing), code="belum_lengkap", kurang=missing)
    if row is None:
        row = PersetujuanWilayah(wilayah=wilayah, tahun=tahun, versi=0)
        row.is_demo = wilayah.is_demo
    _save(row, Status.DISETUJUI, "", by)
    _record("approved", row, by)
    return row


@transaction.atomic
def reopen_area(
    *, wilayah: Wilayah, tahun: int, reason: str, versi: int, by: Any
) -> list[PersetujuanWilayah]:
    """Opens a place again with a reason, and with it all approved places above.

    Each of them gets its next revision. Refused to who does not stand as high as
    the highest of these approvals.
    """
    access.require(by, "approve_area", wilayah.kode)
    areas.hold_year(tahun, alone=True)
    standing = areas.standing_over(wilayah, tahun)
    own = areas.approval_of(wilayah, tahun)
    _check_version(own, versi)
    if own is None or not own.disetujui:
        raise Refused(
            "Tahun wilayah ini tidak sedang disetujui.", code="tidak_disetujui"
        )
    if not areas.may_reopen(by, standing):
        top = standing[0].wilayah
        raise Refused(
            f"{top} sudah menyetujui tahun {tahun}; yang berwenang di sana yang"
            " membukanya kembali.",
            code="disetujui_di_atas",
            wilayah=top.kode,
        )
    reason = reason.strip()
    if not reason:
        raise Refused("Tulis alasannya dahulu.", code="alasan_kosong")
    for row in standing:
        row.revisi += 1
        _save(row, Status.DIBUKA, reason, by)
        _record("reopened", row, by, {"wilayah": wilayah.kode})
    return standing


def _check_version(row: PersetujuanWilayah | None, versi: int) -> None:
    if (row.versi if row else 0) != versi:
        sentence = "Persetujuan ini sudah diubah orang lain sejak Anda membukanya."
        raise Stale(sentence, current=row)


def _save(row: PersetujuanWilayah, status: str, reason: str, by: Any) -> None:
    row.status, row.alasan = status, reason
    row.oleh, row.pada = by, timezone.now()
    row.versi += 1
    row.save()


def _record(
    deed: str, row: PersetujuanWilayah, by: Any, cause: dict[str, str] | None = None
) -> None:
    record(
        f"persetujuan.{deed}",
        row,
        by=by,
        kode_wilayah=row.wilayah.kode,
        after={"tahun": row.tahun, "revisi": row.revisi, **(cause or {})},
        reason=row.alasan,
    )
