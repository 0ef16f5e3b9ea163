"""How a place stands on its indicators: computed, reported and aimed at, by year.

Computed figures come from the rollups, reported ones from what offices entered,
references from publications. They are never mixed in one series: a line that begins
computed stays computed. Targets change what is said about a figure, never a score.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Q, Sum

from assessments.models import (
    Indicator,
    IndicatorAchievement,
    IndicatorTarget,
    RekapKondisiWilayah,
    RekapWilayah,
)
from assessments.models.indicator import Hitungan
from assessments.models.kondisi import Keadaan
from assessments.scoring import progress
from assessments.standing import CITED, COMPUTED, HA, REPORTED, Aim, Reading, Standing
from kawasan import kode as codes
from kawasan.models import Kawasan, Wilayah

# How much more hectares than have been verified a number may claim.
TOLERANCE = Decimal("1.2")


# Reading the tables -------------------------------------------------------------------

# Official sheets of the year, or the akhir of the year where it was opened.
Rekap = RekapWilayah | RekapKondisiWilayah
_Part = tuple[Callable[[Rekap], Any], str, str]


def _less(whole: str, bad: str) -> Callable[[Rekap], Any]:
    def part(row: Rekap) -> Any:
        total, missing = getattr(row, whole), getattr(row, bad)
        return None if total is None or missing is None else total - missing

    return part


def _column(name: str) -> Callable[[Rekap], Any]:
    return lambda row: getattr(row, name)


_KK, _DRAIN = "jumlah_kk", "panjang_drainase_ideal_m"
_PARTS: dict[str, _Part] = {
    Hitungan.AIR: (_column("kk_air"), _KK, "KK"),
    Hitungan.AIR_CUKUP: (_less(_KK, "kk_air_tidak_cukup"), _KK, "KK"),
    Hitungan.SANITASI: (_column("kk_sanitasi"), _KK, "KK"),
    Hitungan.SAMPAH: (_column("kk_sampah"), _KK, "KK"),
    Hitungan.DRAINASE: (_less(_DRAIN, "drainase_belum_ada_m"), _DRAIN, "m"),
    Hitungan.KUMUH: (_column("luas_kumuh_ha"), "luas_verifikasi_ha", HA),
}


SOURCES = {
    RekapWilayah: "rekap penilaian RT yang disahkan",
    RekapKondisiWilayah: (
        "kumuh akhir: penilaian RT yang disahkan dikurangi kegiatan terverifikasi"
    ),
}


def computed(
    indicator: Indicator, rekap: Rekap, jumlah_rt: int | None
) -> Reading | None:
    """The value that the rollup of a year gives; None when nothing was measured."""
    part_of, whole_column, unit = _PARTS[indicator.hitungan]
    part, whole = part_of(rekap), getattr(rekap, whole_column)
    if not rekap.rt_dinilai or part is None:
        return None
    if indicator.persen:
        if not whole:
            return None
        value = 100 * Decimal(part) / Decimal(whole)
    else:
        value = Decimal(part)
    return Reading(
        tahun=rekap.tahun,
        nilai=value,
        asal=COMPUTED,
        sumber=SOURCES[type(rekap)],
        tanggal=rekap.dihitung_pada,
        pembilang=part,
        penyebut=whole,
        bagian=unit,
        rt_dinilai=rekap.rt_dinilai,
        jumlah_rt=jumlah_rt,
    )


def reading_of(row: IndicatorAchievement) -> Reading:
    return Reading(
        tahun=row.tahun,
        nilai=row.nilai,
        asal=CITED if row.seri else REPORTED,
        sumber=row.sumber,
        tanggal=row.tanggal_data,
        status=row.status,
        catatan=row.catatan,
        strategi=row.strategi,
        seri=row.seri,
        sumber_url=row.sumber_url,
    )


def standings(
    places: Iterable[Wilayah], indicators: Iterable[Indicator], tahun: int
) -> dict[tuple[int, int], Standing]:
    """Every indicator of every place, by (place, indicator), in four queries.

    The caller has asked whether the places may be seen; fetch ``cacah_rt`` with them.
    """
    found, wanted = list(places), list(indicators)
    rekap = _rekap_of(found)
    said = _numbers(IndicatorAchievement, found, wanted)
    aims = _numbers(IndicatorTarget, found, wanted, with_above=True)
    return {
        (place.pk, one.pk): _standing(place, one, tahun, rekap[place.pk], said, aims)
        for place in found
        for one in wanted
    }


def _rekap_of(places: list[Wilayah]) -> dict[int, list[Rekap]]:
    """One row per place and year: of the akhir and the official sheets the one that
    rests on more RT, the akhir when both rest on the same."""
    found: dict[tuple[int, int], Rekap] = {}
    for row in RekapWilayah.objects.filter(wilayah__in=places):
        found[row.wilayah_id, row.tahun] = row
    ends = RekapKondisiWilayah.objects.filter(wilayah__in=places, keadaan=Keadaan.AKHIR)
    for end in ends:
        official = found.get((end.wilayah_id, end.tahun))
        if official is None or end.rt_dinilai >= official.rt_dinilai:
            found[end.wilayah_id, end.tahun] = end
    by_place: dict[int, list[Rekap]] = defaultdict(list)
    for key in sorted(found):
        by_place[key[0]].append(found[key])
    return by_place


_Numbers = dict[tuple[str, int], list[Any]]


def _numbers(
    table: Any,
    places: list[Wilayah],
    indicators: list[Indicator],
    *,
    with_above: bool = False,
) -> _Numbers:
    """Current rows by (code of the place, indicator), oldest edition first."""
    wanted = {place.kode for place in places}
    if with_above:
        wanted |= {above for kode in wanted for above in codes.ancestors(kode)}
    rows = table.objects.current().filter(
        indicator__in=indicators, wilayah__kode__in=wanted
    )
    rows = rows.select_related("wilayah").defer("wilayah__batas")
    by_key: _Numbers = defaultdict(list)
    for row in rows.order_by("tahun", "wilayah__berlaku_mulai", "pk"):
        by_key[row.wilayah.kode, row.indicator_id].append(row)
    return by_key


def _standing(
    place: Wilayah,
    indicator: Indicator,
    tahun: int,
    rekap: list[Rekap],
    said: _Numbers,
    aims: _Numbers,
) -> Standing:
    jumlah_rt = getattr(getattr(place, "cacah_rt", None), "jumlah_rt", None)
    counted: dict[int, Reading] = {}
    if indicator.hitungan:
        values = (computed(indicator, row, jumlah_rt) for row in rekap)
        counted = {one.tahun: one for one in values if one}
    reported: dict[int, Reading] = {}
    cited: dict[str, dict[int, Reading]] = defaultdict(dict)
    for row in said.get((place.kode, indicator.pk), ()):
        (cited[row.seri] if row.seri else reported)[row.tahun] = reading_of(row)
    bare = Standing(indicator, tahun, counted, reported, dict(cited))
    return Standing(
        indicator, tahun, counted, reported, dict(cited), _aims(place, bare, aims)
    )


def _aims(place: Wilayah, bare: Standing, aims: _Numbers) -> dict[int, Aim]:
    """The place's own targets; else those published; else what holds above it.

    From above comes only what can hold everywhere: a percentage, or no hectare at all.
    """
    rows = aims.get((place.kode, bare.indicator.pk), ())
    own = {row.tahun: aim_of(row) for row in rows if not row.seri}
    if own:
        return own
    published: dict[str, dict[int, Aim]] = defaultdict(dict)
    for row in rows:
        if row.seri:
            published[row.seri][row.tahun] = aim_of(row)
    if published and not bare.computed:
        seri = bare.actual.seri if bare.actual else ""
        if seri in published:
            return published[seri]
        ranked = sorted(
            published.values(), key=lambda one: (bare.tahun in one, len(one), max(one))
        )
        return ranked[-1]
    for above in reversed(codes.ancestors(place.kode)):
        rows = aims.get((above, bare.indicator.pk), ())
        shared = {
            row.tahun: aim_of(row, str(row.wilayah))
            for row in rows
            if not row.seri and (bare.indicator.persen or not row.nilai)
        }
        if shared:
            return shared
    return {}


def aim_of(row: IndicatorTarget, whose: str = "") -> Aim:
    return Aim(
        tahun=row.tahun,
        nilai=row.nilai,
        sumber="" if whose else row.sumber,
        versi=row.versi,
        seri=row.seri,
        sumber_url=row.sumber_url,
        dari=whose,
    )


# Plausible? ---------------------------------------------------------------------------


def verified_area(kode: str) -> Decimal | None:
    """Hectares verified in a place, by its kawasan or by its sheets, the larger."""
    areas = Kawasan.objects.within(kode).aggregate(ha=Sum("luas_verifikasi_ha"))["ha"]
    counted = RekapWilayah.objects.filter(wilayah__kode=kode)
    rows = counted.filter(~Q(luas_verifikasi_ha=None)).order_by("-luas_verifikasi_ha")
    sheets = rows.values_list("luas_verifikasi_ha", flat=True).first()
    known = [one for one in (areas, sheets) if one]
    return max(known) if known else None


def implausible(indicator: Indicator, kode: str, nilai: Decimal) -> str:
    """A sentence when the value cannot be; "" when it may."""
    if nilai < 0:
        return "Angka ini tidak boleh kurang dari 0."
    if indicator.persen and nilai > 100:
        return "Persentase harus antara 0 dan 100."
    if indicator.satuan != HA:
        return ""
    area = verified_area(kode)
    if area is None or nilai <= area * TOLERANCE:
        return ""
    shown = f"{progress.rounded(area):,f}".translate(str.maketrans(",.", ".,"))
    return (
        f"Jauh melebihi luas terverifikasi wilayah ini ({shown} ha)."
        " Periksa satuan dan koma: 36,67 ha bukan 36.670 ha."
    )
