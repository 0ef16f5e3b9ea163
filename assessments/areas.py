"""The year of a place: whether it is approved, what it lacks before, who decides."""

from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q

from assessments import workflow
from assessments.models import Assessment, PersetujuanWilayah
from kawasan import access
from kawasan.models import Rt, Wilayah
from sibungas.lib.errors import Refused

_LISTED = 3
# Any number: together with the year it names the lock between the approval of a
# place and what happens below it.
_YEAR_LOCK = 6_371_002


@dataclass
class Child:
    """One place below: whether it is approved, and what is missing in it."""

    wilayah: Wilayah
    persetujuan: PersetujuanWilayah | None
    jumlah_rt: int = 0
    rt_resmi: int = 0
    terbuka: int = 0

    @property
    def disetujui(self) -> bool:
        return self.persetujuan is not None and self.persetujuan.disetujui

    @property
    def rt_tanpa_resmi(self) -> int:
        return self.jumlah_rt - self.rt_resmi


@dataclass
class Progress:
    """The year of a place: its approval, and everything that stands in the way.

    ``anak`` are the places below that have RT; those without are only counted.
    Of a kelurahan ``rt_belum`` and ``lembar_terbuka`` list what is missing.
    """

    wilayah: Wilayah
    tahun: int
    persetujuan: PersetujuanWilayah | None
    jumlah_rt: int = 0
    anak: list[Child] = field(default_factory=list)
    tanpa_rt: int = 0
    rt_belum: list[Rt] = field(default_factory=list)
    lembar_terbuka: list[Assessment] = field(default_factory=list)

    @property
    def disetujui(self) -> bool:
        return self.persetujuan is not None and self.persetujuan.disetujui

    @property
    def anak_belum(self) -> list[Child]:
        return [child for child in self.anak if not child.disetujui]

    @property
    def kurang(self) -> list[str]:
        """What is missing, in sentences; empty when the place may be approved."""
        found = []
        if self.wilayah.is_kelurahan:
            if not self.jumlah_rt:
                found.append("Belum ada RT aktif di wilayah ini.")
            if self.rt_belum:
                names = _names([str(rt) for rt in self.rt_belum])
                found.append(
                    f"{len(self.rt_belum)} dari {self.jumlah_rt} RT belum mempunyai"
                    f" penilaian resmi {self.tahun}: {names}."
                )
            if self.lembar_terbuka:
                count = len(self.lembar_terbuka)
                names = _names(
                    [
                        f"{s.rt} ({workflow.STATUSES[s.status].lower()})"
                        for s in self.lembar_terbuka
                    ]
                )
                found.append(f"{count} penilaian belum selesai: {names}.")
        elif not self.anak:
            found.append("Belum ada RT aktif di bawah wilayah ini.")
        elif self.anak_belum:
            names = _names([child.wilayah.nama for child in self.anak_belum])
            found.append(
                f"{len(self.anak_belum)} dari {len(self.anak)} {self.sebutan_anak}"
                f" belum: {names}."
            )
        return found

    @property
    def sebutan_anak(self) -> str:
        """How the places one level down are called."""
        return {
            "kecamatan": "kelurahan/desa",
            "kabupaten": "kecamatan",
            "kota": "kecamatan",
        }.get(self.wilayah.jenis, "kabupaten/kota")


def _names(names: list[str]) -> str:
    shown = ", ".join(names[:_LISTED])
    more = len(names) - _LISTED
    return f"{shown}, dan {more} lagi" if more > 0 else shown


def hold_year(tahun: int, *, alone: bool) -> None:
    """Until the end of the transaction no place is approved while a sheet moves.

    Those who move sheets hold it together, who approves holds it alone.
    """
    how = "pg_advisory_xact_lock" if alone else "pg_advisory_xact_lock_shared"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {how}(%s, %s)", [_YEAR_LOCK, tahun])


def require_open(kode: str, tahun: int) -> None:
    """Refuses what moves a sheet below a place whose year is approved."""
    hold_year(tahun, alone=False)
    approved = PersetujuanWilayah.objects.over(kode, tahun).select_related("wilayah")
    found = approved.defer("wilayah__batas").order_by("wilayah__kode").first()
    if found is not None:
        raise Refused(
            f"Tahun {tahun} {found.wilayah} sudah disetujui (revisi {found.revisi})."
            " Minta dibuka kembali dahulu.",
            code="wilayah_disetujui",
            wilayah=found.wilayah.kode,
            revisi=found.revisi,
        )


def approval_of(wilayah: Wilayah, tahun: int) -> PersetujuanWilayah | None:
    rows = PersetujuanWilayah.objects.select_related("oleh")
    return rows.filter(wilayah=wilayah, tahun=tahun).first()


def progress_of(wilayah: Wilayah, tahun: int) -> Progress:
    """Everything the page shows and the approval asks, in a few queries."""
    found = Progress(wilayah, tahun, approval_of(wilayah, tahun))
    if wilayah.is_kelurahan:
        _fill_kelurahan(found)
    else:
        _fill_parent(found)
    return found


def _active_rt(tahun: int) -> Any:
    official = Assessment.objects.official().filter(rt=OuterRef("pk"), tahun=tahun)
    rows = Rt.objects.active().annotate(ada_resmi=Exists(official))
    return rows.defer("batas")


def _fill_kelurahan(found: Progress) -> None:
    rows = _active_rt(found.tahun).filter(kelurahan=found.wilayah)
    every = list(rows.order_by("rw", "rt", "kampung"))
    found.jumlah_rt = len(every)
    found.rt_belum = [rt for rt in every if not rt.ada_resmi]
    undecided = Assessment.objects.undecided().filter(
        rt__kelurahan=found.wilayah, tahun=found.tahun
    )
    undecided = undecided.select_related("rt").defer("rt__batas")
    found.lembar_terbuka = list(undecided.order_by("rt__rw", "rt__rt", "pk"))


def _fill_parent(found: Progress) -> None:
    places = Wilayah.objects.current().filter(parent=found.wilayah).defer("batas")
    children = list(places.order_by("kode"))
    approvals = {
        row.wilayah_id: row
        for row in PersetujuanWilayah.objects.filter(
            wilayah__parent=found.wilayah, tahun=found.tahun
        ).select_related("oleh")
    }
    counts = _counts_below(found.wilayah.kode, found.tahun)
    for place in children:
        child = Child(place, approvals.get(place.pk))
        for kode, numbers in counts.items():
            if access.holds(place.kode, kode):
                child.jumlah_rt += numbers[0]
                child.rt_resmi += numbers[1]
                child.terbuka += numbers[2]
        if child.jumlah_rt or child.terbuka or child.persetujuan:
            found.anak.append(child)
    found.tanpa_rt = len(children) - len(found.anak)
    found.jumlah_rt = sum(child.jumlah_rt for child in found.anak)


def _counts_below(kode: str, tahun: int) -> dict[str, tuple[int, int, int]]:
    """Active RT, those with an official sheet, undecided sheets, by kelurahan."""
    rt = _active_rt(tahun).within(kode).order_by().values("kelurahan__kode")
    rt = rt.annotate(semua=Count("pk"), resmi=Count("pk", Q(ada_resmi=True)))
    sheets = Assessment.objects.undecided().within(kode).filter(tahun=tahun)
    counted = sheets.order_by().values_list("rt__kelurahan__kode").annotate(Count("pk"))
    open_now: dict[str, int] = dict(counted)
    found = {
        row["kelurahan__kode"]: (
            row["semua"],
            row["resmi"],
            open_now.pop(row["kelurahan__kode"], 0),
        )
        for row in rt
    }
    return found | {kelurahan: (0, 0, n) for kelurahan, n in open_now.items()}


def standing_over(wilayah: Wilayah, tahun: int) -> list[PersetujuanWilayah]:
    """Approvals over a place, the highest first; its own is the last."""
    rows = PersetujuanWilayah.objects.over(wilayah.kode, tahun)
    rows = rows.select_related("wilayah", "oleh").defer("wilayah__batas")
    return list(rows.order_by("wilayah__kode"))


def may_reopen(user: Any, standing: list[PersetujuanWilayah]) -> bool:
    """An approval is taken back only by who could have given it, or stands higher.

    Opening a place opens those above it, so the highest that stands decides.
    """
    if not standing:
        return False
    return _may_decide(user, standing[0].wilayah)


def _may_decide(user: Any, wilayah: Wilayah) -> bool:
    kinds = {2: ["provinsi"], 5: ["kabupaten", "provinsi"]}
    kinds[8] = ["kecamatan", *kinds[5]]
    kinds[13] = ["kelurahan", *kinds[8]]
    return any(
        access.approves(user, wilayah.kode, kind) for kind in kinds[len(wilayah.kode)]
    )
