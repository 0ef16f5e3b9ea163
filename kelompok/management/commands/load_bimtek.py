"""Loads published bimtek and outreach of the province as examples."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kelompok.actions.bimtek_references import load_bimtek
from sibungas.lib.errors import Refused


class Command(BaseCommand):
    help = (
        "Muat bimtek dan sosialisasi Kalimantan Selatan yang terberitakan, sebagai"
        " rujukan. Boleh diulang: hanya yang belum ada yang ditambahkan."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            new = load_bimtek()
        except Refused as refusal:
            raise CommandError(refusal.message) from refusal
        self.stdout.write(f"Kegiatan rujukan baru: {new}.")
