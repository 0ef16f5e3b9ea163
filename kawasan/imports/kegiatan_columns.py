"""The columns of a table of works, and how each of its cells is read."""

from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from kawasan.imports import cells, rt
from kawasan.imports.tables import Row, Shape, squash
from kawasan.models import Intervention
from kawasan.models.fields import MAX_RUPIAH
from kawasan.models.sasaran import SumberDana

SHEET = "investasi"

# Texts, whole numbers, money and choices of the table, as the work's own columns.
TEXTS = {
    "no_proposal": ("nomor proposal",),
    "program": ("program/kegiatan/subkegiatan",),
    "opd": ("opd penanggung jawab",),
    "pelaksana": ("penyedia", "pelaksana atau penyedia"),
    "nomor_kontrak": ("nomor kontrak atau spk", "spk"),
    "nomor_serah_terima": ("nomor bast", "nomor pho/bast"),
    "alamat": ("lokasi", "keterangan lokasi"),
    "catatan": ("keterangan",),
}
COUNTS = {
    "jiwa": ("penerima manfaat (jiwa)",),
    "laki_laki": ("laki-laki",),
    "perempuan": (),
    "mbr": ("mbr (jiwa)",),
    "kk": ("kk penerima",),
    "kk_miskin": ("kk miskin",),
}
MONEY = {
    "pagu_rp": ("pagu", "pagu (rp)", "anggaran", "anggaran (rp)"),
    "nilai_kontrak_rp": ("nilai kontrak", "nilai kontrak (rp)"),
    "realisasi_rp": ("realisasi anggaran (rp)", "realisasi (rp)"),
}
CHOICES = {"kategori": Intervention.Kategori, "metode": Intervention.Metode}
FIELDS = (
    {"kunci": ("id kegiatan", "kode kegiatan"), "tahun": ("tahun pelaksanaan",)}
    | rt.PLACE
    | {
        "nama": ("nama kegiatan", "kegiatan"),
        "kriteria": ("kode kriteria", "kriteria yang ditangani"),
        "sasaran": (),
        "volume": ("volume realisasi", "volume_realisasi"),
        "sumber_dana": ("sumber dana", "sumber anggaran"),
    }
    | MONEY
    | dict.fromkeys(CHOICES, ())
    | TEXTS
    | COUNTS
)
NEEDED = (*rt.NEEDED, frozenset({"tahun"}), frozenset({"nama"}))
OFFICE = Shape(
    {
        "nomor": ("id",),
        "tahun": (),
        "kawasan": ("idKawasan",),
        "nomor_rt": ("idRTRW",),
        "kriteria": ("idKriteria",),
        "volume": (),
        "nama": ("kegiatan",),
        "sumber_dana": ("sumberAnggaran",),
        "pagu_rp": ("anggaran",),
    },
    [
        frozenset({name})
        for name in ("nomor", "tahun", "kawasan", "nomor_rt", "kriteria", "volume")
    ],
    sheet=SHEET,
)

# What offices write for one and the same purse; squashed, so that blanks, capitals
# and strokes do not count.
_PURSES = {
    SumberDana.APBN_PU: ("apbn pusat (kementrian pupr)", "apbn pupr", "apbn pu"),
    SumberDana.APBN_PKP: ("apbn pkp", "apbn kementerian pkp"),
    SumberDana.APBD_PROVINSI: ("apbd i (provinsi)", "apbd i", "apbd provinsi"),
    SumberDana.APBD_KAB_KOTA: ("apbd ii (kota/kab)", "apbd ii", "apbd kota"),
    SumberDana.DANA_KELURAHAN: (
        "dana kelurahan / adk / apbd kel",
        "dana kelurahan",
        "adk",
    ),
    SumberDana.DANA_DESA: ("dana desa", "add", "apbdes"),
    SumberDana.SWADAYA: ("swadaya", "swadaya masyarakat"),
}
PURSES = {squash(text): one for one, texts in _PURSES.items() for text in texts} | {
    squash(text): one for one in SumberDana for text in (one.value, one.label)
}


def values_of(row: Row, problems: list[tuple[str, str]]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name in TEXTS:
        most = Intervention._meta.get_field(name).max_length or 2_000
        values[name] = ask(
            problems, name, lambda n=name, m=most: cells.text(row.get(n), m)
        )
    for name in COUNTS:
        values[name] = ask(problems, name, lambda n=name: cells.measure(row.get(n), n))
    for name in MONEY:
        values[name] = ask(problems, name, lambda n=name: _rupiah(row.get(n)))
    for name, choices in CHOICES.items():
        values[name] = ask(
            problems, name, lambda n=name, c=choices: _one(row.get(n), c)
        )
    return {name: value for name, value in values.items() if value not in (None, "")}


def _rupiah(value: Any) -> Decimal | None:
    read_ = cells.number(value)
    if read_ is None:
        return None
    if not 0 <= read_ <= MAX_RUPIAH:
        raise ValueError("Jumlah uang negatif atau terlalu besar.")
    return read_.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _one(value: Any, choices: Any) -> str:
    text = squash(cells.text(value, 60))
    for one in choices:
        if text in (squash(one.value), squash(one.label)):
            return str(one.value)
    if text:
        known = ", ".join(choices.values)
        raise ValueError(f"Isi salah satu: {known}.")
    return ""


def ask(
    problems: list[tuple[str, str]], column: str, question: Callable[[], Any]
) -> Any:
    """The answer, or None with its reason among the problems."""
    try:
        return question()
    except ValueError as error:
        problems.append((column, str(error)))
        return None


def template() -> Iterable[tuple[str, str]]:
    """The columns of the table with what to write there, for the template file."""
    codes = "kode kriteria, misalnya 2b; kosong bila tidak mengurangi kekumuhan"
    told = {
        "kunci": "nomor tetap kegiatan ini di kantor Anda; boleh kosong",
        "tahun": "tahun pelaksanaan, wajib",
        "kode_kelurahan": "kode Kemendagri, atau isi kelurahan dan kecamatan",
        "rt_rw": "RT/RW, misalnya 001/002; atau isi rt dan rw",
        "nama": "nama kegiatan, wajib",
        "kriteria": codes,
        "sasaran": "pengganti kriteria: nama kolom volumenya",
        "volume": "volume terealisasi, dalam satuan kriterianya (unit, ha, m, KK)",
        "sumber_dana": ", ".join(SumberDana.values),
        "kategori": ", ".join(Intervention.Kategori.values),
        "metode": ", ".join(Intervention.Metode.values),
    }
    for name in FIELDS:
        unit = "rupiah" if name in MONEY else "jumlah" if name in COUNTS else ""
        yield name, told.get(name, unit or "boleh kosong")
