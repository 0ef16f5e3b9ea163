"""Groups, their works, Pokja, meetings, plans as other systems read them."""

import re
import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments.models import RekapKawasan
from kawasan.models import Intervention, Wilayah
from kelompok.models import (
    ActionItem,
    Aset,
    Bimtek,
    Bkm,
    Ksm,
    KsmKegiatan,
    Lokus,
    Meeting,
    RencanaKolaborasi,
)
from tests import communities
from tests.communities import INSIDE, LISTS, RECORDS, SECRET


@pytest.fixture
def things(world):
    return communities.fill(world)


def only(rows: list[dict[str, Any]]) -> dict[str, Any]:
    assert len(rows) == 1
    return rows[0]


# Whoever and whatever ---------------------------------------------------------------


def test_nobodys_name_and_nothing_sealed_is_told(call, world, things) -> None:
    caller = call(world.verifikator)
    for path in LISTS:
        answer = caller.get(path)
        assert answer.status_code == 200, path
        assert answer.json()["results"], path
        assert not {SECRET, INSIDE} & _words(answer), path
    for name, path in RECORDS.items():
        answer = caller.get(path.format(getattr(things, name).pk))
        assert answer.status_code == 200, path
        assert not {SECRET, INSIDE} & _words(answer), path


def _words(answer: Any) -> set[str]:
    return set(re.findall(r"\w+", answer.content.decode()))


def test_a_neighbour_and_nobody_see_none_of_it(call, world, things) -> None:
    for user in (world.tetangga, world.nobody):
        caller = call(user)
        for path in LISTS:
            rows = caller.results(path)
            # Offices are everybody's, and what a kota keeps is read below it.
            shared = ("instansi/", "bimtek/", "dokumen/", "pokja/", "pokja/aspek/")
            if user is world.nobody or path not in shared:
                rows = [row for row in rows if row.get("kawasan") != "KW-2"]
                assert rows == [], (user, path)
        for name, path in RECORDS.items():
            if name in ("bimtek", "pokja") and user is world.tetangga:
                continue
            answer = caller.get(path.format(getattr(things, name).pk))
            assert answer.status_code == 404, (user, path)


def test_lists_and_records_are_not_sent_twice(call, world, things) -> None:
    caller = call(world.verifikator)
    paths = [p.format(getattr(things, name).pk) for name, p in RECORDS.items()]
    for path in (*LISTS, *paths):
        tag = caller.get(path)["ETag"]
        again = caller.get(path, **{"If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b""), path


def test_what_changed_since_and_where(call, world, things) -> None:
    caller = call(world.pembaca)
    tomorrow = (timezone.now() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%S")
    for path in LISTS:
        assert caller.results(f"{path}?kode_wilayah=99.10") == [], path
        if path not in ("keberlanjutan/", "keberlanjutan/kpp/", "kebutuhan/"):
            assert caller.results(f"{path}?diubah_sejak={tomorrow}") == [], path


# What is told -----------------------------------------------------------------------


def test_a_bkm_with_its_counts(call, world, things) -> None:
    row = only(call(world.fasilitator).results("kelompok/bkm/"))
    assert (row["kode"], row["kelurahan"]) == ("BKM-1", "99.01.01.1001")
    assert (row["unit_upl"], row["unit_upk"], row["jumlah_ksm"]) == (True, False, 1)
    newest = {"tahun": 2025, "laki_laki": 12, "perempuan": 8, "mbr": 9}
    assert row["anggota"] == {**newest, "miskin_rentan": None}
    body = call(world.fasilitator).get(f"kelompok/bkm/{things.bkm.pk}/").json()
    assert [one["tahun"] for one in body["anggota_per_tahun"]] == [2025, 2024]
    # 40 + 30 of 200 came.
    assert body["pemilihan"][0]["persen_hadir"] == "35.00"
    assert body["pemilihan"][0]["terpilih_perempuan"] is None


def test_a_ksm_with_its_coaching_and_standing(call, world, things) -> None:
    things.ksm.binaan_set.create(tahun=2023, alasan="Perbatasan")
    body = call(world.fasilitator).get(f"kelompok/ksm/{things.ksm.pk}/").json()
    assert (body["bkm"], body["kawasan"]) == (things.bkm.pk, "KW-1")
    assert (body["anggota_laki_laki"], body["anggota_mbr"]) == (6, 7)
    assert body["pembinaan"][0]["nama_instansi"] == "Dinas Uji"
    assert body["tahun_binaan"] == [2025, 2023]
    assert body["binaan"] == [
        {"tahun": 2025, "alasan": ""},
        {"tahun": 2023, "alasan": "Perbatasan"},
    ]
    assert only(body["kunjungan"])["perempuan"] == 2
    standing = only(body["kematangan"])
    # (40 + 50 + 60 + 60 + 70 + 50) / 6; above Mandiri, Menuju Madani not settled.
    assert (standing["rata_rata"], standing["tingkat"]) == ("55.00", None)
    assert "belum ditetapkan" in standing["keterangan"]


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("kelompok/ksm/?bidang=lingkungan&tahun=2025&kawasan=KW-1", 1),
        ("kelompok/ksm/?bidang=sosial", 0),
        ("kelompok/ksm/?tahun=2024", 0),
        ("kelompok/kpp/?ad_art=false", 0),
        ("kelompok/tipp/?bkm=1000000", 0),
        ("kelompok/bkm/?bentuk=lkm", 0),
        ("kegiatan-ksm/?status=layak,disepakati&tahun=2025", 1),
        ("kegiatan-ksm/?terlambat=false", 0),
        ("aset/?jenis=jalan&berfungsi=false&lama=true", 1),
        ("aset/?berfungsi=true", 0),
        ("bimtek/?sasaran=ksm&tahun=2025&rujukan=false", 1),
        ("bimtek/?sasaran=operator", 0),
        ("instansi/?tingkat=kab_kota&kode_wilayah=99.01", 1),
        ("pokja/?tahun=2024", 0),
        ("rapat/?status=berlangsung&jenis=rakor", 1),
        ("rapat/?status=dipublikasikan", 0),
        ("tindak-lanjut/?terlambat=true&status=baru,berjalan&asal=rapat", 1),
        ("tindak-lanjut/?terlambat=false", 0),
        ("tindak-lanjut/?tenggat_sampai=2025-05-31", 0),
        ("rencana/?tahun=2027", 1),
        ("rencana/?tahun=2029", 0),
        ("rencana/butir/?sasaran=jalan_rusak_m&sumber_dana=dak&status=diusulkan", 1),
        ("dokumen/?berakhir=true&jenis=ssk", 1),
        ("dokumen/?berakhir=false", 0),
        ("aturan-bersama/?status=rembug", 0),
        ("aset/?kpp=1000000000", 0),
        ("pokja/aspek/?aspek=2&peran=utama", 1),
        ("pokja/aspek/?aspek=3", 0),
        ("lokus/?tahun=2025&status=ditetapkan&kawasan=KW-1", 1),
        ("lokus/?kode_wilayah=99.01.01.1001", 1),
        ("lokus/komitmen/?sasaran=jalan_rusak_m&status=berjalan,selesai", 1),
        ("lokus/komitmen/?terlambat=true", 1),
        ("lokus/komitmen/?terlambat=false&tahun=2025", 2),
        ("rplp/baris/?tahun=2025&di_rp2kpkpk=false", 1),
        ("rplp/baris/?kode_wilayah=99.01.01.1001&kawasan=KW-1", 0),
        ("rplp/?tahun=2029", 1),
        ("rplp/?tahun=2030", 0),
        ("target-ksm/?tahun=2025", 1),
    ],
)
def test_lists_are_narrowed(call, world, things, path, found) -> None:
    assert len(call(world.verifikator).results(path)) == found


def test_the_target_of_coaching_and_what_is_reached(call, world, things) -> None:
    row = only(call(world.verifikator).results("target-ksm/"))
    assert (row["jumlah"], row["tercapai"], row["kode_wilayah"]) == (13, 1, "99.01")


def test_a_work_of_a_ksm_with_steps_terms_and_money(call, world, things) -> None:
    row = only(call(world.fasilitator).results("kegiatan-ksm/"))
    assert row["kegiatan"] == str(things.kegiatan.intervention.uuid)
    assert [one["tahap"] for one in row["tahap"]] == [
        "layak", "disepakati", "perjanjian",
    ]  # fmt: skip
    # Planned for the 2nd, taken on the 9th; the agreement is still missing.
    late = (timezone.localdate() - date(2025, 4, 1)).days
    assert [one["hari_terlambat"] for one in row["tahap"]] == [0, 7, late]
    assert row["terlewat"] == "2025-04-01"
    assert [one["persen"] for one in row["termin"]] == ["60.00", "40.00"]
    # 2.5 × 1,000.50 + 10 × 200 and 4 × 50,000.
    assert [(one["sumber"], one["bentuk"], one["rencana_rp"]) for one in row["dana"]] \
        == [("dak", "uang", "4501.25"), ("swadaya", "tenaga", "200000.00")]  # fmt: skip
    assert row["dana"][0]["realisasi_rp"] is None
    assert row["hasil"][0]["satuan"] == "m"
    met = only(row["partisipasi"])
    assert (met["tahap"], met["perempuan"], met["mbr"]) == ("perencanaan", 6, None)
    KsmKegiatan.objects.update(status="dibatalkan", alasan_batal="Lahan.")
    row = only(call(world.fasilitator).results("kegiatan-ksm/"))
    assert [one["hari_terlambat"] for one in row["tahap"]] == [0, 7, 0]


def test_an_asset_with_its_inspections(call, world, things) -> None:
    body = call(world.fasilitator).get(f"aset/{things.aset.pk}/").json()
    assert (body["volume"], body["satuan"], body["kawasan"]) == ("120.000", "m", "KW-1")
    assert (body["inspeksi"]["tahun"], body["inspeksi"]["berfungsi"]) == (2025, False)
    assert body["lama"] is True
    assert [one["tahun"] for one in body["inspeksi_per_tahun"]] == [2025, 2024]
    assert body["iuran"][0]["tagihan_rp"] == "50000.00"
    assert body["iuran"][0]["diterima_rp"] is None
    assert body["jadwal"][0]["pekerjaan"] == "Sapu"


@pytest.mark.parametrize(
    ("tahun", "told"),
    [(2024, (1, 1, 1, "100.00")), (2025, (1, 1, 0, "0.00")), (2023, (1, 0, 0, None))],
)
def test_how_many_assets_still_work(call, world, things, tahun, told) -> None:
    row = only(call(world.fasilitator).results(f"keberlanjutan/?tahun={tahun}"))
    assert (row["kawasan"], row["tahun"]) == ("KW-1", tahun)
    names = ("aset", "diperiksa", "berfungsi", "persen")
    assert tuple(row[name] for name in names) == told
    row = only(call(world.fasilitator).results(f"keberlanjutan/kpp/?tahun={tahun}"))
    assert (row["kpp"], row["kode"]) == (things.kpp.pk, "KPP-1")
    assert tuple(row[name] for name in names) == told


def test_a_bimtek_counts_whoever_came(call, world, things) -> None:
    body = call(world.verifikator).get(f"bimtek/{things.bimtek.pk}/").json()
    # Two named people came, of five more only the numbers are known.
    assert body["peserta"] == {
        "jumlah": 7, "laki_laki": 3, "perempuan": 4, "tanpa_jenis_kelamin": 0,
        "mbr": 1, "ditanya_mbr": 1,
    }  # fmt: skip
    kinds = {one["kategori"]: one["jumlah"] for one in body["peserta_per_kategori"]}
    assert kinds == {"ksm": 2, "lpm": 5}
    assert (body["jumlah_ksm"], body["jumlah_narasumber"]) == (1, 1)
    assert (body["target_ksm"], body["pretest_rata"]) == (13, "55.50")
    assert body["sasaran_wilayah"] == ["99.01"]
    assert body["biaya"] == [
        {"sumber": "dak", "rencana_rp": "1000.00", "realisasi_rp": None}
    ]


def test_an_event_without_anybody_counts_zero(call, world, things) -> None:
    Bimtek.objects.filter(pk=things.bimtek.pk).update(judul="Ada")
    empty = Bimtek.objects.create(
        judul="Kosong", jenis="bimtek", penyelenggara=things.office, tempat="Aula",
        wilayah=world.city, tanggal_mulai=date(2026, 1, 2),
        tanggal_selesai=date(2026, 1, 2),
    )  # fmt: skip
    body = call(world.verifikator).get(f"bimtek/{empty.pk}/").json()
    assert set(body["peserta"].values()) == {0}
    assert body["peserta_per_kategori"] == []


def test_the_pokja_is_offices_and_functions(call, world, things) -> None:
    row = only(call(world.verifikator).results("pokja/"))
    seat = only(row["kursi"])
    assert (seat["nama_instansi"], seat["peran"]) == ("Dinas Uji", "ketua")
    assert (row["anggota_perempuan"], row["dana_operasional_rp"]) == (4, "5000000.00")
    marks = only(call(world.verifikator).results("pokja/kinerja/"))
    assert [one["skor"] for one in marks["aspek"]] == [7, None, 5]
    assert (marks["total"], marks["peringkat"]) == (12, 1)


def test_a_meeting_with_its_results_and_who_was_missing(call, world, things) -> None:
    Wilayah.objects.create(
        kode="99.01.02", nama="Kecamatan Sepi", jenis="kecamatan", edisi="uji",
        berlaku_mulai=date(2020, 1, 1), parent=world.city,
    )  # fmt: skip
    body = call(world.verifikator).get(f"rapat/{things.rapat.pk}/").json()
    assert (body["ringkasan"], body["agenda"][0]["uraian"]) == ("Sepakat.", "Capaian")
    assert body["catatan"] == [{"jenis": "keputusan", "isi": "SK ditinjau."}]
    figure = only(body["angka"])
    assert (figure["nilai"], figure["kode_wilayah"]) == ("187.950", "99.01")
    assert body["peserta"] == {
        "dicatat": 3, "diundang": 3, "hadir": 2, "laki_laki": 1, "perempuan": 1,
        "tanpa_jenis_kelamin": 0, "wilayah_hadir": 1,
    }  # fmt: skip
    names = ("kode_wilayah", "dicatat", "hadir")
    assert [tuple(one[name] for name in names) for one in body["kehadiran"]] == [
        ("99.01.01", 1, 1), ("99.01.02", 0, 0),
    ]  # fmt: skip


def test_those_below_read_what_was_published_without_the_list(
    call, world, things
) -> None:
    open_ = call(world.fasilitator)
    assert open_.results("rapat/") == []
    Meeting.objects.update(
        status="dipublikasikan", disetujui_oleh=world.pengesah,
        disetujui_pada=timezone.now(),
    )  # fmt: skip
    assert only(open_.results("rapat/"))["judul"] == "Rakor"
    body = open_.get(f"rapat/{things.rapat.pk}/").json()
    assert (body["ringkasan"], body["kehadiran"]) == ("Sepakat.", None)


def test_what_a_kawasan_needs_against_what_is_planned(call, world, things) -> None:
    caller = call(world.verifikator)
    row = next(r for r in caller.results("kebutuhan/") if r["kawasan"] == "KW-1")
    assert row["keadaan"] is None
    line = only(row["sasaran"])
    assert (line["kebutuhan"], line["sisa"]) == (None, None)
    assert (line["direncanakan"], line["satuan"]) == ("25.500000", "m")
    RekapKawasan.objects.create(
        kawasan=world.kawasan, tahun=2025, jumlah_rt=5, rt_dinilai=3, skor=20,
        tingkat="KR", dihitung_pada=timezone.now(), jalan_rusak_m=100,
    )  # fmt: skip
    row = only(caller.results("kebutuhan/?kawasan=KW-1"))
    assert row["keadaan"]["cakupan"] == {"rt_dinilai": 3, "jumlah_rt": 5}
    line = next(r for r in row["sasaran"] if r["sasaran"] == "jalan_rusak_m")
    # 100 m of broken road, 25.5 m of them planned.
    assert (float(line["kebutuhan"]), float(line["sisa"])) == (100, 74.5)
    assert (float(line["lebih"]), line["dana_ganda"]) == (0, False)


def test_a_lokus_with_what_offices_promised(call, world, things) -> None:
    body = call(world.verifikator).get(f"lokus/{things.lokus.pk}/").json()
    names = ("jumlah_komitmen", "komitmen_selesai", "komitmen_terlambat")
    # Three, of which one was called off and one is past its day.
    assert tuple(body[name] for name in names) == (2, 0, 1)
    found = {one["uraian"] or one["sasaran"]: one for one in body["komitmen"]}
    assert (found["jalan_rusak_m"]["satuan"], found["Jamban"]["satuan"]) == (
        "m", "unit",
    )  # fmt: skip
    # 40 of 160 m.
    assert (found["jalan_rusak_m"]["persen"], found["Jamban"]["persen"]) == (
        "25.00", None,
    )  # fmt: skip
    assert [found[name]["terlambat"] for name in ("Jamban", "Rumah")] == [True, False]


def test_a_lokus_is_read_where_it_lies(call, world, things) -> None:
    below = call(world.fasilitator)
    assert only(below.results("lokus/"))["kode_wilayah"] == "99.01"
    assert len(below.results("lokus/komitmen/")) == 3
    assert below.get(f"lokus/{things.lokus.pk}/").status_code == 200


def test_which_office_answers_for_roads(call, world, things) -> None:
    row = only(call(world.fasilitator).results("pokja/aspek/"))
    assert (row["nama_aspek"], row["nama_instansi"]) == (
        "Jalan lingkungan", "Dinas Uji",
    )  # fmt: skip


def test_an_item_of_a_plan(call, world, things) -> None:
    row = only(call(world.verifikator).results("rencana/butir/"))
    assert (row["volume"], row["satuan"], row["biaya_rp"]) == (
        "25.500000", "m", "9000000.00",
    )  # fmt: skip
    assert (row["nama_pelaku"], row["kawasan"]) == ("Dinas Uji", "KW-1")
    plan = call(world.verifikator).get(f"rencana/{things.rencana.pk}/").json()
    assert (plan["jumlah_butir"], plan["butir_disepakati"]) == (1, 0)


# Many -------------------------------------------------------------------------------


def _many(world: Any, things: Any, numbers: range) -> None:
    """One more for each number of what lists are long of."""
    for n in numbers:
        Bkm.objects.create(kode=f"B{n}", nama="x", kelurahan=world.one)
        ksm = Ksm.objects.create(
            kode=f"K{n}", nama="x", kelurahan=world.one, bidang="sosial"
        )
        ksm.binaan_set.create(tahun=2025)
        work = Intervention.objects.create(
            uuid=uuid.uuid4(), kelurahan=world.one, rt=world.rt, tahun=2025, nama="x"
        )
        one = KsmKegiatan.objects.create(intervention=work, ksm=ksm)
        one.tahap_set.create(tahap="layak", tanggal=date(2025, 2, 1))
        one.rab_set.create(
            uraian="x", satuan="m", volume=1, harga_rp=1, sumber="dak", bentuk="uang"
        )
        aset = Aset.objects.create(
            nama="x", jenis="jalan", tahun_dibangun=2022, kelurahan=world.one
        )
        aset.inspeksi_set.create(
            tahun=2025, tanggal=date(2025, 6, 1), masih_ada=True, kondisi_baik=True,
            berfungsi=True, dimanfaatkan=True, dikembangkan=True,
        )  # fmt: skip
        event = Bimtek.objects.create(
            judul="x", jenis="bimtek", penyelenggara=things.office, tempat="x",
            wilayah=world.city, tanggal_mulai=date(2026, 1, 2),
            tanggal_selesai=date(2026, 1, 2),
        )  # fmt: skip
        event.hitungan_set.create(ksm=ksm, jumlah=2)
        communities.meeting(world.city, things.office)
        ActionItem.objects.create(
            uraian="x", pic_institution=things.office, kategori="sinergi",
            wilayah=world.city, horizon="pendek", tenggat=date(2025, 6, 1),
        )  # fmt: skip
        plan = RencanaKolaborasi.objects.create(
            judul=f"R{n}", wilayah=world.city, tahun_mulai=2026, tahun_selesai=2027
        )
        # One place a year; the years between 2026 and 2100 do not hold them all.
        lokus = Lokus.objects.create(
            wilayah=(world.city, world.one, world.two)[n % 3], tahun=2026 + n // 3,
            judul="x", alasan="x", kelurahan=world.one,
        )  # fmt: skip
        lokus.komitmen_set.create(
            institution=things.office, sasaran="jalan_rusak_m", volume=1,
            sumber_dana="dak", tenggat=date(2025, 6, 30),
        )  # fmt: skip
        plan.item_set.create(
            kawasan=world.kawasan, sasaran="jalan_rusak_m", tahun=2026,
            pelaku=things.office, sumber_dana="dak", volume=1,
        )  # fmt: skip


def test_long_lists_cost_as_many_queries_as_short_ones(call, world, things) -> None:
    caller = call(world.verifikator)

    def cost() -> dict[str, int]:
        found = {}
        for path in LISTS:
            with CaptureQueriesContext(connection) as seen:
                sizes[path] = len(caller.results(f"{path}?limit=200"))
            found[path] = len(seen)
        return found

    sizes: dict[str, int] = {}
    _many(world, things, range(9))
    cost()  # The first request of a session costs more.
    few = cost()
    assert sizes["kelompok/ksm/"] == sizes["rapat/"] == sizes["kegiatan-ksm/"] == 10
    _many(world, things, range(9, 199))
    assert cost() == few
    assert sizes["kelompok/ksm/"] == sizes["bimtek/"] == sizes["rencana/butir/"] == 200
    assert max(few.values()) <= 15
