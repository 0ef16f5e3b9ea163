"""Places, people and tokens of the chaos tests, made in a process of its own.

1,000 RT in 20 kelurahan and 40 kawasan. Kawasan reach across kelurahan, and some RT
lie outside of any, so that every kind of sum is exercised.
"""

import json
from datetime import date

from django.contrib.auth import get_user_model

from kawasan.actions.tokens import create_token
from kawasan.models import Kawasan, Penugasan, Rt, Wilayah

RT_PER_KELURAHAN = 50
PEOPLE = {
    "fasilitator": "fasilitator",
    "verifikator": "verifikator",
    "pengesah": "admin_provinsi",
}


def main() -> None:
    province = _place("98", "provinsi", None)
    kelurahan = [
        _place(f"98.0{city}.0{district}.100{number}", "kelurahan", parent)
        for city, above in _cities(province)
        for district in (1, 2)
        for parent in [_place(f"98.0{city}.0{district}", "kecamatan", above)]
        for number in range(1, 6)
    ]
    rts = Rt.objects.bulk_create(_rts(kelurahan, _kawasan(kelurahan)))
    tokens = {name: _token(name, role, province) for name, role in PEOPLE.items()}
    print(json.dumps({"rt": [rt.pk for rt in rts], "tokens": tokens}))


def _cities(province: Wilayah) -> list[tuple[int, Wilayah]]:
    return [(n, _place(f"98.0{n}", "kota", province)) for n in (1, 2)]


def _place(kode: str, jenis: str, parent: Wilayah | None) -> Wilayah:
    return Wilayah.objects.create(
        kode=kode,
        nama=f"Tempat {kode}",
        jenis=jenis,
        parent=parent,
        kelas_kota="sedang" if jenis == "kota" else "",
        edisi="uji",
        berlaku_mulai=date(2020, 1, 1),
    )


def _kawasan(kelurahan: list[Wilayah]) -> list[Kawasan]:
    """Two that begin in each kelurahan; the second reaches into the next one."""
    made = Kawasan.objects.bulk_create(
        Kawasan(kode=f"KW-{n:02}", nama=f"Kawasan {n}", luas_verifikasi_ha="12.5")
        for n in range(2 * len(kelurahan))
    )
    for n, one in enumerate(made):
        reach = 1 + n % 2
        one.kelurahan.set(kelurahan[n // 2 : n // 2 + reach])
    return made


def _rts(kelurahan: list[Wilayah], kawasan: list[Kawasan]) -> list[Rt]:
    """Of each kelurahan: five in the kawasan before, two in none."""
    made = []
    for number, place in enumerate(kelurahan):
        first, second = kawasan[2 * number : 2 * number + 2]
        before = kawasan[max(2 * number - 1, 0)]
        areas = [before] * 5 + [first] * 20 + [second] * 23 + [None] * 2
        made += [
            Rt(kelurahan=place, kawasan=area, rw="01", rt=f"{n:03}")
            for n, area in enumerate(areas[:RT_PER_KELURAHAN])
        ]
    return made


def _token(name: str, role: str, place: Wilayah) -> str:
    user = get_user_model().objects.create_user(name, nama=name.title())
    Penugasan.objects.create(
        user=user, peran=role, wilayah=place, mulai=date(2020, 1, 1)
    )
    _row, key = create_token(
        nama="uji", cakupan="tulis", kode_wilayah="", hari=30, by=user
    )
    return key
