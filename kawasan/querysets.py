"""Questions that tables of places answer; every list starts with visible_to."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from kawasan import access
from sibungas.files.models import Attachment

# Tags of files by which a decree is known to carry a map or a table.
DECREE_MAP, DECREE_TABLE = "peta", "tabel"
# Pasal 38 Permen PUPR 14/PRT/M/2018: reviewed at least once in five years.
YEARS_BETWEEN_REVIEWS = 5


def years_before(day: date, years: int = YEARS_BETWEEN_REVIEWS) -> date:
    """The first day that is not more than ``years`` before ``day``."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 3, 1)


class WilayahQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Places inside the user's territories."""
        return self.filter(access.scope_filter(user, "kode"))

    def current(self) -> Self:
        """Places valid now (not replaced, not ended)."""
        return self.filter(berlaku_sampai__isnull=True)

    def at(self, day: date) -> Self:
        return self.filter(berlaku_mulai__lte=day).filter(
            Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gt=day)
        )

    def within(self, kode: str) -> Self:
        """The place itself and everything below it."""
        return self.filter(Q(kode=kode) | Q(kode__startswith=f"{kode}."))


class PenugasanQuerySet(models.QuerySet):
    def open_on(self, day: date) -> Self:
        """Assignments in force on a day; the last day counts."""
        return self.filter(mulai__lte=day).filter(
            Q(sampai__isnull=True) | Q(sampai__gte=day)
        )

    def visible_to(self, user: Any) -> Self:
        """Assignments in territories whose people the user manages."""
        return self.filter(access.scope_filter(user, "wilayah__kode", "manage_users"))


class RtQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """RT in the user's territories."""
        return self.filter(access.scope_filter(user, "kelurahan__kode"))

    def active(self) -> Self:
        return self.filter(aktif=True)

    def within(self, kode: str) -> Self:
        return self.filter(
            Q(kelurahan__kode=kode) | Q(kelurahan__kode__startswith=f"{kode}.")
        )


class KawasanQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Kawasan of which at least one kelurahan lies in the user's territories."""
        codes = access.scope(user)
        if "" in codes:
            return self
        return self.filter(self._touches(codes))

    def within(self, kode: str) -> Self:
        """Kawasan of which at least one kelurahan lies in the place."""
        return self.filter(self._touches((kode,)))

    def _touches(self, codes: tuple[str, ...]) -> Q | Exists:
        q = Q(pk__in=[])
        for kode in codes:
            q |= Q(wilayah__kode=kode) | Q(wilayah__kode__startswith=f"{kode}.")
        through = self.model.kelurahan.through
        return Exists(through.objects.filter(q, kawasan_id=OuterRef("pk")))


class InterventionQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Works whose proposing kelurahan lies in the user's territories."""
        return self.filter(access.scope_filter(user, "kelurahan__kode"))

    def within(self, kode: str) -> Self:
        return self.filter(
            Q(kelurahan__kode=kode) | Q(kelurahan__kode__startswith=f"{kode}.")
        )

    def counted(self) -> Self:
        """Works whose realised volumes enter the kumuh akhir."""
        return self.filter(verifikasi="disetujui")

    def waiting(self) -> Self:
        """Finished works on which no verifier has decided."""
        return self.filter(
            status__in=["selesai", "diserahterimakan"], verifikasi="menunggu"
        )

    def with_overlap(self) -> Self:
        """Adds ``tumpang_tindih``: whether another work of the year that was not
        called off reduces the same volume of the same RT."""
        lines: Any = self.model._meta.get_field("volume_set").related_model
        same = lines.objects.filter(
            rt=OuterRef("rt"),
            sasaran=OuterRef("sasaran"),
            intervention__tahun=OuterRef("intervention__tahun"),
        )
        same = same.exclude(intervention=OuterRef("intervention"))
        same = same.exclude(intervention__status="dibatalkan")
        own = lines.objects.filter(Exists(same), intervention=OuterRef("pk"))
        own = own.exclude(intervention__status="dibatalkan")
        return self.annotate(tumpang_tindih=Exists(own))

    def in_rt(self, rt: int) -> Self:
        """Works in an RT, or with a volume in it."""
        lines: Any = self.model._meta.get_field("volume_set").related_model
        named = lines.objects.filter(intervention=OuterRef("pk"), rt=rt)
        return self.filter(Q(rt=rt) | Exists(named))


class SkKumuhQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Decrees of the user's territories, and published ones of places above."""
        codes = access.scope(user)
        if "" in codes:
            # An empty filter would vanish from the disjunction below.
            return self
        above = {
            kode[:length] for kode in codes for length in (2, 5) if len(kode) > length
        }
        published = Q(wilayah__kode__in=above) & ~Q(status="draf")
        return self.filter(access.scope_filter(user, "wilayah__kode") | published)

    def in_force(self) -> Self:
        """Decrees that hold today."""
        return self.filter(status="berlaku")

    def evident(self) -> Self:
        """Adds ``bukti_peta`` and ``bukti_tabel``: stated, or shown by a file."""
        return self.annotate(
            bukti_peta=Q(ada_peta=True) | self._file(DECREE_MAP),
            bukti_tabel=Q(ada_tabel=True) | self._file(DECREE_TABLE),
        )

    def without_map(self) -> Self:
        """Decrees that carry no map, neither stated nor as a file."""
        return self.filter(~self._file(DECREE_MAP), ada_peta=False)

    @staticmethod
    def _file(tag: str) -> Any:
        files = Attachment.objects.present().filter(
            objek_jenis="kawasan.skkumuh", objek_id=OuterRef("pk"), tag=tag
        )
        return Q(Exists(files))

    def unreviewed(self) -> Self:
        """Decrees whose last review is more than five years ago."""
        rows = self.annotate(_tinjau=Coalesce("ditinjau_pada", "tanggal"))
        return rows.filter(_tinjau__lt=years_before(timezone.localdate()))

    def overdue(self) -> Self:
        """Decrees in force that should have been reviewed by now."""
        return self.in_force().unreviewed()

    def timely(self) -> Self:
        """Decrees in force that need no review yet."""
        return self.in_force().exclude(pk__in=self.overdue().values("pk"))

    def within(self, kode: str) -> Self:
        return self.filter(
            Q(wilayah__kode=kode) | Q(wilayah__kode__startswith=f"{kode}.")
        )


class SkKumuhItemQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """All lines of decrees of the user's territories; of a decree of a place
        above, only the lines that are tied to a place the user may see."""
        codes = access.scope(user)
        if "" in codes:
            return self
        own = access.scope_filter(user, "sk__wilayah__kode")
        through = self.model._meta.get_field("kawasan").related_model.kelurahan.through
        inside = access.scope_filter(user, "wilayah__kode")
        touching = Exists(
            through.objects.filter(inside, kawasan_id=OuterRef("kawasan_id"))
        )
        tied = touching | Q(rt__in=self._rts(user))
        return self.filter(own | (tied & ~Q(sk__status="draf")))

    def _rts(self, user: Any) -> Any:
        rt = self.model._meta.get_field("rt").related_model
        return rt.objects.visible_to(user).values("pk")

    def in_force(self) -> Self:
        """Lines of decrees that hold today, those of the newest decree first."""
        rows = self.filter(sk__status="berlaku").select_related("sk")
        return rows.order_by("-sk__tanggal", "-sk_id", "urutan")

    def counted(self) -> Self:
        """Lines that add up to the decree: an RT under a line of its kawasan in the
        same decree only details that line."""
        whole = self.model._default_manager.filter(
            sk_id=OuterRef("sk_id"),
            kawasan_id=OuterRef("rt__kawasan_id"),
            rt=None,
        )
        return self.exclude(Q(rt__isnull=False) & Exists(whole))


class PertimbanganQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Facts about kawasan that the person may see."""
        kawasan = self.model._meta.get_field("kawasan").related_model
        return self.filter(kawasan__in=kawasan.objects.visible_to(user))


class KonvensiQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Answers of places in the user's territories."""
        return self.filter(access.scope_filter(user, "wilayah__kode"))

    def with_place(self) -> Self:
        return self.select_related("wilayah", "dibuat_oleh").defer("wilayah__batas")


class HargaSatuanQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Prices of the user's territories, and of the kab/kota above them."""
        codes = access.scope(user)
        if "" in codes:
            # An empty condition would vanish beside another one.
            return self
        above = {kode[:5] for kode in codes if len(kode) > 5}
        own = access.scope_filter(user, "wilayah__kode")
        return self.filter(own | Q(wilayah__kode__in=above))

    def in_force(self, kode: str, tahun: int) -> Self:
        """Per sasaran the newest price of the kab/kota of a place up to a year."""
        rows = self.filter(wilayah__kode=kode[:5], tahun__lte=tahun)
        return rows.order_by("sasaran", "-tahun").distinct("sasaran")


class _KeptQuerySet(models.QuerySet):
    """Things on the map that a kab/kota or province keeps for all who work there."""

    def visible_to(self, user: Any) -> Self:
        """What places of the user's territories keep, and the places above them."""
        codes = access.scope(user)
        if "" in codes:
            # An empty condition would vanish beside another one.
            return self
        above = {kode[:length] for kode in codes for length in (2, 5)}
        own = access.scope_filter(user, "wilayah__kode")
        return self.filter(own | Q(wilayah__kode__in=above))

    def within(self, kode: str) -> Self:
        return self.filter(
            Q(wilayah__kode=kode) | Q(wilayah__kode__startswith=f"{kode}.")
        )


class SungaiQuerySet(_KeptQuerySet):
    """Rivers, lakes and springs."""


class SempadanQuerySet(_KeptQuerySet):
    """Strips beside rivers that a decision has drawn."""
