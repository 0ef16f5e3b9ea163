"""Recognises PDF, DOCX and XLSX by their content. They are kept as they came.

They are never opened by the portal and never shown inside a page; what is looked at is
only the list of what an Office file contains.
"""

import io
import zipfile

from sibungas.lib.errors import Refused

MOST_BYTES = 20 * 1024 * 1024
_MOST_PARTS = 10_000
PDF = "application/pdf"
_OFFICE = "application/vnd.openxmlformats-officedocument"
DOCX = f"{_OFFICE}.wordprocessingml.document"
XLSX = f"{_OFFICE}.spreadsheetml.sheet"
ENDINGS = {PDF: "pdf", DOCX: "docx", XLSX: "xlsx"}
_MAIN = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}


def media_type(raw: bytes) -> str | None:
    """What kind of document it is; None when it is none that is taken in."""
    if raw.startswith(b"%PDF-"):
        _check_size(raw)
        if b"%%EOF" not in raw[-2048:]:
            raise Refused("PDF ini terpotong. Unggah lagi.", code="dokumen_rusak")
        return PDF
    if raw.startswith(b"PK\x03\x04"):
        _check_size(raw)
        return _office(raw)
    return None


def _check_size(raw: bytes) -> None:
    if len(raw) > MOST_BYTES:
        raise Refused("Dokumen lebih dari 20 MB.", code="dokumen_besar")


def _office(raw: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as box:
            names = set(box.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Refused(
            "Dokumen ini rusak atau terpotong. Simpan ulang, lalu unggah lagi.",
            code="dokumen_rusak",
        ) from error
    if len(names) > _MOST_PARTS or "[Content_Types].xml" not in names:
        return None
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Refused(
            "Dokumen ini berisi makro. Simpan tanpa makro (DOCX atau XLSX).",
            code="dokumen_makro",
        )
    found = [kind for name, kind in _MAIN.items() if name in names]
    return found[0] if len(found) == 1 else None
