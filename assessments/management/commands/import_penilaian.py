"""Loads assessments from a table, a Perkim workbook or the form of one RT."""

from argparse import ArgumentParser
from typing import Any

from assessments.imports import penilaian
from assessments.models import Assessment
from assessments.models.assessment import RULESET_2018
from kawasan.management.import_command import ImportCommand, pairs
from kawasan.models import ImportBatch


class Command(ImportCommand):
    help = (
        "Muat penilaian per RT dan tahun. Baris yang tidak lengkap atau tidak masuk"
        " akal ditolak dengan sel dan alasannya."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--kab", default="", help="kode wilayah yang memuat semua RT"
        )
        parser.add_argument("--tahun", type=int, help="hanya tahun ini")
        parser.add_argument(
            "--jenis",
            choices=Assessment.Jenis.values,
            default=Assessment.Jenis.BASELINE,
        )
        parser.add_argument(
            "--aturan", choices=Assessment.Ruleset.values, default=RULESET_2018
        )
        parser.add_argument("--lembar", default="", help="lembar yang dibaca")
        parser.add_argument(
            "--kolom", action="append", default=[], metavar="NAMA=JUDUL"
        )
        parser.add_argument(
            "--draf",
            action="store_true",
            help="simpan sebagai draf, boleh belum lengkap",
        )
        parser.add_argument(
            "--verifikator", default="", help="pengguna yang sudah memverifikasi"
        )
        parser.add_argument(
            "--pengesah", default="", help="pengguna yang sudah mengesahkan"
        )

    def load(self, options: dict[str, Any], by: Any) -> ImportBatch:
        named = {
            role: self.operator(options[role]) if options[role] else None
            for role in ("verifikator", "pengesah")
        }
        return penilaian.load(
            path=options["berkas"],
            options=penilaian.Options(
                within=options["kab"],
                tahun=options["tahun"],
                jenis=options["jenis"],
                ruleset=options["aturan"],
                draft=options["draf"],
                titles=pairs(options["kolom"]),
                sheet=options["lembar"],
                verifier=named["verifikator"],
                approver=named["pengesah"],
            ),
            dry_run=options["dry_run"],
            again=options["ulang"],
            by=by,
        )
