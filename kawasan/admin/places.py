"""Wilayah, kawasan and RT: names, classes and figures may be put right here.

Boundaries are drawn, kelurahan chosen and RT closed on the pages of the portal.
"""

from typing import Any

from django.contrib import admin
from django.db.models import Model

from kawasan.actions import places, wilayah
from kawasan.forms.admin import KAWASAN, RT, KawasanAdminForm, RtAdminForm
from kawasan.models import Kawasan, Rt, RtPenyebut, Wilayah
from sibungas.lib.admin import EditableAdmin, ReadOnlyAdmin


@admin.register(Wilayah)
class WilayahAdmin(EditableAdmin):
    editable = ("nama", "kode_bps", "kelas_kota")
    related = ("parent", "diganti_oleh")
    unread = ("parent__batas", "diganti_oleh__batas")
    list_display = ("kode", "nama", "jenis", "kelas_kota", "edisi", "berlaku_sampai")
    list_filter = ("jenis", "kelas_kota", "edisi")
    search_fields = ("^kode", "nama")

    def store(self, obj: Any, values: dict[str, Any], form: Any, by: Any) -> Model:
        return wilayah.update_wilayah(wilayah=obj, values=values, by=by)


@admin.register(Kawasan)
class KawasanAdmin(EditableAdmin):
    form = KawasanAdminForm
    editable = KAWASAN
    readonly_fields = ("kelurahan_desa",)
    list_display = ("kode", "nama", "status", "luas_verifikasi_ha", "kewenangan")
    list_filter = ("status", "kategori", "kewenangan")
    search_fields = ("kode", "nama", "alias", "kampung")

    @admin.display(description="kelurahan/desa")
    def kelurahan_desa(self, obj: Kawasan) -> str:
        found = obj.kelurahan.only("kode", "nama", "jenis").order_by("kode")
        return ", ".join(f"{place} ({place.kode})" for place in found)

    def store(self, obj: Any, values: dict[str, Any], form: Any, by: Any) -> Model:
        return places.update_kawasan(
            kawasan=obj,
            values=values,
            kelurahan=obj.kelurahan.all(),
            versi=form.cleaned_data["versi"],
            by=by,
        )


@admin.register(Rt)
class RtAdmin(EditableAdmin):
    form = RtAdminForm
    editable = RT
    raw_id_fields = ("kawasan",)
    related = ("kelurahan", "kawasan")
    unread = ("kelurahan__batas", "kawasan__batas")
    list_display = ("id", "rt", "rw", "kampung", "kelurahan", "kawasan", "aktif")
    list_filter = ("aktif",)
    search_fields = ("^kelurahan__kode", "kelurahan__nama", "kampung")

    def store(self, obj: Any, values: dict[str, Any], form: Any, by: Any) -> Model:
        versi = form.cleaned_data["versi"]
        return places.update_rt(rt=obj, values=values, versi=versi, by=by)


@admin.register(RtPenyebut)
class RtPenyebutAdmin(ReadOnlyAdmin):
    related = ("rt",)
    unread = ("rt__batas",)
    list_display = ("rt", "berlaku_tahun", "jumlah_bangunan", "jumlah_kk", "sumber")
    list_filter = ("berlaku_tahun",)
