"""A page that shows every component once, and the address map that serves it."""

import json
from datetime import UTC, datetime
from pathlib import Path

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import include, path

RULESETS = Path(__file__).parents[2] / "assessments" / "scoring" / "rulesets"
LONG_NAME = "Kelurahan Pemurus Dalam Sungai Tatas Seberang Masjid Raya"
SQUARES = [
    ("TK", "Kelurahan Satu", 114.590),
    ("KR", LONG_NAME, 114.596),
    ("KS", "Kelurahan Tiga", 114.602),
    ("KB", "Kelurahan Empat", 114.608),
    ("", "Kelurahan Lima", 114.614),
]


class ExampleForm(forms.Form):
    nama = forms.CharField(label="Nama kawasan", help_text="Nama pada SK kumuh.")
    jenis = forms.ChoiceField(choices=[("a", "Di tepi air"), ("b", "Di atas air")])
    tanggal = forms.DateField(label="Tanggal survei", required=False)
    sungai = forms.BooleanField(label="Berada di bantaran sungai", required=False)
    catatan = forms.CharField(widget=forms.Textarea, required=False)
    batas = forms.CharField(widget=forms.Textarea, required=False, label="Batas")


class SheetForm(forms.Form):
    """Fields as text, because people type 1.234,5."""

    def __init__(self, columns: list[str], **kwargs: object):
        super().__init__(**kwargs)
        for column in columns:
            widget = forms.TextInput(attrs={"inputmode": "decimal"})
            label = column.replace("_", " ").capitalize()
            self.fields[column] = forms.CharField(
                label=label, required=False, widget=widget
            )


def _collection() -> dict[str, object]:
    features = [
        {
            "type": "Feature",
            "properties": {"tingkat": code, "nama": name, "kode": f"k{x}", "ket": "x"},
            "geometry": {
                "type": "Polygon",
                "coordinates": [
                    [
                        [x, -3.32],
                        [x + 0.005, -3.32],
                        [x + 0.005, -3.315],
                        [x, -3.315],
                        [x, -3.32],
                    ]
                ],
            },
        }
        for code, name, x in SQUARES
    ]
    return {"type": "FeatureCollection", "features": features}


def _menu() -> list[dict[str, object]]:
    names = ["Beranda", "Antrean", "Kawasan", "RT", "Penilaian", "Hitung ulang"]
    icons = ["beranda", "antrean", "kawasan", "rt", "penilaian", "sinkron"]
    return [
        {"label": name, "url": f"/#{icon}", "icon": icon, "active": name == "Beranda"}
        for name, icon in zip(names, icons, strict=True)
    ]


@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    messages.success(request, "Penilaian RT 03 tersimpan sebagai draf.")
    messages.error(request, "Penilaian diubah orang lain. Muat ulang halaman.")
    form = ExampleForm({"nama": "", "jenis": "c"})
    context = {
        "menu": _menu(),
        "demo": True,
        "breadcrumbs": [("Kalimantan Selatan", "/"), (LONG_NAME, None)],
        "form": form,
        "page": Paginator(range(95), 10).page(2),
        "rows": SQUARES,
        "collection": _collection(),
        "now": datetime(2026, 11, 24, 2, 32, tzinfo=UTC),
        "steps": [
            {"label": "Draf", "state": "done", "detail": "22 Nov 2026"},
            {"label": "Diajukan", "state": "now", "detail": "menunggu verifikator"},
            {"label": "Diverifikasi", "state": "todo"},
            {"label": "Disahkan", "state": "todo"},
        ],
    }
    return render(request, "gallery.html", context)


urlpatterns = [
    path("", gallery),
    path("", include("sibungas.urls")),
]
