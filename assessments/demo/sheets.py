"""The sheets of three years: two nearly finished, and one in the middle of its work."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import cycle
from random import Random
from typing import Any

from django.utils import timezone

from assessments import scoring, sheets, workflow
from assessments.demo import numbers
from assessments.demo.dice import dice
from assessments.demo.people import Cast
from assessments.demo.places import Home
from assessments.models import Assessment
from assessments.models.assessment import ASKED_2018

_NAMESPACE = uuid.UUID("99c0f6f5-e6a0-5e0b-9d2c-990000000000")
_BATCH = 500
_STATUS = {
    "D": workflow.DRAF,
    "A": workflow.DIAJUKAN,
    "K": workflow.DIKEMBALIKAN,
    "V": workflow.DIVERIFIKASI,
    "S": workflow.DISAHKAN,
    "B": workflow.DIBATALKAN,
}
"""One letter per RT in ``atlas.KELURAHAN``; a point is an RT without a sheet."""

_WAITING = (47, 33, 26, 19, 15, 12, 9, 6, 4, 2, 1)
"""Days since sheets that nobody has looked at were handed in."""
_AGES = {
    workflow.DRAF: (1, 10),
    workflow.DIKEMBALIKAN: (14, 30),
    workflow.DIVERIFIKASI: (16, 40),
}

_RETURNED = (
    "Jalan rusak (2b) lebih panjang daripada di foto. Ukur lagi bersama ketua RT.",
    "KK tanpa akses air minum aman (3a) sama dengan tahun lalu, padahal pipa sudah"
    " masuk. Tanyakan lagi.",
    "Luas genangan (4a): sebutkan berapa kali setahun dan berapa lama.",
    "Jumlah bangunan berbeda dari daftar rumah kelurahan. Cocokkan dahulu.",
)
_CANCELLED = "Dinilai dua kali; lembar ini tidak dipakai."
_REASONS = {
    "kk_per_bangunan_tidak_lazim": "Banyak rumah petak sewa; satu rumah beberapa KK.",
    "selisih_panjang_jalan_eksisting": "Sebagian titian sedang dibangun ulang.",
}


@dataclass(frozen=True)
class Calendar:
    """This year and the two before, as seen from ``now``."""

    now: datetime

    @property
    def years(self) -> tuple[int, int, int]:
        this = timezone.localtime(self.now).year
        return this - 2, this - 1, this

    def ago(self, days: float, throw: Random) -> datetime:
        """So many days before now; early in the year proportionally fewer."""
        this_year = timezone.localtime(self.now).timetuple().tm_yday
        day = self.now - timedelta(days=days * min(1.0, this_year / 220))
        return self.on(timezone.localtime(day).date(), throw)

    def on(self, day: date, throw: Random) -> datetime:
        """A moment of that day at which offices are open; never after now."""
        clock = time(throw.randint(8, 15), throw.randint(0, 59))
        return min(timezone.make_aware(datetime.combine(day, clock)), self.now)

    def after(self, earlier: datetime, days: int) -> datetime:
        return min(earlier + timedelta(days=days), self.now)


def build(homes: list[Home], cast: Cast, calendar: Calendar) -> int:
    """All sheets, scored and stamped; how many."""
    made = [
        sheet
        for age, year in enumerate(calendar.years)
        for sheet in _of_year(homes, cast, calendar, year, age)
    ]
    # Stored times are set by the table itself, so they are put right afterwards.
    times = {sheet.uuid: (sheet.dibuat_pada, sheet.diubah_pada) for sheet in made}
    Assessment.objects.bulk_create(made, batch_size=_BATCH)
    for sheet in made:
        sheet.dibuat_pada, sheet.diubah_pada = times[sheet.uuid]
    Assessment.objects.bulk_update(made, ["dibuat_pada", "diubah_pada"], _BATCH)
    return len(made)


def _of_year(
    homes: list[Home], cast: Cast, calendar: Calendar, year: int, age: int
) -> Iterator[Assessment]:
    waiting = cycle(_WAITING)
    for home in homes:
        kelurahan = home.kelurahan
        plan = (kelurahan.before, kelurahan.last, kelurahan.now)[age]
        status = _STATUS.get(plan[home.order])
        if status is None:
            continue
        sheet = _filled(home, year, age)
        sheet.status = status
        days = next(waiting) if status == workflow.DIAJUKAN else None
        handed_in = _handed_in(sheet, calendar, days)
        _walk(sheet, cast, kelurahan.kode, handed_in, calendar)
        yield sheet


def _handed_in(sheet: Assessment, calendar: Calendar, days: int | None) -> datetime:
    throw = dice("waktu", sheet.uuid)
    if sheet.tahun < calendar.years[-1]:
        day = date(sheet.tahun, 6, 1) + timedelta(days=throw.randint(0, 110))
        return calendar.on(day, throw)
    low, high = _AGES.get(sheet.status, (50, 200))
    return calendar.ago(days or throw.randint(low, high), throw)


# Numbers ----------------------------------------------------------------------------


def _filled(home: Home, year: int, age: int) -> Assessment:
    """A whole sheet with its score, not yet anybody's."""
    volumes = numbers.volumes(home.ground, home.header, age)
    sheet = Assessment(
        uuid=uuid.uuid5(_NAMESPACE, f"{home.ground.name}/{year}"),
        rt=home.rt,
        tahun=year,
        jenis=Assessment.Jenis.PEMUTAKHIRAN if age else Assessment.Jenis.BASELINE,
        ruleset=sheets.ruleset_for(year),
        metode=Assessment.Metode.FGD,
        kanal=Assessment.Kanal.CONTOH,
        is_demo=True,
        **home.header,
        **volumes,
    )
    if dice("titian", home.ground.name, year).random() < 0.06:
        # Under repair: less is in use than stands on the plan.
        there = home.header["panjang_jalan_ideal_m"] - volumes["jalan_belum_ada_m"]
        sheet.panjang_jalan_eksisting_m = max(Decimal(0), there - 15)
    _score(sheet)
    return sheet


def _score(sheet: Assessment) -> None:
    found = scoring.score(sheets.ruleset_of(sheet), sheets.sheet_of(sheet))
    sheet.skor, sheet.tingkat = found.total, found.tingkat or ""
    sheet.rata_rata = found.rata_rata


def _interrupted(sheet: Assessment) -> None:
    """A draft: somebody stopped in the middle of the form."""
    asked = [name for name in ASKED_2018 if getattr(sheet, name) is not None]
    kept = dice("draf", sheet.uuid).randint(4, len(asked) - 2)
    for name in asked[kept:]:
        setattr(sheet, name, None)
    _score(sheet)


# Its way ----------------------------------------------------------------------------


def _walk(
    sheet: Assessment, cast: Cast, kode: str, handed_in: datetime, calendar: Calendar
) -> None:
    """The stamps of every step up to the status of the sheet."""
    throw = dice("langkah", sheet.uuid)
    began = handed_in - timedelta(minutes=throw.randint(25, 150))
    sheet.tanggal_survei = timezone.localtime(began).date()
    sheet.dibuat_oleh, sheet.dibuat_pada = cast.fasilitator(kode), began
    sheet.diubah_pada, sheet.versi = handed_in, throw.randint(3, 9)
    if sheet.status == workflow.DRAF:
        _interrupted(sheet)
        return
    sheet.alasan_peringatan = _reasons(sheet)
    _stamp(sheet, "diajukan", cast.fasilitator(kode), handed_in)
    verified = calendar.after(handed_in, throw.randint(2, 12))
    approved = calendar.after(verified, throw.randint(1, 20))
    if sheet.status == workflow.DIKEMBALIKAN:
        sheet.alasan = throw.choice(_RETURNED)
        _stamp(sheet, "dikembalikan", cast.verifikator(kode), verified)
    elif sheet.status == workflow.DIBATALKAN:
        sheet.alasan = _CANCELLED
        _stamp(sheet, "dibatalkan", cast.verifikator(kode), verified)
    if sheet.status in (workflow.DIVERIFIKASI, workflow.DISAHKAN):
        _stamp(sheet, "diverifikasi", cast.verifikator(kode), verified)
    if sheet.status == workflow.DISAHKAN:
        sheet.resmi = True
        _stamp(sheet, "disahkan", cast.pengesah, approved)


def _stamp(sheet: Assessment, step: str, by: Any, at: datetime) -> None:
    setattr(sheet, f"{step}_oleh", by)
    setattr(sheet, f"{step}_pada", at)
    sheet.diubah_pada = at
    sheet.versi += 1


def _reasons(sheet: Assessment) -> dict[str, str]:
    """A sentence for every warning; an error here is an error of this program."""
    found = sheets.problems_of(sheet)
    errors = [problem.pesan for problem in found if problem.jenis == "E"]
    if errors:
        raise ValueError(f"{sheet}: {errors}")
    return {problem.kode: _REASONS[problem.kode] for problem in found}
