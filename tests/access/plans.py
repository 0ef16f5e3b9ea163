"""Who may do what with plans, documents, aturan bersama and RPLP, by hand."""

from types import SimpleNamespace
from typing import Any

from tests.access.rules import (
    EVERYONE,
    GROUND,
    GROUPS,
    LIST,
    PART,
    PLAN_KEEPERS,
    POKJA,
    get,
    kode,
    page,
    pk,
    post,
)


def new_shared_plan(place: Any) -> dict[str, Any]:
    values = {"judul": "Rencana baru", "wilayah": place.pk, "status": "rencana"}
    return {**values, "tahun_mulai": "2026", "tahun_selesai": "2027"}


def plan_form(plan: Any) -> dict[str, Any]:
    place = SimpleNamespace(pk=getattr(plan, "wilayah_id", 0))
    return {**new_shared_plan(place), "versi": plan.versi}


def plan_cell(_: Any) -> dict[str, Any]:
    """A cell in a kawasan that is not there: told, not stored."""
    return {"s-0-jalan_rusak_m-1-dak": "1"}


def plan_item_form(item: Any) -> dict[str, Any]:
    values = {"sasaran": "jalan_rusak_m", "tahun": "2027", "sumber_dana": "csr"}
    keys = {name: getattr(item, f"{name}_id", 0) for name in ("kawasan", "pelaku")}
    return {**values, **keys, "volume": "2,5", "versi": item.versi}


def plan_new_item(plan: Any) -> dict[str, Any]:
    items = getattr(plan, "item_set", None)
    return plan_item_form(items.get() if items else plan)


def plan_table(_: Any) -> dict[str, Any]:
    return {"tabel": "Kode kawasan;Sasaran;Tahun;Pelaku;Sumber dana;Volume"}


def plan_version(item: Any) -> dict[str, Any]:
    return {"versi": item.versi}


def new_paper_row(place: Any) -> dict[str, Any]:
    values = {"jenis": "rp3kp", "judul": "Baru", "status": "proses_awal"}
    return {**values, "wilayah": place.pk}


def paper_row(row: Any) -> dict[str, Any]:
    values = {"jenis": "ssk", "judul": "Lain", "status": "review", "versi": row.versi}
    return {**values, "wilayah": getattr(row, "wilayah_id", 0)}


def new_rule(place: Any) -> dict[str, Any]:
    values = {"status": "rembug", "cakupan": "RT 02", "isi": "x"}
    return {**values, "kelurahan": place.pk}


def rule_row(rule: Any) -> dict[str, Any]:
    values = {"status": "rembug", "cakupan": "x", "isi": "x", "versi": rule.versi}
    return {**values, "kelurahan": getattr(rule, "kelurahan_id", 0)}


def new_plan(place: Any) -> dict[str, Any]:
    values = {"periode_mulai": "2030", "periode_sampai": "2034", "status": "review"}
    return {**values, "kelurahan": place.pk}


def plan_row(plan: Any) -> dict[str, Any]:
    values = {"periode_mulai": "2025", "periode_sampai": "2029", "status": "review"}
    place = getattr(plan, "kelurahan_id", 0)
    return {**values, "kelurahan": place, "versi": plan.versi}


def line_form(line: Any) -> dict[str, Any]:
    values = {"uraian": "x", "tahun": "2026", "satuan_lain": "unit", "volume": "1"}
    return {**values, "versi": line.versi}


def no_lines(_: Any) -> dict[str, Any]:
    return {"baris-TOTAL_FORMS": 0, "baris-INITIAL_FORMS": 0}


def line_table(_: Any) -> dict[str, Any]:
    return {"tabel": "Uraian;Tahun;Volume"}


PLANS = {
    "kelompok:aspek": page(get(EVERYONE, queries=("", "unduh=csv", "unduh=xlsx"))),
    "kelompok:aspek_edit": page(
        get(PLAN_KEEPERS, kind="city"),
        post(PLAN_KEEPERS, lambda _: {"utama_1": ""}, kind="city"),
        by=kode,
    ),
    "kelompok:plan_list": page(get(EVERYONE, queries=LIST)),
    "kelompok:plan_new": page(
        get(PLAN_KEEPERS),
        post(PLAN_KEEPERS, new_shared_plan, kind="city", gate=PLAN_KEEPERS, foreign=422,
             nobody=403),
    ),
    # A plan of the province is not read below it; its volumes count there all the same.
    "kelompok:plan": page(
        get(EVERYONE, kind="plan",
            queries=("", "tahun=2027&kolom=1:dak", "unduh=xlsx", "tanda=ganda")),
        by=pk,
    ),
    "kelompok:plan_edit": page(
        get(PLAN_KEEPERS, kind="plan"), post(PLAN_KEEPERS, plan_form, kind="plan"),
        by=pk,
    ),
    "kelompok:plan_cells": page(
        post(PLAN_KEEPERS, plan_cell, 422, kind="plan"), by=pk
    ),
    "kelompok:plan_outcome": page(
        get(EVERYONE, kind="plan", queries=("", "unduh=csv")), by=pk
    ),
    "kelompok:plan_items": page(
        get(EVERYONE, kind="plan", queries=("", "q=kenari", "unduh=csv")), by=pk
    ),
    "kelompok:plan_item_new": page(
        get(PLAN_KEEPERS, kind="plan"),
        post(PLAN_KEEPERS, plan_new_item, kind="plan"),
        by=pk,
    ),
    "kelompok:plan_paste": page(
        get(PLAN_KEEPERS, kind="plan"), post(PLAN_KEEPERS, plan_table, kind="plan"),
        by=pk,
    ),
    "kelompok:plan_item": page(get(EVERYONE, kind="plan item"), by=pk),
    "kelompok:plan_item_edit": page(
        get(PLAN_KEEPERS, kind="plan item"),
        post(PLAN_KEEPERS, plan_item_form, kind="plan item"),
        by=pk,
    ),
    "kelompok:plan_item_step": page(
        post(PLAN_KEEPERS, plan_version, kind="plan item"),
        by=lambda item: [item.pk, "sepakati"],
    ),
    "kelompok:dokumen_list": page(get(EVERYONE, queries=LIST)),
    "kelompok:dokumen_new": page(
        get(POKJA, queries=("", "wilayah=98.01")),
        post(POKJA, new_paper_row, kind="city", gate=POKJA, foreign=422, nobody=403),
    ),
    "kelompok:dokumen_matriks": page(
        get(EVERYONE, queries=("", "unduh=csv", "unduh=xlsx"))
    ),
    "kelompok:dokumen_wilayah": page(get(EVERYONE, kind="city"), by=kode),
    # What a city keeps is read by all who work in it, and changed by its Pokja.
    "kelompok:dokumen": page(get(EVERYONE, kind="dokumen", **PART), by=pk),
    "kelompok:dokumen_edit": page(
        get(POKJA, kind="dokumen", parent=403),
        post(POKJA, paper_row, kind="dokumen", parent=403),
        by=pk,
    ),
    "kelompok:aturan_list": page(get(EVERYONE, queries=LIST)),
    "kelompok:aturan_new": page(
        get(GROUPS), post(GROUPS, new_rule, **{**GROUND, "gate": GROUPS})
    ),
    "kelompok:aturan": page(get(EVERYONE, kind="aturan"), by=pk),
    "kelompok:aturan_edit": page(
        get(GROUPS, kind="aturan"), post(GROUPS, rule_row, kind="aturan"), by=pk
    ),
    "kelompok:rplp_list": page(get(EVERYONE, queries=LIST)),
    "kelompok:rplp_new": page(
        get(GROUPS), post(GROUPS, new_plan, **{**GROUND, "gate": GROUPS})
    ),
    "kelompok:rplp": page(get(EVERYONE, kind="rplp"), by=pk),
    "kelompok:rplp_edit": page(
        get(GROUPS, kind="rplp"), post(GROUPS, plan_row, kind="rplp"), by=pk
    ),
    "kelompok:rplp_baris": page(
        get(EVERYONE, kind="rplp", queries=("", "q=kenari", "unduh=csv")), by=pk
    ),
    "kelompok:rplp_baris_new": page(
        get(GROUPS, kind="rplp"), post(GROUPS, line_form, kind="rplp"), by=pk
    ),
    "kelompok:rplp_tabel": page(
        get(GROUPS, kind="rplp"), post(GROUPS, no_lines, kind="rplp"), by=pk
    ),
    "kelompok:rplp_tempel": page(
        get(GROUPS, kind="rplp"), post(GROUPS, line_table, kind="rplp"), by=pk
    ),
    "kelompok:rplp_baris_edit": page(
        get(GROUPS, kind="rplp line"), post(GROUPS, line_form, kind="rplp line"), by=pk
    ),
    "kelompok:rplp_baris_remove": page(
        post(GROUPS, line_form, kind="rplp line"), by=pk
    ),
}  # fmt: skip
