"""Who may do what with participation of residents and upkeep by KPP, by hand."""

from typing import Any

from tests.access.rules import EVERYONE, GROUPS, LIST, Route, get, page, pk, post


def met(_thing: Any) -> dict[str, Any]:
    return {"tahap": "perencanaan", "tanggal": "2022-05-04", "keputusan": "x"}


def met_again(row: Any) -> dict[str, Any]:
    return {**met(row), "tahap": "pelaksanaan", "versi": row.versi}


PEOPLE_PAGES: dict[str, Route] = {
    "kelompok:partisipasi_new": page(
        get(GROUPS, kind="ksm work"), post(GROUPS, met, kind="ksm work"), by=pk
    ),
    "kelompok:partisipasi_edit": page(
        get(GROUPS, kind="partisipasi"),
        post(GROUPS, met_again, kind="partisipasi"),
        by=pk,
    ),
    "kelompok:keberlanjutan_kpp": page(get(EVERYONE, queries=LIST)),
}
