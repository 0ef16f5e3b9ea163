"""The panel of the files of one thing: the same on its page and after an upload."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.http import HttpRequest

from sibungas.files import registry
from sibungas.files.forms import UploadForm
from sibungas.files.models import Attachment


@dataclass(frozen=True)
class Asked:
    """A photo that is wanted, why, and how many there are."""

    tag: str
    label: str
    why: str
    count: int


def context(
    request: HttpRequest,
    thing: Model,
    *,
    may_edit: bool | None = None,
    only: str | None = None,
    back: str = "",
    form: UploadForm | None = None,
    refused: tuple[Any, str] | None = None,
    done: str = "",
) -> dict[str, Any]:
    """Everything the panel shows. ``only`` limits it to the files of one tag.

    ``refused`` is a file and the sentence why it could not be removed.
    """
    kind, user = registry.kind_of(thing), request.user
    edits = may_edit is not False and kind.may_edit(user, thing)
    tags = kind.tags(thing)
    rows = Attachment.objects.of(thing).select_related("dibuat_oleh", "dihapus_oleh")
    if only is not None:
        rows = rows.filter(tag=only)
    files = list(rows)
    # Asked once, and only where there are such files.
    guards = kind.closed(user, thing, {file.tag for file in files})
    for guard in guards:
        files = [file for file in files if file.tag not in guard.tags]
    for file in files:
        file.words = tags.get(file.tag, file.tag)  # type: ignore[attr-defined]
    order = list(tags)
    files.sort(key=lambda f: order.index(f.tag) if f.tag in tags else len(order))
    present = [file for file in files if not file.is_removed]
    asked = _asked(kind, thing, tags, present, only)
    first = next((one.tag for one in asked if not one.count), "")
    name = panel_id(thing, only)
    return {
        "panel": name,
        "title": "Foto dan dokumen" if only is None else tags.get(only, only),
        "thing": thing,
        "kind": kind.label,
        "files": present,
        "removed": [file for file in files if file.is_removed] if edits else [],
        "closed": [guard.note for guard in guards if guard.note],
        "asked": asked,
        "lacking": sum(not one.count for one in asked),
        "may_edit": edits,
        "may_locate": kind.may_locate(user, thing),
        "may_name": kind.may_name(user, thing),
        "only": only,
        "back": back or request.get_full_path(),
        "form": form or upload_form(thing, only, first=first),
        "refused": refused,
        "done": done,
        "request": request,
    }


def panel_id(thing: Model, only: str | None) -> str:
    words = ["berkas", thing._meta.model_name or "", str(thing.pk), only or ""]
    return "-".join(word for word in words if word)


def upload_form(thing: Model, only: str | None, *args: Any, **more: Any) -> UploadForm:
    tags = registry.kind_of(thing).tags(thing)
    name = f"{panel_id(thing, only)}-%s"
    return UploadForm(*args, tags=tags, only=only, auto_id=name, **more)


def _asked(
    kind: registry.Kind,
    thing: Model,
    tags: dict[str, str],
    present: list[Attachment],
    only: str | None,
) -> list[Asked]:
    counts: dict[str, int] = {}
    for file in present:
        if file.is_photo:
            counts[file.tag] = counts.get(file.tag, 0) + 1
    return [
        Asked(tag, tags.get(tag, tag), why, counts.get(tag, 0))
        for tag, why in kind.asked(thing).items()
        if only in (None, tag)
    ]
