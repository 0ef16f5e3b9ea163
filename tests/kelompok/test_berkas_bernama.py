"""Files that name people: opened and listed only for who may read the names."""

import pytest

from kelompok import rapat
from sibungas.files import actions
from sibungas.files.models import Attachment
from tests import factories
from tests.kelompok.ksm_works import RECEIPT
from tests.kelompok.meetings import brought_to
from tests.kelompok.test_bimtek import make_bimtek

pytestmark = pytest.mark.django_db
CLOSED = "memuat nama orang hanya terlihat oleh panitia"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def bring(thing, tag, by):
    raw = RECEIPT[1] + tag.encode()
    return actions.attach(thing=thing, raw=raw, name=f"{tag}.pdf", tag=tag, by=by)[0]


@pytest.fixture
def secretary():
    return factories.make_user("sekretariat_pokja", "99")


def statuses(client, user, rows):
    client.force_login(user)
    found = []
    for row in rows:
        answer = client.get(f"/berkas/{row.uuid}/")
        found.append(answer.status_code)
        if answer.streaming:
            # Read to its end, so that the file is closed.
            assert b"".join(answer).startswith(b"%PDF")
    return found


def seen(user):
    return set(Attachment.objects.visible_to(user).values_list("tag", flat=True))


def test_lists_and_signed_papers_of_a_meeting(client, secretary):
    meeting = brought_to(rapat.NOTULEN, secretary)
    tags = ("materi", "undangan", "daftar_hadir", "notulen", "berita_acara")
    rows = [bring(meeting, tag, secretary) for tag in tags]
    assert statuses(client, secretary, rows) == [200] * 5
    member = factories.make_user("anggota_pokja", "99")
    assert statuses(client, member, rows) == [200, 200, 403, 403, 403]
    assert seen(member) == {"materi", "undangan"}
    page = client.get(meeting.get_absolute_url()).text
    assert "materi.pdf" in page and "daftar_hadir.pdf" not in page
    assert CLOSED in page
    client.force_login(secretary)
    page = client.get(meeting.get_absolute_url()).text
    assert "daftar_hadir.pdf" in page and CLOSED not in page


def test_neither_the_keeper_of_the_machine_nor_the_place_beside(client, secretary):
    meeting = brought_to(rapat.NOTULEN, secretary)
    rows = [bring(meeting, tag, secretary) for tag in ("materi", "daftar_hadir")]
    keeper = factories.make_user("superadmin")
    assert statuses(client, keeper, rows) == [200, 403]
    assert seen(keeper) == {"materi"}
    far = factories.make_user("sekretariat_pokja", "99.01")
    assert statuses(client, far, rows) == [404, 404] and seen(far) == set()


def test_lists_of_a_bimtek(client):
    event = make_bimtek()
    keeper = factories.make_user("staf_provinsi", "99")
    rows = [bring(event, tag, keeper) for tag in ("materi", "daftar_hadir")]
    assert statuses(client, keeper, rows) == [200, 200]
    # Who works with people of the place reads names, who only looks does not.
    secretary = factories.make_user("sekretariat_pokja", "99")
    assert statuses(client, secretary, rows) == [200, 200]
    leader = factories.make_user("pimpinan", "99")
    assert statuses(client, leader, rows) == [200, 403]
    assert seen(leader) == {"materi"}


def test_a_page_without_such_files_says_nothing_of_them(client, secretary):
    meeting = brought_to(rapat.NOTULEN, secretary)
    bring(meeting, "materi", secretary)
    client.force_login(factories.make_user("anggota_pokja", "99"))
    assert CLOSED not in client.get(meeting.get_absolute_url()).text


def test_slides_of_a_bimtek_are_for_all_who_see_it(client):
    event = make_bimtek()
    speaker = event.narasumber_set.create(nama="Narasumber A")
    keeper = factories.make_user("staf_provinsi", "99")
    slides = ("materi", f"materi_{speaker.pk}")
    closed = ("", "undangan", "kegiatan", "daftar_hadir", "berita_acara")
    rows = [bring(event, tag, keeper) for tag in (*slides, *closed)]
    for role in ("kader_pkk", "pengurus_kelompok"):
        # Served below the kota that holds the event.
        user = factories.make_user(role, "99.01.01.1001")
        assert statuses(client, user, rows) == [200, 200, 403, 403, 403, 403, 403]
        assert seen(user) == set(slides)
        page = client.get(event.get_absolute_url()).text
        assert "materi.pdf" in page and f"materi_{speaker.pk}.pdf" in page
        assert "undangan.pdf" not in page and "daftar_hadir.pdf" not in page
        assert "Unggah" not in page
        answer = client.get(f"/berkas/{rows[3].uuid}/")
        assert "hanya bahan paparan yang terbuka" in answer.text
    assert (
        statuses(client, factories.make_user("kader_pkk", "99.02"), rows) == [404] * 7
    )
