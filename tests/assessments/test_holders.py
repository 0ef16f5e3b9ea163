"""The board: who holds how many sheets, for how many days."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from assessments.models import Assessment
from tests import factories

pytestmark = pytest.mark.django_db
URL = "/papan/"


@pytest.fixture
def people(client):
    ani = factories.make_user("fasilitator", "99.01.01.1001", nama="Ani")
    factories.make_user("verifikator", "99.01", nama="Budi")
    factories.make_user("admin_provinsi", "99", nama="Citra")
    client.force_login(factories.make_user("staf_provinsi", "99"))
    return ani


def aged(status, rt, days, place=None, **columns):
    sheet = factories.make_assessment(
        status, rt=factories.make_rt(rt, place), **columns
    )
    stamp = {"draf": "dibuat"}.get(status, status)
    when = timezone.now() - timedelta(days=days, minutes=5)
    Assessment.objects.filter(pk=sheet.pk).update(**{f"{stamp}_pada": when})


def test_each_sheet_lies_with_whose_turn_it_is(client, people):
    aged("draf", "01", 3, dibuat_oleh=people)
    aged("dikembalikan", "02", 9, dibuat_oleh=people)
    aged("dikembalikan", "03", 4, dibuat_oleh=people)
    aged("diajukan", "04", 12)
    aged("diverifikasi", "05", 1)
    aged("disahkan", "06", 99)
    page = client.get(URL)
    found = [
        (r["nama"], r["giliran"], r["status"], r["jumlah"], r["hari"])
        for r in page.context["rows"]
    ]
    assert found == [
        ("Budi", "Verifikator", "diajukan", 1, 12),
        ("Ani", "Fasilitator", "dikembalikan", 2, 9),
        ("Ani", "Fasilitator", "draf", 1, 3),
        ("Citra", "Pengesah", "diverifikasi", 1, 1),
    ]
    chips = {c["kode"]: (c["jumlah"], c["hari"]) for c in page.context["chips"]}
    assert chips == {
        "draf": (1, 3),
        "dikembalikan": (2, 9),
        "diajukan": (1, 12),
        "diverifikasi": (1, 1),
    }


def test_a_place_without_a_verifikator_says_so(client, people):
    aged("diajukan", "01", 2, factories.make_wilayah().desa)
    [row] = client.get(URL).context["rows"]
    assert row["nama"] == "belum ada yang bertugas"


def test_the_board_narrows_sorts_and_is_downloaded(client, people):
    aged("draf", "01", 3, dibuat_oleh=people)
    aged("diajukan", "02", 2, factories.make_wilayah().desa)
    only = client.get(URL, {"wilayah": "99.02"}).context["rows"]
    assert [r["rt__kelurahan__nama"] for r in only] == ["Desa Tiga"]
    assert [r["hari"] for r in client.get(URL, {"urut": "-lama"}).context["rows"]] == [
        2,
        3,
    ]
    assert [r["nama"] for r in client.get(URL, {"q": "ani"}).context["rows"]] == ["Ani"]
    table = b"".join(client.get(URL, {"unduh": "csv"})).decode("utf-8-sig")
    assert "Fasilitator;Ani;Draf;99.01.01.1001;Kelurahan Satu" in table


def test_the_board_takes_the_same_number_of_queries(client, people):
    def queries():
        with CaptureQueriesContext(connection) as seen:
            assert client.get(URL).status_code == 200
        return len(seen)

    aged("diajukan", "01", 1)
    queries()
    few = queries()
    for number in range(2, 6):
        aged("diajukan", f"{number:02}", 1, factories.make_wilayah().tetangga)
        aged("draf", f"1{number}", 1, dibuat_oleh=factories.make_user())
    assert queries() == few


def test_a_fasilitator_has_no_board(client):
    client.force_login(factories.make_user("fasilitator", "99.01.01.1001"))
    assert client.get(reverse("assessments:board")).status_code == 403
