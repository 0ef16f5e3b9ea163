"""A KPP and the assets in its charge: same kelurahan, what is overdue, what works."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from kelompok.actions import groups, upkeep
from kelompok.models import Aset, Kpp
from sibungas.lib.errors import Refused
from tests import factories
from tests.kelompok import ksm_works as given

pytestmark = pytest.mark.django_db


@pytest.fixture
def kpp():
    place = factories.make_wilayah().kelurahan
    return Kpp.objects.create(kode="KPP-1", nama="Titian Terjaga", kelurahan=place)


@pytest.fixture
def fasilitator(client):
    user = factories.make_user("fasilitator", given.KELURAHAN)
    client.force_login(user)
    return user


def inspected(aset, day, *, works=True):
    return aset.inspeksi_set.create(
        tahun=day.year, tanggal=day, masih_ada=True, kondisi_baik=works,
        berfungsi=works, dimanfaatkan=works, dikembangkan=False,
    )  # fmt: skip


def test_an_asset_has_one_manager_and_a_private_one_none(kpp):
    with pytest.raises(IntegrityError), transaction.atomic():
        given.make_aset(kpp=kpp, pengelola="Dinas")
    with pytest.raises(IntegrityError), transaction.atomic():
        given.make_aset(kpp=kpp, kelas="pribadi")
    given.make_aset(kpp=kpp, kelas="kelompok")


def test_a_kpp_looks_after_assets_of_its_own_kelurahan(kpp, fasilitator):
    far = factories.make_wilayah().tetangga
    other = Kpp.objects.create(kode="KPP-2", nama="Jauh", kelurahan=far)
    values = {"nama": "Titian", "jenis": "jalan", "tahun_dibangun": 2024}
    values |= {"kelurahan": kpp.kelurahan}
    with pytest.raises(Refused, match="Jauh bukan KPP di"):
        upkeep.create_aset(values={**values, "kpp": other}, by=fasilitator)
    with pytest.raises(ValidationError, match="satu"):
        upkeep.create_aset(
            values={**values, "kpp": kpp, "pengelola": "Dinas"}, by=fasilitator
        )
    upkeep.create_aset(values={**values, "kpp": kpp}, by=fasilitator)
    admin = factories.make_user("admin_provinsi", "99")
    with pytest.raises(Refused, match="Alihkan dahulu asetnya"):
        groups.update_group(group=kpp, values={"kelurahan": far}, versi=1, by=admin)


def test_the_form_offers_the_kpp_of_the_place_and_names_other_managers(
    client, kpp, fasilitator
):
    form = client.get("/kelompok/aset/baru/").content.decode()
    assert "Titian Terjaga" in form and "Hanya bila bukan KPP" in form
    sent = {
        "nama": "Tandon", "jenis": "air_minum", "kelas": "publik",
        "tahun_dibangun": "2024", "kelurahan": kpp.kelurahan_id, "versi": "",
        "pengelola": "Dinas Uji",
    }  # fmt: skip
    both = client.post("/kelompok/aset/baru/", {**sent, "kpp": kpp.pk})
    assert both.status_code == 422 and "satu" in both.content.decode()
    made = client.post("/kelompok/aset/baru/", sent)
    page = client.get(made.url).content.decode()
    assert "Dinas Uji" in page and "bukan KPP" in page


def test_the_page_of_a_kpp_names_what_is_overdue_and_what_still_works(
    client, kpp, fasilitator
):
    today = timezone.localdate()
    fine = given.make_aset(nama="Aset terawat", kpp=kpp, tahun_dibangun=2020)
    inspected(fine, today)
    old = given.make_aset(nama="Aset terlupa", kpp=kpp, tahun_dibangun=2020)
    inspected(old, today - timedelta(days=400))
    due = given.make_aset(nama="Aset berjadwal", kpp=kpp, tahun_dibangun=2020)
    inspected(due, today, works=False)
    due.jadwal_set.create(
        pekerjaan="Kuras", setiap_bulan=6, berikutnya=today - timedelta(days=3)
    )
    given.make_aset(nama="Aset orang lain", tahun_dibangun=2020, pengelola="Dinas")
    page = client.get(kpp.get_absolute_url()).content.decode()
    assert "2 aset perlu perhatian" in page
    assert "Aset orang lain" not in page
    # Two of three were inspected this year, one of these works.
    assert "50,0 %" in page and "1 dari 2" in page and "diperiksa 2 dari 3" in page
    assert "1 jadwal terlewat" in page and "tidak diperiksa setahun" in page
    assert {a.nama for a in Aset.objects.neglected(today)} == {
        "Aset terlupa", "Aset berjadwal", "Aset orang lain",
    }  # fmt: skip


def test_fees_of_its_assets_are_added_up_by_year(client, kpp, fasilitator):
    first, second = (
        given.make_aset(nama=name, kpp=kpp, tahun_dibangun=2020) for name in ("A", "B")
    )
    other = given.make_aset(nama="Lain", tahun_dibangun=2020)
    for asset, day, asked, paid in (
        (first, date(2025, 1, 1), 100_000, 80_000),
        (second, date(2025, 2, 1), 50_000, None),
        (first, date(2024, 12, 1), None, 7_000),
        (other, date(2025, 1, 1), 900_000, 900_000),
    ):
        asset.iuran_set.create(periode=day, tagihan_rp=asked, diterima_rp=paid)
    page = " ".join(client.get(kpp.get_absolute_url()).content.decode().split())
    assert 'data-label="Tagihan">Rp 150.000<' in page.replace("\xa0", " ")
    assert 'data-label="Diterima">Rp 80.000<' in page.replace("\xa0", " ")
    assert 'data-label="Diterima">Rp 7.000<' in page.replace("\xa0", " ")
    assert page.count('data-label="Dipakai">–<') == 2 and "900.000" not in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kpp={kpp}", {"Milik KPP"}),
        ("kpp=lain", {"Milik dinas"}),
        ("kpp=tanpa", {"Tak bertuan"}),
        ("inspeksi=jadwal", {"Milik KPP"}),
        ("q=Terjaga", {"Milik KPP"}),
    ],
)
def test_assets_are_filtered_by_who_looks_after_them(
    client, kpp, fasilitator, query, found
):
    own = given.make_aset(nama="Milik KPP", kpp=kpp)
    own.jadwal_set.create(
        pekerjaan="Kuras", setiap_bulan=6, berikutnya=date(2024, 1, 1)
    )
    given.make_aset(nama="Milik dinas", pengelola="Dinas")
    given.make_aset(nama="Tak bertuan")
    url = f"/kelompok/aset/?{query.format(kpp=kpp.pk)}"
    page = client.get(url).content.decode()
    names = {"Milik KPP", "Milik dinas", "Tak bertuan"}
    assert {name for name in names if name in page} == found
    told = client.get(f"{url}&unduh=csv")
    lines = b"".join(told).decode() if told.streaming else told.content.decode()
    assert {name for name in names if name in lines} == found


def test_keberlanjutan_is_told_per_kpp(client, kpp, fasilitator):
    today = timezone.localdate()
    inspected(given.make_aset(kpp=kpp, tahun_dibangun=2020), today)
    inspected(given.make_aset(kpp=kpp, tahun_dibangun=2020), today, works=False)
    given.make_aset(kpp=kpp, tahun_dibangun=2020)
    given.make_aset(tahun_dibangun=2020)
    page = client.get("/kelompok/keberlanjutan/kpp/").content.decode()
    assert "Titian Terjaga" in page
    # The line of the KPP: three assets, two inspected, one works.
    assert "2 dari 3" in page and "50,0 %" in page
    assert "1 aset tanpa KPP" in page
    book = client.get("/kelompok/keberlanjutan/kpp/?unduh=csv")
    line = next(
        one for one in b"".join(book).decode().splitlines() if "Titian Terjaga" in one
    )
    assert ";3;2;1;" in line.replace(",00", "").replace('"', "")


def test_what_a_kpp_agreed_upon_is_kept(client, kpp, fasilitator):
    url = f"{kpp.get_absolute_url()}ubah/"
    sent = {"kode": "KPP-1", "nama": "Titian Terjaga", "status": "aktif", "versi": 1,
            "kelurahan": kpp.kelurahan_id, "tarif_rp": "7500",
            "nomor_serah": "BA-9", "rencana_kerja": "Kuras tiap Mei",
            "buku_bank": "on"}  # fmt: skip
    refused = client.post(url, sent)
    assert refused.status_code == 422
    assert "beserta satuannya" in refused.content.decode()
    assert client.post(url, {**sent, "tarif_satuan": "KK per bulan"}).status_code == 302
    page = client.get(kpp.get_absolute_url()).content.decode()
    for words in ("Rp 7.500 per KK per bulan", "BA-9", "Kuras tiap Mei"):
        assert words in page
