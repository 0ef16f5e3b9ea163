"""Bringing, seeing, removing and restoring files, by the pages and by the actions."""

import hashlib
import io
import os
import threading
import time

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from PIL import Image, ImageFile

from assessments import workflow
from sibungas.audit.models import AuditEvent
from sibungas.files import actions, documents, registry, storage, uploads
from sibungas.files.models import Attachment
from sibungas.lib.errors import Refused
from tests import factories
from tests.files import samples

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def upload_address(thing):
    return reverse("files:upload", args=[thing._meta.label_lower, thing.pk])


def send(client, thing, raw, *, name="foto.jpg", tag="2b", headers=None, **more):
    sent = {"berkas": SimpleUploadedFile(name, raw), "tag": tag, **more}
    return client.post(upload_address(thing), sent, headers=headers or {})


def on_disk(media):
    return sorted(path.name for path in media.glob("??/*"))


def body(response):
    return b"".join(response)


@pytest.fixture
def page(client, surveyor):
    client.force_login(surveyor)
    return client


@pytest.fixture
def kept(sheet, surveyor, photo):
    row, _ = actions.attach(
        thing=sheet, raw=photo, name="Gang Buntu.JPG", tag="2b", by=surveyor
    )
    return row


# Bringing ---------------------------------------------------------------------------


def test_an_upload_is_kept_shown_and_written_down(page, sheet, surveyor, photo, media):
    answer = send(
        page, sheet, photo, name="C:\\foto\\Jalan rusak.jpg", keterangan="Ujung gang"
    )
    assert answer.status_code == 302
    assert (
        answer["Location"] == f"/penilaian/{sheet.uuid}/#berkas-assessment-{sheet.pk}"
    )
    row = Attachment.objects.get()
    assert (row.objek_jenis, row.objek_id) == ("assessments.assessment", sheet.pk)
    assert (row.tag, row.jenis, row.nama_asli) == ("2b", "foto", "Jalan rusak.jpg")
    assert (row.keterangan, row.kode_wilayah) == ("Ujung gang", "99.01.01.1001")
    assert row.sha256 == hashlib.sha256(photo).hexdigest()
    assert (row.lebar, row.tinggi, row.dibuat_oleh) == (640, 480, surveyor)
    assert f"{row.exif_lat} {row.exif_lon}" == "-3.319444 114.591111"
    assert on_disk(media) == [row.uuid.hex, f"{row.uuid.hex}-kecil"]
    event = AuditEvent.objects.get(verba="berkas.created")
    assert (event.oleh, event.kode_wilayah) == (surveyor, "99.01.01.1001")
    assert event.sesudah["sha256"] == row.sha256

    text = page.get(answer["Location"]).content.decode()
    assert "Jalan rusak.jpg tersimpan." in text
    assert 'alt="Foto 2b' in text and "Ujung gang" in text
    assert f"/berkas/{row.uuid}/kecil/" in text
    assert "difoto 1 Mar 2026 08.15 WITA" in text


def test_with_htmx_the_panel_alone_comes_back(page, sheet, photo):
    answer = send(page, sheet, photo, headers=HTMX, kembali="/penilaian/x/isi/")
    text = answer.content.decode()
    assert answer.status_code == 200 and "<html" not in text
    assert f'id="berkas-assessment-{sheet.pk}"' in text and "tersimpan." in text
    assert 'name="kembali" value="/penilaian/x/isi/"' in text


@pytest.mark.parametrize(
    "back", ["https://jahat.example/", "//jahat.example/", "/\\jahat.example", ""]
)
def test_one_comes_back_to_our_own_pages_only(page, sheet, photo, back):
    answer = send(page, sheet, photo, kembali=back)
    assert answer["Location"].startswith(f"/penilaian/{sheet.uuid}/")


def test_the_same_file_twice_is_one_row(page, sheet, photo, media):
    assert send(page, sheet, photo).status_code == 302
    answer = send(page, sheet, photo, name="lain.png", headers=HTMX)
    assert "tidak digandakan" in answer.content.decode()
    assert Attachment.objects.count() == 1 and len(on_disk(media)) == 2
    # About something else it is another piece of evidence.
    send(page, sheet, photo, tag="2a")
    assert sorted(Attachment.objects.values_list("tag", flat=True)) == ["2a", "2b"]


def test_a_photo_that_is_cut_off_is_refused_after_a_pdf_too(page, sheet, photo, media):
    # What importing the PDF library does.
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    answer = send(page, sheet, photo[: len(photo) // 2], name="a.jpg", headers=HTMX)
    assert answer.status_code == 422
    assert on_disk(media) == []


@pytest.mark.parametrize(
    ("raw", "name", "words"),
    [
        (b"<svg xmlns='http://www.w3.org/2000'/>", "peta.jpg", "Yang dilihat isinya"),
        (b"<!doctype html><script>1</script>", "foto.jpg", "Yang dilihat isinya"),
        (b"GIF89a" + b"\0" * 40, "gerak.gif", "Yang dilihat isinya"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 40, "IMG_1.HEIC", "Paling Kompatibel"),
        (samples.jpeg()[:2500], "putus.jpg", "rusak, terpotong"),
        (samples.moving("WEBP"), "gerak.webp", "Gambar bergerak"),
        (samples.office("word/document.xml", "word/vbaProject.bin"), "a.docx", "makro"),
        (b"", "kosong.jpg", "Berkas ini kosong."),
        (b"%PDF-" + b"0" * documents.MOST_BYTES, "besar.pdf", "lebih dari 20 MB"),
    ],
    ids=["svg", "html", "gif", "heic", "cut", "moving", "macro", "empty", "large"],
)  # fmt: skip
def test_what_is_no_picture_is_refused_at_the_field(
    page, sheet, media, raw, name, words
):
    answer = send(page, sheet, raw, name=name, keterangan="Tetap ada", headers=HTMX)
    text = answer.content.decode()
    assert answer.status_code == 422 and words in text
    # At the field, with what was typed and chosen.
    assert f'id="berkas-assessment-{sheet.pk}-berkas_error"' in text
    assert 'value="Tetap ada"' in text and 'value="2b" selected' in text
    assert not Attachment.objects.exists() and on_disk(media) == []
    # And without JavaScript on a whole page.
    answer = send(page, sheet, raw, name=name)
    assert answer.status_code == 422 and "<html" in answer.content.decode()


def test_nothing_chosen_and_an_unknown_tag_are_refused(page, sheet, photo):
    answer = page.post(upload_address(sheet), {"tag": "2b"}, headers=HTMX)
    assert (
        answer.status_code == 422 and "Pilih berkas dahulu." in answer.content.decode()
    )
    answer = send(page, sheet, photo, tag="9z", headers=HTMX)
    assert answer.status_code == 422 and "Pilih salah satu." in answer.content.decode()
    with pytest.raises(Refused):
        actions.attach(
            thing=sheet, raw=photo, name="x", tag="9z",
            by=factories.make_user("fasilitator", "99.01.01.1001"),
        )  # fmt: skip


def test_a_panel_of_no_tag_at_all_is_no_fault(page, sheet, photo):
    assert send(page, sheet, photo, hanya="\x00").status_code in (302, 422)
    assert page.post(upload_address(sheet), {"hanya": "\x00"}).status_code == 422


def test_a_request_that_is_too_large_is_cut_off(page, sheet, photo, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_BYTES", len(photo) - 1)
    answer = send(page, sheet, photo, headers=HTMX)
    assert answer.status_code == 422 and "lebih dari 20 MB" in answer.content.decode()
    assert not Attachment.objects.exists()


def test_names_of_files_are_made_harmless(sheet, surveyor, photo):
    hostile = "../../etc/\u202egpj.exe\x00" + "a" * 300 + ".jpg"
    row, _ = actions.attach(thing=sheet, raw=photo, name=hostile, by=surveyor)
    assert "/" not in row.nama_asli and "\u202e" not in row.nama_asli
    assert len(row.nama_asli) == 200 and row.nama_asli.endswith("a.jpg")


def test_no_thing_holds_files_without_end(sheet, surveyor, photo, monkeypatch):
    monkeypatch.setattr(actions, "MOST_FILES", 1)
    actions.attach(thing=sheet, raw=photo, name="1.jpg", by=surveyor)
    with pytest.raises(Refused, match="Sudah ada 1 berkas"):
        actions.attach(thing=sheet, raw=samples.jpeg(2), name="2.jpg", by=surveyor)


# Rights -----------------------------------------------------------------------------


def test_a_neighbour_finds_nothing(client, kept, sheet, photo):
    client.force_login(factories.make_user("verifikator", "99.02"))
    paths = [f"/berkas/{kept.uuid}/", f"/berkas/{kept.uuid}/kecil/"]
    assert [client.get(path).status_code for path in paths] == [404, 404]
    assert send(client, sheet, photo).status_code == 404
    for deed in ("hapus", "pulihkan"):
        sent = {"alasan": "x"}
        assert client.post(f"/berkas/{kept.uuid}/{deed}/", sent).status_code == 404
    assert Attachment.objects.visible_to(factories.make_user()).count() == 0


def test_who_may_look_may_not_write(client, kept, sheet, photo):
    client.force_login(factories.make_user("lurah", "99.01.01.1001"))
    assert client.get(f"/berkas/{kept.uuid}/").status_code == 200
    assert send(client, sheet, samples.jpeg(2)).status_code == 403
    sent = {"alasan": "Saya tidak suka."}
    assert client.post(f"/berkas/{kept.uuid}/hapus/", sent).status_code == 403
    text = client.get(f"/penilaian/{sheet.uuid}/").content.decode()
    assert "Lokasi tercatat" in text and "114,59111" not in text
    assert "Unggah" not in text


def test_a_stranger_is_led_to_the_door(client, kept):
    answer = client.get(f"/berkas/{kept.uuid}/")
    assert answer.status_code == 302 and "/masuk/" in answer["Location"]


def test_cadres_see_no_sheet_and_so_no_evidence_of_it(client, kept):
    client.force_login(factories.make_user("kader_pkk", "99.01.01.1001"))
    assert client.get(f"/berkas/{kept.uuid}/").status_code == 404


@pytest.mark.parametrize(
    ("status", "role", "may"),
    [
        (workflow.DRAF, "fasilitator", True),
        (workflow.DIKEMBALIKAN, "fasilitator", True),
        (workflow.DIAJUKAN, "fasilitator", False),
        (workflow.DIAJUKAN, "verifikator", True),
        (workflow.DIVERIFIKASI, "verifikator", True),
        (workflow.DISAHKAN, "verifikator", False),
        (workflow.DIBATALKAN, "fasilitator", False),
        (workflow.DRAF, "lurah", False),
    ],
)
def test_the_evidence_of_a_sheet_follows_its_state(photo, status, role, may):
    sheet = factories.make_assessment(status)
    user = factories.make_user(role, "99.01.01.1001")
    if may:
        assert actions.attach(thing=sheet, raw=photo, name="x.jpg", by=user)[1]
    else:
        with pytest.raises(PermissionDenied):
            actions.attach(thing=sheet, raw=photo, name="x.jpg", by=user)


def test_a_state_that_changed_meanwhile_is_seen(photo, surveyor):
    stale = factories.make_assessment()
    type(stale).objects.filter(pk=stale.pk).update(
        status=workflow.DIBATALKAN, alasan="x"
    )
    with pytest.raises(PermissionDenied):
        actions.attach(thing=stale, raw=photo, name="x.jpg", by=surveyor)


# Serving ----------------------------------------------------------------------------


def test_served_bytes_carry_nothing_of_the_camera(page, kept):
    for path, size in (
        (f"/berkas/{kept.uuid}/", 640),
        (f"/berkas/{kept.uuid}/kecil/", 320),
    ):
        answer = page.get(path)
        raw = body(answer)
        picture = Image.open(io.BytesIO(raw))
        assert answer["Content-Type"] == "image/jpeg" and picture.width == size
        assert not picture.getexif() and b"Exif" not in raw
        assert samples.SECRET.encode() not in raw
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert answer["Cache-Control"] == "private, no-cache"
        assert "Gang" not in answer["Content-Disposition"]


def test_a_known_file_is_not_sent_again_but_the_right_is_asked_again(
    page, client, kept
):
    path = f"/berkas/{kept.uuid}/kecil/"
    tag = page.get(path)["ETag"]
    assert tag == f'"{kept.sha256}-kecil"'
    again = page.get(path, headers={"If-None-Match": tag})
    assert again.status_code == 304 and not again.content
    client.force_login(factories.make_user("verifikator", "99.02"))
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 404


def test_documents_are_downloads(page, sheet):
    send(page, sheet, samples.pdf(), name="Berita acara.txt", tag="berita_acara")
    row = Attachment.objects.get()
    assert (row.jenis, row.tipe_media) == ("dokumen", "application/pdf")
    answer = page.get(f"/berkas/{row.uuid}/")
    assert body(answer) == samples.pdf()
    assert (
        answer["Content-Disposition"] == 'attachment; filename="Berita acara.txt.pdf"'
    )
    assert "sandbox" in answer["Content-Security-Policy"]
    assert page.get(f"/berkas/{row.uuid}/kecil/").status_code == 404


def test_a_file_that_is_gone_from_disk_is_not_found(page, kept):
    storage.path(kept.uuid).unlink()
    assert page.get(f"/berkas/{kept.uuid}/").status_code == 404


# Removing ---------------------------------------------------------------------------


def test_removed_with_a_reason_and_restored(page, kept, sheet, surveyor, client):
    address = f"/berkas/{kept.uuid}/hapus/"
    answer = page.post(address, {"alasan": " "}, headers=HTMX)
    assert answer.status_code == 422
    assert "Tulis mengapa berkas ini dihapus." in answer.content.decode()
    answer = page.post(address, {"alasan": "Foto RT lain."}, headers=HTMX)
    text = answer.content.decode()
    assert "1 berkas dihapus" in text and "Foto RT lain." in text
    kept.refresh_from_db()
    assert kept.dihapus_oleh == surveyor and kept.dihapus_pada
    event = AuditEvent.objects.get(verba="berkas.removed")
    assert event.alasan == "Foto RT lain."
    # Who may restore it may look at it, others not.
    assert page.get(f"/berkas/{kept.uuid}/").status_code == 200
    client.force_login(factories.make_user("lurah", "99.01.01.1001"))
    assert client.get(f"/berkas/{kept.uuid}/").status_code == 404
    text = client.get(f"/penilaian/{sheet.uuid}/").content.decode()
    assert "Foto RT lain." not in text and str(kept.uuid) not in text
    page.force_login(surveyor)
    assert page.post(f"/berkas/{kept.uuid}/pulihkan/").status_code == 302
    kept.refresh_from_db()
    assert kept.dihapus_pada is None and kept.dihapus_alasan == ""
    assert AuditEvent.objects.filter(verba="berkas.restored").count() == 1


def test_a_removed_file_that_is_sent_again_is_back(sheet, surveyor, photo, kept):
    actions.remove(attachment=kept, thing=sheet, reason="Salah.", by=surveyor)
    row, created = actions.attach(
        thing=sheet, raw=photo, name="x.jpg", tag="2b", by=surveyor
    )
    assert (row.pk, created, row.is_removed) == (kept.pk, False, False)


@pytest.mark.parametrize(
    "columns",
    [
        {"dihapus_alasan": "tanpa orang"},
        {"sha256": "bukan sidik"},
        {"exif_lat": 91, "exif_lon": 0},
        {"lebar": None},
        {"exif_lat": None},
        {"jenis": "foto", "tipe_media": "image/svg+xml"},
    ],
)
def test_the_table_refuses_what_must_not_be(kept, columns):
    with pytest.raises(IntegrityError), transaction.atomic():
        Attachment.objects.filter(pk=kept.pk).update(**columns)


# Disk and database ------------------------------------------------------------------


def test_a_write_that_fails_leaves_no_row(sheet, surveyor, photo, media, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        actions.attach(thing=sheet, raw=photo, name="x.jpg", by=surveyor)
    assert not Attachment.objects.exists() and on_disk(media) == []


def test_what_a_rollback_leaves_is_cleaned(sheet, surveyor, photo, media, kept, capsys):
    try:
        with transaction.atomic():
            actions.attach(thing=sheet, raw=photo, name="x.jpg", by=surveyor)
            raise KeyError
    except KeyError:
        pass
    assert Attachment.objects.count() == 1 and len(on_disk(media)) == 4
    # Younger than a day it may belong to an upload that is under way.
    call_command("clean_files")
    assert len(on_disk(media)) == 4
    long_ago = time.time() - 25 * 3600
    for path in media.glob("??/*"):
        os.utime(path, (long_ago, long_ago))
    call_command("clean_files", coba=True)
    assert len(on_disk(media)) == 4
    call_command("clean_files")
    assert on_disk(media) == [kept.uuid.hex, f"{kept.uuid.hex}-kecil"]
    assert "2 berkas tanpa catatan dihapus." in capsys.readouterr().out


def test_a_lost_file_is_named(kept):
    storage.path(kept.uuid, small=True).unlink()
    with pytest.raises(CommandError, match="1 berkas tercatat hilang"):
        call_command("clean_files")


@pytest.mark.django_db(transaction=True)
def test_two_copies_at_once_are_one_row(media):
    sheet = factories.make_assessment()
    by = factories.make_user("fasilitator", "99.01.01.1001")
    raw, found, start = samples.jpeg(), [], threading.Barrier(4)

    def bring():
        start.wait()
        try:
            row, created = actions.attach(thing=sheet, raw=raw, name="x.jpg", by=by)
            found.append((row.pk, created))
        finally:
            connection.close()

    threads = [threading.Thread(target=bring) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({pk for pk, _ in found}) == 1 and len(found) == 4
    assert sorted(created for _, created in found) == [False, False, False, True]
    assert len(on_disk(media)) == 2


# Places and works -------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["rt", "kawasan"])
def test_places_have_files_on_their_pages(client, photo, kind):
    kawasan = factories.make_kawasan()
    thing = factories.make_rt(kawasan=kawasan) if kind == "rt" else kawasan
    user = factories.make_user("verifikator", "99.01")
    client.force_login(user)
    assert "menjadi bukti" in client.get(thing.get_absolute_url()).content.decode()
    assert send(client, thing, photo, tag="keadaan").status_code == 302
    row = Attachment.objects.get()
    assert row.kode_wilayah == "99.01.01.1001"
    assert (
        f"/berkas/{row.uuid}/" in client.get(thing.get_absolute_url()).content.decode()
    )


def test_a_kawasan_in_two_kabupaten_belongs_to_the_narrowest_place_of_both():
    places = factories.make_wilayah()
    kind = registry.kind("kawasan.kawasan")
    far = factories.make_kawasan("K-1", places.kelurahan, places.desa)
    near = factories.make_kawasan("K-2", places.kelurahan, places.tetangga)
    assert (kind.kode(far), kind.kode(near)) == ("99", "99.01.01")
    staff = factories.make_user("verifikator", "99.01")
    assert not kind.may_edit(staff, far) and kind.may_edit(staff, near)
