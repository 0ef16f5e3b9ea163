"""Loads the offices that the documents of the Pokja name."""

from typing import Any

from django.core.management.base import BaseCommand

from kawasan.actions.institutions import load_institutions


class Command(BaseCommand):
    help = (
        "Muat instansi yang disebut dokumen Pokja PKP Kalimantan Selatan, dengan"
        " sumber tiap nama. Boleh diulang: yang sudah ada tidak diubah."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{load_institutions()} instansi ditambahkan.")
