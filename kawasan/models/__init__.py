"""Tables of places. Import names from here."""

from kawasan.models.dirty import DirtyEvent, DirtyKey
from kawasan.models.harga import HargaSatuan
from kawasan.models.imports import ImportBatch
from kawasan.models.intervention import Intervention
from kawasan.models.intervention_lines import InterventionFunding, InterventionVolume
from kawasan.models.kawasan import Kawasan
from kawasan.models.konvensi import Konvensi
from kawasan.models.penugasan import Penugasan
from kawasan.models.pertimbangan import Pertimbangan
from kawasan.models.rt import Rt, RtPenyebut
from kawasan.models.sk import SkKumuh, SkKumuhItem
from kawasan.models.sungai import Sempadan, Sungai
from kawasan.models.wilayah import Wilayah

__all__ = [
    "DirtyEvent",
    "DirtyKey",
    "HargaSatuan",
    "ImportBatch",
    "Intervention",
    "InterventionFunding",
    "InterventionVolume",
    "Kawasan",
    "Konvensi",
    "Penugasan",
    "Pertimbangan",
    "Rt",
    "RtPenyebut",
    "SkKumuh",
    "SkKumuhItem",
    "Sempadan",
    "Sungai",
    "Wilayah",
]
