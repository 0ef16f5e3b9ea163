"""An earlier version of a sheet, written again as a new one."""

from typing import Any

from assessments.actions.assessments import TYPED, save_draft
from assessments.models import Assessment
from kawasan import access
from sibungas.lib import history
from sibungas.lib.errors import Refused


def restore_version(
    *, assessment: Assessment, nomor: int, versi: int, by: Any
) -> Assessment:
    """What was typed in version ``nomor`` becomes the newest version; score follows.

    Only while the sheet is open for editing: a decided sheet is replaced by a new
    one, never put back.
    """
    access.require(by, "write_assessment", assessment.kode_wilayah)
    if not assessment.is_open:
        word = assessment.get_status_display().lower()
        raise Refused(
            f"Penilaian ini sudah {word}, jadi versi lamanya tidak dipulihkan. Ganti"
            " dengan penilaian baru.",
            code="tidak_terbuka",
        )
    old = history.version(assessment, nomor)
    if old is None:
        raise Refused(f"Versi {nomor} tidak ada.", code="versi_tidak_ada")
    before = assessment.versi
    sheet = save_draft(
        assessment=assessment,
        values=history.values_of(old, TYPED),
        raw=old.isian_mentah,
        versi=versi,
        by=by,
        reason=f"Dipulihkan dari versi {nomor}.",
    )
    if sheet.versi == before:
        raise Refused(
            f"Isian versi {nomor} sama dengan yang sekarang.", code="tidak_berubah"
        )
    return sheet
