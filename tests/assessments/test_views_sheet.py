"""The form of a sheet: starting, saving while typing, handing in."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.models import Assessment
from tests import factories

pytestmark = pytest.mark.django_db
KELURAHAN = "99.01.01.1001"


@pytest.fixture
def fasilitator(client):
    user = factories.make_user("fasilitator", KELURAHAN)
    client.force_login(user)
    return user


def typed(sheet, **changes):
    numbers = {**factories.HEADER, **factories.VOLUME}
    return {**{k: str(v) for k, v in numbers.items()}, "versi": sheet.versi} | changes


def address(name, sheet):
    return reverse(f"assessments:{name}", args=[sheet.uuid])


@pytest.fixture
def draft(fasilitator):
    return factories.make_assessment(dibuat_oleh=fasilitator, skor=None, tingkat="")


def test_two_clicks_start_one_sheet(client, fasilitator):
    rt = factories.make_rt()
    url = reverse("assessments:start", args=[rt.pk])
    body = {"uuid": str(uuid.uuid4()), "tahun": "2025", "jenis": "baseline"}
    first = client.post(url, body)
    second = client.post(url, body)
    assert first.status_code == second.status_code == 302
    assert first.url == second.url == f"/penilaian/{body['uuid']}/isi/"
    assert Assessment.objects.count() == 1


def test_an_existing_sheet_is_opened_instead_of_a_second(client, draft):
    url = reverse("assessments:start", args=[draft.rt_id])
    body = {"uuid": str(uuid.uuid4()), "tahun": "2026", "jenis": "baseline"}
    assert client.post(url, body).url == draft.get_absolute_url()
    assert Assessment.objects.count() == 1


def test_autosave_reads_both_spellings_and_keeps_what_it_cannot_read(client, draft):
    body = typed(
        draft,
        luas_verifikasi_ha="4,63",
        panjang_jalan_ideal_m="1.234,5",
        panjang_drainase_ideal_m="385.5",
        jalan_rusak_m="60 lima",
    )
    answer = client.post(address("save", draft), body)
    assert answer.status_code == 200
    assert answer.json()["versi"] == draft.versi + 1
    draft.refresh_from_db()
    assert str(draft.panjang_jalan_ideal_m) == "1234.500"
    assert str(draft.panjang_drainase_ideal_m) == "385.500"
    assert draft.jalan_rusak_m is None
    page = client.get(address("edit", draft)).content.decode()
    assert 'value="60 lima"' in page
    assert "15 dari 16 kriteria terisi" in page


def test_a_stale_autosave_says_what_differs(client, draft):
    client.post(address("save", draft), typed(draft, jalan_rusak_m="500"))
    answer = client.post(address("save", draft), typed(draft, jalan_rusak_m="610"))
    assert answer.status_code == 409
    assert answer.json()["kode"] == "versi_usang"
    [row] = answer.json()["beda"]
    assert (row["tersimpan"], row["diketik"]) == ("500", "610")


def test_a_stale_form_shows_both_and_loses_nothing(client, draft):
    client.post(address("save", draft), typed(draft, jalan_rusak_m="500"))
    answer = client.post(address("submit", draft), typed(draft, jalan_rusak_m="610"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Tersimpan sekarang" in page
    assert 'value="610"' in page
    draft.refresh_from_db()
    assert f'name="versi" value="{draft.versi}"' in page
    again = typed(draft, jalan_rusak_m="610")
    assert client.post(address("submit", draft), again).status_code == 302


def test_handing_in_scores_and_takes_few_queries(client, draft):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = client.post(address("submit", draft), typed(draft))
    assert answer.status_code == 302
    draft.refresh_from_db()
    assert (draft.status, draft.skor, draft.tingkat) == ("diajukan", 38, "KS")
    # Two of them ask whether the year of the place is approved, under its lock.
    assert len(queries) <= 18


def test_an_incomplete_sheet_comes_back_as_it_was_typed(client, draft):
    body = typed(draft, jalan_rusak_m="", kk_air_tidak_cukup="banyak")
    answer = client.post(address("submit", draft), body)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "belum diisi." in page
    assert "tidak terbaca" in page
    assert 'value="banyak"' in page
    draft.refresh_from_db()
    assert draft.status == "draf"


def test_many_empty_fields_are_told_in_one_line(client, draft):
    empty = dict.fromkeys(factories.VOLUME, "")
    page = client.post(address("submit", draft), typed(draft, **empty)).content.decode()
    assert "16 isian belum diisi, mulai dari 1a Bangunan tidak teratur." in page
    assert page.count('href="#id_') == 1


def test_an_rt_with_official_figures_is_updated_not_captured_anew(client, fasilitator):
    rt = factories.make_rt("08")
    url = reverse("assessments:start", args=[rt.pk])
    assert client.get(url).context["form"].initial["jenis"] == "baseline"
    factories.make_assessment("disahkan", rt=rt, tahun=2025)
    page = client.get(url)
    assert page.context["form"].initial["jenis"] == "r0_pemutakhiran"
    assert "2025" in page.content.decode()


def test_a_volume_above_its_denominator_is_told_with_both_numbers(client, draft):
    answer = client.post(address("submit", draft), typed(draft, jalan_rusak_m="900"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "900" in page
    assert 'href="#id_jalan_rusak_m"' in page


def test_a_warning_asks_for_a_reason(client, draft):
    body = typed(draft, luas_kepadatan_tinggi_ha="4.63")
    answer = client.post(address("submit", draft), body)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'name="alasan_kepadatan_tidak_sesuai"' in page
    body["alasan_kepadatan_tidak_sesuai"] = "KDB melampaui RDTR."
    assert client.post(address("submit", draft), body).status_code == 302
    draft.refresh_from_db()
    assert draft.alasan_peringatan == {"kepadatan_tidak_sesuai": "KDB melampaui RDTR."}


def test_what_is_handed_in_cannot_be_typed_in(client, fasilitator):
    sheet = factories.make_assessment("diajukan")
    answer = client.get(address("edit", sheet))
    assert answer.url == sheet.get_absolute_url()


@pytest.mark.parametrize("name", ["detail", "edit"])
def test_neighbours_see_nothing(client, draft, name):
    client.force_login(factories.make_user("fasilitator", "99.01.01.1002"))
    assert client.get(address(name, draft)).status_code == 404


@pytest.mark.parametrize("name", ["save", "submit"])
def test_readers_of_the_place_may_not_write(client, draft, name):
    client.force_login(factories.make_user("lurah", KELURAHAN))
    assert client.get(address("detail", draft)).status_code == 200
    assert client.post(address(name, draft), typed(draft)).status_code == 403


def test_when_and_how_it_was_surveyed_is_kept_and_shown(client, draft):
    survey = {"tanggal_survei": "2026-03-01", "metode": "fgd_rt"}
    survey["catatan"] = "Air pasang saat survei."
    body = typed(draft, **survey)
    assert client.post(address("submit", draft), body).status_code == 302
    page = client.get(address("detail", draft)).content.decode()
    for words in ("1 Mar 2026", "FGD RT", "Air pasang saat survei."):
        assert words in page


def test_a_survey_of_tomorrow_is_told_at_its_field(client, draft):
    body = typed(draft, tanggal_survei="2999-01-01")
    answer = client.post(address("submit", draft), body)
    assert answer.status_code == 422
    assert "Tanggal survei belum tiba." in answer.content.decode()
    draft.refresh_from_db()
    assert (draft.status, draft.tanggal_survei) == ("draf", None)
