"""Bringing, removing, restoring and serving files, each behind the thing they are of.

Nothing is served by a static path. What the user may not see answers as if it did not
exist. With htmx the panel alone is answered, without it a whole page.
"""

import logging
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotModified,
)
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import (
    parse_etags,
    quote_etag,
    url_has_allowed_host_and_scheme,
)
from django.views.decorators.http import require_POST, require_safe

from sibungas.files import actions, panel, registry, storage, uploads
from sibungas.files.documents import ENDINGS
from sibungas.files.forms import RemoveForm
from sibungas.files.models import Attachment
from sibungas.lib.errors import Refused

log = logging.getLogger(__name__)
_MOST_KEY = 2**63 - 1


# Changing ---------------------------------------------------------------------------


@require_POST
def upload(request: HttpRequest, jenis: str, objek_id: int) -> HttpResponse:
    thing = _thing(request, jenis, objek_id)
    actions.require(request.user, thing)
    only = _only(request)
    form = panel.upload_form(
        thing,
        only,
        request.POST,
        request.FILES,
        too_large=uploads.too_large(request),
    )
    if not form.is_valid():
        return _answer(request, thing, only, form=form, status=422)
    given, typed = form.cleaned_data["berkas"], form.cleaned_data
    try:
        _row, created = actions.attach(
            thing=thing,
            raw=given.read(),
            name=given.name,
            tag=typed["tag"],
            note=typed["keterangan"],
            by=request.user,
        )
    except Refused as refusal:
        at = "tag" if refusal.code == "tag_salah" else "berkas"
        form.add_error(at, refusal.message)
        return _answer(request, thing, only, form=form, status=422)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return _answer(request, thing, only, form=form, status=422)
    word = "tersimpan" if created else "sudah ada di sini, jadi tidak digandakan"
    return _answer(request, thing, only, done=f"{given.name} {word}.")


@require_POST
def delete(request: HttpRequest, uuid: Any) -> HttpResponse:
    row, thing = _file(request, uuid)
    actions.require(request.user, thing)
    only, form = _only(request), RemoveForm(request.POST)
    if not form.is_valid():
        sentence = " ".join(map(str, form.errors["alasan"]))
        return _answer(request, thing, only, refused=(row.pk, sentence), status=422)
    reason = form.cleaned_data["alasan"]
    actions.remove(attachment=row, thing=thing, reason=reason, by=request.user)
    sentence = f"{row} dihapus. Masih dapat dipulihkan."
    return _answer(request, thing, only, done=sentence)


@require_POST
def restore(request: HttpRequest, uuid: Any) -> HttpResponse:
    row, thing = _file(request, uuid)
    actions.restore(attachment=row, thing=thing, by=request.user)
    only = _only(request)
    return _answer(request, thing, only, done=f"{row} dipulihkan.")


def _only(request: HttpRequest) -> str | None:
    """The tag to which the panel on the page is limited."""
    given = request.POST.get("hanya")
    return None if given is None else given.replace("\x00", "")


def _thing(request: HttpRequest, jenis: str, objek_id: int) -> Model:
    kind = registry.kind(jenis)
    if kind is None or objek_id > _MOST_KEY:
        raise Http404
    return get_object_or_404(kind.visible(request.user), pk=objek_id)


def _file(request: HttpRequest, uuid: Any) -> tuple[Attachment, Model]:
    row = get_object_or_404(Attachment, uuid=uuid)
    thing = _thing(request, row.objek_jenis, row.objek_id)
    for guard in registry.kind_of(thing).closed(request.user, thing, {row.tag}):
        raise PermissionDenied(guard.why)
    return row, thing


def _answer(
    request: HttpRequest,
    thing: Model,
    only: str | None,
    *,
    status: int = 200,
    done: str = "",
    **more: Any,
) -> HttpResponse:
    back = _back(request, thing)
    if getattr(request, "htmx", False):
        shown = panel.context(request, thing, only=only, back=back, done=done, **more)
        return render(request, "files/_panel.html", shown, status=status)
    if status == 200:
        messages.success(request, done)
        return redirect(f"{back}#{panel.panel_id(thing, only)}")
    shown = panel.context(request, thing, only=only, back=back, **more)
    page = {**shown, "breadcrumbs": [(str(thing), back), ("Berkas", None)]}
    return render(request, "files/page.html", page, status=status)


def _back(request: HttpRequest, thing: Any) -> str:
    """The page the person came from, never one of elsewhere."""
    asked = request.POST.get("kembali", "")
    if asked.startswith("/") and url_has_allowed_host_and_scheme(
        asked, None, require_https=request.is_secure()
    ):
        return asked
    return thing.get_absolute_url() if hasattr(thing, "get_absolute_url") else "/"


# Serving ----------------------------------------------------------------------------


@require_safe
def file(request: HttpRequest, uuid: Any) -> HttpResponseBase:
    return _serve(request, uuid, small=False)


@require_safe
def small(request: HttpRequest, uuid: Any) -> HttpResponseBase:
    return _serve(request, uuid, small=True)


def _serve(request: HttpRequest, uuid: Any, *, small: bool) -> HttpResponseBase:
    """A removed file is there for who may restore it; a document has no thumbnail."""
    row, thing = _file(request, uuid)
    if row.is_removed and not registry.kind_of(thing).may_edit(request.user, thing):
        raise Http404
    if small and not row.is_photo:
        raise Http404
    etag = quote_etag(f"{row.sha256}{storage.SMALL if small else ''}")
    known = parse_etags(request.headers.get("If-None-Match", ""))
    if etag in (tag.removeprefix("W/") for tag in known):
        return _guarded(HttpResponseNotModified(), etag)
    try:
        opened = open(storage.path(row.uuid, small=small), "rb")  # noqa: SIM115
    except FileNotFoundError as error:
        log.error("file is gone", extra={"uuid": str(row.uuid)})
        raise Http404 from error
    response = FileResponse(
        opened,
        content_type=row.tipe_media,
        filename=served_name(row),
        as_attachment=not row.is_photo,
    )
    return _guarded(response, etag)


def served_name(row: Attachment) -> str:
    """A photo is no longer the file that was sent, so it gets a name of ours."""
    if row.is_photo:
        return f"foto-{row.tag or 'umum'}-{row.uuid.hex[:8]}.jpg"
    ending = f".{ENDINGS[row.tipe_media]}"
    name = row.nama_asli
    return name if name.lower().endswith(ending) else f"{name}{ending}"


def _guarded(response: HttpResponseBase, etag: str) -> HttpResponseBase:
    """Kept by nobody but the reader, asked for anew each time, and inert."""
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
