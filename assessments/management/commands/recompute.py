"""Counts rollups by hand: what is dirty, or everything from zero."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from assessments import rekap


class Command(BaseCommand):
    help = "Hitung rekap yang berubah; dengan --all semuanya dari awal."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="semua dari awal")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["all"]:
            count = rekap.recompute_all()
            self.stdout.write(f"{count} baris rekap berubah.")
        else:
            self.stdout.write(f"{rekap.drain()} perubahan dihitung.")
