"""Making collaborative plans and keeping them current; each deed is in the trail."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from kawasan import access
from kawasan.models import Kawasan
from kelompok.actions.common import require_meeting
from kelompok.models import RencanaKolaborasi
from sibungas.audit.record import changes, record
from sibungas.lib.errors import Refused, Stale

RIGHT = "edit_plan"
_WHERE = ("kabupaten", "kota", "provinsi")


@transaction.atomic
def create_plan(*, values: Mapping[str, Any], by: Any) -> RencanaKolaborasi:
    """A new plan of a kab/kota or province in which ``by`` may plan."""
    access.require(by, RIGHT, values["wilayah"].kode)
    plan = RencanaKolaborasi(**values, dibuat_oleh=by)
    plan.is_demo = plan.wilayah.is_demo
    require_meeting(plan.pembahasan, plan.wilayah, by)
    _save(plan)
    _note("created", plan, {}, values, by)
    return plan


@transaction.atomic
def update_plan(
    *, plan: RencanaKolaborasi, values: Mapping[str, Any], versi: int, by: Any
) -> RencanaKolaborasi:
    """Changes a plan; its place stays, and its years still hold its items."""
    kept = locked(plan)
    place = values.get("wilayah", kept.wilayah)
    access.require(by, RIGHT, [kept.wilayah.kode, place.kode])
    if kept.versi != versi:
        sentence = "Rencana ini sudah diubah orang lain sejak Anda membukanya."
        raise Stale(sentence, current=kept)
    before, after = changes(kept, values)
    if after:
        for name in after:
            setattr(kept, name, values[name])
        if {"pembahasan", "wilayah"} & set(after):
            require_meeting(kept.pembahasan, kept.wilayah, by)
        _check(kept)
        kept.versi += 1
        _save(kept)
        _note("updated", kept, before, after, by)
    return kept


def locked(plan: RencanaKolaborasi) -> RencanaKolaborasi:
    rows = RencanaKolaborasi.objects.select_related("wilayah").defer("wilayah__batas")
    return rows.select_for_update(of=("self",)).get(pk=plan.pk)


def _check(plan: RencanaKolaborasi) -> None:
    items = plan.item_set.all()
    beyond = items.exclude(tahun__gte=plan.tahun_mulai, tahun__lte=plan.tahun_selesai)
    if beyond.exists():
        raise Refused(
            "Ada butir di luar tahun itu. Pindahkan butirnya lebih dahulu.",
            code="butir_di_luar_tahun",
        )
    outside = items.exclude(kawasan__in=_inside(plan))
    if outside.exists():
        raise Refused(
            "Ada butir di kawasan yang tidak berada di wilayah itu.",
            code="butir_di_luar_wilayah",
        )
    agreed = plan.status == RencanaKolaborasi.Status.DISEPAKATI
    if agreed and items.filter(status="diusulkan").exists():
        raise Refused(
            "Masih ada butir yang belum diputuskan. Sepakati atau tolak lebih dahulu.",
            code="butir_belum_diputuskan",
        )


def _inside(plan: RencanaKolaborasi) -> Any:
    return Kawasan.objects.within(plan.wilayah.kode).values("pk")


def _save(plan: RencanaKolaborasi) -> None:
    if plan.wilayah.jenis not in _WHERE:
        raise Refused(
            "Rencana kolaborasi dibuat untuk kabupaten/kota atau provinsi.",
            code="wilayah_salah",
        )
    plan.full_clean()
    plan.save()


def _note(
    deed: str,
    plan: RencanaKolaborasi,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    by: Any,
) -> None:
    record(
        f"rencana.{deed}",
        plan,
        by=by,
        kode_wilayah=plan.kode_wilayah,
        before=before,
        after=after,
    )
