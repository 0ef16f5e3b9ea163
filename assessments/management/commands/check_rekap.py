"""Compares the rollups with a count from zero; fails when they differ."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from assessments import rekap


class Command(BaseCommand):
    help = "Cocokkan semua rekap dengan hitungan dari awal."

    def handle(self, *args: Any, **options: Any) -> None:
        run = rekap.reconcile()
        if run.beda:
            raise CommandError(
                f"{run.beda_kawasan} rekap kawasan dan {run.beda_wilayah} rekap wilayah"
                f" berbeda dari hitungan {run.lembar} lembar: {run.contoh}"
            )
        self.stdout.write(f"Semua rekap cocok dengan {run.lembar} lembar.")
