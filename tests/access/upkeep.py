"""Who may do what with KSM, their works and assets, by hand."""

from datetime import date
from typing import Any

from kawasan.models import Intervention
from tests.access.rules import (
    EVERYONE,
    FEW,
    GROUND,
    GROUPS,
    LIST,
    UPKEEP,
    VERIFIERS,
    YEAR,
    get,
    page,
    pk,
    post,
)


def new_ksm(place: Any) -> dict[str, Any]:
    values = {"kode": "KSM-BARU", "nama": "Baru", "bidang": "sosial"}
    return {**values, "status": "aktif", "kelurahan": place.pk}


def ksm_form(ksm: Any) -> dict[str, Any]:
    values = {"kode": ksm.kode, "nama": "Lain", "bidang": "sosial", "status": "aktif"}
    return {**values, "kelurahan": ksm.kelurahan_id, "versi": ksm.versi}


def ksm_takes_work(ksm: Any) -> dict[str, Any]:
    rows = Intervention.objects.filter(kelurahan_id=ksm.kelurahan_id, status="usulan")
    return {
        "kegiatan": rows.filter(ksm_kegiatan_set=None).values_list("pk", flat=True)[0]
    }


def seen_today(one: Any) -> dict[str, Any]:
    return {"versi": one.versi, "tanggal": date.today().isoformat()}


def ksm_budget(one: Any) -> dict[str, Any]:
    line = {"uraian": "Pasir", "satuan": "m3", "volume": "1", "harga_rp": "1"}
    line |= {"sumber": "dak", "bentuk": "uang"}
    lines = {f"rab-0-{name}": value for name, value in line.items()}
    count = {"rab-TOTAL_FORMS": "1", "rab-INITIAL_FORMS": "0"}
    return {"versi": one.versi, **count, **lines}


def ksm_terms(one: Any) -> dict[str, Any]:
    count = {"termin-TOTAL_FORMS": "1", "termin-INITIAL_FORMS": "0"}
    return {"versi": one.versi, **count, "termin-0-persen": "100"}


def new_aset(place: Any) -> dict[str, Any]:
    values = {"nama": "Titian", "jenis": "jalan", "kelas": "publik"}
    return {**values, "tahun_dibangun": "2020", "kelurahan": place.pk}


def aset_form(aset: Any) -> dict[str, Any]:
    values = {
        "nama": "Titian",
        "jenis": "jalan",
        "kelas": "publik",
        "versi": aset.versi,
    }
    place = getattr(aset, "kelurahan_id", 1)
    return {**values, "tahun_dibangun": "2020", "kelurahan": place}


def this_year_of(thing: Any) -> list[Any]:
    return [thing.pk, date.today().year]


def inspected(_: Any) -> dict[str, Any]:
    flags = ("masih_ada", "kondisi_baik", "berfungsi", "dimanfaatkan", "dikembangkan")
    return {**dict.fromkeys(flags, "ya"), **seen_today(_), "versi": "0"}


def new_fee(_: Any) -> dict[str, Any]:
    return {"versi": "0", "periode": "2026-01", "tagihan_rp": "1"}


def new_job(_: Any) -> dict[str, Any]:
    return {"pekerjaan": "Sapu", "setiap_bulan": "1", "berikutnya": "2026-01-02"}


UPKEEP = {
    "kelompok:ksm_list": page(get(EVERYONE, queries=LIST)),
    "kelompok:ksm_new": page(
        get(GROUPS),
        post(GROUPS, new_ksm, **{**GROUND, "gate": GROUPS}),
    ),
    "kelompok:ksm": page(get(EVERYONE, kind="ksm"), by=pk),
    "kelompok:ksm_edit": page(
        get(GROUPS, kind="ksm"), post(GROUPS, ksm_form, kind="ksm"), by=pk
    ),
    "kelompok:ksm_kegiatan_list": page(
        get(EVERYONE, queries=(*LIST, "waktu=terlambat"))
    ),
    "kelompok:ksm_kegiatan_new": page(
        get(GROUPS, kind="ksm"), post(GROUPS, ksm_takes_work, kind="ksm"), by=pk
    ),
    "kelompok:ksm_kegiatan": page(get(EVERYONE, kind="ksm work"), by=pk),
    "kelompok:ksm_rab": page(
        get(GROUPS, kind="ksm work"), post(GROUPS, ksm_budget, kind="ksm work"), by=pk
    ),
    "kelompok:ksm_rencana": page(
        get(GROUPS, kind="ksm work"), post(GROUPS, ksm_terms, kind="ksm work"), by=pk
    ),
    "kelompok:ksm_kas": page(
        get(EVERYONE, kind="ksm work", queries=("", "unduh=csv", "unduh=xlsx")), by=pk
    ),
    # The book and the account open with the first payment, so who may is told why not.
    "kelompok:ksm_kas_baris": page(
        get(GROUPS, kind="ksm work"), post(GROUPS, ok=422, kind="ksm work"), by=pk
    ),
    "kelompok:ksm_lpj": page(
        get(GROUPS, kind="ksm work"),
        post(GROUPS, seen_today, 422, kind="ksm work"),
        by=pk,
    ),
    "kelompok:ksm_langkah": page(
        get(VERIFIERS, kind="ksm work"),
        post(VERIFIERS, seen_today, kind="ksm work"),
        by=lambda one: [one.pk, "layak"],
    ),
    "kelompok:ksm_usulkan": page(
        post(GROUPS, lambda one: {"versi": one.versi}, 422, kind="ksm work"), by=pk
    ),
    "kelompok:aset_list": page(get(EVERYONE, queries=(*LIST, "inspeksi=lama"))),
    "kelompok:aset_new": page(
        get(GROUPS), post(GROUPS, new_aset, **{**GROUND, "gate": GROUPS})
    ),
    "kelompok:aset": page(get(EVERYONE, kind="aset"), by=pk),
    "kelompok:aset_edit": page(
        get(GROUPS, kind="aset"), post(GROUPS, aset_form, kind="aset"), by=pk
    ),
    "kelompok:inspeksi": page(
        get(UPKEEP, kind="aset"), post(UPKEEP, inspected, kind="aset"), by=this_year_of
    ),
    "kelompok:iuran": page(
        get(UPKEEP, kind="aset"), post(UPKEEP, new_fee, kind="aset"), by=pk
    ),
    "kelompok:jadwal": page(
        get(UPKEEP, kind="aset"), post(UPKEEP, new_job, kind="aset"), by=pk
    ),
    "kelompok:jadwal_selesai": page(post(UPKEEP, seen_today, kind="jadwal"), by=pk),
    "kelompok:keberlanjutan": page(get(EVERYONE, queries=("", *FEW, *YEAR))),
}  # fmt: skip
