"""Loads wilayah codes: Kalimantan Selatan by default, the nation from a folder."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from kawasan.imports import wilayah
from kawasan.management.import_command import ImportCommand
from kawasan.models import ImportBatch


class Command(ImportCommand):
    help = (
        "Muat kode wilayah Kemendagri. Tanpa pilihan: Kalimantan Selatan dari berkas"
        " bawaan. Data: idn-area-data (ODbL), lihat kawasan/reference/README.md."
    )
    needs_operator = False
    needs_file = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--nasional",
            type=Path,
            metavar="FOLDER",
            help="folder data/ (atau satu CSV) dari paket npm idn-area-data",
        )
        parser.add_argument("--edisi", default=wilayah.EDISI)
        parser.add_argument(
            "--mulai",
            type=date.fromisoformat,
            default=wilayah.MULAI,
            help="hari pertama edisi ini berlaku (TTTT-BB-HH)",
        )
        parser.add_argument(
            "--tutup",
            action="store_true",
            help="akhiri wilayah yang tidak ada lagi dalam daftar",
        )

    def load(self, options: dict[str, Any], by: Any) -> ImportBatch:
        return wilayah.load(
            path=options["nasional"] or wilayah.SHIPPED,
            edisi=options["edisi"],
            mulai=options["mulai"],
            close_missing=options["tutup"],
            dry_run=options["dry_run"],
            # The list of the installation may always be compared again.
            again=True,
            by=by,
        )
