"""A criterion that scores 5 asks for a photo; whether it must have one is a setting."""

import pytest
from django.urls import reverse

from assessments import attachments, sheets, workflow
from assessments.actions import assessments as deeds
from sibungas.files import actions
from sibungas.lib.errors import Refused
from tests import factories
from tests.files import samples

pytestmark = pytest.mark.django_db
# Of the sheet in the factories (published, total 38): 2b 605/780, 3a 54/60,
# 4e 310/385, 6a and 6b 60/60, 7a and 7b 50/50 lie above 75 percent.
ASKED = {"2b", "3a", "6a", "6b", "7a", "7b"}


def lacking(sheet):
    return set(attachments.missing_photos(sheet, sheets.sheet_of(sheet)))


@pytest.fixture
def own(sheet, surveyor):
    sheet.isian_mentah = {}
    return sheet


def submit(sheet, by, reasons=None):
    values = {**factories.header_values(), **factories.volume_values()}
    return deeds.submit_assessment(
        assessment=sheet, values=values, reasons=reasons or {}, versi=sheet.versi, by=by
    )


def test_the_worst_criteria_ask_for_a_photo(sheet, surveyor):
    found = lacking(sheet)
    assert found >= ASKED and "1a" not in found and "1b" not in found
    actions.attach(thing=sheet, raw=samples.jpeg(), name="x", tag="2b", by=surveyor)
    # A paper is no photo.
    actions.attach(thing=sheet, raw=samples.pdf(), name="x", tag="3a", by=surveyor)
    assert found - lacking(sheet) == {"2b"}


def test_a_removed_photo_is_none(sheet, surveyor):
    row, _ = actions.attach(
        thing=sheet, raw=samples.jpeg(), name="x", tag="2b", by=surveyor
    )
    assert "2b" not in lacking(sheet)
    actions.remove(attachment=row, thing=sheet, reason="Salah.", by=surveyor)
    assert "2b" in lacking(sheet)


def test_it_is_shown_where_one_types_and_where_one_reads(client, sheet, surveyor):
    client.force_login(surveyor)
    for name in ("assessments:edit", "assessments:detail"):
        text = client.get(reverse(name, args=[sheet.uuid])).content.decode()
        assert "Foto diminta" in text and f'id="berkas-assessment-{sheet.pk}"' in text
    text = client.get(reverse("assessments:edit", args=[sheet.uuid])).content.decode()
    assert 'data-foto="5" >' in text and 'data-foto="5" hidden>' in text


def test_by_default_nothing_stands_in_the_way(client, sheet, surveyor):
    client.force_login(surveyor)
    form = {**factories.HEADER, **factories.VOLUME, "luas_verifikasi_ha": "4,63"}
    address = reverse("assessments:submit", args=[sheet.uuid])
    answer = client.post(address, {**form, "versi": sheet.versi}, follow=True)
    sheet.refresh_from_db()
    assert sheet.status == workflow.DIAJUKAN
    assert "Foto diminta untuk 2b, " in answer.content.decode()


def test_where_photos_are_demanded_a_photo_or_a_reason_is_needed(
    settings, sheet, surveyor
):
    settings.FOTO_WAJIB = True
    with pytest.raises(Refused) as refusal:
        submit(sheet, surveyor)
    codes = {problem["kode"] for problem in refusal.value.details["masalah"]}
    assert {"foto_2b", "foto_7a"} <= codes
    assert "Kriteria 2b berskor 5 tetapi belum ada fotonya." in refusal.value.message
    actions.attach(thing=sheet, raw=samples.jpeg(), name="x", tag="2b", by=surveyor)
    reasons = dict.fromkeys(codes - {"foto_2b"}, "Kamera rusak.")
    sent = submit(sheet, surveyor, reasons)
    assert sent.status == workflow.DIAJUKAN
    assert sent.alasan_peringatan["foto_7a"] == "Kamera rusak."
    assert "foto_2b" not in sent.alasan_peringatan


def test_the_form_asks_for_the_reason(settings, client, sheet, surveyor):
    settings.FOTO_WAJIB = True
    client.force_login(surveyor)
    form = {**factories.HEADER, **factories.VOLUME, "luas_verifikasi_ha": "4,63"}
    address = reverse("assessments:submit", args=[sheet.uuid])
    answer = client.post(address, {**form, "versi": sheet.versi})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'name="alasan_foto_2b"' in text and 'href="#id_alasan_foto_2b"' in text
