"""A bulk review by a real worker that is killed in the middle of a sheet."""

import time
from threading import Thread

import pytest
from django.db import connection, transaction

from assessments.actions import bulk
from assessments.models import Assessment
from sibungas.audit.models import AuditEvent
from tests import factories, processes

pytestmark = pytest.mark.django_db(transaction=True)
SHEETS, FREE = 24, 9


def wait_for(ask, seconds=40):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if ask():
            return
        time.sleep(0.1)
    raise AssertionError("it never came to that")


def verified():
    return Assessment.objects.filter(status="diverifikasi").count()


def worker(tmp_path, name):
    log = tmp_path / f"{name}.log"
    return processes.running(*processes.WORKER, log=log, says=" ready.")


def test_a_worker_killed_in_the_middle_leaves_each_sheet_done_once(tmp_path):
    verifikator = factories.make_user("verifikator", "99.01")
    sheets = [
        factories.make_assessment("diajukan", rt=factories.make_rt(f"{n:03}"))
        for n in range(SHEETS)
    ]
    batch = bulk.try_bulk_review(
        langkah="verify",
        candidates=Assessment.objects.all(),
        saringan={},
        tanpa_peringatan=False,
        sampel=None,
        by=verifikator,
    )
    with worker(tmp_path, "first") as first, transaction.atomic():
        # The worker comes as far as this sheet and waits for its row.
        Assessment.objects.select_for_update().get(pk=sheets[FREE].pk)
        with_other_connection(bulk.start_bulk_review, batch, verifikator)
        wait_for(lambda: verified() == FREE)
        time.sleep(0.5)
        assert verified() == FREE
        first.kill()
        first.wait()
    assert batch.butir.filter(hasil="berhasil").count() == verified() == FREE
    batch.refresh_from_db()
    assert batch.status == "berjalan"

    with worker(tmp_path, "second"):
        bulk.resume_bulk_review(batch=batch, by=verifikator)
        wait_for(lambda: type(batch).objects.get(pk=batch.pk).status == "selesai")
    assert verified() == batch.butir.filter(hasil="berhasil").count() == SHEETS
    assert set(Assessment.objects.values_list("versi", flat=True)) == {2}
    rows = AuditEvent.objects.filter(verba="assessment.verified", kanal="massal")
    told = list(rows.values_list("objek_id", flat=True))
    assert sorted(told) == sorted(str(sheet.pk) for sheet in sheets)


def with_other_connection(start, batch, by):
    """Starts the run in a thread of its own, so that it is committed at once."""
    failed = []

    def work():
        try:
            start(batch=batch, by=by)
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    thread = Thread(target=work)
    thread.start()
    thread.join(20)
    assert not failed, failed
