"""Lists of kawasan and of RT, and the map of the kawasan found."""

import json
from typing import Any

from django.contrib.gis.db.models import GeometryField
from django.contrib.gis.db.models.functions import AsGeoJSON
from django.core.paginator import Page
from django.db.models import Count, F, Func, Prefetch, QuerySet
from django.http import HttpRequest, JsonResponse

from kawasan import access
from kawasan.forms.filters import (
    CLOSED,
    NOT_ASSESSED,
    STATES,
    KawasanFilter,
    RtFilter,
)
from kawasan.models import Kawasan, Rt, SkKumuhItem, Wilayah
from sibungas.lib.exports import Column
from sibungas.lib.listing import Listing
from sibungas.templatetags.ui import TINGKAT, ha, tingkat_label

# A map with more shapes than this helps nobody and is slow on an old phone.
MOST_SHAPES = 1000
_UNIT_WORDS = frozenset({"rt", "rw", "kelurahan", "desa", "kawasan"})


def _kelurahan_with_parents() -> Prefetch:
    places = Wilayah.objects.select_related("parent__parent").defer(
        "batas", "parent__batas", "parent__parent__batas"
    )
    return Prefetch("kelurahan", places)


def _names(kawasan: Kawasan) -> str:
    return ", ".join(place.nama for place in kawasan.kelurahan.all())


def _cities(kawasan: Kawasan) -> str:
    places: Any = kawasan.kelurahan.all()
    return ", ".join({str(place.parent.parent): None for place in places})


def _tipologi(kawasan: Kawasan) -> str:
    words = dict(Kawasan.Tipologi.choices)
    return ", ".join(words.get(kode, kode) for kode in kawasan.tipologi)


def _decree_line(kawasan: Any) -> SkKumuhItem | None:
    """The line of the newest decree in force that names the kawasan."""
    return next(iter(kawasan.butir_berlaku), None)


def _decree_area(kawasan: Any) -> Any:
    """Hectares of the decree in force, else those written down without one."""
    line = _decree_line(kawasan)
    return line.luas_ha if line else kawasan.luas_sk_ha


def _decree_source(kawasan: Any) -> str:
    line = _decree_line(kawasan)
    if line:
        return f"SK nomor {line.sk.nomor}, {line.sk.tanggal:%Y-%m-%d}"
    if kawasan.luas_sk_ha is not None:
        return "dicatat tanpa SK di portal"
    return "belum ada SK"


class KawasanList(Listing):
    template_name = "kawasan/list.html"
    title = "Kawasan"
    placeholder = "Nama, kode, kampung, atau sungai"
    search_fields = ("nama", "kode", "alias", "kampung", "nama_sungai")
    filter_form = KawasanFilter
    sorts = {
        "kode": ("kode",),
        "nama": ("nama",),
        "luas": ("luas_verifikasi_ha",),
        "skor": ("skor_tahun",),
    }
    default_sort = "kode"
    export_name = "kawasan"
    export_source = "data kawasan dan rekap penilaian disahkan"
    columns = (
        Column("Kode", "kode", "code"),
        Column("Nama", "nama"),
        Column("Kelurahan/desa", _names),
        Column("Kab/kota", _cities),
        Column("Luas SK (ha)", _decree_area, "number"),
        Column("Sumber luas SK", _decree_source),
        Column("Luas verifikasi (ha)", "luas_verifikasi_ha", "number"),
        Column("Luas delineasi (ha)", "luas_delineasi_ha", "number"),
        Column("Kewenangan", "kewenangan_label"),
        Column("Tipologi", _tipologi),
        Column("Bantaran sungai", lambda k: "ya" if k.bantaran_sungai else "tidak"),
        Column("Nama sungai", "nama_sungai"),
        Column("Status", lambda k: k.get_status_display()),
        Column("Tingkat", lambda k: tingkat_label(k.tingkat_tahun)),
        Column("Skor", "skor_tahun", "number"),
        Column("RT dinilai", "rt_dinilai_tahun", "number"),
        Column("RT aktif", "rt_tahun", "number"),
        Column("Dihitung pada", "dihitung_tahun", "time"),
    )

    def rows(self) -> QuerySet:
        return Kawasan.objects.visible_to(self.request.user)

    def prepared(self, rows: QuerySet) -> QuerySet:
        decrees = Prefetch(
            "butir_sk", SkKumuhItem.objects.in_force(), to_attr="butir_berlaku"
        )
        rows = rows.defer("batas")
        return rows.prefetch_related(_kelurahan_with_parents(), decrees)

    def extra(self, page: Page) -> dict[str, Any]:
        return {
            "tahun": self.filters.year,
            "may_edit": access.can_anywhere(self.request.user, "edit_kawasan"),
            "most_shapes": MOST_SHAPES,
        }


class KawasanMap(KawasanList):
    """The boundaries of what the list shows with the same address, as GeoJSON."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        # A millionth of a degree is a decimetre; a screen shows no less than a metre.
        shape = Func(
            F("batas"),
            0.00001,
            function="ST_SimplifyPreserveTopology",
            output_field=GeometryField(srid=4326),
        )
        rows = self.selection().exclude(batas=None).defer("batas")
        rows = rows.annotate(shape=AsGeoJSON(shape, precision=6))[:MOST_SHAPES]
        features = [self._feature(row) for row in rows]
        answer = {"type": "FeatureCollection", "features": features}
        return JsonResponse(answer, content_type="application/geo+json")

    def _feature(self, row: Any) -> dict[str, Any]:
        return {
            "type": "Feature",
            "geometry": json.loads(row.shape),
            "properties": {
                "kode": row.kode,
                "nama": row.nama,
                "tingkat": row.tingkat_tahun or "",
                "ket": f"{row.kode}, {ha(row.luas_verifikasi_ha)} terverifikasi",
                "url": row.get_absolute_url(),
            },
        }


def _rt_status(rt: Any) -> str:
    return STATES[rt.status_tahun or NOT_ASSESSED]


class RtList(Listing):
    """The start of a facilitator's day: every RT with the state of its sheet."""

    template_name = "kawasan/rt_list.html"
    title = "Daftar RT"
    placeholder = "RT, RW, kampung, kelurahan, atau kawasan"
    search_fields = ("rt", "rw", "kampung", "kelurahan__nama", "kawasan__nama")
    filter_form = RtFilter
    sorts = {
        "rt": ("kelurahan__kode", "rw", "rt", "kampung"),
        "kawasan": ("kawasan__nama", "kelurahan__kode", "rw", "rt"),
        "status": ("status_tahun", "kelurahan__kode", "rw", "rt"),
        "skor": ("skor_tahun",),
    }
    default_sort = "rt"
    export_name = "rt"
    export_source = "data RT dan penilaian tahun yang dipilih"
    columns = (
        Column("ID", "pk", "number"),
        Column("Kode kelurahan/desa", "kelurahan.kode", "code"),
        Column("Kelurahan/desa", "kelurahan.nama"),
        Column("Kecamatan", "kelurahan.parent.nama"),
        Column("RW", "rw", "code"),
        Column("RT", "rt", "code"),
        Column("Kampung", "kampung"),
        Column("Kode kawasan", lambda r: r.kawasan and r.kawasan.kode, "code"),
        Column("Kawasan", lambda r: r.kawasan and r.kawasan.nama),
        Column("Aktif", lambda r: "ya" if r.aktif else "tidak"),
        Column("Penilaian", _rt_status),
        Column("Skor", "skor_tahun", "number"),
        Column("Tingkat", lambda r: TINGKAT.get(r.tingkat_tahun, "")),
    )

    def words(self) -> list[str]:
        """People type "RT 02"; the words themselves are not in the columns."""
        return [word for word in super().words() if word.lower() not in _UNIT_WORDS]

    def rows(self) -> QuerySet:
        return Rt.objects.visible_to(self.request.user)

    def prepared(self, rows: QuerySet) -> QuerySet:
        unused = ("batas", "kelurahan__batas", "kelurahan__parent__batas")
        related = rows.select_related("kelurahan__parent", "kawasan")
        return related.defer(*unused, "kawasan__batas")

    def extra(self, page: Page) -> dict[str, Any]:
        user = self.request.user
        return {
            "tahun": self.filters.year,
            "may_edit": access.can_anywhere(user, "edit_rt"),
            "may_write": access.can_anywhere(user, "write_assessment"),
            "sees_sheets": self.filters.sees_sheets,
            "chips": self._chips(page),
            "closed": CLOSED,
        }

    def _chips(self, page: Any) -> list[tuple[str, str, int | None]]:
        """State, word and number of RT in each state, whatever state is chosen.

        A list too long to count shows the words alone.
        """
        if not self.filters.sees_sheets:
            return []
        if page.paginator.capped:
            return [(kode, word, None) for kode, word in STATES.items()]
        asked = self.filters.cleaned_data.pop("penilaian", "")
        rows = self.selection().order_by()
        self.filters.cleaned_data["penilaian"] = asked
        found = dict(rows.values_list("status_tahun").annotate(n=Count("pk")))
        counts = {kode or NOT_ASSESSED: n for kode, n in found.items()}
        chips = [(kode, word, counts.get(kode, 0)) for kode, word in STATES.items()]
        return [chip for chip in chips if chip[2] or chip[0] == asked]
