"""Who holds what, for how many days: every sheet on its way has a holder.

A draft and a returned sheet lie with their author, what was handed in with the
verifikator of the place, what was verified with who approves there.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page
from django.db.models import Case, CharField, Count, F, Min, Q, QuerySet, Value, When
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from assessments import workflow
from assessments.forms.filters import BoardFilter
from assessments.models import Assessment
from kawasan import access
from kawasan.models import Penugasan
from sibungas.lib.exports import Column
from sibungas.lib.listing import Listing
from sibungas.templatetags.ui import status_label

AUTHOR = (workflow.DRAF, workflow.DIKEMBALIKAN)
_SINCE = Case(
    When(status=workflow.DIKEMBALIKAN, then=F("dikembalikan_pada")),
    When(status=workflow.DIAJUKAN, then=F("diajukan_pada")),
    When(status=workflow.DIVERIFIKASI, then=F("diverifikasi_pada")),
    default=F("dibuat_pada"),
)
# Whose turn it is, by the status of the sheet.
_TURN = {
    workflow.DRAF: "Fasilitator",
    workflow.DIKEMBALIKAN: "Fasilitator",
    workflow.DIAJUKAN: "Verifikator",
    workflow.DIVERIFIKASI: "Pengesah",
}
_WAITS_FOR = {
    workflow.DIAJUKAN: ("verifikator",),
    workflow.DIVERIFIKASI: ("admin_provinsi", "pimpinan"),
}
_MOST_NAMES = 3
_PLACE = "rt__kelurahan__kode"


class Board(Listing):
    """One line for each holder, status and kelurahan, the oldest first."""

    template_name = "assessments/board.html"
    title = "Siapa memegang apa"
    placeholder = "Nama orang, kelurahan, atau kecamatan"
    search_fields = (
        "dibuat_oleh__nama",
        "rt__kelurahan__nama",
        "rt__kelurahan__parent__nama",
    )
    filter_form = BoardFilter
    sorts = {
        "lama": ("sejak",),
        "jumlah": ("jumlah",),
        "kelurahan": (_PLACE, "status"),
        "status": ("status", _PLACE),
    }
    default_sort = "lama"
    export_name = "papan-pemegang"
    export_source = "penilaian yang belum selesai di SI BUNGAS"
    columns = (
        Column("Giliran", lambda row: row["giliran"]),
        Column("Pemegang", lambda row: row["nama"]),
        Column("Status", lambda row: status_label(row["status"])),
        Column("Kode kelurahan", lambda row: row[_PLACE], "code"),
        Column("Kelurahan/desa", lambda row: row["rt__kelurahan__nama"]),
        Column("Kecamatan", lambda row: row["rt__kelurahan__parent__nama"]),
        Column("Jumlah penilaian", lambda row: row["jumlah"], "number"),
        Column("Tertua (hari)", lambda row: row["hari"], "number"),
        Column("Sejak", lambda row: row["sejak"], "time"),
    )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not access.can_anywhere(request.user, "see_board"):
            raise PermissionDenied("Papan ini untuk pemeriksa dan Pokja.")
        return super().get(request, *args, **kwargs)

    def rows(self) -> QuerySet:
        rows = Assessment.objects.visible_to(self.request.user).undecided()
        return rows.filter(access.scope_filter(self.request.user, _PLACE, "see_board"))

    def selection(self) -> QuerySet:
        return self.grouped(super().selection())

    def grouped(self, rows: QuerySet) -> QuerySet:
        author = Case(
            When(status__in=AUTHOR, then=F("dibuat_oleh__nama")),
            default=Value(""),
            output_field=CharField(),
        )
        return (
            rows.order_by()
            .annotate(pemegang=author)
            .values(
                "status",
                "pemegang",
                _PLACE,
                "rt__kelurahan__nama",
                "rt__kelurahan__parent__nama",
            )
            .annotate(jumlah=Count("pk"), sejak=Min(_SINCE))
            .order_by(*self._group_order(), _PLACE, "status", "pemegang")
        )

    def _group_order(self) -> tuple[str, ...]:
        fields = self.sorts.get(self.sort.removeprefix("-"), ())
        return tuple(f"-{f}" for f in fields) if self.sort.startswith("-") else fields

    def _order(self) -> tuple[str, ...]:
        return ()

    def prepared(self, rows: QuerySet) -> Any:
        return _Named(rows)

    def extra(self, page: Page) -> dict[str, Any]:
        rows = self.filters.narrow(self.rows()).order_by()
        turns = rows.values("status").annotate(n=Count("pk"), tua=Min(_SINCE))
        found = {row["status"]: row for row in turns}
        now = timezone.now()
        return {
            "chips": [
                {
                    "kode": kode,
                    "giliran": _TURN[kode],
                    "jumlah": found[kode]["n"] if kode in found else 0,
                    "hari": _days(found[kode]["tua"], now) if kode in found else None,
                }
                for kode in _TURN
            ]
        }


class _Named:
    """The grouped rows with the names of who holds them, looked up once."""

    def __init__(self, rows: Any):
        self._rows = rows
        self._duties: list[tuple[str, str, str]] | None = None

    def __getitem__(self, wanted: slice) -> "_Named":
        return _Named(self._rows[wanted])

    def __iter__(self) -> Any:
        now = timezone.now()
        return (self._named(row, now) for row in self._rows)

    def iterator(self, chunk_size: int) -> Any:
        now = timezone.now()
        rows = self._rows.iterator(chunk_size=chunk_size)
        return (self._named(row, now) for row in rows)

    def _named(self, row: dict[str, Any], now: Any) -> dict[str, Any]:
        status = row["status"]
        nama = row["pemegang"] or self._serving(status, row[_PLACE])
        turn, days = _TURN[status], _days(row["sejak"], now)
        return {**row, "nama": nama, "giliran": turn, "hari": days}

    def _serving(self, status: str, kode: str) -> str:
        roles = _WAITS_FOR.get(status, ())
        names = sorted(
            {
                name
                for role, where, name in self.duties()
                if role in roles and access.holds(where, kode)
            }
        )
        if not names:
            return "belum ada yang bertugas" if roles else "tidak tercatat"
        more = len(names) - _MOST_NAMES
        shown = ", ".join(names[:_MOST_NAMES])
        return f"{shown}, dan {more} lagi" if more > 0 else shown

    def duties(self) -> list[tuple[str, str, str]]:
        """Role, territory and name of everybody whose turn it may be today."""
        if self._duties is None:
            roles = [role for names in _WAITS_FOR.values() for role in names]
            rows = Penugasan.objects.open_on(timezone.localdate())
            rows = rows.filter(Q(user__is_active=True), peran__in=roles)
            found = rows.values_list("peran", "wilayah__kode", "user__nama")
            self._duties = [(role, kode or "", name) for role, kode, name in found]
        return self._duties


def _days(since: Any, now: Any) -> int | None:
    return (now - since).days if since else None
