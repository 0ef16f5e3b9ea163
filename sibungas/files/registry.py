"""To which kinds of things files may belong, and who may see and keep them.

A domain app says it in its ``AppConfig.ready``; this app asks, and decides nothing.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

Tags = Mapping[str, str]
GENERAL = ""


@dataclass(frozen=True)
class Guard:
    """Tags whose files only those open who have the thing among ``readers``.

    ``why`` is told to who asks for such a file, ``note`` to who sees the others; where
    there is no note nobody is told that there are more.
    """

    tags: frozenset[str]
    readers: Callable[[Any], QuerySet]
    why: str
    note: str = ""

    def admits(self, user: Any, thing: Any) -> bool:
        return self.readers(user).filter(pk=thing.pk).exists()


@dataclass(frozen=True)
class Kind:
    """What a domain app says about one of its models.

    ``tags`` are what a file can be about, code to words. ``asked`` are tags under
    which a photo is wanted now, with the sentence that says why. ``may_locate`` is
    who reads where a photo was taken, ``may_name`` who reads who brought it.
    ``guards`` keep some tags from some of those who see the thing.
    """

    label: str
    visible: Callable[[Any], QuerySet]
    may_edit: Callable[[Any, Any], bool]
    kode: Callable[[Any], str]
    may_locate: Callable[[Any, Any], bool]
    may_name: Callable[[Any, Any], bool]
    _tags: Tags | Callable[[Any], Tags]
    _asked: Callable[[Any], Tags] | None
    guards: tuple[Guard, ...] = ()

    def tags(self, thing: Any) -> dict[str, str]:
        found = self._tags(thing) if callable(self._tags) else self._tags
        return {GENERAL: "Umum", **found}

    def closed(self, user: Any, thing: Any, tags: Collection[str]) -> list[Guard]:
        """The guards that keep files under these tags from the user."""
        return [
            guard
            for guard in self.guards
            if not guard.tags.isdisjoint(tags) and not guard.admits(user, thing)
        ]

    def asked(self, thing: Any) -> dict[str, str]:
        return dict(self._asked(thing)) if self._asked else {}


_kinds: dict[str, Kind] = {}


def register(
    label: str,
    *,
    visible: Callable[[Any], QuerySet],
    may_edit: Callable[[Any, Any], bool],
    kode: Callable[[Any], str],
    tags: Tags | Callable[[Any], Tags],
    may_locate: Callable[[Any, Any], bool] | None = None,
    may_name: Callable[[Any, Any], bool] | None = None,
    asked: Callable[[Any], Tags] | None = None,
    guards: tuple[Guard, ...] = (),
) -> None:
    """Let files belong to the model ``label``, for example "kawasan.rt".

    ``visible(user)`` is the queryset of things whose files the user may open.
    ``may_edit(user, thing)`` answers for the thing as it is now: right and state. Where
    ``may_locate`` and ``may_name`` are not said, they are for who may edit.
    """
    _kinds[label] = Kind(
        label=label,
        visible=visible,
        may_edit=may_edit,
        kode=kode,
        may_locate=may_locate or may_edit,
        may_name=may_name or may_edit,
        _tags=tags,
        _asked=asked,
        guards=guards,
    )


def kind(label: str) -> Kind | None:
    return _kinds.get(label)


def kind_of(thing: Model) -> Kind:
    return _kinds[thing._meta.label_lower]


def labels() -> tuple[str, ...]:
    return tuple(_kinds)
