"""Personal data of a group: revealed with a reason, changed on a page of their own.

One pair of pages for every model of this app that has sealed columns.
"""

from typing import Any

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from kawasan import access
from kelompok.actions import personal as actions
from kelompok.forms.personal import PersonalForm
from sibungas.lib.errors import Refused, Stale

_form_methods = require_http_methods(["GET", "HEAD", "POST"])
_TEMPLATE = "kelompok/personal_form.html"


def _thing(request: HttpRequest, jenis: str, pk: int) -> Any:
    """The row with sealed columns, if this person may see it; else 404."""
    try:
        model = apps.get_model("kelompok", jenis)
    except LookupError as error:
        raise Http404 from error
    if not (getattr(model, "PERSONAL", ()) and model.OPENED_ALONE):
        raise Http404
    rows: Any = model._default_manager
    if not hasattr(rows, "visible_to"):
        raise Http404
    return get_object_or_404(rows.visible_to(request.user), pk=pk)


@never_cache
@require_POST
def reveal(request: HttpRequest, jenis: str, pk: int) -> HttpResponse:
    """One value, once; it stands in this answer and nowhere else."""
    thing = _thing(request, jenis, pk)
    column = request.POST.get("kolom", "")
    reason = request.POST.get("alasan", "")
    context = {"thing": thing, "back": thing.get_absolute_url(), "column": column}
    try:
        value = actions.reveal(
            thing=thing, field=column, reason=reason, by=request.user
        )
    except Refused as refusal:
        context |= {"refusal": refusal.message, "typed": reason}
        return render(request, "kelompok/personal.html", context, status=422)
    context |= {"value": value, "label": thing._meta.get_field(column).verbose_name}
    return render(request, "kelompok/personal.html", context)


@never_cache
@sensitive_post_parameters()
@_form_methods
def edit(request: HttpRequest, jenis: str, pk: int) -> HttpResponse:
    thing = _thing(request, jenis, pk)
    access.require(request.user, thing.PERSONAL_RIGHT, thing.kode_wilayah)
    form = PersonalForm(request.POST or None, thing=thing)
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_personal(
                thing=thing,
                values=form.cleaned_data,
                empty=form.emptied(),
                versi=form.cleaned_data["versi"] or 0,
                by=request.user,
            )
        except Stale as stale:
            # Nothing stored is shown beside what was typed: that would reveal it.
            form.add_error(None, f"{stale.message} Muat ulang halaman ini.")
            status = 409
        except (Refused, ValidationError) as refusal:
            said = getattr(refusal, "messages", None) or [refusal.message]
            form.add_error(None, said)
        else:
            messages.success(request, "Data pribadi disimpan.")
            return redirect(thing)
    context = {"form": form, "thing": thing, "back": thing.get_absolute_url()}
    return render(request, _TEMPLATE, context, status=status)
