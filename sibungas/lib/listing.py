"""Every list page: search, filters, order, pages and downloads of one queryset.

A subclass names its rows, what is searched, which orders exist and which columns a
download has. Nothing typed into the address can make it fail: what cannot be read
is left out and said in a sentence.
"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.functional import cached_property
from django.views.generic import View

from sibungas.lib import exports

MOST_COUNTED = 10_000
_LONGEST_SEARCH = 100
_NOTHING: tuple[Any, ...] = (None, "", [])


class FilterForm(forms.Form):
    """Filters of a list; every field is optional and narrows by its lookup.

    A field that needs more than a lookup gets a method ``narrow_<field>``.
    """

    lookups: dict[str, str] = {}

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.user = user
        for field in self.fields.values():
            field.required = False

    def narrow(self, rows: QuerySet) -> QuerySet:
        """``rows`` narrowed by every field that was filled and understood."""
        for name in self.fields:
            value = self.cleaned_data.get(name)
            if value in _NOTHING:
                continue
            if hasattr(self, f"narrow_{name}"):
                rows = getattr(self, f"narrow_{name}")(rows, value)
            elif name in self.lookups:
                rows = rows.filter(**{self.lookups[name]: value})
        return rows

    def sentences(self) -> list[str]:
        """One sentence per filter that could not be understood."""
        return [
            f"Saringan “{self.fields[name].label}” tidak dipakai:"
            f" {' '.join(map(str, found))}"
            for name, found in self.errors.items()
            if name in self.fields
        ]

    def chosen(self) -> dict[str, str]:
        """Label and value of every filter in use, in words."""
        return {
            str(self.fields[name].label): self._in_words(name, value)
            for name, value in self.cleaned_data.items()
            if name in self.fields and value not in _NOTHING
        }

    def _in_words(self, name: str, value: Any) -> str:
        choices = getattr(self.fields[name], "choices", None)
        if choices is None or hasattr(value, "pk"):
            return str(value)
        words = {str(key): str(label) for key, label in choices if key != ""}
        return words.get(str(value), str(value))


def _without_nul(asked: QueryDict) -> QueryDict:
    """The parameters without NUL, which no column of the database can hold."""
    clean = asked.copy()
    for name, values in asked.lists():
        clean.setlist(name, [value.replace("\x00", "") for value in values])
    return clean


class CappedPaginator(Paginator):
    """Pages whose count stops at a limit: nobody pages that deep.

    ``counted`` is the same rows without the relations that only the page shows.
    """

    def __init__(self, rows: QuerySet, per_page: int, *, counted: QuerySet):
        super().__init__(rows, per_page)
        self.counted = counted

    @cached_property
    def _seen(self) -> int:
        return self.counted.order_by()[: MOST_COUNTED + 1].count()

    @cached_property
    def count(self) -> int:
        return min(self._seen, MOST_COUNTED)

    @property
    def capped(self) -> bool:
        """Whether there are more rows than are counted and paged."""
        return self._seen > MOST_COUNTED


class Listing(View):
    """Base of the list pages. GET only; login comes from the middleware."""

    http_method_names = ["get", "head", "options"]
    template_name = ""
    title = ""
    placeholder = "Nama atau kode"
    search_fields: tuple[str, ...] = ()
    filter_form: type[FilterForm] = FilterForm
    sorts: dict[str, tuple[str, ...]] = {}
    default_sort = ""
    page_size = 50
    columns: tuple[exports.Column, ...] = ()
    export_name = ""
    export_source = "basis data SI BUNGAS"

    def rows(self) -> QuerySet:
        """The rows this person may see, before search and filters."""
        raise NotImplementedError

    def prepared(self, rows: QuerySet) -> QuerySet:
        """Relations and annotations that the page and the download show."""
        return rows

    def exported(self, rows: QuerySet) -> Iterable[Any]:
        """What the lines of a download are made of, one by one."""
        return self.prepared(rows).iterator(chunk_size=1000)

    def exportable(self) -> bool:
        return bool(self.columns)

    def extra(self, page: Page) -> dict[str, Any]:
        """More for the template."""
        return {}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        kind = request.GET.get("unduh", "")
        if kind in exports.MOST_ROWS and self.exportable() and not self.complaints():
            return self._download(kind)
        return self._page()

    # What was asked -----------------------------------------------------------------

    @cached_property
    def filters(self) -> Any:
        """The filter form, read; typed by the subclass that names it."""
        asked = _without_nul(self.request.GET)
        form = self.filter_form(asked, user=self.request.user)
        form.is_valid()
        return form

    @cached_property
    def q(self) -> str:
        words = self.request.GET.get("q", "").replace("\x00", "").split()
        return " ".join(words)[:_LONGEST_SEARCH]

    @cached_property
    def sort(self) -> str:
        wanted = self.request.GET.get("urut", "")
        known = wanted.removeprefix("-") in self.sorts
        return wanted if known else self.default_sort

    @cached_property
    def _too_many(self) -> list[str]:
        return []

    def complaints(self) -> list[str]:
        """What in the address was not understood, one sentence each."""
        found = self.filters.sentences()
        wanted = self.request.GET.get("urut", "")
        if wanted and wanted.removeprefix("-") not in self.sorts:
            found.append("Urutan itu tidak ada; daftar memakai urutan biasa.")
        return found + self._too_many

    # What is found ------------------------------------------------------------------

    def selection(self) -> QuerySet:
        """Rows after search and filters, in order, without relations."""
        rows = self.filters.narrow(self.rows())
        for word in self.words():
            anywhere = Q()
            for field in self.search_fields:
                anywhere |= Q(**{f"{field}__icontains": word})
            rows = rows.filter(anywhere)
        return rows.order_by(*self._order())

    def words(self) -> list[str]:
        """The words looked for; each must be found in one of the search fields."""
        return self.q.split()

    def _order(self) -> tuple[str, ...]:
        fields = self.sorts.get(self.sort.removeprefix("-"), ())
        if self.sort.startswith("-"):
            fields = tuple(
                f.removeprefix("-") if f.startswith("-") else f"-{f}" for f in fields
            )
        return (*fields, "pk")

    def _page(self) -> HttpResponse:
        rows = self.selection()
        pages = CappedPaginator(self.prepared(rows), self.page_size, counted=rows)
        page = pages.get_page(self.request.GET.get("halaman"))
        page.object_list = list(page.object_list)
        context = {
            "title": self.title,
            "page": page,
            "rows": page.object_list,
            "q": self.q,
            "filters": self.filters,
            "placeholder": self.placeholder,
            "complaints": self.complaints(),
            "used": len(self.filters.chosen()),
            "narrowed": bool(self.q or self.filters.chosen()),
            "export_url": self.request.path if self.exportable() else "",
            "most_counted": MOST_COUNTED,
            **self.extra(page),  # noqa: S610 - ours, not that of a queryset
        }
        return render(self.request, self.template_name, context)

    def _download(self, kind: str) -> HttpResponseBase:
        rows = self.selection()
        most = exports.MOST_ROWS[kind]
        count = rows.order_by()[: most + 1].count()
        if count > most:
            self._too_many.append(
                f"Unduhan {kind.upper()} memuat paling banyak {most:,} baris."
                " Persempit saringan lebih dahulu.".replace(",", ".")
            )
            return self._page()
        export = exports.Export(
            name=self.export_name,
            title=self.title,
            source=self.export_source,
            columns=self.columns,
            rows=self.exported(rows),
            notes=self._notes(count),
        )
        return exports.respond(self.request, export, kind, count)

    def _notes(self, count: int) -> tuple[str, ...]:
        chosen = dict(self.filters.chosen())
        if self.q:
            chosen["Cari"] = self.q
        asked = ", ".join(f"{label}: {value}" for label, value in chosen.items())
        return (f"Saringan: {asked or 'tidak ada'}. Jumlah baris: {count}.",)
