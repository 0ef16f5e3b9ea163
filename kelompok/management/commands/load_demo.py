"""Loads the example data of the demo; does nothing when they are there."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kelompok.actions.demo import load_demo
from sibungas.lib.errors import Refused


class Command(BaseCommand):
    help = "Muat data contoh (hanya dengan DEMO=on); sekali saja."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            counts = load_demo()
        except Refused as refusal:
            raise CommandError(refusal.message) from refusal
        if not counts:
            self.stdout.write("Data contoh sudah ada; tidak ada yang diubah.")
            return
        words = ", ".join(f"{count} {name}" for name, count in counts.items())
        self.stdout.write(f"Data contoh dimuat: {words}.")
