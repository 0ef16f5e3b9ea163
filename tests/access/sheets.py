"""Who may do what with penilaian, reviews, years and indicators, by hand."""

import uuid
from collections.abc import Callable
from typing import Any

from kawasan.models import Wilayah
from tests.access import land as ground
from tests.access.rules import (
    APPROVERS,
    AREA,
    BOARD,
    CANCELLERS,
    EVERYONE,
    FEW,
    LIST,
    MANAGERS,
    PART,
    PEOPLE,
    PLANNERS,
    QUEUE,
    REOPENERS,
    REVIEWERS,
    SHEET,
    SHEETS,
    VERIFIERS,
    WRITERS,
    YEAR,
    get,
    kode,
    page,
    pk,
    post,
    public,
    step,
    uuid_of,
)


def indicator_of(place: Any) -> list[Any]:
    return [place.kode, "KUMUH-HA"]


def number(kind: str) -> Callable[[Any], list[Any]]:
    return lambda thing: [kind, thing.pk]


def year_of(thing: Any) -> list[Any]:
    return [thing.wilayah.kode, thing.tahun]


def snapshot_of(thing: Any) -> list[Any]:
    return [*year_of(thing.tahun), thing.revisi]


def send_back(sheet: Any) -> dict[str, Any]:
    values = {"versi": sheet.versi, "alasan": "Angka keliru."}
    return {**values, "catatan_jumlah_kk": "Cocokkan."}


def year_of_place(_: Any) -> dict[str, Any]:
    return {"tahun": "2022", "versi": "0", "alasan": "Ada yang keliru."}


def start(_: Any) -> dict[str, Any]:
    return {"uuid": str(uuid.uuid4()), "tahun": "2020", "jenis": "baseline"}


def new_year(_: Any) -> dict[str, Any]:
    place = Wilayah.objects.get(kode="99.01")
    return {"wilayah": place.pk, "tahun": "2024", "sumber_r0": "akhir_lalu"}


def lock_year(year: Any) -> dict[str, Any]:
    return {"langkah": "kunci", "versi": year.versi, "alasan": "Tenggat."}


def new_target(_: Any) -> dict[str, Any]:
    values = {"tahun": "2029", "nilai": "0", "sumber": "RPJMD"}
    return {**values, "versi": "0", "tahun_dibuka": "2029"}


def new_achievement(_: Any) -> dict[str, Any]:
    return {**new_target(_), "tanggal_data": "2026-01-31", "status": "final"}


RUN = {"kind": "batch", "gate": REVIEWERS, "nobody": 403}


SHEETS = {
    "assessments:list": page(get(SHEETS, queries=LIST)),
    "assessments:start": page(
        get(WRITERS, kind="fresh rt"), post(WRITERS, start, kind="fresh rt"), by=pk
    ),
    "assessments:detail": page(
        *(
            get(SHEETS, kind=f"sheet {status}", gate=SHEETS, nobody=403)
            for status in ("draf", "disahkan")
        ),
        by=uuid_of,
    ),
    "assessments:edit": page(
        get(WRITERS, **SHEET), post(WRITERS, ground.sheet_form, **SHEET), by=uuid_of
    ),
    "assessments:save": page(
        post(WRITERS, ground.sheet_form, 200, **SHEET), by=uuid_of
    ),
    # A look at the address of sending leads to the form, which then decides.
    "assessments:submit": page(
        get(EVERYONE, 302, kind="sheet draf", foreign=302),
        post(WRITERS, ground.sheet_form, **SHEET),
        by=uuid_of,
    ),
    "assessments:transition": page(
        step("verify", "diajukan", VERIFIERS),
        step("return", "diajukan", VERIFIERS),
        step("approve", "diverifikasi", APPROVERS),
        step("cancel", "disahkan", CANCELLERS),
        step("restore", "dibatalkan", CANCELLERS),
        by=uuid_of,
    ),
    "assessments:return": page(
        get(VERIFIERS, kind="sheet diajukan", gate=SHEETS, nobody=403),
        post(VERIFIERS, send_back, kind="sheet diajukan", gate=SHEETS, nobody=403),
        by=uuid_of,
    ),
    "assessments:replace": page(
        post(WRITERS, kind="sheet disahkan", gate=SHEETS, nobody=403), by=uuid_of
    ),
    "assessments:remark_close": page(
        post(VERIFIERS, lambda _: {"versi": 1}, kind="remark", gate=SHEETS, nobody=403),
        by=pk,
    ),
    "assessments:bulk_list": page(get(REVIEWERS, queries=LIST)),
    # Pimpinan verifies nothing, so the step named here is no choice.
    "assessments:bulk_new": page(
        get(REVIEWERS, queries=FEW),
        post(REVIEWERS, lambda _: {"langkah": "verify"}, (302, 422)),
    ),
    "assessments:bulk": page(
        get(REVIEWERS, queries=("", "q=kenari&hasil=berhasil", "unduh=csv"), **RUN),
        by=uuid_of,
    ),
    # Only who made the trial runs it; the run of the land is finished.
    "assessments:bulk_start": page(post(frozenset(), **RUN), by=uuid_of),
    "assessments:bulk_undo": page(
        post(VERIFIERS, lambda _: {"alasan": "Keliru."}, **RUN), by=uuid_of
    ),
    "assessments:bulk_resume": page(post(VERIFIERS, ok=409, **RUN), by=uuid_of),
    "assessments:board": page(get(BOARD, queries=LIST)),
    "assessments:area_index": page(get(EVERYONE, (200, 302))),
    "assessments:area": page(
        get(EVERYONE, kind="wilayah", queries=YEAR), by=kode
    ),
    # The kelurahan of the land lack sheets, and none of them is approved.
    "assessments:area_approve": page(
        post(AREA, year_of_place, 422, kind="wilayah"), by=kode
    ),
    "assessments:area_reopen": page(
        post(REOPENERS, year_of_place, 422, kind="wilayah"), by=kode
    ),
    "assessments:queue": page(
        get(VERIFIERS | APPROVERS, queries=FEW)
    ),
    "assessments:next": page(get(VERIFIERS | APPROVERS, 302)),
    "assessments:pending": page(get(QUEUE)),
    "assessments:retry": page(post(PEOPLE)),
    "assessments:years": page(get(EVERYONE, queries=LIST)),
    "assessments:year_open": page(get(MANAGERS), post(MANAGERS, new_year)),
    # A year of the kab/kota is seen by all who work in it, its figures only whole.
    "assessments:year": page(
        get(EVERYONE, kind="year", queries=("", "unduh=csv"), **PART),
        get(EVERYONE, kind="locked year", **PART),
        by=year_of,
    ),
    "assessments:year_step": page(
        post(MANAGERS, lock_year, kind="year", **PART), by=year_of
    ),
    "assessments:snapshot": page(
        get(SHEETS, kind="snapshot", gate=SHEETS, nobody=403,
            queries=("", "unduh=xlsx")),
        by=snapshot_of,
    ),
    "assessments:priority_list": page(get(EVERYONE, queries=LIST)),
    "assessments:priority": page(
        get(EVERYONE, kind="kawasan", queries=("", "tahun=2022"), **PART), by=kode
    ),
    "assessments:calculator": public(get(EVERYONE), post(EVERYONE, ok=200)),
    "assessments:indicator": page(get(EVERYONE, kind="wilayah"), by=indicator_of),
    "assessments:target_new": page(
        get(PLANNERS, kind="wilayah"), post(PLANNERS, new_target, kind="wilayah"),
        by=indicator_of,
    ),
    "assessments:achievement_new": page(
        get(PLANNERS, kind="wilayah", queries=("tahun=2022",)),
        post(PLANNERS, new_achievement, kind="wilayah"),
        by=indicator_of,
    ),
    "assessments:number_withdraw": page(
        post(PLANNERS, lambda _: {"alasan": "Salah."}, kind="target"),
        by=number("target"),
    ),
}  # fmt: skip
