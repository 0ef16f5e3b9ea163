"""Works of KSM with their parts, cash books, assets with their upkeep: to be read."""

from django.contrib import admin

from kelompok.models import (
    Aset,
    BukuKas,
    InspeksiOP,
    Iuran,
    JadwalOP,
    KsmHasil,
    KsmKegiatan,
    KsmPartisipasi,
    KsmTahap,
    KsmTermin,
    RabBaris,
)
from sibungas.lib.admin import ReadOnlyAdmin, ReadOnlyRows


class _Steps(ReadOnlyRows):
    model = KsmTahap


class _Terms(ReadOnlyRows):
    model = KsmTermin


class _Budget(ReadOnlyRows):
    model = RabBaris


class _Results(ReadOnlyRows):
    model = KsmHasil
    related = ("rt",)
    unread = ("rt__batas",)


class _Gatherings(ReadOnlyRows):
    model = KsmPartisipasi
    related = ("dibuat_oleh",)


@admin.register(KsmKegiatan)
class KsmKegiatanAdmin(ReadOnlyAdmin):
    related = ("intervention", "ksm")
    unread = ("intervention__lokasi",)
    inlines = (_Steps, _Terms, _Budget, _Results, _Gatherings)
    list_display = ("intervention", "ksm", "status", "progres_fisik", "diubah_pada")
    list_filter = ("status", "is_demo")
    search_fields = ("intervention__nama", "ksm__nama", "=ksm__kode")


@admin.register(BukuKas)
class BukuKasAdmin(ReadOnlyAdmin):
    related = (
        *("kegiatan__intervention", "kegiatan__ksm", "termin", "koreksi_atas"),
        "dibuat_oleh",
    )
    unread = ("kegiatan__intervention__lokasi",)
    list_display = ("tanggal", "kegiatan", "uraian", "masuk_rp", "keluar_rp")
    search_fields = ("uraian", "kegiatan__ksm__nama")


class _Inspections(ReadOnlyRows):
    model = InspeksiOP
    related = ("dilaporkan_oleh",)


class _Fees(ReadOnlyRows):
    model = Iuran


class _Jobs(ReadOnlyRows):
    model = JadwalOP


@admin.register(Aset)
class AsetAdmin(ReadOnlyAdmin):
    related = (
        *("kelurahan", "kawasan", "rt", "kpp", "kegiatan__intervention"),
        "kegiatan__ksm",
    )
    unread = (
        *("kelurahan__batas", "kawasan__batas", "rt__batas"),
        "kegiatan__intervention__lokasi",
    )
    inlines = (_Inspections, _Fees, _Jobs)
    list_display = ("nama", "jenis", "kelurahan", "kpp", "tahun_dibangun")
    list_filter = ("jenis", "kelas", "is_demo")
    search_fields = ("nama", "^kelurahan__kode", "kelurahan__nama")
