"""The benchmarks in miniature: they run and compare right. Times are not asserted."""

import pytest
from django.db import connection

from assessments import rekap
from assessments.models import Assessment, RekapKawasan
from benchmarks import __main__ as command
from benchmarks import changes, databases, intake, land, layers, pages, recompute
from benchmarks.figures import Figure
from benchmarks.land import Scale
from tests import oracle

TINY = Scale(2, 3, 5, 9, 30, 300)


@pytest.fixture
def tiny(transactional_db):
    land.add_people()
    land.add(TINY)
    rekap.recompute_all()


def test_the_land_is_whole_and_both_sides_count_it_alike(tiny):
    assert Assessment.objects.count() == TINY.rt
    assert Assessment.objects.values("ruleset").distinct().count() == 2
    levels = set(RekapKawasan.objects.values_list("tingkat", flat=True))
    assert levels == {"TK", "KR", "KS", "KB", ""}
    assert oracle.differences() == []
    unchanged, changed, differing = recompute.measure(rounds=1)
    assert differing.ours == 0
    assert unchanged.ratio and changed.ratio
    assert rekap.recompute_all() == 0


def test_one_change_and_many_are_counted_alike_and_put_back(tiny):
    before = sorted(Assessment.objects.values_list("pk", "status", "resmi"))
    times = changes.Times()
    changes.approve(times, count=1)
    assert (times.differing, len(times.ours), len(times.hand)) == (0, 1, 1)
    assert next(changes.measure_batch(5)).name == "batch-of-5"
    assert sorted(Assessment.objects.values_list("pk", "status", "resmi")) == before
    assert oracle.differences() == []


def test_pages_maps_and_intake_are_measured_on_work_that_succeeds(tiny):
    land.add(pages.FEW)
    rekap.recompute_all()
    for figure in (pages.submission(), pages.dashboard(pages.FEW)):
        assert figure.fits, str(figure)
    assert next(layers.measure(count=1)).ratio > 0
    assert intake.measure_submissions(2).ratio > 0
    assert intake.measure_imports(rounds=1).name == f"import-{TINY.rt + pages.FEW.rt}"


def test_another_process_is_sent_to_the_database_in_use(db):
    url = databases.environment()["DATABASE_URL"]
    assert f"/{connection.settings_dict['NAME']}?" in f"{url}?"


def test_a_line_tells_ratio_and_limit_and_a_miss():
    slow = Figure("contoh", 30.0, "ms", 10.0, 2)
    assert (slow.ratio, slow.fits) == (3, False)
    assert str(slow).endswith("3.00       2  LEWAT BATAS")
    assert Figure("contoh", 50.0, "/s", 100.0, 2).ratio == 2
    assert Figure("contoh", 16, "kueri", limit=15).fits is False
    assert Figure("contoh", 16, "kueri").fits


def test_an_unknown_name_is_told(capsys):
    assert command.main(["apa"]) == 2
    assert "recompute" in capsys.readouterr().err
