"""What the author changed in a sheet since a reviewer sent it back.

The sheet as it was is read from the history that triggers keep of every version:
the first version that bears the stamp of the return. A copy of our own could
disagree with that history, and would miss what came by another door.
"""

from dataclasses import dataclass
from typing import Any

from assessments import fields, workflow
from assessments.models import Assessment

_REASON = "Alasan peringatan"


@dataclass(frozen=True)
class Change:
    """One field that was touched: before and after, None when it was empty."""

    field: fields.Field
    before: Any
    after: Any


def version_returned(sheet: Any) -> Any:
    """The stored version at the last return; None when it never was returned."""
    if sheet.dikembalikan_pada is None:
        return None
    rows = sheet.events.filter(
        dikembalikan_pada=sheet.dikembalikan_pada, status=workflow.DIKEMBALIKAN
    )
    return rows.order_by("pgh_id").first()


def since_return(sheet: Assessment) -> list[Change] | None:
    """The touched fields in the order of the form; None without a return."""
    old = version_returned(sheet)
    return None if old is None else between(old, sheet)


def between(old: Any, new: Any) -> list[Change]:
    """The fields in which two versions of one sheet differ."""
    found = [
        Change(field, fields.in_words(old, kolom), fields.in_words(new, kolom))
        for kolom, field in fields.of(new).items()
        if getattr(old, kolom) != getattr(new, kolom)
    ]
    before, after = old.alasan_peringatan or {}, new.alasan_peringatan or {}
    for kode in sorted(before.keys() | after.keys()):
        if before.get(kode) != after.get(kode):
            field = fields.Field(kode, f"{_REASON}: {kode.replace('_', ' ')}")
            found.append(Change(field, before.get(kode), after.get(kode)))
    return found
