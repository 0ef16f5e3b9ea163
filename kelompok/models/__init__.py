"""Tables of community groups and of the Pokja. Import names from here."""

from kelompok.models.action_item import ActionDigest, ActionItem, ActionProgress
from kelompok.models.bimtek import (
    Bimtek,
    BimtekBiaya,
    BimtekHitungan,
    BimtekNarasumber,
    BimtekPeserta,
    BimtekPintu,
)
from kelompok.models.ksm import Ksm
from kelompok.models.ksm_kegiatan import (
    BukuKas,
    KsmHasil,
    KsmKegiatan,
    KsmTahap,
    KsmTermin,
    RabBaris,
)
from kelompok.models.register import AturanBersama, DokumenPokja, Rplp
from kelompok.models.upkeep import Aset, InspeksiOP, Iuran, JadwalOP

__all__ = [
    "ActionDigest",
    "ActionItem",
    "ActionProgress",
    "Aset",
    "AturanBersama",
    "BukuKas",
    "DokumenPokja",
    "InspeksiOP",
    "Iuran",
    "JadwalOP",
    "Bimtek",
    "BimtekBiaya",
    "BimtekHitungan",
    "BimtekNarasumber",
    "BimtekPeserta",
    "BimtekPintu",
    "Ksm",
    "KsmHasil",
    "KsmKegiatan",
    "KsmTahap",
    "KsmTermin",
    "RabBaris",
    "Rplp",
]
