"""From the click that approves a sheet until the province's figures hold it."""

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.urls import reverse

from assessments import rekap
from assessments.models import Assessment, RekapWilayah
from benchmarks import changes, databases, land, pages
from benchmarks.figures import Figure

COUNT = 20
_PATIENCE = 60.0


def figures() -> Iterator[Figure]:
    databases.nation()
    # Otherwise the poller would do the comparison of last night first.
    found = rekap.reconcile()
    with poller(), changes.verified(COUNT) as sheets:
        waited = sorted(_seconds_until_shown(sheet) for sheet in sheets)
    p95 = waited[int(0.95 * (len(waited) - 1))]
    yield Figure("approved-to-visible-p95", p95, "s", limit=10)
    yield Figure("reconcile-rows-differing", found.beda, "baris", limit=0)


@contextmanager
def poller() -> Iterator[None]:
    """The process that production runs, on the database in use."""
    process = subprocess.Popen(
        [sys.executable, "manage.py", "poll_rekap"],
        env=databases.environment(),
        stderr=subprocess.DEVNULL,
    )
    try:
        # It takes a moment to start, which nobody waits for in production.
        time.sleep(5)
        yield
    finally:
        process.terminate()
        process.wait(30)


def _seconds_until_shown(sheet: Assessment) -> float:
    province = sheet.kode_wilayah[:2]
    row = RekapWilayah.objects.filter(wilayah__kode=province, tahun=sheet.tahun)
    before = row.get().rt_dinilai
    client = pages.signed_in(land.APPROVER)
    # Anywhere between two looks of the poller.
    time.sleep(random.random())
    start = time.monotonic()
    url = reverse("assessments:transition", args=[sheet.uuid])
    answer = client.post(url, {"langkah": "approve", "versi": sheet.versi})
    pages.expect(answer.status_code == 302, "penilaian tidak disahkan")
    while row.get().rt_dinilai == before:
        pages.expect(time.monotonic() - start < _PATIENCE, "rekap tidak dihitung")
        time.sleep(0.02)
    return time.monotonic() - start
