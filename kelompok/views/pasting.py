"""The page on which a table is pasted: good rows are stored, the others stay there."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kelompok.imports.table import Line, TableRefused
from kelompok.views.rencana import sentences
from sibungas.accounts.models import Institution
from sibungas.lib.errors import Refused

_TEMPLATE = "kelompok/tempel.html"


def page(
    request: HttpRequest,
    *,
    form: Callable[..., Any],
    read: Callable[[str], tuple[str, list[Line]]],
    store: Callable[[dict[str, Any]], Any],
    thing: Any,
    what: str,
    done: str,
) -> HttpResponse:
    """``what`` names the rows, ``thing`` is what they belong to, ``done`` where to go.

    Each row is stored by itself, so that one bad row does not lose the others.
    """
    typed = form(request.POST or None)
    context: dict[str, Any] = {"thing": thing, "what": what, "form": typed}
    if request.method != "POST" or not typed.is_valid():
        status = 422 if typed.is_bound else 200
        return render(request, _TEMPLATE, context, status=status)
    try:
        head, lines = read(typed.cleaned_data["tabel"])
    except TableRefused as refusal:
        typed.add_error("tabel", str(refusal))
        return render(request, _TEMPLATE, context, status=422)
    refused = [(line, problem) for line in lines if (problem := _stored(line, store))]
    saved = len(lines) - len(refused)
    if not refused:
        messages.success(request, f"{saved} baris disimpan.")
        return redirect(done)
    left = "\n".join([head, *(line.text for line, _problem in refused)])
    context |= {
        "form": form(initial={"tabel": left}),
        "refused": refused,
        "saved": saved,
    }
    return render(request, _TEMPLATE, context, status=422)


def _stored(line: Line, store: Callable[[dict[str, Any]], Any]) -> str:
    """Why the row was refused; empty when it was stored."""
    if line.values is None:
        return line.problem
    try:
        store(line.values)
    except (Refused, ValidationError) as refusal:
        return " ".join(sentences(refusal))
    return ""


def offices_by_name(key: Callable[[Any], str]) -> dict[str, Institution]:
    """Every office by its name and its short name, as tables write them."""
    return {
        key(name): one
        for one in Institution.objects.all()
        for name in (one.nama, one.singkatan)
        if name
    }
