"""Who may do what with boards, teams and what is recorded of them, by hand."""

from collections.abc import Callable
from typing import Any

from sibungas.accounts.models import Institution
from tests.access.group_land import ASPECTS, BASIS
from tests.access.rules import (
    CONVENTIONS,
    EVERYONE,
    GROUND,
    GROUPS,
    LIST,
    PERSONAL,
    PLANNERS,
    SECRETARIES,
    Case,
    Route,
    get,
    page,
    pk,
    post,
)

# Bodies -----------------------------------------------------------------------------


def new_group(place: Any) -> dict[str, Any]:
    values = {"kode": "BARU-1", "nama": "Baru", "bentuk": "bkm", "status": "aktif"}
    return {**values, "kader": "tidak", "kelurahan": place.pk}


def group_form(group: Any) -> dict[str, Any]:
    place = getattr(group, "kelurahan_id", 0)
    values = {"kode": group.kode, "nama": "Lain", "bentuk": "bkm", "status": "aktif"}
    values |= {"kader": "tidak", "kelurahan": place}
    return {**values, "versi": group.versi}


def _row(part: str) -> dict[str, Any]:
    if part == "pembinaan":
        office = Institution.objects.get(nama="Dinas Bina")
        return {"institution": office.pk, "mulai": "2022-01-02"}
    return {
        "anggota": {"tahun": 2024, "sumber": "x"},
        "pengurus": {"peran": "ketua", "nama": "x", "jenis_kelamin": "L",
                     "mulai": "2022-01-02", **BASIS},
        "kunjungan": {"tanggal": "2022-01-02", "jenis": "pemantauan", "temuan": "x"},
        "penilaian": {"tanggal": "2022-01-02", "cara": "x", **ASPECTS},
        "pemilu": {"tanggal": "2022-01-02", "tahap": "persiapan", "sumber": "x"},
    }[part]  # fmt: skip


def new_row(part: str) -> Callable[[Any], dict[str, Any]]:
    return lambda _: _row(part)


def row_form(part: str) -> Callable[[Any], dict[str, Any]]:
    return lambda row: {**_row(part), "versi": row.versi}


def follow_up(_: Any) -> dict[str, Any]:
    office = Institution.objects.get(nama="Dinas Bina")
    return {
        "uraian": "x", "pic_institution": office.pk, "horizon": "pendek",
        "kategori": "sinergi", "prioritas": "sedang", "tenggat": "2030-01-02",
    }  # fmt: skip


def asking(_: Any) -> dict[str, Any]:
    return {"kolom": "no_telp", "alasan": "Mengundang rapat warga"}


def sealed(thing: Any) -> dict[str, Any]:
    return {**BASIS, "no_telp": "0800-2000", "versi": thing.versi}


def new_target(place: Any) -> dict[str, Any]:
    return {"wilayah": place.pk, "tahun": 2030, "jumlah": 2, "sumber": "x"}


def target_form(row: Any) -> dict[str, Any]:
    place = getattr(row, "wilayah_id", 0)
    return {"wilayah": place, "tahun": 2022, "jumlah": 2, "sumber": "x",
            "versi": row.versi}  # fmt: skip


def new_limits(place: Any) -> dict[str, Any]:
    return {"wilayah": place.pk, "berlaku_mulai": 2030, "sumber": "x"}


def limits_form(row: Any) -> dict[str, Any]:
    place = getattr(row, "wilayah_id", 0)
    return {"wilayah": place, "berlaku_mulai": 2020, "sumber": "x",
            "versi": row.versi}  # fmt: skip


def of_bkm(group: Any) -> list[Any]:
    return ["bkm", group.pk]


# Addresses --------------------------------------------------------------------------


def _registry(kind: str) -> dict[str, Route]:
    made = post(GROUPS, new_group, **{**GROUND, "gate": GROUPS})
    changed = post(GROUPS, group_form, kind=kind)
    return {
        f"kelompok:{kind}_list": page(get(EVERYONE, queries=LIST)),
        f"kelompok:{kind}_new": page(get(GROUPS), made),
        f"kelompok:{kind}": page(get(EVERYONE, kind=kind), by=pk),
        f"kelompok:{kind}_edit": page(get(GROUPS, kind=kind), changed, by=pk),
    }


def _part(part: str) -> dict[str, Route]:
    made = post(GROUPS, new_row(part), kind="bkm")
    changed = post(GROUPS, row_form(part), kind=part)
    return {
        f"kelompok:{part}_new": page(get(GROUPS, kind="bkm"), made, by=of_bkm),
        f"kelompok:{part}_edit": page(get(GROUPS, kind=part), changed, by=pk),
    }


def _of_city(who: frozenset[str], body: Any) -> Case:
    return post(who, body, kind="city", gate=who, foreign=422, nobody=403)


GROUP_PAGES: dict[str, Route] = {
    **_registry("bkm"),
    **_registry("kpp"),
    **_registry("tipp"),
    **_part("anggota"),
    **_part("pengurus"),
    **_part("pembinaan"),
    **_part("kunjungan"),
    **_part("penilaian"),
    **_part("pemilu"),
    "kelompok:kunjungan_tindak": page(
        get(SECRETARIES, kind="kunjungan"),
        post(SECRETARIES, follow_up, kind="kunjungan"),
        by=pk,
    ),
    "kelompok:visit_list": page(get(EVERYONE, queries=LIST)),
    "kelompok:standing_list": page(get(EVERYONE, queries=LIST)),
    # A superadmin keeps accounts and reads no telephone.
    "kelompok:personal_show": page(post(PERSONAL, asking, 200, kind="bkm"), by=of_bkm),
    "kelompok:personal_edit": page(
        get(GROUPS, kind="bkm"), post(GROUPS, sealed, kind="bkm"), by=of_bkm
    ),
    "kelompok:binaan_list": page(get(EVERYONE, queries=LIST)),
    "kelompok:binaan_new": page(get(PLANNERS), _of_city(PLANNERS, new_target)),
    "kelompok:binaan_edit": page(
        get(PLANNERS, kind="binaan"), post(PLANNERS, target_form, kind="binaan"), by=pk
    ),
    "kelompok:ambang_list": page(get(EVERYONE, queries=LIST)),
    "kelompok:ambang_new": page(get(CONVENTIONS), _of_city(CONVENTIONS, new_limits)),
    "kelompok:ambang_edit": page(
        get(CONVENTIONS, kind="ambang", parent=403),
        post(CONVENTIONS, limits_form, kind="ambang", parent=403),
        by=pk,
    ),
}
