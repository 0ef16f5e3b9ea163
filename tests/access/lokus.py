"""Who may do what with lokus and the commitments of offices, by hand."""

from typing import Any

from kawasan.models import Kawasan
from sibungas.accounts.models import Institution
from tests.access.rules import (
    EVERYONE,
    LIST,
    PART,
    PLAN_KEEPERS,
    Case,
    get,
    page,
    pk,
    post,
)

_DAY = "2022-06-01"


def new_lokus(place: Any) -> dict[str, Any]:
    area = Kawasan.objects.within(place.kode).order_by("kode").first()
    values = {"judul": "Lokus baru", "alasan": "x", "tahun": "2031"}
    return {**values, "wilayah": place.pk, "kawasan": area.pk if area else 0}


def lokus_form(one: Any) -> dict[str, Any]:
    keys = {name: getattr(one, f"{name}_id", 0) for name in ("wilayah", "kawasan")}
    values = {"judul": "Lain", "alasan": "x", "tahun": "2022", "tanggal": "2022-01-02"}
    return {**values, **keys, "versi": one.versi}


def _office() -> int:
    return Institution.objects.get(nama="Dinas Rencana").pk


def new_commitment(_: Any) -> dict[str, Any]:
    return {
        "institution": _office(), "uraian": "Jamban", "satuan_lain": "unit",
        "volume": "5", "sumber_dana": "csr", "tenggat": "2022-12-31",
    }  # fmt: skip


def commitment_form(one: Any) -> dict[str, Any]:
    return {**new_commitment(one), "satuan_lain": "unit", "versi": one.versi}


def table(_: Any) -> dict[str, Any]:
    return {"tabel": "Instansi;Volume;Sumber dana;Tenggat"}


def seen(one: Any) -> dict[str, Any]:
    return {"versi": one.versi, "alasan": "x"}


def report(one: Any) -> dict[str, Any]:
    values = {"tanggal": _DAY, "realisasi": "2", "catatan": "x"}
    return {**values, "versi": one.versi}


def _keep(method: Any, *args: Any, kind: str) -> Case:
    """What lies here but was chosen above is read, and not changed."""
    found: Case = method(PLAN_KEEPERS, *args, kind=kind, parent=403)
    return found


LOKUS = {
    "kelompok:lokus_list": page(get(EVERYONE, queries=LIST)),
    "kelompok:lokus_tahun": page(
        get(EVERYONE, queries=("", "unduh=csv", "unduh=xlsx", "wilayah=98.01")),
        by=lambda _: [2022],
    ),
    "kelompok:lokus_new": page(
        get(PLAN_KEEPERS),
        post(PLAN_KEEPERS, new_lokus, kind="city", gate=PLAN_KEEPERS, foreign=422,
             nobody=403),
    ),
    "kelompok:lokus": page(get(EVERYONE, kind="lokus", **PART), by=pk),
    "kelompok:lokus_edit": page(
        _keep(get, kind="lokus"), _keep(post, lokus_form, kind="lokus"), by=pk
    ),
    "kelompok:lokus_paste": page(
        _keep(get, kind="lokus"), _keep(post, table, kind="lokus"), by=pk
    ),
    "kelompok:lokus_step": page(
        _keep(post, seen, kind="lokus"), by=lambda one: [one.pk, "selesaikan"]
    ),
    "kelompok:komitmen_new": page(
        _keep(get, kind="lokus"), _keep(post, new_commitment, kind="lokus"), by=pk
    ),
    "kelompok:komitmen_list": page(get(EVERYONE, queries=LIST)),
    "kelompok:komitmen": page(get(EVERYONE, kind="komitmen", **PART), by=pk),
    "kelompok:komitmen_edit": page(
        _keep(get, kind="komitmen"), _keep(post, commitment_form, kind="komitmen"),
        by=pk,
    ),
    # Members report on what their own office owes; those who walk have no office.
    "kelompok:komitmen_report": page(
        _keep(get, kind="komitmen"), _keep(post, report, kind="komitmen"), by=pk
    ),
    "kelompok:komitmen_step": page(
        _keep(post, seen, kind="komitmen"), by=lambda one: [one.pk, "batal"]
    ),
}  # fmt: skip
