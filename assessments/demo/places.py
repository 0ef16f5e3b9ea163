"""Writes the invented places: wilayah, kawasan, RT and their denominators."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.gis.geos import MultiPolygon, Polygon

from assessments import scoring, sheets
from assessments.demo import atlas, land, numbers
from assessments.demo.atlas import Area, Kelurahan
from assessments.demo.dice import dice
from assessments.demo.land import Plot
from assessments.demo.numbers import Ground
from kawasan.models import Kawasan, Rt, RtPenyebut, Wilayah

_BORDERS = "Batas rekaan untuk data contoh"
_SINCE = date(2020, 1, 1)


@dataclass
class Home:
    """One RT in the making, and afterwards what its sheets need to know."""

    kelurahan: Kelurahan
    plot: Plot
    order: int
    area: Area | None
    shape: Polygon
    ground: Ground
    header: dict[str, Any]
    rt: Rt


def exist() -> bool:
    return Wilayah.objects.filter(edisi=atlas.EDISI).exists()


def build(year: int) -> list[Home]:
    """All places, with denominators from ``year`` on; the RT in the order of codes."""
    wilayah = _build_wilayah()
    limits = _density_limits(year)
    homes = [
        _home(kelurahan, order, plot, limits[kelurahan.kode[:5]])
        for kelurahan in atlas.KELURAHAN
        for order, plot in enumerate(land.plots(kelurahan.bank, kelurahan.number))
    ]
    kawasan = _build_kawasan(homes, wilayah)
    for home in homes:
        home.rt.kelurahan = wilayah[home.kelurahan.kode]
        home.rt.kawasan = kawasan[home.area.kode] if home.area else None
    Rt.objects.bulk_create(home.rt for home in homes)
    RtPenyebut.objects.bulk_create(
        RtPenyebut(
            rt=home.rt,
            berlaku_tahun=year,
            sumber=atlas.SUMBER,
            is_demo=True,
            **home.header,
        )
        for home in homes
    )
    return homes


# Wilayah ----------------------------------------------------------------------------


def _build_wilayah() -> dict[str, Wilayah]:
    borders = {one.kode: _border(one) for one in atlas.KELURAHAN}
    rows = [
        *atlas.ABOVE,
        *((k.kode, k.nama, _kind(k), "") for k in atlas.KELURAHAN),
    ]
    found: dict[str, Wilayah] = {}
    for kode, nama, jenis, kelas in rows:
        inside = [border for code, border in borders.items() if code.startswith(kode)]
        found[kode] = Wilayah.objects.create(
            kode=kode,
            nama=nama,
            jenis=jenis,
            kelas_kota=kelas,
            parent=found.get(kode.rpartition(".")[0]),
            edisi=atlas.EDISI,
            berlaku_mulai=_SINCE,
            batas=land.on_map(land.union(inside)),
            sumber_batas=_BORDERS,
            is_demo=True,
        )
    return found


def _kind(kelurahan: Kelurahan) -> str:
    return "kelurahan" if kelurahan.kode.startswith(atlas.KOTA) else "desa"


def _border(kelurahan: Kelurahan) -> MultiPolygon:
    """Its RT, and its half of the river."""
    own = land.plots(kelurahan.bank, kelurahan.number)
    river = land.river_of(kelurahan.bank, kelurahan.number)
    return land.union([*map(land.shape_of, own), *river])


def _density_limits(year: int) -> dict[str, int]:
    ruleset = scoring.load(sheets.ruleset_for(year))
    return {
        kode: int(scoring.density_limit(ruleset, kelas) or 0)
        for kode, _nama, _jenis, kelas in atlas.ABOVE
        if kelas
    }


# RT ---------------------------------------------------------------------------------


def _home(kelurahan: Kelurahan, order: int, plot: Plot, limit: int) -> Home:
    column = plot.column % land.COLUMNS
    area = next(
        (a for a in atlas.KAWASAN if _holds(a, kelurahan.kode, plot.row, column)), None
    )
    over_water = bool(area and area.over_water and plot.row == 0)
    shape = land.shape_of(plot, over_water=over_water)
    rw, rt = f"{plot.row + 1:02d}", f"{column + 1:02d}"
    ground = Ground(
        name=f"{kelurahan.kode}/{rw}/{rt}",
        hectares=land.hectares(shape),
        row=plot.row,
        parah=_severity(area, plot, kelurahan.kode),
        is_settled=area is not None,
        limit=limit if area and area.dense else None,
    )
    return Home(
        kelurahan=kelurahan,
        plot=plot,
        order=order,
        area=area,
        shape=shape,
        ground=ground,
        header=numbers.header(ground),
        rt=Rt(rw=rw, rt=rt, batas=land.on_map(shape), is_demo=True),
    )


def _holds(area: Area, kelurahan: str, row: int, column: int) -> bool:
    return any(
        block.kelurahan == kelurahan and row in block.rows and column in block.columns
        for block in area.blocks
    )


def _severity(area: Area | None, plot: Plot, kelurahan: str) -> float:
    """Outside the kawasan it is better, away from the river better still."""
    throw = dice("parah", kelurahan, *plot)
    if area is None:
        return (0.42, 0.3, 0.18)[plot.row] + throw.uniform(-0.1, 0.06)
    return min(0.98, area.parah + throw.uniform(-0.05, 0.05))


# Kawasan ----------------------------------------------------------------------------


def _build_kawasan(
    homes: list[Home], wilayah: dict[str, Wilayah]
) -> dict[str, Kawasan]:
    found = {}
    for area in atlas.KAWASAN:
        inside = [home for home in homes if home.area is area]
        made = Kawasan.objects.create(kode=area.kode, **_columns(area, inside))
        made.kelurahan.set({wilayah[home.kelurahan.kode] for home in inside})
        found[area.kode] = made
    return found


def _columns(area: Area, inside: list[Home]) -> dict[str, Any]:
    shape = land.union(home.shape for home in inside)
    verified = (land.hectares(shape) * Decimal(area.verified)).quantize(Decimal("0.01"))
    return {
        "nama": area.nama,
        "luas_verifikasi_ha": verified,
        "tipologi": list(area.tipologi),
        "bantaran_sungai": area.is_riverside,
        "nama_sungai": atlas.SUNGAI if area.is_riverside else "",
        "jarak_tepi_sungai_m": Decimal(0) if area.is_riverside else None,
        "penggunaan_lahan": area.lahan,
        "kategori": "peningkatan_kualitas" if area.parah > 0.45 else "pencegahan",
        "status": area.status,
        "batas": land.on_map(shape),
        "sumber_batas": _BORDERS,
        "is_demo": True,
        **dict(_people(area, inside)),
        **dict(_areas(area, verified)),
    }


def _people(area: Area, inside: list[Home]) -> Iterator[tuple[str, int]]:
    """The sums of its RT, and how many of them are poor."""
    for name in ("jumlah_bangunan", "jumlah_penduduk", "jumlah_kk"):
        yield name, sum(home.header[name] for home in inside)
    people = sum(home.header["jumlah_penduduk"] for home in inside)
    families = sum(home.header["jumlah_kk"] for home in inside)
    yield "penduduk_perempuan", round(people * 0.495)
    yield "penduduk_mbr", round(people * area.parah * 0.9)
    yield "kk_miskin", round(families * area.parah * 0.4)


def _areas(area: Area, verified: Decimal) -> Iterator[tuple[str, Decimal]]:
    """Hectares of the decree, where there is one, and by right to the land."""
    cents = Decimal("0.01")
    if area.status in ("ditetapkan_sk", "dalam_penanganan", "tuntas"):
        yield "luas_sk_ha", (verified * Decimal("1.08")).quantize(cents)
    over_water = Decimal("0.35") if area.over_water else Decimal("0.05")
    illegal = (verified * over_water).quantize(cents)
    unsure = (verified * Decimal("0.15")).quantize(cents)
    yield "luas_ilegal_ha", illegal
    yield "luas_tanpa_legalitas_ha", unsure
    yield "luas_legal_ha", verified - illegal - unsure
