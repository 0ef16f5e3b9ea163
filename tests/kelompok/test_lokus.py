"""Lokus of a year and the commitments of offices, through their doors.

Every expected number is worked out by hand beside it.
"""

import uuid
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from assessments.scoring import rulesets
from kawasan.models import Intervention
from kawasan.models.sasaran import Sasaran
from kelompok import lokus as counting
from kelompok.aspek import OF_SASARAN
from kelompok.models import Komitmen, LaporanKomitmen, Lokus, Meeting
from sibungas.accounts.models import Institution
from sibungas.audit.models import AuditEvent
from tests import factories

pytestmark = pytest.mark.django_db
ROAD = "jalan_rusak_m"
TODAY = timezone.localdate()


@pytest.fixture
def land():
    places = factories.make_wilayah()
    places.area = factories.make_kawasan("K-1")
    places.rt = factories.make_rt(kawasan=places.area)
    return places


@pytest.fixture
def planner(client):
    user = factories.make_user("sekretariat_pokja", "99.01")
    client.force_login(user)
    return user


def office(nama="Dinas PU Kota Satu", singkatan="PU"):
    made, _ = Institution.objects.get_or_create(
        nama=nama, defaults={"kategori": "opd", "singkatan": singkatan}
    )
    return made


def make_lokus(land, **columns):
    values = {
        "wilayah": land.kota,
        "tahun": TODAY.year,
        "judul": "Lokus bantaran",
        "alasan": "Kewenangan provinsi dan kota bertemu.",
        "kawasan": land.area,
        "status": "ditetapkan",
        "tanggal": date(TODAY.year, 1, 2),
        **columns,
    }
    return Lokus.objects.create(**values)


def make_commitment(lokus, volume=100, **columns):
    values = {
        "institution": office(),
        "sasaran": ROAD,
        "sumber_dana": "apbd_kab_kota",
        "tenggat": TODAY + timedelta(days=30),
        **columns,
    }
    return Komitmen.objects.create(lokus=lokus, volume=volume, **values)


def typed_lokus(land, **changes):
    values = {
        "wilayah": land.kota.pk, "tahun": "2027", "judul": "Lokus 2027",
        "alasan": "Kumuh berat, lahan siap.", "kawasan": land.area.pk, "versi": "",
    }  # fmt: skip
    return {**values, **changes}


def typed(**changes):
    values = {
        "institution": office().pk, "sasaran": "", "uraian": "RTLH",
        "satuan_lain": "unit", "volume": "50", "sumber_dana": "apbd_kab_kota",
        "biaya_rp": "1.000.000.000", "tenggat": f"{TODAY.year + 1}-12-31", "versi": "",
    }  # fmt: skip
    return {**values, **changes}


def told(**changes):
    values = {"tanggal": TODAY.isoformat(), "realisasi": "20", "catatan": "Dikerjakan"}
    return {**values, "versi": 1, **changes}


# The lokus --------------------------------------------------------------------------


def test_a_lokus_is_proposed_decided_and_finished(client, planner, land):
    answer = client.post("/lokus/baru/", typed_lokus(land))
    one = Lokus.objects.get()
    assert answer.url == f"/lokus/{one.pk}/"
    assert (one.status, one.tempat) == ("diusulkan", one.kawasan.nama)
    refused = client.post(f"{answer.url}langkah/tetapkan/", {"versi": 1})
    assert refused.status_code == 409 and "tanggal penetapan" in refused.text
    client.post(
        f"{answer.url}ubah/",
        typed_lokus(land, versi=1, tanggal="2025-02-03", nomor="600/1/2025"),
    )
    assert (
        client.post(f"{answer.url}langkah/tetapkan/", {"versi": 2}).status_code == 302
    )
    assert (
        client.post(f"{answer.url}langkah/selesaikan/", {"versi": 3}).status_code == 302
    )
    one.refresh_from_db()
    assert (one.status, one.versi) == ("selesai", 4)
    # Back only with a reason.
    assert client.post(f"{answer.url}langkah/buka/", {"versi": 4}).status_code == 409
    said = {"versi": 4, "alasan": "Masih ada laporan."}
    assert client.post(f"{answer.url}langkah/buka/", said).status_code == 302
    verbs = AuditEvent.objects.filter(verba__startswith="lokus.").order_by("pk")
    assert list(verbs.values_list("verba", flat=True)) == [
        "lokus.created", "lokus.updated", "lokus.decided", "lokus.finished",
        "lokus.reopened",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"kawasan": ""}, "Pilih kawasan atau kelurahan/desa."),
        ({"tanggal": "2999-01-01"}, "Tanggal ini belum tiba."),
        ({"tahun": "1999"}, "antara 2015 dan 2100"),
    ],
)
def test_what_no_lokus_may_be_is_told(client, planner, land, changes, sentence):
    answer = client.post("/lokus/baru/", typed_lokus(land, **changes))
    assert answer.status_code == 422 and sentence in answer.text
    assert "Lokus 2027" in answer.text


def test_what_is_needed_is_asked_for(client, planner, land):
    bare = client.post("/lokus/baru/", typed_lokus(land, alasan=""))
    assert list(bare.context["form"].errors) == ["alasan"]
    one = make_lokus(land)
    bare = client.post(f"/lokus/{one.pk}/komitmen/baru/", typed(tenggat=""))
    assert list(bare.context["form"].errors) == ["tenggat"]


def test_one_place_is_lokus_once_a_year(client, planner, land):
    make_lokus(land, tahun=2027)
    answer = client.post("/lokus/baru/", typed_lokus(land))
    assert answer.status_code == 422
    assert "sudah menjadi lokus wilayah ini pada tahun itu" in answer.text


def test_a_lokus_lies_where_it_was_chosen(client, planner, land):
    far = factories.make_kawasan("K-2", land.desa)
    answer = client.post("/lokus/baru/", typed_lokus(land, kawasan=far.pk))
    # Not visible to the secretary of the kota, so it is no choice.
    assert answer.status_code == 422
    boss = factories.make_user("admin_provinsi", "99")
    client.force_login(boss)
    answer = client.post("/lokus/baru/", typed_lokus(land, kawasan=far.pk))
    assert answer.status_code == 422 and "di luar" in answer.text


def test_the_meeting_is_one_that_the_person_reads(client, planner, land):
    meeting = Meeting.objects.create(
        judul="Rakor lokus", jenis="rakor", tahun=2026, tanggal=date(2026, 1, 5),
        jam_mulai="09:00", tempat="Aula", penyelenggara=office(), wilayah=land.kota,
    )  # fmt: skip
    answer = client.post("/lokus/baru/", typed_lokus(land, rapat=meeting.pk))
    page = client.get(answer.url).text
    assert f"/rapat/{meeting.pk}/" in page and "Rakor lokus" in page
    far = Meeting.objects.create(
        judul="Rapat rahasia", jenis="rakor", tahun=2026, tanggal=date(2026, 1, 5),
        jam_mulai="09:00", tempat="Aula", penyelenggara=office(),
        wilayah=land.provinsi,
    )  # fmt: skip
    form = client.get("/lokus/baru/").text
    assert "Rakor lokus" in form and "Rapat rahasia" not in form
    refused = client.post("/lokus/baru/", typed_lokus(land, rapat=far.pk, tahun=2028))
    assert refused.status_code == 422
    # Chosen by the province, it stays chosen and keeps its secret from the kota.
    Lokus.objects.update(rapat=far)
    assert "Rapat rahasia" not in client.get(answer.url).text
    one = Lokus.objects.get()
    edited = typed_lokus(land, rapat=far.pk, judul="Baru", versi=one.versi)
    edit = client.get(f"{answer.url}ubah/").text
    assert "tidak dapat Anda buka" in edit and "Rapat rahasia" not in edit
    assert client.post(f"{answer.url}ubah/", edited).status_code == 302


def test_a_change_meanwhile_is_shown_beside(client, planner, land):
    one = make_lokus(land)
    Lokus.objects.filter(pk=one.pk).update(versi=2, judul="Diganti")
    answer = client.post(f"/lokus/{one.pk}/ubah/", typed_lokus(land, versi=1))
    assert answer.status_code == 409 and "Diganti" in answer.text


@pytest.mark.parametrize(
    "columns",
    [
        {"kawasan": None},
        {"tahun": 2014},
        {"tanggal": None},
        {"alasan": ""},
    ],
)
def test_the_database_keeps_the_rules_of_a_lokus(land, columns):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_lokus(land, **columns)


# Commitments ------------------------------------------------------------------------


def test_offices_commit_themselves_in_their_own_units(client, planner, land):
    one = make_lokus(land)
    address = f"/lokus/{one.pk}/komitmen/baru/"
    assert client.post(address, typed()).status_code == 302
    again = typed(uraian="Jamban", volume="50", lagi="1")
    assert client.post(address, again).url == address
    water = typed(uraian="Sambungan rumah", satuan_lain="SR", volume="229")
    assert client.post(address, water).status_code == 302
    road = typed(sasaran=ROAD, uraian="", satuan_lain="", volume="120,5", biaya_rp="")
    assert client.post(address, road).status_code == 302
    found = {k.hal: (k.volume, k.satuan) for k in Komitmen.objects.all()}
    assert found == {
        "RTLH": (50, "unit"),
        "Jamban": (50, "unit"),
        "Sambungan rumah": (229, "SR"),
        "Jalan lingkungan rusak (m)": (Decimal("120.5"), "m"),
    }
    page = client.get(f"/lokus/{one.pk}/").text
    assert "229 SR" in page and "120,5 m" in page and "Rp 3.000.000.000" in page
    assert "1 komitmen belum menyebut biaya" in page


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"uraian": ""}, "Isi bila tanpa sasaran."),
        ({"sasaran": ROAD, "satuan_lain": "m"}, "satuan mengikuti sasaran"),
        ({"volume": "0"}, "lebih dari 0"),
        (
            {"sasaran": "kk_air_tidak_cukup", "satuan_lain": "", "volume": "1,5"},
            "bilangan bulat",
        ),
    ],
)
def test_what_no_commitment_may_be_is_told(client, planner, land, changes, sentence):
    one = make_lokus(land)
    answer = client.post(f"/lokus/{one.pk}/komitmen/baru/", typed(**changes))
    assert answer.status_code == 422 and sentence in answer.text


def test_a_finished_lokus_takes_no_commitment(client, planner, land):
    one = make_lokus(land, status="selesai")
    answer = client.post(f"/lokus/{one.pk}/komitmen/baru/", typed())
    assert answer.status_code == 422 and "sudah selesai" in answer.text


def test_a_pasted_table_keeps_what_was_refused(client, planner, land):
    one = make_lokus(land)
    office()
    head = "Instansi\tSasaran\tUraian\tSatuan\tVolume\tBiaya (Rp)\tSumber dana\tTenggat"
    good = "PU\t\tRTLH\tunit\t50\t80.000\tAPBD provinsi\t31/12/2027"
    second = f"PU\t{ROAD}\t\t\t1.200,5\t\tcsr\t2027-06-30"
    bad = "Dinas Entah\t\tRTLH\tunit\t5\t\tdak\t2027-06-30"
    late = "PU\t\tJamban\tunit\t5\t\tdak\tbesok"
    answer = client.post(
        f"/lokus/{one.pk}/tempel/",
        {"tabel": "\n".join([head, good, second, bad, late])},
    )
    assert answer.status_code == 422
    assert "Instansi Dinas Entah tidak dikenal." in answer.text
    assert "Tenggat “besok” tidak terbaca" in answer.text
    left = answer.context["form"].initial["tabel"]
    assert left == "\n".join([head, bad, late])
    rows = list(Komitmen.objects.order_by("pk").values_list("volume", "biaya_rp"))
    assert rows == [(50, 80_000), (Decimal("1200.5"), None)]
    assert Komitmen.objects.earliest("pk").tenggat == date(2027, 12, 31)


# Reporting --------------------------------------------------------------------------


@pytest.fixture
def member(client, land):
    """Somebody of the office, whose duty lies in a kecamatan of the kota."""
    user = factories.make_user("anggota_pokja", "99.01.01", instansi=office())
    client.force_login(user)
    return user


def test_a_member_reports_on_the_own_commitment_only(client, member, land):
    one = make_lokus(land)
    own = make_commitment(one, 80)
    other = make_commitment(one, 80, institution=office("Dinas Lain", "LAIN"))
    address = f"/lokus/komitmen/{own.pk}/lapor/"
    assert client.get(address).status_code == 200
    assert (
        client.post(address, told(realisasi_rp="80.000")).url == own.get_absolute_url()
    )
    own.refresh_from_db()
    assert (own.status, own.realisasi, own.realisasi_rp) == ("berjalan", 20, 80_000)
    # 20 of 80 m.
    assert own.persen == 25
    assert own.laporan_set.get().dibuat_oleh == member
    for door in (client.get, lambda a: client.post(a, told())):
        assert door(f"/lokus/komitmen/{other.pk}/lapor/").status_code == 403
    assert client.post(f"/lokus/komitmen/{own.pk}/ubah/", typed()).status_code == 403
    assert "Lapor kemajuan" not in client.get(other.get_absolute_url()).text


def test_an_office_reports_to_the_lokus_of_the_place_above(client, land):
    far = factories.make_kawasan("K-2", land.desa)
    one = make_lokus(land, wilayah=land.provinsi, kawasan=far)
    user = factories.make_user("anggota_pokja", "99.01", instansi=office())
    client.force_login(user)
    assert client.get(one.get_absolute_url()).status_code == 404
    own = make_commitment(one)
    assert client.get(one.get_absolute_url()).status_code == 200
    answer = client.post(f"/lokus/komitmen/{own.pk}/lapor/", told())
    assert answer.status_code == 302


def test_reports_go_forward_and_a_finished_one_is_closed(client, member, land):
    own = make_commitment(make_lokus(land), 80)
    address = f"/lokus/komitmen/{own.pk}/lapor/"
    day = TODAY - timedelta(days=2)
    client.post(address, told(tanggal=day.isoformat()))
    older = told(tanggal=(day - timedelta(days=1)).isoformat(), versi=2)
    assert "tanggal yang lebih baru" in client.post(address, older).text
    ahead = told(tanggal=(TODAY + timedelta(days=1)).isoformat(), versi=2)
    assert "belum tiba" in client.post(address, ahead).text
    stale = client.post(address, told(realisasi="70", versi=1))
    assert stale.status_code == 409 and "70" in stale.text
    client.post(address, told(realisasi="80", selesai="on", versi=2))
    own.refresh_from_db()
    assert (own.status, own.persen, own.is_open) == ("selesai", 100, False)
    shut = client.post(address, told(versi=3))
    assert shut.status_code == 422 and "sudah selesai" in shut.text
    assert LaporanKomitmen.objects.count() == 2


def test_only_a_decided_lokus_takes_reports(client, member, land):
    own = make_commitment(make_lokus(land, status="diusulkan", tanggal=None))
    answer = client.post(f"/lokus/komitmen/{own.pk}/lapor/", told())
    assert answer.status_code == 422 and "selama lokus ditetapkan" in answer.text


def test_reports_are_never_written_over(land):
    own = make_commitment(make_lokus(land))
    report = own.laporan_set.create(
        tanggal=TODAY, realisasi=1, status="berjalan", catatan="x"
    )
    for deed in (report.delete, lambda: LaporanKomitmen.objects.update(realisasi=2)):
        with pytest.raises(Exception, match="append_only"), transaction.atomic():
            deed()


def test_a_reported_commitment_keeps_its_unit(client, planner, land):
    own = make_commitment(make_lokus(land))
    client.post(f"/lokus/komitmen/{own.pk}/lapor/", told())
    answer = client.post(f"/lokus/komitmen/{own.pk}/ubah/", typed(versi=2))
    assert answer.status_code == 422 and "dalam satuan lama" in answer.text


def test_called_off_and_taken_up_again(client, planner, land):
    own = make_commitment(make_lokus(land))
    address = f"/lokus/komitmen/{own.pk}/langkah/"
    assert client.post(f"{address}batal/", {"versi": 1}).status_code == 409
    said = {"versi": 1, "alasan": "Anggaran digeser"}
    assert client.post(f"{address}batal/", said).status_code == 302
    page = client.get(f"/lokus/{own.lokus_id}/")
    assert page.context["tally"].counts.jumlah == 0
    assert "Dibatalkan" in page.text
    said = {"versi": 2, "alasan": "Tersedia lagi"}
    assert client.post(f"{address}buka/", said).status_code == 302
    own.refresh_from_db()
    assert (own.status, own.alasan) == ("disanggupi", "")


def test_evidence_is_kept_by_who_may_report(client, member, land):
    one = make_lokus(land)
    own = make_commitment(one)
    other = make_commitment(one, institution=office("Dinas Lain", "LAIN"))
    assert "Unggah" in client.get(own.get_absolute_url()).text
    assert "Unggah" not in client.get(other.get_absolute_url()).text


# Counting ---------------------------------------------------------------------------


def test_units_are_never_added_up_and_late_is_of_today(land):
    one = make_lokus(land)
    yesterday = TODAY - timedelta(days=1)
    report = {"dilaporkan_pada": yesterday, "status": "berjalan"}
    rtlh = {"sasaran": "", "uraian": "RTLH", "satuan_lain": "unit"}
    make_commitment(one, 50, biaya_rp=10, realisasi=20, **rtlh, **report)
    more = {**rtlh, "uraian": "rtlh "}
    make_commitment(one, 30, sumber_dana="csr", biaya_rp=5, tenggat=yesterday, **more)
    make_commitment(one, 200, realisasi=50, **report)
    gone = {"status": "dibatalkan", "alasan": "x", "sumber_dana": "dak"}
    make_commitment(one, 999, **rtlh, **gone)
    found = counting.tally(Komitmen.objects.order_by("pk"), TODAY)
    # RTLH: 20 of 50 + 30 = 25 percent; road: 50 of 200.
    assert [
        (t.hal, t.satuan, t.volume, t.realisasi, t.persen) for t in found.things
    ] == [
        ("Jalan lingkungan rusak (m)", "m", 200, 50, 25),
        ("RTLH", "unit", 80, 20, 25),
    ]
    counts = found.counts
    assert (counts.jumlah, counts.terlambat, counts.belum_lapor) == (3, 1, 1)
    assert (counts.biaya, counts.tanpa_biaya, counts.terpakai) == (15, 1, None)
    (only,) = found.offices
    assert len(only.rows) == 4 and len(only.things) == 2


def test_a_commitment_in_time_today_is_late_tomorrow(land):
    own = make_commitment(make_lokus(land), tenggat=TODAY)
    assert not own.is_late and own.is_late_on(TODAY + timedelta(days=1))
    assert list(Komitmen.objects.late(TODAY)) == []
    assert list(Komitmen.objects.late(TODAY + timedelta(days=1))) == [own]


def test_the_verified_volume_of_the_work_stands_beside(client, planner, land):
    work = Intervention.objects.create(
        uuid=uuid.uuid4(), rt=land.rt, kelurahan=land.rt.kelurahan, tahun=TODAY.year,
        nama="Perbaikan jalan", status="selesai",
    )  # fmt: skip
    work.volume_set.create(rt=land.rt, sasaran=ROAD, volume_realisasi=35)
    work.volume_set.create(rt=land.rt, sasaran="drainase_buruk_m", volume_realisasi=9)
    own = make_commitment(make_lokus(land), kegiatan=work)
    assert counting.verified([own]) == {}
    Intervention.objects.filter(pk=work.pk).update(
        verifikasi="disetujui", diverifikasi_pada=timezone.now()
    )
    # Only the road counts, not the nine metres of drains.
    assert counting.verified([own]) == {own.pk: 35}
    page = client.get(own.get_absolute_url()).text
    assert "35 m" in page and work.get_absolute_url() in page


def test_a_work_of_elsewhere_is_refused(client, planner, land):
    far = Intervention.objects.create(
        uuid=uuid.uuid4(), kelurahan=land.desa, tahun=TODAY.year, nama="Jauh",
        rt=factories.make_rt("09", land.desa),
    )  # fmt: skip
    one = make_lokus(land)
    answer = client.post(f"/lokus/{one.pk}/komitmen/baru/", typed(kegiatan=far.pk))
    assert answer.status_code == 422 and not Komitmen.objects.exists()


# Pages ------------------------------------------------------------------------------


def test_the_year_by_office_as_a_page_and_as_a_file(client, planner, land):
    one = make_lokus(land)
    day = {"dilaporkan_pada": TODAY, "status": "berjalan"}
    make_commitment(one, 200, realisasi=50, biaya_rp=7, **day)
    make_lokus(land, tahun=TODAY.year - 1, judul="Lokus lama")
    page = client.get(f"/lokus/tahun/{TODAY.year}/")
    assert "Lokus bantaran" in page.text and "Lokus lama" not in page.text
    assert "25,0%" in page.text.replace(" %", "%")
    answer = client.get(f"/lokus/tahun/{TODAY.year}/?unduh=xlsx")
    book = load_workbook(BytesIO(b"".join(answer.streaming_content)))
    rows = [[c.value for c in row] for row in book.active.iter_rows()]
    assert rows[-1][:7] == [
        "Dinas PU Kota Satu", "Jalan lingkungan rusak (m)", "m", 1, 200, 50, 25,
    ]  # fmt: skip
    lines = b"".join(client.get("/lokus/komitmen/?unduh=csv")).decode("utf-8-sig")
    assert "Dinas PU Kota Satu" in lines and ";200;m;50;25;" in lines


def test_lists_are_searched_filtered_and_empty(client, planner, land):
    one = make_lokus(land)
    make_commitment(one, tenggat=TODAY - timedelta(days=3))
    make_commitment(one, sasaran="drainase_buruk_m", volume=7)
    assert client.get("/lokus/?q=bantaran&status=ditetapkan").context["rows"] == [one]
    assert client.get("/lokus/?q=entah").context["rows"] == []
    late = client.get("/lokus/komitmen/?keadaan=terlambat").context["rows"]
    assert [k.sasaran for k in late] == [ROAD]
    assert len(client.get("/lokus/komitmen/?keadaan=belum_lapor").context["rows"]) == 2
    own = client.get(f"/lokus/komitmen/?instansi={office().pk}").context["rows"]
    assert len(own) == 2
    assert "Belum ada lokus tahun ini" in client.get("/lokus/tahun/2019/").text


def test_a_lokus_shows_on_the_kawasan_the_dashboard_and_the_plan(client, planner, land):
    one = make_lokus(land)
    make_commitment(one, tenggat=TODAY - timedelta(days=3))
    assert one.get_absolute_url() in client.get(land.area.get_absolute_url()).text
    board = client.get(f"/dasbor-pokja/99/?tahun={TODAY.year}")
    row = next(r for r in board.context["rows"] if r.wilayah.kode == "99.01")
    total = board.context["total"]
    assert (row.lokus.lokus, row.lokus.komitmen, row.lokus.terlambat) == (1, 1, 1)
    assert (total.lokus.lokus, total.lokus.terlambat) == (1, 1)


def test_a_lokus_of_the_province_counts_where_it_lies_and_once_in_all(client, land):
    far = factories.make_kawasan("K-2", land.desa)
    make_lokus(land, wilayah=land.provinsi, kawasan=far)
    make_lokus(land)
    client.force_login(factories.make_user("admin_provinsi", "99"))
    board = client.get(f"/dasbor-pokja/99/?tahun={TODAY.year}")
    rows = {r.wilayah.kode: r.lokus.lokus for r in board.context["rows"]}
    assert (rows["99.01"], rows["99.02"]) == (1, 1)
    assert board.context["total"].lokus.lokus == 2


def test_people_of_the_place_read_what_the_province_does_there(client, land):
    area = make_lokus(land, wilayah=land.provinsi)
    ward = make_lokus(
        land, wilayah=land.provinsi, kawasan=None, kelurahan=land.area.kelurahan.get()
    )
    client.force_login(factories.make_user("lurah", land.area.kelurahan.get().kode))
    assert client.get(area.get_absolute_url()).status_code == 200
    assert client.get(ward.get_absolute_url()).status_code == 200
    assert client.get(f"/lokus/{area.pk}/ubah/").status_code == 403
    client.force_login(factories.make_user("lurah", land.desa.kode))
    assert client.get(area.get_absolute_url()).status_code == 404
    assert client.get(ward.get_absolute_url()).status_code == 404


def test_more_commitments_ask_no_more_queries(client, planner, land):
    one = make_lokus(land)

    def asked():
        with CaptureQueriesContext(connection) as seen:
            for address in (
                one.get_absolute_url(),
                f"/lokus/tahun/{TODAY.year}/",
                "/lokus/komitmen/",
            ):
                assert client.get(address).status_code == 200
        return len(seen)

    make_commitment(one)
    few = asked()
    for number in range(40):
        make_commitment(one, institution=office(f"Dinas {number}", f"D{number}"))
    assert asked() <= few


# Aspects ----------------------------------------------------------------------------


@pytest.mark.parametrize("kode", rulesets.editions())
def test_every_sasaran_falls_under_the_aspect_of_its_criterion(kode):
    criteria = rulesets.load(kode).criteria
    told = {one.kolom: int(one.aspek) for one in criteria if one.kolom in OF_SASARAN}
    assert told == {name: OF_SASARAN[name] for name in told}
    assert set(OF_SASARAN) == set(Sasaran.values)
