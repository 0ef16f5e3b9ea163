"""Rollups follow every change, by every path, and equal a count from zero."""

import copy
import random
import uuid
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from assessments import rekap, workflow
from assessments.actions import assessments as actions
from assessments.models import Assessment, RekapKawasan, RekapRun, RekapWilayah
from kawasan.models import DirtyEvent, DirtyKey, Rt, Wilayah
from tests import factories, oracle

pytestmark = pytest.mark.django_db


@pytest.fixture
def land():
    places = factories.make_wilayah()
    places.satu = factories.make_kawasan("K-1", places.kelurahan, places.tetangga)
    places.dua = factories.make_kawasan("K-2", places.desa)
    places.rt = [
        factories.make_rt(f"{n:02}", place, kawasan)
        for n, (place, kawasan) in enumerate(
            [
                (places.kelurahan, places.satu),
                (places.kelurahan, places.satu),
                (places.tetangga, places.satu),
                (places.tetangga, None),
                (places.desa, places.dua),
            ]
        )
    ]
    rekap.drain()
    return places


def of(place, tahun=2026):
    return RekapWilayah.objects.get(wilayah=place, tahun=tahun)


# What is counted --------------------------------------------------------------------


def test_one_official_sheet_is_seen_at_every_level(land):
    factories.make_assessment("disahkan", rt=land.rt[0])
    rekap.drain()
    for place in (land.kelurahan, land.kecamatan, land.kota, land.provinsi):
        row = of(place)
        assert (row.rt_dinilai, row.skor, row.tingkat) == (1, 38, "KS")
        assert (row.ha_ks, row.luas_kumuh_ha) == (Decimal("4.63"), Decimal("4.63"))
        # 60 KK: 54 without safe water, and at most 16 without sanitation.
        assert (row.kk_air, row.kk_sanitasi, row.kk_sampah) == (6, 44, 0)
    assert not RekapWilayah.objects.filter(wilayah=land.kabupaten).exists()
    assert land.provinsi.cacah_rt.jumlah_rt == 5


def test_what_is_handed_in_counts_as_progress_and_not_as_a_figure(land):
    factories.make_assessment("diajukan", rt=land.rt[0])
    rekap.drain()
    row = of(land.kota)
    assert (row.penilaian_diajukan, row.rt_dinilai) == (1, 0)
    assert (row.skor, row.kk_air, row.jumlah_kk, row.luas_kumuh_ha) == (None,) * 4


def test_volumes_add_up_and_scores_do_not(land):
    # Ten bad buildings of ten in one RT, none of 990 in the other: 1 % of all.
    bad = {
        "bangunan_tidak_teratur": 10,
        "bangunan_tidak_memenuhi_syarat": 10,
        "jumlah_bangunan": 10,
    }
    good = dict.fromkeys(factories.VOLUME, 0) | {"jumlah_bangunan": 990}
    rest = dict.fromkeys(factories.VOLUME, 0)
    factories.make_assessment(
        "disahkan", rt=land.rt[0], **{**rest, **bad}, skor=10, tingkat="TK"
    )
    factories.make_assessment("disahkan", rt=land.rt[1], **good, skor=0, tingkat="TK")
    rekap.drain()
    assert of(land.kelurahan).skor == 0


def test_hectares_by_class_of_rt_and_of_kawasan_are_told_apart(land):
    clean = {**dict.fromkeys(factories.VOLUME, 0), "skor": 0, "tingkat": "TK"}
    factories.make_assessment("disahkan", rt=land.rt[0])
    factories.make_assessment("disahkan", rt=land.rt[2], **clean)
    factories.make_assessment("disahkan", rt=land.rt[3])
    rekap.drain()
    # 13 of 100 buildings, 705 of 1,560 m, 54 of 120 KK …: twenty points are left.
    assert RekapKawasan.objects.get(kawasan=land.satu).tingkat == "TK"
    row = of(land.kota)
    assert (row.ha_ks, row.ha_tk) == (Decimal("9.26"), Decimal("4.63"))
    assert (row.ha_kawasan_tk, row.ha_luar_kawasan) == (
        Decimal("9.26"),
        Decimal("4.63"),
    )


def test_editions_are_never_added_into_one_score(land):
    factories.make_assessment("disahkan", rt=land.rt[0])
    old = dict.fromkeys(
        (
            "drainase_tidak_terhubung_m",
            "drainase_tidak_terpelihara_m",
            "kk_sarana_sampah_tidak_terpelihara",
        ),
        0,
    )
    factories.make_assessment(
        "disahkan", rt=land.rt[1], ruleset="permen-pupr-02-2016", **old
    )
    rekap.drain()
    row = of(land.kota)
    assert (row.ruleset, row.skor, row.tingkat, row.rt_dinilai) == ("", None, "", 2)
    assert row.drainase_tidak_terhubung_m is None
    assert row.jalan_rusak_m == 1210


# How changes are heard ---------------------------------------------------------------


def test_a_draft_being_typed_wakes_nobody(land):
    sheet = factories.make_assessment(rt=land.rt[0])
    rekap.drain()
    Assessment.objects.filter(pk=sheet.pk).update(jalan_rusak_m=3)
    assert rekap.pending().jumlah == 0


PATHS = {
    "bulk update": lambda land: Assessment.objects.update(jalan_rusak_m=300),
    "bulk create": lambda land: Assessment.objects.bulk_create(
        [copy_of(Assessment.objects.first(), land.rt[4])]
    ),
    "delete": lambda land: Assessment.objects.all().delete(),
    "raw SQL": lambda land: connection.cursor().execute(
        "UPDATE assessments_assessment SET kk_air_tidak_cukup = 60"
    ),
    "an RT leaves its kawasan": lambda land: Rt.objects.filter(pk=land.rt[0].pk).update(
        kawasan=None
    ),
    "an RT moves to another kelurahan": lambda land: Rt.objects.filter(
        pk=land.rt[0].pk
    ).update(kelurahan=land.desa, kawasan=land.dua),
    "an RT is closed": lambda land: Rt.objects.filter(pk=land.rt[0].pk).update(
        aktif=False
    ),
    "a kecamatan moves": lambda land: Wilayah.objects.filter(
        pk=land.kecamatan.pk
    ).update(parent=land.kabupaten),
}


def copy_of(sheet, rt):
    twin = copy.copy(sheet)
    twin.pk, twin.uuid, twin.rt_id = None, uuid.uuid4(), rt.pk
    return twin


@pytest.mark.parametrize("path", PATHS)
def test_no_path_escapes(land, path):
    factories.make_assessment("disahkan", rt=land.rt[0])
    factories.make_assessment("disahkan", rt=land.rt[1], tahun=2025)
    rekap.drain()
    assert oracle.differences() == []
    PATHS[path](land)
    assert rekap.pending().jumlah > 0
    rekap.drain()
    assert oracle.differences() == []


def test_a_rolled_back_change_leaves_no_event(land):
    with transaction.atomic():
        factories.make_assessment("disahkan", rt=land.rt[0])
        transaction.set_rollback(True)
    assert rekap.pending().jumlah == 0


def test_random_deeds_always_end_in_a_count_from_zero(land):
    dice = random.Random(14_2018)
    cast = {
        "submit": factories.make_user("fasilitator", "99"),
        "verify": factories.make_user("verifikator", "99"),
        "approve": factories.make_user("admin_provinsi", "99"),
    }
    cast |= {"return": cast["verify"], "cancel": cast["verify"]}
    for turn in range(150):
        _random_deed(dice, land, cast)
        if turn % 15 == 14:
            rekap.drain()
            assert oracle.differences() == [], f"after {turn + 1} deeds"


def _random_deed(dice, land, cast):
    deed = dice.choice(("new", "step", "step", "step", "move", "close", "bulk"))
    rt = Rt.objects.get(pk=dice.choice(land.rt).pk)
    tahun = dice.choice((2024, 2025, 2026))
    sheets = Assessment.objects.exclude(status="dibatalkan")
    if deed == "new" and not sheets.filter(rt=rt, tahun=tahun).exists():
        volumes = {k: v * dice.choice((0, 1)) for k, v in factories.VOLUME.items()}
        factories.make_assessment(rt=rt, tahun=tahun, **volumes)
    elif deed == "step" and sheets.exists():
        sheet = dice.choice(list(sheets))
        name = dice.choice(workflow.allowed(sheet.status)).name
        actions.step(
            name, assessment=sheet, reason="uji", versi=sheet.versi, by=cast[name]
        )
    elif deed == "move":
        rt.kawasan = dice.choice((None, land.satu, land.dua))
        rt.kelurahan = dice.choice((land.kelurahan, land.desa))
        rt.save()
    elif deed == "close":
        Rt.objects.filter(pk=rt.pk).update(aktif=dice.choice((True, False)))
    elif deed == "bulk":
        sheets.filter(tahun=tahun).update(jalan_rusak_m=dice.randint(0, 680))


# What fails --------------------------------------------------------------------------


@pytest.fixture
def overflow(land):
    """A hundred RT of a million hectares each: no column can hold their sum."""
    rows = [Rt(kelurahan=land.desa, rt=f"X{n}") for n in range(100)]
    made = Rt.objects.bulk_create(rows)
    first = factories.make_assessment(
        "disahkan", rt=land.rt[3], luas_verifikasi_ha=1_000_000
    )
    Assessment.objects.bulk_create([copy_of(first, rt) for rt in made])
    return made


def test_a_poisoned_key_stops_nobody_and_is_parked_after_five_failures(land, overflow):
    factories.make_assessment("disahkan", rt=land.rt[0])
    rekap.drain()
    assert of(land.kelurahan).rt_dinilai == 1
    failed = DirtyKey.objects.filter(jenis="rt", kunci=overflow[0].pk)
    assert "numeric field overflow" in failed.get().galat
    for _attempt in range(4):
        DirtyKey.objects.update(coba_lagi_pada="2020-01-01T00:00Z")
        rekap.drain()
    assert failed.get().diparkir
    assert rekap.parked().count() >= 100
    assert rekap.pending().jumlah == 0
    assert DirtyEvent.objects.exists()


def test_a_parked_key_is_counted_once_its_cause_is_gone(land, overflow):
    rekap.drain()
    DirtyKey.objects.update(diparkir=True)
    Assessment.objects.filter(rt__in=overflow).update(luas_verifikasi_ha=5)
    # The change itself is a newer event of the same RT and year …
    rekap.drain()
    assert of(land.desa).rt_dinilai == 100
    # … and what hangs on other keys is tried again at night, or by the button.
    assert rekap.reconcile().beda == 0
    assert oracle.differences() == []
    assert not DirtyKey.objects.exists()
    assert not DirtyEvent.objects.exists()


def test_a_failure_is_tried_later_not_at_once(land, overflow):
    rekap.drain()
    attempts = DirtyKey.objects.values_list("percobaan", flat=True)
    assert set(attempts) == {1}
    assert rekap.drain() == 0
    assert set(attempts.all()) == {1}
    waiting = DirtyKey.objects.count()
    assert rekap.retry() == waiting > 100
    assert not DirtyKey.objects.exists()


# From zero ---------------------------------------------------------------------------


def test_recompute_all_builds_and_removes(land):
    factories.make_assessment("disahkan", rt=land.rt[0])
    rekap.drain()
    RekapWilayah.objects.filter(wilayah=land.kota).update(ha_ks=99, tahun=1999)
    RekapKawasan.objects.all().delete()
    assert rekap.recompute_all() == 3
    assert oracle.differences() == []
    assert rekap.recompute_all() == 0


def test_drift_is_reported_and_repaired_aloud(land, capsys):
    factories.make_assessment("disahkan", rt=land.rt[0])
    rekap.drain()
    RekapWilayah.objects.filter(wilayah=land.kota).update(ha_ks=99)
    with pytest.raises(CommandError, match="1 rekap wilayah"):
        call_command("check_rekap")
    run = RekapRun.objects.get()
    assert (run.beda_kawasan, run.beda_wilayah, run.lembar) == (0, 1, 1)
    assert run.contoh == [{"jenis": "wilayah", "kunci": land.kota.pk, "tahun": 2026}]
    assert oracle.differences() == []
    call_command("check_rekap")


def test_one_change_takes_the_same_few_statements_whatever_the_size(land):
    def statements():
        Assessment.objects.filter(rt=land.rt[0]).update(jalan_rusak_m=300)
        with CaptureQueriesContext(connection) as seen:
            rekap.drain()
        return len(seen)

    factories.make_assessment("disahkan", rt=land.rt[0], jalan_rusak_m=301)
    rekap.drain()
    few = statements()
    for n in range(30, 45):
        rt = factories.make_rt(str(n), land.kelurahan, land.satu)
        factories.make_assessment("disahkan", rt=rt)
    rekap.drain()
    Assessment.objects.filter(rt=land.rt[0]).update(jalan_rusak_m=1)
    rekap.drain()
    assert statements() == few <= 20
