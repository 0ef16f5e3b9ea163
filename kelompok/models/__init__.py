"""Tables of community groups. Import names from here."""

from kelompok.models.ksm import Ksm

__all__ = ["Ksm"]
