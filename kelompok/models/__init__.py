"""Tables of community groups and of the Pokja. Import names from here."""

from kelompok.models.action_item import ActionDigest, ActionItem, ActionProgress
from kelompok.models.ksm import Ksm
from kelompok.models.register import AturanBersama, DokumenPokja, Rplp

__all__ = [
    "ActionDigest",
    "ActionItem",
    "ActionProgress",
    "AturanBersama",
    "DokumenPokja",
    "Ksm",
    "Rplp",
]
