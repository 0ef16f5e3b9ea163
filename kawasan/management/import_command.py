"""What all import commands share: the operator, the trial run, the account."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError

from kawasan.imports.report import Finding
from kawasan.imports.tables import BadFile
from kawasan.models import ImportBatch
from sibungas.accounts.models import User
from sibungas.lib.errors import Refused

_SHOWN = 20


class ImportCommand(BaseCommand):
    """Subclasses add their options and answer with a batch from ``load``."""

    needs_operator = True
    needs_file = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        if self.needs_file:
            parser.add_argument("berkas", type=Path)
        parser.add_argument("--oleh", help="nama pengguna yang mengimpor", default="")
        parser.add_argument(
            "--dry-run", action="store_true", help="periksa saja; tidak menyimpan"
        )
        parser.add_argument(
            "--ulang",
            action="store_true",
            help="periksa lagi berkas yang sudah diimpor",
        )
        parser.add_argument(
            "--laporan", type=Path, help="tulis laporan lengkap (JSON) ke berkas ini"
        )

    def load(self, options: dict[str, Any], by: User | None) -> ImportBatch:
        raise NotImplementedError

    def handle(self, *args: Any, **options: Any) -> None:
        by = self.operator(options["oleh"]) if options["oleh"] else None
        if by is None and self.needs_operator:
            raise CommandError("Sebutkan pengguna yang mengimpor: --oleh NAMA.")
        try:
            batch = self.load(options, by)
        except (BadFile, Refused, PermissionDenied) as error:
            raise CommandError(str(error)) from error
        self._write(batch, options)

    def operator(self, name: str) -> User:
        user = User.objects.filter(username=name, is_active=True).first()
        if user is None:
            raise CommandError(f'Tidak ada pengguna aktif bernama "{name}".')
        return user

    def _write(self, batch: ImportBatch, options: dict[str, Any]) -> None:
        report = batch.laporan
        if options["laporan"]:
            text = json.dumps(report, ensure_ascii=False, indent=1)
            options["laporan"].write_text(text, encoding="utf-8")
        if options["dry_run"]:
            self.stdout.write("UJI COBA: tidak ada yang disimpan.")
        results = ", ".join(f"{n} {name}" for name, n in report["hasil"].items())
        self.stdout.write(
            f"{batch.jumlah_baris} baris: {batch.jumlah_diterima} diterima"
            f"{f' ({results})' if results else ''}, {batch.jumlah_ditolak} ditolak,"
            f" {len(report['peringatan'])} peringatan."
        )
        for name, value in report["jumlah"].items():
            self.stdout.write(f"  jumlah {name}: {value}")
        for note in report["catatan"]:
            self.stdout.write(f"  {note}")
        self._list("Ditolak", report["ditolak"])
        self._list("Peringatan", report["peringatan"])

    def _list(self, title: str, findings: list[dict[str, Any]]) -> None:
        for found in findings[:_SHOWN]:
            self.stdout.write(f"{title}: {Finding(**found).sentence()}")
        if len(findings) > _SHOWN:
            rest = len(findings) - _SHOWN
            self.stdout.write(f"  … dan {rest} lagi; lihat --laporan BERKAS.")


def pairs(given: list[str]) -> dict[str, str]:
    """``nama=Judul`` options as a mapping."""
    chosen = {}
    for text in given:
        name, equals, title = text.partition("=")
        if not equals or not name.strip() or not title.strip():
            raise CommandError(f'Tulis --kolom nama="Judul", bukan "{text}".')
        chosen[name.strip()] = title.strip()
    return chosen
