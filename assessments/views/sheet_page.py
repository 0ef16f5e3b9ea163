"""What the form of a sheet shows: aspects, last year's values, problems, reasons."""

from decimal import Decimal
from typing import Any

from assessments import attachments, scoring
from assessments.forms.sheet import REASON, SURVEY, SheetForm
from assessments.models import Assessment
from sibungas.files import panel
from sibungas.files.models import Attachment

_MOST_LISTED = 5


def previous(assessment: Assessment) -> Assessment | None:
    """The last official sheet of an earlier year, for "as last time"."""
    earlier = Assessment.objects.official().filter(
        rt=assessment.rt_id, tahun__lt=assessment.tahun
    )
    return earlier.order_by("-tahun").first()


def context(
    form: SheetForm,
    *,
    kelas_kota: str = "",
    last: Assessment | None = None,
    stored: Assessment | None = None,
) -> dict[str, Any]:
    """Everything the form's template needs beside the sheet itself.

    ``stored`` is the sheet that the form writes; a calculator has none.
    """
    ruleset, sheet = form.ruleset, form.sheet()
    found = problems(form, kelas_kota, stored)
    limit = scoring.density_limit(ruleset, kelas_kota)
    score = scoring.score(ruleset, sheet)
    filled = [kode for kode, value in sheet.volumes.items() if value is not None]
    return {
        "form": form,
        "ruleset": ruleset,
        "document": ruleset.document,
        "headers": [(form[h.column], h.satuan) for h in ruleset.headers],
        "optional_headers": [
            (form[h.column], h.satuan) for h in ruleset.optional_headers
        ],
        # Marks of the drawn bar of a percentage: where each band begins.
        "band_marks": " ".join(f"M{band.mulai:.0f} 0V8" for band in ruleset.bands[1:]),
        "survey": [form[name] for name in SURVEY if name in form.fields],
        "aspects": [
            _aspect(form, aspect, found, last, score) for aspect in ruleset.aspects
        ],
        **photos(stored),
        "kept_year": last.tahun if last else None,
        "warnings": warnings(form, found),
        "score": score,
        "total": score.total if score.lengkap else score.total_sementara,
        "filled": len(filled),
        "asked": len(ruleset.criteria),
        "progress_text": f"{len(filled)} dari {len(ruleset.criteria)} kriteria terisi",
        "sheet_context": {
            "density_limit": None if limit is None else float(limit),
            "kelas_kota": kelas_kota,
        },
        "density_limit": limit,
        "proposal": _proposal(ruleset, sheet, kelas_kota),
    }


def problems(
    form: SheetForm, kelas_kota: str, stored: Assessment | None = None
) -> tuple[scoring.Problem, ...]:
    """What is wrong with the numbers on the page, and which photos are lacking."""
    ruleset, sheet = form.ruleset, form.sheet()
    limit = scoring.density_limit(ruleset, kelas_kota)
    found = scoring.problems(ruleset, sheet, limit)
    return (*found, *attachments.photo_problems(stored, sheet)) if stored else found


def photos(stored: Assessment | None) -> dict[str, Any]:
    """Where the photos of the sheet are kept, and which criteria have one."""
    if stored is None:
        return {}
    return {
        "photo_panel": panel.panel_id(stored, None),
        "photo_score": attachments.WORST,
        "photographed": Attachment.objects.photographed(stored),
    }


def _proposal(
    ruleset: scoring.Ruleset, sheet: scoring.Sheet, kelas_kota: str
) -> Decimal | None:
    if not kelas_kota:
        return None
    return scoring.propose_density_volume(ruleset, sheet, kelas_kota)


def _aspect(
    form: SheetForm,
    aspect: scoring.Aspect,
    found: tuple[scoring.Problem, ...],
    last: Assessment | None,
    score: scoring.Score,
) -> dict[str, Any]:
    lines = [
        {
            "skor": score.skor.get(line.kode),
            "criterion": _question(form.ruleset, line),
            "field": form[line.kolom],
            "kept": getattr(last, line.kolom) if last else None,
            "kept_year": last.tahun if last else None,
            "problems": [p for p in found if p.kriteria == line.kode],
        }
        for line in aspect.criteria
    ]
    return {"kode": aspect.kode, "nama": aspect.nama, "criteria": lines}


def _question(ruleset: scoring.Ruleset, line: scoring.Criterion) -> dict[str, Any]:
    header = ruleset.header(line.penyebut)
    return {
        "kode": line.kode,
        "nama": line.nama,
        "tanya": line.tanya,
        "petunjuk": line.petunjuk,
        "satuan": line.satuan,
        "kolom": line.kolom,
        "penyebut": {
            "kolom": header.column,
            "label": f"{header.label[:1].lower()}{header.label[1:]}",
            "satuan": header.satuan,
        },
    }


def warnings(
    form: SheetForm, found: tuple[scoring.Problem, ...]
) -> list[dict[str, str]]:
    """Warnings with the reason typed so far; each must have one to be sent."""
    return [
        {
            "name": f"{REASON}{problem.kode}",
            "pesan": problem.pesan,
            "reason": form.reason_of(problem.kode),
        }
        for problem in found
        if problem.jenis == "W"
    ]


def complaints(
    form: SheetForm, kelas_kota: str, stored: Assessment
) -> list[tuple[str, str]]:
    """Everything that stands in the way of sending: (anchor, sentence)."""
    rows = _unanswered(form, form.sheet())
    for problem in problems(form, kelas_kota, stored):
        if problem.jenis == "E":
            rows.append((form.anchor_of(problem.kriteria), problem.pesan))
        elif not form.reason_of(problem.kode):
            sentence = f"Tulis alasannya: {problem.pesan}"
            rows.append((f"id_{REASON}{problem.kode}", sentence))
    return rows


def _unanswered(form: SheetForm, sheet: scoring.Sheet) -> list[tuple[str, str]]:
    """Each empty field; when there are many, how many, and where they begin."""
    anchors = [form.anchor_of(k) for k in scoring.missing(form.ruleset, sheet)]
    labels = {anchor.removeprefix("id_"): anchor for anchor in anchors}
    rows = [
        (anchor, f"{form.fields[name].label}: belum diisi.")
        for name, anchor in labels.items()
        if name not in form.errors
    ]
    if len(rows) <= _MOST_LISTED:
        return rows
    first = form.fields[rows[0][0].removeprefix("id_")].label
    return [(rows[0][0], f"{len(rows)} isian belum diisi, mulai dari {first}.")]


def why(ruleset: scoring.Ruleset, score: scoring.Score) -> str:
    """In one sentence, why it is this level, and what weighs most."""
    if score.total is None:
        return "Tingkat belum dapat ditentukan karena isian belum lengkap."
    level = ruleset.level_of(score.total)
    sentence = (
        f"Jumlah skor {score.total} berada di antara {level.mulai} dan"
        f" {level.sampai}, jadi {level.nama.lower()} ({level.kode})."
    )
    top = max((points or 0) for points in score.skor.values())
    heavy = [kode for kode, points in score.skor.items() if points == top]
    if top:
        sentence += f" Skor tertinggi, {top}, pada kriteria {', '.join(heavy)}."
    return sentence
