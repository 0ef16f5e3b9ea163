"""The one writer of downloads: CSV and XLSX that are safe to open in a spreadsheet.

CSV is written for spreadsheets set to Indonesian: UTF-8 with a byte order mark,
semicolons between cells, decimal comma. Lines that begin with ``#`` stand above the
head and say what the file is, from where and when. XLSX says the same in the rows
above its head; there codes and texts are text cells, so nothing in them is run.
"""

import csv
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from operator import attrgetter
from typing import Any, Literal

from django.dispatch import Signal
from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

Kind = Literal["text", "code", "number", "date", "time"]
MOST_ROWS = {"csv": 200_000, "xlsx": 20_000}

# Sent once per download, before its first byte: sender, request, export, kind, count.
exported = Signal()

# Spreadsheets run a cell that starts with one of these, the wide forms included.
_RUNS = frozenset("=+-@\t\r\n＝＋－＠")
# Characters that XML, and therefore XLSX, cannot hold.
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST_CELL = 32_767


@dataclass(frozen=True)
class Column:
    """One column: its head, where the value comes from, and how it is written.

    ``value`` is a dotted attribute path or a function of the row.
    """

    title: str
    value: str | Callable[[Any], Any]
    kind: Kind = "text"

    def of(self, row: Any) -> Any:
        if callable(self.value):
            return self.value(row)
        return attrgetter(self.value)(row)


@dataclass(frozen=True)
class Export:
    """A table to hand out: ``name`` becomes the file name, ``notes`` the filters."""

    name: str
    title: str
    source: str
    columns: tuple[Column, ...]
    rows: Iterable[Any]
    notes: tuple[str, ...] = ()

    def heading(self) -> tuple[str, ...]:
        now = timezone.localtime()
        return (
            f"SI BUNGAS: {self.title}",
            f"Sumber: {self.source}. Diunduh {now:%Y-%m-%d %H:%M %Z}.",
            *self.notes,
        )

    def file_name(self, kind: str) -> str:
        return f"{self.name}-{timezone.localdate():%Y%m%d}.{kind}"


def safe_text(value: Any) -> str:
    """Text that no spreadsheet takes for a formula; a leading ' marks what was one."""
    text = "" if value is None else _UNWRITABLE.sub("", str(value))
    starts = text[:1] + text.lstrip()[:1]
    return f"'{text}" if _RUNS & set(starts) else text


def respond(
    request: HttpRequest, export: Export, kind: str, count: int
) -> HttpResponseBase:
    """The download itself; announces it first, so that the trail holds it."""
    exported.send(Export, request=request, export=export, kind=kind, count=count)
    return _xlsx(export) if kind == "xlsx" else _csv(export)


# CSV ------------------------------------------------------------------------------


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def _csv_cell(value: Any, kind: Kind) -> str:
    if value is None or value == "":
        return ""
    if kind == "number":
        return _plain_number(value).replace(".", ",")
    if kind in ("date", "time"):
        return _moment(value)
    return safe_text(value)


def _plain_number(value: Any) -> str:
    text = f"{Decimal(str(value)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _moment(value: date | datetime) -> str:
    if isinstance(value, datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return f"{local:%Y-%m-%d %H:%M}"
    return value.isoformat()


def csv_lines(export: Export) -> Iterator[str]:
    """The file, line by line; the first one carries the byte order mark."""
    writer = csv.writer(_Echo(), delimiter=";", lineterminator="\r\n")
    mark = "\ufeff"
    for line in export.heading():
        yield f"{mark}# {' '.join(line.split())}\r\n"
        mark = ""
    yield writer.writerow([column.title for column in export.columns])
    for row in export.rows:
        cells = [_csv_cell(c.of(row), c.kind) for c in export.columns]
        yield writer.writerow(cells)


def _csv(export: Export) -> HttpResponseBase:
    name = export.file_name("csv")
    answer = StreamingHttpResponse(
        csv_lines(export), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


# XLSX -----------------------------------------------------------------------------


def _xlsx_cell(sheet: Any, value: Any, kind: Kind) -> Any:
    if value is None or value == "":
        return None
    if kind == "number":
        return WriteOnlyCell(sheet, Decimal(str(value)))
    if kind == "date" and not isinstance(value, datetime):
        return WriteOnlyCell(sheet, value)
    if kind in ("date", "time"):
        value = _moment(value)
    return _text_cell(sheet, value)


def _text_cell(sheet: Any, value: Any, *, bold: bool = False) -> Any:
    cell = WriteOnlyCell(sheet, _UNWRITABLE.sub("", str(value))[:_LONGEST_CELL])
    # Without this a text such as "=1+1" would be stored as a formula.
    cell.data_type = "s"
    cell.number_format = "@"
    if bold:
        cell.font = Font(bold=True)
    return cell


def workbook(export: Export) -> Workbook:
    """The table as a workbook of one sheet; the head stays in view."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Data")
    heading = export.heading()
    sheet.freeze_panes = f"A{len(heading) + 2}"
    for number in range(1, len(export.columns) + 1):
        sheet.column_dimensions[get_column_letter(number)].width = 18
    for line in heading:
        sheet.append([_text_cell(sheet, line)])
    sheet.append([_text_cell(sheet, c.title, bold=True) for c in export.columns])
    for row in export.rows:
        sheet.append([_xlsx_cell(sheet, c.of(row), c.kind) for c in export.columns])
    return book


def _xlsx(export: Export) -> HttpResponseBase:
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    workbook(export).save(file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=export.file_name("xlsx"))
