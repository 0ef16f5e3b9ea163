"""People and their offices. Accounts and duties are changed on the pages of people."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from kawasan.actions import institutions
from kawasan.models import Penugasan
from sibungas.accounts.models import ApiToken, Institution, LoginAttempt, User
from sibungas.lib.admin import EditableAdmin, ReadOnlyAdmin


@admin.register(Institution)
class InstitutionAdmin(EditableAdmin):
    editable = ("nama", "singkatan", "kategori")
    list_display = ("nama", "singkatan", "kategori", "level", "kode_wilayah")
    list_filter = ("kategori", "level", "aktif")
    search_fields = ("nama", "singkatan")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.admin_site.has_permission(request)

    def store(self, obj: Any, values: dict[str, Any], form: Any, by: Any) -> Model:
        found = obj if obj.pk else None
        return institutions.save_institution(institution=found, values=values, by=by)


@admin.register(User)
class UserAdmin(ReadOnlyAdmin):
    hidden = ("password", "groups", "user_permissions", "is_staff", "is_superuser")
    related = ("instansi",)
    list_display = ("nama", "username", "instansi", "is_active", "last_login")
    list_filter = ("is_active",)
    search_fields = ("nama", "username", "instansi__nama")


@admin.register(Penugasan)
class PenugasanAdmin(ReadOnlyAdmin):
    related = ("user", "wilayah", "dibuat_oleh")
    unread = ("wilayah__batas",)
    list_display = ("user", "peran", "wilayah", "mulai", "sampai", "dasar")
    list_filter = ("peran",)
    search_fields = ("user__nama", "user__username", "wilayah__nama", "^wilayah__kode")


@admin.register(ApiToken)
class ApiTokenAdmin(ReadOnlyAdmin):
    hidden = ("sidik",)
    related = ("user",)
    list_display = ("nama", "awalan", "user", "cakupan", "berlaku_sampai")
    list_filter = ("cakupan",)
    search_fields = ("nama", "awalan", "user__nama")


@admin.register(LoginAttempt)
class LoginAttemptAdmin(ReadOnlyAdmin):
    list_display = ("pada", "username", "alamat", "berhasil")
    list_filter = ("berhasil",)
    search_fields = ("username", "=alamat")
    ordering = ("-pada",)
