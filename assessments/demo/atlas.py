"""What the places of the demo are called, and where they lie. All invented."""

from dataclasses import dataclass

from assessments.demo.land import NORTH, SOUTH

EDISI = "Data contoh"
SUMBER = "data contoh"
SUNGAI = "Sungai Contoh"
PROVINSI, KOTA, KABUPATEN = "99", "99.01", "99.02"

# Code, name, kind, class of city. The parent is the code without its last part.
ABOVE = (
    (PROVINSI, "Contoh", "provinsi", ""),
    (KOTA, "Contoh Sungai", "kota", "besar"),
    (KABUPATEN, "Contoh Rawa", "kabupaten", "sedang"),
    ("99.01.01", "Contoh Hulu", "kecamatan", ""),
    ("99.01.02", "Contoh Seberang", "kecamatan", ""),
    ("99.02.01", "Contoh Hilir", "kecamatan", ""),
    ("99.02.02", "Contoh Muara", "kecamatan", ""),
)


@dataclass(frozen=True)
class Kelurahan:
    """One kelurahan or desa: its bank, and its number from the west.

    ``now`` has one letter per RT: the state of this year's sheet (see ``sheets``).
    """

    kode: str
    nama: str
    bank: int
    number: int
    before: str
    last: str
    now: str


KELURAHAN = (
    Kelurahan(
        "99.01.01.1001", "Titian Contoh", NORTH, 0,
        before="SSSSSSSSSSSS", last="SSSSSSSSSSSS", now="SSVAK.DAS.S.",
    ),
    Kelurahan(
        "99.01.01.1002", "Jukung Contoh", NORTH, 1,
        before="SSSSSSSSSSSS", last="SSSSSSSSSSSS", now="SSSAVSASKD.S",
    ),
    Kelurahan(
        "99.01.01.1003", "Pasar Contoh", NORTH, 2,
        before="SSSSSSSSSS..", last="SSSSSSSSSSSS", now="SSSSVSAASDSB",
    ),
    Kelurahan(
        "99.01.02.1001", "Lanting Contoh", SOUTH, 0,
        before="SSSSSSSSSSSS", last="SSSSSSSSSSSS", now="SSSSVVAAK.SS",
    ),
    Kelurahan(
        "99.01.02.1002", "Seberang Contoh", SOUTH, 1,
        before="SSSSSSSSSSS.", last="SSSSSSSSSSSB", now="SSAASVDS..S.",
    ),
    Kelurahan(
        "99.01.02.1003", "Tanjung Contoh", SOUTH, 2,
        before="SSSSSSSS....", last="SSSSSSSSSS..", now="SSVSAAK.S...",
    ),
    Kelurahan(
        "99.02.01.2001", "Galam Contoh", NORTH, 3,
        before="SSSSSSSSSSSS", last="SSSSSSSSSSSS", now="SSSSVVAASSDS",
    ),
    Kelurahan(
        "99.02.01.2002", "Purun Contoh", NORTH, 4,
        before="SSSSSSSSSS..", last="SSSSSSSSSSSS", now="SSVASAKS....",
    ),
    Kelurahan(
        "99.02.02.2001", "Teratai Contoh", SOUTH, 3,
        before="SSSSSSSSSSSS", last="SSSSSSSSSSSS", now="SVSSAAD..S..",
    ),
    Kelurahan(
        "99.02.02.2002", "Bakung Contoh", SOUTH, 4,
        before="SSSSSSSS....", last="SSSSSSSSSS..", now="S.AA...S....",
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Block:
    """RT of one kelurahan that lie together: rows from the river, columns."""

    kelurahan: str
    rows: range
    columns: range


@dataclass(frozen=True)
class Area:
    """One kawasan. ``parah`` is how bad it was at first, from 0 to 1."""

    kode: str
    nama: str
    parah: float
    blocks: tuple[Block, ...]
    tipologi: tuple[str, ...]
    status: str
    lahan: str
    dense: bool = False
    verified: str = "1"

    @property
    def is_riverside(self) -> bool:
        return any(0 in block.rows for block in self.blocks)

    @property
    def over_water(self) -> bool:
        return "di_atas_air" in self.tipologi


def _block(kelurahan: str, rows: tuple[int, int], columns: tuple[int, int]) -> Block:
    (top, bottom), (west, east) = rows, columns
    return Block(kelurahan, range(top, bottom + 1), range(west, east + 1))


_ALL = (0, 3)
KAWASAN = (
    # Across two kelurahan, and large enough to be the affair of the centre.
    Area(
        "CONTOH-01", "Bantaran Titian (contoh)", 0.74,
        (
            _block("99.01.01.1001", (0, 1), _ALL),
            _block("99.01.01.1001", (2, 2), (2, 3)),
            _block("99.01.01.1002", (0, 1), _ALL),
        ),
        ("di_tepi_air",), "dalam_penanganan", "pusat_kota_pemerintahan",
    ),
    # Between 10 and 15 ha: the affair of the province.
    Area(
        "CONTOH-02", "Pasar Lama (contoh)", 0.5,
        (
            _block("99.01.01.1003", (0, 2), (0, 2)),
            _block("99.01.01.1003", (1, 2), (3, 3)),
        ),
        ("di_tepi_air", "dataran_rendah"), "ditetapkan_sk", "komersial",
    ),
    Area(
        "CONTOH-03", "Lanting (contoh)", 0.97,
        (_block("99.01.02.1001", (0, 0), _ALL),),
        ("di_atas_air",), "ditetapkan_sk", "pusat_kota_pemerintahan", dense=True,
    ),
    # Its polygon and its verified hectares disagree.
    Area(
        "CONTOH-04", "Seberang Hulu (contoh)", 0.78,
        (_block("99.01.02.1002", (0, 0), (0, 2)),),
        ("di_tepi_air",), "ditetapkan_sk", "pusat_kota_pemerintahan",
        verified="1.04",
    ),
    Area(
        "CONTOH-05", "Gang Kayu (contoh)", 0.48,
        (_block("99.01.02.1002", (1, 2), (2, 3)),),
        ("dataran_rendah",), "dinilai", "permukiman_pinggiran",
    ),
    Area(
        "CONTOH-06", "Tanjung Tepi (contoh)", 0.7,
        (_block("99.01.02.1003", (0, 1), (0, 1)),),
        ("di_tepi_air",), "diverifikasi", "permukiman_pinggiran",
    ),
    Area(
        "CONTOH-07", "Belakang Pasar (contoh)", 0.42,
        (_block("99.01.02.1001", (2, 2), (0, 1)),),
        ("dataran_rendah",), "terduga", "komersial",
    ),
    Area(
        "CONTOH-08", "Galam Lanting (contoh)", 0.95,
        (_block("99.02.01.2001", (0, 0), _ALL),),
        ("di_atas_air", "di_tepi_air"), "ditetapkan_sk", "semi_perdesaan",
        dense=True,
    ),
    Area(
        "CONTOH-09", "Galam Rawa (contoh)", 0.46,
        (_block("99.02.01.2001", (2, 2), (1, 3)),),
        ("dataran_rendah",), "dinilai", "semi_perdesaan",
    ),
    Area(
        "CONTOH-10", "Purun Tengah (contoh)", 0.72,
        (_block("99.02.01.2002", (0, 1), (1, 2)),),
        ("di_tepi_air",), "diverifikasi", "semi_perdesaan",
    ),
    Area(
        "CONTOH-11", "Teratai Tepi (contoh)", 0.54,
        (_block("99.02.02.2001", (0, 0), (0, 1)),),
        ("di_tepi_air",), "tuntas", "semi_perdesaan",
    ),
    Area(
        "CONTOH-12", "Bakung Ujung (contoh)", 0.68,
        (_block("99.02.02.2002", (0, 1), (2, 3)),),
        ("di_tepi_air", "rawan_bencana"), "terduga", "semi_perdesaan",
    ),
)  # fmt: skip
