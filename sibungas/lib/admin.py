"""Habits of the pages of the admin site: read first, never delete, one trail."""

from typing import Any

from django.contrib import admin
from django.contrib.gis.db.models import GeometryField
from django.core.exceptions import ValidationError
from django.db.models import Field, Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from sibungas.lib.errors import Refused


class ReadOnlyAdmin(admin.ModelAdmin):
    """Shows every column but ``hidden`` and boundaries, and changes none.

    ``related`` are foreign keys that the pages show, ``unread`` what is not fetched
    with them: a boundary may be megabytes.
    """

    actions = None
    list_per_page = 50
    show_full_result_count = False
    hidden: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.admin_site.has_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.admin_site.has_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return (*self.hidden, *self._boundaries())

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = super().get_queryset(request).select_related(*self.related)
        return rows.defer(*self._boundaries(), *self.unread)

    def _boundaries(self) -> list[str]:
        return [f.name for f in self.opts.fields if isinstance(f, GeometryField)]

    def view_on_site(self, obj: Any) -> str | None:
        """The page of the portal about the same thing, if there is one."""
        return obj.get_absolute_url() if hasattr(obj, "get_absolute_url") else None

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """What the trail knows of this row."""
        about = {"objek_jenis": self.opts.label_lower, "objek_id": object_id}
        trail = reverse("admin:audit_auditevent_changelist")
        return redirect(f"{trail}?{urlencode(about)}")

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> None:
        """The action has written the trail."""

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> None:
        """The action has written the trail."""


class ReadOnlyRows(admin.TabularInline):
    """Rows that belong to one record, on its page: every column but ``hidden``.

    ``related`` and ``unread`` as with the pages themselves.
    """

    extra = 0
    can_delete = False
    view_on_site = False
    hidden: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.admin_site.has_permission(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return self.hidden

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = super().get_queryset(request).select_related(*self.related)
        return rows.defer(*self.unread)


class EditableAdmin(ReadOnlyAdmin):
    """Lets the ``editable`` columns be changed, by the action that ``store`` calls."""

    editable: tuple[str, ...] = ()

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.admin_site.has_permission(request)

    def get_readonly_fields(
        self, request: HttpRequest, obj: Any = None
    ) -> tuple[str, ...]:
        kept = {*self.editable, *self.get_exclude(request, obj), *self._seen()}
        shown = [f.name for f in self.opts.fields if self._is_shown(f, kept)]
        return (*shown, *self.readonly_fields)

    def _seen(self) -> list[str]:
        """Fields that the form itself adds, such as the version the person saw."""
        return list(getattr(self.form, "declared_fields", ()))

    @staticmethod
    def _is_shown(field: "Field[Any, Any]", kept: set[str]) -> bool:
        return not field.primary_key and field.name not in kept

    def save_model(
        self, request: HttpRequest, obj: Model, form: Any, change: bool
    ) -> None:
        values = {name: form.cleaned_data[name] for name in self.editable}
        try:
            stored = self.store(obj, values, form, request.user)
        except ValidationError as error:
            raise Refused(" ".join(error.messages)) from error
        obj.pk = stored.pk

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: bool
    ) -> None:
        """Nothing: the action has stored everything."""

    def store(self, obj: Any, values: dict[str, Any], form: Any, by: Any) -> Model:
        """Calls the action; returns what it stored."""
        raise NotImplementedError
