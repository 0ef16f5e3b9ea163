"""Questions that community groups answer; every list starts with visible_to."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from kawasan import access


class KsmQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """KSM in the user's territories."""
        return self.filter(access.scope_filter(user, "kelurahan__kode"))

    def within(self, kode: str) -> Self:
        return self.filter(
            Q(kelurahan__kode=kode) | Q(kelurahan__kode__startswith=f"{kode}.")
        )
