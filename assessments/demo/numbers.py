"""Plausible numbers of an invented RT: what it holds, and what is bad of it.

Every year some of it is mended and nothing gets worse, so that the demo tells the
story of a programme that works.
"""

from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from random import Random
from typing import Any

from assessments.demo.dice import dice

# Percent points by which a criterion is usually better or worse than the RT.
_BIAS = {
    "bangunan_tidak_teratur": 0.05,
    "bangunan_tidak_memenuhi_syarat": -0.05,
    "kk_tanpa_akses_air_aman": -0.1,
    "kk_air_tidak_cukup": -0.2,
    "luas_genangan_ha": -0.05,
    "kk_sistem_limbah_tidak_sesuai": 0.1,
    "kk_sarana_limbah_tidak_sesuai": 0.05,
    "kk_sarana_sampah_tidak_sesuai": 0.05,
    "kk_sistem_sampah_tidak_sesuai": 0.1,
    "bangunan_tanpa_prasarana_kebakaran": 0.15,
    "bangunan_tanpa_sarana_kebakaran": 0.25,
}
_OF = {"bangunan": "jumlah_bangunan", "kk": "jumlah_kk", "luas": "luas_verifikasi_ha"}
_WHOLE, _CENTS = Decimal(1), Decimal("0.01")
_PACE = (1.0, 0.93, 0.86, 0.72)
"""How much of what is bad is left after a year, by criterion and RT."""

_WORST = 0.9


@dataclass(frozen=True)
class Ground:
    """What is known of an RT before its numbers are thrown."""

    name: str
    hectares: Decimal
    row: int
    parah: float
    is_settled: bool
    limit: int | None
    """Units per hectare from which it counts as dense; None when it is not."""


def header(ground: Ground) -> dict[str, Any]:
    """The denominators, the same in every year."""
    throw = dice("penyebut", ground.name)
    area = float(ground.hectares)
    buildings = max(12, round(area * _density(ground, throw)))
    # Rooms to let hold several families; surveyors must say so.
    let = throw.random() < 0.07
    families = round(buildings * (2.2 if let else throw.uniform(1.04, 1.35)))
    roads = round(area * throw.uniform(190, 320))
    return {
        "jumlah_bangunan": buildings,
        "jumlah_penduduk": round(families * throw.uniform(3.2, 4.3)),
        "jumlah_kk": families,
        "luas_verifikasi_ha": ground.hectares,
        "panjang_jalan_ideal_m": Decimal(roads),
        "panjang_drainase_ideal_m": Decimal(round(roads * throw.uniform(0.9, 1.6))),
    }


def _density(ground: Ground, throw: Random) -> float:
    if ground.limit:
        return ground.limit * throw.uniform(1.03, 1.2)
    low, high = ((110, 170), (60, 110), (28, 60))[ground.row]
    return throw.uniform(low, high) * (1 if ground.is_settled else 0.8)


def volumes(
    ground: Ground, denominators: dict[str, Any], years: int
) -> dict[str, Decimal]:
    """What is bad after so many years of mending; never above its denominator."""
    throw = dice("volume", ground.name)
    found = {
        name: _part(
            _share(ground, throw, bias) * _pace(ground, throw) ** years,
            Decimal(denominators[_OF[name.split("_")[0]]]),
            _CENTS if name.startswith("luas") else _WHOLE,
        )
        for name, bias in _BIAS.items()
    }
    for kind in ("jalan", "drainase"):
        missing, bad = _metres(ground, throw, years)
        whole = denominators[f"panjang_{kind}_ideal_m"]
        worn = "jalan_rusak_m" if kind == "jalan" else "drainase_buruk_m"
        found[f"{kind}_belum_ada_m"] = _part(missing, whole, _WHOLE)
        found[worn] = _part(bad, whole, _WHOLE)
    found["luas_kepadatan_tinggi_ha"] = ground.hectares if ground.limit else Decimal(0)
    return found


def _share(ground: Ground, throw: Random, bias: float) -> float:
    spread = 0.06 if ground.parah > _WORST else 0.16
    # What is good is rarely bad in one thing alone.
    share = throw.gauss(ground.parah + bias * min(1.0, 2 * ground.parah), spread)
    return min(max(share, 0.0), 1.0)


def _pace(ground: Ground, throw: Random) -> float:
    """The worst places are mended last."""
    pace = throw.choice(_PACE)
    return pace if ground.parah <= _WORST else (1 + pace) / 2


def _metres(ground: Ground, throw: Random, years: int) -> tuple[float, float]:
    """Shares that are missing and worn; together never more than all."""
    missing = ground.parah * throw.uniform(0.05, 0.25)
    bad = min(1 - missing, ground.parah * throw.uniform(0.75, 1.1))
    pace = _pace(ground, throw)
    return missing * pace**years, bad * pace**years


def _part(share: float, whole: Decimal, step: Decimal) -> Decimal:
    """The share of the whole, rounded down to the step."""
    exact = Decimal(f"{share:.6f}") * whole
    return (exact / step).to_integral_value(ROUND_FLOOR) * step
