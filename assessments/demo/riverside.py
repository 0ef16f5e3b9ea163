"""What decides priorities in the demo, its river and one drawn strip. All invented."""

from datetime import date

from assessments.demo import atlas, land
from assessments.demo.land import NORTH, SOUTH
from kawasan.models import Kawasan, Konvensi, Pertimbangan, Sempadan, Sungai, Wilayah

_SOURCE = "Data contoh, rekaan"
_PROOF = "Dokumen contoh"
# Kawasan, strategic, social, tenure clear, plan fits; None is not known yet.
_FACTS = (
    ("CONTOH-01", 5, 5, False, True),
    ("CONTOH-02", 5, 1, True, True),
    ("CONTOH-03", 1, 5, False, False),
    ("CONTOH-04", 1, 1, True, True),
    ("CONTOH-05", 5, None, True, None),
    ("CONTOH-08", 1, 5, True, False),
)


def build(years: tuple[int, ...]) -> int:
    """All of it for every year; how many rows of considerations there are."""
    places = {
        w.kode: w for w in Wilayah.objects.filter(edisi=atlas.EDISI).defer("batas")
    }
    Konvensi.objects.create(
        wilayah=places[atlas.KABUPATEN],
        kunci="tabel_kependudukan",
        nilai="satu_tabel",
        berlaku_mulai=years[0],
        sumber=f"{_SOURCE}: berita acara rapat Pokja",
        is_demo=True,
    )
    _river(places)
    areas = {k.kode: k for k in Kawasan.objects.filter(is_demo=True).defer("batas")}
    rows = [
        _considerations(areas[kode], year, *facts)
        for kode, *facts in _FACTS
        if kode in areas
        for year in years
    ]
    return len(Pertimbangan.objects.bulk_create(rows))


def _considerations(
    kawasan: Kawasan,
    year: int,
    strategic: int | None,
    social: int | None,
    tenure: bool | None,
    plan: bool | None,
) -> Pertimbangan:
    return Pertimbangan(
        kawasan=kawasan,
        tahun=year,
        nilai_strategis=strategic,
        bukti_strategis=_PROOF if strategic else "",
        sosial_budaya=social,
        bukti_sosial=_PROOF if social else "",
        kejelasan_lahan=tenure,
        bukti_lahan=_PROOF if tenure is not None else "",
        kesesuaian_rtr=plan,
        bukti_rtr=_PROOF if plan is not None else "",
        is_demo=True,
    )


def _river(places: dict[str, Wilayah]) -> None:
    """The river of the demo in both of its places, and a strip that the kota drew."""
    for city, deep in ((atlas.KOTA, 6), (atlas.KABUPATEN, None)):
        inside = [k for k in atlas.KELURAHAN if k.kode.startswith(city)]
        halves = [p for k in inside for p in land.river_of(k.bank, k.number)]
        Sungai.objects.create(
            nama=atlas.SUNGAI,
            wilayah=places[city],
            geom=land.on_map(land.union(halves)),
            bertanggul=False,
            perkotaan=True if deep else None,
            kedalaman_m=deep,
            pasang_surut=True,
            sumber=_SOURCE,
            is_demo=True,
        )
    water = land.union([*land.river_of(NORTH, 0), *land.river_of(SOUTH, 0)])
    Sempadan.objects.create(
        nomor="CONTOH/1/SEMPADAN",
        tanggal=date(2021, 6, 1),
        tentang="Sempadan sungai (data contoh)",
        wilayah=places[atlas.KOTA],
        batas=land.on_map(water.buffer(20).difference(water)),
        sumber=_SOURCE,
        is_demo=True,
    )
