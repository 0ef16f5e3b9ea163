"""Columns of the files that plans hand out."""

from collections.abc import Sequence
from typing import Any

from kelompok.models import RencanaItem
from sibungas.lib.exports import Column

OUTCOME = (
    Column("Akhir tahun", "tahun", "code"),
    Column("Ha kumuh: disepakati dan kegiatan", "disepakati", "number"),
    Column("Ha kumuh: semua usulan juga", "semua", "number"),
    Column("Target (ha)", "target", "number"),
    Column("Di atas target (ha)", "selisih", "number"),
)


def matrix_columns(actors: Sequence[Any]) -> tuple[Column, ...]:
    """One line per kawasan and sasaran, with a column for each actor of the year."""

    def volume(number: int) -> Any:
        def of(row: Any) -> Any:
            item = row.cells[number].item
            # What was refused stands in its cell on the page, but is no plan.
            if item is None or item.status == RencanaItem.Status.DITOLAK:
                return None
            return item.volume

        return of

    return (
        Column("Kode kawasan", "need.kawasan.kode", "code"),
        Column("Kawasan", "need.kawasan.nama"),
        Column("Sasaran", "need.label"),
        Column("Satuan", "need.satuan"),
        Column("Kebutuhan", "need.kebutuhan", "number"),
        Column(
            "Sumber kebutuhan",
            lambda row: row.need.state.sumber if row.need.state else "belum ada",
        ),
        Column("Kegiatan berjalan", "need.kegiatan", "number"),
        *(
            Column(f"{one.pelaku} ({one.sumber})", volume(number), "number")
            for number, one in enumerate(actors)
        ),
        Column("Butir lain", "lain", "number"),
        Column("Sisa kebutuhan", "need.sisa", "number"),
        Column("Lebih", "need.lebih", "number"),
        Column("Dana ganda", lambda row: "ya" if row.need.ganda else ""),
        Column("Biaya butir (Rp)", "need.biaya", "number"),
        Column(
            "Ha kumuh kawasan",
            lambda row: row.outcome.awal if row.outcome else None,
            "number",
        ),
        Column(
            "Ha kumuh bila dilaksanakan",
            lambda row: row.outcome.akhir if row.outcome else None,
            "number",
        ),
    )
