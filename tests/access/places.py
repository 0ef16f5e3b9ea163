"""Who may do what with kawasan, RT, rivers and conventions, by hand."""

from typing import Any

from tests.access import land as ground
from tests.access.rules import (
    CONVENTIONS,
    EVERYONE,
    FEW,
    GROUND,
    LIST,
    PART,
    PLACES,
    get,
    kode,
    page,
    pk,
    post,
)


def new_kawasan(place: Any) -> dict[str, Any]:
    values = {"kode": "BARU-1", "nama": "Baru", "status": "terduga"}
    return {**values, "luas_verifikasi_ha": "2,5", "kelurahan_list": [place.pk]}


def new_rt(place: Any) -> dict[str, Any]:
    return {"kelurahan": place.pk, "rt": "77", "rw": "01"}


def rt_form(rt: Any) -> dict[str, Any]:
    return {"rt": rt.rt, "rw": "07", "versi": rt.versi}


def reason(rt: Any) -> dict[str, Any]:
    return {"alasan": "Digabung.", "versi": rt.versi}


def denominators(rt: Any) -> dict[str, Any]:
    return {"berlaku_tahun": "2024", "sumber": "BPS", "versi": rt.versi}


def considerations(_: Any) -> dict[str, Any]:
    return {"nilai_strategis": "5", "bukti_strategis": "RTRW", "versi": "0"}


def answer(_: Any) -> dict[str, Any]:
    values = {"nilai": "mayoritas", "berlaku_mulai": "2026", "versi": "0"}
    return {**values, "sumber": "Rapat 1/2026"}


PLACES = {
    "kawasan:list": page(get(EVERYONE, queries=LIST)),
    "kawasan:map": page(get(EVERYONE, queries=FEW)),
    "kawasan:new": page(
        get(PLACES, queries=("wilayah=99.01", "wilayah=98.01")),
        post(PLACES, new_kawasan, **GROUND),
    ),
    "kawasan:edit": page(
        get(PLACES, kind="kawasan", parent=403),
        post(PLACES, ground.kawasan_form, kind="kawasan", parent=403),
        by=kode,
    ),
    "kawasan:rt_list": page(get(EVERYONE, queries=LIST)),
    "kawasan:rt_new": page(
        get(PLACES, queries=("wilayah=99.01", "wilayah=98.01")),
        post(PLACES, new_rt, **GROUND),
    ),
    "kawasan:rt_edit": page(
        get(PLACES, kind="rt"), post(PLACES, rt_form, kind="rt"), by=pk
    ),
    "kawasan:rt_close": page(post(PLACES, reason, kind="rt"), by=pk),
    "kawasan:rt_reopen": page(post(PLACES, reason, kind="closed rt"), by=pk),
    "kawasan:rt_denominators": page(
        get(PLACES, kind="rt"), post(PLACES, denominators, kind="rt"), by=pk
    ),
    "kawasan:pertimbangan_edit": page(
        get(PLACES, kind="kawasan", parent=403),
        post(PLACES, considerations, kind="kawasan", parent=403),
        by=kode,
    ),
    "kawasan:kawasan_sungai": page(get(EVERYONE, kind="kawasan", **PART), by=kode),
    "kawasan:kawasan_sungai_map": page(get(EVERYONE, kind="kawasan", **PART), by=kode),
    "kawasan:sungai_list": page(get(EVERYONE, queries=LIST)),
    "kawasan:sungai_new": page(
        get(PLACES), post(PLACES, lambda _: {"nama": "x"}, 422)
    ),
    # What a city keeps is read by all who work in it, and changed by its office.
    "kawasan:sungai": page(get(EVERYONE, kind="river", **PART), by=pk),
    "kawasan:sungai_edit": page(
        get(PLACES, kind="river", parent=403),
        post(PLACES, lambda _: {"nama": "x"}, 422, kind="river", parent=403),
        by=pk,
    ),
    "kawasan:sempadan_new": page(
        get(PLACES), post(PLACES, lambda _: {"nomor": "1"}, 422)
    ),
    "kawasan:sempadan_edit": page(
        get(PLACES, kind="strip", parent=403),
        post(PLACES, lambda _: {"nomor": "1"}, 422, kind="strip", parent=403),
        by=pk,
    ),
    "kawasan:konvensi_list": page(get(EVERYONE, queries=("", "q=kenari", "unduh=csv"))),
    "kawasan:konvensi": page(get(EVERYONE, kind="city"), by=kode),
    "kawasan:konvensi_edit": page(
        get(CONVENTIONS, kind="city"),
        post(CONVENTIONS, answer, kind="city"),
        by=lambda place: [place.kode, "aturan_legalitas"],
    ),
}  # fmt: skip
