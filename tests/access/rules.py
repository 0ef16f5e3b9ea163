"""Who may do what, written by hand from the offices' own division.

Never computed from ``kawasan.access``: where the two disagree, one of them is wrong.
What a table does not name (another method) is answered 405. Each room of the portal has
its own table beside this file.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

EVERYONE = frozenset(
    "superadmin admin_provinsi staf_provinsi pimpinan verifikator fasilitator lurah"
    " sekretariat_pokja anggota_pokja bappeda pengurus_kelompok kader_pkk auditor"
    " integrasi".split()
)
SHEETS = EVERYONE - {"pengurus_kelompok", "kader_pkk"}
PLACES = frozenset({"superadmin", "admin_provinsi", "staf_provinsi", "verifikator"})
WRITERS = frozenset({"fasilitator", "verifikator"})
RT_FILES = PLACES | WRITERS
GROUPS = frozenset({"admin_provinsi", "staf_provinsi", "verifikator", "fasilitator"})
# Who reports on upkeep, the people of the group included.
UPKEEP = GROUPS | {"pengurus_kelompok"}
VERIFIERS = frozenset({"verifikator", "staf_provinsi", "admin_provinsi"})
APPROVERS = frozenset({"admin_provinsi", "pimpinan"})
CANCELLERS = frozenset({"verifikator", "admin_provinsi"})
PEOPLE = frozenset({"superadmin", "admin_provinsi"})
TRAIL = frozenset({"superadmin", "admin_provinsi", "auditor"})
QUEUE = frozenset(
    {"superadmin", "admin_provinsi", "staf_provinsi", "verifikator", "auditor"}
)
PLAN_KEEPERS = frozenset(
    "admin_provinsi staf_provinsi sekretariat_pokja bappeda verifikator".split()
)
PLANNERS = frozenset({"admin_provinsi", "staf_provinsi", "bappeda"})
REVIEWERS = VERIFIERS | APPROVERS
BOARD = frozenset(
    "superadmin admin_provinsi staf_provinsi pimpinan verifikator sekretariat_pokja"
    " anggota_pokja auditor".split()
)
DASHBOARD = BOARD | {"bappeda"}
# Who approves the year of a kelurahan, and who may open one again.
AREA = frozenset({"lurah", "verifikator"})
REOPENERS = AREA | APPROVERS
KEEPER = frozenset({"superadmin"})
MANAGERS = frozenset({"admin_provinsi", "staf_provinsi", "verifikator"})
DECREES = frozenset({"admin_provinsi", "staf_provinsi", "verifikator"})
CONVENTIONS = frozenset({"admin_provinsi"})
SECRETARIES = frozenset({"admin_provinsi", "staf_provinsi"}) | {
    "sekretariat_pokja", "bappeda",
}  # fmt: skip
POKJA = frozenset({"admin_provinsi", "staf_provinsi", "sekretariat_pokja", "bappeda"})
NAMERS = SECRETARIES - {"sekretariat_pokja"}
OFFICE_KEEPERS = SECRETARIES | {"superadmin"}
NAME_READERS = SECRETARIES | {"verifikator", "fasilitator"}
# Who may open sealed personal data; a superadmin keeps accounts and reads none.
PERSONAL = frozenset(
    "admin_provinsi staf_provinsi sekretariat_pokja verifikator fasilitator".split()
)
# Who may come across a canary of each kind, in the own territory.
KNOWN_TO = {
    "tempat": EVERYONE,
    "ksm": EVERYONE,
    "bimtek": EVERYONE,
    "peserta": MANAGERS,
    "tindak": EVERYONE,
    "rapat": EVERYONE,
    "undangan": EVERYONE,
    "pokja": EVERYONE,
    "hadir": NAME_READERS,
    "rencana": EVERYONE,
    "konvensi": EVERYONE,
    "berkas": EVERYONE,
    "angka": EVERYONE,
    "lembar": SHEETS,
    "orang": SHEETS | PEOPLE | TRAIL,
    "jejak": TRAIL,
    "galat": QUEUE,
    "potret": EVERYONE,
    "token": frozenset(),
    "pengurus": PERSONAL,
    "pribadi": frozenset(),
}
AS_OWN = 0


@dataclass(frozen=True)
class Case:
    """One way to call an address, and what each caller must be answered.

    ``who`` gets ``ok`` for what is their own and everybody else 403. Roles outside
    ``gate`` get 403 for everything. ``foreign`` answers for what lies elsewhere or
    does not exist, ``parent`` for what lies above or only partly in the territory,
    ``nobody`` to people without duty, ``stranger`` to those who are not signed in.
    """

    method: str
    who: frozenset[str]
    ok: int | tuple[int, ...]
    kind: str = ""
    body: Callable[[Any], Any] | None = None
    queries: tuple[str, ...] = ("",)
    gate: frozenset[str] = EVERYONE
    foreign: int = 404
    parent: int = 404
    nobody: int = -1
    stranger: int = -1
    national: bool = False

    @property
    def without_duty(self) -> Any:
        if self.nobody >= 0:
            return self.nobody
        if self.kind:
            return self.foreign
        return self.ok if self.who == EVERYONE else 403


@dataclass(frozen=True)
class Route:
    """An address: how it is written for a thing, behind which door, and its cases."""

    door: str
    cases: tuple[Case, ...]
    arguments: Callable[[Any], list[Any]] = lambda thing: []
    path: str = ""

    def case(self, method: str) -> bool:
        return any(case.method == method for case in self.cases)


def get(who: frozenset[str], ok: Any = 200, **more: Any) -> Case:
    return Case("get", who, ok, **more)


def post(who: frozenset[str], body: Any = None, ok: Any = 302, **more: Any) -> Case:
    return Case("post", who, ok, body=body or (lambda thing: {}), **more)


def page(*cases: Case, by: Any = None) -> Route:
    return Route("page", cases, by or (lambda thing: []))


def api(*cases: Case, by: Any = None) -> Route:
    return Route("api", cases, by or (lambda thing: []))


def public(*cases: Case, path: str = "", by: Any = None) -> Route:
    return Route("public", cases, by or (lambda thing: []), path)


def pk(thing: Any) -> list[Any]:
    return [thing.pk]


def kode(thing: Any) -> list[Any]:
    return [thing.kode]


def uuid_of(thing: Any) -> list[Any]:
    return [thing.uuid]


def duty(thing: Any) -> list[Any]:
    return [thing.user_id, thing.pk]


# Lists with the ways to ask for more than one's own.
LIST = (
    "", "q=kenari&tahun=2022", "wilayah=98.01.01.1001", "unduh=csv",
    "tahun=2022&unduh=xlsx",
)  # fmt: skip
FEW = ("q=kenari&tahun=2022", "wilayah=98.01.01.1001")
API_LIST = ("", "kode_wilayah=98", "tahun=2022&limit=2")
MAP_LIST = (*API_LIST, "f=geojson&bbox=94,-11,141,6")
YEAR = ("tahun=2022", "tahun=2022&unduh=csv", "unduh=xlsx")
VERSIONS = ("", "dari=1&ke=1&semua=1", "q=kenari", "unduh=csv")
PART = {"parent": AS_OWN}


def step(name: str, status: str, who: frozenset[str]) -> Case:
    """A decision on a sheet in the status from which it is legal."""

    def body(sheet: Any) -> dict[str, Any]:
        return {"langkah": name, "versi": sheet.versi, "alasan": "Angka keliru."}

    return post(who, body, kind=f"sheet {status}", gate=SHEETS, nobody=403)


def token(_: Any) -> dict[str, Any]:
    return {"nama": "x", "cakupan": "baca", "kode_wilayah": "", "hari": "30"}


# A kelurahan elsewhere is no choice of the form.
GROUND = {
    "kind": "ground", "queries": ("wilayah=99.01",), "gate": PLACES, "foreign": 422,
    "nobody": 403,
}  # fmt: skip
SHEET = {"kind": "sheet draf", "gate": SHEETS, "nobody": 403}
