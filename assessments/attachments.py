"""Which files belong to a penilaian, who keeps them, and which photos are asked for.

A criterion that scores 5 is worth a photo: that is what a verifier looks at first.
"""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from assessments import scoring, sheets, workflow
from assessments.models import Assessment
from kawasan import access
from sibungas.files import registry
from sibungas.files.models import Attachment

WORST = 5
_PREFIX = "foto_"
_PAPERS = {"berita_acara": "Berita acara", "daftar_hadir": "Daftar hadir"}
_UNDER_REVIEW = (workflow.DIAJUKAN, workflow.DIVERIFIKASI)


def missing_photos(assessment: Assessment, numbers: scoring.Sheet) -> list[str]:
    """Criteria of ``numbers`` that score 5 and have no photo yet."""
    worst = _worst(sheets.ruleset_of(assessment), numbers)
    if not worst or assessment.pk is None:
        return worst
    there = Attachment.objects.photographed(assessment)
    return [kode for kode in worst if kode not in there]


def photo_problems(
    assessment: Assessment, numbers: scoring.Sheet
) -> tuple[scoring.Problem, ...]:
    """A warning per missing photo, where the office demands photos (FOTO_WAJIB)."""
    if not settings.FOTO_WAJIB:
        return ()
    return tuple(
        scoring.Problem(
            f"{_PREFIX}{kode}",
            "W",
            kode,
            f"Kriteria {kode} berskor {WORST} tetapi belum ada fotonya.",
        )
        for kode in missing_photos(assessment, numbers)
    )


def _worst(ruleset: scoring.Ruleset, numbers: scoring.Sheet) -> list[str]:
    points = scoring.score(ruleset, numbers).skor
    return [kode for kode, one in points.items() if one == WORST]


# What the files app asks ------------------------------------------------------------


def _visible(user: Any) -> QuerySet:
    rows = Assessment.objects.visible_to(user).select_related("rt__kelurahan")
    return rows.defer("rt__batas", "rt__kelurahan__batas")


def _tags(sheet: Assessment) -> dict[str, str]:
    lines = sheets.ruleset_of(sheet).criteria
    return {**{line.kode: f"{line.kode} {line.nama}" for line in lines}, **_PAPERS}


def _asked(sheet: Assessment) -> dict[str, str]:
    worst = _worst(sheets.ruleset_of(sheet), sheets.sheet_of(sheet))
    return dict.fromkeys(worst, f"skor {WORST}")


def _keeps(user: Any, sheet: Assessment) -> bool:
    """Its author while it is open, a verifier while it is under review.

    So nobody takes away what a verifier has seen, and an approved sheet keeps its
    evidence.
    """
    if sheet.is_open:
        return access.can(user, "write_assessment", sheet.kode_wilayah)
    under_review = sheet.status in _UNDER_REVIEW
    return under_review and access.can(user, "verify", sheet.kode_wilayah)


def _locates(user: Any, sheet: Assessment) -> bool:
    """Who surveys and who checks, also when the sheet is closed."""
    kode = sheet.kode_wilayah
    return any(
        access.can(user, right, kode)
        for right in ("write_assessment", "verify", "approve")
    )


def register() -> None:
    registry.register(
        "assessments.assessment",
        visible=_visible,
        may_edit=_keeps,
        may_locate=_locates,
        may_name=lambda user, sheet: True,
        kode=lambda sheet: sheet.kode_wilayah,
        tags=_tags,
        asked=_asked,
    )
