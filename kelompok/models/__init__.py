"""Tables of community groups. Import names from here."""

from kelompok.models.action_item import ActionDigest, ActionItem, ActionProgress
from kelompok.models.ksm import Ksm

__all__ = ["ActionDigest", "ActionItem", "ActionProgress", "Ksm"]
