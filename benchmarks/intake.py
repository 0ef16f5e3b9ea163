"""Sheets that come in: from a phone one by one, and from a file all at once."""

import csv
import io
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from django.db import connection

from assessments.actions import assessments as actions
from assessments.imports import penilaian
from assessments.models import Assessment
from assessments.models.assessment import RULESET_2018
from benchmarks import databases, land, samples
from benchmarks.figures import Figure, seconds, timed
from benchmarks.pages import expect
from kawasan.models import ImportBatch, Rt
from sibungas.accounts.models import User
from sibungas.lib.numbers import format_number

_COLUMNS = [f for f in Assessment._meta.concrete_fields if not f.primary_key]
_NAMES = ", ".join(field.column for field in _COLUMNS)
_INSERT = (
    f"INSERT INTO assessments_assessment ({_NAMES})"
    f" VALUES ({', '.join(['%s'] * len(_COLUMNS))})"
)

# One by one -------------------------------------------------------------------------


def submissions() -> Iterator[Figure]:
    with databases.scratch():
        yield measure_submissions(400)


def measure_submissions(count: int) -> Figure:
    """Received with right, checks, score, trail and wake-up; and a bare INSERT."""
    rows = list(Rt.objects.select_related("kelurahan").order_by("pk")[: 2 * count])
    by = land.person(land.WRITER)
    ours, bare = [], []
    with databases.by_hand() as hand:
        for first, second in zip(rows[::2], rows[1::2], strict=True):
            took, sheet = timed(_receive, first, by)
            ours.append(took)
            sheet.rt, sheet.uuid = second, uuid.uuid4()
            bare.append(seconds(_insert, hand, sheet))
    return Figure("submit-rate", 1 / median(ours), "/s", 1 / median(bare))


def _receive(rt: Rt, by: User) -> Assessment:
    sheet, _created = actions.receive_assessment(
        uuid=uuid.uuid4(),
        rt=rt,
        tahun=land.YEAR - 1,
        jenis=Assessment.Jenis.BASELINE,
        ruleset=RULESET_2018,
        device_time=None,
        submit=True,
        values=samples.NUMBERS,
        reasons={},
        by=by,
    )
    return sheet


def _insert(hand: Any, sheet: Assessment) -> None:
    values = [
        field.get_db_prep_save(field.pre_save(sheet, add=True), connection)
        for field in _COLUMNS
    ]
    with hand, hand.cursor() as cursor:
        cursor.execute(_INSERT, values)


# All at once ------------------------------------------------------------------------


def imports() -> Iterator[Figure]:
    with databases.scratch():
        yield measure_imports(rounds=3)


def measure_imports(rounds: int) -> Figure:
    """A table with a sheet for every RT, and COPY of the same columns.

    Both write into the same table with its checks, indexes and triggers.
    """
    ours, copied = [], []
    count = Rt.objects.count()
    with tempfile.TemporaryDirectory() as folder, databases.by_hand() as hand:
        for number in range(1, rounds + 1):
            path = Path(folder) / f"lembar-{number}.csv"
            _write(path, land.YEAR - number)
            took, batch = timed(_import, path)
            expect(batch.jumlah_diterima == count, "baris impor ditolak")
            ours.append(took)
            copied.append(_copy(hand, batch))
    return Figure(f"import-{count}", median(ours), "s", median(copied))


def _write(path: Path, tahun: int) -> None:
    numbers = {name: format_number(value) for name, value in samples.NUMBERS.items()}
    rows = Rt.objects.order_by("pk").values_list("kelurahan__kode", "rt", "rw")
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["Kode Kelurahan", "RT", "RW", "Tahun", *numbers])
        table.writerows([*row, tahun, *numbers.values()] for row in rows)


def _import(path: Path) -> ImportBatch:
    by = land.person(land.VERIFIER)
    return penilaian.load(path=path, options=penilaian.Options(), by=by)


def _copy(hand: Any, batch: ImportBatch) -> float:
    """Seconds to copy in again what was just imported and is taken out first."""
    text = io.StringIO()
    with hand, hand.cursor() as cursor:
        mine = f"FROM assessments_assessment WHERE impor_id = {batch.pk}"
        cursor.copy_expert(f"COPY (SELECT {_NAMES} {mine}) TO STDOUT", text)
        cursor.execute(f"DELETE {mine}")
    text.seek(0)

    def copy() -> None:
        with hand, hand.cursor() as cursor:
            into = f"COPY assessments_assessment ({_NAMES}) FROM STDIN"
            cursor.copy_expert(into, text)

    return seconds(copy)
