"""Every address × every caller × every relation: nobody sees or does too much.

The table of what is right is in ``tests/access/``, room by room. It is written by hand:
an address that is not in it, or that answers otherwise, fails here.
"""

from typing import Any

import pytest
from django.urls import path

from assessments.querysets import (
    AssessmentQuerySet,
    BulkReviewQuerySet,
    RekapKawasanQuerySet,
    RekapWilayahQuerySet,
)
from kawasan import access
from kawasan.models import Penugasan, Rt
from kawasan.querysets import (
    KawasanQuerySet,
    PenugasanQuerySet,
    RtQuerySet,
    WilayahQuerySet,
)
from kelompok.querysets import KsmQuerySet
from sibungas.accounts.models import ApiToken
from tests.access import land as ground
from tests.access.walk import DUTIES, TABLE, Caller, Walk, addresses, callers, undone

pytestmark = pytest.mark.django_db
ONE, TWO, CITY = "99.01.01.1001", "99.01.01.1002", "99.01"


@pytest.fixture
def land(settings, tmp_path):
    # Passwords are not the matter here, and slow on purpose.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.MEDIA_ROOT = str(tmp_path)
    return ground.build()


@pytest.fixture
def who(land) -> dict[str, Caller]:
    return {caller.name: caller for caller in callers()}


# The table --------------------------------------------------------------------------


def test_every_address_stands_in_the_table():
    assert set(addresses()) ^ set(TABLE) == set()


def test_an_address_that_is_new_is_missed_in_the_table():
    new = [path("baru/", lambda request: None, name="baru"), path("x/", lambda r: None)]
    assert set(addresses(new)) - set(TABLE) == {"baru", "x/"}


def test_every_role_walks():
    assert set(DUTIES) == set(access.ROLES)


# The walk ---------------------------------------------------------------------------


def test_nobody_gets_more_or_less_than_the_table_says(land, who):
    walk = Walk(land).go(who.values())
    assert not walk.wrong, "\n".join(walk.wrong)
    assert walk.cells > 10_000


# What the walk does not tell: keys of others inside one's own forms ---------------


def post(client: Any, caller: Caller, address: str, sent: dict[str, Any]) -> int:
    with undone() as written:
        status = client.post(address, sent, headers=caller.headers).status_code
    assert not written or status < 400, (address, written)
    return status


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        # An RT of mine into a kawasan of a neighbour.
        ("/rt/{rt}/ubah/", {"rt": "01", "versi": "1", "kawasan": "{kawasan}"}),
        ("/rt/baru/", {"rt": "77", "kelurahan": "{here}", "kawasan": "{kawasan}"}),
        # A kawasan or a KSM of mine reaching into a kelurahan of a neighbour.
        (
            "/kawasan/{mine}/ubah/",
            {
                "nama": "x",
                "luas_verifikasi_ha": "1",
                "status": "terduga",
                "versi": "1",
                "kelurahan_list": ["{here}", "{there}"],
            },
        ),
        (
            "/kelompok/ksm/{ksm}/ubah/",
            {
                "kode": "x",
                "nama": "x",
                "bidang": "sosial",
                "status": "aktif",
                "versi": "1",
                "kelurahan": "{there}",
            },
        ),
        # A token for the territory of a neighbour.
        (
            "/profil/",
            {"nama": "x", "cakupan": "baca", "kode_wilayah": "99.02", "hari": "30"},
        ),
    ],
)
def test_a_key_of_a_neighbour_is_no_choice(land, who, client, address, sent):
    far = ground.LEAVES["tiga"]
    known = {
        "rt": land.of("rt", ONE).pk,
        "mine": land.of("kawasan", ONE).kode,
        "kawasan": land.of("kawasan", far).pk,
        "here": land.of("wilayah", ONE).pk,
        "there": land.of("wilayah", far).pk,
        "ksm": land.of("ksm", ONE).pk,
    }

    def filled(value: Any) -> Any:
        texts = value if isinstance(value, list) else [value]
        done = [text.format(**known) for text in texts]
        return done if isinstance(value, list) else done[0]

    typed = {name: filled(value) for name, value in sent.items()}
    status = post(client, who["verifikator"], filled(address), typed)
    assert status == 422


@pytest.mark.parametrize(
    ("role", "kode"), [("superadmin", "99.01.01.1001"), ("lurah", "98"), ("lurah", "")]
)
def test_no_duty_beyond_the_own_is_handed_out(land, who, client, role, kode):
    person = land.of("person", ONE)
    sent = {"peran": role, "kode_wilayah": kode, "mulai": "2026-01-01"}
    before = Penugasan.objects.count()
    status = post(client, who["admin_provinsi"], f"/pengguna/{person.pk}/tugas/", sent)
    assert status == 422 and Penugasan.objects.count() == before


def test_a_duty_is_ended_under_its_own_person_only(land, who, client):
    """The duty of one person under the address of another does not exist."""
    duty, other = land.of("duty", ONE), land.of("person", TWO)
    address = f"/pengguna/{other.pk}/tugas/{duty.pk}/akhiri/"
    assert post(client, who["admin_provinsi"], address, {}) == 404


@pytest.mark.parametrize("name", ["status", "resmi", "skor", "diajukan_oleh"])
def test_a_machine_cannot_set_what_is_not_asked(land, who, client, name):
    sent = ground.sent_sheet(land.of("fresh rt", ONE)) | {name: "disahkan"}
    answer = client.post(
        "/api/v1/penilaian/",
        sent,
        content_type="application/json",
        headers=who["writing token"].headers,
    )
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == f"/{name}"


def test_one_revokes_the_own_token_only(land, who, client):
    owner = land.of("person", ONE)
    token = ApiToken.objects.get(user=owner)
    address = f"/profil/token/{token.pk}/cabut/"
    assert post(client, who["superadmin"], address, {}) == 404
    client.force_login(owner)
    assert client.post(address).status_code == 302
    token.refresh_from_db()
    assert token.dicabut_pada is not None


def test_a_right_that_ends_ends_between_two_requests(land, who, client):
    rt = land.of("rt", ONE)
    caller = who["verifikator"]
    edit = f"/rt/{rt.pk}/ubah/"
    assert client.get(edit, headers=caller.headers).status_code == 200
    Penugasan.objects.filter(peran="verifikator").update(peran="lurah")
    assert client.get(edit, headers=caller.headers).status_code == 403
    Penugasan.objects.filter(peran="lurah").delete()
    assert client.get(edit, headers=caller.headers).status_code == 404


# Controls: a door that is left open is found ------------------------------------------


def everything(rows: Any, *_: Any) -> Any:
    return rows.all()


@pytest.mark.parametrize(
    ("querysets", "caller", "names"),
    [
        (RtQuerySet, "fasilitator", ["dashboard:rt", "kawasan:rt_list", "api:rt"]),
        (
            KawasanQuerySet,
            "lurah",
            ["dashboard:kawasan", "kawasan:list", "api:kawasan"],
        ),
        (WilayahQuerySet, "lurah", ["dashboard:wilayah", "api:wilayah"]),
        (AssessmentQuerySet, "auditor", ["assessments:detail", "api:penilaian-list"]),
        (BulkReviewQuerySet, "verifikator", ["assessments:bulk"]),
        (RekapWilayahQuerySet, "narrow token", ["api:rekap", "api:rekap-list"]),
        (RekapKawasanQuerySet, "reading token", ["api:rekap-kawasan"]),
        (KsmQuerySet, "kader_pkk", ["kelompok:ksm", "kelompok:ksm_list"]),
        (PenugasanQuerySet, "admin_provinsi", ["kawasan:user", "kawasan:users"]),
    ],
)
def test_the_walk_finds_a_scope_that_is_missing(
    land, who, monkeypatch, querysets, caller, names
):
    assert Walk(land).go([who[caller]], names).wrong == []
    monkeypatch.setattr(querysets, "visible_to", everything)
    open_doors = Walk(land).go([who[caller]], names).wrong
    for name in names:
        short = name.partition(":")[2]
        assert open_doors, short
    assert any("answers 200, not 404" in said for said in open_doors)


@pytest.mark.parametrize("name", ["kawasan:audit", "kawasan:rt_list"])
def test_the_walk_finds_a_leak_in_a_list(land, who, monkeypatch, name):
    from django.db.models import Q

    monkeypatch.setattr(access, "scope_filter", lambda *_: Q())
    wrong = Walk(land).go([who["auditor"]], [name]).wrong
    assert any("unduh=csv" in said and "of jauh" in said for said in wrong)
    assert any("unduh=xlsx" in said and "of tiga" in said for said in wrong)


def test_the_walk_finds_an_action_that_does_not_ask(land, who, monkeypatch):
    monkeypatch.setattr(access, "require", lambda *_: None)
    names = ["kawasan:rt_close", "assessments:transition", "api:transition"]
    wrong = Walk(land).go([who["integrasi"]], names).wrong
    assert len(wrong) == 11


def test_the_walk_finds_a_write_that_was_refused_too_late(land, who, monkeypatch):
    def late(*_: Any) -> None:
        Rt.objects.update(kampung="x")
        raise access.PermissionDenied

    monkeypatch.setattr(access, "require", late)
    wrong = Walk(land).go([who["lurah"]], ["kawasan:rt_close"]).wrong
    assert any("was refused and wrote ['kawasan_rt']" in said for said in wrong)


def test_the_walk_finds_an_answer_that_tells_of_strangers(land, who, monkeypatch):
    from sibungas import views

    def telling(request: Any, status: int, *_: Any) -> Any:
        known = Rt.objects.filter(pk=request.resolver_match.kwargs["pk"]).exists()
        return views.HttpResponse("ada" if known else "tidak", status=status)

    monkeypatch.setattr(views, "_page", telling)
    wrong = Walk(land).go([who["lurah"]], ["dashboard:rt"]).wrong
    assert [said for said in wrong if "tells neighbour from absent" in said]
