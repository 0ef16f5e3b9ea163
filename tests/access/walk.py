"""Calls every address as every kind of caller, and compares with the table.

What is found wrong is returned as sentences, so that a test can also show that the
walk finds a door that was left open.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from sibungas.accounts.models import ApiToken
from tests import traces
from tests.access import land as ground
from tests.access.rules import AS_OWN, EVERYONE, KNOWN_TO, Case, Route
from tests.access.table import TABLE

# Canaries that stand for people who are no users of the portal.
PERSONAL_KINDS = frozenset({"pribadi", "pengurus", "hadir", "peserta", "orang"})
RELATIONS = ("own", "neighbour", "parent", "none", "absent")
# What a request may write although it is refused: its own session and counters.
_OWN_NOTES = ("django_session", "accounts_apitoken", "accounts_loginattempt")
NOT_THERE = {"foreign": 405, "parent": 405}
_WRITES = re.compile(r'^(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"')


# Callers ----------------------------------------------------------------------------

DUTIES = {
    "superadmin": "",
    "admin_provinsi": "99",
    "staf_provinsi": "99",
    "pimpinan": "99",
    "verifikator": "99.01",
    "fasilitator": "99.01.01.1001",
    "lurah": "99.01.01.1001",
    "sekretariat_pokja": "99.01",
    "anggota_pokja": "99.01.01",
    "bappeda": "99",
    "pengurus_kelompok": "99.01.01.1001",
    "kader_pkk": "99.01.01.1001",
    "auditor": "99.01",
    "integrasi": "99.01",
}


@dataclass(frozen=True)
class Caller:
    """``role`` and ``kode`` are what the caller holds today; None is nothing."""

    name: str
    role: str | None = None
    kode: str | None = None
    signs: dict[str, str] = field(default_factory=dict)
    session: bool = False
    token: bool = False
    reads_only: bool = False

    @property
    def is_keeper(self) -> bool:
        return self.role == "superadmin" and self.kode == ""

    @property
    def headers(self) -> dict[str, str]:
        # The same for all requests, so that answers can be compared to the letter.
        return {"x-request-id": "0" * 32, **self.signs}

    def knows(self) -> set[tuple[str, str]]:
        """Canaries that are no leak: of the own territory, of what the role reads."""
        return {
            (what, whose)
            for what, roles in KNOWN_TO.items()
            for whose, kode in ground.HOME.items()
            if self.role in roles and relation(self.kode, kode) in _reach(what)
        }


def _reach(what: str) -> tuple[str, ...]:
    """Invitations and Pokja go down to places below; all else stays where it lies."""
    return ("own", "parent") if what in ("undangan", "pokja") else ("own",)


def relation(territory: str | None, kode: str) -> str:
    """How a place lies to a territory; None is no territory at all."""
    if territory is None:
        return "none"
    if not territory or f"{kode}.".startswith(f"{territory}."):
        return "own"
    if not kode or territory.startswith(f"{kode}."):
        return "parent"
    above = territory.rpartition(".")[0]
    near = not above or kode.startswith(f"{above}.")
    return "neighbour" if near and len(kode) >= len(territory) else "none"


def _cookie(user: Any) -> dict[str, str]:
    client = Client()
    client.force_login(user)
    # The first request notes the time in the session; the walk takes nothing back.
    client.get("/tentang/")
    name = settings.SESSION_COOKIE_NAME
    return {"cookie": f"{name}={client.cookies[name].value}"}


def _bearer(user: Any, **columns: Any) -> dict[str, str]:
    key = ApiToken.new_key()
    values = {"berlaku_sampai": timezone.now() + timedelta(days=1), **columns}
    ApiToken.objects.create(
        user=user, nama="mesin", sidik=ApiToken.fingerprint(key), **values
    )
    return {"authorization": f"Bearer {key}"}


def callers() -> list[Caller]:
    today = timezone.localdate()
    day = timedelta(days=1)
    city, quarter = "99.01", "99.01.01.1001"
    ended = ground.someone("verifikator", city, sampai=today - day)
    early = ground.someone("verifikator", city, mulai=today + day)
    closed = ground.someone("verifikator", city)
    closed_cookie, closed_token = _cookie(closed), _bearer(closed)
    closed.is_active = False
    closed.save()
    worker = ground.someone("verifikator", city)
    writes = {"cakupan": "tulis"}
    narrow = {**writes, "kode_wilayah": quarter}
    late = {"berlaku_sampai": timezone.now()}
    found = [
        Caller(role, role, kode, _cookie(ground.someone(role, kode)), session=True)
        for role, kode in DUTIES.items()
    ]
    part = _cookie(ground.someone("superadmin", "99"))
    idle = _cookie(ground.factories.make_user())
    return [
        *found,
        Caller("superadmin of a part", "superadmin", "99", part, session=True),
        Caller("nobody's duty", signs=idle, session=True),
        Caller("ended duty", signs=_cookie(ended), session=True),
        Caller("early duty", signs=_cookie(early), session=True),
        Caller("stranger"),
        Caller("closed account", signs=closed_cookie),
        Caller("token of a closed account", signs=closed_token),
        Caller("late token", signs=_bearer(worker, **late)),
        Caller("reading token", "verifikator", city, _bearer(worker), token=True,
               reads_only=True),
        Caller("writing token", "verifikator", city, _bearer(worker, **writes),
               token=True),
        Caller("narrow token", "verifikator", quarter, _bearer(worker, **narrow),
               token=True),
    ]  # fmt: skip


# Addresses --------------------------------------------------------------------------


def addresses(patterns: Iterable[Any] | None = None, space: str = "", way: str = ""):
    """The name of every address; its pattern where it has no name."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        here = f"{way}{pattern.pattern}"
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}" if pattern.name else here
        else:
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from addresses(pattern.url_patterns, inner, here)


def _address(name: str, route: Route, thing: Any, query: str) -> str:
    path = route.path or reverse(name, args=route.arguments(thing))
    return f"{path}?{query}" if query else path


# What must be answered --------------------------------------------------------------


def expected(route: Route, case: Case, caller: Caller, how: str) -> Any:
    signed_in = caller.session or (caller.token and route.door == "api")
    if not signed_in and case.stranger >= 0:
        return case.stranger
    if route.door == "public":
        return case.ok
    if not signed_in:
        return 401 if route.door == "api" else 302
    if caller.reads_only and case.method == "post":
        return 403
    if caller.role is None:
        return case.without_duty
    return _by_right(case, caller, how)


def _by_right(case: Case, caller: Caller, how: str) -> Any:
    if caller.role not in case.gate or (case.national and not caller.is_keeper):
        return 403
    if how in ("neighbour", "none", "absent"):
        return case.foreign
    if how == "parent" and case.parent != AS_OWN:
        return case.parent
    return case.ok if caller.role in case.who else 403


# Walking ----------------------------------------------------------------------------


@dataclass
class Walk:
    """``cells`` calls were made; ``wrong`` says what was not as it must be."""

    land: ground.Land
    cells: int = 0
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.client = Client(raise_request_exception=False)
        self.heard = traces.Heard()

    def go(self, callers: Iterable[Caller], names: Iterable[str] = ()) -> "Walk":
        routes = {name: TABLE[name] for name in names} if names else TABLE
        with self.heard:
            for caller in callers:
                for name, route in routes.items():
                    self._visit(name, route, caller)
        return self

    def _visit(self, name: str, route: Route, caller: Caller) -> None:
        for case in (*route.cases, *_other_methods(route, caller)):
            bodies: dict[str, bytes] = {}
            for how, thing in self._things(case, caller):
                due = expected(route, case, caller, how)
                for query in case.queries:
                    address = _address(name, route, thing, query)
                    said = f"{caller.name}: {case.method} {address} ({how})"
                    answer, body = self._call(case, caller, address, thing, said, due)
                    bodies[how] = body if answer.status_code == 404 else b""
            self._compare(f"{caller.name}: {case.method} {name}", bodies)

    def _things(self, case: Case, caller: Caller) -> Iterator[tuple[str, Any]]:
        """One thing of the kind for each relation that there is."""
        if not case.kind:
            yield "own", None
            return
        found: dict[str, Any] = {}
        for kode, thing in self.land.things[case.kind]:
            found.setdefault(relation(caller.kode, kode), thing)
        if case.ok == 405:
            yield next(iter(found.items()))
            return
        found["absent"] = ground.absent(case.kind)
        yield from ((how, found[how]) for how in RELATIONS if how in found)

    def _call(
        self, case: Case, caller: Caller, address: str, thing: Any, said: str, due: Any
    ) -> tuple[Any, bytes]:
        self.cells += 1
        with undone() as writes:
            answer = self._send(case, caller, address, thing)
            body = content_of(answer)
        # A problem document names the address that was asked; that tells nothing.
        body = body.replace(address.partition("?")[0].encode(), b"")
        status = answer.status_code
        if status not in (due if isinstance(due, tuple) else (due,)):
            self.wrong.append(f"{said} answers {status}, not {due}")
        if status in (401, 403, 404, 405) and writes:
            self.wrong.append(f"{said} was refused and wrote {sorted(writes)}")
        self._look_for_leaks(caller, body, said)
        self._look_for_traces(answer, said)
        return answer, body

    def _send(self, case: Case, caller: Caller, address: str, thing: Any) -> Any:
        # Whoever is asked for next must not go on as whoever went before.
        self.client.cookies.clear()
        if case.method == "get":
            return self.client.get(address, headers=caller.headers)
        sample = thing
        if case.kind in ("kawasan", "ksm") and not thing._meta:
            # What does not exist is sent with the body of something that does.
            sample = self.land.things[case.kind][0][1]
        sent = case.body(sample) if case.body else {}
        if address.startswith("/api/") and "berkas" not in sent:
            kind = "application/json"
            return self.client.post(
                address, sent, content_type=kind, headers=caller.headers
            )
        return self.client.post(address, sent, headers=caller.headers)

    def _look_for_leaks(self, caller: Caller, body: bytes, said: str) -> None:
        found = {
            (what.decode().lower(), whose.decode().lower())
            for what, whose in ground.CANARY.findall(body)
        }
        for whose, number in ground.RESIDENTS.items():
            shown = (str(number), f"{number:,}".replace(",", "."))
            if any(text.encode() in body for text in shown):
                found.add(("tempat", whose))
        for what, whose in sorted(found - caller.knows()):
            # Whoever keeps the portal sees every place, but opens no person's data.
            if not caller.is_keeper or what in PERSONAL_KINDS:
                self.wrong.append(f"{said} shows {what} of {whose}")

    def _look_for_traces(self, answer: Any, said: str) -> None:
        """Personal data stand in no log line and in no address, whoever asks."""
        for where, text in (
            ("logs", self.heard.taken()),
            ("leads to", answer.headers.get("Location", "")),
        ):
            for what, whose in ground.CANARY.findall(text.encode()):
                if what.decode().lower() in PERSONAL_KINDS:
                    self.wrong.append(
                        f"{said} {where} {what.decode()} of {whose.decode()}"
                    )

    def _compare(self, said: str, bodies: dict[str, bytes]) -> None:
        """What lies elsewhere must look exactly like what does not exist."""
        absent = bodies.pop("absent", b"")
        for how, body in bodies.items():
            if absent and body and body != absent:
                self.wrong.append(f"{said} tells {how} from absent")


def _other_methods(route: Route, caller: Caller) -> Iterator[Case]:
    """Methods that the table does not name are not there, whoever asks."""
    if route.door == "admin" or caller.name not in ("superadmin", "lurah", "stranger"):
        return
    kind = route.cases[0].kind
    for method in {"get", "post"} - {case.method for case in route.cases}:
        yield Case(method, EVERYONE, 405, kind, nobody=405, **NOT_THERE)


@contextmanager
def undone() -> Iterator[set[str]]:
    """Takes back what happens inside; yields the tables that were written to."""
    written: set[str] = set()

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        match = _WRITES.match(sql)
        if match and match[1] not in _OWN_NOTES:
            written.add(match[1])
        return execute(sql, params, many, context)

    with transaction.atomic(), connection.execute_wrapper(watch):
        yield written
        transaction.set_rollback(True)


def content_of(answer: Any) -> bytes:
    """Body and headers as one text; of a workbook or PDF the texts inside it."""
    raw = b"".join(answer) if answer.streaming else answer.content
    place = answer.headers.get("Location", "")
    return traces.readable(raw) + place.encode()
