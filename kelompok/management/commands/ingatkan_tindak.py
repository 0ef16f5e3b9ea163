"""Sends the weekly reminders by hand, for portals that run no beat."""

from typing import Any

from django.core.management.base import BaseCommand

from kelompok import reminders


class Command(BaseCommand):
    help = (
        "Kirim pengingat tindak lanjut kepada yang belum menerimanya minggu ini."
        " Boleh diulang."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{reminders.send_digests()} pengingat dikirim.")
