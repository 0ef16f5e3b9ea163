"""Collaborative plans: need, over-supply, double funding, hectares, and their doors.

Every expected number is worked out by hand beside it.
"""

import uuid
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from assessments import rekap, workflow
from assessments.models import Indicator, IndicatorTarget, TahunPenanganan
from kawasan.models import Intervention
from kelompok import hasil_rencana, kebutuhan
from kelompok.actions import rencana as plans
from kelompok.actions import rencana_item as items
from kelompok.models import Meeting, RencanaItem, RencanaKolaborasi
from sibungas.accounts.models import Institution
from sibungas.audit.models import AuditEvent
from sibungas.lib.errors import Refused, Stale
from tests import factories

pytestmark = pytest.mark.django_db
ROAD, FIRE = "jalan_rusak_m", "bangunan_tanpa_prasarana_kebakaran"
# Four criteria at 100 percent score 5 each: 20, kumuh ringan (16 to 37).
LIGHT = {
    **dict.fromkeys(factories.VOLUME, 0),
    "bangunan_tanpa_prasarana_kebakaran": 50,
    "bangunan_tanpa_sarana_kebakaran": 50,
    "kk_sarana_sampah_tidak_sesuai": 60,
    "kk_sistem_sampah_tidak_sesuai": 60,
    "skor": 20,
    "tingkat": "KR",
}


@pytest.fixture
def land():
    """A kawasan of two RT whose official sheets of 2025 add up to 1,210 m of road."""
    factories.make_wilayah()
    kawasan = factories.make_kawasan("K-1")
    rts = [factories.make_rt(n, kawasan=kawasan) for n in ("01", "02")]
    for rt in rts:
        factories.make_assessment(workflow.DISAHKAN, rt, 2025)
    rekap.drain()
    return kawasan, rts


@pytest.fixture
def light():
    """The same with light slum: each RT 4.63 ha, 50 buildings without hydrants."""
    factories.make_wilayah()
    kawasan = factories.make_kawasan("K-1")
    rts = [factories.make_rt(n, kawasan=kawasan) for n in ("01", "02")]
    for rt in rts:
        factories.make_assessment(workflow.DISAHKAN, rt, 2025, **LIGHT)
    rekap.drain()
    return kawasan, rts


@pytest.fixture
def by():
    return factories.make_user("verifikator", "99.01")


def office(nama="Dinas PU Kota Satu", singkatan="PU"):
    made, _ = Institution.objects.get_or_create(
        nama=nama, defaults={"kategori": "opd", "singkatan": singkatan}
    )
    return made


def make_plan(wilayah=None, **columns):
    values = {
        "judul": "Kolaborasi",
        "wilayah": wilayah or factories.make_wilayah().kota,
        "tahun_mulai": 2026,
        "tahun_selesai": 2028,
        **columns,
    }
    return RencanaKolaborasi.objects.create(**values)


def make_item(plan, kawasan, volume, **columns):
    values = {
        "sasaran": ROAD,
        "tahun": 2026,
        "pelaku": office(),
        "sumber_dana": "apbd_kab_kota",
        **columns,
    }
    return RencanaItem.objects.create(
        rencana=plan, kawasan=kawasan, volume=volume, **values
    )


def make_work(rt, volume, **columns):
    values = {"tahun": 2026, "nama": "Perbaikan jalan", "opd": "Bina Marga", **columns}
    work = Intervention.objects.create(
        uuid=uuid.uuid4(), rt=rt, kelurahan=rt.kelurahan, **values
    )
    work.volume_set.create(rt=rt, sasaran=ROAD, volume_rencana=volume)
    return work


def cell(kawasan, volume, versi=0, sasaran=ROAD, source="apbd_kab_kota"):
    name = f"{kawasan.pk}-{sasaran}-{office().pk}-{source}"
    return {f"s-{name}": volume, f"v-{name}": versi}


# Need -------------------------------------------------------------------------------


def test_need_is_what_is_there_less_what_everybody_promises(land):
    kawasan, rts = land
    make_work(rts[0], 200)
    plan, other = make_plan(), make_plan(factories.make_wilayah().provinsi)
    make_item(plan, kawasan, 500)
    make_item(other, kawasan, 100, tahun=2028, sumber_dana="apbd_provinsi")
    refused = {
        "status": "ditolak",
        "alasan": "Tidak.",
        "diputuskan_oleh": factories.make_user(),
        "diputuskan_pada": "2026-01-01T00:00Z",
    }
    make_item(plan, kawasan, 999, tahun=2027, **refused)
    make_item(make_plan(judul="Lama", status="arsip"), kawasan, 888)
    need = kebutuhan.need_of(kawasan, ROAD)
    # 2 × 605 = 1,210; work 200; items 500 + 100; left 1,210 − 800 = 410.
    assert need.kebutuhan == 1210
    assert (need.kegiatan, need.direncanakan) == (200, 600)
    assert (need.sisa, need.lebih) == (410, 0)
    assert need.state.sumber == "penilaian disahkan 2025"


def test_more_than_is_needed_is_told(land):
    kawasan, rts = land
    make_work(rts[0], 200)
    plan = make_plan()
    make_item(plan, kawasan, 500, biaya_rp=1_000_000)
    make_item(plan, kawasan, 600, tahun=2027, biaya_rp=2_500_000)
    need = kebutuhan.need_of(kawasan, ROAD)
    # 200 + 500 + 600 = 1,300 against 1,210.
    assert (need.sisa, need.lebih, need.biaya) == (0, 90, 3_500_000)
    # Other years: nobody pays twice.
    assert need.ganda == []


def test_double_funding_is_same_place_sasaran_and_year_by_other_money(land):
    kawasan, (one, two) = land
    plan = make_plan()
    first = make_item(plan, kawasan, 10, rt=one)
    elsewhere = make_item(plan, kawasan, 10, rt=two, sumber_dana="csr")
    later = make_item(plan, kawasan, 10, rt=one, tahun=2027, sumber_dana="csr")
    same_money = make_item(plan, kawasan, 10, rt=one, pelaku=office("Lain", "LN"))
    assert kebutuhan.need_of(kawasan, ROAD).ganda == []
    twice = make_item(plan, kawasan, 10, rt=one, sumber_dana="dak")
    found = {p.item.pk for p in kebutuhan.need_of(kawasan, ROAD).ganda}
    assert found == {first.pk, same_money.pk, twice.pk}
    # An item for the whole kawasan holds both RT, but not the later year.
    whole = make_item(plan, kawasan, 10, sumber_dana="hibah")
    found = {p.item.pk for p in kebutuhan.need_of(kawasan, ROAD).ganda}
    assert found == {first.pk, same_money.pk, twice.pk, elsewhere.pk, whole.pk}
    assert later.pk not in found


def test_a_work_with_other_money_is_double_funding_too(land):
    kawasan, (rt, _) = land
    make_item(make_plan(), kawasan, 10)
    work = make_work(rt, 5)
    assert kebutuhan.need_of(kawasan, ROAD).ganda == []
    work.dana_set.create(sumber="dak", jumlah_rencana_rp=1)
    assert len(kebutuhan.need_of(kawasan, ROAD).ganda) == 2


def test_an_opened_year_goes_before_the_sheets_and_holds_its_verified_works(land, by):
    kawasan, (rt, _) = land
    work = make_work(rt, 200, tahun=2025)
    work.volume_set.update(volume_realisasi=150)
    verified = {"status": "selesai", "verifikasi": "disetujui"}
    Intervention.objects.filter(pk=work.pk).update(
        **verified, diverifikasi_pada="2025-12-01T00:00Z"
    )
    # No year is opened: the work of the year of the sheets comes after them.
    assert kebutuhan.need_of(kawasan, ROAD).sisa == 1210 - 150
    city = factories.make_wilayah().kota
    TahunPenanganan.objects.create(wilayah=city, tahun=2025, dibuka_oleh=by)
    rekap.drain()
    need = kebutuhan.need_of(kawasan, ROAD)
    # Kumuh akhir of the first RT: 605 − 150 = 455; 455 + 605 = 1,060.
    assert need.state.sumber == "kumuh akhir 2025"
    assert (need.kebutuhan, need.kegiatan, need.sisa) == (1060, 0, 1060)


def test_what_nobody_measured_is_unknown_not_zero():
    kawasan = factories.make_kawasan("K-9")
    make_item(make_plan(), kawasan, 10)
    need = kebutuhan.need_of(kawasan, ROAD)
    assert (need.kebutuhan, need.sisa, need.lebih) == (None, None, None)


# Hectares ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("volume", "at", "left", "leaving"),
    [
        # 25 of 50 in each RT: 50 percent scores 1, total 16, still slum.
        (50, None, "9.26", 0),
        # 10 of 50 left in each: 20 percent scores 0, total 15, both leave.
        (80, None, "0", 2),
        # All 50 of one RT: that RT leaves with its 4.63 ha.
        (50, 0, "4.63", 1),
    ],
)
def test_hectares_if_the_plan_is_carried_out(light, volume, at, left, leaving):
    kawasan, rts = light
    rt = None if at is None else rts[at]
    make_item(make_plan(), kawasan, volume, sasaran=FIRE, rt=rt)
    board = kebutuhan.board([kawasan])
    grouped = hasil_rencana.rt_states(board.states)
    end = hasil_rencana.outcomes(grouped, board.promises)[kawasan.pk]
    assert (end.awal, end.akhir) == (Decimal("9.26"), Decimal(left))
    assert (end.rt, end.rt_keluar) == (2, leaving)


def test_the_way_to_zero_year_by_year(client, light, by):
    kawasan, _ = light
    plan = make_plan(tahun_selesai=2027)
    make_item(plan, kawasan, 80, sasaran=FIRE, tahun=2027)
    indicator = Indicator.objects.create(
        kode="KUMUH-HA", nama="Luas kumuh", sektor="kumuh", satuan="ha",
        arah="turun_baik", hitungan="luas_kumuh", definisi="Luas.",
    )  # fmt: skip
    IndicatorTarget.objects.create(
        indicator=indicator, wilayah=plan.wilayah, tahun=2027, nilai=0, sumber="RPJMD"
    )
    client.force_login(by)
    answer = client.get(f"/sinkronisasi/{plan.pk}/hasil/")
    first, second = answer.context["years"]
    # The line falls from 9.26 in 2025 to 0 in 2027: 4.63 in 2026.
    assert (first.semua, first.target) == (Decimal("9.26"), Decimal("4.63"))
    assert first.selisih == Decimal("4.63")
    # Only proposed: the agreed reading stays, the other reaches the target.
    assert (second.disepakati, second.semua) == (Decimal("9.26"), 0)
    assert (second.target, second.selisih) == (0, 0)
    assert "9,26 ha" in answer.content.decode()
    lines = b"".join(client.get(f"/sinkronisasi/{plan.pk}/hasil/?unduh=csv"))
    assert "2026;9,26;9,26;4,63;4,63" in lines.decode("utf-8-sig")


# Items ------------------------------------------------------------------------------


def test_items_are_agreed_one_by_one_and_a_change_makes_a_proposal_again(land, by):
    kawasan, _ = land
    plan = make_plan()
    item = make_item(plan, kawasan, 100)
    with pytest.raises(Refused, match="alasan"):
        items.decide(item=item, step="tolak", versi=1, by=by)
    item = items.decide(item=item, step="sepakati", versi=1, by=by)
    assert (item.status, item.diputuskan_oleh) == ("disepakati", by)
    with pytest.raises(Refused, match="Kembalikan"):
        items.remove_item(item=item, versi=2, by=by)
    item = items.update_item(item=item, values={"volume": Decimal(90)}, versi=2, by=by)
    assert (item.status, item.diputuskan_oleh, item.volume) == ("diusulkan", None, 90)
    with pytest.raises(Stale):
        items.decide(item=item, step="sepakati", versi=2, by=by)
    deeds = AuditEvent.objects.filter(verba__startswith="rencana.").order_by("pk")
    assert [(one.verba, one.oleh) for one in deeds] == [
        ("rencana.item_agreed", by),
        ("rencana.item_updated", by),
    ]


def test_an_agreed_item_becomes_a_work_shared_over_its_rt(land, by):
    kawasan, (one, two) = land
    item = make_item(make_plan(), kawasan, 100, biaya_rp=5_000_000)
    with pytest.raises(Refused, match="disepakati"):
        items.make_work(item=item, versi=1, by=by)
    items.decide(item=item, step="sepakati", versi=1, by=by)
    work = items.make_work(item=item, versi=2, by=by)
    # 605 m in each RT, so half of it to each.
    lines = work.volume_set.values_list("rt", "sasaran", "volume_rencana")
    assert sorted(lines) == [(one.pk, ROAD, 50), (two.pk, ROAD, 50)]
    assert work.dana_set.get().jumlah_rencana_rp == 5_000_000
    assert (work.status, work.opd, work.tahun) == ("usulan", office().nama, 2026)
    need = kebutuhan.need_of(kawasan, ROAD)
    # The work stands for the item, so nothing is counted twice.
    assert (need.kegiatan, need.direncanakan, need.ganda) == (100, 0, [])
    item.refresh_from_db()
    with pytest.raises(Refused, match="kegiatan"):
        items.update_item(item=item, values={"volume": 1}, versi=item.versi, by=by)


def test_more_than_the_kawasan_has_is_no_work(land, by):
    kawasan, _ = land
    item = make_item(make_plan(), kawasan, 1300)
    items.decide(item=item, step="sepakati", versi=1, by=by)
    with pytest.raises(Refused, match=r"1\.300 m melebihi .* \(1\.210 m\)"):
        items.make_work(item=item, versi=2, by=by)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"tahun": 2031}, "Isi tahun 2026 sampai 2028"),
        ({"volume": Decimal("1.5"), "sasaran": FIRE}, "bilangan bulat"),
        ({"volume": Decimal(0)}, "lebih dari 0"),
    ],
)
def test_what_cannot_be_an_item_is_refused(land, by, change, sentence):
    kawasan, _ = land
    values = {
        "kawasan": kawasan, "rt": None, "sasaran": ROAD, "tahun": 2026,
        "pelaku": office(), "sumber_dana": "dak", "volume": Decimal(1), **change,
    }  # fmt: skip
    with pytest.raises(Exception, match=sentence):
        items.create_item(plan=make_plan(), values=values, by=by)
    assert not RencanaItem.objects.exists()


def test_a_kawasan_elsewhere_is_refused(land, by):
    far = factories.make_kawasan("K-2", factories.make_wilayah().desa)
    values = {
        "kawasan": far, "rt": None, "sasaran": ROAD, "tahun": 2026,
        "pelaku": office(), "sumber_dana": "dak", "volume": Decimal(1),
    }  # fmt: skip
    with pytest.raises(Refused, match="tidak berada di"):
        items.create_item(plan=make_plan(), values=values, by=by)


def test_the_database_holds_one_item_per_cell(land):
    kawasan, _ = land
    plan = make_plan()
    make_item(plan, kawasan, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_item(plan, kawasan, 2)


def test_a_plan_is_agreed_when_every_item_is_decided(land, by):
    kawasan, _ = land
    plan = make_plan()
    item = make_item(plan, kawasan, 1)
    with pytest.raises(Refused, match="belum diputuskan"):
        plans.update_plan(plan=plan, values={"status": "disepakati"}, versi=1, by=by)
    items.decide(item=item, step="sepakati", versi=1, by=by)
    plans.update_plan(plan=plan, values={"status": "disepakati"}, versi=1, by=by)
    with pytest.raises(Refused, match="tidak dapat diubah"):
        items.decide(item=item, step="kembalikan", versi=2, by=by)


# The matrix -------------------------------------------------------------------------


def test_a_cell_is_saved_alone_and_tells_the_edge_of_its_row(client, land, by):
    kawasan, _ = land
    plan = make_plan()
    client.force_login(by)
    address = f"/sinkronisasi/{plan.pk}/sel/?tahun=2026"
    json = {"Accept": "application/json"}
    answer = client.post(address, cell(kawasan, "1.000,5"), headers=json)
    assert answer.status_code == 200
    # 1,210 − 1,000.5 = 209.5
    assert answer.json()["baris"]["sisa"] == "209,5"
    assert (answer.json()["versi"], answer.json()["nilai"]) == (1, "1000,5")
    item = RencanaItem.objects.get()
    assert (item.volume, item.diubah_oleh) == (Decimal("1000.5"), by)
    # Seen empty by somebody else meanwhile.
    answer = client.post(address, cell(kawasan, "7"), headers=json)
    assert answer.status_code == 409
    assert "Tersimpan sekarang: 1000,5" in answer.json()["pesan"]
    answer = client.post(address, cell(kawasan, "banyak", 1), headers=json)
    assert (answer.status_code, answer.json()["nilai"]) == (422, "1000,5")
    answer = client.post(address, cell(kawasan, "", 1), headers=json)
    assert answer.json()["versi"] == 0 and not RencanaItem.objects.exists()


def test_without_a_script_all_cells_go_at_once_and_nothing_typed_is_lost(
    client, land, by
):
    kawasan, _ = land
    plan = make_plan()
    client.force_login(by)
    query = f"tahun=2026&kolom={office().pk}:apbd_kab_kota&kolom={office().pk}:csr"
    sent = {**cell(kawasan, "10"), **cell(kawasan, "1.234", source="csr")}
    answer = client.post(f"/sinkronisasi/{plan.pk}/sel/?{query}", sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="1.234"' in page and "titik ini rancu" in page
    assert RencanaItem.objects.get().volume == 10
    sent = {**cell(kawasan, "11", 1), **cell(kawasan, "1234", source="csr")}
    answer = client.post(f"/sinkronisasi/{plan.pk}/sel/?{query}", sent)
    assert answer.status_code == 302
    assert sorted(RencanaItem.objects.values_list("volume", flat=True)) == [11, 1234]


def test_the_matrix_comes_in_pages_and_chooses_no_office_by_itself(client, land, by):
    other = factories.make_kawasan("K-2")
    factories.make_assessment(
        workflow.DISAHKAN, factories.make_rt("03", kawasan=other), 2025
    )
    rekap.drain()
    plan = make_plan()
    office()
    client.force_login(by)
    first = client.get(f"/sinkronisasi/{plan.pk}/").content.decode()
    second = client.get(f"/sinkronisasi/{plan.pk}/?halaman=2").content.decode()
    rows = len(kebutuhan.board([land[0], other]).needs)
    assert rows > 15
    assert first.count("data-row") == 15
    assert second.count("data-row") == min(rows - 15, 15)
    assert f"1–15 dari {rows}" in first
    assert '<option value="" selected>Pilih instansi</option>' in first
    # Sent without an office, no column comes of it.
    query = "pelaku=&sumber=csr"
    page = client.get(f"/sinkronisasi/{plan.pk}/?{query}").content.decode()
    assert 'name="kolom"' not in page


def test_the_matrix_as_a_file(client, land, by):
    kawasan, _ = land
    plan = make_plan()
    make_item(plan, kawasan, 500)
    client.force_login(by)
    answer = client.get(f"/sinkronisasi/{plan.pk}/?unduh=xlsx&tahun=2026")
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    rows = [[c.value for c in row] for row in sheet.iter_rows()]
    head = next(n for n, row in enumerate(rows) if row[0] == "Kode kawasan")
    [road] = [
        dict(zip(rows[head], row, strict=True))
        for row in rows[head + 1 :]
        if row[2] == "Jalan lingkungan rusak (m)"
    ]
    assert road["Kebutuhan"] == 1210 and road["Sisa kebutuhan"] == 710
    assert road["PU (APBD kabupaten/kota)"] == 500


def test_the_annual_format(client, land, by):
    kawasan, _ = land
    plan = make_plan()
    make_item(plan, kawasan, 500, biaya_rp=75_000_000, program="1.04.03 Kawasan")
    client.force_login(by)
    answer = client.get(f"/sinkronisasi/{plan.pk}/butir/?unduh=csv")
    lines = b"".join(answer.streaming_content).decode().splitlines()
    head = next(line for line in lines if line.startswith("Program"))
    assert head.split(";")[4:10] == [
        "Target", "Satuan", "Pagu (Rp)", "Sumber dana", "OPD/pelaku", "Tahun",
    ]  # fmt: skip
    assert lines[-1].split(";")[4:10] == [
        "500", "m", "75000000", "APBD kabupaten/kota", office().nama, "2026",
    ]  # fmt: skip


def test_a_pasted_table_keeps_what_was_refused(client, land, by):
    office()
    plan = make_plan()
    client.force_login(by)
    rows = [
        "Kode kawasan\tSasaran\tTahun\tPelaku\tSumber dana\tVolume\tBiaya (Rp)",
        "K-1\tJalan lingkungan rusak (m)\t2026\tPU\tDAK\t100,5\t1.000.000",
        "K-7\tJalan lingkungan rusak (m)\t2026\tPU\tDAK\t100\t",
        "K-1\tJalan tol\t2026\tPU\tDAK\t100\t",
        "K-1\tjalan_rusak_m\t2031\tPU\tcsr\t100\t",
        "K-1\tjalan_rusak_m\t2026\tPU\tdak\t5\t",
    ]
    answer = client.post(
        f"/sinkronisasi/{plan.pk}/tempel/", {"tabel": "\r\n".join(rows)}
    )
    assert answer.status_code == 422
    item = RencanaItem.objects.get()
    assert (item.volume, item.biaya_rp) == (Decimal("100.5"), 1_000_000)
    found = [(line.number, problem) for line, problem in answer.context["refused"]]
    assert [number for number, _ in found] == [3, 4, 5, 6]
    for (_, problem), words in zip(
        found,
        ("K-7 tidak ada", "Jalan tol", "2026 sampai 2028", "sudah ada"),
        strict=True,
    ):
        assert words in problem
    kept = answer.context["form"].initial["tabel"].splitlines()
    assert kept == [rows[0], *rows[2:]]


def test_who_may_not_plan_reads_only(client, land):
    kawasan, _ = land
    plan = make_plan()
    client.force_login(factories.make_user("anggota_pokja", "99.01"))
    page = client.get(f"/sinkronisasi/{plan.pk}/")
    assert page.status_code == 200 and "data-cell" not in page.content.decode()
    answer = client.post(f"/sinkronisasi/{plan.pk}/sel/", cell(kawasan, "1"))
    assert answer.status_code == 403
    client.force_login(factories.make_user("bappeda", "99.02"))
    assert client.get(f"/sinkronisasi/{plan.pk}/").status_code == 404


def test_two_hundred_kawasan_take_no_more_queries_than_two(client, land, by):
    plan = make_plan()
    client.force_login(by)
    address = f"/sinkronisasi/{plan.pk}/"

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert client.get(address).status_code == 200
        return len(seen)

    place = factories.make_wilayah().kelurahan
    kawasan, (rt, _) = land
    make_item(plan, kawasan, 5)
    make_work(rt, 5)
    queries()
    few = queries()
    for n in range(200):
        area = factories.make_kawasan(f"Z-{n:03d}", place)
        make_item(plan, area, 5)
        if n < 3:
            home = factories.make_rt(f"1{n}", kawasan=area)
            factories.make_assessment(workflow.DISAHKAN, home, 2024)
    rekap.drain()
    assert queries() == few


HEAD = "Kode kawasan\tSasaran\tTahun\tPelaku\tSumber dana\tVolume\n"


@pytest.mark.parametrize(
    "table", ["\x0b", "\x1c\x1d", "\r", f'{HEAD}"' + "x" * 140_000, f'{HEAD}"']
)
def test_no_pasted_text_breaks_the_page(client, by, table):
    client.force_login(by)
    way = f"{make_plan().get_absolute_url()}tempel/"
    assert client.post(way, {"tabel": table}).status_code in (302, 422)


def test_two_cells_sent_by_a_script_say_what_is_wrong(client, by, land):
    client.force_login(by)
    kawasan, _rts = land
    cell = f"s-{kawasan.pk}-{ROAD}-{office().pk}"
    sent = {f"{cell}-csr": "1", f"{cell}-dak": "banyak"}
    answer = client.post(
        f"{make_plan().get_absolute_url()}sel/",
        sent,
        headers={"Accept": "application/json"},
    )
    assert answer.status_code == 422
    assert "tidak terbaca" in answer.json()["pesan"]


def test_a_refused_item_is_no_plan_in_the_matrix_that_is_handed_out(client, by, land):
    client.force_login(by)
    kawasan, _rts = land
    plan = make_plan()
    make_item(plan, kawasan, 100)
    item = make_item(plan, kawasan, 70, sumber_dana="csr")
    items.decide(item=item, step="tolak", versi=1, by=by, alasan="Belum perlu")
    way = f"{plan.get_absolute_url()}?tahun=2026&unduh=csv"
    lines = b"".join(client.get(way)).decode().splitlines()
    label = item.get_sasaran_display()
    row = next(line for line in lines if f";{label};" in line).split(";")
    assert "100" in row and "70" not in row


# The meeting ------------------------------------------------------------------------


def make_meeting(wilayah, judul="Sinkronisasi kota"):
    return Meeting.objects.create(
        judul=judul, jenis="sinkronisasi", tahun=2026, tanggal=date(2026, 1, 5),
        jam_mulai="09:00", tempat="Aula", penyelenggara=office(), wilayah=wilayah,
    )  # fmt: skip


def plan_form(place, **changes):
    values = {
        "judul": "Kolaborasi", "wilayah": place.pk, "status": "rencana",
        "tahun_mulai": "2026", "tahun_selesai": "2028", "versi": "",
    }  # fmt: skip
    return {**values, **changes}


def test_a_plan_and_its_meeting_lead_to_each_other(client, land, by):
    city = factories.make_wilayah().kota
    meeting = make_meeting(city)
    client.force_login(by)
    start = client.get(f"/sinkronisasi/baru/?rapat={meeting.pk}").context["form"]
    assert start.initial["pembahasan"] == meeting.pk
    assert start.initial["wilayah"] == city.pk
    saved = client.post("/sinkronisasi/baru/", plan_form(city, pembahasan=meeting.pk))
    matrix = client.get(saved.url).text
    assert meeting.get_absolute_url() in matrix and "Sinkronisasi kota" in matrix
    page = client.get(meeting.get_absolute_url()).text
    assert saved.url in page and "diisi selama rapat" in page
    lines = b"".join(client.get("/sinkronisasi/?unduh=csv")).decode("utf-8-sig")
    assert "Sinkronisasi kota" in lines


def test_a_meeting_is_of_the_portal_or_outside_it(client, land, by):
    city = factories.make_wilayah().kota
    meeting = make_meeting(city)
    client.force_login(by)
    both = plan_form(city, pembahasan=meeting.pk, rapat="Rapat di desa")
    answer = client.post("/sinkronisasi/baru/", both)
    assert answer.status_code == 422 and "sudah dipilih di portal" in answer.text
    with pytest.raises(IntegrityError), transaction.atomic():
        make_plan(pembahasan=meeting, rapat="x")
    outside = client.post("/sinkronisasi/baru/", plan_form(city, rapat="Rapat di desa"))
    assert "di luar portal: Rapat di desa" in client.get(outside.url).text


def test_a_meeting_that_is_not_read_keeps_its_title(client, land, by):
    places = factories.make_wilayah()
    secret = make_meeting(places.provinsi, "Rapat tertutup")
    plan = make_plan(pembahasan=secret)
    client.force_login(by)
    for address in (plan.get_absolute_url(), f"/sinkronisasi/{plan.pk}/ubah/"):
        page = client.get(address).text
        assert "Rapat tertutup" not in page and "tidak dapat Anda buka" in page
    lines = b"".join(client.get("/sinkronisasi/?unduh=csv")).decode("utf-8-sig")
    assert "Kolaborasi" in lines and "Rapat tertutup" not in lines
    # It stays chosen when something else is changed, and is no choice elsewhere.
    kept = plan_form(places.kota, judul="Baru", pembahasan=secret.pk, versi=1)
    assert client.post(f"/sinkronisasi/{plan.pk}/ubah/", kept).status_code == 302
    other = plan_form(places.kota, judul="Lain", pembahasan=secret.pk)
    assert client.post("/sinkronisasi/baru/", other).status_code == 422
