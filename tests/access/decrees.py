"""Who may do what with SK Kumuh, by hand."""

from typing import Any

from tests.access.rules import (
    DECREES,
    EVERYONE,
    LIST,
    PART,
    get,
    page,
    post,
    uuid_of,
)


def new_sk(place: Any) -> dict[str, Any]:
    office = "bupati" if getattr(place, "jenis", "") == "kabupaten" else "wali_kota"
    values = {"wilayah": place.pk, "penetap": office, "nomor": "SK BARU"}
    return {**values, "tanggal": "2026-01-02", "tentang": "x", "sumber": "x"}


def sk_form(sk: Any) -> dict[str, Any]:
    values = {"nomor": "SK LAIN", "tentang": "x", "sumber": "x"}
    return {**values, "versi": sk.versi}


def sk_lines(sk: Any) -> dict[str, Any]:
    forms = {"butir-TOTAL_FORMS": 1, "butir-INITIAL_FORMS": 0}
    return {**forms, "butir-0-nama_dalam_sk": "Kampung", "versi": sk.versi}


def sk_table(sk: Any) -> dict[str, Any]:
    return {"tempel": "nama;luas\nKampung;1", "versi": sk.versi}


def sk_tie(line: Any) -> dict[str, Any]:
    return {"tempat": "LINTAS-1", "versi": getattr(line, "sk", line).versi}


def sk_begin(sk: Any) -> dict[str, Any]:
    return {"mulai": "2026-02-01", "versi": sk.versi}


def sk_end(sk: Any) -> dict[str, Any]:
    return {"sampai": "2026-02-01", "alasan": "x", "versi": sk.versi}


def sk_seen(sk: Any) -> dict[str, Any]:
    return {"tanggal": "2026-02-01", "hasil": "x", "versi": sk.versi}


def line_of(line: Any) -> list[Any]:
    return [getattr(line, "sk", line).uuid, line.pk]


DECREES = {
    "dashboard:sk_check": page(
        get(EVERYONE, queries=(*LIST, "bendera=tanpa_sk", "unduh=csv&bendera=ada"))
    ),
    "dashboard:sk": page(
        get(EVERYONE, kind="sk", queries=("", "unduh=csv"), **PART),
        get(EVERYONE, kind="sk draf"),
        by=uuid_of,
    ),
    "kawasan:sk_list": page(get(EVERYONE, queries=LIST)),
    "kawasan:sk_new": page(
        get(DECREES),
        post(DECREES, new_sk, kind="city", gate=DECREES, foreign=422, nobody=403),
    ),
    "kawasan:sk_edit": page(
        get(DECREES, kind="sk", parent=403),
        post(DECREES, sk_form, kind="sk", parent=403),
        by=uuid_of,
    ),
    "kawasan:sk_items": page(
        get(DECREES, kind="sk draf"),
        post(DECREES, sk_lines, kind="sk draf"),
        by=uuid_of,
    ),
    "kawasan:sk_import": page(
        get(DECREES, kind="sk draf"),
        post(DECREES, sk_table, kind="sk draf"),
        by=uuid_of,
    ),
    "kawasan:sk_match": page(
        post(DECREES, sk_tie, kind="sk line", parent=403), by=line_of
    ),
    "kawasan:sk_activate": page(
        get(DECREES, kind="sk draf"),
        post(DECREES, sk_begin, kind="sk draf"),
        by=uuid_of,
    ),
    "kawasan:sk_revoke": page(
        get(DECREES, kind="sk", parent=403),
        post(DECREES, sk_end, kind="sk", parent=403),
        by=uuid_of,
    ),
    "kawasan:sk_review": page(
        get(DECREES, kind="sk", parent=403),
        post(DECREES, sk_seen, kind="sk", parent=403),
        by=uuid_of,
    ),
    "kawasan:sk_compare": page(
        get(EVERYONE, kind="sk", queries=("", "unduh=csv"), **PART), by=uuid_of
    ),
    "kawasan:sk_annex": page(get(EVERYONE, kind="sk", parent=403), by=uuid_of),
}  # fmt: skip
