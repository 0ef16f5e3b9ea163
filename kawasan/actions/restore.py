"""Earlier versions of places, written again as new ones by the usual actions.

Closing an RT and the kelurahan of a kawasan have deeds of their own; they stay as
they are.
"""

from typing import Any

from kawasan import access
from kawasan.actions import places
from kawasan.models import Kawasan, Rt, RtPenyebut
from kawasan.models.rt import EKSISTING, PENYEBUT
from sibungas.lib import history
from sibungas.lib.errors import Refused


def restore_kawasan(*, kawasan: Kawasan, nomor: int, versi: int, by: Any) -> Kawasan:
    """The columns of version ``nomor``, except its code and its kelurahan."""
    kelurahan = list(kawasan.kelurahan.all())
    access.require(by, "edit_kawasan", [place.kode for place in kelurahan])
    old = _version(kawasan, nomor)
    names = [f.name for f in history.fields_of(Kawasan) if f.name != "kode"]
    saved = places.update_kawasan(
        kawasan=kawasan,
        values=history.values_of(old, names),
        kelurahan=kelurahan,
        versi=versi,
        by=by,
        reason=_reason(nomor),
    )
    return _changed(saved, versi, nomor)


def restore_rt(*, rt: Rt, nomor: int, versi: int, by: Any) -> Rt:
    """Number, place and boundary of version ``nomor``; open or closed stays."""
    access.require(by, "edit_rt", rt.kelurahan.kode)
    old = _version(rt, nomor)
    names = [f.name for f in history.fields_of(Rt) if f.name != "aktif"]
    saved = places.update_rt(
        rt=rt,
        values=history.values_of(old, names),
        versi=versi,
        by=by,
        reason=_reason(nomor),
    )
    return _changed(saved, versi, nomor)


def restore_denominators(
    *, row: RtPenyebut, nomor: int, versi: int, by: Any
) -> RtPenyebut:
    """The denominators of version ``nomor``; ``versi`` is that of the RT."""
    rt = row.rt
    access.require(by, "edit_rt", rt.kelurahan.kode)
    old = _version(row, nomor)
    saved = places.set_denominators(
        rt=rt,
        tahun=row.berlaku_tahun,
        values=history.values_of(old, (*PENYEBUT, *EKSISTING)),
        sumber=old.sumber or row.sumber,
        versi=versi,
        by=by,
        reason=_reason(nomor),
    )
    rt.refresh_from_db(fields=["versi"])
    _changed(rt, versi, nomor)
    return saved


def _version(thing: Any, nomor: int) -> Any:
    old = history.version(thing, nomor)
    if old is None:
        raise Refused(f"Versi {nomor} tidak ada.", code="versi_tidak_ada")
    return old


def _reason(nomor: int) -> str:
    return f"Dipulihkan dari versi {nomor}."


def _changed(thing: Any, versi: int, nomor: int) -> Any:
    if thing.versi == versi:
        sentence = f"Isian versi {nomor} sama dengan yang sekarang."
        raise Refused(sentence, code="tidak_berubah")
    return thing
