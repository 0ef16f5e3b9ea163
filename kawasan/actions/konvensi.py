"""Deciding how a kab/kota answers a question that the regulation leaves open."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from kawasan import access
from kawasan.konvensi import KELAS_KOTA
from kawasan.models import Konvensi, Wilayah
from sibungas.audit.record import record
from sibungas.lib.errors import Refused, Stale

_CITIES = (Wilayah.Jenis.KABUPATEN, Wilayah.Jenis.KOTA)


@transaction.atomic
def set_konvensi(
    *,
    wilayah: Wilayah,
    kunci: str,
    nilai: str,
    berlaku_mulai: int,
    sumber: str,
    versi: int,
    by: Any,
) -> Konvensi:
    """Adds an answer from a year on; earlier answers stay as they were.

    ``versi`` counts the answers to this question that the person has seen. The
    class of a city is written to the place as well, where the sheets read it.
    """
    access.require(by, "edit_konvensi", wilayah.kode)
    places = Wilayah.objects.select_for_update(of=("self",), no_key=True)
    locked = places.defer("batas").get(pk=wilayah.pk)
    rows = Konvensi.objects.filter(wilayah=locked, kunci=kunci)
    if rows.count() != versi:
        sentence = "Konvensi ini sudah diubah orang lain sejak Anda membukanya."
        raise Stale(sentence, current=locked)
    _refuse_nonsense(locked, kunci, berlaku_mulai)
    same_year = rows.filter(berlaku_mulai=berlaku_mulai)
    before = rows.filter(berlaku_mulai__lte=berlaku_mulai)
    previous = before.order_by("berlaku_mulai", "versi").last()
    row = Konvensi(
        wilayah=locked,
        kunci=kunci,
        nilai=nilai,
        berlaku_mulai=berlaku_mulai,
        sumber=sumber.strip(),
        versi=same_year.count() + 1,
        is_demo=locked.is_demo,
        dibuat_oleh=by,
    )
    row.full_clean()
    row.save()
    if kunci == KELAS_KOTA:
        locked.kelas_kota = nilai
        locked.save(update_fields=["kelas_kota"])
    record(
        "konvensi.set",
        row,
        by=by,
        kode_wilayah=locked.kode,
        before={"nilai": previous.nilai} if previous else {},
        after={"nilai": nilai, "berlaku_mulai": berlaku_mulai, "sumber": row.sumber},
    )
    return row


def _refuse_nonsense(wilayah: Wilayah, kunci: str, year: int) -> None:
    if wilayah.jenis not in (*_CITIES, Wilayah.Jenis.PROVINSI):
        raise Refused(
            "Konvensi ditetapkan untuk kabupaten/kota atau provinsi.",
            code="bukan_kab_kota",
        )
    if kunci != KELAS_KOTA:
        return
    if wilayah.jenis not in _CITIES:
        raise Refused(
            "Kelas kota ditetapkan per kabupaten/kota.", code="bukan_kab_kota"
        )
    # The sheets know one class only, that of today.
    if year > timezone.localdate().year:
        raise Refused(
            "Kelas kota berlaku begitu disimpan; tahun mulainya tidak boleh nanti.",
            code="tahun_belum_tiba",
        )
