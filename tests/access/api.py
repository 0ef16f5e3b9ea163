"""Who may do what with the API, by hand."""

from typing import Any

from tests.access import land as ground
from tests.access.rules import (
    API_LIST,
    APPROVERS,
    CANCELLERS,
    EVERYONE,
    GROUPS,
    MAP_LIST,
    PART,
    SHEETS,
    VERIFIERS,
    WRITERS,
    Case,
    api,
    get,
    kode,
    pk,
    post,
    public,
    uuid_of,
)


def both(thing: Any) -> list[Any]:
    return list(thing)


def sent_step(target: str, status: str, who: frozenset[str]) -> Case:
    def body(sheet: Any) -> dict[str, Any]:
        return {"ke": target, "versi": sheet.versi, "alasan": "Angka keliru."}

    return post(who, body, 200, kind=f"sheet {status}", gate=SHEETS)


def score(_: Any) -> dict[str, Any]:
    return {"ruleset": "permen-pupr-14-2018", "header": {}, "volume": {}}


def new_paper(_: Any) -> dict[str, Any]:
    return {"tag": "berita_acara", "berkas": ground.document()}


SENT = {"kind": "sheet draf", "gate": SHEETS}


API = {
    "api:root": public(get(EVERYONE)),
    "api:openapi": public(get(EVERYONE)),
    "api:docs": public(get(EVERYONE)),
    "api:skor": public(post(EVERYONE, score, 200)),
    "api:wilayah-list": api(get(EVERYONE, queries=API_LIST[:-1])),
    "api:wilayah": api(get(EVERYONE, kind="wilayah"), by=kode),
    "api:kawasan-list": api(get(EVERYONE, queries=MAP_LIST)),
    "api:kawasan": api(get(EVERYONE, kind="kawasan", **PART), by=kode),
    "api:rt-list": api(get(EVERYONE, queries=MAP_LIST)),
    "api:rt": api(get(EVERYONE, kind="rt"), by=pk),
    "api:sk-list": api(get(EVERYONE, queries=("", "kode_wilayah=98", "limit=2"))),
    "api:sk": api(get(EVERYONE, kind="sk", **PART), by=uuid_of),
    # An RT elsewhere does not exist for the sender: a fault of the body.
    "api:penilaian-list": api(
        get(SHEETS, queries=API_LIST, nobody=200),
        post(WRITERS, ground.sent_sheet, 201, kind="fresh rt", foreign=400),
    ),
    "api:penilaian": api(get(SHEETS, **SENT), by=uuid_of),
    "api:penilaian-files": api(
        get(SHEETS, **SENT),
        post(WRITERS, new_paper, 201, **SENT),
        by=uuid_of,
    ),
    "api:transition": api(
        sent_step("diverifikasi", "diajukan", VERIFIERS),
        sent_step("dikembalikan", "diajukan", VERIFIERS),
        sent_step("disahkan", "diverifikasi", APPROVERS),
        sent_step("dibatalkan", "disahkan", CANCELLERS),
        sent_step("draf", "dibatalkan", CANCELLERS),
        by=uuid_of,
    ),
    "api:kondisi-list": api(get(EVERYONE, queries=API_LIST)),
    "api:tahun-list": api(get(EVERYONE, queries=API_LIST)),
    "api:kegiatan-list": api(
        get(EVERYONE, queries=API_LIST),
        post(GROUPS, ground.sent_work, 201, kind="fresh rt", foreign=400),
    ),
    "api:kegiatan": api(get(EVERYONE, kind="work"), by=uuid_of),
    "api:kegiatan-change": api(
        post(GROUPS, ground.changed_work, 200, kind="work"), by=uuid_of
    ),
    "api:kegiatan-step": api(
        post(
            VERIFIERS,
            lambda work: {"ke": "layak", "versi": work.versi},
            200,
            kind="work",
        ),
        by=uuid_of,
    ),
    # Only finished works are verified, so whoever may is told that this is none.
    "api:kegiatan-verdict": api(
        post(
            VERIFIERS,
            lambda work: {"putusan": "disetujui", "versi": work.versi},
            409,
            kind="work",
        ),
        by=uuid_of,
    ),
    "api:rekap-list": api(get(EVERYONE, queries=API_LIST)),
    "api:rekap-kawasan-list": api(get(EVERYONE, queries=API_LIST)),
    "api:rekap-kawasan": api(get(EVERYONE, kind="rekap kawasan", **PART), by=both),
    "api:rekap": api(get(EVERYONE, kind="rekap"), by=both),
    "api:indikator-list": api(get(EVERYONE, queries=("", "sektor=kumuh"))),
    "api:indikator": api(
        get(EVERYONE, foreign=404, nobody=404), by=lambda _: ["KUMUH-HA"]
    ),
    "api:perkembangan": api(
        get(EVERYONE, kind="wilayah"), by=lambda place: ["KUMUH-HA", place.kode]
    ),
    "api:target-list": api(get(EVERYONE, queries=(*API_LIST, "berlaku=false"))),
    "api:capaian-list": api(get(EVERYONE, queries=API_LIST)),
    "api:elsewhere": public(
        get(EVERYONE, 404), post(EVERYONE, ok=404), path="/api/v1/tidak-ada/"
    ),
}  # fmt: skip
