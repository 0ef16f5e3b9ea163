"""One step over many sheets: tried, done by a worker, and undone when need be.

A trial fixes the sheets and the versions that were seen. The worker takes one sheet
per transaction, and what became of it is stored in the same one: a worker that dies
leaves every sheet either done and noted, or untouched.
"""

import logging
import time
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from assessments import sheets, tasks, workflow
from assessments.actions import guards
from assessments.actions.assessments import step
from assessments.models import Assessment, BulkReview, BulkReviewItem, ReviewRemark
from kawasan import access
from sibungas.audit.record import record
from sibungas.lib import context
from sibungas.lib.errors import Refused

MOST_SHEETS = 5_000
_SECONDS = 60
_PULSE = timedelta(seconds=30)
"""A run without a sign of work for this long has lost its worker."""

log = logging.getLogger(__name__)
Hasil, Status = BulkReviewItem.Hasil, BulkReview.Status


# The trial --------------------------------------------------------------------------


@transaction.atomic
def try_bulk_review(
    *,
    langkah: str,
    candidates: QuerySet,
    saringan: dict[str, Any],
    tanpa_peringatan: bool,
    sampel: int | None,
    by: Any,
) -> BulkReview:
    """Looks at every sheet of a filter and says which pass and why others do not.

    Nothing happens to a sheet. ``sampel`` takes so many of them by chance.
    """
    right = workflow.TRANSITIONS[langkah].right
    if not access.can_anywhere(by, right):
        raise PermissionDenied("Anda tidak berwenang melakukan langkah ini.")
    place = "rt__kelurahan__kode"
    rows: Any = candidates.filter(access.scope_filter(by, place, right))
    rows = rows.with_remarks(ReviewRemark.objects.all()).select_related("rt__kelurahan")
    rows = rows.defer("rt__batas", "rt__kelurahan__batas")
    rows = rows.order_by("?")[:sampel] if sampel else rows.order_by("pk")
    found = list(rows[: MOST_SHEETS + 1])
    if not found:
        raise Refused("Tidak ada penilaian dalam saringan itu.", code="kosong")
    if len(found) > MOST_SHEETS:
        raise Refused(
            f"Paling banyak {MOST_SHEETS:,} penilaian sekali jalan. Persempit"
            " saringan atau ambil sampel.".replace(",", "."),
            code="terlalu_banyak",
        )
    batch = BulkReview.objects.create(
        langkah=langkah,
        kode_wilayah=common_place(sheet.kode_wilayah for sheet in found),
        saringan=saringan,
        tanpa_peringatan=tanpa_peringatan,
        sampel=sampel,
        dibuat_oleh=by,
        is_demo=all(sheet.is_demo for sheet in found),
    )
    judge = _Judge(batch, by)
    items = BulkReviewItem.objects.bulk_create(
        judge.item(sheet) for sheet in sorted(found, key=lambda sheet: sheet.pk)
    )
    passing = sum(item.hasil == Hasil.LOLOS for item in items)
    _record("created", batch, by, {"diperiksa": len(items), "lolos": passing})
    return batch


def common_place(codes: Iterable[str]) -> str:
    """The smallest place that holds all the codes; empty is the whole nation."""
    parts = [kode.split(".") for kode in codes]
    shared = []
    for level in zip(*parts, strict=False):
        if len(set(level)) > 1:
            break
        shared.append(level[0])
    return ".".join(shared)


class _Judge:
    """Why a sheet would not pass; places and cities are asked once for each."""

    def __init__(self, batch: BulkReview, by: Any):
        self.batch, self.by = batch, by
        self.areas: dict[tuple[str, int], str] = {}
        self.limits: dict[tuple[str, str], Any] = {}

    def item(self, sheet: Assessment) -> BulkReviewItem:
        reason = self._reason(sheet)
        return BulkReviewItem(
            batch=self.batch,
            assessment=sheet,
            versi=sheet.versi,
            hasil=Hasil.TIDAK_LOLOS if reason else Hasil.LOLOS,
            alasan=reason,
            status_sebelum=sheet.status,
        )

    def _reason(self, sheet: Assessment) -> str:
        transition = self.batch.transition
        if sheet.status not in transition.sources:
            word = workflow.STATUSES[sheet.status].lower()
            return f"Status {word}; langkah {transition.label.lower()} belum waktunya."
        try:
            guards.check_other_person(sheet, transition.name, self.by)
        except Refused as refusal:
            return refusal.message
        return self._of_place(sheet) or self._of_content(sheet)

    def _of_place(self, sheet: Assessment) -> str:
        key = (sheet.kode_wilayah, sheet.tahun)
        if key not in self.areas:
            try:
                guards.check_year(*key)
                self.areas[key] = ""
            except Refused as refusal:
                self.areas[key] = refusal.message
        return self.areas[key]

    def _of_content(self, sheet: Any) -> str:
        if sheet.catatan_terbuka:
            return "Masih ada catatan tinjauan yang belum selesai."
        limit = self._limit(sheet)
        found = sheets.problems_of(sheet, limit)
        errors = [problem.pesan for problem in found if problem.jenis == "E"]
        if errors:
            return " ".join(errors)
        warnings = [problem.pesan for problem in found if problem.jenis == "W"]
        if warnings and self.batch.tanpa_peringatan:
            return f"Ada peringatan: {' '.join(warnings)}"
        return ""

    def _limit(self, sheet: Assessment) -> Any:
        key = (sheet.ruleset, sheet.kode_wilayah[:5])
        if key not in self.limits:
            self.limits[key] = sheets.density_limit(sheets.ruleset_of(sheet), key[1])
        return self.limits[key]


# Starting, undoing ------------------------------------------------------------------


@transaction.atomic
def start_bulk_review(*, batch: BulkReview, by: Any) -> BulkReview:
    """What passed the trial is handed to a worker, in the name of who tried it."""
    row = _locked(batch)
    if by.pk != row.dibuat_oleh_id or not access.can_anywhere(by, row.transition.right):
        raise PermissionDenied("Hanya yang membuat pratinjau yang menjalankannya.")
    if row.status != Status.PRATINJAU:
        raise Refused("Tinjauan ini sudah dijalankan.", code="sudah_dijalankan")
    count = row.butir.filter(hasil=Hasil.LOLOS).count()
    if not count:
        raise Refused("Tidak ada penilaian yang lolos.", code="kosong")
    row.status, row.dimulai_pada = Status.BERJALAN, timezone.now()
    _hand_over(row)
    _record("started", row, by, {"jumlah": count})
    return row


@transaction.atomic
def undo_bulk_review(*, batch: BulkReview, reason: str, by: Any) -> BulkReview:
    """Takes the step back for every sheet that nobody has touched since."""
    row = _locked(batch)
    if by.pk != row.dibuat_oleh_id or not access.can_anywhere(by, row.transition.right):
        access.require(by, row.transition.right, row.kode_wilayah)
    if row.status != Status.SELESAI:
        raise Refused("Hanya tinjauan yang selesai dapat dibatalkan.", code="status")
    reason = reason.strip()
    if not reason:
        raise Refused("Tulis alasannya dahulu.", code="alasan_kosong")
    row.status, row.alasan_batal = Status.MEMBATALKAN, reason
    row.dibatalkan_oleh, row.dibatalkan_pada = by, timezone.now()
    _hand_over(row)
    count = row.butir.filter(hasil=Hasil.BERHASIL).count()
    _record("undone", row, by, {"jumlah": count}, reason)
    return row


@transaction.atomic
def resume_bulk_review(*, batch: BulkReview, by: Any) -> BulkReview:
    """Asks a worker again, by hand; two at once do each sheet once all the same."""
    row = _locked(batch)
    if by.pk != row.dibuat_oleh_id or not access.can_anywhere(by, row.transition.right):
        access.require(by, row.transition.right, row.kode_wilayah)
    if not row.works:
        raise Refused("Tidak ada yang perlu dilanjutkan.", code="status")
    _hand_over(row)
    _record("retried", row, by, {"status": row.status})
    return row


def wake_stalled() -> int:
    """Runs whose worker has died are given to another; how many. For the poller."""
    limit = timezone.now() - _PULSE
    stalled = BulkReview.objects.unfinished().filter(denyut_pada__lt=limit)
    found = list(stalled.values_list("pk", flat=True))
    for pk in found:
        BulkReview.objects.filter(pk=pk).update(denyut_pada=timezone.now())
        tasks.hurry_bulk_review(pk)
    return len(found)


def _locked(batch: BulkReview) -> BulkReview:
    rows = BulkReview.objects.select_for_update(of=("self",))
    return rows.select_related("dibuat_oleh", "dibatalkan_oleh").get(pk=batch.pk)


def _hand_over(row: BulkReview) -> None:
    row.denyut_pada = timezone.now()
    row.save()
    tasks.hurry_bulk_review(row.pk)


# The work ---------------------------------------------------------------------------


def work(pk: int) -> bool:
    """Does what is left of a run for at most a minute; whether more is left.

    Called by a worker, again after every interruption, by several at once if need be.
    """
    batch = BulkReview.objects.select_related("dibuat_oleh", "dibatalkan_oleh").get(
        pk=pk
    )
    if not batch.works:
        return False
    asked = context.RequestContext(id=f"massal-{batch.pk}", channel="massal")
    token = context.enter(asked)
    began = pulse = time.monotonic()
    try:
        while (now := time.monotonic()) < began + _SECONDS:
            if now > pulse + _PULSE.seconds / 6:
                pulse = now
                BulkReview.objects.filter(pk=pk).update(denyut_pada=timezone.now())
            if not _next(batch):
                _finish(batch)
                return False
    finally:
        context.leave(token)
    return True


@transaction.atomic
def _next(batch: BulkReview) -> bool:
    """One item, its sheet and its account together; False when none is free."""
    waiting = Hasil.LOLOS if batch.status == Status.BERJALAN else Hasil.BERHASIL
    rows = batch.butir.filter(hasil=waiting).order_by("pk")
    item = rows.select_for_update(skip_locked=True, of=("self",)).first()
    if item is None:
        return False
    if batch.status == Status.BERJALAN:
        _do(batch, item)
    else:
        _undo(batch, item)
    item.diproses_pada = timezone.now()
    item.save()
    return True


def _do(batch: BulkReview, item: BulkReviewItem) -> None:
    name, by = batch.langkah, batch.dibuat_oleh
    item.hasil, item.alasan = _take(item, name, item.versi, "", by)
    if item.alasan:
        item.hasil = Hasil.GAGAL


def _undo(batch: BulkReview, item: BulkReviewItem) -> None:
    name, by = workflow.UNDO[batch.langkah], batch.dibatalkan_oleh
    seen = item.versi_sesudah or 0
    item.hasil, item.alasan = _take(item, name, seen, batch.alasan_batal, by)
    if item.alasan:
        item.hasil = Hasil.TETAP


def _take(
    item: BulkReviewItem, name: str, versi: int, reason: str, by: Any
) -> tuple[str, str]:
    """The step on the version that was seen: what came of it, or why nothing did."""
    try:
        with transaction.atomic():
            sheet = step(
                name, assessment=item.assessment, reason=reason, versi=versi, by=by
            )
    except Refused as refusal:
        return "", refusal.message
    except PermissionDenied as refusal:
        return "", str(refusal)
    except (OperationalError, InterfaceError):
        # The database is away: that is no fault of the sheet, it is tried again.
        raise
    except Exception:
        log.exception("bulk review: item %s", item.pk)
        return "", "Galat tak terduga; sudah dicatat, penilaian tidak berubah."
    item.status_sesudah, item.versi_sesudah = sheet.status, sheet.versi
    done = Hasil.BERHASIL if name in workflow.UNDO else Hasil.DIBATALKAN
    return done, ""


@transaction.atomic
def _finish(batch: BulkReview) -> None:
    """Closes the run once nothing is left, not even in the hands of another worker."""
    row = _locked(batch)
    if not row.works:
        return
    waiting = Hasil.LOLOS if row.status == Status.BERJALAN else Hasil.BERHASIL
    if row.butir.filter(hasil=waiting).exists():
        return
    undone = row.status == Status.MEMBATALKAN
    row.status = Status.DIBATALKAN if undone else Status.SELESAI
    if not undone:
        row.selesai_pada = timezone.now()
    row.save()
    log.info("bulk review finished", extra={"batch": row.pk, "status": row.status})


def _record(
    deed: str, batch: BulkReview, by: Any, after: dict[str, Any], reason: str = ""
) -> None:
    record(
        f"massal.{deed}",
        batch,
        by=by,
        kode_wilayah=batch.kode_wilayah,
        after={"langkah": batch.langkah, **after},
        reason=reason,
    )
