"""Years: opened, locked, unlocked by a second person; what is locked stands still."""

import threading
import uuid
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connections, transaction

from assessments import boards, kondisi, rekap
from assessments.actions import assessments as sheets
from assessments.actions import years as actions
from assessments.models import (
    KondisiRt,
    SnapshotRt,
    SnapshotTahun,
    TahunPenanganan,
)
from kawasan.models import Intervention, InterventionVolume
from sibungas.audit.models import AuditEvent
from sibungas.lib.errors import Refused, Stale
from tests import factories
from tests.assessments.test_kondisi import make_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def land():
    places = factories.make_wilayah()
    places.rt = [factories.make_rt(f"{n:02}", places.kelurahan) for n in (1, 2)]
    places.verifikator = factories.make_user("verifikator", places.kota.kode)
    places.kepala = factories.make_user("pimpinan", places.provinsi.kode)
    return places


def open_year(land, tahun=2026, sumber="akhir_lalu", dasar="", by=None):
    return actions.open_year(
        wilayah=land.kota,
        tahun=tahun,
        sumber_r0=sumber,
        dasar=dasar,
        by=by or land.verifikator,
    )


def lock(land, year, alasan="Tenggat laporan", by=None):
    year.refresh_from_db()
    return actions.lock_year(
        year=year, alasan=alasan, versi=year.versi, by=by or land.verifikator
    )


def unlock(land, year):
    year.refresh_from_db()
    asked = actions.ask_to_unlock(
        year=year, alasan="Salah volume", versi=year.versi, by=land.verifikator
    )
    return actions.unlock_year(year=asked, versi=asked.versi, by=land.kepala)


def road(rt, tahun=2026, keadaan="akhir"):
    rows = KondisiRt.objects.filter(rt=rt, tahun=tahun, keadaan=keadaan)
    return rows.values_list("jalan_rusak_m", flat=True).first()


def test_opening_is_for_who_manages_years_and_for_a_kab_kota(land):
    year = open_year(land)
    assert AuditEvent.objects.filter(verba="tahun.opened").count() == 1
    assert str(year) == "Kota Kota Satu 2026"
    with pytest.raises(Refused, match="sudah dibuka"):
        open_year(land)
    for role in ("fasilitator", "pimpinan"):
        with pytest.raises(PermissionDenied):
            open_year(land, 2025, by=factories.make_user(role, land.kota.kode))
    far = factories.make_user("verifikator", land.kabupaten.kode)
    with pytest.raises(PermissionDenied):
        open_year(land, 2025, by=far)
    with pytest.raises(Refused, match="belum mulai"):
        open_year(land, 2099)
    with pytest.raises(Refused, match="Isi dasar R0"):
        open_year(land, 2025, "baru")


def test_locking_names_what_is_missing_and_needs_a_reason_then(land):
    factories.make_assessment("disahkan", rt=land.rt[0])
    year = open_year(land)
    make_work(land.rt[0], verifikasi="menunggu", jalan_rusak_m=1)
    rekap.drain()
    with pytest.raises(Refused) as refused:
        lock(land, year, alasan=" ")
    assert refused.value.details["kurang"] == [
        "1 RT belum ada R0",
        "1 kegiatan belum diverifikasi",
    ]
    assert not SnapshotTahun.objects.exists()
    taken = lock(land, year)
    assert (taken.revisi, taken.alasan) == (1, "Tenggat laporan")
    with pytest.raises(Refused, match="sudah dikunci"):
        lock(land, year)


def test_a_complete_year_is_locked_without_a_reason(land):
    for rt in land.rt:
        factories.make_assessment("disahkan", rt=rt)
    year = open_year(land)
    make_work(land.rt[0], jalan_rusak_m=1)
    rekap.drain()
    assert boards.missing(year) == []
    assert lock(land, year, alasan="").revisi == 1


def test_a_snapshot_holds_every_rt_and_cannot_be_changed(land):
    factories.make_assessment("disahkan", rt=land.rt[0], jalan_rusak_m=100)
    year = open_year(land)
    make_work(land.rt[0], jalan_rusak_m=40)
    # Nothing drained: the picture is of the facts, not of figures that lag behind.
    taken = lock(land, year)
    rows = {row.keadaan: row.jalan_rusak_m for row in taken.rt_set.all()}
    assert rows == {"awal": 100, "akhir": 60}
    assert taken.ringkasan["akhir"]["luas_kumuh_ha"] == "4.630000"
    assert taken.ringkasan["konvensi"]["aturan_pengurangan"] == "A_rt"
    assert taken.konvensi["Rata-rata kekumuhan"] == "Ikut, sebesar persennya"
    for change in (
        lambda: SnapshotRt.objects.update(jalan_rusak_m=1),
        lambda: SnapshotRt.objects.all()._raw_delete("default"),
        lambda: SnapshotTahun.objects.update(alasan="lain"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_what_is_locked_stands_still_by_every_path(land):
    factories.make_assessment("disahkan", rt=land.rt[0], jalan_rusak_m=100)
    waiting = factories.make_assessment("diverifikasi", rt=land.rt[1])
    year = open_year(land)
    work = make_work(land.rt[0], jalan_rusak_m=40)
    rekap.drain()
    lock(land, year)
    with pytest.raises(Refused, match="sudah dikunci"):
        sheets.step("approve", assessment=waiting, versi=waiting.versi, by=land.kepala)
    with pytest.raises(Refused, match="sudah dikunci"):
        sheets.start_assessment(
            rt=land.rt[0],
            tahun=2026,
            jenis="verifikasi_lapangan",
            uuid=uuid.uuid4(),
            by=land.verifikator,
        )
    with pytest.raises(Refused, match="sudah dikunci"):
        kondisi.require_open(land.kelurahan.kode, 2026)
    kondisi.require_open(land.kelurahan.kode, 2025)
    kondisi.require_open(land.desa.kode, 2026)
    for change in (
        lambda: Intervention.objects.filter(pk=work.pk).update(verifikasi="menunggu"),
        lambda: InterventionVolume.objects.update(volume_realisasi=1),
        lambda: InterventionVolume.objects.all().delete(),
        lambda: Intervention.objects.filter(pk=work.pk)._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    # Even what slips in beside the doors does not move a frozen figure.
    make_work(land.rt[0], jalan_rusak_m=50)
    rekap.drain()
    assert road(land.rt[0]) == 60
    assert rekap.reconcile().beda == 0


def test_the_next_year_begins_where_the_locked_one_ended(land):
    factories.make_assessment("disahkan", rt=land.rt[0], tahun=2025, jalan_rusak_m=100)
    year = open_year(land, 2025)
    make_work(land.rt[0], 2025, jalan_rusak_m=40)
    lock(land, year)
    open_year(land, 2026)
    rekap.drain()
    assert road(land.rt[0], 2026, "awal") == 60


def test_unlocking_needs_a_reason_and_a_second_person(land):
    factories.make_assessment("disahkan", rt=land.rt[0], jalan_rusak_m=100)
    year = open_year(land)
    work = make_work(land.rt[0], jalan_rusak_m=40)
    lock(land, year)
    year.refresh_from_db()
    with pytest.raises(Refused, match="Belum ada permintaan"):
        actions.unlock_year(year=year, versi=year.versi, by=land.kepala)
    with pytest.raises(Refused, match="Tulis alasannya"):
        actions.ask_to_unlock(
            year=year, alasan=" ", versi=year.versi, by=land.verifikator
        )
    admin = factories.make_user("admin_provinsi", land.provinsi.kode)
    asked = actions.ask_to_unlock(
        year=year, alasan="Salah volume", versi=year.versi, by=admin
    )
    with pytest.raises(Refused, match="orang lain"):
        actions.unlock_year(year=asked, versi=asked.versi, by=admin)
    with pytest.raises(PermissionDenied):
        actions.unlock_year(year=asked, versi=asked.versi, by=land.verifikator)
    with pytest.raises(Stale):
        actions.unlock_year(year=asked, versi=asked.versi - 1, by=land.kepala)
    kept = actions.keep_locked(
        year=asked, alasan="Sudah dilaporkan", versi=asked.versi, by=land.kepala
    )
    assert (kept.is_locked, kept.diminta_oleh) == (True, None)
    opened = unlock(land, year)
    assert (opened.is_locked, opened.revisi) == (False, 1)
    Intervention.objects.filter(pk=work.pk).update(verifikasi="menunggu")
    rekap.drain()
    assert road(land.rt[0]) == 100
    # The first picture stays as it was; the second is another.
    taken = lock(land, year)
    first, second = SnapshotTahun.objects.order_by("revisi")
    assert (first.revisi, second.revisi, taken) == (1, 2, second)
    assert first.sha256 != second.sha256
    old = first.rt_set.get(keadaan="akhir").jalan_rusak_m
    assert (old, second.rt_set.get(keadaan="akhir").jalan_rusak_m) == (60, 100)
    rekap.drain()
    assert road(land.rt[0]) == 100
    deeds = AuditEvent.objects.filter(verba__startswith="tahun.")
    assert [e.verba for e in deeds.order_by("id")] == [
        "tahun.opened",
        "tahun.locked",
        "tahun.unlock_asked",
        "tahun.unlock_refused",
        "tahun.unlock_asked",
        "tahun.unlocked",
        "tahun.locked",
    ]


def test_an_earlier_year_is_not_opened_under_a_locked_one(land):
    factories.make_assessment("disahkan", rt=land.rt[0], tahun=2025)
    lock(land, open_year(land, 2026))
    with pytest.raises(Refused, match="sesudahnya"):
        open_year(land, 2025)


def test_the_board_says_who_has_not_entered_anything(land):
    factories.make_rt("09", land.tetangga)
    factories.make_assessment("draf", rt=land.rt[1])
    factories.make_assessment("disahkan", rt=land.rt[0])
    year = open_year(land)
    make_work(land.rt[0], verifikasi="menunggu", jalan_rusak_m=1)
    rekap.drain()
    lines = {line.kode: line for line in boards.of_year(year)}
    here, there = lines[land.kelurahan.kode], lines[land.tetangga.kode]
    assert (here.jumlah_rt, here.rt_dengan_r0, here.penilaian_terbuka) == (2, 1, 1)
    assert (here.penilaian, there.penilaian) == (2, 0)
    assert (here.kegiatan, here.menunggu, here.belum_mengisi) == (1, 1, False)
    assert (there.belum_ada_r0, there.belum_mengisi) == (1, True)
    neighbour = factories.make_user("fasilitator", land.tetangga.kode)
    assert [x.kode for x in boards.of_year(year, neighbour)] == [land.tetangga.kode]
    assert boards.missing(year) == [
        "2 RT belum ada R0",
        "1 penilaian belum disahkan",
        "1 kegiatan belum diverifikasi",
        "1 kelurahan belum mengisi apa pun",
    ]


@pytest.mark.django_db(transaction=True)
def test_a_fact_is_in_the_snapshot_or_refused(land):
    """Approval begins, the year is being locked, approval ends: the lock waits."""
    sheet = factories.make_assessment("diverifikasi", rt=land.rt[0], jalan_rusak_m=7)
    year = open_year(land)
    begun, go_on, found = threading.Event(), threading.Event(), []

    def approve():
        with transaction.atomic():
            sheets.step("approve", assessment=sheet, versi=sheet.versi, by=land.kepala)
            begun.set()
            go_on.wait(10)
        connections.close_all()

    def lock_it():
        found.append(lock(land, year).rt_set.count())
        connections.close_all()

    first, second = threading.Thread(target=approve), threading.Thread(target=lock_it)
    first.start()
    assert begun.wait(10)
    second.start()
    second.join(1)
    assert not found, "the lock did not wait for the approval"
    go_on.set()
    first.join(10)
    second.join(10)
    assert found == [2]
    assert TahunPenanganan.objects.get().is_locked
    assert Decimal(road(land.rt[0])) == 7
