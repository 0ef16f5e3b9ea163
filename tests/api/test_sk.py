"""Decrees through the API: the list, one of them, and only the lines of one's own."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db
LIST = "/api/v1/sk/"


@pytest.fixture
def decree():
    places = factories.make_wilayah()
    mine = factories.make_kawasan("K-1", places.kelurahan)
    other = factories.make_kawasan("K-2", places.tetangga)
    rt = factories.make_rt("01", places.kelurahan, mine)
    return factories.make_sk(
        "5/2025",
        luas_total_ha="7.5",
        ada_peta=True,
        butir=[
            {"kawasan": mine, "luas_ha": "4.25", "tingkat": "KB", "skor": 61},
            {"rt": rt, "luas_ha": "4.25"},
            {"kawasan": other, "luas_ha": "3.25"},
            {"nama_dalam_sk": "Kampung Entah"},
        ],
    )


def test_one_decree_with_its_lines(client, decree):
    client.force_login(factories.make_user("verifikator", "99.01"))
    body = client.get(f"{LIST}{decree.uuid}/").json()
    assert body["nomor"] == "5/2025"
    assert (body["wilayah"], body["status"]) == ("99.01", "berlaku")
    assert (body["luas_total_ha"], body["ada_peta"]) == ("7.500000", True)
    assert (body["ada_tabel"], body["jumlah_butir"]) == (False, 4)
    first, detail, _, text = body["butir"]
    assert first["kawasan"] == "K-1" and first["rt"] is None
    assert (first["luas_ha"], first["tingkat"], first["skor"]) == ("4.250000", "KB", 61)
    assert detail["kawasan"] is None and detail["rt"] is not None
    assert (text["nama_dalam_sk"], text["luas_ha"]) == ("Kampung Entah", None)


def test_those_below_get_the_lines_of_their_place(client, decree):
    client.force_login(factories.make_user("fasilitator", "99.01.01.1001"))
    body = client.get(f"{LIST}{decree.uuid}/").json()
    assert [line["urutan"] for line in body["butir"]] == [1, 2]
    assert body["jumlah_butir"] == 4


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["5/2025", "6/2024"]),
        ("status=draf", ["6/2024"]),
        ("penetap=bupati", []),
        ("tahun=2025", ["5/2025"]),
        ("ada_peta=false", ["6/2024"]),
        ("kode_wilayah=99.02", []),
    ],
)
def test_the_list_is_narrowed(client, decree, asked, found):
    factories.make_sk("6/2024", status="draf", tanggal="2024-01-01")
    client.force_login(factories.make_user("verifikator", "99.01"))
    body = client.get(f"{LIST}?{asked}").json()
    rows = next(value for value in body.values() if isinstance(value, list))
    assert [row["nomor"] for row in rows] == found
