"""Filters of the list of priorities.

Priority is computed, not stored: the filter judges every kawasan of the place and
year once, keeps those that fit, and remembers their order.
"""

from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, F, Func, IntegerField, QuerySet, Value

from assessments import priorities
from assessments.priorities import Standing
from assessments.scoring import priority
from kawasan.forms.filters import KELURAHAN, YearFilter, any_of
from sibungas.templatetags.ui import TINGKAT

INCOMPLETE, NOT_SLUM = "kurang", "tidak_kumuh"
_LAST = 99


class PriorityFilter(YearFilter):
    wilayah = forms.ChoiceField(label="Wilayah")
    tahun = forms.TypedChoiceField(label="Tahun", coerce=int, empty_value=None)
    prioritas = forms.ChoiceField(
        label="Prioritas",
        choices=any_of(
            "Semua",
            [
                *((str(n), str(n)) for n in range(1, 10)),
                (INCOMPLETE, "Data belum lengkap"),
                (NOT_SLUM, "Tidak kumuh"),
            ],
        ),
    )
    tingkat = forms.ChoiceField(
        label="Tingkat", choices=any_of("Semua tingkat", TINGKAT.items())
    )
    pertimbangan = forms.ChoiceField(
        label="Pertimbangan lain",
        choices=any_of(
            "Semua",
            [(c["kode"], c["kode"].capitalize()) for c in priority.rules()["kelas"]],
        ),
    )
    legalitas = forms.ChoiceField(
        label="Legalitas",
        choices=any_of("Semua", [("legal", "Legal"), ("tidak_legal", "Tidak legal")]),
    )
    pola = forms.ChoiceField(
        label="Saran pola",
        choices=any_of(
            "Semua",
            [
                (kode, priorities.pola_label(kode))
                for kode in ("pemugaran", "peremajaan", "permukiman_kembali")
            ],
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.standings: dict[int, Standing] = {}
        self._offer_places(KELURAHAN)

    def narrow(self, rows: Any) -> QuerySet:
        rows = super().narrow(rows)
        self.standings = priorities.of(rows, self.year)
        keys = [pk for pk, one in self.standings.items() if self._fits(one)]
        keys.sort(key=lambda pk: _place(self.standings[pk]))
        order = Func(
            Value(keys, output_field=ArrayField(BigIntegerField())),
            F("pk"),
            function="array_position",
            output_field=IntegerField(),
        )
        return rows.filter(pk__in=keys).annotate(urutan=order)

    def _fits(self, one: Standing) -> bool:
        asked, verdict = self.cleaned_data, one.verdict
        wanted = asked.get("prioritas")
        if wanted == INCOMPLETE and not one.kurang:
            return False
        if wanted == NOT_SLUM and not verdict.tidak_kumuh:
            return False
        if wanted and wanted.isdigit() and verdict.prioritas != int(wanted):
            return False
        shown = {
            "tingkat": one.tingkat,
            "pertimbangan": verdict.kelas,
            "legalitas": one.legalitas,
            "pola": verdict.pola,
        }
        return all(not asked.get(k) or asked[k] == v for k, v in shown.items())


def _place(one: Standing) -> tuple[Any, ...]:
    """Urgent first, of the same priority the larger slum; unknown, then no slum."""
    slum = one.rekap.luas_kumuh_ha if one.rekap else None
    return (
        one.verdict.prioritas or _LAST,
        one.verdict.tidak_kumuh,
        -(slum or 0),
    )
