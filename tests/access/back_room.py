"""The addresses of the admin site: for the keeper of the nation, whatever the row."""

from functools import partial
from typing import Any

from django.apps import apps

from tests.access.rules import KEEPER, Case, Route, get, post

# Table by table: whether it may be changed, and whether rows may be added.
READ, CHANGE, ADD = "read", "change", "add"
TABLES = {
    "accounts.apitoken": READ,
    "accounts.institution": ADD,
    "accounts.loginattempt": READ,
    "accounts.user": READ,
    "assessments.assessment": READ,
    "assessments.bulkreview": READ,
    "assessments.bulkreviewitem": READ,
    "assessments.persetujuanwilayah": READ,
    "assessments.indicator": READ,
    "assessments.indicatorachievement": READ,
    "assessments.indicatortarget": READ,
    "assessments.kondisirt": READ,
    "assessments.rekapkawasan": READ,
    "assessments.rekapkondisikawasan": READ,
    "assessments.rekapkondisiwilayah": READ,
    "assessments.snapshotrt": READ,
    "assessments.snapshottahun": READ,
    "assessments.tahunpenanganan": READ,
    "assessments.rekaprun": READ,
    "assessments.rekapwilayah": READ,
    "assessments.reviewremark": READ,
    "audit.auditevent": READ,
    "files.attachment": READ,
    "kawasan.dirtyevent": READ,
    "kawasan.dirtykey": READ,
    "kawasan.importbatch": READ,
    "kawasan.intervention": READ,
    "kawasan.interventionfunding": READ,
    "kawasan.interventionvolume": READ,
    "kawasan.kawasan": CHANGE,
    "kawasan.konvensi": READ,
    "kawasan.penugasan": READ,
    "kawasan.pertimbangan": READ,
    "kawasan.rt": CHANGE,
    "kawasan.rtpenyebut": READ,
    "kawasan.skkumuh": READ,
    "kawasan.skkumuhitem": READ,
    "kawasan.sempadan": READ,
    "kawasan.sungai": READ,
    "kawasan.wilayah": CHANGE,
    **{
        f"kelompok.{name}": READ
        for name in (
            "bkm ksm kpp tipp keanggotaankelompok pengurus pembinaan kunjungan"
            " penilaiankelompok pemilubkm targetbinaan ambangkelompok ksmkegiatan"
            " bukukas aset bimtek bimtekpeserta meeting meetingparticipant"
            " calendartoken pokja pokjaaspek pokjapenilaian aspekopd actionitem"
            " actiondigest rencanakolaborasi rencanaitem lokus komitmen dokumenpokja"
            " aturanbersama rplp"
        ).split()
    },
}
NOBODY: frozenset[str] = frozenset()


def _row(label: str, thing: Any = None) -> list[Any]:
    rows = apps.get_model(label)._default_manager.order_by("pk")
    return [rows.values_list("pk", flat=True).first()]


def room(*cases: Case, by: Any = None, path: str = "") -> Route:
    return Route("admin", cases, by or (lambda thing: []), path)


def keeper(method: Any = get, ok: int = 200, who: frozenset[str] = KEEPER) -> Case:
    return method(who, ok=ok, gate=KEEPER, nobody=403, national=True)


def _table(label: str, kept: str) -> dict[str, Route]:
    name = f"admin:{label.replace('.', '_')}"
    row = partial(_row, label)
    add = keeper(who=KEEPER if kept == ADD else NOBODY)
    # An empty form is refused with sentences, on the page itself.
    change = keeper(post, 200, NOBODY if kept == READ else KEEPER)
    return {
        f"{name}_changelist": room(keeper()),
        f"{name}_add": room(add),
        f"{name}_change": room(keeper(), change, by=row),
        f"{name}_delete": room(keeper(who=NOBODY), keeper(post, who=NOBODY), by=row),
        f"{name}_history": room(keeper(ok=302), by=row),
        f"admin/{label.replace('.', '/')}/<path:object_id>/": room(
            keeper(ok=302), path=f"/admin/{label.replace('.', '/')}/1/"
        ),
    }


ROUTES = {
    "admin:index": room(keeper()),
    "admin:login": Route("public", (get(KEEPER, 302), post(KEEPER))),
    "admin:logout": room(keeper(post, 302)),
    "admin:password_change": room(keeper(ok=302)),
    "admin:jsi18n": room(keeper()),
    "admin:app_list": room(keeper(), by=lambda thing: ["kawasan"]),
    r"admin/(?P<url>.*)$": room(keeper(ok=404), path="/admin/tidak/ada/"),
    **{
        name: route
        for label, kept in TABLES.items()
        for name, route in _table(label, kept).items()
    },
}
