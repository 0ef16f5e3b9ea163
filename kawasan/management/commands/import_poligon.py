"""Loads boundaries of RT or kawasan from GeoJSON, SHP or GPKG."""

from argparse import ArgumentParser
from typing import Any

from kawasan.imports import poligon
from kawasan.management.import_command import ImportCommand, pairs
from kawasan.models import ImportBatch


class Command(ImportCommand):
    help = "Muat poligon RT atau kawasan. Sistem koordinat dibaca dari berkasnya."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--sasaran", choices=["rt", "kawasan"], default="rt")
        parser.add_argument(
            "--kab", default="", help="kode wilayah yang memuat semuanya"
        )
        parser.add_argument("--tahun", type=int, help="tahun luas RT dalam berkas")
        parser.add_argument("--sumber", default="", help="sumber batas, untuk dicatat")
        parser.add_argument(
            "--kolom", action="append", default=[], metavar="NAMA=ATRIBUT"
        )
        parser.add_argument(
            "--buat", action="store_true", help="buat RT dan kawasan yang belum ada"
        )
        parser.add_argument(
            "--perbarui", action="store_true", help="ganti batas yang sudah ada"
        )
        parser.add_argument(
            "--perbaiki", action="store_true", help="perbaiki batas yang tidak sah"
        )

    def load(self, options: dict[str, Any], by: Any) -> ImportBatch:
        return poligon.load(
            path=options["berkas"],
            target=options["sasaran"],
            options=poligon.Options(
                within=options["kab"],
                tahun=options["tahun"],
                titles=pairs(options["kolom"]),
                create=options["buat"],
                replace=options["perbarui"],
                repair=options["perbaiki"],
                source=options["sumber"],
            ),
            dry_run=options["dry_run"],
            again=options["ulang"] or options["perbarui"],
            by=by,
        )
