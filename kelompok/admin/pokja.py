"""The Pokja, how it performed, and what was agreed upon: to be read."""

from django.contrib import admin
from django.db import models

from kelompok.models import (
    ActionDigest,
    ActionItem,
    ActionProgress,
    AspekOpd,
    Pokja,
    PokjaAnggota,
    PokjaAspek,
    PokjaPenilaian,
)
from sibungas.lib.admin import ReadOnlyAdmin, ReadOnlyRows


class _Seats(ReadOnlyRows):
    model = PokjaAnggota
    hidden = ("nama",)
    related = ("institution",)


@admin.register(Pokja)
class PokjaAdmin(ReadOnlyAdmin):
    related = ("wilayah",)
    unread = ("wilayah__batas",)
    inlines = (_Seats,)
    list_display = ("wilayah", "tahun", "status", "nomor_sk", "diubah_pada")
    list_filter = ("tahun", "status", "is_demo")
    search_fields = ("^wilayah__kode", "wilayah__nama", "nomor_sk")


@admin.register(PokjaAspek)
class PokjaAspekAdmin(ReadOnlyAdmin):
    list_display = ("nomor", "nama", "sumber")


@admin.register(PokjaPenilaian)
class PokjaPenilaianAdmin(ReadOnlyAdmin):
    related = ("wilayah",)
    unread = ("wilayah__batas",)
    list_display = ("wilayah", "tahun", "pembentukan", "total", "sumber")
    list_filter = ("tahun", "pembentukan", "is_demo")
    search_fields = ("^wilayah__kode", "wilayah__nama")


@admin.register(AspekOpd)
class AspekOpdAdmin(ReadOnlyAdmin):
    related = ("wilayah", "institution")
    unread = ("wilayah__batas",)
    list_display = ("wilayah", "aspek", "institution", "peran")
    list_filter = ("aspek", "peran", "is_demo")
    search_fields = ("^wilayah__kode", "institution__nama")


class _Reports(ReadOnlyRows):
    model = ActionProgress
    related = ("dibuat_oleh",)


@admin.register(ActionItem)
class ActionItemAdmin(ReadOnlyAdmin):
    related = (
        *("pic_institution", "wilayah", "kawasan", "intervention", "indicator"),
        "dibuat_oleh",
    )
    unread = ("wilayah__batas", "kawasan__batas", "intervention__lokasi")
    inlines = (_Reports,)
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    list_display = ("id", "uraian", "pic_institution", "wilayah", "tenggat", "status")
    list_filter = ("status", "kategori", "is_demo")
    search_fields = ("uraian", "pic_institution__nama", "^wilayah__kode")


@admin.register(ActionDigest)
class ActionDigestAdmin(ReadOnlyAdmin):
    related = ("user",)
    list_display = ("user", "minggu", "jumlah", "terlambat", "dikirim_pada")
    search_fields = ("user__nama",)
