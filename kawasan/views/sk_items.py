"""The lines of a decree: typed as a table, read from a file, tied to places."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from kawasan.actions import sk as actions
from kawasan.forms.sk import (
    SkImportForm,
    SkItemFormSet,
    SkMatchForm,
    lines_of,
)
from kawasan.imports import sk as reader
from kawasan.imports.sk_places import Places
from kawasan.imports.tables import BadFile
from kawasan.models import Kawasan, Rt, SkKumuh, SkKumuhItem
from kawasan.views.sk import form_methods, show, writable
from sibungas.lib.errors import Refused, Stale

_MORE_ROWS = 5
_PREFIX = "butir"


@form_methods
def items(request: HttpRequest, uuid: Any) -> HttpResponse:
    """The whole table; "Tambah baris" gives empty rows without saving anything."""
    sk = writable(request, uuid)
    if not sk.is_draft:
        raise Refused("Butir SK yang sudah berlaku tidak dapat diubah.")
    places = Places(sk.wilayah)
    if request.method != "POST":
        formset = _formset(places, initial=_stored(sk))
        return _table(request, sk, places, formset, sk.versi)
    versi = _number(request.POST.get("versi"))
    if "tambah" in request.POST:
        formset = _formset(places, data=_with_more_rows(request.POST))
        return _table(request, sk, places, formset, versi, status=200)
    formset = _formset(places, data=request.POST)
    sentences: list[str] = []
    if formset.is_valid():
        try:
            actions.set_items(
                sk=sk, lines=formset.lines(), versi=versi, by=request.user
            )
        except Stale as stale:
            current: Any = stale.details["current"]
            sentences = [f"{stale.message} Simpan lagi untuk menggantinya."]
            return _table(
                request, sk, places, formset, current.versi, sentences, status=409
            )
        except (Refused, ValidationError) as refusal:
            sentences = getattr(refusal, "messages", None) or [str(refusal)]
        else:
            messages.success(request, f"Butir {sk} disimpan.")
            return redirect(sk)
    return _table(request, sk, places, formset, versi, sentences, status=422)


def _stored(sk: SkKumuh) -> list[dict[str, Any]]:
    rows = sk.butir.select_related("kawasan", "rt__kelurahan")
    rows = rows.defer("kawasan__batas", "rt__batas", "rt__kelurahan__batas")
    return lines_of(list(rows))


def _formset(places: Places, *, initial: Any = None, data: Any = None) -> Any:
    extra = 0 if data is not None else _MORE_ROWS
    formset = SkItemFormSet(
        data, initial=initial, prefix=_PREFIX, form_kwargs={"places": places}
    )
    formset.extra = extra
    return formset


def _with_more_rows(sent: Any) -> Any:
    data = sent.copy()
    name = f"{_PREFIX}-TOTAL_FORMS"
    total = min(_number(data.get(name)) + _MORE_ROWS, actions.MOST_ITEMS)
    data[name] = str(total)
    return data


def _number(text: Any) -> int:
    return int(text) if str(text or "").isdecimal() and len(str(text)) < 9 else 0


def _table(
    request: HttpRequest,
    sk: SkKumuh,
    places: Places,
    formset: Any,
    versi: int,
    sentences: Any = (),
    status: int = 200,
) -> HttpResponse:
    adding = "tambah" in request.POST
    errors = [("", sentence) for sentence in sentences]
    if formset.is_bound and not adding:
        errors += _errors(formset)
    context = {
        "sk": sk,
        "formset": formset,
        "kawasan_list": places.kawasan,
        # "versi" in a template is that of the portal.
        "seen": versi,
        "errors": errors,
        "show_errors": not adding,
    }
    return render(request, "kawasan/sk_items.html", context, status=status)


def _errors(formset: Any) -> list[tuple[str, str]]:
    """Every error with the field it stands at; rows are counted from 1."""
    found = [("", str(sentence)) for sentence in formset.non_form_errors()]
    for number, form in enumerate(formset.forms, start=1):
        for name, sentences in form.errors.items():
            if name not in form.fields:
                found += [("", f"Baris {number}: {s}") for s in sentences]
                continue
            label = form.fields[name].label
            found += [
                (form[name].auto_id, f"Baris {number}, {label}: {sentence}")
                for sentence in sentences
            ]
    return found


@form_methods
def import_items(request: HttpRequest, uuid: Any) -> HttpResponse:
    """Adds the rows of a file, all or none, with an account of every row."""
    sk = writable(request, uuid)
    if not sk.is_draft:
        raise Refused("Butir SK yang sudah berlaku tidak dapat diubah.")
    form = SkImportForm(
        request.POST or None, request.FILES or None, initial={"versi": sk.versi}
    )
    account = None
    if request.method == "POST" and form.is_valid():
        account = _read(form, sk)
        if account and not account.faults and not form.errors:
            if form.cleaned_data["periksa"]:
                context = {"form": form, "sk": sk, "account": account}
                return render(request, "kawasan/sk_import.html", context)
            if _saved(request, form, sk, account):
                return redirect(sk)
    return show(request, "kawasan/sk_import.html", form, sk=sk, account=account)


def _read(form: SkImportForm, sk: SkKumuh) -> reader.Account | None:
    name, chunks = form.table()
    try:
        with reader.on_disk(name, chunks) as path:
            account = reader.read_lines(path, Places(sk.wilayah))
    except BadFile as error:
        form.add_error("berkas", str(error))
        return None
    if not account.lines and not account.faults:
        form.add_error("berkas", "Tabel ini tidak memuat baris kawasan atau RT.")
    return account


def _saved(
    request: HttpRequest, form: SkImportForm, sk: SkKumuh, account: reader.Account
) -> bool:
    name, _ = form.table()
    try:
        actions.add_items(
            sk=sk,
            lines=account.lines,
            versi=form.cleaned_data["versi"],
            by=request.user,
            source=name[:200],
        )
    except Refused as refusal:
        form.add_error(None, refusal.message)
    except ValidationError as error:
        form.add_error(None, error.messages)
    else:
        told = f"{len(account.lines)} butir ditambahkan, {account.tied} dicocokkan."
        messages.success(request, told)
        return True
    return False


@require_POST
def match(request: HttpRequest, uuid: Any, pk: int) -> HttpResponse:
    """Ties one line; also of a decree in force, whose text stays as it is."""
    sk = writable(request, uuid)
    item = get_object_or_404(SkKumuhItem, sk=sk, pk=pk)
    form = SkMatchForm(request.POST)
    if not form.is_valid():
        raise Refused("Isi kode kawasan atau RT untuk butir ini.", code="tanpa_tempat")
    try:
        tied = Places(sk.wilayah).typed(form.cleaned_data["tempat"])
        actions.match_item(
            item=item,
            kawasan=tied if isinstance(tied, Kawasan) else None,
            rt=tied if isinstance(tied, Rt) else None,
            versi=form.cleaned_data["versi"],
            by=request.user,
        )
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    except ValueError as error:
        raise Refused(str(error), code="tidak_ditemukan") from error
    messages.success(request, f"Butir {item.urutan} dicocokkan dengan {tied}.")
    return redirect(sk)
