"""Forms and filters of action items."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from kawasan.forms.fields import IntegerText
from kawasan.forms.filters import any_of, place_choices
from kawasan.forms.places import VersionedForm
from kelompok.models import ActionItem
from kelompok.models.action_item import LATE, Dimensi
from sibungas.accounts.models import Institution
from sibungas.lib.listing import FilterForm

_SECTIONS = (
    (
        "Kesepakatan",
        ("uraian", "kategori", "horizon", "dimensi", "prioritas", "tenggat"),
    ),
    ("Penanggung jawab", ("pic_institution", "pic_nama", "wilayah")),
    ("Terkait dengan", ("kawasan", "intervention", "indicator")),
    ("Bukti", ("bukti_url",)),
)
_CITY = 5
_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus",
    "September", "Oktober", "November", "Desember",
)  # fmt: skip
_STATUSES = ActionItem.Status.choices
_MONTHS_BACK, _MONTHS_AHEAD = 12, 12


class ActionItemForm(VersionedForm):
    bukti_url = forms.URLField(
        label="Alamat bukti di internet",
        max_length=300,
        required=False,
        assume_scheme="https",
        help_text="Foto dan dokumen diunggah di halaman tindak lanjut.",
    )

    class Meta:
        model = ActionItem
        fields = tuple(name for _title, names in _SECTIONS for name in names)
        widgets = {
            "uraian": forms.Textarea(attrs={"rows": 3}),
            "tenggat": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        labels = {
            "uraian": "Apa yang dikerjakan",
            "horizon": "Jangka",
        }
        help_texts = {
            "wilayah": "Yang bekerja di wilayah ini melihat tindak lanjut ini.",
            "pic_nama": "Jabatan atau nama.",
            "dimensi": "Kapasitas siapa yang dibangun, bila itu tujuannya.",
        }

    def __init__(self, *args: Any, places: QuerySet, links: dict[str, Any], **kw: Any):
        super().__init__(*args, **kw)
        offices = Institution.objects.filter(aktif=True)
        if self.instance.pk:
            offices |= Institution.objects.filter(pk=self.instance.pic_institution_id)
        self._among("pic_institution", offices)
        self._among("wilayah", places)
        for name, rows in links.items():
            self._among(name, rows)

    def _among(self, name: str, rows: QuerySet) -> None:
        field: Any = self.fields[name]
        field.queryset = rows

    def sections(self) -> list[tuple[str, list[tuple[Any, str]]]]:
        """The fields in the order of the page, none with a unit."""
        return [
            (title, [(self[name], "") for name in names]) for title, names in _SECTIONS
        ]


class _StepForm(forms.Form):
    """One deed on one item, in the version that the person saw."""

    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, item: ActionItem, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["versi"].initial = item.versi

    @property
    def seen(self) -> int:
        return self.cleaned_data["versi"] or 0


class _Evidence(_StepForm):
    catatan = forms.CharField(
        label="Yang sudah dikerjakan",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    bukti_url = forms.URLField(
        label="Alamat bukti di internet",
        max_length=300,
        required=False,
        assume_scheme="https",
        help_text="Kosong berarti bukti sebelumnya tetap.",
    )


class ReportForm(_Evidence):
    progres = IntegerText(label="Progres (%)", min_value=0, max_value=100)
    field_order = ("progres", "catatan", "bukti_url")

    def __init__(self, *args: Any, item: ActionItem, **kwargs: Any):
        super().__init__(*args, item=item, **kwargs)
        self.fields["progres"].initial = item.progres


class FinishForm(_Evidence):
    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["catatan"].label = "Hasilnya"


class ReasonForm(_StepForm):
    alasan = forms.CharField(
        label="Alasan", max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )


def _month_choices() -> list[tuple[str, str]]:
    today = timezone.localdate()
    here = today.year * 12 + today.month - 1
    months = range(here - _MONTHS_BACK, here + _MONTHS_AHEAD + 1)
    return [
        (f"{m // 12}-{m % 12 + 1:02d}", f"{_MONTHS[m % 12]} {m // 12}") for m in months
    ]


class OwnFilter(FilterForm):
    """What narrows the items of one institution."""

    wilayah = forms.ChoiceField(label="Wilayah")
    status = forms.ChoiceField(
        label="Status",
        choices=any_of(
            "Semua status",
            [("terbuka", "Belum selesai"), (LATE, "Terlambat"), *_STATUSES],
        ),
    )
    kategori = forms.ChoiceField(
        label="Kategori", choices=any_of("Semua", ActionItem.Kategori.choices)
    )
    dimensi = forms.ChoiceField(
        label="Dimensi kapasitas", choices=any_of("Semua", Dimensi.choices)
    )
    bulan = forms.ChoiceField(label="Tenggat")
    lookups = {
        "instansi": "pic_institution",
        "kategori": "kategori",
        "dimensi": "dimensi",
    }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._offer("bulan", any_of("Semua bulan", _month_choices()))
        places = place_choices(self.user, self.data.get("wilayah", ""), _CITY)
        if len(places) < 2 and not self.data.get("wilayah"):
            del self.fields["wilayah"]
        else:
            self._offer("wilayah", any_of("Semua", places))

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field: Any = self.fields[name]
        field.choices = choices

    def narrow_wilayah(self, rows: Any, kode: str) -> QuerySet:
        return rows.within(kode)

    def narrow_status(self, rows: Any, value: str) -> QuerySet:
        if value == LATE:
            return rows.overdue(timezone.localdate())
        if value == "terbuka":
            return rows.unfinished()
        return rows.filter(status=value)

    def narrow_bulan(self, rows: QuerySet, value: str) -> QuerySet:
        year, month = map(int, value.split("-"))
        first = date(year, month, 1)
        after = date(year + month // 12, month % 12 + 1, 1)
        return rows.filter(tenggat__gte=first, tenggat__lt=after)


class ActionItemFilter(OwnFilter):
    """The same of all institutions, of which one may be chosen."""

    instansi = forms.ModelChoiceField(
        label="Instansi", queryset=None, empty_label="Semua instansi"
    )
    field_order = ("wilayah", "status", "instansi", "kategori", "dimensi", "bulan")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        items = ActionItem.objects.visible_to(self.user).order_by()
        offices: Any = self.fields["instansi"]
        offices.queryset = Institution.objects.filter(
            pk__in=items.values("pic_institution")
        )
