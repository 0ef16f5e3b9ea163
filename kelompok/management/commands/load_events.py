"""Loads the published events to refer to; prints what they leave open."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kelompok.actions.events import load_events
from kelompok.reference_events import EVENTS
from sibungas.lib.errors import Refused


class Command(BaseCommand):
    help = "Muat rapat rujukan dari berita (bukan data contoh); sekali saja."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made, renewed = load_events()
        except Refused as refusal:
            raise CommandError(refusal.message) from refusal
        self.stdout.write(f"{made} rapat rujukan dimuat, {renewed} diperbarui.")
        self._list("Yang tidak disebut sumbernya:", "silent")
        self._list("Fakta yang tidak mempunyai kolom:", "unplaced")

    def _list(self, title: str, name: str) -> None:
        self.stdout.write(title)
        for event in EVENTS:
            for line in getattr(event, name):
                self.stdout.write(f"- {event.judul}: {line}")
