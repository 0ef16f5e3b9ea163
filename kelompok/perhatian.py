"""What is overdue where a person works: steps of KSM, inspections, jobs of upkeep.

Told on the pages where people land and in the weekly mail, to those who may do
something about it: steps to who leads activities, assets to who reports on upkeep.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from kawasan import access
from kelompok.models import Aset, JadwalOP, KsmKegiatan
from sibungas.templatetags.ui import bulat, tanggal

STEPS, UPKEEP = "edit_kelompok", "report_upkeep"
SHOWN = 3


@dataclass(frozen=True)
class Line:
    """One thing that waits, in words, and where it is done."""

    text: str
    url: str


@dataclass(frozen=True)
class Matter:
    """What waits of one kind: how much, the oldest first, and the list of all."""

    nama: str
    jumlah: int
    url: str
    first: tuple[Line, ...]


def matters(person: Any, day: date, shown: int = SHOWN) -> list[Matter]:
    """Every kind of which something waits for the person; none without the rights."""
    found = []
    if access.can_anywhere(person, STEPS):
        found.append(_steps(person, day, shown))
    if access.can_anywhere(person, UPKEEP):
        found += [_inspections(person, day, shown), _jobs(person, day, shown)]
    return [one for one in found if one.jumlah]


def _steps(person: Any, day: date, shown: int) -> Matter:
    here = access.scope_filter(person, "intervention__kelurahan__kode", STEPS)
    rows: Any = KsmKegiatan.objects.filter(here).with_lateness(day)
    rows = rows.exclude(terlewat=None).order_by("terlewat", "pk")
    rows = rows.select_related("intervention__kelurahan", "ksm").defer(
        "intervention__lokasi", "intervention__kelurahan__batas"
    )

    def line(one: Any) -> Line:
        days = (day - one.terlewat).days
        words = f"{one.intervention.nama}, {one.intervention.kelurahan.nama}"
        return Line(f"{words}: terlambat {bulat(days)} hari", one.get_absolute_url())

    url = f"{reverse('kelompok:ksm_kegiatan_list')}?waktu=terlambat"
    return _matter("Kegiatan KSM terlambat", rows, line, url, shown)


def _inspections(person: Any, day: date, shown: int) -> Matter:
    here = access.scope_filter(person, "kelurahan__kode", UPKEEP)
    rows: Any = Aset.objects.filter(here).with_inspection(day)
    rows = rows.filter(lama=True).order_by("diperiksa", "tahun_dibangun", "pk")
    rows = rows.select_related("kelurahan").defer("kelurahan__batas")

    def line(row: Any) -> Line:
        seen = f"terakhir {tanggal(row.diperiksa)}" if row.diperiksa else "belum pernah"
        words = f"{row.nama}, {row.kelurahan.nama}: {seen}"
        return Line(words, row.get_absolute_url())

    url = f"{reverse('kelompok:aset_list')}?inspeksi=lama"
    return _matter("Aset tidak diperiksa setahun", rows, line, url, shown)


def _jobs(person: Any, day: date, shown: int) -> Matter:
    here = access.scope_filter(person, "aset__kelurahan__kode", UPKEEP)
    rows = JadwalOP.objects.filter(here, berikutnya__lt=day)
    rows = rows.order_by("berikutnya", "pk").select_related("aset__kelurahan")
    rows = rows.defer("aset__kelurahan__batas")

    def line(job: Any) -> Line:
        words = f"{job.pekerjaan}, {job.aset.nama}, {job.aset.kelurahan.nama}"
        return Line(
            f"{words}: seharusnya {tanggal(job.berikutnya)}",
            job.aset.get_absolute_url(),
        )

    url = f"{reverse('kelompok:aset_list')}?inspeksi=jadwal"
    return _matter("Jadwal pemeliharaan terlewat", rows, line, url, shown)


def _matter(
    nama: str, rows: QuerySet, line: Callable[[Any], Line], url: str, shown: int
) -> Matter:
    """Few are counted as they are read; many by one more question."""
    found = list(rows[: shown + 1])
    number = len(found) if len(found) <= shown else rows.count()
    return Matter(nama, number, url, tuple(line(row) for row in found[:shown]))
