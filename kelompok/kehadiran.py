"""Plain rules of attendance: who is the same person, whence they come, the code.

The code in a link is signed; the six letters that people type stand for the same
door. Neither says anything about who has come.
"""

import secrets
from datetime import timedelta
from typing import Any

from django.core import signing
from django.db.models import Q

from kelompok.models import BimtekPintu, Ksm
from kelompok.models.bimtek import LAIN, Sasaran
from sibungas.accounts.models import Institution

# Letters that nobody mistakes for one another on a projected screen.
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_LENGTH = 6
# People come early and leave late.
BEFORE, AFTER = timedelta(hours=1), timedelta(hours=1)
_SALT = "kelompok.hadir"
_LONGEST = timedelta(hours=24)
_KATEGORI = {
    Institution.Kategori.PKK: Sasaran.PKK,
    Institution.Kategori.KELURAHAN: Sasaran.APARAT,
}


def new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))


def sign(pintu: BimtekPintu) -> str:
    """What stands in the link of the QR."""
    return signing.dumps([pintu.pk, pintu.kode], salt=_SALT, compress=False)


def door_of(token: str) -> BimtekPintu | None:
    """The open door of a link, or None: forged, too old, closed."""
    try:
        pk, kode = signing.loads(token, salt=_SALT, max_age=_LONGEST)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return _open(BimtekPintu.objects.filter(pk=pk, kode=kode))


def door_for(code: str) -> BimtekPintu | None:
    """The open door of six typed letters, or None."""
    typed = "".join(letter for letter in code.upper() if letter in LETTERS)
    return _open(BimtekPintu.objects.filter(kode=typed, ditutup_pada=None))


def _open(rows: Any) -> BimtekPintu | None:
    found = rows.select_related("bimtek__wilayah").defer("bimtek__wilayah__batas")
    pintu = found.first()
    if pintu is None or not pintu.is_open() or pintu.bimtek.batal:
        return None
    return pintu


def key_of(text: str) -> str:
    """Letters and digits of a text in one spelling, to find it again."""
    kept = "".join(c if c.isalnum() else " " for c in text.casefold())
    return " ".join(kept.split())


def origin(text: str, kode: str) -> dict[str, Any]:
    """For whom somebody comes: a KSM of the place, an office, or the words."""
    words = " ".join(text.split())
    none = {"ksm": None, "institution": None, "asal": ""}
    if not words:
        return none
    groups = Ksm.objects.within(kode) if kode else Ksm.objects.all()
    found: Any = list(groups.filter(Q(nama__iexact=words) | Q(kode__iexact=words))[:2])
    if len(found) == 1:
        return {**none, "ksm": found[0]}
    same = Q(nama__iexact=words) | Q(singkatan__iexact=words)
    found = list(Institution.objects.filter(same, aktif=True)[:2])
    if len(found) == 1:
        return {**none, "institution": found[0]}
    return {**none, "asal": words[:150]}


def origin_key(where: dict[str, Any]) -> str:
    if where["ksm"]:
        return f"ksm:{where['ksm'].pk}"
    if where["institution"]:
        return f"instansi:{where['institution'].pk}"
    return key_of(where["asal"])


def kategori_of(where: dict[str, Any], said: str) -> str:
    """What was said; otherwise what the origin itself tells."""
    if said:
        return said
    if where["ksm"]:
        return Sasaran.KSM
    if where["institution"]:
        return _KATEGORI.get(where["institution"].kategori, LAIN)
    return LAIN
