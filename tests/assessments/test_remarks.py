"""Sent back with remarks, answered, and looked at again: only what changed."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from assessments import changes
from assessments.actions.assessments import save_draft, step, submit_assessment
from assessments.actions.review import Remark, answer_remark, close_remark
from assessments.models import ReviewRemark
from sibungas.audit.models import AuditEvent
from sibungas.files.models import Attachment
from sibungas.lib.errors import Refused, Stale
from tests import factories

pytestmark = pytest.mark.django_db
KELURAHAN = "99.01.01.1001"
ROADS = "2b Panjang jalan dengan permukaan rusak"
AT_ROADS = Remark(isi="Ukur lagi bersama ketua RT.", kolom="jalan_rusak_m")
AT_KK = Remark(isi="Berbeda dari daftar kelurahan.", kolom="jumlah_kk")


@pytest.fixture
def author():
    return factories.make_user("fasilitator", KELURAHAN)


@pytest.fixture
def verifikator():
    return factories.make_user("verifikator", "99.01")


@pytest.fixture
def handed_in(author):
    return factories.make_assessment(
        "diajukan", dibuat_oleh=author, diajukan_oleh=author
    )


def send_back(sheet, by, *remarks):
    return step(
        "return",
        assessment=sheet,
        reason="Dua angka keliru.",
        remarks=remarks,
        versi=sheet.versi,
        by=by,
    )


def typed(sheet, **changed):
    """What the form would send: every number as text, with what was changed."""
    values = {**factories.HEADER, **factories.VOLUME, "luas_verifikasi_ha": "4,63"}
    return {**values, "versi": sheet.versi, **changed}


# Writing ----------------------------------------------------------------------------


def test_a_return_keeps_each_remark_at_its_field(handed_in, verifikator):
    sheet = send_back(handed_in, verifikator, AT_ROADS, AT_KK)
    rows = [
        (r.kriteria, r.kolom, r.isi, r.versi_lembar, r.dibuat_oleh, r.terbuka)
        for r in sheet.catatan_tinjauan.all()
    ]
    assert rows == [
        ("2b", "jalan_rusak_m", AT_ROADS.isi, 2, verifikator, True),
        ("", "jumlah_kk", AT_KK.isi, 2, verifikator, True),
    ]
    event = AuditEvent.objects.get(verba="assessment.returned")
    assert event.sesudah["catatan"] == 2


@pytest.mark.parametrize(
    ("remark", "sentence"),
    [
        (Remark(isi="x", kolom="skor"), "tidak ada pada penilaian ini"),
        (Remark(isi="  ", kolom="jumlah_kk"), "Tulis isi setiap catatan"),
        (Remark(isi="x"), "menunjuk isian atau foto"),
    ],
)
def test_a_remark_that_points_nowhere_is_refused(
    handed_in, verifikator, remark, sentence
):
    with pytest.raises(Refused, match=sentence), transaction.atomic():
        send_back(handed_in, verifikator, AT_KK, remark)
    handed_in.refresh_from_db()
    assert handed_in.status == "diajukan"
    assert ReviewRemark.objects.count() == 0


def test_a_remark_may_point_at_a_photograph(handed_in, verifikator):
    photo = photo_of(handed_in, verifikator)
    sheet = send_back(handed_in, verifikator, Remark(isi="Kabur.", foto=photo.uuid))
    assert sheet.catatan_tinjauan.get().foto == photo.uuid


def test_a_photograph_of_another_sheet_is_refused(handed_in, verifikator):
    other = factories.make_assessment("diajukan", rt=factories.make_rt("02"))
    photo = photo_of(other, verifikator)
    with pytest.raises(Refused, match="Foto itu tidak ada"):
        send_back(handed_in, verifikator, Remark(isi="Kabur.", foto=photo.uuid))


def photo_of(sheet, by):
    return Attachment.objects.create(
        objek_jenis="assessments.assessment",
        objek_id=sheet.pk,
        tag="2b",
        jenis="foto",
        nama_asli="jalan.jpg",
        tipe_media="image/jpeg",
        ukuran=1,
        sha256="a" * 64,
        lebar=4,
        tinggi=3,
        kode_wilayah=sheet.kode_wilayah,
        dibuat_oleh=by,
    )


def test_the_form_of_a_return_shows_each_photograph(client, handed_in, verifikator):
    photo = photo_of(handed_in, verifikator)
    client.force_login(verifikator)
    url = reverse("assessments:return", args=[handed_in.uuid])
    assert f"/berkas/{photo.uuid}/" in client.get(url).content.decode()
    name = f"catatan_foto_{photo.pk}"
    body = {"versi": handed_in.versi, "alasan": "Lihat foto.", name: "Kabur."}
    assert client.post(url, body).status_code == 302
    remark = handed_in.catatan_tinjauan.get()
    assert (remark.foto, remark.kolom, remark.isi) == (photo.uuid, "", "Kabur.")
    page = client.get(handed_in.get_absolute_url()).content.decode()
    assert f'href="/berkas/{photo.uuid}/"><strong>Foto</strong>' in page


def test_remarks_come_with_a_return_only(handed_in, verifikator):
    with pytest.raises(Refused, match="hanya menyertai pengembalian"):
        step(
            "verify",
            assessment=handed_in,
            remarks=[AT_KK],
            versi=handed_in.versi,
            by=verifikator,
        )


@pytest.mark.parametrize("columns", [{"isi": ""}, {"kolom": ""}])
def test_the_database_keeps_no_empty_remark(handed_in, columns):
    values = {"isi": "x", "kolom": "jumlah_kk", "versi_lembar": 1, **columns}
    with pytest.raises(IntegrityError):
        ReviewRemark.objects.create(assessment=handed_in, **values)


# Answering, closing -----------------------------------------------------------------


@pytest.fixture
def returned(handed_in, verifikator):
    return send_back(handed_in, verifikator, AT_ROADS, AT_KK)


def test_the_author_answers_and_leaves_a_row(returned, author):
    remark = returned.catatan_tinjauan.first()
    row = answer_remark(remark=remark, text=" Sudah. ", versi=1, by=author)
    assert (row.tanggapan, row.ditanggapi_oleh, row.versi) == ("Sudah.", author, 2)
    event = AuditEvent.objects.get(verba="catatan.answered")
    assert event.sesudah["penilaian"] == str(returned.uuid)
    with pytest.raises(Stale):
        answer_remark(remark=remark, text="Lagi", versi=1, by=author)


def test_only_writers_answer_and_only_reviewers_close(returned, author, verifikator):
    remark = returned.catatan_tinjauan.first()
    with pytest.raises(PermissionDenied):
        answer_remark(
            remark=remark, text="x", versi=1, by=factories.make_user("lurah", KELURAHAN)
        )
    with pytest.raises(PermissionDenied):
        close_remark(remark=remark, versi=1, by=author)
    row = close_remark(remark=remark, versi=1, by=verifikator)
    assert not row.terbuka and row.selesai_oleh == verifikator
    with pytest.raises(Refused, match="sudah selesai"):
        close_remark(remark=remark, versi=2, by=verifikator)


def test_an_answer_after_sending_is_refused(returned, author):
    remark = returned.catatan_tinjauan.first()
    step("submit", assessment=returned, versi=returned.versi, by=author)
    with pytest.raises(Refused, match="selama penilaian dikembalikan"):
        answer_remark(remark=remark, text="x", versi=1, by=author)


def test_verifying_closes_what_is_open(returned, author, verifikator):
    sheet = step("submit", assessment=returned, versi=returned.versi, by=author)
    assert sheet.catatan_tinjauan.open().count() == 2
    step("verify", assessment=sheet, versi=sheet.versi, by=verifikator)
    rows = sheet.catatan_tinjauan.all()
    assert [(r.terbuka, r.selesai_oleh) for r in rows] == [(False, verifikator)] * 2
    event = AuditEvent.objects.get(verba="assessment.verified")
    assert event.sesudah["catatan_selesai"] == 2


# What changed -----------------------------------------------------------------------


def corrected(sheet, author, **values):
    names = (*factories.HEADER, *factories.VOLUME)
    every = {name: getattr(sheet, name) for name in names}
    return submit_assessment(
        assessment=sheet,
        values={**every, **values},
        reasons={},
        versi=sheet.versi,
        by=author,
    )


def told(sheet):
    found = changes.since_return(sheet)
    return [(c.field.nama, c.before, c.after, c.field.satuan) for c in found]


def test_the_reviewer_sees_exactly_the_touched_fields(returned, author):
    sheet = corrected(returned, author, jalan_rusak_m=390, jumlah_kk=62)
    sheet.refresh_from_db()
    assert told(sheet) == [
        ("Jumlah KK", 60, 62, "KK"),
        (ROADS, 605, 390, "m"),
    ]


def test_what_was_saved_on_the_way_is_not_lost_from_the_comparison(returned, author):
    """Autosaves between return and sending are versions too; the return counts."""
    values = {"jalan_rusak_m": 500, "metode": "observasi"}
    sheet = save_draft(
        assessment=returned, values=values, raw={}, versi=returned.versi, by=author
    )
    sheet = corrected(sheet, author, jalan_rusak_m=605)
    sheet.refresh_from_db()
    assert told(sheet) == [("Metode", "", "Observasi", "")]


def test_a_second_return_is_compared_with_itself(returned, author, verifikator):
    sheet = corrected(returned, author, jalan_rusak_m=390)
    sheet.refresh_from_db()
    sheet = send_back(sheet, verifikator)
    sheet = corrected(sheet, author, jumlah_kk=61)
    sheet.refresh_from_db()
    assert told(sheet) == [("Jumlah KK", 60, 61, "KK")]


def test_a_sheet_that_never_came_back_has_nothing_to_compare(handed_in):
    assert changes.since_return(handed_in) is None


# Pages ------------------------------------------------------------------------------


def test_the_form_of_a_return_loses_nothing(client, handed_in, verifikator):
    client.force_login(verifikator)
    url = reverse("assessments:return", args=[handed_in.uuid])
    assert client.get(url).status_code == 200
    body = {"versi": handed_in.versi, "catatan_jalan_rusak_m": "Ukur lagi."}
    answer = client.post(url, body)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Tulis alasannya dahulu." in page and "Ukur lagi.</textarea>" in page
    answer = client.post(url, {**body, "alasan": "Lihat catatan.", "versi": 99})
    assert answer.status_code == 409
    assert "Ukur lagi.</textarea>" in answer.content.decode()
    answer = client.post(url, {**body, "alasan": "Lihat catatan."})
    assert answer.status_code == 302
    handed_in.refresh_from_db()
    assert (handed_in.status, handed_in.alasan) == ("dikembalikan", "Lihat catatan.")
    assert handed_in.catatan_tinjauan.get().kriteria == "2b"


def test_a_draft_cannot_be_sent_back(client, verifikator):
    sheet = factories.make_assessment()
    client.force_login(verifikator)
    url = reverse("assessments:return", args=[sheet.uuid])
    assert client.get(url).url == sheet.get_absolute_url()
    answer = client.post(url, {"versi": sheet.versi, "alasan": "x"})
    assert answer.status_code == 409


def test_the_list_and_the_form_count_the_open_remarks(client, returned, author):
    client.force_login(author)
    page = client.get(reverse("assessments:list")).content.decode()
    assert "2 catatan" in page
    page = client.get(reverse("assessments:edit", args=[returned.uuid]))
    text = page.content.decode()
    assert 'href="#id_jalan_rusak_m"' in text and 'href="#id_jumlah_kk"' in text
    assert [s.nama for s in page.context["remarks"]] == [
        "2b Panjang jalan dengan permukaan rusak",
        "Jumlah KK",
    ]
    assert text.count('class="remark"') == 2


def test_autosave_keeps_an_answer_once(client, returned, author):
    remark = returned.catatan_tinjauan.first()
    client.force_login(author)
    url = reverse("assessments:save", args=[returned.uuid])
    body = typed(returned, **{f"tanggapan_{remark.pk}": "Diukur 12 Mei."})
    for _ in range(2):
        answer = client.post(url, body)
        assert answer.status_code == 200, answer.content
        body["versi"] = answer.json()["versi"]
    remark.refresh_from_db()
    assert (remark.tanggapan, remark.versi) == ("Diukur 12 Mei.", 2)


def test_an_answer_is_sent_together_with_the_sheet(client, returned, author):
    remark = returned.catatan_tinjauan.first()
    client.force_login(author)
    url = reverse("assessments:submit", args=[returned.uuid])
    body = typed(returned, jalan_rusak_m="390")
    body[f"tanggapan_{remark.pk}"] = "Diukur ulang."
    assert client.post(url, body).status_code == 302
    remark.refresh_from_db()
    assert (remark.tanggapan, remark.terbuka) == ("Diukur ulang.", True)


def test_the_reviewer_reads_the_changes_and_may_ask_for_all(
    client, returned, author, verifikator
):
    sheet = corrected(returned, author, jalan_rusak_m=390)
    client.force_login(verifikator)
    page = client.get(sheet.get_absolute_url())
    text = page.content.decode()
    assert [c.field.kolom for c in page.context["changes"]] == ["jalan_rusak_m"]
    assert "605 m" in text and "390 m" in text
    assert 'data-kolom="jalan_rusak_m"' in text and 'data-kolom="jumlah_kk"' not in text
    assert 'id="isian"' not in text
    whole = client.get(sheet.get_absolute_url(), {"isian": "semua"}).content.decode()
    assert 'id="isian"' in whole and "Hanya yang berubah" in whole
    # The author reads the whole sheet, as always.
    client.force_login(author)
    assert 'id="isian"' in client.get(sheet.get_absolute_url()).content.decode()


def test_a_remark_is_closed_on_the_page(client, returned, author, verifikator):
    step("submit", assessment=returned, versi=returned.versi, by=author)
    remark = returned.catatan_tinjauan.first()
    client.force_login(verifikator)
    url = reverse("assessments:remark_close", args=[remark.pk])
    assert client.post(url, {"versi": 1}).status_code == 302
    remark.refresh_from_db()
    assert not remark.terbuka


# The API ----------------------------------------------------------------------------


def send(client, sheet, **body):
    return client.post(
        f"/api/v1/penilaian/{sheet.uuid}/transisi/",
        json.dumps({"ke": "dikembalikan", "versi": sheet.versi, **body}),
        content_type="application/json",
    )


def test_a_machine_sends_back_with_remarks(client, handed_in, verifikator, author):
    client.force_login(verifikator)
    sent = [{"pada": "2b", "isi": "Ukur lagi."}, {"pada": "jumlah_kk", "isi": "Cocok?"}]
    answer = send(client, handed_in, alasan="Keliru.", catatan=sent)
    assert answer.status_code == 200, answer.content
    client.force_login(author)
    shown = client.get(f"/api/v1/penilaian/{handed_in.uuid}/").json()
    pinned = [(c["pada"], c["isi"]) for c in shown["catatan_tinjauan"]]
    assert pinned == [("2b", "Ukur lagi."), ("jumlah_kk", "Cocok?")]


@pytest.mark.parametrize(
    ("catatan", "pointer"),
    [
        ([{"pada": "9z", "isi": "x"}], "/catatan/0/pada"),
        ([{"isi": "x"}], "/catatan/0/pada"),
        ([{"pada": "2b", "isi": " "}], "/catatan/0/isi"),
        ([{"pada": "2b"}], "/catatan/0/isi"),
        ([{"pada": "2b", "isi": "x", "foto": "y"}], "/catatan/0/foto"),
        ("2b", "/catatan"),
        ({}, "/catatan"),
    ],
)
def test_a_remark_that_cannot_be_read_is_pointed_at(
    client, handed_in, verifikator, catatan, pointer
):
    client.force_login(verifikator)
    answer = send(client, handed_in, alasan="Keliru.", catatan=catatan)
    assert answer.status_code == 400
    assert [e["pointer"] for e in answer.json()["errors"]] == [pointer]
    handed_in.refresh_from_db()
    assert handed_in.status == "diajukan"
