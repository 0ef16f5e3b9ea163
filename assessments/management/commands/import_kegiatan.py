"""Loads finished works from a table or from the sheet investasi of a workbook.

It stands here, not beside the importer, because the codes of criteria are those of an
edition of the rules.
"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from openpyxl import Workbook

from assessments.imports.kegiatan import rules
from kawasan.imports import kegiatan
from kawasan.imports.kegiatan_columns import template
from kawasan.management.import_command import ImportCommand, pairs
from kawasan.models import ImportBatch


class Command(ImportCommand):
    help = (
        "Muat kegiatan penanganan yang sudah selesai: satu baris satu kegiatan di satu"
        " RT. Tanpa --disetujui, semuanya menunggu verifikasi dan belum dihitung."
    )
    needs_file = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("berkas", type=Path, nargs="?")
        super().add_arguments(parser)
        parser.add_argument(
            "--templat",
            type=Path,
            help="tulis templat XLSX ke berkas ini, lalu selesai",
        )
        parser.add_argument(
            "--kab", default="", help="kode wilayah yang memuat semua RT"
        )
        parser.add_argument("--tahun", type=int, help="hanya tahun ini")
        parser.add_argument("--lembar", default="", help="lembar yang dibaca")
        parser.add_argument(
            "--kolom", action="append", default=[], metavar="NAMA=JUDUL"
        )
        parser.add_argument(
            "--disetujui",
            action="store_true",
            help="catat sudah diverifikasi oleh --oleh, sehingga ikut dihitung",
        )
        parser.add_argument(
            "--terima-kembar",
            action="store_true",
            help="terima juga baris yang sama dengan baris di atasnya",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if path := options["templat"]:
            write_template(path)
            self.stdout.write(f"Templat ditulis ke {path}.")
            return
        if options["berkas"] is None:
            raise CommandError("Sebutkan berkas yang diimpor, atau --templat BERKAS.")
        super().handle(*args, **options)

    def load(self, options: dict[str, Any], by: Any) -> ImportBatch:
        return kegiatan.load(
            path=options["berkas"],
            options=kegiatan.Options(
                within=options["kab"],
                tahun=options["tahun"],
                titles=pairs(options["kolom"]),
                sheet=options["lembar"],
                approved=options["disetujui"],
                repeats=options["terima_kembar"],
            ),
            rules=rules(),
            dry_run=options["dry_run"],
            again=options["ulang"],
            by=by,
        )


def write_template(path: Path) -> None:
    """A workbook with the head of the table, and a sheet that explains each column."""
    columns = list(template())
    book = Workbook()
    table = book.active
    table.title = "kegiatan"
    table.append([name for name, _told in columns])
    table.freeze_panes = "A2"
    guide = book.create_sheet("petunjuk")
    guide.append(["kolom", "isi"])
    for line in columns:
        guide.append(line)
    book.save(path)
