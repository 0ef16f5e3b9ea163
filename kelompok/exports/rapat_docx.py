"""Papers of a meeting as DOCX, of the same facts as their PDF."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from sibungas.templatetags.ui import angka, bulat, persen, tanggal, waktu

_DRAFT = "DRAF. Berita acara ini belum disetujui."
_DEMO = "DATA CONTOH. Bukan data resmi."
# Characters that XML cannot hold.
_UNWRITABLE = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF], None)


def document(facts: dict[str, Any]) -> bytes:
    """The paper that ``facts`` describe, ready to be opened by a word processor."""
    meeting = facts["meeting"]
    paper = Document()
    paper.core_properties.title = _text(f"{facts['title']}: {meeting.judul}")
    paper.core_properties.author = "SI BUNGAS"
    head = paper.add_heading(_text(facts["title"]), level=0)
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if meeting.is_demo:
        paper.add_paragraph(_DEMO)
    if facts["draft"]:
        paper.add_paragraph(_DRAFT)
    _table(paper, (), _identity(meeting))
    _numbered(paper, "Agenda", [_line(item) for item in facts["agenda"]])
    if facts["before"]:
        _reports(paper, facts["before"], facts["reports"])
    if facts["jenis"] != "undangan":
        _minutes(paper, facts)
    stream = BytesIO()
    paper.save(stream)
    return stream.getvalue()


def _identity(meeting: Any) -> list[tuple[str, str]]:
    hours = jam_of(meeting)
    rows = [
        ("Nomor undangan", meeting.nomor_undangan),
        ("Judul", meeting.judul),
        ("Tema", meeting.tema),
        ("Hari, tanggal", tanggal(meeting.tanggal)),
        ("Waktu", hours),
        ("Tempat", f"{meeting.tempat} ({meeting.get_mode_display().lower()})"),
        ("Penyelenggara", meeting.penyelenggara.nama if meeting.penyelenggara else ""),
        ("Dibuka oleh", meeting.pembuka),
        ("Mewakili", meeting.mewakili),
        ("Pimpinan", meeting.pimpinan),
        ("Notulis", meeting.notulis),
        ("Ditutup oleh", meeting.penutup),
        ("Kerangka dan program", "; ".join(meeting.kerangka)),
    ]
    return [(label, value) for label, value in rows if value]


def jam_of(meeting: Any) -> str:
    """09.00 sampai 12.00; only the first when the end is open."""
    begins, ends = (
        f"{at:%H.%M}" if at else "" for at in (meeting.jam_mulai, meeting.jam_selesai)
    )
    return f"{begins} sampai {ends}" if ends else begins


def _minutes(paper: Any, facts: dict[str, Any]) -> None:
    meeting, tally = facts["meeting"], facts["tally"]
    heads: tuple[str, ...]
    paper.add_heading("Jalannya rapat", level=1)
    for line in (meeting.ringkasan or "Belum ditulis.").splitlines():
        paper.add_paragraph(_text(line))
    for title, key in (("Isu", "isu"), ("Keputusan", "keputusan"),
                       ("Catatan", "catatan")):  # fmt: skip
        _numbered(paper, title, [note.isi for note in facts[key]])
    if facts["figures"]:
        paper.add_heading("Angka yang disebut", level=1)
        heads = ("Tentang", "Jenis", "Angka", "Tahun", "Wilayah")
        _table(paper, heads, (_figure(row) for row in facts["figures"]))
    paper.add_heading("Tindak lanjut", level=1)
    if facts["action_items"]:
        heads = ("Uraian", "Penanggung jawab", "Tenggat")
        _table(
            paper,
            heads,
            (
                (item.uraian, str(item.pic_institution), tanggal(item.tenggat))
                for item in facts["action_items"]
            ),
        )
    elif meeting.tidak_ada_tindak_lanjut:
        why = meeting.alasan_tanpa_tindak_lanjut
        paper.add_paragraph(_text(f"Tidak ada. {why}"))
    else:
        paper.add_paragraph("Belum dicatat.")
    paper.add_heading("Peserta", level=1)
    paper.add_paragraph(
        f"Hadir {bulat(tally['datang'])} orang: laki-laki {bulat(tally['laki_laki'])},"
        f" perempuan {bulat(tally['perempuan'])}, tidak dicatat"
        f" {bulat(tally['tanpa_jenis'])}. Anggota Pokja {bulat(tally['anggota'])},"
        f" bukan anggota {bulat(tally['bukan_anggota'])}."
    )
    heads = ("Kategori", "Hadir", "L", "P", "Tidak dicatat")
    numbers = ("datang", "laki_laki", "perempuan", "tanpa_jenis")
    _table(
        paper,
        heads,
        ((k["nama"], *(bulat(k[name]) for name in numbers)) for k in facts["kinds"]),
    )
    heads = ("Nama", "Instansi atau wilayah", "Jabatan")
    _table(paper, heads, ((p.nama, _from(p), p.jabatan) for p in facts["people"]))
    if meeting.disetujui_pada:
        who = f"Disetujui {waktu(meeting.disetujui_pada)} oleh"
        paper.add_paragraph(_text(f"{who} {meeting.disetujui_oleh}."))


def _reports(paper: Any, before: Any, items: list[Any]) -> None:
    paper.add_heading("Laporan tindak lanjut rapat sebelumnya", level=1)
    paper.add_paragraph(_text(f"{before.judul}, {tanggal(before.tanggal)}."))
    heads = ("Tindak lanjut", "Penanggung jawab", "Tenggat", "Keadaan", "Progres")
    rows = (
        (
            item.uraian,
            str(item.pic_institution),
            tanggal(item.tenggat),
            "Terlambat" if item.is_late else item.get_status_display(),
            persen(item.progres, 0),
        )
        for item in items
    )
    _table(paper, heads, rows)


def _figure(row: Any) -> tuple[str, ...]:
    number = f"{angka(row.nilai)} {row.satuan}"
    place = str(row.wilayah or row.wilayah_luar)
    return (
        row.uraian,
        row.get_jenis_display(),
        number,
        str(row.tahun or ""),
        place,
    )


def _from(person: Any) -> str:
    return str(person.institution or person.wilayah or "")


def _line(item: Any) -> str:
    return f"{item.uraian} ({item.penyaji})" if item.penyaji else item.uraian


def _numbered(paper: Any, title: str, lines: list[str]) -> None:
    if lines:
        paper.add_heading(title, level=1)
    for line in lines:
        paper.add_paragraph(_text(line), style="List Number")


def _table(paper: Any, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    found = list(rows)
    if not found:
        return
    table = paper.add_table(rows=0, cols=len(found[0]))
    table.style = "Table Grid"
    for row in (heads, *found) if heads else found:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = _text(value)


def _text(value: Any) -> str:
    return str(value).translate(_UNWRITABLE)
