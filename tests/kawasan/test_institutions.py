"""The registry of institutions through its doors, and the list that is shipped."""

import pytest
from django.core.management import call_command

from kawasan.actions.institutions import load_institutions, save_institution
from sibungas.accounts.models import Institution
from sibungas.audit.models import AuditEvent
from sibungas.lib.errors import Stale
from tests import factories

pytestmark = pytest.mark.django_db
LIST, NEW = "/instansi/", "/instansi/baru/"


def typed(**changes):
    values = {
        "nama": "Dinas Air",
        "singkatan": "DA",
        "kategori": "opd",
        "level": "kab_kota",
        "kode_wilayah": "99.01",
        "aktif": "on",
        "sumber": "SK Pokja",
        "versi": "",
    }
    return {**values, **changes}


@pytest.fixture
def secretary(client):
    user = factories.make_user("sekretariat_pokja", "99.01")
    client.force_login(user)
    return user


def test_a_secretariat_keeps_the_offices_of_its_place(client, secretary):
    assert client.post(NEW, typed()).url == LIST
    office = Institution.objects.get(nama="Dinas Air")
    page = client.get(LIST).content.decode()
    for words in ("Dinas Air", "Kota Kota Satu", "Kabupaten/kota", "SK Pokja"):
        assert words in page
    event = AuditEvent.objects.get(verba="institution.created")
    assert (event.oleh, event.kode_wilayah) == (secretary, "99.01")
    changed = typed(nama="Dinas Air Minum", versi="1")
    assert client.post(f"{LIST}{office.pk}/", changed).status_code == 302
    # The same page again: somebody has changed it meanwhile.
    answer = client.post(f"{LIST}{office.pk}/", typed(nama="Yang lain", versi="1"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Dinas Air Minum" in page and "Yang lain" in page


@pytest.mark.parametrize("kode", ["99.02", ""])
def test_offices_elsewhere_and_of_the_nation_are_not_theirs(client, secretary, kode):
    answer = client.post(NEW, typed(kode_wilayah=kode))
    assert answer.status_code == 422
    assert "tidak berwenang" in answer.content.decode()
    other = Institution.objects.create(
        nama="Dinas Lain", kategori="opd", kode_wilayah=kode
    )
    assert client.get(f"{LIST}{other.pk}/").status_code == 403
    # Nor may one of theirs be moved there.
    own = Institution.objects.create(
        nama="Dinas Sendiri", kategori="opd", kode_wilayah="99.01"
    )
    sent = typed(nama="Dinas Sendiri", kode_wilayah=kode, versi="1")
    assert client.post(f"{LIST}{own.pk}/", sent).status_code == 422
    own.refresh_from_db()
    assert own.kode_wilayah == "99.01"


@pytest.mark.parametrize("kode", ["63.7", "kota", "63.71.01.1", "6371"])
def test_a_code_that_is_none_is_told(client, secretary, kode):
    answer = client.post(NEW, typed(kode_wilayah=kode))
    assert answer.status_code == 422
    assert "Kode wilayah ditulis seperti" in answer.content.decode()


def test_a_place_that_does_not_exist_is_told(client):
    client.force_login(factories.make_user("sekretariat_pokja", "99"))
    answer = client.post(NEW, typed(kode_wilayah="99.77"))
    assert answer.status_code == 422
    assert "Kode wilayah ini tidak dikenal" in answer.content.decode()


def test_readers_see_every_office_and_change_none(client):
    row = Institution.objects.create(nama="Kementerian", kategori="kementerian")
    client.force_login(factories.make_user("lurah", "99.01.01.1001"))
    assert "Kementerian" in client.get(LIST).content.decode()
    assert client.get(NEW).status_code == 403
    assert client.post(f"{LIST}{row.pk}/", typed()).status_code == 403


def test_the_list_is_narrowed_and_handed_out(client, secretary):
    for nama, kategori, aktif in (("A", "media", True), ("B", "lsm", False)):
        Institution.objects.create(
            nama=f"Lembaga {nama}", kategori=kategori, aktif=aktif, sumber="Surat 7"
        )
    page = client.get(f"{LIST}?kategori=media").content.decode()
    assert "Lembaga A" in page and "Lembaga B" not in page
    page = client.get(f"{LIST}?aktif=tidak").content.decode()
    assert "Lembaga B" in page and "Lembaga A" not in page
    table = b"".join(client.get(f"{LIST}?unduh=csv").streaming_content).decode()
    assert "Lembaga A" in table and "Surat 7" in table


def test_the_shipped_list_names_sources_and_all_thirteen_districts(capsys):
    call_command("import_wilayah")
    assert load_institutions() == 16 + 13
    rows = Institution.objects.all()
    assert (
        not rows.filter(sumber="").exists() and not rows.filter(is_demo=True).exists()
    )
    assert (
        rows.filter(nama="Dinas Perkim Kota Banjarmasin").get().kode_wilayah == "63.71"
    )
    assert rows.filter(nama__startswith="Dinas Perkim K").count() == 13
    # What the source misspells is said.
    assert "Bakauda" in rows.get(singkatan="Bakeuda Kalsel").sumber
    assert "BPPP" in rows.get(singkatan="BP2P Kalimantan II").sumber
    for kategori in ("legislatif", "akademisi", "perbankan", "media", "pkk"):
        assert rows.filter(kategori=kategori).exists(), kategori
    # Again: nothing new, and what people changed stays.
    rows.filter(singkatan="PUPR Kalsel").update(sumber="Perda 1/2026")
    assert load_institutions() == 0
    assert rows.get(singkatan="PUPR Kalsel").sumber == "Perda 1/2026"
    assert AuditEvent.objects.get(verba="institution.loaded").sesudah["jumlah"] == 29


def test_the_keeper_of_the_nation_keeps_every_office():
    keeper = factories.make_user("superadmin")
    made = save_institution(
        institution=None, values={"nama": "Pusat", "kategori": "lain"}, by=keeper
    )
    with pytest.raises(Stale):
        save_institution(
            institution=made, values={"singkatan": "P"}, versi=9, by=keeper
        )
