"""The nineteen volumes an assessment may measure, as named columns.

Which ruleset reads which column is the ruleset's affair; a new edition is data.
NULL is not measured, 0 is none.
"""

from typing import Any

from django.db import models
from django.db.models import F, Q

from kawasan.models.fields import area, length


def count(label: str) -> models.IntegerField:
    return models.IntegerField(label, null=True, blank=True)


def _area(label: str) -> models.DecimalField:
    return area(label, null=True, blank=True)


def _length(label: str) -> models.DecimalField:
    return length(label, null=True, blank=True)


class Volumes(models.Model):
    """Volumes of what is bad, in units, hectares, metres or households (KK)."""

    bangunan_tidak_teratur = count("bangunan tidak teratur (unit)")
    luas_kepadatan_tinggi_ha = _area("luas berkepadatan tinggi (ha)")
    bangunan_tidak_memenuhi_syarat = count("bangunan tidak memenuhi syarat (unit)")
    jalan_belum_ada_m = _length("jalan belum ada (m)")
    jalan_rusak_m = _length("jalan rusak (m)")
    kk_tanpa_akses_air_aman = count("KK tanpa akses air minum aman")
    kk_air_tidak_cukup = count("KK kurang air minum")
    luas_genangan_ha = _area("luas genangan (ha)")
    drainase_belum_ada_m = _length("drainase belum ada (m)")
    drainase_tidak_terhubung_m = _length("drainase tidak terhubung (m)")
    drainase_tidak_terpelihara_m = _length("drainase tidak terpelihara (m)")
    drainase_buruk_m = _length("drainase buruk (m)")
    kk_sistem_limbah_tidak_sesuai = count("KK sistem air limbah tidak sesuai")
    kk_sarana_limbah_tidak_sesuai = count("KK sarana air limbah tidak sesuai")
    kk_sarana_sampah_tidak_sesuai = count("KK sarana sampah tidak sesuai")
    kk_sistem_sampah_tidak_sesuai = count("KK sistem sampah tidak sesuai")
    kk_sarana_sampah_tidak_terpelihara = count("KK sarana sampah tidak terpelihara")
    bangunan_tanpa_prasarana_kebakaran = count("bangunan tanpa prasarana kebakaran")
    bangunan_tanpa_sarana_kebakaran = count("bangunan tanpa sarana kebakaran")

    class Meta:
        abstract = True


_OF = {
    "bangunan": "jumlah_bangunan",
    "luas": "luas_verifikasi_ha",
    "jalan": "panjang_jalan_ideal_m",
    "drainase": "panjang_drainase_ideal_m",
    "kk": "jumlah_kk",
}
VOLUMES = tuple(f.name for f in Volumes._meta.local_fields)
DENOMINATOR = {name: _OF[name.split("_")[0]] for name in VOLUMES}
"""The header each volume is a part of; the same in every edition."""

ONLY_2016 = (
    "drainase_tidak_terhubung_m",
    "drainase_tidak_terpelihara_m",
    "kk_sarana_sampah_tidak_terpelihara",
)
"""Columns that the 2018 edition no longer asks for."""


def within_denominators() -> Q:
    """0 ≤ volume ≤ its denominator, for every volume that is filled."""
    q = Q()
    for name, of in DENOMINATOR.items():
        q &= Q(**{f"{name}__isnull": True}) | Q(
            **{f"{name}__gte": 0, f"{name}__lte": F(of)}
        )
    return q


def filled(names: tuple[str, ...]) -> Q:
    return Q(**{f"{name}__isnull": False for name in names})


def values(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """The named columns of a model instance as a mapping."""
    return {name: getattr(row, name) for name in names}
