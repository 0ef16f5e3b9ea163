"""Whose accounts a manager sees, may change, and which rights they may hand out."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from kawasan import access
from kawasan.models import Penugasan
from sibungas.accounts.models import User

# A manager hands out no role above the own one.
_ASSIGNABLE = {
    "superadmin": tuple(access.ROLES),
    "admin_provinsi": tuple(role for role in access.ROLES if role != "superadmin"),
}


def visible_people(manager: Any) -> QuerySet[User]:
    """Everybody for the nation's manager; else who served in the territories."""
    people = User.objects.all()
    if "" in access.scope(manager, "manage_users"):
        return people
    served = Penugasan.objects.visible_to(manager).filter(user=OuterRef("pk"))
    return people.filter(Exists(served))


def assignable_roles(manager: Any) -> dict[str, str]:
    """Roles the manager may give somewhere, with their labels."""
    mine = access.roles(manager)
    given = {role for own in mine for role in _ASSIGNABLE.get(own, ())}
    return {role: label for role, label in access.ROLES.items() if role in given}


def may_assign(manager: Any, role: str, kode: str) -> bool:
    """Whether one grant of the manager covers both the role and the place."""
    return any(
        role in _ASSIGNABLE.get(grant.role, ()) and access.holds(grant.kode, kode)
        for grant in access.grants(manager)
    )


def duties(user: User) -> QuerySet[Penugasan]:
    """Assignments that are open today or will be."""
    today = timezone.localdate()
    rows = Penugasan.objects.filter(user=user)
    return rows.filter(Q(sampai=None) | Q(sampai__gte=today))


def may_manage(manager: Any, user: User) -> bool:
    """Whether every right of ``user`` is one the manager could have given.

    Otherwise a reset link would be a way to somebody else's greater rights.
    """
    if not visible_people(manager).filter(pk=user.pk).exists():
        return False
    return all(
        may_assign(manager, duty.peran, duty.kode_wilayah)
        for duty in duties(user).select_related("wilayah").defer("wilayah__batas")
    )


def require_manage(manager: Any, user: User) -> None:
    if user.pk == manager.pk:
        raise PermissionDenied("Anda tidak dapat mengubah akun dan hak Anda sendiri.")
    if not may_manage(manager, user):
        raise PermissionDenied("Orang ini mempunyai penugasan di luar kewenangan Anda.")


def require_assign(manager: Any, role: str, kode: str) -> None:
    if not may_assign(manager, role, kode):
        raise PermissionDenied("Anda tidak berwenang memberi peran ini di wilayah ini.")
