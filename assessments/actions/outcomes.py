"""What a step does to a sheet, and to others of its RT and year, beside its status."""

from collections.abc import Callable

from assessments import workflow
from assessments.actions import guards
from assessments.models import Assessment
from sibungas.lib.errors import Refused


def save(sheet: Assessment) -> None:
    """Stored as its next version."""
    sheet.versi += 1
    guards.write(sheet)


def forget_verifier(sheet: Assessment) -> None:
    """A sheet that goes back is verified anew, perhaps by somebody else."""
    sheet.diverifikasi_oleh = sheet.diverifikasi_pada = None


def _replace_official(sheet: Assessment) -> None:
    """The sheet becomes the official one; another of the RT and year steps back."""
    rows = Assessment.objects.official().filter(rt=sheet.rt_id, tahun=sheet.tahun)
    old = rows.select_for_update().first()
    if old is not None:
        old.resmi = False
        save(old)
        sheet.menggantikan = old
    sheet.resmi = True


def _withdraw(sheet: Assessment) -> None:
    sheet.resmi = False


def _begin_again(sheet: Assessment) -> None:
    """A cancelled sheet is a draft once more: no step of its former life counts.

    Refused while another sheet of the RT, year and kind is active, unless that is
    the one this sheet was to replace.
    """
    guards.check_place(sheet.rt, sheet.tahun)
    same = Assessment.objects.active().filter(
        rt=sheet.rt_id, tahun=sheet.tahun, jenis=sheet.jenis
    )
    old = sheet.menggantikan
    if old is not None and old.resmi:
        same = same.exclude(pk=old.pk)
    if same.exists():
        raise Refused(
            "RT ini sudah mempunyai penilaian aktif untuk tahun dan jenis itu."
            " Batalkan penilaian itu lebih dahulu, atau lanjutkan di sana.",
            code="ada_yang_aktif",
        )
    for stamp in _STAMPED:
        setattr(sheet, f"{stamp}_oleh", None)
        setattr(sheet, f"{stamp}_pada", None)
    sheet.resmi = False


_STAMPED = ("diajukan", "dikembalikan", "diverifikasi", "disahkan", "dibatalkan")


def _unapprove(sheet: Assessment) -> None:
    sheet.resmi = False
    sheet.disahkan_oleh = sheet.disahkan_pada = None


def reinstate(sheet: Assessment) -> None:
    """After an official sheet was taken back, the approved one before it counts."""
    rows = Assessment.objects.filter(
        rt=sheet.rt_id, tahun=sheet.tahun, status=workflow.DISAHKAN
    )
    if rows.official().exists():
        return
    last = rows.select_for_update().order_by("-disahkan_pada", "-pk").first()
    if last is not None:
        last.resmi = True
        save(last)


BEFORE: dict[str, Callable[[Assessment], None]] = {
    "verify": lambda sheet: None,
    "return": forget_verifier,
    "approve": _replace_official,
    "cancel": _withdraw,
    "restore": _begin_again,
    "unverify": forget_verifier,
    "unapprove": _unapprove,
}
"""By the name of the step: what changes together with the status."""
TAKES_BACK = frozenset({"cancel", "unapprove"})
"""Steps after which another sheet may become the official one again."""
