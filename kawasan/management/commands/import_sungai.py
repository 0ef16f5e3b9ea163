"""Loads rivers, lakes or springs from GeoJSON, SHP or GPKG."""

from argparse import ArgumentParser
from typing import Any

from kawasan.imports import sungai
from kawasan.management.import_command import ImportCommand, pairs
from kawasan.models import ImportBatch, Sungai


class Command(ImportCommand):
    help = "Muat sungai, danau, atau mata air. Sistem koordinat dibaca dari berkasnya."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--wilayah", required=True, help="kode kab/kota atau provinsi pencatat"
        )
        parser.add_argument("--sumber", required=True, help="sumber data, dicatat")
        parser.add_argument("--jenis", choices=Sungai.Jenis.values, default="sungai")
        parser.add_argument(
            "--kolom", action="append", default=[], metavar="NAMA=ATRIBUT"
        )

    def load(self, options: dict[str, Any], by: Any) -> ImportBatch:
        return sungai.load(
            path=options["berkas"],
            options=sungai.Options(
                wilayah=options["wilayah"],
                sumber=options["sumber"],
                jenis=options["jenis"],
                titles=pairs(options["kolom"]),
            ),
            dry_run=options["dry_run"],
            again=options["ulang"],
            by=by,
        )
