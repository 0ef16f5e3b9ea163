"""Forms of the admin site for places; the actions still decide."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kawasan.models import Kawasan, Rt

KAWASAN = (
    *("nama", "alias", "kampung", "status", "kategori"),
    *("luas_sk_ha", "luas_verifikasi_ha"),
    *("kewenangan_ditetapkan", "alasan_kewenangan"),
    *("bantaran_sungai", "nama_sungai", "jarak_tepi_sungai_m", "sumber_batas"),
)
RT = ("rt", "rw", "kampung", "kawasan")


class SeenForm(forms.ModelForm):
    """Refuses what was typed on a version that is no longer the stored one."""

    versi = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        # The columns of the instance are still the stored ones here.
        if found.get("versi") != self.instance.versi:
            self.add_error(
                None,
                "Data ini sudah diubah orang lain sejak Anda membukanya."
                " Buka lagi, lalu ubah yang masih perlu.",
            )
        return found

    def _post_clean(self) -> None:
        """Checks every rule of the table, also those that name columns not shown."""
        super()._post_clean()
        if self.errors:
            return
        try:
            self.instance.validate_constraints()
        except ValidationError as error:
            self.add_error(None, error.messages)


class KawasanAdminForm(SeenForm):
    class Meta:
        model = Kawasan
        fields = KAWASAN


class RtAdminForm(SeenForm):
    class Meta:
        model = Rt
        fields = RT

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        kawasan, place = found.get("kawasan"), self.instance.kelurahan
        if kawasan and not kawasan.kelurahan.filter(pk=place.pk).exists():
            sentence = f"Kawasan {kawasan.nama} tidak mencakup {place.nama}."
            self.add_error("kawasan", sentence)
        return found
