"""What managers type about people and duties, and people about their tokens."""

import re
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.urls import reverse_lazy
from django.utils import timezone

from kawasan import access, people
from kawasan.actions.tokens import LONGEST_DAYS
from kawasan.models import Penugasan, Wilayah
from sibungas.accounts.models import ApiToken, Institution, User
from sibungas.audit.verbs import GROUPS
from sibungas.lib.listing import FilterForm

_CODE = re.compile(r"\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?(?=\s|$)")
_DATE = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def places_of(user: Any, verb: str) -> QuerySet[Wilayah]:
    """Places in force where the user has the right, without their boundaries."""
    rows = Wilayah.objects.current().filter(access.scope_filter(user, "kode", verb))
    return rows.only("kode", "nama", "jenis")


class PlaceField(forms.CharField):
    """A code, or a name that only one place of the territory has."""

    def __init__(self, **options: Any):
        url = reverse_lazy("kawasan:user_places")
        attrs = {
            "list": "pilihan-wilayah",
            "autocomplete": "off",
            "hx-get": url,
            "hx-trigger": "input changed delay:300ms",
            "hx-target": "#pilihan-wilayah",
            "hx-params": "kode_wilayah",
        }
        super().__init__(
            **{
                "label": "Wilayah",
                "required": False,
                "max_length": 120,
                "widget": forms.TextInput(attrs=attrs),
                **options,
            }
        )
        self.places: QuerySet[Wilayah] = Wilayah.objects.none()

    def clean(self, value: Any) -> Wilayah | None:
        text = super().clean(value).strip()
        if not text:
            return None
        code = _CODE.match(text)
        rule = Q(kode=code.group()) if code else Q(nama__iexact=text)
        found = list(self.places.filter(rule)[:2])
        if len(found) > 1:
            raise ValidationError("Ada beberapa wilayah bernama itu. Tulis kodenya.")
        if not found:
            raise ValidationError("Wilayah itu tidak ditemukan di wilayah Anda.")
        return found[0]


class DutyForm(forms.Form):
    """One role in one place for a period."""

    peran = forms.ChoiceField(label="Peran")
    kode_wilayah = PlaceField(
        help_text="Ketik nama atau kode. Kosong hanya untuk superadmin nasional."
    )
    mulai = forms.DateField(label="Mulai", widget=_DATE)
    sampai = forms.DateField(
        label="Sampai",
        required=False,
        widget=_DATE,
        help_text="Hari terakhir. Kosongkan bila belum ditentukan.",
    )
    dasar = forms.CharField(
        label="Dasar penugasan",
        required=False,
        max_length=150,
        help_text="Nomor SK atau surat tugas.",
    )

    def __init__(self, *args: Any, by: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        roles: Any = self.fields["peran"]
        roles.choices = [("", "Pilih peran"), *people.assignable_roles(by).items()]
        place: Any = self.fields["kode_wilayah"]
        place.places = places_of(by, "manage_users")
        self.fields["mulai"].initial = timezone.localdate

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        role = data.get("peran")
        if role and role != "superadmin" and data.get("kode_wilayah", "") is None:
            self.add_error("kode_wilayah", "Pilih wilayah tugas.")
        start, end = data.get("mulai"), data.get("sampai")
        if start and end and end < start:
            self.add_error("sampai", "Hari terakhir tidak boleh sebelum mulai.")
        return data

    def duty(self) -> dict[str, Any]:
        data = self.cleaned_data
        names = ("peran", "mulai", "sampai", "dasar")
        return {"wilayah": data["kode_wilayah"], **{n: data[n] for n in names}}


class PersonForm(forms.Form):
    """Who somebody is."""

    nama = forms.CharField(label="Nama lengkap", max_length=150)
    email = forms.EmailField(
        label="Surel",
        required=False,
        help_text="Boleh kosong; tautan dapat dikirim lewat WhatsApp.",
    )
    instansi = forms.CharField(
        label="Instansi",
        required=False,
        max_length=150,
        widget=forms.TextInput(attrs={"list": "pilihan-instansi"}),
    )

    def institutions(self) -> QuerySet[Institution]:
        return Institution.objects.filter(aktif=True)[:200]

    def person(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in PersonForm.base_fields}


class UsernameField(forms.CharField):
    """Small letters, so that nobody fails over a capital."""

    def __init__(self, **options: Any):
        rules = User._meta.get_field("username").validators
        attrs = {"autocapitalize": "none", "autocomplete": "off", "spellcheck": "false"}
        super().__init__(
            label="Nama pengguna",
            max_length=150,
            validators=rules,
            widget=forms.TextInput(attrs=attrs),
            **options,
        )

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).lower()

    def validate(self, value: Any) -> None:
        super().validate(value)
        if User.objects.filter(username__iexact=value).exists():
            raise ValidationError("Nama pengguna ini sudah dipakai.")


class InviteForm(PersonForm, DutyForm):
    """A new person with the first duty."""

    username = UsernameField(help_text="Untuk masuk, misalnya siti.aminah.")
    field_order = [
        "nama", "username", "email", "instansi",
        "peran", "kode_wilayah", "mulai", "sampai", "dasar",
    ]  # fmt: skip

    def person(self) -> dict[str, Any]:
        return {**super().person(), "username": self.cleaned_data["username"]}


class SetupForm(forms.Form):
    """The first administrator of an empty portal."""

    nama = forms.CharField(label="Nama lengkap", max_length=150)
    username = UsernameField(help_text="Untuk masuk, misalnya admin.disperkim.")
    email = forms.EmailField(label="Surel", required=False)
    password1 = forms.CharField(
        label="Kata sandi",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="Sedikitnya 12 karakter, bukan kata sandi yang umum.",
    )
    password2 = forms.CharField(
        label="Ulangi kata sandi",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, second = data.get("password1"), data.get("password2")
        if not first or not second:
            return data
        if first != second:
            self.add_error("password2", "Kedua kata sandi tidak sama.")
            return data
        user = User(username=data.get("username", ""), nama=data.get("nama", ""))
        try:
            validate_password(first, user)
        except ValidationError as error:
            self.add_error("password1", error)
        return data

    def person(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("nama", "username", "email")}


class TokenForm(forms.Form):
    """A key for a machine of one's own."""

    nama = forms.CharField(
        label="Nama token", max_length=80, help_text="Misalnya: dasbor kota."
    )
    cakupan = forms.ChoiceField(label="Cakupan", choices=ApiToken.Cakupan.choices)
    kode_wilayah = PlaceField(
        label="Batasi ke wilayah",
        help_text="Kosongkan untuk seluruh wilayah Anda.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    hari = forms.IntegerField(
        label="Berlaku (hari)", min_value=1, max_value=LONGEST_DAYS, initial=90
    )

    def __init__(self, *args: Any, by: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        place: Any = self.fields["kode_wilayah"]
        place.places = places_of(by, "see")

    def token(self) -> dict[str, Any]:
        data = self.cleaned_data
        place = data["kode_wilayah"]
        return {
            "nama": data["nama"],
            "cakupan": data["cakupan"],
            "kode_wilayah": place.kode if place else "",
            "hari": data["hari"],
        }


class PeopleFilter(FilterForm):
    """By role, place and whether the account is open."""

    peran = forms.ChoiceField(
        label="Peran", choices=[("", "Semua peran"), *access.ROLES.items()]
    )
    wilayah = forms.CharField(label="Kode wilayah", max_length=13)
    keadaan = forms.ChoiceField(
        label="Keadaan",
        choices=[("", "Semua"), ("aktif", "Aktif"), ("nonaktif", "Nonaktif")],
    )

    def narrow_peran(self, rows: QuerySet, value: str) -> QuerySet:
        return rows.filter(penugasan__in=self._open().filter(peran=value)).distinct()

    def narrow_wilayah(self, rows: QuerySet, value: str) -> QuerySet:
        inside = Q(wilayah__kode=value) | Q(wilayah__kode__startswith=f"{value}.")
        return rows.filter(penugasan__in=self._open().filter(inside)).distinct()

    def narrow_keadaan(self, rows: QuerySet, value: str) -> QuerySet:
        return rows.filter(is_active=value == "aktif")

    def _open(self) -> QuerySet:
        rows = Penugasan.objects.visible_to(self.user)
        return rows.open_on(timezone.localdate())


class AuditFilter(FilterForm):
    """By deed, place and day."""

    verba = forms.ChoiceField(
        label="Peristiwa", choices=[("", "Semua peristiwa"), *GROUPS.items()]
    )
    wilayah = forms.CharField(label="Kode wilayah", max_length=13)
    dari = forms.DateField(label="Dari", widget=_DATE)
    hingga = forms.DateField(label="Hingga", widget=_DATE)
    lookups = {
        "verba": "verba__startswith",
        "dari": "pada__date__gte",
        "hingga": "pada__date__lte",
    }

    def narrow_wilayah(self, rows: QuerySet, value: str) -> QuerySet:
        inside = Q(kode_wilayah=value) | Q(kode_wilayah__startswith=f"{value}.")
        return rows.filter(inside)
