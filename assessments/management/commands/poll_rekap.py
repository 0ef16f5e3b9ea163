"""Counts what changed, without end, whether or not a wake-up has arrived."""

import logging
import signal
import threading
from argparse import ArgumentParser
from datetime import time
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection
from django.utils import timezone

from assessments import rekap
from assessments.actions import bulk

log = logging.getLogger(__name__)
NIGHT = time(1, 30)


class Command(BaseCommand):
    help = "Hitung ulang rekap yang berubah, terus-menerus; malam hari cocokkan semua."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--jeda", type=float, default=1.0, help="detik di antara dua pemeriksaan"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        log.info("poller started")
        while not stop.is_set():
            stop.wait(options["jeda"] if self._turn() else 5.0)
        log.info("poller stopped")

    def _turn(self) -> bool:
        """One look; False when the database is away, which ends nothing."""
        try:
            rekap.drain()
            bulk.wake_stalled()
            if self._is_night():
                rekap.reconcile()
        except DatabaseError:
            log.exception("poller cannot count now")
            connection.close()
            return False
        return True

    def _is_night(self) -> bool:
        """Once a day after half past one; late when the machine was off."""
        now = timezone.localtime()
        if now.time() < NIGHT:
            return False
        last = rekap.last_run()
        return last is None or timezone.localtime(last.mulai).date() < now.date()
