"""Loads boundaries of wilayah from GeoJSON, SHP or GPKG."""

from argparse import ArgumentParser
from typing import Any

from kawasan.imports import batas
from kawasan.management.import_command import ImportCommand, pairs
from kawasan.models import ImportBatch


class Command(ImportCommand):
    help = "Muat batas wilayah dari GeoJSON, SHP, atau GPKG; dicocokkan menurut kode."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--sumber", default="", help="sumber batas, untuk dicatat")
        parser.add_argument("--kab", default="", help="hanya di dalam kode wilayah ini")
        parser.add_argument(
            "--kolom", action="append", default=[], metavar="NAMA=JUDUL"
        )
        parser.add_argument(
            "--perbaiki", action="store_true", help="perbaiki batas yang tidak sah"
        )

    def load(self, options: dict[str, Any], by: Any) -> ImportBatch:
        return batas.load(
            path=options["berkas"],
            source=options["sumber"],
            within=options["kab"],
            titles=pairs(options["kolom"]),
            repair=options["perbaiki"],
            dry_run=options["dry_run"],
            again=options["ulang"],
            by=by,
        )
