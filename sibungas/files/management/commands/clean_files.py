"""Removes what an interrupted upload left on disk, and names what is lost."""

import time
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from sibungas.files import storage
from sibungas.files.models import Attachment

_HOURS = 24


class Command(BaseCommand):
    help = (
        "Menghapus berkas di MEDIA_ROOT yang tidak tercatat (sisa unggahan yang putus)"
        " dan menyebut berkas tercatat yang hilang dari disk."
    )

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument(
            "--coba", action="store_true", help="Sebutkan saja, jangan hapus."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        known = {
            uuid.hex: jenis
            for uuid, jenis in Attachment.objects.values_list("uuid", "jenis")
        }
        there: set[str] = set()
        left = 0
        # An upload that is under way has its file before its row can be seen.
        before = time.time() - _HOURS * 3600
        for path, name in storage.everything():
            if name in known:
                there.add(path.name)
                continue
            if path.stat().st_mtime < before:
                left += 1
                if not options["coba"]:
                    path.unlink(missing_ok=True)
        word = "ditemukan" if options["coba"] else "dihapus"
        self.stdout.write(f"{left} berkas tanpa catatan {word}.")
        lost = [
            name
            for name, jenis in sorted(known.items())
            if name not in there
            or (jenis == "foto" and f"{name}{storage.SMALL}" not in there)
        ]
        for name in lost:
            self.stderr.write(f"Hilang dari disk: {UUID(name)}")
        if lost:
            raise CommandError(f"{len(lost)} berkas tercatat hilang dari disk.")
