"""Who may do what with bimtek and the door of one, by hand."""

from typing import Any

from tests.access.rules import (
    EVERYONE,
    LIST,
    MANAGERS,
    PART,
    SECRETARIES,
    get,
    page,
    pk,
    post,
    public,
)


def of_event(row: Any) -> list[Any]:
    return [row.bimtek_id, row.pk]


BIMTEK = {
    "kelompok:bimtek_list": page(get(EVERYONE, queries=LIST)),
    "kelompok:bimtek_totals": page(
        get(EVERYONE, queries=(*LIST, "unduh=csv&bagian=wilayah"))
    ),
    "kelompok:bimtek_new": page(
        get(MANAGERS), post(MANAGERS, lambda _: {"judul": "x"}, 422)
    ),
    # What a city holds is read by all who work in it; names only by its committee.
    "kelompok:bimtek": page(get(EVERYONE, kind="bimtek", **PART), by=pk),
    "kelompok:bimtek_edit": page(
        get(MANAGERS, kind="bimtek", parent=403),
        post(MANAGERS, lambda _: {"judul": "x"}, 422, kind="bimtek", parent=403),
        by=pk,
    ),
    "kelompok:bimtek_details": page(
        get(MANAGERS, kind="bimtek", parent=403),
        post(MANAGERS, lambda _: {"versi": 1}, 422, kind="bimtek", parent=403),
        by=pk,
    ),
    "kelompok:bimtek_results": page(
        get(MANAGERS, kind="bimtek", parent=403),
        post(MANAGERS, lambda _: {"status": "x"}, 422, kind="bimtek", parent=403),
        by=pk,
    ),
    "kelompok:bimtek_tindak": page(
        get(SECRETARIES, kind="bimtek", parent=403),
        post(SECRETARIES, lambda _: {"uraian": "x"}, 422, kind="bimtek", parent=403),
        by=pk,
    ),
    "kelompok:bimtek_hadir": page(
        get(MANAGERS, kind="bimtek", parent=403), by=pk
    ),
    "kelompok:bimtek_hadir_tambah": page(
        post(MANAGERS, lambda _: {"nama": "x"}, kind="bimtek", parent=403), by=pk
    ),
    "kelompok:bimtek_hadir_ubah": page(
        post(
            MANAGERS, lambda _: {"langkah": "hapus"}, kind="peserta", parent=403
        ),
        by=of_event,
    ),
    "kelompok:bimtek_hitungan": page(
        post(
            MANAGERS, lambda _: {"asal": "x", "jumlah": "2"}, kind="bimtek", parent=403
        ),
        by=pk,
    ),
    "kelompok:bimtek_hitungan_hapus": page(
        post(MANAGERS, kind="hitungan", parent=403), by=of_event
    ),
    "kelompok:bimtek_pintu": page(
        get(MANAGERS, kind="bimtek", parent=403),
        post(MANAGERS, lambda _: {"langkah": "tutup"}, kind="bimtek", parent=403),
        by=pk,
    ),
    "kelompok:bimtek_undangan": page(
        get(MANAGERS, kind="bimtek", parent=403), by=pk
    ),
    "kelompok:bimtek_sertifikat": page(
        get(MANAGERS, kind="bimtek", parent=403), by=pk
    ),
    # At the venue nobody has an account; without a code nothing is shown.
    "kelompok:hadir_kode": public(
        get(EVERYONE), post(EVERYONE, lambda _: {"kode": "ABCDEF"}, 422)
    ),
    "kelompok:hadir": public(
        get(EVERYONE, 404), post(EVERYONE, ok=404), by=lambda _: ["kenari"]
    ),
}  # fmt: skip
