"""Names of people that have no end of their own: when they go, and what stays.

Whoever came to a meeting or a bimtek, sat in a Pokja or answered for an action item is
named for a while, because offices must reach and certify them. After
``settings.NAMA_DISIMPAN_HARI`` days the name goes, here and in the history of the row;
office, function, L/P and counts stay, so that no figure changes. Speakers and those
who opened or led a meeting belong to its record and stay, and so does what was taken
from a published source.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat
from django.utils import timezone

from kelompok.actions.common import note
from kelompok.models import (
    ActionItem,
    BimtekPeserta,
    MeetingParticipant,
    PokjaAnggota,
)
from sibungas.lib.history import events_of

# What identifies a participant who came for no office that the portal knows.
NAMELESS = "(nama dikosongkan)"
_CLOSED = (ActionItem.Status.SELESAI, ActionItem.Status.BATAL)


@dataclass(frozen=True)
class Names:
    """Columns of one table that name people, and the rows whose time is over.

    ``owner`` is the relation to the thing in whose trail the deed is noted; empty for
    the row itself. ``has_history`` tables keep their versions, which are cleared too.
    """

    model: Any
    columns: tuple[str, ...]
    over: Callable[[date], Q]
    owner: str = ""
    has_history: bool = True

    def expired(self, limit: date) -> QuerySet:
        """Rows with a name that is no longer to be kept."""
        named = ~Q(**dict.fromkeys(self.columns, ""))
        rows = self.model._default_manager.filter(self.over(limit)).filter(named)
        return rows.exclude(nama=NAMELESS) if "nama" in self.columns else rows

    def emptied(self) -> Mapping[str, Any]:
        return dict.fromkeys(self.columns, "")


RULES: tuple[Names, ...] = (
    Names(
        BimtekPeserta,
        ("nama", "nama_kunci"),
        lambda limit: Q(bimtek__tanggal_selesai__lt=limit, bimtek__rujukan=False),
        "bimtek",
        has_history=False,
    ),
    Names(
        MeetingParticipant,
        ("nama", "jabatan", "mewakili"),
        lambda limit: Q(meeting__tanggal__lt=limit, meeting__rujukan=False),
        "meeting",
    ),
    Names(
        PokjaAnggota,
        ("nama",),
        lambda limit: Q(sampai__lt=limit) | Q(sampai=None, pokja__tahun__lt=limit.year),
        "pokja",
    ),
    Names(
        ActionItem,
        ("pic_nama",),
        lambda limit: (
            Q(selesai_pada__lt=limit)
            | Q(selesai_pada=None, status__in=_CLOSED, diubah_pada__lt=_midnight(limit))
        ),
    ),
)


def limit_on(today: date) -> date:
    """What ended before this day has lost its names."""
    return today - timedelta(days=settings.NAMA_DISIMPAN_HARI)


def purge_names(*, today: date, dry_run: bool = False) -> dict[str, int]:
    """Empties the names whose time is over; how many rows of each table."""
    limit = limit_on(today)
    counts = {}
    for rule in RULES:
        rows = rule.expired(limit)
        label = f"nama {rule.model._meta.verbose_name}"
        counts[label] = rows.count() if dry_run else _purge(rule, limit)
        if rule.has_history and not dry_run:
            _purge_removed(rule, limit)
    return counts


def _purge(rule: Names, limit: date) -> int:
    """One thing after the other, each with its row in the trail."""
    if not rule.owner:
        keys = list(rule.expired(limit).order_by("pk").values_list("pk", flat=True))
        return sum(_purge_of(rule, limit, Q(pk=pk)) for pk in keys)
    owners = rule.expired(limit).order_by().values_list(rule.owner, flat=True)
    return sum(
        _purge_of(rule, limit, Q(**{rule.owner: pk})) for pk in sorted(set(owners))
    )


@transaction.atomic
def _purge_of(rule: Names, limit: date, part: Q) -> int:
    locked = rule.expired(limit).filter(part).select_for_update(of=("self",))
    rows = list(locked.order_by("pk"))
    if not rows:
        return 0
    has_version = hasattr(rows[0], "versi")
    for row in rows:
        for name, value in rule.emptied().items():
            setattr(row, name, value)
        if has_version:
            row.versi += 1
    if rule.model is MeetingParticipant:
        for row in rows:
            if not (row.institution_id or row.wilayah_id):
                row.nama = NAMELESS
    extra = ("versi",) if has_version else ()
    rule.model.objects.bulk_update(rows, [*rule.columns, *extra], batch_size=500)
    if rule.has_history:
        keys = [row.pk for row in rows]
        events_of(rule.model).objects.filter(pgh_obj_id__in=keys).update(
            **rule.emptied()
        )
    thing = getattr(rows[0], rule.owner) if rule.owner else rows[0]
    note("pribadi.purged", thing, None, {}, {"nama_dikosongkan": len(rows)})
    return len(rows)


def _purge_removed(rule: Names, limit: date) -> None:
    """Versions of rows that were removed keep nobody's name either."""
    events = events_of(rule.model).objects
    alive = rule.model._default_manager.filter(pk=OuterRef("pgh_obj_id"))
    orphans = events.filter(~Exists(alive), pgh_created_at__lt=_midnight(limit))
    named = Concat(*rule.columns, Value(""), output_field=CharField())
    orphans.annotate(_named=named).exclude(_named="").update(**rule.emptied())


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
