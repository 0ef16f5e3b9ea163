"""Row history: what stands beside each version, and how versions are read.

Triggers of the database write every version of a tracked row. Who acted, through
which channel and in which request stands in the context that those triggers attach:
requests enter it in ``HistoryMiddleware``, everything else by ``acting``.
"""

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import pghistory
from django.apps import apps
from django.contrib.gis.db.models import GeometryField
from django.contrib.gis.geos import GEOSGeometry
from django.db import connection, models
from django.db.models import BigIntegerField, CharField, F, Func, OuterRef, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce
from django.http import HttpRequest
from pghistory import runtime
from pghistory.middleware import HistoryMiddleware as Tracking
from pghistory.models import Event

from sibungas.lib import context

# Columns that change with every version, or never; they tell nobody anything.
TECHNICAL = frozenset({"id", "uuid", "versi", "is_demo", "dibuat_pada", "diubah_pada"})

_CONTEXT = "pgh_context__metadata"
# No row has so many versions; a larger number is no number of a version.
_MOST = 10_000_000


# Who, through which channel -----------------------------------------------------------


class HistoryMiddleware(Tracking):
    """Every version written in a request names its user, channel and request."""

    def get_context(self, request: HttpRequest) -> dict[str, Any]:
        caller = context.current()
        user = super().get_context(request)["user"]
        return {"user": user, "permintaan": caller.id, "kanal": caller.channel}


@contextmanager
def acting(channel: str, by: Any = None) -> Iterator[None]:
    """Inside, rows are changed through ``channel`` in the name of ``by``.

    For commands and tasks; inside a request its id stays. Not around the rollups:
    they write no tracked table, and their prepared statements take no context.
    """
    outermost = not hasattr(runtime._tracker, "value")
    here = context.current()
    inner = context.RequestContext(here.id or uuid.uuid4().hex, here.address, channel)
    token = context.enter(inner)
    named = {"user": by.pk} if by is not None else {}
    try:
        with pghistory.context(permintaan=inner.id, kanal=channel, **named):
            yield
        if outermost:
            _forget()
    finally:
        context.leave(token)


def _forget() -> None:
    """What follows in the same transaction is not the deed of this context.

    The context is kept by the database until the transaction ends.
    """
    if connection.in_atomic_block and not connection.needs_rollback:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('pghistory.context_id', '', true),"
                " set_config('pghistory.context_metadata', '', true)"
            )


# Reading ------------------------------------------------------------------------------


class _Fingerprint(Func):
    """A boundary as a short text, so that lists need not read the shapes."""

    template = "md5(ST_AsEWKB(%(expressions)s))"
    output_field = CharField()


@cache
def events_of(model: type[models.Model]) -> Any:
    """The model of the event table of a tracked model."""
    for found in apps.get_models():
        if issubclass(found, Event) and found.pgh_tracked_model is model:
            return found
    raise LookupError(f"{model.__name__} keeps no history.")


def fields_of(model: type[models.Model]) -> list[Any]:
    """The columns of a version that say something, in the order of the model."""
    kept = {field.name for field in events_of(model)._meta.concrete_fields}
    return [
        field
        for field in model._meta.concrete_fields
        if field.name in kept and field.name not in TECHNICAL
    ]


def shapes_of(model: type[models.Model]) -> list[str]:
    return [f.name for f in fields_of(model) if isinstance(f, GeometryField)]


def versions(thing: models.Model) -> models.QuerySet:
    """Every version of one row; ``nomor`` counts from 1, without the shapes.

    Annotated: ``siapa_id``, ``lewat``, ``permintaan`` of the context, ``sebelum_id``
    of the version before, and a fingerprint of every shape.
    """
    table = events_of(type(thing))
    own = table.objects.filter(pgh_obj_id=thing.pk)
    earlier = own.filter(pgh_id__lte=OuterRef("pgh_id")).order_by()
    count = earlier.values("pgh_obj_id").annotate(n=models.Count("pk")).values("n")
    before = own.filter(pgh_id__lt=OuterRef("pgh_id")).order_by("-pgh_id")
    shapes = shapes_of(type(thing))
    return own.defer(*shapes).annotate(
        nomor=Subquery(count),
        sebelum_id=Subquery(before.values("pgh_id")[:1]),
        siapa_id=Cast(KeyTextTransform("user", _CONTEXT), BigIntegerField()),
        lewat=_said("kanal"),
        permintaan=_said("permintaan"),
        **{f"sidik_{name}": _Fingerprint(F(name)) for name in shapes},
    )


def _said(name: str) -> Coalesce:
    """A word of the context; empty where nothing was said."""
    text = models.TextField()
    word = Cast(KeyTextTransform(name, _CONTEXT), text)
    return Coalesce(word, models.Value("", text), output_field=text)


def version(thing: models.Model, nomor: int) -> Any | None:
    """One version with its shapes, None when there is no such number."""
    if not 0 < nomor < _MOST:
        return None
    own = events_of(type(thing)).objects.filter(pgh_obj_id=thing.pk)
    keys = own.order_by("pgh_id").values_list("pgh_id", flat=True)
    found = keys[nomor - 1 : nomor].first()
    return versions(thing).defer(None).filter(pgh_id=found).first()


def last_number(thing: models.Model) -> int:
    return events_of(type(thing)).objects.filter(pgh_obj_id=thing.pk).count()


def values_of(event: Any, names: Iterable[str]) -> dict[str, Any]:
    """The named columns of a version; a foreign key as the row it points at."""
    return {name: getattr(event, name) for name in names}


def changed(model: type[models.Model], old: Any, new: Any) -> list[Any]:
    """The fields in which two versions differ; all that are filled without an old."""
    return [f for f in fields_of(model) if _plain(f, old) != _plain(f, new)]


def _plain(field: Any, event: Any) -> Any:
    if event is None:
        return None
    if isinstance(field, GeometryField):
        return getattr(event, f"sidik_{field.name}")
    value = getattr(event, field.attname)
    return None if value in ("", [], {}) else value


def hectares(shape: GEOSGeometry | None) -> float | None:
    """Planar hectares in the UTM zone of the place; None for what has no area."""
    if shape is None or shape.dims < 2:
        return None
    middle = shape.centroid
    zone = int((middle.x + 180) // 6) + 1
    south = 32700 if shape.extent[1] < 0 else 32600
    return shape.transform(south + zone, clone=True).area / 10_000
