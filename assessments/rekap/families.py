"""Which rollups there are: of official sheets, and of awal and akhir of opened years.

They share every sum. They differ in the rows they start from and the tables they
fill; awal and akhir share tables and are told apart by ``keadaan``.
"""

from dataclasses import dataclass

from assessments.rekap import columns


@dataclass(frozen=True)
class Family:
    """One set of rollups, as parts of SQL text.

    ``sheets`` yields rows ``a`` with the columns of a sheet and their ``rt``.
    """

    name: str
    sheets: str
    kawasan: str
    wilayah: str
    keadaan: str = ""
    counts: tuple[str, ...] = ()

    @property
    def of_kawasan(self) -> tuple[str, ...]:
        return (*columns.SUMMED, *self.counts, "jumlah_rt", *columns.RESULT)

    @property
    def of_wilayah(self) -> tuple[str, ...]:
        return (*columns.SUMMED, *self.counts, *columns.BY_KAWASAN, *columns.RESULT)

    @property
    def fresh_kawasan(self) -> str:
        return f"fresh_kawasan{self._tail}"

    @property
    def fresh_wilayah(self) -> str:
        return f"fresh_wilayah{self._tail}"

    @property
    def _tail(self) -> str:
        return f"_{self.keadaan}" if self.keadaan else ""

    def own(self, alias: str) -> str:
        """The condition that a stored row belongs to this family, after others."""
        return f" AND {alias}.keadaan = '{self.keadaan}'" if self.keadaan else ""

    def sums(self) -> str:
        """Select list over the rows of ``sheets``."""
        counted = f", {columns.sheets_on_their_way()}" if self.counts else ""
        return columns.sums_of_sheets() + counted


OFFICIAL = Family(
    name="rekap",
    sheets=(
        "(SELECT * FROM assessments_assessment WHERE status <> 'dibatalkan') a"
        " JOIN kawasan_rt rt ON rt.id = a.rt_id AND rt.aktif"
    ),
    kawasan="rekap_kawasan",
    wilayah="rekap_wilayah",
    counts=columns.COUNTS,
)


def _of_state(keadaan: str, table: str = "kondisi_rt") -> Family:
    return Family(
        name=keadaan,
        sheets=(
            f"(SELECT *, true AS resmi FROM {table} WHERE keadaan = '{keadaan}') a"
            " JOIN kawasan_rt rt ON rt.id = a.rt_id AND rt.aktif"
        ),
        kawasan="rekap_kondisi_kawasan",
        wilayah="rekap_kondisi_wilayah",
        keadaan=keadaan,
    )


STATES = (_of_state("awal"), _of_state("akhir"))
FRESH_STATES = tuple(_of_state(f.keadaan, "fresh_kondisi") for f in STATES)
"""The same, from the states that are just being counted from zero."""
