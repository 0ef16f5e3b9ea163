"""Published events of the province, as examples with their source."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from kawasan import access
from kawasan.models import Wilayah
from kelompok.models import Bimtek
from kelompok.models.bimtek import LAIN
from sibungas.accounts.models import Institution
from sibungas.audit.record import changes, record
from sibungas.lib.errors import Refused

SHIPPED = Path(__file__).resolve().parents[1] / "reference" / "bimtek.json"
_RIGHT = "edit_bimtek"


@transaction.atomic
def load_bimtek(*, by: Any = None) -> int:
    """Loads the shipped events that are not there yet; how many were new.

    Refused before the places and institutions are there. ``by`` is None for the
    operator of the machine.
    """
    shipped = json.loads(SHIPPED.read_text(encoding="utf-8"))
    if by is not None:
        access.require(by, _RIGHT, shipped["wilayah"])
    place = _places([shipped["wilayah"]])[0]
    new = sum(_load(row, place, shipped["tanpa_nama"]) for row in shipped["kegiatan"])
    if new:
        after = {"kegiatan": new, "versi": shipped["versi"]}
        record("bimtek.references_loaded", by=by, kode_wilayah=place.kode, after=after)
    return new


def _load(row: Mapping[str, Any], place: Wilayah, unnamed: str) -> bool:
    day = date.fromisoformat(row["tanggal"])
    said = {
        "pokok_bahasan": "\n".join(row.get("pokok_bahasan", [])),
        "terbit_sumber": date.fromisoformat(row["terbit"]) if "terbit" in row else None,
        "wilayah_dilaporkan": row.get("kab_kota"),
    }
    known = Bimtek.objects.filter(rujukan=True, judul=row["judul"], tanggal_mulai=day)
    there = known.first()
    if there is not None:
        _renew(there, said)
        return False
    event = Bimtek(
        judul=row["judul"],
        tema=row.get("tema", ""),
        jenis=row["jenis"],
        penyelenggara=_office(row.get("penyelenggara"), unnamed),
        tanggal_mulai=day,
        tanggal_selesai=day,
        tempat=row.get("tempat", unnamed),
        wilayah=place,
        sasaran=row["sasaran"],
        target_ksm=row.get("target_ksm"),
        status=Bimtek.Status.TERLAKSANA,
        sumber=row["sumber"],
        rujukan=True,
        **said,
    )
    event.full_clean()
    event.save()
    event.sasaran_wilayah.set(_places(row.get("sasaran_wilayah", [])))
    if "hadir" in row:
        event.hitungan_set.create(kategori=LAIN, **row["hadir"])
    return True


def _renew(event: Bimtek, said: Mapping[str, Any]) -> None:
    """Facts that were shipped later than the event itself; typed ones stay."""
    empty = {n: value for n, value in said.items() if getattr(event, n) in ("", None)}
    before, after = changes(event, empty)
    if not after:
        return
    for name, value in after.items():
        setattr(event, name, value)
    event.full_clean()
    event.save()
    record(
        "bimtek.reference_renewed",
        event,
        kode_wilayah=event.kode_wilayah,
        before=before,
        after=after,
        channel="command",
    )


def _places(codes: list[str]) -> list[Wilayah]:
    rows = Wilayah.objects.current().filter(kode__in=codes).defer("batas")
    found = {place.kode: place for place in rows}
    missing = [kode for kode in codes if kode not in found]
    if missing:
        names = ", ".join(missing)
        raise Refused(
            f"Wilayah {names} belum dimuat. Jalankan import_wilayah dahulu.",
            code="wilayah_belum_ada",
        )
    return [found[kode] for kode in codes]


def _office(name: str | None, unnamed: str) -> Institution:
    """The office in the registry; where the source names none, a row that says so."""
    if name is None:
        defaults = {"kategori": Institution.Kategori.LAIN, "aktif": False}
        return Institution.objects.get_or_create(nama=unnamed, defaults=defaults)[0]
    office = Institution.objects.filter(nama=name).first()
    if office is None:
        raise Refused(
            f"Instansi {name} belum dimuat. Jalankan load_institutions dahulu.",
            code="instansi_belum_ada",
        )
    return office
