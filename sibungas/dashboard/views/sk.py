"""The dossier of one decree, and the check of all kawasan against the decrees."""

from collections import Counter
from typing import Any

from django import forms
from django.core.paginator import Page
from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kawasan import access, decrees
from kawasan.actions.sk import RIGHT
from kawasan.forms.filters import any_of, place_choices
from kawasan.forms.sk import SkMatchForm
from kawasan.models import Kawasan, Rt, SkKumuh, SkKumuhItem, Wilayah
from kawasan.models.kawasan import Kewenangan
from kawasan.views.sk import visible
from kawasan.views.sk_documents import lines as lines_of
from sibungas.dashboard import decree_flags, shapes
from sibungas.dashboard.decrees import COLUMNS, Line, checklist, hold, rekap_of
from sibungas.lib import exports
from sibungas.lib.exports import Column
from sibungas.lib.listing import FilterForm, Listing
from sibungas.templatetags.ui import ha, tanggal, tingkat_label

_KECAMATAN = 8
ANY, NONE = "ada", "bersih"


@require_safe
def dossier(request: HttpRequest, uuid: Any) -> HttpResponseBase:
    sk = visible(request, uuid)
    user = request.user
    items = lines_of(sk, user)
    rows = hold(sk, items, user)
    kind = request.GET.get("unduh", "")
    if kind in exports.MOST_ROWS:
        return _download(request, sk, rows, kind)
    totals = decrees.totals(sk)
    may_edit = access.can(user, RIGHT, sk.kode_wilayah)
    detailed = request.GET.get("rinci") == "1"
    shown = rows if detailed else _folded(sk, rows)
    untied = [row.item for row in rows if not row.item.is_matched]
    context = {
        "sk": sk,
        "rows": rows,
        "shown": shown,
        "folded": len(rows) - len(shown),
        "detailed": detailed,
        "totals": totals,
        "findings": checklist(sk, rows, user),
        "by_authority": _by_authority(rows),
        "untied": untied,
        "hidden": totals.butir - len(items),
        "match_form": SkMatchForm(initial={"versi": sk.versi}),
        "kawasan_choices": _choices(sk) if may_edit and untied else [],
        "peta": _map(rows),
        "versions": _versions(sk, user),
        "may_edit": may_edit,
        "sees_whole": access.can(user, "see", sk.kode_wilayah),
        "sees_sheets": access.can_anywhere(user, "see_assessment"),
        "breadcrumbs": [("SK Kumuh", reverse("kawasan:sk_list")), (str(sk), None)],
    }
    return render(request, "dashboard/sk.html", context)


def _folded(sk: SkKumuh, rows: list[Line]) -> list[Line]:
    """Without the RT that detail a kawasan of the decree and raise no flag."""
    counted = set(sk.butir.counted().values_list("pk", flat=True))
    return [row for row in rows if row.item.pk in counted or row.flags]


def _by_authority(rows: list[Line]) -> list[tuple[str, int, Any]]:
    """Number and decree hectares of the kawasan of each level of government."""
    counts: Counter[str] = Counter()
    sums: dict[str, Any] = {}
    for row in rows:
        if row.item.kawasan and row.item.luas_ha is not None:
            sums[row.kewenangan] = sums.get(row.kewenangan, 0) + row.item.luas_ha
        if row.item.kawasan:
            counts[row.kewenangan] += 1
    labels = [str(label) for label in Kewenangan.labels]
    return [(name, counts[name], sums.get(name)) for name in labels if counts[name]]


def _choices(sk: SkKumuh) -> QuerySet:
    return Kawasan.objects.within(sk.wilayah.kode).only("kode", "nama").order_by("kode")


def _map(rows: list[Line]) -> dict[str, Any]:
    """Places of the decree by the level that the decree gives them."""
    areas: Any = Kawasan.objects.filter(
        pk__in=[r.item.kawasan_id for r in rows if r.item.kawasan_id]
    )
    rts: Any = Rt.objects.filter(pk__in=[r.item.rt_id for r in rows if r.item.rt_id])
    drawn = {
        **{("k", k.pk): k.shape for k in shapes.with_shape(areas)},
        **{("r", r.pk): r.shape for r in shapes.with_shape(rts)},
    }
    found = []
    for row in rows:
        item = row.item
        key = ("k", item.kawasan_id) if item.kawasan_id else ("r", item.rt_id)
        found.append(
            shapes.feature(
                drawn.get(key),
                nama=item.nama,
                kode=str(item.pk),
                tingkat=item.tingkat,
                ket=f"{ha(item.luas_ha)} menurut SK",
                url=row.tempat.get_absolute_url() if row.tempat else "",
            )
        )
    return shapes.collection(found)


def _versions(sk: SkKumuh, user: Any) -> list[SkKumuh]:
    """Every decree of the same office for the same place, the newest first."""
    rows = SkKumuh.objects.visible_to(user)
    rows = rows.filter(wilayah=sk.wilayah, penetap=sk.penetap)
    return list(rows.annotate(jumlah_butir=Count("butir")).order_by("-tanggal", "-pk"))


def _download(
    request: HttpRequest, sk: SkKumuh, rows: list[Line], kind: str
) -> HttpResponseBase:
    export = exports.Export(
        name="sk-banding-penilaian",
        title=f"{sk} dibandingkan penilaian",
        source=f"{sk} tanggal {sk.tanggal} dan penilaian RT yang disahkan",
        columns=COLUMNS,
        rows=rows,
        notes=(f"Jumlah baris: {len(rows)}.",),
    )
    return exports.respond(request, export, kind, len(rows))


# All kawasan against all decrees -----------------------------------------------------


class CheckFilter(FilterForm):
    wilayah = forms.ChoiceField(label="Wilayah")
    bendera = forms.ChoiceField(
        label="Bendera",
        choices=any_of(
            "Semua kawasan",
            [
                *decree_flags.CHOICES,
                (ANY, "Ada bendera apa pun"),
                (NONE, "Tanpa bendera"),
            ],
        ),
    )
    kewenangan = forms.ChoiceField(
        label="Kewenangan", choices=any_of("Semua", Kewenangan.choices)
    )
    lookups = {"kewenangan": "kewenangan"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choices = place_choices(self.user, self.data.get("wilayah", ""), _KECAMATAN)
        field: Any = self.fields["wilayah"]
        field.choices = any_of("Semua", choices)
        if len(choices) < 2 and not self.data.get("wilayah"):
            del self.fields["wilayah"]

    def narrow_wilayah(self, rows: Any, kode: str) -> QuerySet:
        return rows.within(kode)

    def narrow_bendera(self, rows: Any, value: str) -> QuerySet:
        if value == ANY:
            return rows.filter(decree_flags.any_flag())
        if value == NONE:
            return rows.exclude(decree_flags.any_flag())
        return rows.filter(**{f"f_{value}": True})


def _sk_words(row: Any) -> str:
    return f"{row.sk.nomor}, {tanggal(row.sk.tanggal)}" if row.sk else "belum ada SK"


class SkCheck(Listing):
    template_name = "dashboard/sk_check.html"
    title = "Periksa SK"
    placeholder = "Nama atau kode kawasan"
    search_fields = ("nama", "kode", "alias", "kampung")
    filter_form = CheckFilter
    sorts = {
        "kode": ("kode",),
        "nama": ("nama",),
        "luas": ("luas_verifikasi_ha",),
    }
    default_sort = "kode"
    export_name = "periksa-sk"
    export_source = "SK yang berlaku dan penilaian RT yang disahkan"
    columns = (
        Column("Kode", "kode", "code"),
        Column("Kawasan", "nama"),
        Column("Kab/kota", "kab_kota"),
        Column("Kewenangan", "kewenangan_label"),
        Column("SK yang berlaku", _sk_words),
        Column("Luas SK (ha)", lambda r: r.butir and r.butir.luas_ha, "number"),
        Column("Luas verifikasi (ha)", "luas_verifikasi_ha", "number"),
        Column(
            "Luas RT kumuh (ha)", lambda r: r.nilai and r.nilai.luas_kumuh_ha, "number"
        ),
        Column("Tahun penilaian", lambda r: r.nilai and r.nilai.tahun, "code"),
        Column("RT dinilai", lambda r: r.nilai and r.nilai.rt_dinilai, "number"),
        Column("RT aktif", lambda r: r.nilai and r.nilai.jumlah_rt, "number"),
        Column("Tingkat dalam SK", lambda r: r.butir and r.butir.tingkat),
        Column(
            "Tingkat penilaian", lambda r: tingkat_label(r.nilai and r.nilai.tingkat)
        ),
        Column("Bendera", lambda r: "; ".join(flag.label for flag in r.flags)),
    )

    def rows(self) -> QuerySet:
        return decree_flags.flagged(Kawasan.objects.visible_to(self.request.user))

    def prepared(self, rows: QuerySet) -> Any:
        places = Wilayah.objects.select_related("parent__parent").defer(
            "batas", "parent__batas", "parent__parent__batas"
        )
        rows = rows.defer("batas").prefetch_related(Prefetch("kelurahan", places))
        return _Completed(rows)

    def extra(self, page: Page) -> dict[str, Any]:
        asked = self.filters.cleaned_data.pop("bendera", "")
        rows = self.selection().order_by()
        if asked:
            self.filters.cleaned_data["bendera"] = asked
        counts = rows.aggregate(
            **{
                f.kode: Count("pk", Q(**{f"f_{f.kode}": True}))
                for f in decree_flags.FLAGS
            }
        )
        return {
            "chips": [(flag, counts[flag.kode]) for flag in decree_flags.FLAGS],
            "asked": asked,
            "flag": decree_flags.FLAG_OF.get(asked),
        }


class _Completed:
    """A queryset whose rows know their decree, line, rekap and flags, per batch."""

    def __init__(self, rows: QuerySet) -> None:
        self.query = rows

    def __getitem__(self, wanted: slice) -> list[Any]:
        return self._complete(list(self.query[wanted]))

    def iterator(self, chunk_size: int) -> Any:
        found: list[Any] = []
        for row in self.query.iterator(chunk_size=chunk_size):
            found.append(row)
            if len(found) == chunk_size:
                yield from self._complete(found)
                found = []
        yield from self._complete(found)

    @staticmethod
    def _complete(rows: list[Any]) -> list[Any]:
        sks = SkKumuh.objects.in_bulk({r.sk_id for r in rows if r.sk_id})
        lines = SkKumuhItem.objects.in_bulk([r.butir_id for r in rows if r.butir_id])
        rekaps = rekap_of(rows)
        for row in rows:
            row.sk = sks.get(row.sk_id)
            row.butir = lines.get(row.butir_id)
            row.nilai = rekaps.get(row.pk)
            row.flags = decree_flags.flags_of(row)
            cities = {str(k.parent.parent): None for k in row.kelurahan.all()}
            row.kab_kota = ", ".join(cities)
        return rows
