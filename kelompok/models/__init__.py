"""Tables of community groups and of the Pokja. Import names from here."""

from kelompok.models.action_item import ActionDigest, ActionItem, ActionProgress
from kelompok.models.aspek import AspekOpd
from kelompok.models.bimtek import (
    Bimtek,
    BimtekBiaya,
    BimtekHitungan,
    BimtekNarasumber,
    BimtekPeserta,
    BimtekPintu,
)
from kelompok.models.bkm import Bkm, Group, Kpp, Tipp
from kelompok.models.ksm import Ksm, KsmBinaan
from kelompok.models.ksm_kegiatan import (
    BukuKas,
    KsmHasil,
    KsmKegiatan,
    KsmTahap,
    KsmTermin,
    RabBaris,
)
from kelompok.models.lokus import Komitmen, LaporanKomitmen, Lokus
from kelompok.models.meeting import CalendarToken, Meeting
from kelompok.models.meeting_rows import (
    AgendaItem,
    MeetingFigure,
    MeetingNote,
    MeetingParticipant,
    MeetingQuota,
)
from kelompok.models.norms import AmbangKelompok, TargetBinaan
from kelompok.models.partisipasi import KsmPartisipasi
from kelompok.models.personal import PersonalData
from kelompok.models.pokja import Pokja, PokjaAnggota, PokjaAspek, PokjaPenilaian
from kelompok.models.register import AturanBersama, DokumenPokja, Rplp
from kelompok.models.rencana import RencanaItem, RencanaKolaborasi
from kelompok.models.rows import (
    ASPEK,
    GroupRow,
    KeanggotaanKelompok,
    Kunjungan,
    Pembinaan,
    PemiluBkm,
    Pengurus,
    PenilaianKelompok,
)
from kelompok.models.rplp_baris import RplpBaris
from kelompok.models.upkeep import Aset, InspeksiOP, Iuran, JadwalOP

__all__ = [
    "ASPEK",
    "ActionDigest",
    "ActionItem",
    "ActionProgress",
    "AgendaItem",
    "AmbangKelompok",
    "Aset",
    "AspekOpd",
    "AturanBersama",
    "Bimtek",
    "BimtekBiaya",
    "BimtekHitungan",
    "BimtekNarasumber",
    "BimtekPeserta",
    "BimtekPintu",
    "Bkm",
    "BukuKas",
    "CalendarToken",
    "DokumenPokja",
    "Group",
    "GroupRow",
    "InspeksiOP",
    "Iuran",
    "JadwalOP",
    "KeanggotaanKelompok",
    "Komitmen",
    "Kpp",
    "Ksm",
    "KsmBinaan",
    "KsmHasil",
    "KsmKegiatan",
    "KsmPartisipasi",
    "KsmTahap",
    "KsmTermin",
    "Kunjungan",
    "LaporanKomitmen",
    "Lokus",
    "Meeting",
    "MeetingFigure",
    "MeetingNote",
    "MeetingParticipant",
    "MeetingQuota",
    "Pembinaan",
    "PemiluBkm",
    "Pengurus",
    "PenilaianKelompok",
    "PersonalData",
    "Pokja",
    "PokjaAnggota",
    "PokjaAspek",
    "PokjaPenilaian",
    "RabBaris",
    "RencanaItem",
    "RencanaKolaborasi",
    "Rplp",
    "RplpBaris",
    "TargetBinaan",
    "Tipp",
]
