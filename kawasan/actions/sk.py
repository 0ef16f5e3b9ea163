"""Decrees on slum areas: writing them down, putting them into force, ending them.

A draft may be changed freely. In force, a decree is a document: its lines and what it
states stay; another decree takes its place.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from kawasan import access, decrees
from kawasan.models import Kawasan, Rt, SkKumuh, SkKumuhItem, Wilayah
from sibungas.audit.record import changes, record
from sibungas.lib.errors import Refused, Stale
from sibungas.templatetags.ui import ha

RIGHT = "edit_sk"
MOST_ITEMS = 5_000
# What a decree states cannot be rewritten once it is in force.
FROZEN = ("tanggal", "penetap", "wilayah", "luas_total_ha")
_OFFICES = {
    SkKumuh.Penetap.BUPATI: Wilayah.Jenis.KABUPATEN,
    SkKumuh.Penetap.WALI_KOTA: Wilayah.Jenis.KOTA,
    SkKumuh.Penetap.GUBERNUR: Wilayah.Jenis.PROVINSI,
}


@transaction.atomic
def create_sk(*, values: Mapping[str, Any], by: Any) -> SkKumuh:
    """A new draft for a kabupaten, kota or provinsi."""
    sk = SkKumuh(uuid=uuid4(), **values)
    access.require(by, RIGHT, sk.wilayah.kode)
    sk.is_demo = sk.wilayah.is_demo
    sk.dibuat_oleh = by
    _save(sk)
    _record("created", sk, by, after=values)
    return sk


@transaction.atomic
def update_sk(
    *, sk: SkKumuh, values: Mapping[str, Any], versi: int, by: Any
) -> SkKumuh:
    """Changes what is written about a decree; of one in force only its remarks."""
    locked = _locked(sk)
    place = values.get("wilayah", locked.wilayah)
    access.require(by, RIGHT, [locked.wilayah.kode, place.kode])
    _check_version(locked, versi)
    before, after = changes(locked, values)
    frozen = [name for name in FROZEN if name in after]
    if frozen and not locked.is_draft:
        fields = {field.name: field for field in SkKumuh._meta.fields}
        labels = (str(fields[name].verbose_name) for name in frozen)
        raise Refused(
            f"SK sudah berlaku; {', '.join(labels)} tidak dapat diubah lagi.",
            code="sk_berlaku",
        )
    if place != locked.wilayah:
        _refuse_foreign(_places_of(locked), place)
    if after:
        for name, value in after.items():
            setattr(locked, name, value)
        _bump(locked)
        _record("updated", locked, by, before, after)
    return locked


@transaction.atomic
def set_items(
    *, sk: SkKumuh, lines: Iterable[Mapping[str, Any]], versi: int, by: Any
) -> SkKumuh:
    """Replaces the lines of a draft by the given ones, numbered in their order."""
    locked = _draft(sk, versi, by)
    before = locked.butir.count()
    locked.butir.all().delete()
    made = _add(locked, list(lines), start=1)
    _bump(locked)
    counts = {"butir": before}, {"butir": len(made)}
    _record("items_set", locked, by, *counts)
    return locked


@transaction.atomic
def add_items(
    *,
    sk: SkKumuh,
    lines: Iterable[Mapping[str, Any]],
    versi: int,
    by: Any,
    source: str = "",
) -> SkKumuh:
    """Adds lines, as read from a file, below those that a draft already has."""
    locked = _draft(sk, versi, by)
    last = locked.butir.order_by("-urutan").values_list("urutan", flat=True).first()
    made = _add(locked, list(lines), start=(last or 0) + 1)
    _bump(locked)
    after = {"butir": len(made), "berkas": source}
    _record("items_imported", locked, by, {}, after)
    return locked


@transaction.atomic
def match_item(
    *,
    item: SkKumuhItem,
    kawasan: Kawasan | None,
    rt: Rt | None,
    versi: int,
    by: Any,
) -> SkKumuhItem:
    """Ties a line to the kawasan or RT it means; the decree itself stays as it is."""
    sk = _locked(item.sk)
    access.require(by, RIGHT, sk.wilayah.kode)
    _check_version(sk, versi)
    _refuse_foreign([{"kawasan": kawasan, "rt": rt}], sk.wilayah)
    line = sk.butir.get(pk=item.pk)
    before, after = changes(line, {"kawasan": kawasan, "rt": rt})
    if after:
        line.kawasan, line.rt = kawasan, rt
        line.full_clean()
        line.save()
        _bump(sk)
        after = {"urutan": line.urutan, **after}
        _record("item_matched", sk, by, before, after)
    return line


@transaction.atomic
def activate_sk(
    *, sk: SkKumuh, mulai: date, alasan_selisih: str, versi: int, by: Any
) -> SkKumuh:
    """Puts a draft into force from a day on; the decree before it ends that day.

    A draft older than a decree already in force is filed as ended from the start.
    """
    locked = _draft(sk, versi, by)
    others = list(
        SkKumuh.objects.select_for_update(of=("self",))
        .filter(wilayah=locked.wilayah, penetap=locked.penetap)
        .exclude(status=SkKumuh.Status.DRAF)
        .order_by("berlaku_mulai")
    )
    locked.alasan_selisih = alasan_selisih.strip()
    _refuse_unfinished(locked, mulai)
    before = _before(others, mulai)
    later = (o for o in others if o.berlaku_mulai and o.berlaku_mulai > mulai)
    after = next(later, None)
    if before:
        _end(before, mulai, f"Digantikan {locked}.")
    locked.menggantikan = before
    locked.berlaku_mulai = mulai
    if after:
        locked.status = SkKumuh.Status.DICABUT
        locked.berlaku_sampai = after.berlaku_mulai
        locked.alasan_dicabut = f"Digantikan {after}."[:300]
        after.menggantikan = locked
        after.save(update_fields=["menggantikan", "diubah_pada"])
    else:
        locked.status = SkKumuh.Status.BERLAKU
    _bump(locked)
    told = {
        "status": locked.status,
        "berlaku_mulai": mulai,
        "berlaku_sampai": locked.berlaku_sampai,
        "menggantikan": str(before or ""),
    }
    _record("activated", locked, by, {"status": "draf"}, told, locked.alasan_selisih)
    return locked


@transaction.atomic
def revoke_sk(
    *, sk: SkKumuh, sampai: date, alasan: str, versi: int, by: Any
) -> SkKumuh:
    """Ends a decree in force without another one in its place."""
    locked = _locked(sk)
    access.require(by, RIGHT, locked.wilayah.kode)
    _check_version(locked, versi)
    if locked.status != SkKumuh.Status.BERLAKU:
        raise Refused("Hanya SK yang berlaku yang dapat dicabut.", code="bukan_berlaku")
    if sampai > timezone.localdate():
        raise Refused("Tanggal pencabutan belum tiba.", code="belum_tiba")
    if locked.berlaku_mulai is None or sampai <= locked.berlaku_mulai:
        raise Refused(
            "Tanggal pencabutan harus sesudah SK mulai berlaku.", code="terlalu_dini"
        )
    if not alasan.strip():
        raise Refused("Tulis alasan pencabutan.", code="alasan_kosong")
    _end(locked, sampai, alasan.strip())
    told = {"status": locked.status, "berlaku_sampai": sampai}
    _record("revoked", locked, by, {"status": "berlaku"}, told, alasan.strip())
    return locked


@transaction.atomic
def review_sk(
    *, sk: SkKumuh, tanggal: date, hasil: str, versi: int, by: Any
) -> SkKumuh:
    """Notes that a decree in force was reviewed on a day (Pasal 38)."""
    locked = _locked(sk)
    access.require(by, RIGHT, locked.wilayah.kode)
    _check_version(locked, versi)
    if locked.status != SkKumuh.Status.BERLAKU:
        raise Refused("Hanya SK yang berlaku yang ditinjau.", code="bukan_berlaku")
    if tanggal > timezone.localdate():
        raise Refused("Tanggal peninjauan belum tiba.", code="belum_tiba")
    if tanggal < max(locked.tanggal, locked.ditinjau_pada or locked.tanggal):
        raise Refused(
            "Tanggal peninjauan mendahului SK atau peninjauan sebelumnya.",
            code="terlalu_dini",
        )
    if not hasil.strip():
        raise Refused("Tulis hasil peninjauan.", code="hasil_kosong")
    values = {"ditinjau_pada": tanggal, "hasil_tinjauan": hasil.strip()}
    before, after = changes(locked, values)
    if after:
        for name, value in values.items():
            setattr(locked, name, value)
        _bump(locked)
        _record("reviewed", locked, by, before, after)
    return locked


# Shared steps -----------------------------------------------------------------------


def _locked(sk: SkKumuh) -> SkKumuh:
    rows = SkKumuh.objects.select_related("wilayah").defer("wilayah__batas")
    return rows.select_for_update(of=("self",)).get(pk=sk.pk)


def _draft(sk: SkKumuh, versi: int, by: Any) -> SkKumuh:
    """The decree, locked, as a draft that ``by`` may write and has seen as it is."""
    locked = _locked(sk)
    access.require(by, RIGHT, locked.wilayah.kode)
    _check_version(locked, versi)
    if not locked.is_draft:
        raise Refused("SK ini bukan draf lagi.", code="bukan_draf")
    return locked


def _check_version(sk: SkKumuh, versi: int) -> None:
    if sk.versi != versi:
        sentence = "SK ini sudah diubah orang lain sejak Anda membukanya."
        raise Stale(sentence, current=sk)


def _save(sk: SkKumuh) -> None:
    """Saves what the rules of the table accept; ValidationError names the field."""
    if sk.wilayah.jenis != _OFFICES[SkKumuh.Penetap(sk.penetap)]:
        raise Refused(
            f"{sk.get_penetap_display()} tidak menetapkan SK untuk {sk.wilayah}.",
            code="penetap_lain",
        )
    if sk.tanggal > timezone.localdate():
        raise Refused("Tanggal SK belum tiba.", code="belum_tiba")
    sk.full_clean()
    sk.save()


def _bump(sk: SkKumuh) -> None:
    sk.versi += 1
    _save(sk)


def _end(sk: SkKumuh, sampai: date, reason: str) -> None:
    sk.status = SkKumuh.Status.DICABUT
    sk.berlaku_sampai = sampai
    sk.alasan_dicabut = reason[:300]
    _bump(sk)


def _before(others: list[SkKumuh], mulai: date) -> SkKumuh | None:
    """The decree that held until the new one; refused when it began the same day."""
    earlier = [o for o in others if o.berlaku_mulai and o.berlaku_mulai <= mulai]
    last = earlier[-1] if earlier else None
    if last and last.berlaku_mulai == mulai:
        raise Refused(f"{last} mulai berlaku pada hari yang sama.", code="hari_sama")
    if last and last.berlaku_sampai and last.berlaku_sampai <= mulai:
        return None
    return last


def _refuse_unfinished(sk: SkKumuh, mulai: date) -> None:
    """What a draft still lacks to be put into force."""
    if mulai > timezone.localdate():
        raise Refused("Tanggal mulai berlaku belum tiba.", code="belum_tiba")
    if mulai < sk.tanggal:
        raise Refused("Mulai berlaku mendahului tanggal SK.", code="terlalu_dini")
    sums = decrees.totals(sk)
    if not sums.butir:
        raise Refused("SK belum mempunyai butir kawasan atau RT.", code="tanpa_butir")
    if sums.luas_total_ha is None:
        raise Refused("Isi luas total menurut SK lebih dahulu.", code="tanpa_luas")
    if not sums.cocok and not sk.alasan_selisih:
        missing = f"; {sums.tanpa_luas} butir tanpa luas" if sums.tanpa_luas else ""
        raise Refused(
            f"Jumlah butir {ha(sums.luas_ha)}, luas total {ha(sums.luas_total_ha)}"
            f"{missing}. Perbaiki butirnya, atau tulis alasan selisihnya.",
            code="selisih_luas",
        )


def _add(
    sk: SkKumuh, lines: list[Mapping[str, Any]], *, start: int
) -> list[SkKumuhItem]:
    """Creates the lines; ValidationError names the line that the table refuses."""
    if start + len(lines) > MOST_ITEMS:
        raise Refused(f"SK memuat paling banyak {MOST_ITEMS} butir.", code="terlalu")
    _refuse_foreign(lines, sk.wilayah)
    _refuse_twice(sk, lines, start)
    made = [
        SkKumuhItem(sk=sk, urutan=number, is_demo=sk.is_demo, **line)
        for number, line in enumerate(lines, start=start)
    ]
    for item in made:
        item.clean_fields(exclude=["sk", "kawasan", "rt"])
        if not item.is_matched and not item.nama_dalam_sk:
            raise Refused(
                f"Butir {item.urutan} belum bertempat: isi kawasan, RT, atau namanya.",
                code="tanpa_tempat",
            )
    return SkKumuhItem.objects.bulk_create(made)


def _refuse_twice(sk: SkKumuh, lines: Iterable[Mapping[str, Any]], start: int) -> None:
    seen: dict[Any, int] = {}
    for item in sk.butir.only("urutan", "kawasan_id", "rt_id"):
        seen[("kawasan", item.kawasan_id)] = item.urutan
        seen[("rt", item.rt_id)] = item.urutan
    for number, line in enumerate(lines, start=start):
        for name in ("kawasan", "rt"):
            place = line.get(name)
            if place is None:
                continue
            first = seen.setdefault((name, place.pk), number)
            if first != number:
                raise Refused(
                    f"Butir {number} mengulang butir {first}: {place}.", code="dua_kali"
                )


def _places_of(sk: SkKumuh) -> list[Mapping[str, Any]]:
    rows = sk.butir.select_related("kawasan", "rt").defer("kawasan__batas", "rt__batas")
    return [{"kawasan": item.kawasan, "rt": item.rt} for item in rows]


def _refuse_foreign(lines: Iterable[Mapping[str, Any]], place: Wilayah) -> None:
    """Every kawasan and RT of a decree must lie in the place of the decree."""
    rows = list(lines)
    kawasan = {line["kawasan"] for line in rows if line.get("kawasan")}
    inside = Kawasan.objects.within(place.kode).filter(pk__in=[k.pk for k in kawasan])
    known = set(inside.values_list("pk", flat=True))
    rts = {line["rt"] for line in rows if line.get("rt")}
    here = Rt.objects.within(place.kode).filter(pk__in=[rt.pk for rt in rts])
    known_rts = set(here.values_list("pk", flat=True))
    outside = [str(k) for k in kawasan if k.pk not in known]
    outside += [str(rt) for rt in rts if rt.pk not in known_rts]
    if outside:
        names = ", ".join(sorted(outside)[:5])
        raise Refused(f"Di luar {place}: {names}.", code="di_luar_wilayah")


def _record(
    deed: str,
    sk: SkKumuh,
    by: Any,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
) -> None:
    record(
        f"sk.{deed}",
        sk,
        by=by,
        kode_wilayah=sk.wilayah.kode,
        before=before,
        after=after,
        reason=reason,
    )
