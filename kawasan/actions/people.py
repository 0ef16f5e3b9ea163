"""Inviting people, giving and ending their duties, closing accounts.

People are never deleted. Nobody changes the own rights; nobody gives more than the
own rights; somebody always remains who can manage the whole nation.
"""

import secrets
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from kawasan import people
from kawasan.models import Penugasan, Wilayah
from sibungas.accounts.models import ApiToken, Institution, User
from sibungas.audit.record import changes, record
from sibungas.lib.errors import Refused

# Any number, the same for all: two first administrators must not come at once.
_SETUP_LOCK = 6_371_002


@transaction.atomic
def invite(*, values: Mapping[str, Any], duty: Mapping[str, Any], by: Any) -> User:
    """A new account without password, with its first duty."""
    wilayah: Wilayah | None = duty["wilayah"]
    people.require_assign(by, duty["peran"], _kode(wilayah))
    user = User(**_with_institution(values, by))
    user.set_unusable_password()
    _save(user)
    record(
        "user.created",
        user,
        by=by,
        kode_wilayah=_kode(wilayah),
        after={"username": user.username, "instansi": user.instansi_id},
    )
    _assign(user, duty, by)
    return user


@transaction.atomic
def change_user(*, user: User, values: Mapping[str, Any], by: Any) -> User:
    """Name, office or address of a person."""
    locked = _locked(user)
    people.require_manage(by, locked)
    before, after = changes(locked, _with_institution(values, by))
    if after:
        for name, value in after.items():
            setattr(locked, name, value)
        _save(locked)
        _record(
            "user.changed", locked, by, before=_masked(before), after=_masked(after)
        )
    return locked


@transaction.atomic
def add_duty(*, user: User, duty: Mapping[str, Any], by: Any) -> Penugasan:
    locked = _locked(user)
    people.require_manage(by, locked)
    people.require_assign(by, duty["peran"], _kode(duty["wilayah"]))
    return _assign(locked, duty, by)


@transaction.atomic
def end_duty(*, duty: Penugasan, by: Any) -> None:
    """The right is gone at once; a duty that never held a full day is removed."""
    user = _locked(duty.user)
    locked = Penugasan.objects.select_for_update().get(pk=duty.pk)
    if user.pk == by.pk:
        raise PermissionDenied("Anda tidak dapat mengubah akun dan hak Anda sendiri.")
    people.require_assign(by, locked.peran, locked.kode_wilayah)
    yesterday = timezone.localdate() - timedelta(days=1)
    if locked.sampai is not None and locked.sampai <= yesterday:
        raise Refused("Penugasan ini sudah berakhir.", code="sudah_berakhir")
    if locked.peran == "superadmin":
        _keep_a_superadmin(user)
    before = {"penugasan": str(locked), "sampai": locked.sampai}
    # The row that is gone stays in the trail and in the history of the table.
    if locked.mulai > yesterday:
        after: dict[str, Any] = {"dihapus": True}
        kode = locked.kode_wilayah
        locked.delete()
    else:
        after, kode = {"sampai": yesterday}, locked.kode_wilayah
        locked.sampai = yesterday
        locked.save(update_fields=["sampai"])
    record("duty.ended", user, by=by, kode_wilayah=kode, before=before, after=after)


@transaction.atomic
def deactivate(*, user: User, by: Any) -> User:
    """Sessions and tokens end at once and do not come back with the account."""
    locked = _locked(user)
    people.require_manage(by, locked)
    if not locked.is_active:
        raise Refused("Akun ini sudah nonaktif.", code="sudah_nonaktif")
    _keep_a_superadmin(locked)
    locked.is_active = False
    locked.set_unusable_password()
    locked.save(update_fields=["is_active", "password"])
    open_tokens = ApiToken.objects.filter(user=locked, dicabut_pada=None)
    revoked = open_tokens.update(dicabut_pada=timezone.now())
    _record("user.deactivated", locked, by, after={"token_dicabut": revoked})
    return locked


@transaction.atomic
def reactivate(*, user: User, by: Any) -> User:
    """The account opens again; a new password comes by invitation link."""
    locked = _locked(user)
    people.require_manage(by, locked)
    if locked.is_active:
        raise Refused("Akun ini sudah aktif.", code="sudah_aktif")
    locked.is_active = True
    locked.save(update_fields=["is_active"])
    _record("user.reactivated", locked, by)
    return locked


@transaction.atomic
def reset_password(*, user: User, by: Any) -> User:
    """The old password and every session end; the person gets a link."""
    locked = _resettable(user, by)
    locked.set_unusable_password()
    locked.wajib_ganti_sandi = False
    locked.save(update_fields=["password", "wajib_ganti_sandi"])
    _record("password.reset", locked, by, after={"cara": "tautan"})
    return locked


@transaction.atomic
def temporary_password(*, user: User, by: Any) -> str:
    """A password to hand over in person; it must be changed at the first sign-in."""
    locked = _resettable(user, by)
    password = secrets.token_urlsafe(12)
    locked.set_password(password)
    locked.wajib_ganti_sandi = True
    locked.save(update_fields=["password", "wajib_ganti_sandi"])
    _record("password.reset", locked, by, after={"cara": "kata sandi sementara"})
    return password


@transaction.atomic
def first_administrator(*, values: Mapping[str, Any], password: str) -> User:
    """The account that opens an empty portal; refused once anybody exists."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_SETUP_LOCK])
    if User.objects.exists():
        raise Refused("Portal ini sudah mempunyai pengguna.", code="sudah_ada")
    user = User(**values)
    user.set_password(password)
    _save(user)
    duty = Penugasan(user=user, peran="superadmin", mulai=timezone.localdate())
    duty.dasar = "Pemasangan portal"
    duty.save()
    record("user.created", user, by=user, after={"penugasan": str(duty)})
    return user


# Steps ------------------------------------------------------------------------


def _kode(wilayah: Wilayah | None) -> str:
    return wilayah.kode if wilayah else ""


def _locked(user: User) -> User:
    # Not FOR UPDATE: rows of the trail that point at this person need not wait.
    rows = User.objects.select_for_update(of=("self",), no_key=True)
    return rows.get(pk=user.pk)


def _resettable(user: User, by: Any) -> User:
    locked = _locked(user)
    people.require_manage(by, locked)
    if not locked.is_active:
        raise Refused("Aktifkan akun ini lebih dahulu.", code="nonaktif")
    return locked


def _with_institution(values: Mapping[str, Any], by: Any) -> dict[str, Any]:
    return {**values, "instansi": _institution(values.get("instansi", ""), by)}


def _institution(nama: str, by: Any) -> Institution | None:
    """The office of that name, new when it is not known yet; "" is none."""
    if not nama:
        return None
    lain = Institution.Kategori.LAIN
    found, created = Institution.objects.get_or_create(
        nama=nama, defaults={"kategori": lain}
    )
    if created:
        record("institution.created", found, by=by, after={"nama": nama})
    return found


def _save(user: User) -> None:
    user.full_clean(exclude=["password"])
    try:
        user.save()
    except IntegrityError as error:
        # Somebody took the name or the address since it was checked.
        raise ValidationError("Nama pengguna atau surel ini baru dipakai.") from error


def _assign(user: User, duty: Mapping[str, Any], by: Any) -> Penugasan:
    if not user.is_active:
        raise Refused("Aktifkan akun ini lebih dahulu.", code="nonaktif")
    made = Penugasan(user=user, dibuat_oleh=by, **duty)
    made.full_clean()
    same = people.duties(user).filter(peran=made.peran, wilayah=made.wilayah)
    if any(_overlap(made, other) for other in same):
        raise ValidationError("Orang ini sudah mempunyai penugasan itu pada masa itu.")
    made.save()
    after = {"penugasan": str(made), "mulai": made.mulai, "sampai": made.sampai}
    kode = made.kode_wilayah
    record("duty.added", user, by=by, kode_wilayah=kode, after=after)
    return made


def _overlap(one: Penugasan, other: Penugasan) -> bool:
    latest = date.max
    return one.mulai <= (other.sampai or latest) and other.mulai <= (
        one.sampai or latest
    )


def _keep_a_superadmin(leaving: User) -> None:
    """Refuse when nobody else could manage the nation; two at once wait in line."""
    today = timezone.localdate()
    nation = Penugasan.objects.filter(peran="superadmin", wilayah=None)
    list(nation.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    mine = nation.open_on(today).filter(user=leaving)
    # A duty that will end by itself keeps nobody.
    lasting = nation.open_on(today).filter(sampai=None, user__is_active=True)
    if mine.exists() and not lasting.exclude(user=leaving).exists():
        raise Refused(
            "Ini superadmin terakhir. Beri orang lain peran itu lebih dahulu.",
            code="superadmin_terakhir",
        )


def _record(verb: str, user: User, by: Any, **more: Any) -> None:
    """In the trail of the person's first territory."""
    codes = people.duties(user).values_list("wilayah__kode", flat=True)
    kode = next((code for code in codes if code), "")
    record(verb, user, by=by, kode_wilayah=kode, **more)


def _masked(values: Mapping[str, Any]) -> dict[str, Any]:
    """Which fields changed, without addresses of people in clear."""
    return {k: "(disamarkan)" if k == "email" else v for k, v in values.items()}
