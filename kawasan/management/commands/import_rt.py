"""Loads RT and their denominators from XLSX or CSV."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from kawasan.imports import perkim, rt
from kawasan.management.import_command import ImportCommand, pairs
from kawasan.models import ImportBatch


class Command(ImportCommand):
    help = (
        "Muat RT dan penyebutnya dari tabel XLSX/CSV, atau dari buku kerja Perkim"
        " (lembar kawasan dan rtrw). Kolom yang dikenal: " + ", ".join(rt.FIELDS) + "."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--kab", default="", help="kode wilayah yang memuat semua RT"
        )
        parser.add_argument("--tahun", type=int, help="tahun mulai berlakunya penyebut")
        parser.add_argument("--lembar", default="", help="lembar yang dibaca")
        parser.add_argument(
            "--kolom", action="append", default=[], metavar="NAMA=JUDUL"
        )
        parser.add_argument(
            "--buat-kawasan", action="store_true", help="buat kawasan yang belum ada"
        )
        parser.add_argument(
            "--perbarui", action="store_true", help="ganti angka yang sudah tercatat"
        )

    def load(self, options: dict[str, Any], by: Any) -> ImportBatch:
        path, titles = options["berkas"], pairs(options["kolom"])
        common = {
            "path": path,
            "within": options["kab"],
            "tahun": options["tahun"],
            "replace": options["perbarui"],
            "dry_run": options["dry_run"],
            "again": options["ulang"] or options["perbarui"],
            "by": by,
        }
        own = titles or options["lembar"] or path.suffix.lower() == ".csv"
        if own or not perkim.is_workbook(path):
            return rt.load(
                titles=titles,
                sheet=options["lembar"],
                new_areas=options["buat_kawasan"],
                **common,
            )
        if not options["tahun"]:
            raise CommandError("Sebutkan tahun data: --tahun 2019.")
        return perkim.load(**common)
