"""Lines of an RPLP, and what they and the plan of the kab/kota have in common.

Every expected number is worked out by hand beside it.
"""

from decimal import Decimal
from io import BytesIO

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from kelompok import rplp_padan
from kelompok.models import Rplp, RplpBaris
from sibungas.audit.models import AuditEvent
from tests import factories
from tests.kawasan import works

pytestmark = pytest.mark.django_db
ROAD = "jalan_rusak_m"


@pytest.fixture
def land():
    places = factories.make_wilayah()
    places.area = factories.make_kawasan("K-1")
    places.rt = factories.make_rt(kawasan=places.area)
    places.plan = Rplp.objects.create(
        kelurahan=places.kelurahan, periode_mulai=2025, periode_sampai=2029
    )
    return places


@pytest.fixture
def keeper(client):
    user = factories.make_user("fasilitator", "99.01.01.1001")
    client.force_login(user)
    return user


def make_line(plan, uraian="Jalan", volume=10, **columns):
    values = {"tahun": 2026, "sasaran": ROAD, **columns}
    return RplpBaris.objects.create(rplp=plan, uraian=uraian, volume=volume, **values)


def typed(**changes):
    values = {
        "uraian": "Perbaikan titian", "tahun": "2026", "sasaran": ROAD,
        "volume": "120,5", "biaya_rp": "80.000", "versi": "",
    }  # fmt: skip
    return {**values, **changes}


def rows(*lines, start=0):
    """What the table of the page sends."""
    sent = {
        "baris-TOTAL_FORMS": len(lines),
        "baris-INITIAL_FORMS": start,
        "baris-MIN_NUM_FORMS": 0,
        "baris-MAX_NUM_FORMS": 1000,
    }
    for number, line in enumerate(lines):
        sent |= {f"baris-{number}-{name}": value for name, value in line.items()}
    return sent


# One line ---------------------------------------------------------------------------


def test_a_line_is_written_changed_and_taken_out(client, keeper, land):
    address = f"/rplp/{land.plan.pk}/baris/baru/"
    assert client.post(address, typed(kawasan=land.area.pk)).status_code == 302
    line = RplpBaris.objects.get()
    assert (line.volume, line.satuan, line.biaya_rp) == (Decimal("120.5"), "m", 80_000)
    assert line.tempat == land.area.nama
    changed = typed(uraian="Titian ulin", versi=1, di_rp2kpkpk="on")
    assert client.post(line.get_absolute_url(), changed).status_code == 302
    stale = client.post(line.get_absolute_url(), changed)
    assert stale.status_code == 409 and "Titian ulin" in stale.text
    assert client.post(f"/rplp/baris/{line.pk}/hapus/", {"versi": 2}).status_code == 302
    assert not RplpBaris.objects.exists()
    verbs = AuditEvent.objects.filter(verba__startswith="rplp.line_").order_by("pk")
    assert [one.verba for one in verbs] == [
        "rplp.line_created", "rplp.line_updated", "rplp.line_removed",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"tahun": "2031"}, "Isi tahun 2025 sampai 2029."),
        ({"sasaran": ""}, "Isi satuan bila tanpa sasaran."),
        ({"satuan_lain": "m"}, "satuan mengikuti sasaran"),
        ({"volume": "0"}, "lebih dari 0"),
        ({"sasaran": "kk_air_tidak_cukup", "volume": "1,5"}, "bilangan bulat"),
        ({"rujukan_rp2kpkpk": "Tabel 5"}, "Tandai bila baris ini ada di RP2KPKPK."),
    ],
)
def test_what_no_line_may_be_is_told(client, keeper, land, changes, sentence):
    address = f"/rplp/{land.plan.pk}/baris/baru/"
    answer = client.post(address, typed(**changes))
    assert answer.status_code == 422 and sentence in answer.text
    assert "Perbaikan titian" in answer.text and not RplpBaris.objects.exists()


def test_a_line_names_only_what_lies_in_its_kelurahan(client, keeper, land):
    far = factories.make_kawasan("K-2", land.desa)
    rt = factories.make_rt("07", land.desa, far)
    work = works.make_work(rt=rt)
    for changes in ({"kawasan": far.pk}, {"rt": rt.pk}, {"kegiatan": work.pk}):
        address = f"/rplp/{land.plan.pk}/baris/baru/"
        assert client.post(address, typed(**changes)).status_code == 422


@pytest.mark.parametrize(
    "columns",
    [
        {"volume": 0},
        {"satuan_lain": "m"},
        {"sasaran": ""},
        {"rujukan_rp2kpkpk": "x"},
        {"biaya_rp": -1},
    ],
)
def test_the_database_keeps_the_rules_of_a_line(land, columns):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_line(land.plan, **columns)


def test_others_read_and_do_not_write(client, land):
    line = make_line(land.plan)
    client.force_login(factories.make_user("lurah", "99.01.01.1001"))
    page = client.get(f"/rplp/{land.plan.pk}/baris/")
    assert page.context["rows"] == [line] and "Ubah tabel" not in page.text
    for address in (line.get_absolute_url(), f"/rplp/{land.plan.pk}/tabel/"):
        assert client.get(address).status_code == 403
    client.force_login(factories.make_user("fasilitator", land.desa.kode))
    assert client.get(f"/rplp/{land.plan.pk}/baris/").status_code == 404


# The table --------------------------------------------------------------------------


def test_the_table_stores_good_rows_and_keeps_the_others(client, keeper, land):
    kept, gone = make_line(land.plan), make_line(land.plan, "Lama")
    address = f"/rplp/{land.plan.pk}/tabel/"
    assert "Lama" in client.get(address).text
    sent = rows(
        {"id": kept.pk, **typed(uraian="Jalan baru", volume="15", versi=1)},
        {"id": gone.pk, **typed(uraian="Lama", versi=1), "DELETE": "on"},
        typed(uraian="Drainase", sasaran="", satuan_lain="paket", volume="2"),
        typed(uraian="Tanpa satuan", sasaran=""),
        typed(uraian="Di luar masa", tahun="2040"),
        {},
        start=2,
    )
    answer = client.post(address, {k: v for k, v in sent.items() if v != ""})
    assert answer.status_code == 422
    assert "3 baris disimpan, 2 ditolak." in answer.text
    assert "Isi satuan bila tanpa sasaran." in answer.text
    assert "Isi tahun 2025 sampai 2029." in answer.text
    assert "Di luar masa" in answer.text and "Lama" not in answer.text
    found = {line.uraian: line.volume for line in RplpBaris.objects.all()}
    assert found == {"Jalan baru": 15, "Drainase": 2}


def test_a_row_that_somebody_else_changed_is_not_written_over(client, keeper, land):
    line = make_line(land.plan)
    RplpBaris.objects.filter(pk=line.pk).update(versi=5, uraian="Diganti")
    sent = rows({"id": line.pk, **typed(uraian="Jalan saya", versi=1)}, start=1)
    answer = client.post(f"/rplp/{land.plan.pk}/tabel/", sent)
    assert answer.status_code == 422 and "sudah diubah orang lain" in answer.text
    line.refresh_from_db()
    assert line.uraian == "Diganti"


def test_a_pasted_table_keeps_what_was_refused(client, keeper, land):
    head = "Uraian;Tahun;Volume;Sasaran;Satuan;Biaya (Rp);RP2KPKPK;Rujukan;Kode kawasan"
    good = f"Jalan;2026;1.200,5;{ROAD};;80.000;ya;Tabel 5;K-1"
    bare = "Pelatihan;2027;2;;kali;;;;"
    bad = f"Jalan;2026;abc;{ROAD};;;;;"
    far = f"Jalan lain;2026;1;{ROAD};;;;;K-9"
    late = f"Jalan jauh;2040;1;{ROAD};;;;;"
    odd = f"Jalan aneh;2026;1;{ROAD};;;mungkin;;"
    answer = client.post(
        f"/rplp/{land.plan.pk}/tempel/",
        {"tabel": "\n".join([head, good, bare, bad, far, late, odd])},
    )
    assert answer.status_code == 422
    assert "Kawasan K-9 tidak ada di kelurahan ini." in answer.text
    assert "Isi tahun 2025 sampai 2029." in answer.text
    left = answer.context["form"].initial["tabel"].splitlines()
    assert left == [head, bad, far, late, odd]
    one = RplpBaris.objects.get(uraian="Jalan")
    assert (one.volume, one.biaya_rp, one.di_rp2kpkpk) == (Decimal("1200.5"), 80_000, 1)
    assert (one.rujukan_rp2kpkpk, one.kawasan) == ("Tabel 5", land.area)
    assert RplpBaris.objects.get(uraian="Pelatihan").satuan == "kali"


# Both plans -------------------------------------------------------------------------


def make_work(land, sasaran=ROAD, money=100, **columns):
    values = {"tahun": 2026, "dokumen": [], **columns}
    work = works.make_work(rt=land.rt, sumber="", sasaran="", **values)
    if sasaran:
        work.volume_set.create(rt=land.rt, sasaran=sasaran, volume_rencana=1)
    if money:
        work.dana_set.create(sumber="dak", jumlah_rencana_rp=money)
    return work


def test_a_line_and_its_work_are_one_activity(land, keeper):
    work = make_work(land, dokumen=["rp2kpkpk"], money=100)
    first = make_line(land.plan, kegiatan=work, biaya_rp=70)
    make_line(land.plan, "Tahap dua", kegiatan=work, biaya_rp=50)
    make_line(land.plan, "Drainase", sasaran="drainase_buruk_m", biaya_rp=7)
    found = rplp_padan.match(land.plan, keeper)
    # The work with its two lines, and the drains that nobody works on.
    assert [one.nama for one in found.activities] == ["Drainase", work.nama]
    assert (found.rplp, found.kota, found.keduanya, found.tanpa) == (2, 1, 1, 1)
    # Money of the work, not of its lines too: 100 + 7.
    assert found.rupiah == 107
    # Without money of its own the lines speak for it: 70 + 50 + 7.
    work.dana_set.all().delete()
    assert rplp_padan.match(land.plan, keeper).rupiah == 127
    assert first.kegiatan == work


def test_gaps_and_doubles_are_named(land, keeper):
    tagged = make_work(land, sasaran="", dokumen=["rplp"], nama="Bertanda")
    city = make_work(land, sasaran="", dokumen=["rp2kpkpk"], nama="Kota saja")
    same = make_work(land, nama="Mungkin sama")
    make_line(land.plan, "Jalan gang")
    drain = {"sasaran": "drainase_buruk_m"}
    make_line(land.plan, "Drainase A", **drain)
    make_line(land.plan, "Drainase B", **drain)
    make_line(land.plan, "Kantor RT", sasaran="", satuan_lain="unit", tahun=2027)
    found = rplp_padan.match(land.plan, keeper)
    told = {one.nama: one.tanda for one in found.activities}
    assert told == {
        "Bertanda": "baris",
        "Kota saja": "kota",
        "Jalan gang": "mirip",
        "Drainase A": "kembar",
        "Drainase B": "kembar",
        "Kantor RT": "tanpa",
    }
    assert (found.tanpa, found.mirip, found.kembar) == (4, 1, 2)
    assert (found.baris, found.hanya_kota) == (1, 1)
    road = next(one for one in found.activities if one.nama == "Jalan gang")
    assert road.mirip == [same]
    assert {tagged.pk, city.pk} == {o.work.pk for o in found.activities if o.work}


def test_the_page_leads_to_tying_a_line_to_its_work(client, keeper, land):
    same = make_work(land, nama="Mungkin sama")
    line = make_line(land.plan, "Jalan gang")
    page = client.get(land.plan.get_absolute_url()).text
    link = f"{line.get_absolute_url()}?kegiatan={same.pk}"
    assert link in page
    form = client.get(link).context["form"]
    assert form["kegiatan"].value() == same.pk
    sent = typed(uraian="Jalan gang", kegiatan=same.pk, versi=1)
    assert client.post(line.get_absolute_url(), sent).status_code == 302
    page = " ".join(client.get(land.plan.get_absolute_url()).text.split())
    assert "1 kegiatan dalam RPLP, 0 dalam RP2KPKPK" in page


def test_a_tagged_work_offers_its_line(client, keeper, land):
    work = make_work(land, dokumen=["rplp", "rp2kpkpk"], nama="Bertanda")
    link = f"/rplp/{land.plan.pk}/baris/baru/?kegiatan={work.pk}"
    assert link in client.get(land.plan.get_absolute_url()).text
    form = client.get(link).context["form"]
    assert form.initial["uraian"] == "Bertanda" and form.initial["di_rp2kpkpk"]


def test_lines_as_a_file_and_narrowed(client, keeper, land):
    make_line(land.plan, biaya_rp=5)
    make_line(land.plan, "Kota", tahun=2027, di_rp2kpkpk=True)
    address = f"/rplp/{land.plan.pk}/baris/"
    assert len(client.get(f"{address}?padanan=tanpa").context["rows"]) == 2
    assert [
        b.uraian for b in client.get(f"{address}?padanan=kota").context["rows"]
    ] == ["Kota"]
    answer = client.get(f"{address}?unduh=xlsx")
    book = load_workbook(BytesIO(b"".join(answer.streaming_content)))
    cells = [[c.value for c in row] for row in book.active.iter_rows()]
    assert cells[-2][1:6] == ["Jalan", "Jalan lingkungan rusak (m)", 10, "m", 5]


def test_more_lines_ask_no_more_queries(client, keeper, land):
    def asked():
        with CaptureQueriesContext(connection) as seen:
            assert client.get(land.plan.get_absolute_url()).status_code == 200
            assert client.get(f"/rplp/{land.plan.pk}/baris/").status_code == 200
        return len(seen)

    make_line(land.plan, kegiatan=make_work(land))
    few = asked()
    for number in range(20):
        make_line(land.plan, f"Jalan {number}", kegiatan=make_work(land))
    assert asked() <= few
