"""Loads the published events to refer to, and prints what found no field."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kelompok.actions.events import load_events
from kelompok.reference_events import EVENTS
from sibungas.lib.errors import Refused


class Command(BaseCommand):
    help = "Muat rapat rujukan dari berita (bukan data contoh); sekali saja."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made = load_events()
        except Refused as refusal:
            raise CommandError(refusal.message) from refusal
        self.stdout.write(f"{made} rapat rujukan dimuat.")
        self.stdout.write("Yang tidak mempunyai kolom:")
        for event in EVENTS:
            for fact in event.unplaced:
                self.stdout.write(f"- {event.judul}: {fact}")
