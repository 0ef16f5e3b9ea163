"""Questions that files answer; every list starts with visible_to."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from sibungas.files import registry


class AttachmentQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Files of things that the user may see; what has no kind is seen by nobody."""
        seen = Q(pk__in=[])
        for label in registry.labels():
            kind = registry.kind(label)
            if kind is not None:
                things = kind.visible(user).order_by().values("pk")
                mine = Q(objek_jenis=label, objek_id__in=things)
                for guard in kind.guards:
                    inner = guard.readers(user).order_by().values("pk")
                    mine &= ~Q(tag__in=guard.tags) | Q(objek_id__in=inner)
                seen |= mine
        return self.filter(seen)

    def of(self, thing: models.Model) -> Self:
        return self.filter(objek_jenis=thing._meta.label_lower, objek_id=thing.pk)

    def present(self) -> Self:
        """Without those that were removed."""
        return self.filter(dihapus_pada=None)

    def photos(self) -> Self:
        return self.filter(jenis="foto")

    def photographed(self, thing: models.Model) -> set[str]:
        """The tags under which the thing has a photo."""
        rows = self.of(thing).present().photos()
        return set(rows.values_list("tag", flat=True).order_by().distinct())
