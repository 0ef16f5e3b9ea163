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
HEADERS = [
    ("jumlah_bangunan", "unit"),
    ("jumlah_penduduk", "jiwa"),
    ("jumlah_kk", "KK"),
    ("luas_verifikasi_ha", "ha"),
    ("panjang_jalan_ideal_m", "m"),
    ("panjang_drainase_ideal_m", "m"),
]
# Code, column, header of the 2018 edition, as the forms print them.
CRITERIA = {
    "Kondisi bangunan gedung": [
        ("1a", "bangunan_tidak_teratur", 0),
        ("1b", "luas_kepadatan_tinggi_ha", 3),
        ("1c", "bangunan_tidak_memenuhi_syarat", 0),
    ],
    "Kondisi jalan lingkungan": [
        ("2a", "jalan_belum_ada_m", 4),
        ("2b", "jalan_rusak_m", 4),
    ],
    "Kondisi penyediaan air minum": [
        ("3a", "kk_tanpa_akses_air_aman", 2),
        ("3b", "kk_air_tidak_cukup", 2),
    ],
    "Kondisi drainase lingkungan": [
        ("4a", "luas_genangan_ha", 3),
        ("4b", "drainase_belum_ada_m", 5),
        ("4c", "drainase_buruk_m", 5),
    ],
    "Kondisi pengelolaan air limbah": [
        ("5a", "kk_sistem_limbah_tidak_sesuai", 2),
        ("5b", "kk_sarana_limbah_tidak_sesuai", 2),
    ],
    "Kondisi pengelolaan persampahan": [
        ("6a", "kk_sarana_sampah_tidak_sesuai", 2),
        ("6b", "kk_sistem_sampah_tidak_sesuai", 2),
    ],
    "Kondisi proteksi kebakaran": [
        ("7a", "bangunan_tanpa_prasarana_kebakaran", 0),
        ("7b", "bangunan_tanpa_sarana_kebakaran", 0),
    ],
}
SAVED: list[dict[str, str]] = []
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


def _aspects(form: SheetForm) -> list[dict[str, object]]:
    aspects = []
    for number, (name, lines) in enumerate(CRITERIA.items(), 1):
        criteria = []
        for code, column, header in lines:
            key, unit = HEADERS[header]
            of = {"kolom": key, "label": form[key].label, "satuan": unit}
            criterion = {
                "kode": code,
                "nama": form[column].label,
                "petunjuk": "Hitung setiap bangunan atau keluarga satu kali.",
                "satuan": unit,
                "kolom": column,
                "penyebut": of,
            }
            kept = 12 if code == "1a" else None
            line = {"criterion": criterion, "field": form[column]}
            criteria.append({**line, "kept": kept, "kept_year": 2025})
        aspects.append({"kode": str(number), "nama": name, "criteria": criteria})
    return aspects


@login_not_required
def sheet(request: HttpRequest) -> HttpResponse:
    columns = [c for c, _ in HEADERS]
    columns += [line[1] for lines in CRITERIA.values() for line in lines]
    form = SheetForm(columns)
    ruleset = json.loads((RULESETS / "permen-pupr-14-2018.json").read_text())
    context = {
        "menu": _menu(),
        "headers": [(form[column], unit) for column, unit in HEADERS],
        "aspects": _aspects(form),
        "ruleset": ruleset,
        "context": {"density_limit": 250, "kelas_kota": "besar"},
    }
    return render(request, "sheet.html", context)


@login_not_required
def save(request: HttpRequest) -> HttpResponse:
    """Remembers what the form sent; a stale version is refused."""
    if request.POST["versi"] != str(len(SAVED) + 1):
        body = {"kode": "versi_usang", "pesan": "Diubah orang lain."}
        return JsonResponse(body, status=409)
    SAVED.append(request.POST.dict())
    return JsonResponse({"versi": len(SAVED) + 1, "pada": "10.32"})


urlpatterns = [
    path("lembar/", sheet),
    path("simpan/", save),
    path("", gallery),
    path("", include("sibungas.urls")),
]
