"""Who may do what with dashboards, histories and what-if, by hand."""

from typing import Any

from tests.access.rules import (
    EVERYONE,
    LIST,
    PART,
    PLACES,
    SHEET,
    SHEETS,
    VERSIONS,
    WRITERS,
    YEAR,
    get,
    kode,
    page,
    pk,
    post,
    uuid_of,
)


def pk_2020(thing: Any) -> list[Any]:
    return [thing.pk, 2020]


LAYERS = ("tahun=2022", "lapis=kawasan")
WHAT_IF = ("", "v_2b=300&v_3a=40&rt=1", "dasar=resmi-2022")


def earlier(thing: Any) -> dict[str, Any]:
    return {"nomor": "1", "versi": thing.versi}


FIGURES = {
    "dashboard:home": page(get(EVERYONE, (200, 302))),
    "dashboard:wilayah": page(get(EVERYONE, kind="wilayah", queries=YEAR), by=kode),
    "dashboard:wilayah_map": page(
        get(EVERYONE, kind="wilayah", queries=LAYERS), by=kode
    ),
    "dashboard:akhir": page(
        get(EVERYONE, kind="wilayah", queries=(*YEAR, "unduh=csv&rinci=rt")), by=kode
    ),
    "dashboard:kawasan": page(
        get(EVERYONE, kind="kawasan", queries=("tahun=2022",), **PART), by=kode
    ),
    "dashboard:rt": page(get(EVERYONE, kind="rt"), by=pk),
    "dashboard:history_sheet": page(
        get(SHEETS, kind="sheet disahkan", gate=SHEETS, nobody=403, queries=VERSIONS),
        by=uuid_of,
    ),
    "dashboard:history_sheet_restore": page(
        post(WRITERS, earlier, **SHEET), by=uuid_of
    ),
    "dashboard:history_kawasan": page(
        get(EVERYONE, kind="kawasan", queries=VERSIONS, **PART), by=kode
    ),
    "dashboard:history_kawasan_restore": page(
        post(PLACES, earlier, kind="kawasan", parent=403), by=kode
    ),
    "dashboard:history_rt": page(get(EVERYONE, kind="rt", queries=VERSIONS), by=pk),
    "dashboard:history_rt_restore": page(post(PLACES, earlier, kind="rt"), by=pk),
    "dashboard:history_denominators": page(
        get(EVERYONE, kind="rt", queries=VERSIONS), by=pk_2020
    ),
    "dashboard:history_denominators_restore": page(
        post(PLACES, earlier, kind="rt"), by=pk_2020
    ),
    "dashboard:history_work": page(
        get(EVERYONE, kind="work", queries=VERSIONS), by=uuid_of
    ),
    "dashboard:simulasi_kawasan": page(
        get(SHEETS, kind="kawasan", gate=SHEETS, nobody=403, queries=WHAT_IF, **PART),
        by=kode,
    ),
    "dashboard:simulasi_rt": page(
        get(SHEETS, kind="rt", gate=SHEETS, nobody=403, queries=WHAT_IF), by=pk
    ),
    "dashboard:bin": page(get(SHEETS, queries=LIST)),
    "dashboard:bin_rt": page(get(EVERYONE, queries=LIST)),
    "dashboard:board_home": page(get(EVERYONE, (200, 302))),
    "dashboard:references": page(
        get(EVERYONE, queries=("", "unduh=csv", "unduh=xlsx"))
    ),
    "dashboard:board": page(get(EVERYONE, kind="wilayah", queries=YEAR), by=kode),
}  # fmt: skip
