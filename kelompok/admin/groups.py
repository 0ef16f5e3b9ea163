"""Boards, groups and teams, and what is recorded of them over time: to be read."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from kelompok.models import (
    AmbangKelompok,
    Bkm,
    KeanggotaanKelompok,
    Kpp,
    Ksm,
    KsmBinaan,
    Kunjungan,
    Pembinaan,
    PemiluBkm,
    Pengurus,
    PenilaianKelompok,
    TargetBinaan,
    Tipp,
)
from sibungas.lib.admin import ReadOnlyAdmin, ReadOnlyRows

_KINDS = ("bkm", "ksm", "kpp", "tipp")
_SHOWN = ("kode", "nama", "kelurahan", "status", "diubah_pada")


class _GroupAdmin(ReadOnlyAdmin):
    related: tuple[str, ...] = ("kelurahan", "bkm")
    unread: tuple[str, ...] = ("kelurahan__batas",)
    search_fields = ("=kode", "nama", "^kelurahan__kode", "kelurahan__nama")


@admin.register(Bkm)
class BkmAdmin(_GroupAdmin):
    hidden = Bkm.PERSONAL
    related = ("kelurahan",)
    list_display = _SHOWN
    list_filter = ("bentuk", "status", "is_demo")


class _Years(ReadOnlyRows):
    model = KsmBinaan


@admin.register(Ksm)
class KsmAdmin(_GroupAdmin):
    inlines = (_Years,)
    hidden = Ksm.PERSONAL
    related = ("kelurahan", "kawasan", "bkm")
    unread = ("kelurahan__batas", "kawasan__batas")
    list_display = ("kode", "nama", "kelurahan", "bidang", "binaan", "status")
    list_filter = ("bidang", "status", "binaan_set__tahun", "is_demo")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows: Any = super().get_queryset(request)
        found: QuerySet = rows.with_years()
        return found

    @admin.display(description="tahun binaan")
    def binaan(self, obj: Any) -> str:
        return ", ".join(map(str, obj.tahun_binaan))


@admin.register(Kpp)
class KppAdmin(_GroupAdmin):
    hidden = Kpp.PERSONAL
    list_display = _SHOWN
    list_filter = ("status", "is_demo")


@admin.register(Tipp)
class TippAdmin(_GroupAdmin):
    list_display = _SHOWN
    list_filter = ("status", "is_demo")


class _RowAdmin(ReadOnlyAdmin):
    """A row of one group, whatever its kind."""

    related: tuple[str, ...] = (*_KINDS, "dibuat_oleh")
    search_fields = tuple(f"{kind}__nama" for kind in _KINDS)

    @admin.display(description="kelompok")
    def kelompok(self, obj: Any) -> str:
        return str(obj.group)


@admin.register(KeanggotaanKelompok)
class MembersAdmin(_RowAdmin):
    list_display = ("kelompok", "tahun", "laki_laki", "perempuan", "mbr", "sumber")
    list_filter = ("tahun", "is_demo")


@admin.register(Pengurus)
class OfficerAdmin(_RowAdmin):
    hidden = Pengurus.PERSONAL
    list_display = ("kelompok", "peran", "mulai", "sampai")
    list_filter = ("peran", "is_demo")


@admin.register(Pembinaan)
class CoachingAdmin(_RowAdmin):
    related = (*_KINDS, "institution", "fasilitator", "dibuat_oleh")
    list_display = ("kelompok", "institution", "fasilitator", "mulai", "sampai")


@admin.register(Kunjungan)
class VisitAdmin(_RowAdmin):
    list_display = ("kelompok", "tanggal", "jenis", "laki_laki", "perempuan")
    list_filter = ("jenis", "is_demo")


@admin.register(PenilaianKelompok)
class StandingAdmin(_RowAdmin):
    list_display = ("kelompok", "tanggal", "cara")
    search_fields = ("bkm__nama", "ksm__nama")


@admin.register(PemiluBkm)
class ElectionAdmin(ReadOnlyAdmin):
    related = ("bkm", "dibuat_oleh")
    list_display = ("bkm", "tanggal", "tahap", "warga_dewasa")
    list_filter = ("tahap", "is_demo")
    search_fields = ("bkm__nama",)


class _NormAdmin(ReadOnlyAdmin):
    related = ("wilayah", "dibuat_oleh")
    unread = ("wilayah__batas",)
    search_fields = ("^wilayah__kode", "wilayah__nama")


@admin.register(TargetBinaan)
class TargetAdmin(_NormAdmin):
    list_display = ("wilayah", "tahun", "jumlah", "sumber")
    list_filter = ("tahun", "is_demo")


@admin.register(AmbangKelompok)
class LevelsAdmin(_NormAdmin):
    list_display = ("wilayah", "berlaku_mulai", "mandiri_persen", "sumber")
    list_filter = ("berlaku_mulai", "is_demo")
