"""Two neighbouring kelurahan, and the people who work in and above them."""

import uuid as uuids
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.gis.geos import MultiPolygon, Polygon
from django.test import Client
from django.utils import timezone

from assessments.models import CacahRt, RekapKawasan, RekapWilayah
from kawasan.models import Kawasan, Penugasan, Rt, RtPenyebut, Wilayah
from sibungas.accounts.models import User

RULES = "permen-pupr-14-2018"
# Sumbermulyo RT01-RW05, Kab. Jombang: published with total 38, tingkat KS.
HEADER = {
    "jumlah_bangunan": 50,
    "jumlah_penduduk": 201,
    "jumlah_kk": 60,
    "luas_verifikasi": "4.63",
    "panjang_jalan_ideal": 780,
    "panjang_drainase_ideal": 385,
}
VOLUME = {
    "1a": 13,
    "1b": 0,
    "1c": 13,
    "2a": 100,
    "2b": 605,
    "3a": 54,
    "3b": 0,
    "4a": 0,
    "4b": 0,
    "4c": 310,
    "5a": 10,
    "5b": 16,
    "6a": 60,
    "6b": 60,
    "7a": 50,
    "7b": 50,
}


def square(west: float, south: float) -> MultiPolygon:
    """A small square drawn clockwise, as many tools wrongly do."""
    east, north = west + 0.01, south + 0.01
    ring = (west, south), (west, north), (east, north), (east, south), (west, south)
    return MultiPolygon(Polygon(ring), srid=4326)


def _place(kode: str, jenis: str, parent: Wilayah | None) -> Wilayah:
    return Wilayah.objects.create(
        kode=kode,
        nama=f"Tempat {kode}",
        jenis=jenis,
        parent=parent,
        edisi="uji",
        berlaku_mulai=date(2020, 1, 1),
        is_demo=True,
    )


def person(name: str, peran: str, place: Wilayah | None) -> User:
    user = User.objects.create_user(name, nama=name.title())
    if peran:
        Penugasan.objects.create(
            user=user, peran=peran, wilayah=place, mulai=date(2020, 1, 1)
        )
    return user


def make_rt(kelurahan: Wilayah, rt: str, kawasan: Kawasan | None = None) -> Rt:
    made = Rt.objects.create(kelurahan=kelurahan, rw="01", rt=rt, kawasan=kawasan)
    RtPenyebut.objects.create(
        rt=made, berlaku_tahun=2020, jumlah_bangunan=50, jumlah_kk=60
    )
    return made


@pytest.fixture
def world(db: Any) -> SimpleNamespace:
    province = _place("99", "provinsi", None)
    city = _place("99.01", "kota", province)
    regency = _place("99.10", "kabupaten", province)
    district = _place("99.01.01", "kecamatan", city)
    one = _place("99.01.01.1001", "kelurahan", district)
    two = _place("99.01.01.1002", "kelurahan", district)
    kawasan = Kawasan.objects.create(
        kode="KW-1",
        nama="Kawasan Satu",
        luas_verifikasi_ha=Decimal("12.5"),
        batas=square(114.5, -3.3),
        is_demo=True,
    )
    kawasan.kelurahan.add(one)
    other = Kawasan.objects.create(
        kode="KW-2", nama="Kawasan Dua", luas_verifikasi_ha=Decimal("2.5")
    )
    other.kelurahan.add(two)
    return SimpleNamespace(
        province=province,
        city=city,
        regency=regency,
        one=one,
        two=two,
        kawasan=kawasan,
        other=other,
        rt=make_rt(one, "001", kawasan),
        rt_beyond=make_rt(two, "001", other),
        fasilitator=person("fasilitator", "fasilitator", one),
        tetangga=person("tetangga", "fasilitator", two),
        verifikator=person("verifikator", "verifikator", city),
        pengesah=person("pengesah", "admin_provinsi", province),
        pembaca=person("pembaca", "auditor", province),
        kader=person("kader", "kader_pkk", one),
        nobody=person("nobody", "", None),
    )


@pytest.fixture
def rekap(world: SimpleNamespace) -> SimpleNamespace:
    """Figures of 2025: 3 of 5 RT, of kelurahan one and its kawasan."""
    figures = {
        "tahun": 2025,
        "dihitung_pada": timezone.now(),
        "rt_dinilai": 3,
        "jumlah_bangunan": 150,
        "jumlah_kk": 180,
        "luas_verifikasi_ha": Decimal("10"),
        "bangunan_tidak_teratur": 76,
        "ha_kr": Decimal("2.5"),
        "ha_ks": Decimal("1.5"),
        "kk_air": 60,
        "kk_sanitasi": 90,
        "ruleset": RULES,
    }
    CacahRt.objects.create(wilayah=world.one, jumlah_rt=5)
    return SimpleNamespace(
        place=RekapWilayah.objects.create(wilayah=world.one, **figures),
        area=RekapKawasan.objects.create(
            kawasan=world.kawasan, jumlah_rt=5, skor=20, tingkat="KR", **figures
        ),
    )


class Caller:
    """A signed-in reader of the API."""

    def __init__(self, user: User | None):
        self.client = Client()
        if user is not None:
            self.client.force_login(user)

    def get(self, path: str, **headers: str) -> Any:
        return self.client.get(f"/api/v1/{path}", headers=headers)

    def post(self, path: str, body: Any, **headers: str) -> Any:
        return self.client.post(
            f"/api/v1/{path}", body, content_type="application/json", headers=headers
        )

    def results(self, path: str) -> list[dict[str, Any]]:
        response = self.get(path)
        assert response.status_code == 200, response.content
        return response.json()["results"]


@pytest.fixture
def call() -> type[Caller]:
    return Caller


def sheet(rt: Rt, **changes: Any) -> dict[str, Any]:
    """A complete sheet as a device sends it."""
    return {
        "uuid": str(uuids.uuid4()),
        "rt": rt.pk,
        "tahun": 2026,
        "jenis": "baseline",
        "ruleset": RULES,
        "tanggal_survei": "2026-03-01",
        "header": dict(HEADER),
        "volume": dict(VOLUME),
        **changes,
    }
