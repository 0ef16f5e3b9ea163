"""Managing people: inside the own territory, never above the own rights."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kawasan.models import Penugasan
from sibungas.accounts.models import ApiToken, User
from sibungas.audit.models import AuditEvent
from tests.factories import PASSWORD, make_user, make_wilayah

pytestmark = pytest.mark.django_db
INVITE = {
    "nama": "Siti Aminah",
    "username": "Siti.Aminah",
    "email": "",
    "instansi": "Disperkim Kota Satu",
    "peran": "fasilitator",
    "kode_wilayah": "99.01.01.1001 Kelurahan Satu",
    "mulai": "2026-01-01",
    "sampai": "",
    "dasar": "SK 1/2026",
}


@pytest.fixture
def places(db):
    return make_wilayah()


@pytest.fixture
def manager(client, places):
    """An administrator of the province, signed in on ``client``."""
    user = make_user("admin_provinsi", "99")
    client.force_login(user)
    return user


def invite(client, **changes):
    return client.post("/pengguna/baru/", {**INVITE, **changes})


def test_an_invitation_makes_an_account_a_duty_and_a_link(client, manager):
    page = invite(client)
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    user = User.objects.get(username="siti.aminah")
    assert not user.has_usable_password() and not user.is_staff
    duty = user.penugasan.get()
    assert (duty.peran, duty.wilayah.kode) == ("fasilitator", "99.01.01.1001")
    assert duty.dibuat_oleh == manager
    assert "/undangan/" in page.content.decode()
    assert "wa.me" in page.content.decode()
    verbs = AuditEvent.objects.filter(oleh=manager).values_list("verba", flat=True)
    assert {"user.created", "duty.added"} <= set(verbs)


def test_the_link_of_an_invitation_is_not_in_the_trail(client, manager):
    invite(client)
    kept = str(list(AuditEvent.objects.values_list("sebelum", "sesudah")))
    assert "undangan" not in kept


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"peran": "superadmin", "kode_wilayah": ""}, "peran"),
        ({"peran": "dukun"}, "peran"),
        ({"kode_wilayah": ""}, "kode_wilayah"),
        ({"kode_wilayah": "98.01"}, "kode_wilayah"),
        ({"sampai": "2025-12-31"}, "sampai"),
        ({"mulai": "kemarin"}, "mulai"),
        ({"username": "dengan spasi"}, "username"),
        ({"nama": ""}, "nama"),
    ],
)
def test_what_cannot_be_given_is_refused_on_the_field(client, manager, changes, field):
    page = invite(client, **changes)
    assert page.status_code == 422
    assert field in page.context["form"].errors
    assert not User.objects.filter(nama="Siti Aminah").exists()


def test_a_name_in_use_is_refused_whatever_its_capitals(client, manager):
    make_user(username="SITI.aminah")
    assert "username" in invite(client).context["form"].errors


def test_places_outside_the_territory_cannot_be_given(client, places):
    client.force_login(make_user("admin_provinsi", "99.01"))
    page = invite(client, kode_wilayah="99.02.01.2001")
    assert "kode_wilayah" in page.context["form"].errors
    assert "Desa Tiga" not in client.get("/pengguna/wilayah/").content.decode()


def test_who_manages_nobody_sees_no_page_about_people(client, places):
    somebody = make_user("fasilitator", "99.01")
    for role in ("verifikator", "staf_provinsi", "auditor", "pimpinan", ""):
        client.force_login(make_user(role, "99"))
        for path in ("", "baru/", "wilayah/", f"{somebody.pk}/"):
            assert client.get(f"/pengguna/{path}").status_code == 403, (role, path)
        assert invite(client).status_code == 403


def test_people_elsewhere_are_not_there(client, places):
    here, there = make_user("lurah", "99.01.01.1001"), make_user("lurah", "99.02")
    client.force_login(make_user("admin_provinsi", "99.01"))
    listed = client.get("/pengguna/").content.decode()
    assert here.nama in listed and there.nama not in listed
    url = f"/pengguna/{there.pk}/"
    assert client.get(url).status_code == 404
    for act in ("tugas/", "nonaktif/", "aktif/", "reset/", "tugas/1/akhiri/"):
        assert client.post(url + act).status_code == 404
    assert client.get(f"/pengguna/{here.pk}/").status_code == 200


def test_made_up_numbers_are_not_there(client, manager):
    assert client.get("/pengguna/999999/").status_code == 404
    mine = make_user("lurah", "99.01")
    assert client.post(f"/pengguna/{mine.pk}/tugas/999999/akhiri/").status_code == 404


def test_greater_rights_cannot_be_taken_over(client, manager):
    """A superadmin who also serves here is seen, but not changed by us."""
    boss = make_user("superadmin", password=PASSWORD)
    Penugasan.objects.create(
        user=boss,
        peran="pimpinan",
        wilayah=make_wilayah().provinsi,
        mulai=date(2020, 1, 1),
    )
    url = f"/pengguna/{boss.pk}/"
    assert client.get(url).status_code == 200
    duty = {k: INVITE[k] for k in ("peran", "kode_wilayah", "mulai")}
    assert client.post(url + "reset/", {"cara": "sementara"}).status_code == 403
    assert client.post(url + "nonaktif/").status_code == 403
    assert client.post(url + "tugas/", duty).status_code == 403
    assert client.post(url, {"nama": "Orang Lain"}).status_code == 403
    boss.refresh_from_db()
    assert boss.check_password(PASSWORD) and boss.is_active


@pytest.mark.parametrize("role", ["admin_provinsi", "superadmin"])
def test_nobody_changes_the_own_rights(client, places, role):
    user = make_user(role, "99")
    make_user("superadmin")
    client.force_login(user)
    url = f"/pengguna/{user.pk}/"
    duty = {"peran": "pimpinan", "kode_wilayah": "99", "mulai": "2026-01-01"}
    own = user.penugasan.get()
    assert client.post(url + "tugas/", duty).status_code == 403
    assert client.post(url + f"tugas/{own.pk}/akhiri/").status_code == 403
    assert client.post(url + "nonaktif/").status_code == 403
    assert client.post(url + "reset/").status_code == 403
    assert user.penugasan.count() == 1


def test_an_administrator_gives_no_role_above_the_own(client, manager):
    user = make_user("lurah", "99.01")
    duty = {"peran": "superadmin", "kode_wilayah": "99", "mulai": "2026-01-01"}
    answer = client.post(f"/pengguna/{user.pk}/tugas/", duty)
    assert answer.status_code == 422
    assert user.penugasan.count() == 1


def test_a_duty_is_added_once_and_ends_at_once(client, manager):
    user = make_user("lurah", "99.01")
    url = f"/pengguna/{user.pk}/tugas/"
    duty = {"peran": "verifikator", "kode_wilayah": "99.01", "mulai": "2020-01-01"}
    assert client.post(url, duty).status_code == 302
    assert client.post(url, duty).status_code == 422
    made = user.penugasan.get(peran="verifikator")
    theirs = Client()
    theirs.force_login(user)
    assert theirs.get("/jejak-audit/").status_code == 403
    assert client.post(f"{url}{made.pk}/akhiri/").status_code == 302
    made.refresh_from_db()
    assert made.sampai == timezone.localdate() - timedelta(days=1)
    assert not user.penugasan.open_on(timezone.localdate()).filter(pk=made.pk).exists()
    event = AuditEvent.objects.filter(verba="duty.ended").get()
    assert event.kode_wilayah == "99.01" and event.oleh == manager


def test_a_duty_of_today_ends_at_once_too(client, manager):
    user = make_user("lurah", "99.01")
    today = timezone.localdate()
    duty = Penugasan.objects.create(
        user=user, peran="bappeda", wilayah=make_wilayah().kota, mulai=today
    )
    client.post(f"/pengguna/{user.pk}/tugas/{duty.pk}/akhiri/")
    assert not user.penugasan.open_on(today).filter(peran="bappeda").exists()


def test_sessions_and_tokens_of_a_closed_account_die_at_once(client, manager, probe):
    user = make_user("lurah", "99.01", password=PASSWORD)
    key = ApiToken.new_key()
    token = ApiToken.objects.create(
        user=user,
        nama="mesin",
        sidik=ApiToken.fingerprint(key),
        berlaku_sampai=timezone.now() + timedelta(days=1),
    )
    theirs = Client()
    theirs.force_login(user)
    bearer = {"HTTP_AUTHORIZATION": f"Bearer {key}"}
    assert theirs.get("/profil/").status_code == 200
    assert Client().get(probe, **bearer).status_code == 200
    assert client.post(f"/pengguna/{user.pk}/nonaktif/").status_code == 302
    assert theirs.get("/profil/").status_code == 302
    assert Client().get(probe, **bearer).status_code == 401
    # Neither comes back with the account.
    page = client.post(f"/pengguna/{user.pk}/aktif/")
    assert "/undangan/" in page.content.decode()
    assert theirs.get("/profil/").status_code == 302
    assert Client().get(probe, **bearer).status_code == 401
    token.refresh_from_db()
    assert token.dicabut_pada is not None


def test_a_reset_ends_the_old_password_and_the_sessions(client, manager):
    user = make_user("lurah", "99.01", password=PASSWORD)
    theirs = Client()
    theirs.force_login(user)
    page = client.post(f"/pengguna/{user.pk}/reset/", {"cara": "tautan"})
    assert "/undangan/" in page.content.decode()
    assert theirs.get("/profil/").status_code == 302
    user.refresh_from_db()
    assert not user.has_usable_password()


def test_a_temporary_password_must_be_changed(client, manager):
    user = make_user("lurah", "99.01")
    page = client.post(f"/pengguna/{user.pk}/reset/", {"cara": "sementara"})
    user.refresh_from_db()
    assert user.wajib_ganti_sandi
    assert user.check_password(page.context["password"])


def test_the_last_superadmin_stays(client, places):
    """The nation's last manager cannot be closed, not even by a colleague of 99."""
    last, other = make_user("superadmin"), make_user("superadmin")
    client.force_login(other)
    assert client.post(f"/pengguna/{last.pk}/nonaktif/").status_code == 302
    last.refresh_from_db()
    assert not last.is_active
    other.refresh_from_db()
    assert other.is_active


def test_a_superadmin_whose_colleague_leaves_soon_is_the_last(places):
    from kawasan.actions import people
    from sibungas.lib.errors import Refused

    last, leaving = make_user("superadmin"), make_user("superadmin")
    leaving.penugasan.update(sampai=timezone.localdate())
    with pytest.raises(Refused) as refusal:
        people.deactivate(user=last, by=leaving)
    assert refusal.value.code == "superadmin_terakhir"
    with pytest.raises(Refused):
        people.end_duty(duty=last.penugasan.get(), by=leaving)


def test_the_list_searches_filters_and_exports(client, manager):
    make_user("lurah", "99.01", nama="Budi Lurah")
    make_user("verifikator", "99.02", nama="Wati Verifikator")
    for query in ("q=budi", "peran=lurah", "wilayah=99.01&keadaan=aktif"):
        shown = client.get(f"/pengguna/?{query}").content.decode()
        assert "Budi Lurah" in shown and "Wati Verifikator" not in shown, query
    page = client.get("/pengguna/?unduh=csv&peran=lurah")
    text = b"".join(page).decode()
    assert "Budi Lurah" in text and "Wati" not in text


def test_the_list_needs_few_queries(client, manager, django_assert_max_num_queries):
    for _ in range(12):
        make_user("lurah", "99.01")
    with django_assert_max_num_queries(12):
        client.get("/pengguna/")


def test_changing_a_person_is_kept_without_the_address(client, manager):
    user = make_user("lurah", "99.01")
    data = {"nama": "Nama Baru", "email": "baru@contoh.id", "instansi": ""}
    assert client.post(f"/pengguna/{user.pk}/", data).status_code == 302
    event = AuditEvent.objects.get(verba="user.changed")
    assert event.sesudah["nama"] == "Nama Baru"
    assert "baru@contoh.id" not in str(event.sesudah)
