"""Proposing works and keeping their data current.

A change on an outdated version is refused with the present record. A change after a
verification takes the verification away. Each deed leaves one row in the trail.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.contrib.gis.geos import GEOSGeometry
from django.db import transaction

from kawasan import access, penanganan
from kawasan.actions import intervention_guards as guards
from kawasan.actions.intervention_guards import Line
from kawasan.models import Intervention
from sibungas.audit.record import changes, record
from sibungas.lib.errors import Refused

RIGHT = "edit_intervention"
EDITABLE = (
    *("skala", "rt", "kawasan", "tahun", "tahun_anggaran", "nama"),
    *("no_proposal", "tanggal_proposal", "kategori", "komponen", "metode", "program"),
    *("opd", "pelaksana", "nomor_kontrak", "tanggal_kontrak", "adendum"),
    *("tanggal_mulai", "tanggal_selesai", "pagu_rp", "nilai_kontrak_rp"),
    *("progres_fisik", "progres_keuangan", "jiwa", "laki_laki", "perempuan", "mbr"),
    *("kk", "kk_miskin", "dokumen", "nomor_serah_terima", "tanggal_serah_terima"),
    *("sertifikasi", "lokasi", "alamat", "catatan"),
)


@transaction.atomic
def create_intervention(
    *,
    uuid: UUID,
    values: Mapping[str, Any],
    volumes: Sequence[Line],
    funding: Sequence[Line],
    by: Any,
    kanal: str = Intervention.Kanal.WEB,
    isi_hash: str = "",
) -> Intervention:
    """A proposed work; ``values`` names the proposing kelurahan as well.

    The same uuid twice is the same work: a second press of the button adds nothing.
    """
    access.require(by, RIGHT, guards.touched(values, volumes))
    known = Intervention.objects.filter(uuid=uuid).first()
    if known is not None:
        return _same(known, by)
    work = Intervention(
        uuid=uuid,
        **values,
        kanal=kanal,
        isi_hash=isi_hash,
        dibuat_oleh=by,
        volume_oleh=by if volumes else None,
        is_demo=values["kelurahan"].is_demo,
    )
    _settle_place(work)
    guards.check(work, volumes, funding, excused=None)
    guards.write(work, insert=True)
    guards.write_volumes(work, volumes)
    guards.write_funding(work, funding)
    after = {**values, "volume": said(volumes), "dana": said(funding)}
    note("received" if isi_hash else "created", work, {}, after, by)
    return work


def receive_intervention(
    *,
    uuid: UUID,
    values: Mapping[str, Any],
    volumes: Sequence[Line],
    funding: Sequence[Line],
    by: Any,
) -> tuple[Intervention, bool]:
    """A work sent by a machine, and whether it is new; safe to send again.

    The same uuid with other content is refused; what is stored stays as it is.
    """
    access.require(by, RIGHT, guards.touched(values, volumes))
    digest = guards.fingerprint([values, volumes, funding])
    known = Intervention.objects.filter(uuid=uuid).first()
    if known is None:
        try:
            made = create_intervention(
                uuid=uuid,
                values=values,
                volumes=volumes,
                funding=funding,
                by=by,
                kanal=Intervention.Kanal.API,
                isi_hash=digest,
            )
        except Refused as refused:
            # A copy of the same sending was faster by a moment.
            known = Intervention.objects.filter(uuid=uuid).first()
            if refused.code != "uuid_dipakai" or known is None:
                raise
        else:
            return made, True
    known = _same(known, by)
    if known.isi_hash != digest:
        raise Refused(
            "UUID ini sudah dipakai kegiatan dengan isi lain. Yang tersimpan tidak"
            " diubah; kirim perubahan lewat alamat kegiatan itu.",
            code="isi_berbeda",
        )
    return known, False


def _same(known: Intervention, by: Any) -> Intervention:
    if not Intervention.objects.visible_to(by).filter(pk=known.pk).exists():
        raise Refused("Nomor kegiatan ini sudah dipakai.", code="uuid_dipakai")
    return known


@transaction.atomic
def update_intervention(
    *,
    intervention: Intervention,
    values: Mapping[str, Any],
    volumes: Sequence[Line],
    funding: Sequence[Line],
    versi: int,
    by: Any,
) -> Intervention:
    """Changes a work with all its lines; old and new places must be writable."""
    work = guards.locked(intervention)
    typed = {**values, "kelurahan": work.kelurahan}
    access.require(by, RIGHT, [*guards.codes_of(work), *guards.touched(typed, volumes)])
    guards.check_version(work, versi)
    guards.check_unlocked(work)
    if work.status == penanganan.DIBATALKAN:
        raise Refused("Kegiatan ini sudah dibatalkan, jadi tidak dapat diubah.")
    before, after = change(work, values, volumes, funding, by)
    if after:
        take_verification(work, before, after)
        store(work, volumes, funding)
        note("updated", work, before, after, by)
    return work


# Shared with the steps --------------------------------------------------------------


def change(
    work: Intervention,
    values: Mapping[str, Any],
    volumes: Sequence[Line],
    funding: Sequence[Line],
    by: Any,
    *,
    status: str = "",
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Applies and checks, without storing; before and after of what differs."""
    stored, paid = guards.lines_of(work), guards.funds_of(work)
    lacked = set(guards.missing(work, stored, paid))
    before, after = changes(work, values)
    for name, value in values.items():
        setattr(work, name, value)
    if _keyed(stored) != _keyed(volumes):
        before["volume"], after["volume"] = said(stored), said(volumes)
        work.volume_oleh = by
    if _keyed(paid) != _keyed(funding):
        before["dana"], after["dana"] = said(paid), said(funding)
    if status:
        before["status"], after["status"] = work.status, status
        # What the new status asks for is never excused.
        lacked, work.status = set(), status
    _settle_place(work)
    guards.check(work, volumes, funding, excused=lacked)
    return before, after


def store(work: Intervention, volumes: Sequence[Line], funding: Sequence[Line]) -> None:
    """The work first: its trigger marks the RT that its old lines name."""
    work.versi += 1
    guards.write(work)
    guards.write_volumes(work, volumes)
    guards.write_funding(work, funding)


def take_verification(
    work: Intervention, before: dict[str, Any], after: dict[str, Any]
) -> None:
    """Back to waiting: what was verified is no longer what is stored."""
    if work.verifikasi == penanganan.MENUNGGU:
        return
    before["verifikasi"], after["verifikasi"] = work.verifikasi, penanganan.MENUNGGU
    work.verifikasi, work.alasan_verifikasi = penanganan.MENUNGGU, ""
    work.diverifikasi_oleh = work.diverifikasi_pada = None


def _settle_place(work: Intervention) -> None:
    """A work in one RT lies in the kawasan of that RT."""
    if work.skala == Intervention.Skala.KAWASAN:
        work.rt = None
    elif work.rt is not None:
        work.kawasan = work.rt.kawasan


def _keyed(lines: Sequence[Line]) -> list[tuple[str, ...]]:
    """Lines as comparable texts: numbers without zeros at the end, places by key."""
    return sorted(
        tuple(_plain(value) for _name, value in sorted(line.items())) for line in lines
    )


def _plain(value: Any) -> str:
    if hasattr(value, "normalize"):
        return f"{value.normalize():f}"
    return str(value.pk if hasattr(value, "pk") else value)


def said(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """Lines as the trail keeps them."""
    return [
        {
            name: value if value is None or isinstance(value, str) else str(value)
            for name, value in line.items()
        }
        for line in lines
    ]


def note(
    deed: str,
    work: Intervention,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    by: Any,
    reason: str = "",
) -> None:
    record(
        f"kegiatan.{deed}",
        work,
        by=by,
        kode_wilayah=work.kode_wilayah,
        before=_brief(before),
        after=_brief(after),
        reason=reason,
    )


def _brief(values: Mapping[str, Any]) -> dict[str, Any]:
    """Shapes as a count of points: the history table keeps them."""
    return {
        name: f"{value.geom_type}, {value.num_coords} titik"
        if isinstance(value, GEOSGeometry)
        else value
        for name, value in values.items()
    }
