"""Versions: who stands beside each, and old values written again as new ones."""

from decimal import Decimal

import pytest
from django.db import transaction

from assessments import rekap, sheets, workflow
from assessments.actions import assessments as actions
from assessments.actions.restore import restore_version
from assessments.models import Assessment, RekapWilayah
from kawasan.actions import places, restore
from sibungas import celery
from sibungas.audit.models import AuditEvent
from sibungas.lib import context, history
from sibungas.lib.errors import Refused, Stale
from tests import factories

pytestmark = pytest.mark.django_db
KELURAHAN = "99.01.01.1001"


@pytest.fixture
def fasilitator():
    return factories.make_user("fasilitator", KELURAHAN)


@pytest.fixture
def verifikator():
    return factories.make_user("verifikator", "99.01")


def save(sheet, by, **values):
    sheet.refresh_from_db()
    return actions.save_draft(
        assessment=sheet, values=values, raw={}, versi=sheet.versi, by=by
    )


def four_versions(by):
    """Version 2 scores 38 (the published sheet); 3 and 4 say something else."""
    sheet = factories.make_assessment(catatan="satu")
    save(sheet, by, catatan="dua")
    save(sheet, by, jalan_rusak_m=Decimal(0), catatan="tiga")
    return save(sheet, by, kk_tanpa_akses_air_aman=0, catatan="empat")


def test_version_two_becomes_version_five_equal_to_two(fasilitator):
    sheet = four_versions(fasilitator)
    assert sheet.skor < 38
    done = restore_version(assessment=sheet, nomor=2, versi=sheet.versi, by=fasilitator)
    two, five = history.version(sheet, 2), history.version(sheet, 5)
    assert history.last_number(sheet) == 5
    assert history.changed(Assessment, two, five) == []
    assert (done.skor, done.tingkat, done.versi) == (38, "KS", 5)
    trail = AuditEvent.objects.get(alasan="Dipulihkan dari versi 2.")
    assert (trail.verba, trail.sesudah["catatan"]) == ("assessment.saved", "dua")


def test_the_same_again_is_no_new_version(fasilitator):
    sheet = four_versions(fasilitator)
    with pytest.raises(Refused, match="sama dengan yang sekarang"):
        restore_version(assessment=sheet, nomor=4, versi=4, by=fasilitator)
    with pytest.raises(Refused, match="Versi 9 tidak ada"):
        restore_version(assessment=sheet, nomor=9, versi=4, by=fasilitator)
    assert history.last_number(sheet) == 4


def test_somebody_was_faster(fasilitator):
    sheet = four_versions(fasilitator)
    with pytest.raises(Stale):
        restore_version(assessment=sheet, nomor=1, versi=3, by=fasilitator)


@pytest.mark.parametrize("status", ["diajukan", "diverifikasi", "disahkan"])
def test_a_decided_sheet_is_replaced_not_put_back(fasilitator, status):
    sheet = factories.make_assessment(status)
    with pytest.raises(Refused, match="Ganti dengan penilaian baru"):
        restore_version(assessment=sheet, nomor=1, versi=1, by=fasilitator)


def test_who_may_not_write_may_not_restore(fasilitator):
    sheet = four_versions(fasilitator)
    for stranger in (
        factories.make_user("lurah", KELURAHAN),
        factories.make_user("fasilitator", "99.01.01.1002"),
    ):
        with pytest.raises(Exception, match="tidak berwenang"):
            restore_version(assessment=sheet, nomor=2, versi=4, by=stranger)


# Places -----------------------------------------------------------------------------


def test_a_kawasan_goes_back_with_its_boundary(verifikator):
    kawasan = factories.make_kawasan(nama="Lama", luas_verifikasi_ha="9.5")
    kelurahan = list(kawasan.kelurahan.all())
    changed = places.update_kawasan(
        kawasan=kawasan,
        values={"nama": "Baru", "luas_verifikasi_ha": Decimal(16), "batas": None},
        kelurahan=kelurahan,
        versi=1,
        by=verifikator,
    )
    assert changed.kewenangan == "pusat"
    restore.restore_kawasan(kawasan=changed, nomor=1, versi=2, by=verifikator)
    kawasan.refresh_from_db()
    assert (kawasan.nama, kawasan.kewenangan, kawasan.versi) == ("Lama", "kab_kota", 3)
    assert kawasan.batas.equals(factories.square())
    trail = AuditEvent.objects.filter(verba="kawasan.updated").latest("id")
    assert trail.alasan == "Dipulihkan dari versi 1."
    with pytest.raises(Refused, match="sama dengan"):
        restore.restore_kawasan(kawasan=kawasan, nomor=3, versi=3, by=verifikator)


def test_an_rt_and_its_denominators_go_back(verifikator):
    rt = factories.make_rt("01")
    rt = places.update_rt(rt=rt, values={"rt": "07"}, versi=1, by=verifikator)
    rt = restore.restore_rt(rt=rt, nomor=1, versi=2, by=verifikator)
    assert (rt.rt, rt.versi) == ("01", 3)
    values = factories.header_values(jumlah_kk=99, luas_verifikasi_ha=Decimal(3))
    row = places.set_denominators(
        rt=rt, tahun=2020, values=values, sumber="BPS", versi=3, by=verifikator
    )
    back = restore.restore_denominators(row=row, nomor=1, versi=4, by=verifikator)
    assert (back.jumlah_kk, back.luas_verifikasi_ha) == (60, Decimal("4.63"))


# The bin ----------------------------------------------------------------------------


def approved(rt):
    sheet = factories.make_assessment(workflow.DISAHKAN, rt)
    rekap.drain()
    return sheet


def slum_ha(kode=KELURAHAN):
    rekap.drain()
    row = RekapWilayah.objects.filter(wilayah__kode=kode, tahun=2026).first()
    return (row.luas_kumuh_ha if row else None) or Decimal(0)


def step(name, sheet, by, reason="Keliru."):
    sheet.refresh_from_db()
    return actions.step(name, assessment=sheet, reason=reason, versi=sheet.versi, by=by)


def test_a_cancelled_sheet_comes_back_and_score_and_rekap_follow(
    verifikator, fasilitator
):
    sheet = approved(factories.make_rt())
    assert slum_ha() == Decimal("4.63")
    step("cancel", sheet, verifikator)
    assert slum_ha() == 0
    back = step("restore", sheet, verifikator, "Dibatalkan karena salah tekan.")
    assert (back.status, back.skor, back.resmi) == ("draf", 38, False)
    assert back.diajukan_oleh is None and back.disahkan_oleh is None
    assert back.dibatalkan_pada is None
    assert back.alasan == "Dibatalkan karena salah tekan."
    assert slum_ha() == 0
    trail = AuditEvent.objects.get(verba="assessment.restored")
    assert trail.alasan == "Dibatalkan karena salah tekan."
    save(sheet, fasilitator, catatan="lagi")
    hand_in(sheet, fasilitator)
    step("verify", sheet, verifikator, "")
    step("approve", sheet, factories.make_user("admin_provinsi", "99"), "")
    assert slum_ha() == Decimal("4.63")


def hand_in(sheet, by):
    sheet.refresh_from_db()
    found = {p.kode: "Benar." for p in sheets.problems_of(sheet)}
    actions.submit_assessment(
        assessment=sheet, values={}, reasons=found, versi=sheet.versi, by=by
    )


def test_the_same_people_may_do_the_steps_again(verifikator, fasilitator):
    """Who approved in the former life may verify in the new one."""
    admin = factories.make_user("admin_provinsi", "99")
    sheet = factories.make_assessment(workflow.DISAHKAN, disahkan_oleh=admin)
    step("cancel", sheet, verifikator)
    step("restore", sheet, verifikator)
    hand_in(sheet, fasilitator)
    assert step("verify", sheet, admin, "").diverifikasi_oleh == admin


def test_another_active_sheet_blocks(verifikator):
    sheet = factories.make_assessment(workflow.DIBATALKAN)
    factories.make_assessment(workflow.DRAF, sheet.rt)
    with pytest.raises(Refused, match="sudah mempunyai penilaian aktif"):
        step("restore", sheet, verifikator)


def test_a_reason_and_an_open_rt_are_needed(verifikator):
    sheet = factories.make_assessment(workflow.DIBATALKAN)
    with pytest.raises(Refused, match="alasan"):
        step("restore", sheet, verifikator, "  ")
    sheet.rt.aktif = False
    sheet.rt.save()
    with pytest.raises(Refused, match="sudah ditutup"):
        step("restore", sheet, verifikator)


def test_a_closed_rt_comes_back_and_the_rekap_follows(verifikator):
    rt = factories.make_rt()
    approved(rt)
    places.close_rt(rt=rt, reason="Digabung.", versi=1, by=verifikator)
    assert slum_ha() == 0
    places.reopen_rt(rt=rt, reason="Salah tutup.", versi=2, by=verifikator)
    assert slum_ha() == Decimal("4.63")


# Who and through which channel ------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_what_follows_an_import_is_not_the_import(verifikator):
    with transaction.atomic():
        with history.acting("impor", verifikator):
            inside = factories.make_rt("01")
        outside = factories.make_rt("02")
    said = [history.versions(rt).get() for rt in (inside, outside)]
    assert [(v.lewat, v.siapa_id) for v in said] == [
        ("impor", verifikator.pk),
        ("", None),
    ]


def test_a_context_inside_another_keeps_its_request(verifikator):
    with history.acting("tugas"):
        task = context.current().id
        with history.acting("impor", verifikator):
            assert context.current().id == task
            rt = factories.make_rt("01")
        assert context.current().channel == "tugas"
    seen = history.versions(rt).get()
    assert (seen.lewat, seen.permintaan) == ("impor", task)
    assert context.current().channel == "sistem"


def test_a_task_of_celery_names_itself():
    celery.enter(task_id="abc")
    assert (context.current().id, context.current().channel) == ("abc", "tugas")
    celery.leave(task_id="abc")
    assert context.current().channel == "sistem"
