"""Forms of works of KSM: start, budget, plan, steps, cash book, account."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet

from kawasan import penanganan
from kawasan.forms.fields import DecimalText
from kawasan.forms.filters import KELURAHAN, any_of, place_choices
from kawasan.models import Intervention, InterventionFunding
from kawasan.models.fields import MAX_M, MAX_RUPIAH
from kawasan.models.sasaran import Sasaran, SumberDana
from kelompok import workflow_ksm as workflow
from kelompok.models import BukuKas, KsmKegiatan, KsmTermin
from sibungas.lib.listing import FilterForm
from sibungas.templatetags.ui import angka, rupiah

_DAY = {"type": "date"}
MOST_LINES = 200


def day(label: str, *, required: bool = True, **more: Any) -> forms.DateField:
    widget = forms.DateInput(attrs=_DAY, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget, **more)


class MoneyText(DecimalText):
    """Rupiah: 80.000 is eighty thousand, never eighty with three decimals."""

    _GROUPED = re.compile(r"-?\d{1,3}(\.\d{3})+")

    def _read(self, text: str) -> str:
        typed = text.strip()
        grouped = self._GROUPED.fullmatch(typed)
        return super()._read(typed.replace(".", "") if grouped else typed)


def money(label: str, *, required: bool = True, low: int = 0, **more: Any) -> Any:
    return MoneyText(
        label=label,
        required=required,
        min_value=low,
        max_value=MAX_RUPIAH,
        decimal_places=2,
        **more,
    )


def _percent(label: str, *, required: bool = True, **more: Any) -> DecimalText:
    return DecimalText(
        label=label,
        required=required,
        min_value=0,
        max_value=100,
        decimal_places=2,
        **more,
    )


class Versioned(forms.Form):
    """Knows which version the person saw."""

    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def pairs(self, units: dict[str, str] | None = None) -> list[tuple[Any, str]]:
        shown = self.visible_fields()
        return [(field, (units or {}).get(field.name, "")) for field in shown]


class StartForm(forms.Form):
    """Which kegiatan penanganan the KSM carries out."""

    kegiatan = forms.ModelChoiceField(
        label="Kegiatan penanganan",
        queryset=Intervention.objects.none(),
        empty_label="Pilih kegiatan",
        help_text="Kegiatan di kelurahan KSM ini yang belum dikerjakan KSM lain.",
    )

    def __init__(self, *args: Any, works: QuerySet, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["kegiatan"].queryset = works


# Budget and plan --------------------------------------------------------------------


class _Line(forms.Form):
    """A line in which nothing is typed is no line."""

    typed: tuple[str, ...] = ()

    @property
    def is_filled(self) -> bool:
        return any(self.cleaned_data.get(n) not in (None, "") for n in self.typed)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if self.is_filled and not found.get("DELETE"):
            for name in self.needed:
                if found.get(name) in (None, "") and name not in self.errors:
                    self.add_error(name, "Isi kolom ini.")
        return found

    needed: tuple[str, ...] = ()


class RabLine(_Line):
    typed = ("uraian", "satuan", "volume", "harga_rp", "sumber")
    needed = typed

    id = forms.IntegerField(widget=forms.HiddenInput, required=False)
    uraian = forms.CharField(label="Uraian", max_length=150, required=False)
    satuan = forms.CharField(label="Satuan", max_length=20, required=False)
    volume = DecimalText(
        label="Volume", required=False, min_value=0, max_value=MAX_M, decimal_places=3
    )
    harga_rp = money("Harga satuan (Rp)", required=False)
    sumber = forms.ChoiceField(
        label="Sumber", choices=any_of("Pilih", SumberDana.choices), required=False
    )
    bentuk = forms.ChoiceField(
        label="Bentuk", choices=InterventionFunding.Bentuk.choices, required=False
    )

    def clean_volume(self) -> Any:
        volume = self.cleaned_data["volume"]
        if volume == 0:
            raise forms.ValidationError("Volume harus lebih dari 0.")
        return volume

    def values(self) -> dict[str, Any]:
        found = {name: self.cleaned_data[name] for name in ("id", *self.typed)}
        return {**found, "bentuk": self.cleaned_data["bentuk"] or "uang"}


class TermLine(_Line):
    typed = ("persen", "syarat_fisik", "tanggal_rencana")
    needed = ("persen",)

    persen = _percent("Bagian (%)", required=False)
    syarat_fisik = _percent("Syarat fisik (%)", required=False)
    tanggal_rencana = day("Rencana cair", required=False)

    def values(self) -> dict[str, Any]:
        found = {name: self.cleaned_data[name] for name in self.typed}
        return {**found, "syarat_fisik": found["syarat_fisik"] or 0}


class _Lines(forms.BaseFormSet):
    def filled(self) -> list[dict[str, Any]]:
        return [
            form.values()
            for form in self.forms
            if form.is_filled and not form.cleaned_data.get("DELETE")
        ]

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = "Hapus baris"


def lines(kind: type[_Line], prefix: str, data: Any, rows: list[dict]) -> Any:
    """Stored lines and three empty ones, or what was typed."""
    extra = 0 if data is not None else 3
    made = forms.formset_factory(
        kind, formset=_Lines, extra=extra, can_delete=True, max_num=MOST_LINES
    )
    if data is not None:
        return made(data, prefix=prefix)
    return made(initial=rows, prefix=prefix)


class PlanForm(Versioned):
    """The planned day of each step."""

    def __init__(self, *args: Any, kegiatan: KsmKegiatan, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["versi"].initial = kegiatan.versi
        stored = {t.tahap: t.tanggal_rencana for t in kegiatan.tahap_set.all()}
        for name in workflow.WAY[1:]:
            label = workflow.STATUSES[name]
            made = day(label, required=False, initial=stored.get(name))
            self.fields[f"rencana_{name}"] = made

    def days(self) -> dict[str, Any]:
        return {n: self.cleaned_data[f"rencana_{n}"] for n in workflow.WAY[1:]}


# Steps ------------------------------------------------------------------------------


class StepForm(Versioned):
    """What one step asks for; the rest of the fields is taken away."""

    tanggal = day("Tanggal")
    nomor = forms.CharField(label="Nomor surat", max_length=80, required=False)
    perjanjian_jenis = forms.ChoiceField(
        label="Nama perjanjian",
        choices=any_of("Pilih", KsmKegiatan.Perjanjian.choices),
        help_text="Namanya menurut program: SPPD-L, SP3, PKS, atau lainnya.",
    )
    progres_fisik = _percent("Progres fisik yang tercapai")
    jumlah_rp = money("Jumlah yang cair")
    sertifikasi = forms.ChoiceField(
        label="Hasil sertifikasi",
        choices=any_of("Pilih", Intervention.Sertifikasi.choices),
    )
    alasan = forms.CharField(
        label="Alasan", max_length=300, widget=forms.Textarea(attrs={"rows": 4})
    )
    _UNITS = {"progres_fisik": "%", "jumlah_rp": "Rp"}
    _MORE = {
        "perjanjian": ("perjanjian_jenis",),
        "cairkan": ("progres_fisik", "jumlah_rp"),
        "selesaikan": ("progres_fisik",),
        "sertifikasi": ("sertifikasi",),
    }

    def __init__(
        self, *args: Any, step: workflow.Step, kegiatan: KsmKegiatan, **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        self.step = step
        kept = {"versi", "tanggal", *self._MORE.get(step.name, ())}
        if step.numbered:
            kept.add("nomor")
            self.fields["nomor"].required = True
        if step.needs_reason:
            kept = {"versi", "alasan"}
        for name in set(self.fields) - kept:
            del self.fields[name]
        self.fields["versi"].initial = kegiatan.versi

    def suggest(self, term: KsmTermin, budget: Any) -> None:
        """The share of the budget that the term promises."""
        share = (budget * term.persen / 100).quantize(budget)
        field = self.fields["jumlah_rp"]
        field.initial = share
        field.help_text = (
            f"Termin {term.nomor}: {angka(term.persen)} % dari dana tunai RAB"
            f" {rupiah(budget)}."
        )

    def values(self) -> dict[str, Any]:
        return {k: v for k, v in self.cleaned_data.items() if k != "versi"}

    def sections(self) -> list[tuple[str, list[tuple[Any, str]]]]:
        return [(self.step.label, self.pairs(self._UNITS))]


# Cash and account -------------------------------------------------------------------


class CashForm(forms.Form):
    """One line of the cash book, or the correction of one."""

    koreksi_atas = forms.ModelChoiceField(
        label="Koreksi atas",
        queryset=BukuKas.objects.none(),
        required=False,
        empty_label="Baris biasa, bukan koreksi",
        help_text="Koreksi boleh minus; baris yang salah tetap tersimpan.",
    )
    termin = forms.ModelChoiceField(
        label="Termin", queryset=KsmTermin.objects.none(), empty_label=None
    )
    tanggal = day("Tanggal")
    uraian = forms.CharField(label="Uraian", max_length=200)
    masuk_rp = money("Masuk", required=False, low=-MAX_RUPIAH)
    keluar_rp = money("Keluar", required=False, low=-MAX_RUPIAH)
    bukti = forms.FileField(
        label="Bukti",
        required=False,
        max_length=255,
        widget=forms.FileInput(attrs={"accept": "image/*,application/pdf"}),
        help_text="Foto nota atau PDF; wajib untuk pengeluaran.",
    )

    def __init__(self, *args: Any, kegiatan: KsmKegiatan, **kwargs: Any):
        super().__init__(*args, **kwargs)
        paid = kegiatan.termin_set.exclude(tanggal_cair=None)
        self.fields["termin"].queryset = paid.order_by("-nomor")
        plain = kegiatan.kas_set.filter(koreksi_atas=None)
        self.fields["koreksi_atas"].queryset = plain

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        into, out = found.get("masuk_rp") or 0, found.get("keluar_rp") or 0
        if bool(into) == bool(out) and not self.errors:
            self.add_error("keluar_rp", "Isi salah satu: masuk atau keluar.")
        if (into < 0 or out < 0) and not found.get("koreksi_atas"):
            self.add_error("koreksi_atas", "Hanya koreksi yang boleh minus.")
        found["masuk_rp"], found["keluar_rp"] = into, out
        return found

    def values(self) -> dict[str, Any]:
        return {k: v for k, v in self.cleaned_data.items() if k != "bukti"}

    def pairs(self) -> list[tuple[Any, str]]:
        units = {"masuk_rp": "Rp", "keluar_rp": "Rp"}
        return [(f, units.get(f.name, "")) for f in self.visible_fields()]


class LpjForm(Versioned):
    """Receipts, each line of the budget as spent, each volume as built."""

    penerimaan = money("Penerimaan menurut LPJ", required=False)

    def __init__(
        self,
        *args: Any,
        kegiatan: KsmKegiatan,
        rab: Iterable[Any],
        targets: Iterable[dict[str, Any]],
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.fields["versi"].initial = kegiatan.versi
        self.fields["penerimaan"].initial = kegiatan.lpj_penerimaan_rp
        self.rab, self.targets = list(rab), list(targets)
        built = {
            (h.rt_id, h.sasaran): h.volume_realisasi for h in kegiatan.hasil_set.all()
        }
        for row in self.rab:
            self.fields[f"rab_{row.pk}"] = money(
                row.uraian,
                required=False,
                initial=row.realisasi_rp,
                help_text=(
                    f"Rencana {rupiah(row.jumlah_rp)}, {row.get_sumber_display()},"
                    f" {row.get_bentuk_display().lower()}."
                ),
            )
        for number, line in enumerate(self.targets):
            key = (line["rt"].pk, line["sasaran"])
            label = f"{Sasaran(line['sasaran']).label}, {line['rt']}"
            self.fields[f"hasil_{number}"] = DecimalText(
                label=label,
                required=False,
                min_value=0,
                max_value=MAX_M,
                decimal_places=penanganan.places(line["sasaran"]),
                initial=built.get(key),
                help_text=f"Rencana {angka(line['volume_rencana'])}.",
            )

    def realisasi(self) -> dict[int, Any]:
        return {row.pk: self.cleaned_data[f"rab_{row.pk}"] for row in self.rab}

    def hasil(self) -> list[dict[str, Any]]:
        return [
            {
                "rt": line["rt"].pk,
                "sasaran": line["sasaran"],
                "volume_realisasi": self.cleaned_data[f"hasil_{number}"],
            }
            for number, line in enumerate(self.targets)
        ]

    def sections(self) -> list[tuple[str, list[tuple[Any, str]]]]:
        spent = [(self[f"rab_{row.pk}"], "Rp") for row in self.rab]
        built = [
            (self[f"hasil_{n}"], penanganan.unit(line["sasaran"]))
            for n, line in enumerate(self.targets)
        ]
        parts = [
            ("Penerimaan", [(self["penerimaan"], "Rp")]),
            ("Realisasi RAB", spent),
            ("Volume yang terwujud", built),
        ]
        return [part for part in parts if part[1]]


class KsmKegiatanFilter(FilterForm):
    wilayah = forms.ChoiceField(label="Wilayah")
    status = forms.ChoiceField(
        label="Tahap", choices=any_of("Semua", tuple(workflow.STATUSES.items()))
    )
    waktu = forms.ChoiceField(
        label="Waktu",
        choices=any_of("Semua", [("terlambat", "Terlambat"), ("tepat", "Tepat waktu")]),
    )
    lookups = {"status": "status"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        places = place_choices(self.user, self.data.get("wilayah", ""), KELURAHAN)
        if len(places) < 2 and not self.data.get("wilayah"):
            del self.fields["wilayah"]
        else:
            self.fields["wilayah"].choices = any_of("Semua", places)

    def narrow_wilayah(self, rows: Any, kode: str) -> QuerySet:
        return rows.within(kode)

    def narrow_waktu(self, rows: Any, value: str) -> QuerySet:
        return rows.filter(terlewat__isnull=value != "terlambat")
