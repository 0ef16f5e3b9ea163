"""Who may see and do what, where. The only place that knows roles and rights.

A grant is one open assignment: a role in a territory. A territory is a
Kemendagri code; it holds itself and every code that continues it after a dot.
The empty code is the whole nation.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils import timezone

ROLES = {
    "superadmin": "Superadmin",
    "admin_provinsi": "Admin Dinas Perkim Provinsi (pengesah)",
    "staf_provinsi": "Staf Dinas Perkim Provinsi",
    "pimpinan": "Kepala Dinas atau pimpinan",
    "verifikator": "Verifikator kab/kota",
    "fasilitator": "Fasilitator kelurahan",
    "lurah": "Lurah atau kepala desa",
    "sekretariat_pokja": "Sekretariat Pokja PKP",
    "anggota_pokja": "Anggota Pokja PKP",
    "bappeda": "Bappeda",
    "pengurus_kelompok": "Pengurus BKM, KSM, atau KPP",
    "kader_pkk": "Kader TP PKK",
    "auditor": "Auditor",
    "integrasi": "Integrasi sistem",
}

# What each right lets a person do; a right counts only inside the territory of
# the assignment that gives it.
RIGHTS: dict[str, frozenset[str]] = {
    "see": frozenset(ROLES),
    "see_assessment": frozenset(ROLES) - {"pengurus_kelompok", "kader_pkk"},
    "see_audit": frozenset({"superadmin", "admin_provinsi", "auditor"}),
    "manage_users": frozenset({"superadmin", "admin_provinsi"}),
    "manage_wilayah": frozenset({"superadmin", "admin_provinsi"}),
    "manage_rekap": frozenset({"superadmin", "admin_provinsi"}),
    "see_rekap_queue": frozenset(
        {"superadmin", "admin_provinsi", "staf_provinsi", "verifikator", "auditor"}
    ),
    "edit_kawasan": frozenset(
        {"superadmin", "admin_provinsi", "staf_provinsi", "verifikator"}
    ),
    "edit_rt": frozenset(
        {"superadmin", "admin_provinsi", "staf_provinsi", "verifikator"}
    ),
    "import": frozenset({"superadmin", "admin_provinsi", "verifikator"}),
    "edit_kelompok": frozenset(
        {"admin_provinsi", "staf_provinsi", "verifikator", "fasilitator"}
    ),
    "write_assessment": frozenset({"fasilitator", "verifikator"}),
    "verify": frozenset({"verifikator", "staf_provinsi", "admin_provinsi"}),
    "approve": frozenset({"admin_provinsi", "pimpinan"}),
    "return": frozenset({"verifikator", "staf_provinsi", "admin_provinsi"}),
    "cancel": frozenset({"verifikator", "admin_provinsi"}),
    "approve_area": frozenset({"lurah", "verifikator", "admin_provinsi", "pimpinan"}),
    "see_board": frozenset(
        {
            "superadmin",
            "admin_provinsi",
            "staf_provinsi",
            "pimpinan",
            "verifikator",
            "sekretariat_pokja",
            "anggota_pokja",
            "auditor",
        }
    ),
    "see_pokja": frozenset(
        {
            "superadmin",
            "admin_provinsi",
            "staf_provinsi",
            "pimpinan",
            "verifikator",
            "sekretariat_pokja",
            "anggota_pokja",
            "bappeda",
            "auditor",
        }
    ),
    "edit_intervention": frozenset(
        {"admin_provinsi", "staf_provinsi", "verifikator", "fasilitator"}
    ),
    "verify_intervention": frozenset(
        {"admin_provinsi", "staf_provinsi", "verifikator"}
    ),
    "manage_year": frozenset({"admin_provinsi", "staf_provinsi", "verifikator"}),
    "unlock_year": frozenset({"admin_provinsi", "pimpinan"}),
    "edit_sk": frozenset({"admin_provinsi", "staf_provinsi", "verifikator"}),
    "edit_konvensi": frozenset({"admin_provinsi"}),
    "report_upkeep": frozenset(
        {
            "admin_provinsi",
            "staf_provinsi",
            "verifikator",
            "fasilitator",
            "pengurus_kelompok",
        }
    ),
    "edit_pokja": frozenset(
        {"admin_provinsi", "staf_provinsi", "sekretariat_pokja", "bappeda"}
    ),
    "edit_meeting": frozenset(
        {"admin_provinsi", "staf_provinsi", "sekretariat_pokja", "bappeda"}
    ),
    # The second person of a berita acara; never the one who wrote the minutes.
    "approve_meeting": frozenset(
        {
            "admin_provinsi",
            "staf_provinsi",
            "pimpinan",
            "sekretariat_pokja",
            "bappeda",
        }
    ),
    "edit_action_item": frozenset(
        {"admin_provinsi", "staf_provinsi", "sekretariat_pokja", "bappeda"}
    ),
    "report_action_item": frozenset(
        {
            "admin_provinsi",
            "staf_provinsi",
            "sekretariat_pokja",
            "bappeda",
            "anggota_pokja",
            "verifikator",
        }
    ),
    "edit_bimtek": frozenset({"admin_provinsi", "staf_provinsi", "verifikator"}),
    "edit_plan": frozenset(
        {
            "admin_provinsi",
            "staf_provinsi",
            "sekretariat_pokja",
            "bappeda",
            "verifikator",
        }
    ),
    "see_personal": frozenset(
        {
            "admin_provinsi",
            "staf_provinsi",
            "sekretariat_pokja",
            "verifikator",
            "fasilitator",
        }
    ),
    "edit_indicator": frozenset({"admin_provinsi", "staf_provinsi", "bappeda"}),
}


# Who approves the year of a place, by the kind of the place.
AREA_ROLES: dict[str, frozenset[str]] = {
    "kelurahan": frozenset({"lurah", "verifikator"}),
    "desa": frozenset({"lurah", "verifikator"}),
    "kecamatan": frozenset({"verifikator"}),
    "kabupaten": frozenset({"verifikator"}),
    "kota": frozenset({"verifikator"}),
    "provinsi": frozenset({"admin_provinsi", "pimpinan"}),
}


@dataclass(frozen=True)
class Grant:
    """One open assignment: a role in a territory ("" is the whole nation)."""

    role: str
    kode: str


def holds(territory: str, kode: str) -> bool:
    """Whether ``kode`` lies in ``territory`` (63.7 does not hold 63.71)."""
    return not territory or kode == territory or kode.startswith(f"{territory}.")


def grants(user: Any) -> tuple[Grant, ...]:
    """Today's assignments; read once per user object, so once per request."""
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return ()
    if not hasattr(user, "_grants"):
        rows = user.penugasan.open_on(timezone.localdate())
        user._grants = tuple(
            Grant(role, kode or "")
            for role, kode in rows.values_list("peran", "wilayah__kode")
        )
    narrowed = getattr(user, "_token_kode", "")
    if not narrowed:
        return user._grants
    # A token may be narrower than its user, never wider.
    return tuple(
        Grant(g.role, narrowed if holds(g.kode, narrowed) else g.kode)
        for g in user._grants
        if holds(g.kode, narrowed) or holds(narrowed, g.kode)
    )


def roles(user: Any) -> frozenset[str]:
    return frozenset(g.role for g in grants(user))


def scope(user: Any, verb: str = "see") -> tuple[str, ...]:
    """Territory codes in which the user has the right; "" is everywhere."""
    codes = {g.kode for g in grants(user) if g.role in RIGHTS[verb]}
    return tuple(
        sorted(c for c in codes if not any(o != c and holds(o, c) for o in codes))
    )


def scope_filter(user: Any, field: str, verb: str = "see") -> Q:
    """A filter on the code column ``field``; nothing granted means no row."""
    codes = scope(user, verb)
    if "" in codes:
        return Q()
    q = Q(pk__in=[])
    for kode in codes:
        q |= Q(**{field: kode}) | Q(**{f"{field}__startswith": f"{kode}."})
    return q


def can(user: Any, verb: str, place: str | Iterable[str]) -> bool:
    """Whether the user has the right in every one of the given places."""
    codes = [place] if isinstance(place, str) else list(place)
    territories = scope(user, verb)
    return bool(codes) and all(any(holds(t, c) for t in territories) for c in codes)


def approves(user: Any, kode: str, jenis: str) -> bool:
    """Whether the user approves the year of this place, which is of that kind."""
    roles_there = AREA_ROLES[jenis]
    return any(g.role in roles_there and holds(g.kode, kode) for g in grants(user))


def can_anywhere(user: Any, verb: str) -> bool:
    return bool(scope(user, verb))


def require(user: Any, verb: str, place: str | Iterable[str]) -> None:
    """First line of every action; raises PermissionDenied with a sentence."""
    if not can(user, verb, place):
        raise PermissionDenied("Anda tidak berwenang melakukan ini di wilayah ini.")
