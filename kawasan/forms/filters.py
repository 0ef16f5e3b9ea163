"""Filters of the lists of places.

The level of a kawasan and the state of an RT in a year come from tables that point
at places (``rekap`` and ``penilaian``); they are reached through the relation only.
"""

from typing import Any

from django import forms
from django.db.models import F, FilteredRelation, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Length
from django.utils import timezone

from kawasan import access
from kawasan.models import Kawasan, Rt, Wilayah
from kawasan.models.kawasan import Kewenangan
from sibungas.lib.listing import FilterForm
from sibungas.templatetags.ui import STATUS, TINGKAT

_FIRST_YEAR = 2015
_MOST_CHOICES = 300
# Lengths of the codes of kab/kota, kecamatan and kelurahan.
_CITY, _KECAMATAN, KELURAHAN = 5, 8, 13
NOT_ASSESSED = "belum"
CLOSED = "tutup"
# No code of a kawasan begins with a hyphen.
OUTSIDE = "-"
# States of the year's sheet of an RT, in the order of the work to be done.
STATES = {
    NOT_ASSESSED: "Belum dinilai",
    **{kode: label for kode, (label, _) in STATUS.items() if kode != "dibatalkan"},
}


def _year_field() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label="Tahun", coerce=int, empty_value=None)


def _year_choices() -> list[tuple[str, str]]:
    now = timezone.localdate().year
    past = [(str(year), str(year)) for year in range(now - 1, _FIRST_YEAR - 1, -1)]
    return [("", str(now)), *past]


def any_of(label: str, choices: Any) -> list[tuple[str, str]]:
    return [("", label), *choices]


class YearFilter(FilterForm):
    """A list that shows the figures of one year, this one unless asked."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if self.data.get("tahun") == str(timezone.localdate().year):
            # Links name the year; here this one is the empty choice.
            self.data = {**self.data.dict(), "tahun": ""}
        self._offer("tahun", _year_choices())

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field: Any = self.fields[name]
        field.choices = choices

    def _offer_places(self, deepest: int) -> None:
        """Fills the choice of places, or removes it when there is only one."""
        choices = place_choices(self.user, self.data.get("wilayah", ""), deepest)
        if len(choices) < 2 and not self.data.get("wilayah"):
            del self.fields["wilayah"]
        else:
            self._offer("wilayah", any_of("Semua", choices))

    def narrow_wilayah(self, rows: Any, kode: str) -> QuerySet:
        return rows.within(kode)

    @property
    def year(self) -> int:
        return self.cleaned_data.get("tahun") or timezone.localdate().year


def place_choices(user: Any, chosen: str, deepest: int) -> list[tuple[str, str]]:
    """Places to choose from: the kab/kota of the person, and what lies in one.

    All places below a kab/kota are listed once it is chosen, or at once for people
    who work inside one. ``deepest`` is the length of the longest code; a place that
    a link has chosen is listed whatever its length.
    """
    found = Q(kode=chosen)
    for kode in access.scope(user):
        if len(kode) >= _CITY:
            found |= Q(kode=kode) | Q(kode__startswith=f"{kode}.")
        else:
            cities = Q(jenis__in=["kabupaten", "kota"])
            found |= cities & Q(kode__startswith=f"{kode}." if kode else "")
    if len(chosen) >= _CITY:
        city = chosen[:_CITY]
        found |= Q(kode=city) | Q(kode__startswith=f"{city}.")
    places = Wilayah.objects.visible_to(user).current().filter(found)
    places = places.annotate(length=Length("kode"))
    places = places.filter(Q(length__lte=deepest) | Q(kode=chosen))
    names = [(p.kode, p.length, str(p)) for p in places.only("kode", "nama", "jenis")]
    shortest = min((length for _, length, _ in names), default=0)
    return [
        (kode, "\u2003" * ((length - shortest + 2) // 3) + name)
        for kode, length, name in names
    ]


def kawasan_choices(user: Any, asked: Any) -> list[tuple[str, str]]:
    """None, the first kawasan of the chosen place, and always the chosen one."""
    seen = Kawasan.objects.visible_to(user)
    place = asked.get("wilayah", "")
    near = (seen.within(place) if place else seen).values("kode", "nama")
    offered = list(near[:_MOST_CHOICES])
    chosen = asked.get("kawasan")
    if chosen and chosen not in {row["kode"] for row in offered}:
        offered += seen.filter(kode=chosen[:30]).values("kode", "nama")
    named = [(row["kode"], f"{row['nama']} ({row['kode']})") for row in offered]
    return [(OUTSIDE, "Di luar kawasan"), *named]


class KawasanFilter(YearFilter):
    wilayah = forms.ChoiceField(label="Wilayah")
    tahun = _year_field()
    tingkat = forms.ChoiceField(
        label="Tingkat",
        choices=any_of(
            "Semua tingkat", [*TINGKAT.items(), (NOT_ASSESSED, "Belum dinilai")]
        ),
    )
    kewenangan = forms.ChoiceField(
        label="Kewenangan", choices=any_of("Semua", Kewenangan.choices)
    )
    tipologi = forms.ChoiceField(
        label="Tipologi", choices=any_of("Semua", Kawasan.Tipologi.choices)
    )
    bantaran = forms.ChoiceField(
        label="Bantaran sungai",
        choices=any_of("Semua", [("ya", "Di bantaran"), ("tidak", "Bukan")]),
    )
    status = forms.ChoiceField(
        label="Status", choices=any_of("Semua status", Kawasan.Status.choices)
    )
    lookups = {"kewenangan": "kewenangan", "status": "status"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._offer_places(_KECAMATAN)

    def narrow(self, rows: Any) -> QuerySet:
        of_year = FilteredRelation("rekap", condition=Q(rekap__tahun=self.year))
        rows = rows.annotate(of_year=of_year).annotate(
            tingkat_tahun=F("of_year__tingkat"),
            skor_tahun=F("of_year__skor"),
            rt_dinilai_tahun=F("of_year__rt_dinilai"),
            rt_tahun=F("of_year__jumlah_rt"),
            dihitung_tahun=F("of_year__dihitung_pada"),
        )
        return super().narrow(rows)

    def narrow_tipologi(self, rows: Any, value: str) -> QuerySet:
        return rows.filter(tipologi__contains=[value])

    def narrow_tingkat(self, rows: Any, value: str) -> QuerySet:
        if value == NOT_ASSESSED:
            return rows.filter(Q(tingkat_tahun=None) | Q(tingkat_tahun=""))
        return rows.filter(tingkat_tahun=value)

    def narrow_bantaran(self, rows: Any, value: str) -> QuerySet:
        return rows.filter(bantaran_sungai=value == "ya")


def _of_year(year: int) -> QuerySet:
    """Sheets of one RT and year that were not cancelled; the official one first."""
    model: Any = Rt._meta.get_field("penilaian").related_model
    sheets = model.objects.active()
    return sheets.filter(rt=OuterRef("pk"), tahun=year).order_by("-resmi", "-pk")


class RtFilter(YearFilter):
    wilayah = forms.ChoiceField(label="Wilayah")
    kawasan = forms.ChoiceField(label="Kawasan")
    tahun = _year_field()
    # Chosen by links on the page, kept by the form.
    penilaian = forms.ChoiceField(label="Penilaian", widget=forms.HiddenInput)
    keadaan = forms.ChoiceField(
        label="Keadaan",
        choices=[("", "RT aktif"), (CLOSED, "RT ditutup")],
        widget=forms.HiddenInput,
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.sees_sheets = access.can_anywhere(self.user, "see_assessment")
        if self.sees_sheets:
            self._offer("penilaian", any_of("Semua", STATES.items()))
        else:
            del self.fields["penilaian"]
        self._offer_places(KELURAHAN)
        choices = kawasan_choices(self.user, self.data)
        self._offer("kawasan", any_of("Semua", choices))

    def narrow_kawasan(self, rows: Any, kode: str) -> QuerySet:
        if kode == OUTSIDE:
            return rows.filter(kawasan=None)
        return rows.filter(kawasan__kode=kode)

    def narrow(self, rows: Any) -> QuerySet:
        if not self.cleaned_data.get("keadaan"):
            rows = rows.active()
        sheet = _of_year(self.year)
        if not self.sees_sheets:
            sheet = sheet.none()
        rows = rows.annotate(
            status_tahun=Subquery(sheet.values("status")[:1]),
            uuid_tahun=Subquery(sheet.values("uuid")[:1]),
            tingkat_tahun=Subquery(sheet.values("tingkat")[:1]),
            skor_tahun=Subquery(sheet.values("skor")[:1]),
        )
        return super().narrow(rows)

    def narrow_keadaan(self, rows: Any, value: str) -> QuerySet:
        return rows.filter(aktif=False)

    def narrow_penilaian(self, rows: Any, value: str) -> QuerySet:
        if value == NOT_ASSESSED:
            return rows.filter(status_tahun=None)
        return rows.filter(status_tahun=value)
