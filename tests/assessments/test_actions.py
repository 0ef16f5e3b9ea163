"""What people do with a sheet, without any door in between."""

import uuid
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from assessments.actions import assessments as actions
from assessments.models import Assessment
from kawasan.models import DirtyEvent
from sibungas.audit.models import AuditEvent
from sibungas.lib.errors import Refused, Stale
from tests import factories

pytestmark = pytest.mark.django_db
KELURAHAN = "99.01.01.1001"


@pytest.fixture
def cast():
    class Cast:
        fasilitator = factories.make_user("fasilitator", KELURAHAN)
        tetangga = factories.make_user("fasilitator", "99.01.01.1002")
        verifikator = factories.make_user("verifikator", "99.01")
        pengesah = factories.make_user("admin_provinsi", "99")

    return Cast


def numbers(**changes):
    values = {**factories.HEADER, **factories.VOLUME, **changes}
    return {k: None if v is None else Decimal(str(v)) for k, v in values.items()}


def start(cast, rt=None, **more):
    asked = {"tahun": 2026, "jenis": "baseline", "uuid": uuid.uuid4(), **more}
    rt = rt or factories.make_rt()
    return actions.start_assessment(rt=rt, by=cast.fasilitator, **asked)


def submit(sheet, by, reasons=None, **changes):
    return actions.submit_assessment(
        assessment=sheet,
        values=numbers(**changes),
        reasons=reasons or {},
        versi=sheet.versi,
        by=by,
    )


def walk(sheet, cast, *names):
    by = {"verify": cast.verifikator, "approve": cast.pengesah}
    for name in names:
        actor = by.get(name, cast.verifikator)
        reason = "Periksa jalan." if name in ("return", "cancel") else ""
        sheet = actions.step(
            name, assessment=sheet, reason=reason, versi=sheet.versi, by=actor
        )
    return sheet


# Starting ---------------------------------------------------------------------------


def test_a_draft_starts_with_the_denominators_in_force_and_no_volume(cast):
    rt = factories.make_rt()
    rt.penyebut.create(berlaku_tahun=2025, jumlah_kk=61, jumlah_bangunan=51)
    rt.penyebut.create(berlaku_tahun=2027, jumlah_kk=99)
    sheet = start(cast, rt)
    assert (sheet.jumlah_kk, sheet.jumlah_bangunan) == (61, 51)
    assert sheet.jalan_rusak_m is None
    assert (sheet.status, sheet.ruleset) == ("draf", "permen-pupr-14-2018")


def test_a_survey_before_2018_is_made_by_the_rules_of_2016(cast):
    assert start(cast, tahun=2017).ruleset == "permen-pupr-02-2016"


def test_the_same_click_twice_is_one_draft(cast):
    rt, key = factories.make_rt(), uuid.uuid4()
    first, second = start(cast, rt, uuid=key), start(cast, rt, uuid=key)
    assert first.pk == second.pk


def test_one_active_sheet_per_rt_year_and_kind(cast):
    rt = factories.make_rt()
    start(cast, rt)
    with pytest.raises(Refused, match="sudah mempunyai penilaian aktif"):
        start(cast, rt)
    assert start(cast, rt, jenis="verifikasi_lapangan").jenis == "verifikasi_lapangan"


def test_a_closed_rt_and_a_coming_year_are_refused(cast):
    with pytest.raises(Refused, match="sudah ditutup"):
        start(cast, factories.make_rt(aktif=False))
    with pytest.raises(Refused, match="belum mulai"):
        start(cast, factories.make_rt("02"), tahun=date.today().year + 1)


def test_neighbours_start_nothing(cast):
    cast.fasilitator = cast.tetangga
    with pytest.raises(PermissionDenied):
        start(cast)


# Typing -----------------------------------------------------------------------------


def save(sheet, cast, versi=None, **values):
    return actions.save_draft(
        assessment=sheet,
        values=values,
        raw={},
        versi=versi or sheet.versi,
        by=cast.fasilitator,
    )


def test_saving_the_same_again_is_no_change_even_on_its_old_version(cast):
    sheet = start(cast)
    first = save(sheet, cast, jalan_rusak_m=Decimal("12.5"))
    again = save(sheet, cast, jalan_rusak_m=Decimal("12.50"))
    assert first.versi == again.versi == sheet.versi + 1
    assert AuditEvent.objects.filter(verba="assessment.saved").count() == 1


def test_an_old_version_is_refused_with_the_present_sheet(cast):
    sheet = start(cast)
    save(sheet, cast, jalan_rusak_m=Decimal(12))
    with pytest.raises(Stale) as stale:
        save(sheet, cast, jalan_rusak_m=Decimal(13))
    assert stale.value.details["current"].jalan_rusak_m == 12


def test_only_typed_columns_can_be_typed(cast):
    sheet = save(start(cast), cast, skor=80, resmi=True, status="disahkan")
    assert (sheet.skor, sheet.resmi, sheet.status) == (None, False, "draf")


def test_a_whole_draft_shows_its_score_and_an_incomplete_one_none(cast):
    whole = save(start(cast), cast, **numbers())
    assert (whole.skor, whole.tingkat) == (38, "KS")
    part = save(whole, cast, jalan_rusak_m=None)
    assert (part.skor, part.tingkat) == (None, "")


# Handing in -------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["jalan_rusak_m", "jumlah_kk", "luas_genangan_ha"])
def test_a_missing_number_is_never_a_zero(cast, name):
    with pytest.raises(Refused, match="Belum diisi") as refused:
        submit(start(cast), cast.fasilitator, **{name: None})
    assert refused.value.code == "belum_lengkap"
    assert Assessment.objects.get().status == "draf"


def test_a_volume_above_its_whole_is_refused_by_the_rules(cast):
    with pytest.raises(Refused, match="melebihi"):
        submit(start(cast), cast.fasilitator, jalan_rusak_m=781)


def test_a_volume_above_its_whole_is_refused_by_the_database_too(cast):
    sheet = submit(start(cast), cast.fasilitator)
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.filter(pk=sheet.pk).update(jalan_rusak_m=781)


def test_a_warning_needs_a_reason_of_its_own(cast):
    sheet = start(cast)
    with pytest.raises(Refused, match="Tulis alasannya"):
        submit(sheet, cast.fasilitator, luas_kepadatan_tinggi_ha="4.63")
    reasons = {"kepadatan_tidak_sesuai": " KDB ", "lain": "tidak ada"}
    sheet = submit(sheet, cast.fasilitator, reasons, luas_kepadatan_tinggi_ha="4.63")
    assert sheet.alasan_peringatan == {"kepadatan_tidak_sesuai": "KDB"}


# Deciding ---------------------------------------------------------------------------


def test_from_draft_to_official_with_three_people(cast):
    sheet = walk(submit(start(cast), cast.fasilitator), cast, "verify", "approve")
    assert (sheet.status, sheet.resmi, sheet.skor) == ("disahkan", True, 38)
    people = (sheet.diajukan_oleh, sheet.diverifikasi_oleh, sheet.disahkan_oleh)
    assert people == (cast.fasilitator, cast.verifikator, cast.pengesah)
    deeds = AuditEvent.objects.order_by("id").values_list("verba", flat=True)
    names = ["created", "submitted", "verified", "approved"]
    assert list(deeds) == [f"assessment.{name}" for name in names]


def test_nobody_checks_the_own_work(cast):
    sheet = submit(start(cast), cast.fasilitator)
    Assessment.objects.filter(pk=sheet.pk).update(diajukan_oleh=cast.verifikator)
    with pytest.raises(Refused, match="sendiri"):
        walk(sheet, cast, "verify")
    verified = factories.make_assessment(
        "diverifikasi", rt=factories.make_rt("02"), diverifikasi_oleh=cast.pengesah
    )
    with pytest.raises(Refused, match="orang lain|tidak boleh sama"):
        walk(verified, cast, "approve")


@pytest.mark.parametrize("who", ["diverifikasi_oleh", "disahkan_oleh"])
def test_the_database_refuses_one_person_in_two_roles(who):
    sheet = factories.make_assessment("disahkan")
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.filter(pk=sheet.pk).update(**{who: sheet.diajukan_oleh})


def test_a_returned_sheet_is_verified_anew(cast):
    sheet = walk(submit(start(cast), cast.fasilitator), cast, "verify", "return")
    assert (sheet.status, sheet.alasan) == ("dikembalikan", "Periksa jalan.")
    assert sheet.diverifikasi_oleh is None
    again = submit(sheet, cast.fasilitator, jalan_rusak_m=600)
    assert (again.status, again.alasan, again.jalan_rusak_m) == ("diajukan", "", 600)


def test_a_step_out_of_turn_tells_the_legal_ones(cast):
    sheet = submit(start(cast), cast.fasilitator)
    with pytest.raises(Refused) as refused:
        walk(sheet, cast, "approve")
    legal = {"dikembalikan", "diverifikasi", "dibatalkan"}
    assert set(refused.value.details["sah"]) == legal


def test_a_later_approval_replaces_and_a_cancellation_reinstates(cast):
    rt = factories.make_rt()
    first = walk(submit(start(cast, rt), cast.fasilitator), cast, "verify", "approve")
    other = start(cast, rt, jenis="verifikasi_lapangan")
    other = walk(submit(other, cast.fasilitator), cast, "verify", "approve")
    first.refresh_from_db()
    assert (first.status, first.resmi) == ("disahkan", False)
    assert (other.resmi, other.menggantikan) == (True, first)
    cancelled = walk(other, cast, "cancel")
    first.refresh_from_db()
    assert (cancelled.resmi, first.resmi) == (False, True)


def test_every_step_of_the_way_leaves_its_event(cast):
    sheet = start(cast)
    for change in (
        lambda: submit(sheet, cast.fasilitator),
        lambda: walk(Assessment.objects.get(), cast, "verify"),
        lambda: walk(Assessment.objects.get(), cast, "approve"),
        lambda: walk(Assessment.objects.get(), cast, "cancel"),
    ):
        DirtyEvent.objects.all().delete()
        change()
        events = DirtyEvent.objects.values_list("jenis", "kunci", "tahun")
        assert set(events) == {("rt", sheet.rt_id, 2026)}


# Receiving --------------------------------------------------------------------------


def receive(cast, rt, key, *, submit=True, **changes):
    return actions.receive_assessment(
        uuid=key,
        rt=rt,
        tahun=2026,
        jenis="baseline",
        ruleset="permen-pupr-14-2018",
        device_time=None,
        submit=submit,
        values={**numbers(**changes), "tanggal_survei": date(2026, 3, 1)},
        reasons={},
        by=cast.fasilitator,
    )


def test_a_resend_is_the_same_sheet_also_after_a_decision(cast):
    rt, key = factories.make_rt(), uuid.uuid4()
    sheet, created = receive(cast, rt, key)
    assert (created, sheet.status, sheet.kanal) == (True, "diajukan", "api")
    walk(sheet, cast, "verify", "approve")
    again, created = receive(cast, rt, key, luas_verifikasi_ha="4.630")
    assert (created, again.pk, again.status) == (False, sheet.pk, "disahkan")
    assert AuditEvent.objects.filter(verba="assessment.received").count() == 1


def test_other_content_under_a_known_uuid_changes_nothing(cast):
    rt, key = factories.make_rt(), uuid.uuid4()
    receive(cast, rt, key)
    with pytest.raises(Refused) as refused:
        receive(cast, rt, key, jalan_rusak_m=600)
    assert refused.value.code == "isi_berbeda"
    assert Assessment.objects.get().jalan_rusak_m == 605


def test_a_draft_from_a_device_may_be_incomplete(cast):
    rt = factories.make_rt()
    sheet, _created = receive(cast, rt, uuid.uuid4(), submit=False, jumlah_kk=None)
    assert (sheet.status, sheet.skor, sheet.jumlah_kk) == ("draf", None, None)
