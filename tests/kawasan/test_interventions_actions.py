"""The life of a work: every step and refusal, verification, lock, what gets dirty."""

import uuid as uuids
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from assessments.models import TahunPenanganan
from kawasan import penanganan, sisa
from kawasan.actions import intervention_steps as steps
from kawasan.actions.interventions import (
    create_intervention,
    receive_intervention,
    update_intervention,
)
from kawasan.models import DirtyEvent, Intervention, InterventionVolume
from kawasan.models.sasaran import Sasaran
from sibungas.audit.models import AuditEvent
from sibungas.lib.errors import Refused, Stale
from tests import factories
from tests.kawasan.works import DRAIN, TYPED, funds, lines, make_work

pytestmark = pytest.mark.django_db
HOME = "99.01.01.1001"


@pytest.fixture
def fasilitator():
    return factories.make_user("fasilitator", HOME)


@pytest.fixture
def verifikator():
    return factories.make_user("verifikator", "99.01")


def typed(rt, **changes):
    return {
        "kelurahan": rt.kelurahan, "skala": "rt", "rt": rt, "tahun": 2026,
        "nama": "Drainase", **changes,
    }  # fmt: skip


def line(rt, rencana=100, realisasi=None, sasaran=DRAIN, alasan=""):
    return {
        "rt": rt,
        "sasaran": sasaran,
        "volume_rencana": None if rencana is None else Decimal(rencana),
        "volume_realisasi": None if realisasi is None else Decimal(realisasi),
        "alasan": alasan,
    }


def fund(sumber="dana_desa", rencana=50_000_000):
    return {
        "sumber": sumber, "bentuk": "uang", "jumlah_rencana_rp": Decimal(rencana),
        "jumlah_realisasi_rp": None,
    }  # fmt: skip


def propose(there, by, volumes=None, **changes):
    return create_intervention(
        uuid=uuids.uuid4(),
        values={**typed(there), **changes},
        volumes=[line(there)] if volumes is None else volumes,
        funding=[],
        by=by,
    )


def go(name, work, by, **values):
    work.refresh_from_db()
    return steps.step(
        name, intervention=work, values=values, versi=work.versi, by=by,
    )  # fmt: skip


def dirty():
    """RT and year that wait to be counted; looked at once."""
    found = set(DirtyEvent.objects.filter(jenis="rt").values_list("kunci", "tahun"))
    DirtyEvent.objects.all().delete()
    return found


def refusal(deed, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        deed(*args, **kwargs)
    return caught.value


# The table --------------------------------------------------------------------------


def test_targets_are_the_volumes_of_a_penilaian():
    from assessments.models.volumes import VOLUMES

    assert tuple(Sasaran.values) == VOLUMES
    assert set(penanganan.STATUSES) == set(Intervention.Status.values)
    assert set(penanganan.VERDICTS) == set(Intervention.Verifikasi.values)


@pytest.mark.parametrize(
    ("sasaran", "unit", "places"),
    [
        ("bangunan_tidak_teratur", "unit", 0),
        ("kk_air_tidak_cukup", "KK", 0),
        ("jalan_rusak_m", "m", 3),
        ("luas_genangan_ha", "ha", 6),
    ],
)
def test_the_unit_stands_in_the_name(sasaran, unit, places):
    assert (penanganan.unit(sasaran), penanganan.places(sasaran)) == (unit, places)


def test_a_total_is_divided_by_what_is_left_and_adds_up():
    left = {"a": Decimal(50), "b": Decimal(30), "c": Decimal(20), "d": Decimal(0)}
    # 101 × 0.5, 0.3, 0.2 = 50.5, 30.3, 20.2; the one left over goes to a.
    assert penanganan.split(Decimal(101), left, "kk_air_tidak_cukup") == {
        "a": 51, "b": 30, "c": 20,
    }  # fmt: skip
    parts = penanganan.split(Decimal("1.234567"), left, "luas_genangan_ha")
    assert sum(parts.values()) == Decimal("1.234567")
    assert penanganan.split(Decimal(10), {"a": Decimal(0)}, DRAIN) == {}


# Proposing --------------------------------------------------------------------------


def test_a_facilitator_proposes_and_it_is_in_the_trail(fasilitator):
    rt = factories.make_rt(kawasan=factories.make_kawasan())
    work = propose(rt, fasilitator)
    assert (work.status, work.verifikasi, work.versi) == ("usulan", "menunggu", 1)
    assert work.kawasan == rt.kawasan
    assert (work.dibuat_oleh, work.volume_oleh) == (fasilitator, fasilitator)
    event = AuditEvent.objects.get(verba="kegiatan.created")
    assert (event.oleh, event.kode_wilayah) == (fasilitator, HOME)
    assert event.sesudah["volume"][0]["sasaran"] == DRAIN


def test_the_same_number_twice_is_the_same_work(fasilitator):
    rt, number = factories.make_rt(), uuids.uuid4()
    for _press in range(2):
        create_intervention(
            uuid=number, values=typed(rt), volumes=[], funding=[], by=fasilitator
        )
    assert Intervention.objects.count() == 1
    other = factories.make_user("fasilitator", "99.01.01.1002")
    place = factories.make_rt("09", factories.make_wilayah().tetangga)
    refused = refusal(
        create_intervention,
        uuid=number, values=typed(place), volumes=[], funding=[], by=other,
    )  # fmt: skip
    assert refused.code == "uuid_dipakai"


def test_a_machine_may_send_again_but_not_something_else(fasilitator):
    rt = factories.make_rt()
    sent = {
        "uuid": uuids.uuid4(), "values": typed(rt), "volumes": [line(rt)],
        "funding": [], "by": fasilitator,
    }  # fmt: skip
    work, new = receive_intervention(**sent)
    assert (new, work.kanal) == (True, "api")
    again, new = receive_intervention(**sent)
    assert (again.pk, new) == (work.pk, False)
    refused = refusal(receive_intervention, **{**sent, "volumes": [line(rt, 99)]})
    assert refused.code == "isi_berbeda"
    assert InterventionVolume.objects.get().volume_rencana == 100


def test_nobody_proposes_for_the_neighbours(fasilitator):
    there = factories.make_rt("09", factories.make_wilayah().tetangga)
    with pytest.raises(PermissionDenied):
        propose(there, fasilitator)
    with pytest.raises(PermissionDenied):
        propose(factories.make_rt(), factories.make_user("lurah", HOME))


def test_what_is_wrong_is_told_where_it_was_typed(fasilitator):
    rt = factories.make_rt()
    other = factories.make_rt("02")
    shut = factories.make_rt("03", aktif=False)
    cases = [
        ({"rt": None}, [], {"rt"}),
        ({"rt": shut}, [], {"rt"}),
        ({"tahun": 2090}, [], {"tahun"}),
        ({}, [line(other)], {"volume/0/rt"}),
        ({}, [line(rt), line(rt, 5)], {"volume/1/sasaran"}),
        ({}, [line(rt, None)], {"volume/0/volume_rencana"}),
        (
            {},
            [line(rt, "1.5", sasaran="kk_air_tidak_cukup")],
            {"volume/0/volume_rencana"},
        ),
        (
            {"tanggal_mulai": TYPED["tanggal_selesai"],
             "tanggal_selesai": TYPED["tanggal_mulai"]},
            [],
            {"tanggal_selesai"},
        ),
    ]  # fmt: skip
    for changes, volumes, pointers in cases:
        refused = refusal(propose, rt, fasilitator, volumes, **changes)
        assert set(refused.details["masalah"]) == pointers, changes
    with pytest.raises(ValidationError, match="berjumlah sama"):
        propose(rt, fasilitator, jiwa=10, laki_laki=4, perempuan=5)
    assert not Intervention.objects.exists()


def test_a_kawasan_names_its_own_rt(fasilitator):
    kawasan = factories.make_kawasan()
    inside = factories.make_rt("01", kawasan=kawasan)
    outside = factories.make_rt("02")
    values = {"skala": "kawasan", "rt": None, "kawasan": kawasan}
    work = propose(inside, fasilitator, [line(inside)], **values)
    assert (work.rt, work.kawasan) == (None, kawasan)
    refused = refusal(propose, inside, fasilitator, [line(outside)], **values)
    assert set(refused.details["masalah"]) == {"volume/0/rt"}
    values["kawasan"] = factories.make_kawasan("K-9", factories.make_wilayah().desa)
    refused = refusal(propose, inside, fasilitator, [], **values)
    assert set(refused.details["masalah"]) == {"kawasan"}


# Changing ---------------------------------------------------------------------------


def change(work, by, volumes=None, funding=None, versi=None, **values):
    return update_intervention(
        intervention=work,
        values={"skala": "rt", "rt": work.rt, **values},
        volumes=lines(work) if volumes is None else volumes,
        funding=funds(work) if funding is None else funding,
        versi=work.versi if versi is None else versi,
        by=by,
    )


def test_a_change_keeps_what_did_not_change(fasilitator):
    work = make_work()
    kept = work.volume_set.get()
    changed = change(work, fasilitator, nama="Nama lain")
    assert (changed.nama, changed.versi) == ("Nama lain", 2)
    assert work.volume_set.get().pk == kept.pk
    event = AuditEvent.objects.get(verba="kegiatan.updated")
    assert (event.sebelum, event.sesudah) == (
        {"nama": "Perbaikan drainase"}, {"nama": "Nama lain"},
    )  # fmt: skip
    change(changed, fasilitator, nama="Nama lain")
    assert AuditEvent.objects.filter(verba="kegiatan.updated").count() == 1


def test_lines_are_added_changed_and_taken_away(fasilitator):
    work = make_work()
    rt = work.rt
    new = [line(rt, 10, sasaran="jalan_rusak_m"), line(rt, 80)]
    change(work, fasilitator, volumes=new, funding=[fund(), fund("csr")])
    found = dict(work.volume_set.values_list("sasaran", "volume_rencana"))
    assert found == {"jalan_rusak_m": 10, DRAIN: 80}
    assert set(work.dana_set.values_list("sumber", flat=True)) == {"dana_desa", "csr"}


def test_an_old_version_is_refused_with_the_present_one(fasilitator):
    work = make_work()
    change(work, fasilitator, nama="Pertama")
    with pytest.raises(Stale) as caught:
        change(work, fasilitator, versi=1, nama="Kedua")
    assert caught.value.details["current"].nama == "Pertama"


def test_a_change_takes_the_verification_away(fasilitator, verifikator):
    work = make_work("selesai", verifikasi="disetujui", diverifikasi_oleh=verifikator)
    dirty()
    changed = change(work, fasilitator, volumes=lines(work, volume_realisasi=80))
    assert (changed.verifikasi, changed.diverifikasi_oleh) == ("menunggu", None)
    assert dirty() == {(work.rt_id, 2026)}
    event = AuditEvent.objects.get(verba="kegiatan.updated")
    assert event.sesudah["verifikasi"] == "menunggu"


def test_a_refused_work_waits_again_once_corrected(fasilitator):
    work = make_work("selesai", verifikasi="ditolak", alasan_verifikasi="Ukur lagi.")
    changed = change(work, fasilitator, catatan="Sudah diukur.")
    assert (changed.verifikasi, changed.alasan_verifikasi) == ("menunggu", "")


def test_what_a_status_stands_on_stays(fasilitator):
    work = make_work("selesai")
    for changes, pointer in (
        ({"pagu_rp": None}, "pagu_rp"),
        ({"nomor_kontrak": ""}, "nomor_kontrak"),
        ({"progres_fisik": Decimal(90)}, "progres_fisik"),
        ({"volumes": lines(work, volume_realisasi=None)}, "volume"),
        ({"funding": []}, "dana"),
    ):
        refused = refusal(change, work, fasilitator, **changes)
        assert set(refused.details["masalah"]) == {pointer}


def test_an_old_work_without_papers_may_still_be_corrected(fasilitator):
    """Of works of old files the contract is often lost."""
    work = make_work("selesai", nomor_kontrak="", pagu_rp=None, sumber="")
    assert change(work, fasilitator, nama="Nama benar").nama == "Nama benar"


def test_a_work_called_off_stays_as_it_is(fasilitator):
    work = make_work("dibatalkan")
    assert "dibatalkan" in refusal(change, work, fasilitator, nama="x").message


# The way ----------------------------------------------------------------------------


def test_from_the_proposal_to_the_hand_over(fasilitator, verifikator):
    rt = factories.make_rt()
    work = propose(rt, fasilitator)
    go("layak", work, verifikator)
    steps.step(
        "anggarkan",
        intervention=work,
        values={"tahun_anggaran": 2026, "pagu_rp": Decimal(9)},
        funding=[fund()],
        versi=2,
        by=fasilitator,
    )
    go(
        "mulai", work, fasilitator, metode="swakelola", pelaksana="KSM",
        nomor_kontrak="P-1", tanggal_mulai=TYPED["tanggal_mulai"],
        tanggal_selesai=TYPED["tanggal_selesai"],
    )  # fmt: skip
    steps.step(
        "selesaikan",
        intervention=work,
        values={"progres_fisik": Decimal(100)},
        volumes=[line(rt, 100, 95)],
        versi=4,
        by=fasilitator,
    )
    go(
        "serahkan", work, fasilitator, nomor_serah_terima="BAST-1",
        tanggal_serah_terima=TYPED["tanggal_serah_terima"],
    )  # fmt: skip
    work.refresh_from_db()
    assert (work.status, work.versi) == ("diserahterimakan", 6)
    assert AuditEvent.objects.filter(verba="kegiatan.moved").count() == 5
    done = steps.verify_intervention(intervention=work, versi=6, by=verifikator)
    assert (done.verifikasi, done.diverifikasi_oleh) == ("disetujui", verifikator)


@pytest.mark.parametrize(
    ("status", "name", "taken", "pointer"),
    [
        ("usulan", "layak", {"sasaran": ""}, "volume"),
        ("layak", "anggarkan", {"pagu_rp": None}, "pagu_rp"),
        ("layak", "anggarkan", {"tahun_anggaran": None}, "tahun_anggaran"),
        ("layak", "anggarkan", {"sumber": ""}, "dana"),
        ("dianggarkan", "mulai", {"metode": ""}, "metode"),
        ("dianggarkan", "mulai", {"pelaksana": ""}, "pelaksana"),
        ("dianggarkan", "mulai", {"nomor_kontrak": ""}, "nomor_kontrak"),
        ("dianggarkan", "mulai", {"tanggal_mulai": None}, "tanggal_mulai"),
        ("dianggarkan", "mulai", {"tanggal_selesai": None}, "tanggal_selesai"),
        ("dianggarkan", "mulai", {"metode": "kontraktual"}, "nilai_kontrak_rp"),
        ("pelaksanaan", "selesaikan", {"progres_fisik": 99}, "progres_fisik"),
        ("pelaksanaan", "selesaikan", {"realisasi": None}, "volume"),
        ("selesai", "serahkan", {"nomor_serah_terima": ""}, "nomor_serah_terima"),
        ("selesai", "serahkan", {"tanggal_serah_terima": None},
         "tanggal_serah_terima"),
    ],
)  # fmt: skip
def test_every_step_asks_for_what_it_needs(verifikator, status, name, taken, pointer):
    work = make_work(status, **taken)
    refused = refusal(go, name, work, verifikator)
    assert set(refused.details["masalah"]) == {pointer}
    work.refresh_from_db()
    assert work.status == status


WAY = penanganan.WAY
NAMES = ("layak", "anggarkan", "mulai", "selesaikan", "serahkan")


@pytest.mark.parametrize("status", [*WAY, "dibatalkan"])
@pytest.mark.parametrize("name", NAMES)
def test_no_step_is_skipped_or_taken_twice(verifikator, status, name):
    work = make_work(status)
    if status != "dibatalkan" and WAY.index(status) == NAMES.index(name):
        assert go(name, work, verifikator).status == WAY[NAMES.index(name) + 1]
        return
    refused = refusal(go, name, work, verifikator)
    assert refused.code == "transisi_tidak_sah"
    following = {
        "usulan": ["layak", "dibatalkan"],
        "layak": ["dianggarkan", "dibatalkan"],
        "dianggarkan": ["pelaksanaan", "dibatalkan"],
        "pelaksanaan": ["selesai", "dibatalkan"],
        "selesai": ["diserahterimakan", "dibatalkan", "disetujui", "ditolak"],
        "diserahterimakan": ["dibatalkan", "disetujui", "ditolak"],
        "dibatalkan": [],
    }
    assert refused.details["sah"] == following[status]


def test_only_a_verifier_calls_a_proposal_feasible(fasilitator):
    with pytest.raises(PermissionDenied):
        go("layak", make_work(), fasilitator)


def test_calling_off_needs_a_reason_and_keeps_it(fasilitator, verifikator):
    work = make_work("layak")
    assert refusal(go, "batalkan", work, fasilitator).code == "alasan_kosong"
    steps.step(
        "batalkan", intervention=work, reason="Lahan bersengketa.", versi=1,
        by=fasilitator,
    )  # fmt: skip
    work.refresh_from_db()
    assert (work.status, work.alasan_status) == ("dibatalkan", "Lahan bersengketa.")
    verified = make_work("selesai", factories.make_rt("02"), verifikasi="disetujui")
    refused = refusal(go, "batalkan", verified, verifikator)
    assert refused.code == "transisi_tidak_sah"


def test_a_hand_over_leaves_the_verification(fasilitator):
    work = make_work("selesai", verifikasi="disetujui")
    assert go("serahkan", work, fasilitator).verifikasi == "disetujui"


def test_a_step_on_an_old_version_is_refused(verifikator):
    work = make_work()
    with pytest.raises(Stale):
        steps.step("layak", intervention=work, versi=7, by=verifikator)


# Verifying --------------------------------------------------------------------------


def test_verifying_refusing_and_taking_back(verifikator):
    work = make_work("selesai")
    common = {"intervention": work, "by": verifikator}
    steps.reject_intervention(reason="Ukur lagi.", versi=1, **common)
    work.refresh_from_db()
    assert (work.verifikasi, work.alasan_verifikasi) == ("ditolak", "Ukur lagi.")
    assert dirty() == set()
    steps.verify_intervention(versi=2, **common)
    work.refresh_from_db()
    assert (work.verifikasi, work.alasan_verifikasi) == ("disetujui", "")
    assert work.diverifikasi_pada is not None
    assert dirty() == {(work.rt_id, 2026)}
    refused = refusal(steps.take_back_verification, reason=" ", versi=3, **common)
    assert refused.code == "alasan_kosong"
    steps.take_back_verification(reason="Salah RT.", versi=3, **common)
    work.refresh_from_db()
    assert (work.verifikasi, work.alasan_verifikasi) == ("menunggu", "Salah RT.")
    assert work.diverifikasi_oleh is None
    assert dirty() == {(work.rt_id, 2026)}
    verbs = AuditEvent.objects.order_by("id").values_list("verba", flat=True)
    assert list(verbs) == [
        "kegiatan.refused", "kegiatan.verified", "kegiatan.taken_back",
    ]  # fmt: skip


@pytest.mark.parametrize("status", ["usulan", "layak", "dianggarkan", "pelaksanaan"])
def test_only_finished_works_are_verified(verifikator, status):
    work = make_work(status)
    refused = refusal(
        steps.verify_intervention, intervention=work, versi=1, by=verifikator
    )
    assert refused.code == "transisi_tidak_sah"
    assert "disetujui" not in refused.details["sah"]


@pytest.mark.parametrize("column", ["dibuat_oleh", "volume_oleh"])
def test_nobody_verifies_own_figures(verifikator, column):
    work = make_work("selesai", **{column: verifikator})
    common = {"intervention": work, "versi": 1}
    refused = refusal(steps.verify_intervention, by=verifikator, **common)
    assert refused.code == "orang_yang_sama"
    other = factories.make_user("staf_provinsi", "99")
    assert steps.verify_intervention(by=other, **common).counts


def test_a_facilitator_does_not_verify(fasilitator):
    with pytest.raises(PermissionDenied):
        steps.verify_intervention(
            intervention=make_work("selesai"), versi=1, by=fasilitator
        )


@pytest.mark.parametrize("taken", [{"realisasi": None}, {"sasaran": ""}])
def test_realised_volumes_are_needed(verifikator, taken):
    work = make_work("selesai", **taken)
    refused = refusal(
        steps.verify_intervention, intervention=work, versi=1, by=verifikator
    )
    assert refused.code == "belum_lengkap"


# What gets dirty by other ways ------------------------------------------------------


def test_every_way_to_change_counted_lines_makes_the_rt_dirty():
    rt, other = factories.make_rt(), factories.make_rt("02")
    work = make_work("selesai", rt, verifikasi="disetujui")
    assert dirty() >= {(rt.pk, 2026)}
    row = work.volume_set.get()
    row.volume_realisasi = 50
    row.save()
    assert dirty() == {(rt.pk, 2026)}
    InterventionVolume.objects.update(rt=other)
    assert dirty() == {(rt.pk, 2026), (other.pk, 2026)}
    InterventionVolume.objects.all().delete()
    assert dirty() == {(other.pk, 2026)}
    InterventionVolume.objects.bulk_create(
        [InterventionVolume(intervention=work, rt=rt, sasaran=DRAIN)]
    )
    assert dirty() == {(rt.pk, 2026)}
    Intervention.objects.update(tahun=2025)
    assert dirty() == {(rt.pk, 2025), (rt.pk, 2026)}
    Intervention.objects.update(nama="Nama lain")
    assert dirty() == set()


def test_lines_that_do_not_count_make_nothing_dirty():
    work = make_work("selesai")
    work.volume_set.update(volume_realisasi=5)
    work.volume_set.all().delete()
    assert dirty() == set()


# The lock ---------------------------------------------------------------------------


def test_a_locked_work_refuses_every_change(fasilitator, verifikator):
    work = make_work("selesai")
    Intervention.objects.update(terkunci=True)
    assert refusal(change, work, fasilitator, nama="x").code == "terkunci"
    assert refusal(go, "serahkan", work, fasilitator).code == "terkunci"
    refused = refusal(
        steps.verify_intervention, intervention=work, versi=1, by=verifikator
    )
    assert refused.code == "terkunci"
    Intervention.objects.update(terkunci=False)
    assert change(work, fasilitator, nama="Nama lain").nama == "Nama lain"


def test_nothing_comes_into_a_locked_year(fasilitator, verifikator):
    """Neither a new work, nor one of another year, nor a verification."""
    rt = factories.make_rt()
    work, late = make_work(rt=rt, tahun=2025), make_work("selesai", rt)
    TahunPenanganan.objects.create(
        wilayah=factories.make_wilayah().kota, tahun=2026, status="terkunci", revisi=1,
        dikunci_oleh=verifikator, dikunci_pada=timezone.now(),
    )  # fmt: skip
    assert set(refusal(propose, rt, fasilitator).details["masalah"]) == {"tahun"}
    refused = refusal(change, work, fasilitator, tahun=2026)
    assert set(refused.details["masalah"]) == {"tahun"}
    refused = refusal(
        steps.verify_intervention, intervention=late, versi=1, by=verifikator
    )
    assert refused.code == "terkunci"
    assert change(work, fasilitator, nama="Nama lain").nama == "Nama lain"


@pytest.mark.parametrize(
    "deed",
    [
        lambda w: Intervention.objects.filter(pk=w.pk).update(nama="x"),
        lambda w: w.volume_set.update(volume_realisasi=1),
        lambda w: w.volume_set.all().delete(),
        lambda w: w.dana_set.all().delete(),
        lambda w: w.delete(),
    ],
)
def test_the_database_holds_the_lock_by_itself(deed):
    work = make_work("selesai", terkunci=False)
    Intervention.objects.update(terkunci=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        deed(work)


# What is left -----------------------------------------------------------------------


def test_what_is_left_is_the_sheet_less_verified_works():
    rt = factories.make_rt()
    assert sisa.of([rt.pk], 2026) == {}
    # 310 m of bad drains in the sheet of 2024.
    factories.make_assessment("disahkan", rt, 2024)
    make_work("selesai", rt, tahun=2025, realisasi=60, verifikasi="disetujui")
    make_work("selesai", rt, tahun=2026, realisasi=40)
    make_work("selesai", rt, tahun=2023, realisasi=99, verifikasi="disetujui")
    assert sisa.of([rt.pk], 2026)[rt.pk, DRAIN] == 250
    assert sisa.of([rt.pk], 2024)[rt.pk, DRAIN] == 310
    one = make_work("selesai", rt, tahun=2026, realisasi=400, verifikasi="disetujui")
    assert sisa.of([rt.pk], 2026)[rt.pk, DRAIN] == 0
    assert sisa.of([rt.pk], 2026, without=one.pk)[rt.pk, DRAIN] == 250
    # The sheet of 2022 has no such volume: unknown, not zero.
    assert sisa.of([rt.pk], 2026)[rt.pk, "drainase_tidak_terhubung_m"] is None


def test_more_than_is_left_is_kept_with_its_reason(fasilitator):
    rt = factories.make_rt()
    factories.make_assessment("disahkan", rt, 2026)
    work = make_work("pelaksanaan", rt)
    too_much = lines(work, volume_realisasi=Decimal(311))
    refused = refusal(change, work, fasilitator, volumes=too_much)
    assert set(refused.details["masalah"]) == {"volume/0/alasan"}
    assert "realisasi 311 m melebihi sisa 310 m" in refused.message
    why = "Juga menyambung drainase RT sebelah."
    change(work, fasilitator, volumes=[{**too_much[0], "alasan": why}])
    row = work.volume_set.get()
    assert (row.volume_realisasi, row.alasan) == (311, why)
