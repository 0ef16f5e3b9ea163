"""The form that divides the seven aspects among the offices of a place."""

from typing import Any

from django import forms
from django.db.models import Q

from kelompok.aspek import ASPEK
from kelompok.models import AspekOpd
from sibungas.accounts.models import Institution


class AspectForm(forms.Form):
    """For each aspect who answers for it, and who helps."""

    tanda = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, kode: str, tanda: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["tanda"].initial = tanda
        rows = list(AspekOpd.objects.filter(wilayah__kode=kode))
        kept = {row.institution_id for row in rows}
        # Offices of this place and of the places it lies in, or of none.
        here = Q(kode_wilayah="") | Q(kode_wilayah__startswith=kode[:2])
        offices = Institution.objects.filter((Q(aktif=True) & here) | Q(pk__in=kept))
        offices = offices.order_by("nama")
        for aspect, label in ASPEK.items():
            of = [row for row in rows if row.aspek == aspect]
            main = next((r.institution_id for r in of if r.peran == "utama"), None)
            self.fields[f"utama_{aspect}"] = forms.ModelChoiceField(
                label=f"Penanggung jawab {label.lower()}",
                queryset=offices,
                required=False,
                initial=main,
                empty_label="Belum ditentukan",
            )
            self.fields[f"pendukung_{aspect}"] = forms.ModelMultipleChoiceField(
                label=f"Pendukung {label.lower()}",
                queryset=offices,
                required=False,
                initial=[r.institution_id for r in of if r.peran == "pendukung"],
                widget=forms.SelectMultiple(attrs={"size": 5}),
                help_text="Ctrl atau sentuh lama untuk memilih beberapa.",
            )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        for aspect in ASPEK:
            main = found.get(f"utama_{aspect}")
            if main and main in (found.get(f"pendukung_{aspect}") or ()):
                self.add_error(
                    f"pendukung_{aspect}", f"{main} sudah menjadi penanggung jawab."
                )
        return found

    def parts(self) -> list[tuple[int, int, str]]:
        """Every chosen office with its aspect and role."""
        found = []
        for aspect in ASPEK:
            main = self.cleaned_data[f"utama_{aspect}"]
            if main:
                found.append((aspect, main.pk, AspekOpd.Peran.UTAMA.value))
            for office in self.cleaned_data[f"pendukung_{aspect}"]:
                found.append((aspect, office.pk, AspekOpd.Peran.PENDUKUNG.value))
        return found

    def sections(self) -> list[tuple[str, list[tuple[Any, str]]]]:
        """The fields in the order of the page, none with a unit."""
        return [
            (
                f"{aspect}. {label}",
                [(self[f"utama_{aspect}"], ""), (self[f"pendukung_{aspect}"], "")],
            )
            for aspect, label in ASPEK.items()
        ]
