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
from kelompok.models.meeting import (
    AgendaItem,
    CalendarToken,
    Meeting,
    MeetingNote,
    MeetingParticipant,
)
from kelompok.models.pokja import Pokja, PokjaAnggota, PokjaAspek, PokjaPenilaian
from kelompok.models.register import AturanBersama, DokumenPokja, Rplp
from kelompok.models.rencana import RencanaItem, RencanaKolaborasi
from kelompok.models.upkeep import Aset, InspeksiOP, Iuran, JadwalOP

__all__ = [
    "ActionDigest",
    "ActionItem",
    "ActionProgress",
    "AgendaItem",
    "Aset",
    "AturanBersama",
    "BukuKas",
    "CalendarToken",
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
    "Meeting",
    "MeetingNote",
    "MeetingParticipant",
    "RabBaris",
    "RencanaItem",
    "RencanaKolaborasi",
    "Pokja",
    "PokjaAnggota",
    "PokjaAspek",
    "PokjaPenilaian",
    "Rplp",
]
