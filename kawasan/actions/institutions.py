"""The offices that people act for. They belong to no territory."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from kawasan import access
from sibungas.accounts.models import Institution
from sibungas.audit.record import changes, record


@transaction.atomic
def save_institution(
    *, institution: Institution | None, values: Mapping[str, Any], by: Any
) -> Institution:
    """A new office, or the given one changed; needs the right in the whole nation."""
    access.require(by, "manage_users", "")
    if institution is None:
        kept, verb = Institution(), "institution.created"
    else:
        kept = Institution.objects.select_for_update().get(pk=institution.pk)
        verb = "institution.updated"
    before, after = changes(kept, values)
    if after or institution is None:
        for name, value in values.items():
            setattr(kept, name, value)
        kept.full_clean()
        kept.save()
        record(
            verb,
            kept,
            by=by,
            before=before if institution else None,
            after=after,
        )
    return kept
