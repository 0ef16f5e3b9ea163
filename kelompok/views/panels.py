"""What the page of a group shows of the rows recorded about it."""

from collections import defaultdict
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from kawasan import access
from kelompok import kematangan, sustain
from kelompok.models import (
    ASPEK,
    ActionItem,
    Aset,
    Iuran,
    KeanggotaanKelompok,
    Kpp,
    Kunjungan,
    Pembinaan,
    PemiluBkm,
    Pengurus,
    PenilaianKelompok,
    Rplp,
)

_MOST, _CITY = 20, 5
_YEARS_OF_FEES = 5


def context(request: HttpRequest, group: Any) -> dict[str, Any]:
    """Members, officers, coaching, visits, standing and elections of one group."""
    user, kode = request.user, group.kode_wilayah
    limits = kematangan.Limits.of({kode})
    found: dict[str, Any] = {
        "jenis": group.JENIS,
        "may_edit": access.can(user, "edit_kelompok", kode),
        "may_reveal": access.can(user, "see_personal", kode),
        "ambang": limits.at(kode, timezone.localdate().year),
        "anggota": list(KeanggotaanKelompok.objects.of(group)[:_MOST]),
        "pengurus": list(Pengurus.objects.of(group)[:_MOST]),
        "pembinaan": list(
            Pembinaan.objects.of(group).select_related("institution", "fasilitator")[
                :_MOST
            ]
        ),
        "kunjungan": _visits(request, group),
        "may_follow": access.can(user, "edit_action_item", kode[:_CITY]),
    }
    if group.JENIS in ("bkm", "ksm"):
        found["penilaian"] = _standings(group, kode, limits)
    if group.JENIS == "bkm":
        found["pemilu"] = list(PemiluBkm.objects.of(group)[:_MOST])
        found["ksm_list"] = group.ksm_set.order_by("nama")
        found["kpp_list"] = group.kpp_set.order_by("nama")
        found["tipp_list"] = group.tipp_set.order_by("nama")
    if group.JENIS == "kpp":
        found |= _assets(request, group)
    if group.JENIS == "tipp":
        found["rplp_list"] = Rplp.objects.filter(kelurahan=group.kelurahan_id)
    return found


def _assets(request: HttpRequest, kpp: Kpp) -> dict[str, Any]:
    """What a KPP looks after, the neglected first, and how much of it still works."""
    today = timezone.localdate()
    seen = Aset.objects.visible_to(request.user).filter(kpp=kpp)
    rows = seen.with_inspection(today).order_by("-lama", "-jadwal_lewat", "nama")
    return {
        "aset": list(rows[:_MOST]),
        "terabaikan": seen.neglected(today).count(),
        "sustain": sustain.totals(request.user, today.year, kpp=kpp),
        "fees": list(Iuran.objects.filter(aset__in=seen).by_year()[:_YEARS_OF_FEES]),
    }


def _visits(request: HttpRequest, group: Any) -> list[Kunjungan]:
    """Visits, each with the action items that came of it and that may be seen."""
    visits = list(Kunjungan.objects.of(group)[:_MOST])
    items = ActionItem.objects.visible_to(request.user).filter(
        sumber_jenis=ActionItem.Sumber.KUNJUNGAN,
        sumber_id__in=[visit.pk for visit in visits],
    )
    found: dict[int | None, list[ActionItem]] = defaultdict(list)
    for item in items:
        found[item.sumber_id].append(item)
    for visit in visits:
        visit.tindak_lanjut = found[visit.pk]
    return visits


def _standings(
    group: Any, kode: str, limits: kematangan.Limits
) -> list[dict[str, Any]]:
    """Each assessment with the level that the limits of its year give."""
    return [
        {
            "row": row,
            "aspek": [
                (str(row._meta.get_field(name).verbose_name), getattr(row, name))
                for name in ASPEK
            ],
            "tingkat": kematangan.level(
                row.rata_rata, limits.at(kode, row.tanggal.year)
            ),
        }
        for row in PenilaianKelompok.objects.of(group)[:_MOST]
    ]
