"""One import: one file, one transaction, one ImportBatch, one audit row.

A trial run does the same work and takes it back. The same file with the same
options is recognised by its fingerprint.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from django.db import DataError, IntegrityError, connection, models, transaction
from django.utils import timezone

from kawasan import access
from kawasan.imports.report import Report
from kawasan.imports.tables import BadFile
from kawasan.models import ImportBatch
from sibungas.audit.record import record
from sibungas.lib import history
from sibungas.lib.errors import Refused

Work = Callable[[Report, ImportBatch], None]
T = TypeVar("T")
Parts = Callable[[Sequence[tuple[T, models.Model]]], None]
BATCH = 2_000
# Any number, the same for all imports: two at a time would not see each other's rows.
_LOCK = 6_371_001


def run(
    *,
    jenis: str,
    path: Path,
    options: Mapping[str, Any],
    work: Work,
    dry_run: bool = False,
    again: bool = False,
    by: Any,
) -> ImportBatch:
    """Do the work and keep the account; the batch of a trial run has no key."""
    with history.acting("impor", by), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        batch = _batch(jenis, path, options, again, by)
        report = Report()
        work(report, batch)
        _close(batch, report, options, by)
        if dry_run:
            transaction.set_rollback(True)
    if dry_run:
        batch.pk = None
    return batch


def fingerprint(path: Path, options: Mapping[str, Any]) -> str:
    """SHA-256 of the file; of file and options when these choose what is read."""
    digest = hashlib.sha256()
    try:
        for part in _parts(path):
            with part.open("rb") as file:
                while chunk := file.read(1 << 20):
                    digest.update(chunk)
    except OSError as error:
        raise BadFile(f"Berkas {path} tidak dapat dibuka.") from error
    chosen = {k: v for k, v in options.items() if v not in (None, "", False, {}, [])}
    if chosen:
        plain = json.dumps(chosen, sort_keys=True, default=str)
        return hashlib.sha256((digest.hexdigest() + plain).encode()).hexdigest()
    return digest.hexdigest()


def allowed(by: Any, verb: str = "import") -> Callable[[str], bool]:
    """Whether the operator may import into a place; nobody (None) is the system."""
    if by is None:
        return lambda kode: True
    territories = access.scope(by, verb)
    return lambda kode: any(access.holds(t, kode) for t in territories)


def insert(
    model: type[models.Model],
    things: Sequence[T],
    refuse: Callable[[T, str], None],
    build: Callable[[T], models.Model],
    parts: Parts[T] | None = None,
) -> list[tuple[T, models.Model]]:
    """Insert in batches; what a constraint of the table refuses is found and told.

    A batch that fails is halved until the row at fault stands alone. ``parts`` writes
    what belongs to the rows just inserted, and fails with them.
    """
    done: list[tuple[T, models.Model]] = []
    for start in range(0, len(things), BATCH):
        done += _insert(model, things[start : start + BATCH], refuse, build, parts)
    return done


def _insert(
    model: type[models.Model],
    things: Sequence[T],
    refuse: Callable[[T, str], None],
    build: Callable[[T], models.Model],
    parts: Parts[T] | None,
) -> list[tuple[T, models.Model]]:
    rows = [build(thing) for thing in things]
    try:
        with transaction.atomic():
            model._default_manager.bulk_create(rows, batch_size=BATCH)
            if parts:
                parts(list(zip(things, rows, strict=True)))
    except (IntegrityError, DataError) as error:
        if len(things) == 1:
            refuse(things[0], _sentence(model, error))
            return []
        half = len(things) // 2
        first = _insert(model, things[:half], refuse, build, parts)
        return first + _insert(model, things[half:], refuse, build, parts)
    return list(zip(things, rows, strict=True))


def _sentence(model: type[models.Model], error: Exception) -> str:
    for constraint in model._meta.constraints:
        if constraint.name in str(error):
            return str(constraint.violation_error_message)
    return "Basis data menolak baris ini."


def _parts(path: Path) -> list[Path]:
    """The file, the CSV files of a folder, or a shapefile with its companions."""
    if path.is_dir():
        return sorted(path.glob("*.csv"))
    if path.suffix.lower() == ".shp":
        return sorted(path.parent.glob(f"{path.stem}.*"))
    return [path]


def _batch(
    jenis: str, path: Path, options: Mapping[str, Any], again: bool, by: Any
) -> ImportBatch:
    mark = fingerprint(path, options)
    batch = ImportBatch.objects.filter(jenis=jenis, sha256=mark).first()
    if batch and not again:
        day = timezone.localtime(batch.dibuat_pada)
        raise Refused(
            f"Berkas ini sudah diimpor pada {day:%d-%m-%Y %H:%M}"
            f" ({batch.jumlah_diterima} diterima, {batch.jumlah_ditolak} ditolak)."
            " Tidak ada yang diubah. Pakai --ulang untuk memeriksanya lagi.",
            code="berkas_sudah_diimpor",
        )
    return batch or ImportBatch.objects.create(
        jenis=jenis,
        sha256=mark,
        nama_berkas=path.name[:200],
        dibuat_oleh=by,
        jumlah_baris=0,
        jumlah_diterima=0,
        jumlah_ditolak=0,
    )


def _close(
    batch: ImportBatch, report: Report, options: Mapping[str, Any], by: Any
) -> None:
    """Write the account; earlier accounts of the same file are kept below it."""
    earlier = list(batch.laporan.get("sebelumnya", ()))
    if batch.laporan:
        earlier.append(_brief(batch))
    batch.jumlah_baris = report.rows
    batch.jumlah_diterima = report.accepted
    batch.jumlah_ditolak = report.rejected
    plain = json.loads(json.dumps(dict(options), default=str))
    batch.laporan = {**report.as_json(), "pilihan": plain, "sebelumnya": earlier}
    if earlier and not report.changed:
        return
    batch.save()
    record(
        f"impor.{batch.jenis}",
        batch,
        by=by,
        after={
            "berkas": batch.nama_berkas,
            "sha256": batch.sha256,
            "pilihan": plain,
            **_brief(batch),
        },
        channel="impor",
    )


def _brief(batch: ImportBatch) -> dict[str, Any]:
    return {
        "baris": batch.jumlah_baris,
        "diterima": batch.jumlah_diterima,
        "ditolak": batch.jumlah_ditolak,
        "hasil": batch.laporan["hasil"],
    }
