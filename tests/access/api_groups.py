"""Who reads groups, Pokja, meetings and plans through the API, and reports, by hand.

Reading is everybody's in the own territory. Nobody's name, telephone or account is
told to anybody, so no role is named for more.
"""

from typing import Any

from tests.access.rules import (
    API_LIST,
    EVERYONE,
    PART,
    SECRETARIES,
    Route,
    api,
    get,
    pk,
    post,
)

# Lists that know no year.
_LIST = ("", "kode_wilayah=98", "limit=2")


def report(item: Any) -> dict[str, Any]:
    return {"progres": 50, "catatan": "Sedang dikerjakan.", "versi": item.versi}


def _listed(queries: tuple[str, ...] = _LIST) -> Route:
    return api(get(EVERYONE, queries=queries))


def _one(kind: str, **more: Any) -> Route:
    return api(get(EVERYONE, kind=kind, **more), by=pk)


API_GROUPS = {
    "api:bkm-list": _listed(),
    "api:bkm": _one("bkm"),
    "api:ksm-list": _listed(),
    "api:ksm": _one("ksm"),
    "api:kpp-list": _listed(),
    "api:kpp": _one("kpp"),
    "api:tipp-list": _listed(),
    "api:tipp": _one("tipp"),
    "api:target-ksm-list": _listed(API_LIST),
    "api:kegiatan-ksm-list": _listed(API_LIST),
    "api:kegiatan-ksm": _one("ksm work"),
    "api:aset-list": _listed(),
    "api:aset": _one("aset"),
    "api:keberlanjutan-list": _listed(API_LIST),
    "api:keberlanjutan-kpp-list": _listed(API_LIST),
    # Those below read what their kab/kota and province hold and keep.
    "api:bimtek-list": _listed(API_LIST),
    "api:bimtek": _one("bimtek", **PART),
    "api:instansi-list": _listed(),
    "api:pokja-list": _listed(API_LIST),
    "api:pokja": _one("pokja", **PART),
    "api:kinerja-pokja-list": _listed(API_LIST),
    "api:aspek-opd-list": _listed(),
    # Of the places above only what was published.
    "api:rapat-list": _listed(API_LIST),
    "api:rapat": api(
        get(EVERYONE, kind="rapat"), get(EVERYONE, kind="rapat terbit", **PART), by=pk
    ),
    "api:tindak-lanjut-list": _listed(),
    "api:tindak-lanjut": _one("action item"),
    "api:tindak-lanjut-report": api(
        post(SECRETARIES, report, 200, kind="action item"), by=pk
    ),
    "api:rencana-list": _listed(API_LIST),
    "api:rencana": _one("plan"),
    "api:butir-list": _listed(API_LIST),
    # A lokus of a place above is read where it lies.
    "api:lokus-list": _listed(API_LIST),
    "api:lokus": _one("lokus", **PART),
    "api:komitmen-list": _listed(API_LIST),
    "api:kebutuhan-list": _listed(),
    "api:dokumen-list": _listed(API_LIST),
    "api:aturan-list": _listed(),
    "api:rplp-list": _listed(API_LIST),
    "api:baris-rplp-list": _listed(API_LIST),
}
