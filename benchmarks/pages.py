"""How many queries a page asks; the number must not grow with what it shows."""

from collections.abc import Iterator

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments import rekap, workflow
from assessments.models import Assessment
from benchmarks import databases, land, samples
from benchmarks.figures import Figure
from benchmarks.land import Scale
from sibungas.lib.numbers import format_number

FEW = Scale(1, 1, 1, 2, 2, 10, pertama=90)
MANY = Scale(1, 1, 10, 100, 100, 1_000, pertama=91)


def figures() -> Iterator[Figure]:
    with databases.scratch():
        for scale in (FEW, MANY):
            land.add(scale)
        rekap.recompute_all()
        yield submission()
        for scale in (FEW, MANY):
            yield dashboard(scale)


def submission() -> Figure:
    """Handing in a whole sheet by the form; the answer is the way to its page."""
    draft = Assessment.objects.filter(status=workflow.DRAF)[0]
    sent = {name: format_number(value) for name, value in samples.NUMBERS.items()}
    client = signed_in(land.WRITER)
    with CaptureQueriesContext(connection) as asked:
        answer = client.post(
            reverse("assessments:submit", args=[draft.uuid]),
            {**sent, "versi": draft.versi},
        )
    expect(answer.status_code == 302, "penilaian tidak terkirim")
    # Four more than before there were locked years, approved places and photos: each
    # of them is asked for in the transaction of the sheet.
    return Figure("queries-submit", len(asked), "kueri", limit=18)


def dashboard(scale: Scale) -> Figure:
    """The page of a kab/kota with so many RT."""
    client = signed_in(land.APPROVER)
    url = reverse("dashboard:wilayah", args=[f"{scale.pertama}.01"])
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(url, {"tahun": land.YEAR})
    expect(answer.status_code == 200, "dasbor tidak tampil")
    return Figure(f"queries-dashboard-{scale.rt}", len(asked), "kueri", limit=20)


def signed_in(name: str) -> Client:
    """As a browser with a session, after its first page."""
    client = Client()
    client.force_login(land.person(name))
    return client


def expect(right: bool, otherwise: str) -> None:
    """A figure of something that did not happen is no figure."""
    if not right:
        raise RuntimeError(otherwise)
