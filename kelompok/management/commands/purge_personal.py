"""``manage.py purge_personal``: empties personal data whose time is over."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from kelompok.actions import personal, retention


class Command(BaseCommand):
    help = "Mengosongkan data pribadi yang batas simpannya sudah lewat."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="hanya menghitung, tidak mengubah"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        dry = options["dry_run"]
        today = timezone.localdate()
        counts = personal.purge_personal(today=today, dry_run=dry)
        counts |= retention.purge_names(today=today, dry_run=dry)
        deed = "akan dikosongkan" if dry else "dikosongkan"
        for kind, count in counts.items():
            self.stdout.write(f"{kind}: {count} {deed}")
