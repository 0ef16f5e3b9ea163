"""List, queue, score page, decisions and the public calculator."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests import factories

pytestmark = pytest.mark.django_db
KELURAHAN = "99.01.01.1001"


@pytest.fixture
def verifikator(client):
    user = factories.make_user("verifikator", "99.01")
    client.force_login(user)
    return user


def decide(client, sheet, langkah, **more):
    url = reverse("assessments:transition", args=[sheet.uuid])
    return client.post(url, {"langkah": langkah, "versi": sheet.versi, **more})


def test_the_list_holds_the_own_territory_only(client, verifikator):
    factories.make_assessment(rt=factories.make_rt("01"))
    places = factories.make_wilayah()
    factories.make_assessment(rt=factories.make_rt("77", places.desa))
    page = client.get(reverse("assessments:list")).content.decode()
    assert "RT 01" in page
    assert "RT 77" not in page


def test_the_list_narrows_and_is_downloaded(client, verifikator):
    factories.make_assessment(rt=factories.make_rt("01"))
    factories.make_assessment("diajukan", rt=factories.make_rt("02"))
    url = reverse("assessments:list")
    page = client.get(url, {"status": "diajukan"}).content.decode()
    assert "RT 02" in page
    assert "RT 01" not in page
    table = b"".join(client.get(url, {"unduh": "csv"})).decode("utf-8-sig")
    assert KELURAHAN in table


@pytest.mark.parametrize("name", ["list", "queue"])
def test_lists_take_the_same_number_of_queries(client, verifikator, name):
    url = reverse(f"assessments:{name}")

    def queries():
        client.get(url)
        with CaptureQueriesContext(connection) as seen:
            client.get(url)
        return len(seen)

    factories.make_assessment("diajukan", rt=factories.make_rt("01"))
    few = queries()
    for number in range(2, 8):
        factories.make_assessment("diajukan", rt=factories.make_rt(f"0{number}"))
    assert queries() == few


def test_the_queue_is_oldest_first_and_says_the_age(client, verifikator):
    now = timezone.now()
    for number, days in (("01", 3), ("02", 23)):
        since = now - timezone.timedelta(days=days)
        rt = factories.make_rt(number)
        factories.make_assessment("diajukan", rt=rt, diajukan_pada=since)
    page = client.get(reverse("assessments:queue")).content.decode()
    assert page.index("RT 02") < page.index("RT 01")
    assert "23 hari" in page
    old = client.get(reverse("assessments:queue"), {"umur": "14"}).content.decode()
    assert "RT 01" not in old


def test_the_next_one_is_the_oldest_that_waits(client, verifikator):
    sheets = [
        factories.make_assessment("diajukan", rt=factories.make_rt(number))
        for number in ("01", "02")
    ]
    url = reverse("assessments:next")
    assert client.get(url).url == sheets[0].get_absolute_url()
    later = client.get(url, {"setelah": sheets[0].pk})
    assert later.url == sheets[1].get_absolute_url()
    last = client.get(url, {"setelah": sheets[1].pk})
    assert last.url == reverse("assessments:queue")


def test_what_somebody_sent_or_verified_does_not_wait_for_them(client):
    both = factories.make_user("admin_provinsi", "99")
    client.force_login(both)
    for number, status, columns in (
        ("01", "diajukan", {"diajukan_oleh": both}),
        ("02", "diverifikasi", {"diverifikasi_oleh": both}),
        ("03", "diverifikasi", {}),
        ("04", "diajukan", {}),
    ):
        rt = factories.make_rt(number)
        factories.make_assessment(status, rt=rt, **columns)
    page = client.get(reverse("assessments:queue")).content.decode()
    waiting = [number for number in ("01", "02", "03", "04") if f"RT {number}" in page]
    assert waiting == ["03", "04"]


def test_a_verified_sheet_waits_for_the_approval_alone(client, verifikator):
    verified = factories.make_assessment("diverifikasi", rt=factories.make_rt("01"))
    other = factories.make_assessment("diajukan", rt=factories.make_rt("02"))
    page = client.get(reverse("assessments:queue")).content.decode()
    assert "RT 01" not in page and "RT 02" in page
    sheet = client.get(verified.get_absolute_url())
    assert reverse("assessments:return", args=[verified.uuid]) in sheet.content.decode()
    assert sheet.context["more_waiting"] and not sheet.context["may_advance"]
    url = reverse("assessments:next")
    assert client.get(url, {"setelah": verified.pk}).url == other.get_absolute_url()


def test_the_author_reads_that_somebody_else_takes_the_next_step(client):
    author = factories.make_user("fasilitator", KELURAHAN)
    client.force_login(author)
    sheet = factories.make_assessment("diajukan", diajukan_oleh=author)
    page = client.get(sheet.get_absolute_url()).content.decode()
    assert "langkah berikutnya dilakukan orang lain" in page


def test_a_fasilitator_has_no_queue(client):
    client.force_login(factories.make_user("fasilitator", KELURAHAN))
    assert client.get(reverse("assessments:queue")).status_code == 403


def test_the_score_page_explains_every_number(client, verifikator):
    sheet = factories.make_assessment("diajukan")
    page = client.get(sheet.get_absolute_url()).content.decode()
    assert "77,56" in page  # 605 of 780 metres
    assert "76,00" in page  # the band it falls into
    assert "Jumlah skor 38 berada di antara 38 dan 59" in page
    assert "14/PRT/M/2018" in page


def test_buttons_are_those_that_would_work(client, verifikator):
    sheet = factories.make_assessment("diajukan")
    page = client.get(sheet.get_absolute_url()).content.decode()
    assert 'href="#langkah-verify"' in page
    assert reverse("assessments:return", args=[sheet.uuid]) in page
    assert 'href="#langkah-approve"' not in page
    own = factories.make_assessment(
        "diajukan", rt=factories.make_rt("02"), diajukan_oleh=verifikator
    )
    page = client.get(own.get_absolute_url()).content.decode()
    assert 'href="#langkah-verify"' not in page


def test_the_way_to_approval(client, verifikator):
    sheet = factories.make_assessment("diajukan")
    assert decide(client, sheet, "verify").status_code == 302
    sheet.refresh_from_db()
    assert sheet.status == "diverifikasi"
    client.force_login(factories.make_user("admin_provinsi", "99"))
    assert decide(client, sheet, "approve").status_code == 302
    sheet.refresh_from_db()
    assert (sheet.status, sheet.resmi) == ("disahkan", True)
    page = client.get(sheet.get_absolute_url()).content.decode()
    assert "Angka resmi RT ini untuk 2026" in page


def test_a_return_needs_a_reason_and_the_sender_reads_it(client, verifikator):
    sheet = factories.make_assessment("diajukan")
    assert decide(client, sheet, "return").status_code == 409
    decide(client, sheet, "return", alasan="Periksa panjang jalan rusak.")
    client.force_login(factories.make_user("fasilitator", KELURAHAN))
    page = client.get(sheet.get_absolute_url()).content.decode()
    assert "Periksa panjang jalan rusak." in page
    assert "Perbaiki" in page


def test_an_outdated_decision_keeps_the_reason(client, verifikator):
    sheet = factories.make_assessment("diajukan")
    url = reverse("assessments:transition", args=[sheet.uuid])
    body = {"langkah": "return", "versi": sheet.versi + 1, "alasan": "Cek drainase."}
    answer = client.post(url, body)
    assert answer.status_code == 409
    assert "Cek drainase." in answer.content.decode()


def test_a_fasilitator_may_not_decide(client):
    sheet = factories.make_assessment("diajukan")
    client.force_login(factories.make_user("fasilitator", KELURAHAN))
    assert decide(client, sheet, "verify").status_code == 403


def test_the_calculator_is_public_and_computes_without_a_browser(client):
    url = reverse("assessments:calculator")
    assert client.get(url).status_code == 200
    body = {**factories.HEADER, **factories.VOLUME, "luas_verifikasi_ha": "4,63"}
    answer = client.post(url, body)
    assert "Jumlah skor 38" in answer.content.decode()


def test_the_calculator_keeps_what_it_cannot_read(client):
    body = {**factories.HEADER, "jalan_rusak_m": "satu"}
    answer = client.post(reverse("assessments:calculator"), body)
    assert answer.status_code == 422
    assert 'value="satu"' in answer.content.decode()


def test_the_2016_edition_asks_nineteen_questions(client):
    url = reverse("assessments:calculator")
    page = client.get(url, {"aturan": "permen-pupr-02-2016"}).content.decode()
    assert 'name="kk_sarana_sampah_tidak_terpelihara"' in page


def test_who_keeps_the_figures_sees_what_waits(client):
    url = reverse("assessments:pending")
    client.force_login(factories.make_user("admin_provinsi", "99"))
    assert client.get(url).status_code == 200
    client.force_login(factories.make_user("fasilitator", KELURAHAN))
    assert client.get(url).status_code == 403
