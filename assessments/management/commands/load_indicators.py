"""Loads the catalogue of indicators and the published references."""

from typing import Any

from django.core.management.base import BaseCommand

from assessments.actions.indicators import load_catalogue


class Command(BaseCommand):
    help = (
        "Muat katalog indikator 100-0-100 dan seri rujukan terpublikasi dari berkas"
        " bawaan. Boleh diulang: hanya yang baru atau berubah yang ditambahkan."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        counts = load_catalogue()
        words = ", ".join(f"{count} {name}" for name, count in counts.items())
        self.stdout.write(f"Katalog indikator: {words}.")
