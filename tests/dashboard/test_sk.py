"""Decrees held against assessments: each fault gives exactly its flag."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments import rekap, workflow
from kawasan.models import SkKumuh
from tests import factories

pytestmark = pytest.mark.django_db
CHECK = "/sk/periksa/"
RECENT = timezone.localdate() - timedelta(days=200)
# Day for day five years before today: the last day on which a review is in time.
FLAGS = [
    "tidak_kumuh", "tanpa_sk", "belum_rt", "tanpa_peta", "lewat_tinjau",
    "belum_verifikasi",
]  # fmt: skip


def slum(kode, level="KS", assessed=1, of=1, **columns):
    """A kawasan with RT, ``assessed`` of them with an official sheet of 2024."""
    kawasan = factories.make_kawasan(kode, **columns)
    rts = [factories.make_rt(f"{kode}-{n}", kawasan=kawasan) for n in range(1, of + 1)]
    score = {"TK": 10, "KR": 20, "KS": 38}[level]
    for rt in rts[:assessed]:
        values = {"skor": score, "tingkat": level}
        if level == "TK":
            values |= dict.fromkeys(factories.VOLUME, 0)
            values |= {"skor": 0}
        factories.make_assessment(workflow.DISAHKAN, rt, 2024, **values)
    kawasan.rts = rts
    return kawasan


def clean_lines(*areas):
    """Each kawasan with its RT as detail: a decree down to the RT."""
    found = []
    for area in areas:
        found.append({"kawasan": area, "luas_ha": 4, "tingkat": "KS"})
        found += [{"rt": rt, "luas_ha": 4, "tingkat": "KS"} for rt in area.rts]
    return found


def decree(*lines, **columns):
    values = {"tanggal": RECENT, "ada_peta": True, "luas_total_ha": 4, **columns}
    return factories.make_sk(butir=lines, **values)


@pytest.fixture
def officer(client):
    user = factories.make_user("verifikator", "99.01")
    client.force_login(user)
    return user


def checklist(client, sk):
    """Flag -> names concerned, of those flags that concern anything."""
    context = client.get(sk.get_absolute_url()).context
    return {
        finding.flag.kode: [nama for nama, _ in finding.things]
        for finding in context["findings"]
        if finding.jumlah
    }


def flags_in_list(client, **asked):
    rows = client.get(CHECK, asked).context["rows"]
    return {row.kode: [flag.kode for flag in row.flags] for row in rows}


# One fault, one flag ------------------------------------------------------------------


def test_a_clean_decree_has_no_flag(client, officer):
    area = slum("K-1")
    sk = decree(*clean_lines(area))
    rekap.drain()
    assert checklist(client, sk) == {}
    assert flags_in_list(client) == {"K-1": []}


def test_in_the_decree_and_not_slum(client, officer):
    area = slum("K-1", level="TK")
    sk = decree({"kawasan": area, "luas_ha": 4}, {"rt": area.rts[0], "luas_ha": 4})
    rekap.drain()
    found = checklist(client, sk)
    assert found == {"tidak_kumuh": ["Kawasan K-1", "RT K-1-1 RW 05 (Kelurahan Satu)"]}
    assert flags_in_list(client) == {"K-1": ["tidak_kumuh"]}


def test_one_rt_of_the_decree_that_is_not_slum_flags_its_kawasan(client, officer):
    area = slum("K-1", of=2, assessed=1)
    values = {**dict.fromkeys(factories.VOLUME, 0), "skor": 0, "tingkat": "TK"}
    factories.make_assessment(workflow.DISAHKAN, area.rts[1], 2024, **values)
    sk = decree(*clean_lines(area))
    rekap.drain()
    assert checklist(client, sk) == {
        "tidak_kumuh": ["Kawasan K-1", "RT K-1-2 RW 05 (Kelurahan Satu)"]
    }
    assert flags_in_list(client) == {"K-1": ["tidak_kumuh"]}


def test_a_kawasan_assessed_in_part_is_not_called_clean(client, officer):
    area = slum("K-1", level="TK", of=3, assessed=1)
    sk = decree({"kawasan": area, "luas_ha": 4}, {"rt": area.rts[2], "luas_ha": 1})
    rekap.drain()
    assert set(checklist(client, sk)) == {"belum_verifikasi"}


def test_slum_without_a_decree(client, officer):
    inside, beyond = slum("K-1"), slum("K-2")
    sk = decree(*clean_lines(inside))
    rekap.drain()
    assert checklist(client, sk) == {"tanpa_sk": [beyond.nama]}
    assert flags_in_list(client) == {"K-1": [], "K-2": ["tanpa_sk"]}


def test_a_decree_of_the_province_covers_the_kawasan_too(client, officer):
    area = slum("K-1")
    places = factories.make_wilayah()
    decree(*clean_lines(area), wilayah=places.provinsi, nomor="G-1")
    sk = decree({"nama_dalam_sk": "Kampung Lain", "luas_ha": 4})
    rekap.drain()
    assert checklist(client, sk) == {}
    assert flags_in_list(client) == {"K-1": []}


def test_not_down_to_the_rt(client, officer):
    area = slum("K-1")
    sk = decree({"kawasan": area, "luas_ha": 4})
    rekap.drain()
    assert checklist(client, sk) == {"belum_rt": ["Kawasan K-1"]}
    assert flags_in_list(client) == {"K-1": ["belum_rt"]}


def test_without_a_map(client, officer):
    area = slum("K-1")
    sk = decree(*clean_lines(area), ada_peta=False)
    rekap.drain()
    assert checklist(client, sk) == {"tanpa_peta": [str(sk)]}
    assert flags_in_list(client) == {"K-1": ["tanpa_peta"]}


@pytest.mark.parametrize(
    ("tanggal", "ditinjau", "late"),
    [
        (date(2019, 3, 1), None, True),
        (date(2019, 3, 1), RECENT, False),
        (date(2012, 3, 1), date(2017, 5, 5), True),
    ],
)
def test_more_than_five_years_without_review(client, officer, tanggal, ditinjau, late):
    area = slum("K-1")
    sk = decree(*clean_lines(area), tanggal=tanggal, ditinjau_pada=ditinjau)
    rekap.drain()
    assert checklist(client, sk) == ({"lewat_tinjau": [str(sk)]} if late else {})
    assert flags_in_list(client) == {"K-1": ["lewat_tinjau"] if late else []}
    assert SkKumuh.objects.overdue().exists() is late
    assert SkKumuh.objects.timely().exists() is not late


def test_the_fifth_anniversary_itself_is_in_time(client, officer):
    today = timezone.localdate()
    day = today.replace(year=today.year - 5)
    sk = decree({"nama_dalam_sk": "x", "luas_ha": 4}, tanggal=day)
    assert (sk.lewat_tinjau, SkKumuh.objects.overdue().exists()) == (False, False)
    SkKumuh.objects.update(tanggal=day - timedelta(days=1))
    sk.refresh_from_db()
    assert (sk.lewat_tinjau, SkKumuh.objects.overdue().exists()) == (True, True)


def test_not_verified(client, officer):
    area = slum("K-1", of=2, assessed=1)
    sk = decree(*clean_lines(area))
    rekap.drain()
    named = ["Kawasan K-1", "RT K-1-2 RW 05 (Kelurahan Satu)"]
    assert checklist(client, sk) == {"belum_verifikasi": named}
    assert flags_in_list(client) == {"K-1": ["belum_verifikasi"]}


def test_a_verified_sheet_is_enough_before_it_is_official(client, officer):
    area = slum("K-1", of=2, assessed=1)
    factories.make_assessment(workflow.DIVERIFIKASI, area.rts[1], 2024)
    sk = decree(*clean_lines(area))
    rekap.drain()
    assert checklist(client, sk) == {}


def test_a_year_in_progress_does_not_undo_a_complete_one(client, officer):
    area = slum("K-1", of=2, assessed=2)
    values = {**dict.fromkeys(factories.VOLUME, 0), "skor": 0, "tingkat": "TK"}
    factories.make_assessment(workflow.DISAHKAN, area.rts[0], 2025, **values)
    sk = decree({"kawasan": area, "luas_ha": 4}, {"rt": area.rts[1], "luas_ha": 4})
    rekap.drain()
    assert checklist(client, sk) == {}
    row = client.get(sk.get_absolute_url()).context["rows"][0]
    assert (row.tahun, row.cakupan, row.sementara) == (2024, "2/2 RT", False)


# All together -------------------------------------------------------------------------


@pytest.fixture
def faulty():
    """One decree with all six faults, and one kawasan without any."""
    areas = {
        "bersih": slum("K-1"),
        "tidak kumuh": slum("K-2", level="TK"),
        "tanpa rt": slum("K-3"),
        "belum": slum("K-4", assessed=0),
        "luar": slum("K-5"),
    }
    lines = clean_lines(areas["bersih"], areas["tidak kumuh"], areas["belum"])
    sk = decree(
        *lines,
        {"kawasan": areas["tanpa rt"], "luas_ha": 4, "tingkat": "KS"},
        {"nama_dalam_sk": "Kampung Hilang", "luas_ha": 1},
        tanggal=date(2018, 6, 1),
        ada_peta=False,
        luas_total_ha=17,
    )
    rekap.drain()
    return sk


def test_all_six_flags_name_their_things_and_the_next_step(client, officer, faulty):
    found = checklist(client, faulty)
    assert list(found) == FLAGS
    assert found["tidak_kumuh"] == ["Kawasan K-2", "RT K-2-1 RW 05 (Kelurahan Satu)"]
    assert found["tanpa_sk"] == ["Kawasan K-5"]
    assert found["belum_rt"] == ["Kawasan K-3"]
    assert found["belum_verifikasi"] == [
        "Kawasan K-4",
        "RT K-4-1 RW 05 (Kelurahan Satu)",
    ]
    page = client.get(faulty.get_absolute_url()).content.decode()
    for words in (
        "dalam SK tetapi tidak kumuh",
        "kumuh tanpa SK",
        "belum sampai RT",
        "tanpa peta",
        "&gt; 5 tahun belum ditinjau",
        "belum diverifikasi",
        "Kampung Hilang",
        "Usulkan ke dalam SK berikutnya.",
    ):
        assert words in page


def test_hectares_stand_beside_each_other_with_their_year(client, officer, faulty):
    rows = {
        row.nama: row for row in client.get(faulty.get_absolute_url()).context["rows"]
    }
    area = rows["Kawasan K-1"]
    # 4 ha in the decree, 12,5 ha verified, one slum RT of 4,63 ha in 2024.
    assert (area.item.luas_ha, area.luas_verifikasi) == (4, 12.5)
    assert (str(area.luas_rt_kumuh), area.tahun) == ("4.630000", 2024)
    assert (rows["RT K-2-1 RW 05"].luas_rt_kumuh, area.kewenangan) == (0, "Provinsi")
    assert rows["Kampung Hilang"].luas_rt_kumuh is None
    table = b"".join(client.get(faulty.get_absolute_url(), {"unduh": "csv"}))
    assert "Kawasan K-1;K-1;Provinsi;4;12,5;4,63;2024;1/1 RT;KS" in table.decode()


def test_the_list_is_narrowed_by_flag_counted_and_downloaded(client, officer, faulty):
    assert set(flags_in_list(client, bendera="tanpa_sk")) == {"K-5"}
    assert set(flags_in_list(client, bendera="belum_rt")) == {"K-3"}
    assert set(flags_in_list(client, bendera="bersih")) == set()
    assert len(flags_in_list(client, bendera="ada")) == 5
    assert len(flags_in_list(client, kewenangan="provinsi")) == 5
    assert flags_in_list(client, q="K-4")["K-4"] == [
        "tanpa_peta", "lewat_tinjau", "belum_verifikasi",
    ]  # fmt: skip
    chips = dict(client.get(CHECK).context["chips"])
    counts = {flag.kode: count for flag, count in chips.items()}
    assert counts == {
        "tidak_kumuh": 1, "tanpa_sk": 1, "belum_rt": 1, "tanpa_peta": 4,
        "lewat_tinjau": 4, "belum_verifikasi": 1,
    }  # fmt: skip
    table = b"".join(
        client.get(CHECK, {"unduh": "csv", "bendera": "tanpa_sk"})
    ).decode()
    assert "K-5" in table and "belum ada SK" in table and "K-3" not in table


def test_the_pages_take_the_same_number_of_queries(client, officer, faulty):
    def queries(address):
        with CaptureQueriesContext(connection) as seen:
            assert client.get(address).status_code == 200
        return len(seen)

    def measure(count):
        areas = [slum(f"L{count}-{n}") for n in range(count)]
        sk = decree(*clean_lines(*areas), nomor=str(count), status="draf")
        rekap.drain()
        queries(sk.get_absolute_url())
        return queries(sk.get_absolute_url()), queries(CHECK)

    assert measure(1) == measure(6)


# Who sees what ------------------------------------------------------------------------


def test_a_facilitator_sees_the_decree_of_the_city_and_the_own_lines(client):
    places = factories.make_wilayah()
    mine = factories.make_kawasan("K-1", places.kelurahan)
    other = factories.make_kawasan("K-2", places.tetangga, nama="Kawasan Sebelah")
    sk = decree({"kawasan": mine, "luas_ha": 2}, {"kawasan": other, "luas_ha": 2})
    client.force_login(factories.make_user("fasilitator", "99.01.01.1001"))
    page = client.get(sk.get_absolute_url()).content.decode()
    assert "Kawasan K-1" in page and "Sebelah" not in page
    assert "1 dari 2 butir" in page
    SkKumuh.objects.update(status="draf")
    assert client.get(sk.get_absolute_url()).status_code == 404


def test_what_does_not_exist(client, officer):
    assert client.get(f"/sk/{uuid.uuid4()}/").status_code == 404
