"""Trainings and meetings; of who came only that somebody came."""

from django.contrib import admin

from kelompok.models import (
    AgendaItem,
    Bimtek,
    BimtekBiaya,
    BimtekHitungan,
    BimtekNarasumber,
    BimtekPeserta,
    BimtekPintu,
    CalendarToken,
    Meeting,
    MeetingFigure,
    MeetingNote,
    MeetingParticipant,
    MeetingQuota,
)
from sibungas.lib.admin import ReadOnlyAdmin, ReadOnlyRows

# Names on lists, and what would tell them; see "Who came to a bimtek" in security.md.
NAMES = ("nama", "asal", "nama_kunci", "asal_kunci")
WRITTEN = ("nama", "jabatan", "mewakili", "tertulis")


class _Speakers(ReadOnlyRows):
    model = BimtekNarasumber


class _Costs(ReadOnlyRows):
    model = BimtekBiaya


class _Counted(ReadOnlyRows):
    model = BimtekHitungan
    related = ("ksm", "institution")


class _Doors(ReadOnlyRows):
    model = BimtekPintu
    hidden = ("kode",)


@admin.register(Bimtek)
class BimtekAdmin(ReadOnlyAdmin):
    related = ("penyelenggara", "wilayah")
    unread = ("wilayah__batas",)
    inlines = (_Speakers, _Costs, _Counted, _Doors)
    list_display = ("judul", "jenis", "tanggal_mulai", "wilayah", "status")
    list_filter = ("jenis", "status", "rujukan", "is_demo")
    search_fields = ("judul", "tema", "^wilayah__kode")


@admin.register(BimtekPeserta)
class BimtekPesertaAdmin(ReadOnlyAdmin):
    hidden = NAMES
    related = ("bimtek", "ksm", "institution")
    list_display = ("id", "bimtek", "kategori", "jenis_kelamin", "hadir_pada", "cara")
    list_filter = ("kategori", "cara", "is_demo")
    search_fields = ("bimtek__judul",)


class _Agenda(ReadOnlyRows):
    model = AgendaItem


class _Notes(ReadOnlyRows):
    model = MeetingNote


class _Figures(ReadOnlyRows):
    model = MeetingFigure
    related = ("wilayah",)
    unread = ("wilayah__batas",)


class _Quotas(ReadOnlyRows):
    model = MeetingQuota
    related = ("institution",)


@admin.register(Meeting)
class MeetingAdmin(ReadOnlyAdmin):
    related = (
        *("penyelenggara", "wilayah", "pokja__wilayah", "notulen_oleh"),
        "disetujui_oleh",
    )
    unread = ("wilayah__batas", "pokja__wilayah__batas")
    inlines = (_Agenda, _Notes, _Figures, _Quotas)
    list_display = ("judul", "jenis", "tanggal", "wilayah", "status", "rujukan")
    list_filter = ("jenis", "status", "rujukan", "is_demo")
    search_fields = ("judul", "tema", "nomor_undangan", "^wilayah__kode")


@admin.register(MeetingParticipant)
class MeetingParticipantAdmin(ReadOnlyAdmin):
    hidden = WRITTEN
    related = ("meeting", "institution", "wilayah")
    unread = ("wilayah__batas",)
    list_display = ("id", "meeting", "institution", "wilayah", "kategori", "hadir")
    list_filter = ("kategori", "peran", "hadir", "is_demo")
    search_fields = ("meeting__judul", "institution__nama")


@admin.register(CalendarToken)
class CalendarTokenAdmin(ReadOnlyAdmin):
    hidden = ("sidik",)
    related = ("user",)
    list_display = ("user", "dibuat_pada", "dicabut_pada")
    search_fields = ("user__nama",)
