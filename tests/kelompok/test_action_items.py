"""Action items through their doors: agreed upon, reported, finished, called off."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kelompok.actions import action_items as actions
from kelompok.models import ActionItem, ActionProgress
from sibungas.accounts.models import Institution
from sibungas.audit.models import AuditEvent
from sibungas.lib.errors import Refused, Stale
from tests import factories

pytestmark = pytest.mark.django_db
LIST, NEW = "/kelompok/tindak/", "/kelompok/tindak/baru/"
BOARD, OWN = "/kelompok/tindak/papan/", "/kelompok/tindak/saya/"
PIPES = "Mendata sambungan air di bantaran"
TODAY = timezone.localdate()


def make_office(nama="Dinas Satu", **columns):
    values = {"kategori": "opd", "level": "kab_kota", "kode_wilayah": "99.01"}
    office, _ = Institution.objects.get_or_create(
        nama=nama, defaults={**values, **columns}
    )
    return office


def make_item(office=None, kode="99.01", **columns):
    places = factories.make_wilayah()
    place = {"99": places.provinsi, "99.01": places.kota, "99.02": places.kabupaten}
    values = {
        "uraian": PIPES,
        "pic_institution": office or make_office(),
        "wilayah": place[kode],
        "kategori": "sinergi",
        "horizon": "pendek",
        "tenggat": TODAY + timedelta(days=10),
        **columns,
    }
    return ActionItem.objects.create(**values)


def typed(**changes):
    values = {
        "uraian": PIPES,
        "pic_institution": make_office().pk,
        "pic_nama": "Kepala bidang",
        "wilayah": factories.make_wilayah().kota.pk,
        "kategori": "sinergi",
        "horizon": "pendek",
        "prioritas": "tinggi",
        "tenggat": "2027-03-01",
        "versi": "",
    }
    return {**values, **changes}


@pytest.fixture
def secretary(client):
    user = factories.make_user("sekretariat_pokja", "99.01")
    client.force_login(user)
    return user


def member(kode="99.01", office=None, role="anggota_pokja"):
    return factories.make_user(role, kode, instansi=office or make_office())


def test_the_secretariat_notes_an_item_and_it_is_in_the_trail(client, secretary):
    answer = client.post(NEW, typed())
    item = ActionItem.objects.get()
    assert answer.url == item.get_absolute_url()
    page = client.get(answer.url).content.decode()
    for words in (PIPES, "Dinas Satu", "Kepala bidang", "1 Mar 2027", "Sinergi"):
        assert words in page
    event = AuditEvent.objects.get(verba="tindak.created")
    assert (event.oleh, event.kode_wilayah) == (secretary, "99.01")
    assert event.sesudah["tenggat"] == "2027-03-01"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"uraian": ""}, "Wajib diisi"),
        ({"tenggat": "31-31-2027"}, "tanggal"),
        ({"tenggat": "1950-01-01"}, "antara tahun 2000 dan 2100"),
        ({"bukti_url": "bukan alamat"}, "URL"),
        ({"pic_institution": "0"}, "pilihan"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(
    client, secretary, changes, sentence
):
    answer = client.post(NEW, typed(**changes))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert 'value="Kepala bidang"' in page
    assert not ActionItem.objects.exists()


def test_a_place_beyond_the_own_one_is_no_choice(client, secretary):
    there = factories.make_wilayah().kabupaten
    assert client.post(NEW, typed(wilayah=there.pk)).status_code == 422


def test_a_kawasan_elsewhere_is_told_at_its_field(client):
    area = factories.make_kawasan("K-9", factories.make_wilayah().desa)
    client.force_login(factories.make_user("sekretariat_pokja", "99"))
    answer = client.post(NEW, typed(kawasan=area.pk))
    assert answer.status_code == 422
    assert "Kawasan ini di luar Kota Kota Satu." in answer.content.decode()


def test_late_is_computed_against_the_day():
    item = make_item(tenggat=date(2026, 3, 10), status="berjalan", progres=20)
    assert not item.is_late_on(date(2026, 3, 10))
    assert item.is_late_on(date(2026, 3, 11))
    overdue = ActionItem.objects.overdue_for
    assert not overdue("99.01", date(2026, 3, 10)).exists()
    assert overdue("99.01", date(2026, 3, 11)).get() == item
    # The agenda of the province holds what its cities owe, not the other way round.
    assert overdue("99", date(2026, 3, 11)).get() == item
    assert not overdue("99.02", date(2026, 3, 11)).exists()


def test_what_is_finished_or_called_off_is_never_late():
    done = {"status": "selesai", "progres": 100, "selesai_pada": date(2026, 3, 1)}
    make_item(tenggat=date(2026, 3, 10), **done)
    make_item(tenggat=date(2026, 3, 10), status="dibatalkan", alasan="Digabung.")
    assert not ActionItem.objects.overdue_for("99", date(2030, 1, 1)).exists()


def test_a_member_reports_on_what_the_own_office_owes(client):
    item = make_item()
    person = member()
    client.force_login(person)
    url = f"{item.get_absolute_url()}lapor/"
    sent = {"progres": "40", "catatan": "Dua kelurahan selesai.", "versi": "1"}
    assert client.post(url, sent).status_code == 302
    item.refresh_from_db()
    assert (item.status, item.progres, item.versi) == ("berjalan", 40, 2)
    report = item.laporan.get()
    assert (report.progres, report.catatan) == (40, "Dua kelurahan selesai.")
    page = client.get(item.get_absolute_url()).content.decode()
    assert "Dua kelurahan selesai." in page and person.nama in page
    assert AuditEvent.objects.get(verba="tindak.reported").oleh == person


def test_a_member_of_another_office_only_reads(client):
    item = make_item()
    client.force_login(member(office=make_office("Dinas Lain")))
    page = client.get(item.get_absolute_url())
    assert page.status_code == 200
    assert "Laporkan kemajuan" not in page.content.decode()
    sent = {"progres": "40", "catatan": "x", "versi": "1"}
    for langkah in ("lapor", "selesai", "batal"):
        answer = client.post(f"{item.get_absolute_url()}{langkah}/", sent)
        assert answer.status_code == 403, langkah
    assert not ActionProgress.objects.exists()


def test_reporting_needs_the_right_as_well_as_the_office(client):
    item = make_item()
    client.force_login(member(role="pimpinan"))
    url = f"{item.get_absolute_url()}lapor/"
    assert client.get(item.get_absolute_url()).status_code == 200
    sent = {"progres": "40", "catatan": "x", "versi": "1"}
    assert client.post(url, sent).status_code == 403
    with pytest.raises(PermissionDenied):
        actions.report_progress(
            item=item, progres=1, catatan="x", versi=1, by=member(role="pimpinan")
        )


def test_an_office_of_a_city_sees_what_it_owes_the_province_and_no_more(client):
    owed = make_item(kode="99", uraian="Menyusun data dasar kota")
    other = make_item(make_office("Dinas Lain"), "99", uraian="Urusan dinas lain")
    client.force_login(member())
    page = client.get(OWN).content.decode()
    assert "Menyusun data dasar kota" in page and "Urusan" not in page
    assert client.get(other.get_absolute_url()).status_code == 404
    sent = {"progres": "10", "catatan": "Mulai.", "versi": "1"}
    assert client.post(f"{owed.get_absolute_url()}lapor/", sent).status_code == 302


def test_an_office_without_duty_in_the_place_sees_nothing(client):
    item = make_item()
    client.force_login(member("99.02"))
    assert client.get(item.get_absolute_url()).status_code == 404
    assert PIPES not in client.get(OWN).content.decode()


def test_finishing_calling_off_and_taking_up_again(client, secretary):
    item = make_item(status="berjalan", progres=60)
    at = item.get_absolute_url()
    client.post(f"{at}selesai/", {"catatan": "Data diserahkan.", "versi": "1"})
    item.refresh_from_db()
    assert (item.status, item.progres, item.selesai_pada) == ("selesai", 100, TODAY)
    again = client.post(f"{at}lapor/", {"progres": "1", "catatan": "x", "versi": "2"})
    assert again.status_code == 409
    assert "sudah selesai. Buka kembali" in again.content.decode()
    client.post(f"{at}buka/", {"alasan": "Data kurang.", "versi": "2"})
    item.refresh_from_db()
    assert (item.status, item.selesai_pada) == ("berjalan", None)
    assert client.post(f"{at}batal/", {"alasan": "", "versi": "3"}).status_code == 422
    client.post(f"{at}batal/", {"alasan": "Digabung.", "versi": "3"})
    item.refresh_from_db()
    assert (item.status, item.alasan) == ("dibatalkan", "Digabung.")
    told = item.laporan.order_by("pk").values_list("status", flat=True)
    assert list(told) == ["selesai", "berjalan", "dibatalkan"]
    deeds = AuditEvent.objects.filter(objek_id=str(item.pk)).order_by("pk")
    assert list(deeds.values_list("verba", flat=True)) == [
        "tindak.finished", "tindak.reopened", "tindak.cancelled",
    ]  # fmt: skip


def test_a_stale_version_is_refused_everywhere(client, secretary):
    item = make_item(versi=3)
    with pytest.raises(Stale):
        actions.report_progress(
            item=item, progres=5, catatan="x", versi=2, by=secretary
        )
    at = item.get_absolute_url()
    sent = {"progres": "5", "catatan": "x", "versi": "2"}
    answer = client.post(f"{at}lapor/", sent)
    assert answer.status_code == 409 and "berubah sejak" in answer.content.decode()
    answer = client.post(f"{at}ubah/", typed(uraian="Yang saya ketik", versi="2"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert PIPES in page and "Yang saya ketik" in page


def test_an_item_of_a_meeting_lies_where_its_office_works(secretary):
    values = {"kategori": "sinergi", "horizon": "pendek", "tenggat": TODAY}
    made = actions.create_action_item(
        uraian="Dari rapat", pic_institution=make_office(), sumber=("rapat", 7),
        by=secretary, **values,
    )  # fmt: skip
    assert (made.wilayah.kode, made.sumber_jenis, made.sumber_id) == (
        "99.01", "rapat", 7,
    )  # fmt: skip
    with pytest.raises(Refused, match="Pilih kab/kota"):
        actions.create_action_item(
            uraian="x", pic_institution=make_office("Pusat", kode_wilayah=""),
            sumber=None, by=secretary, **values,
        )  # fmt: skip


@pytest.mark.parametrize(
    "columns",
    [
        {"progres": 101, "status": "berjalan"},
        {"progres": 5},
        {"status": "selesai", "progres": 100},
        {"status": "dibatalkan"},
        {"sumber_jenis": "rapat"},
    ],
)
def test_the_database_refuses_what_contradicts_itself(columns):
    make_office()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_item(**columns)


def test_a_report_is_never_written_over(secretary):
    item = make_item()
    actions.report_progress(item=item, progres=5, catatan="x", versi=1, by=secretary)
    with pytest.raises(Exception, match="[Cc]annot"), transaction.atomic():
        item.laporan.update(progres=90)


def test_the_list_finds_late_office_month_and_category(client, secretary):
    old = {"tenggat": date(2026, 3, 10), "status": "berjalan", "uraian": "Yang lama"}
    make_item(**old)
    other = make_office("Dinas Lain")
    make_item(other, uraian="Yang lain", kategori="strategi_kebijakan")
    found = {
        "status=terlambat": ("Yang lama", "Yang lain"),
        f"instansi={other.pk}": ("Yang lain", "Yang lama"),
        "kategori=strategi_kebijakan": ("Yang lain", "Yang lama"),
        f"bulan={TODAY + timedelta(days=10):%Y-%m}": ("Yang lain", "Yang lama"),
        "q=lama": ("Yang lama", "Yang lain"),
    }
    for query, (there, missing) in found.items():
        page = client.get(f"{LIST}?{query}").content.decode()
        assert there in page and missing not in page, query
    table = b"".join(client.get(f"{LIST}?unduh=csv").streaming_content).decode()
    assert "Yang lama" in table and "Hari terlambat" in table


def test_what_is_still_to_do_stands_above_what_is_done(client, secretary):
    done = {"status": "selesai", "progres": 100, "selesai_pada": date(2026, 3, 1)}
    make_item(tenggat=date(2026, 3, 10), uraian="Yang beres", **done)
    make_item(uraian="Yang dekat")
    page = client.get(LIST).content.decode().split("<tbody>")[1]
    assert page.index("Yang dekat") < page.index("Yang beres")


def test_the_board_shows_states_and_offices(client, secretary):
    make_item(tenggat=TODAY - timedelta(days=3), uraian="Yang lewat")
    make_item(uraian="Yang baru")
    page = client.get(BOARD).content.decode()
    # The board itself is no table; its rows are handed out by the list.
    assert f'href="{LIST}?unduh=xlsx"' in page
    late = page.split('id="kolom-terlambat"')[1].split("</section>")[0]
    assert "Yang lewat" in late and "lewat 3 hari" in late and "Yang baru" not in late
    page = client.get(f"{BOARD}?susun=instansi").content.decode()
    # Of the office: one late, two still to do, none done, two in all.
    row = page.split("Dinas Satu")[1].split("</tr>")[0]
    cells = [part.split("</td>")[0] for part in row.split('">')[1:]]
    assert cells == ["1", "2", "0", "2"]


@pytest.mark.parametrize("url", [LIST, BOARD, f"{BOARD}?susun=instansi", OWN])
def test_pages_take_as_many_queries_for_many_items(client, url):
    office = make_office()
    client.force_login(member(office=office, role="sekretariat_pokja"))
    make_item(office)

    def queries():
        client.get(url)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(url).status_code == 200
        return len(seen)

    few = queries()
    place = factories.make_wilayah().kota
    offices = [make_office(f"Dinas {n}") for n in range(20)]
    ActionItem.objects.bulk_create(
        ActionItem(
            uraian=f"Urusan {n}", pic_institution=(office, *offices)[n % 21],
            wilayah=place, kategori="sinergi", horizon="pendek",
            tenggat=TODAY + timedelta(days=n % 90 - 45),
        )
        for n in range(5_000)
    )  # fmt: skip
    assert queries() == few


def test_who_sees_everything_sees_it_with_an_office_as_well():
    mine, other = make_office(), make_office("Dinas Lain", kode_wilayah="99.02")
    make_item(mine)
    make_item(other, kode="99.02")
    person = factories.make_user("superadmin", instansi=mine)
    assert ActionItem.objects.visible_to(person).count() == 2


def test_whose_capacity_it_builds_is_kept_shown_and_narrowed(client):
    client.force_login(factories.make_user("sekretariat_pokja", "99.01"))
    client.post(NEW, typed(uraian="Latih operator", dimensi="individu"))
    client.post(NEW, typed(uraian="Susun aturan", dimensi=""))
    item = ActionItem.objects.get(uraian="Latih operator")
    assert item.dimensi == "individu"
    assert "Individu" in client.get(item.get_absolute_url()).text
    page = client.get(LIST, {"dimensi": "individu"}).text
    assert "Latih operator" in page and "Susun aturan" not in page
    table = b"".join(client.get(LIST, {"unduh": "csv"})).decode("utf-8-sig")
    assert "Dimensi kapasitas" in table and ";Individu;" in table
