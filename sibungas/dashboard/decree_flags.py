"""Decrees against assessments: the six flags, written once, as columns of a query.

They are those of the ministry's list of what is wrong with decrees, and of Pasal 37
and 38. A kawasan is judged by its newest year in which every active RT has an
official sheet, else by its newest year with any; both years are told.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Case,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from assessments import workflow
from assessments.models import Assessment, RekapKawasan
from kawasan.models import SkKumuh, SkKumuhItem

SLUM = ("KR", "KS", "KB")
CHECKED = (workflow.DIVERIFIKASI, workflow.DISAHKAN)


@dataclass(frozen=True)
class Flag:
    """One thing that is wrong, why it matters, and what to do about it."""

    kode: str
    label: str
    arti: str
    langkah: str


FLAGS = (
    Flag(
        "tidak_kumuh",
        "dalam SK tetapi tidak kumuh",
        "SK memuat kawasan, atau RT di dalamnya, yang menurut penilaian tidak kumuh.",
        "Keluarkan dari SK pada peninjauan berikutnya, atau periksa penilaiannya.",
    ),
    Flag(
        "tanpa_sk",
        "kumuh tanpa SK",
        "Penilaian menunjukkan kumuh, tetapi tempat ini tidak ada dalam SK.",
        "Usulkan ke dalam SK berikutnya.",
    ),
    Flag(
        "belum_rt",
        "belum sampai RT",
        "SK menyebut kawasannya saja, tidak merinci RT-nya.",
        "Lengkapi tabel SK dengan RT dan luasnya.",
    ),
    Flag(
        "tanpa_peta",
        "tanpa peta",
        "SK tidak memuat peta sebaran; Pasal 37 meminta tabel dan peta.",
        "Cetak peta lampiran, sahkan, lalu unggah ke SK dengan tanda Peta lampiran.",
    ),
    Flag(
        "lewat_tinjau",
        "> 5 tahun belum ditinjau",
        "Peninjauan terakhir lebih dari lima tahun lalu (Pasal 38).",
        "Tinjau SK ini dan catat hasilnya, atau tetapkan SK pengganti.",
    ),
    Flag(
        "belum_verifikasi",
        "belum diverifikasi",
        "Belum semua RT aktif di tempat ini mempunyai penilaian yang diverifikasi.",
        "Selesaikan penilaian dan verifikasi RT-nya sebelum SK ditetapkan.",
    ),
)
FLAG_OF = {flag.kode: flag for flag in FLAGS}
CHOICES = [(flag.kode, flag.label) for flag in FLAGS]


def in_force() -> QuerySet:
    """The lines of all decrees in force."""
    return SkKumuhItem.objects.filter(sk__status=SkKumuh.Status.BERLAKU)


def flagged(rows: QuerySet, items: QuerySet | None = None) -> QuerySet:
    """Kawasan with the decree that names them, their rekap, and ``f_<flag>``.

    ``items`` are the lines to hold against the assessments, by default those of all
    decrees in force; "kumuh tanpa SK" always means without any decree in force.
    """
    lines = in_force() if items is None else items
    newest = ("-sk__tanggal", "-sk_id", "urutan")
    own = lines.filter(kawasan=OuterRef("pk")).order_by(*newest)
    by_rt = lines.filter(rt__kawasan=OuterRef("pk")).order_by(*newest)
    rows = rows.annotate(
        butir_id=Subquery(own.values("pk")[:1]),
        sk_id=Coalesce(
            Subquery(own.values("sk_id")[:1]), Subquery(by_rt.values("sk_id")[:1])
        ),
        rekap_id=Subquery(_rekap().values("pk")[:1]),
        sampai_rt=Exists(by_rt),
    )
    decree = SkKumuh.objects.filter(pk=OuterRef("sk_id"))
    rekap = RekapKawasan.objects.filter(pk=OuterRef("rekap_id"))
    named = Q(sk_id__isnull=False)
    elsewhere = _named_in_force() if items is not None else Q(pk__in=[])
    return rows.annotate(
        rt_tidak_kumuh=Exists(_clean_rts(lines)),
        f_tidak_kumuh=_yes(
            named
            & (
                Q(rt_tidak_kumuh=True)
                | Q(butir_id__isnull=False)
                & Q(Exists(rekap.filter(tingkat="TK", rt_dinilai__gte=F("jumlah_rt"))))
            )
        ),
        f_tanpa_sk=_yes(
            Q(sk_id=None) & Q(Exists(rekap.filter(tingkat__in=SLUM))) & ~elsewhere
        ),
        f_belum_rt=_yes(Q(butir_id__isnull=False, sampai_rt=False)),
        f_tanpa_peta=_yes(named & Q(Exists(decree.without_map()))),
        f_lewat_tinjau=_yes(named & Q(Exists(decree.unreviewed()))),
        f_belum_verifikasi=_yes(
            Q(butir_id__isnull=False) & ~Q(Exists(_verified(rekap)))
            | named & Q(Exists(_unseen_rts(lines)))
        ),
    )


def flags_of(row: Any) -> list[Flag]:
    """The flags of one kawasan, in the order of the checklist."""
    return [flag for flag in FLAGS if getattr(row, f"f_{flag.kode}")]


def any_flag() -> Q:
    found = Q(pk__in=[])
    for flag in FLAGS:
        found |= Q(**{f"f_{flag.kode}": True})
    return found


def _yes(condition: Any) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False))


def _rekap() -> QuerySet:
    """The year by which a kawasan is judged."""
    rows = RekapKawasan.objects.filter(kawasan_id=OuterRef("pk"))
    rows = rows.filter(Q(rt_dinilai__gt=0) | Q(penilaian_diverifikasi__gt=0))
    whole = _yes(Q(rt_dinilai__gte=F("jumlah_rt"), jumlah_rt__gt=0))
    return rows.annotate(lengkap=whole).order_by("-lengkap", "-tahun")


def _verified(rekap: QuerySet) -> QuerySet:
    """Every active RT has a sheet that is verified, or official already."""
    seen = F("rt_dinilai") + F("penilaian_diverifikasi")
    return rekap.annotate(terperiksa=seen).filter(
        jumlah_rt__gt=0, terperiksa__gte=F("jumlah_rt")
    )


def _named_in_force() -> Q:
    lines = in_force()
    return Q(Exists(lines.filter(kawasan=OuterRef("pk")))) | Q(
        Exists(lines.filter(rt__kawasan=OuterRef("pk")))
    )


def _clean_rts(lines: QuerySet) -> QuerySet:
    """RT of the kawasan that a decree lists although their newest sheet says TK."""
    newest = latest_sheets(OuterRef("rt_id"))
    rows = lines.filter(rt__kawasan=OuterRef("pk"))
    return rows.annotate(terakhir=Subquery(newest.values("tingkat")[:1])).filter(
        terakhir="TK"
    )


def _unseen_rts(lines: QuerySet) -> QuerySet:
    """RT that a decree lists although no sheet of theirs was ever verified."""
    sheets = Assessment.objects.filter(rt=OuterRef("rt_id"), status__in=CHECKED)
    return lines.filter(~Exists(sheets), rt__kawasan=OuterRef("pk"))


def latest_sheets(rt: Any) -> QuerySet:
    """The official sheets of an RT, the newest first."""
    return Assessment.objects.filter(rt=rt, resmi=True).order_by("-tahun")


def sheets_of(rts: Iterable[int], user: Any) -> dict[int, Assessment]:
    """The newest official sheet of each RT, as far as the person may read sheets."""
    rows = Assessment.objects.visible_to(user).filter(rt__in=list(rts), resmi=True)
    found = rows.order_by("rt_id", "-tahun").distinct("rt_id")
    return {sheet.rt_id: sheet for sheet in found}
