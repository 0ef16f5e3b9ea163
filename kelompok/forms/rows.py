"""The forms of what is recorded about a group over time."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone

from kawasan import access
from kawasan.forms.fields import DecimalText, IntegerText
from kelompok.forms.sections import SectionedForm, Sections, day, names
from kelompok.models import (
    ASPEK,
    ActionItem,
    KeanggotaanKelompok,
    Kunjungan,
    Pembinaan,
    PemiluBkm,
    Pengurus,
    PenilaianKelompok,
)
from sibungas.accounts.models import Institution, User

_PEOPLE = "orang"
_MEMBERS: Sections = (
    ("Jumlah anggota", ("tahun", "laki_laki", "perempuan", "mbr", "miskin_rentan")),
    ("Sumber", ("sumber",)),
)
_BASIS = ("persetujuan_tanggal", "persetujuan_dasar", "simpan_sampai")
_OFFICERS: Sections = (
    ("Pengurus", ("peran", "jenis_kelamin", "mulai", "sampai")),
    ("Nama dan dasar penyimpanannya", ("nama", *_BASIS)),
)
_COACHING: Sections = (
    ("Pembina", ("institution", "fasilitator", "mulai", "sampai", "catatan")),
)
_VISIT: Sections = (
    ("Kunjungan", ("tanggal", "jenis")),
    ("Peserta", ("laki_laki", "perempuan", "mbr")),
    ("Hasil", ("temuan", "rekomendasi")),
)
_STANDING: Sections = (
    ("Penilaian", ("tanggal", "cara")),
    ("Enam aspek IDF", ASPEK),
    ("Keterangan", ("catatan",)),
)
_ELECTION: Sections = (
    ("Pemilihan", ("tanggal", "tahap", "lokasi")),
    (
        "Pemilih",
        ("warga_dewasa", "peserta_laki_laki", "peserta_perempuan", "peserta_mbr"),
    ),
    ("Terpilih", ("terpilih_laki_laki", "terpilih_perempuan", "terpilih_mbr")),
    ("Sumber", ("sumber",)),
)
_VOTERS = (*_ELECTION[1][1], *_ELECTION[2][1])


class RowForm(SectionedForm):
    """A row of the group named in the address."""

    def __init__(self, *args: Any, group: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.group = group


class MembersForm(RowForm):
    SECTIONS = _MEMBERS
    UNITS = dict.fromkeys(("laki_laki", "perempuan", "mbr", "miskin_rentan"), _PEOPLE)

    class Meta:
        model = KeanggotaanKelompok
        fields = names(_MEMBERS)
        field_classes = dict.fromkeys(fields[:-1], IntegerText)
        help_texts = {
            "mbr": "Berpenghasilan rendah; bagian dari seluruh anggota.",
            "sumber": "Misalnya: buku anggota, pendataan fasilitator Maret 2026.",
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.fields["tahun"].initial = timezone.localdate().year


class OfficerForm(RowForm):
    """An office of the group; a name only with a basis and an end."""

    SECTIONS = _OFFICERS
    nama = forms.CharField(
        label="Nama",
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=(
            "Disimpan tersegel; hanya dilihat petugas yang boleh"
            " membuka data pribadi di sini."
        ),
    )

    class Meta:
        model = Pengurus
        fields = names(_OFFICERS)
        widgets = dict.fromkeys(
            ("mulai", "sampai", "persetujuan_tanggal", "simpan_sampai"), day()
        )
        labels = {"mulai": "Masa mulai", "sampai": "Masa sampai"}
        help_texts = {
            "persetujuan_dasar": "Misalnya: pernyataan ketua, 3 Maret 2026.",
            "simpan_sampai": "Sesudah hari ini lewat, nama dikosongkan oleh portal.",
        }

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        agreed = found.get("persetujuan_tanggal")
        if agreed and agreed > timezone.localdate():
            self.add_error("persetujuan_tanggal", "Tanggal ini belum tiba.")
        for name in _BASIS if found.get("nama") else ():
            if not found.get(name) and name not in self.errors:
                self.add_error(name, "Wajib diisi selama nama disimpan.")
        return found


class CoachingForm(RowForm):
    SECTIONS = _COACHING

    class Meta:
        model = Pembinaan
        fields = names(_COACHING)
        widgets = {"mulai": day(), "sampai": day()}
        help_texts = {"fasilitator": "Orang yang bertugas di kelurahan kelompok ini."}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        kode = self.group.kode_wilayah
        parts = kode.split(".")
        codes = [".".join(parts[:n]) for n in range(1, len(parts) + 1)]
        serving = Q(
            is_active=True,
            penugasan__peran__in=access.RIGHTS["edit_kelompok"],
            penugasan__wilayah__kode__in=codes,
        )
        duties = User.objects.filter(serving | Q(pk=self.instance.fasilitator_id))
        self.fields["fasilitator"].queryset = duties.distinct().order_by("nama")
        offices = Institution.objects.filter(aktif=True)
        if self.instance.institution_id:
            offices |= Institution.objects.filter(pk=self.instance.institution_id)
        self.fields["institution"].queryset = offices.order_by("nama")


class VisitForm(RowForm):
    SECTIONS = _VISIT
    UNITS = dict.fromkeys(("laki_laki", "perempuan", "mbr"), _PEOPLE)

    class Meta:
        model = Kunjungan
        fields = names(_VISIT)
        field_classes = dict.fromkeys(("laki_laki", "perempuan", "mbr"), IntegerText)
        widgets = {
            "tanggal": day(),
            "temuan": forms.Textarea(attrs={"rows": 4}),
            "rekomendasi": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {"laki_laki": "Kosongkan keduanya bila tidak dihitung."}


class StandingForm(RowForm):
    SECTIONS = _STANDING
    UNITS = dict.fromkeys(ASPEK, "%")

    class Meta:
        model = PenilaianKelompok
        fields = names(_STANDING)
        field_classes = dict.fromkeys(ASPEK, DecimalText)
        widgets = {"tanggal": day()}
        help_texts = {
            "cara": "Misalnya: penilaian mandiri oleh anggota, didampingi faskel."
        }


class ElectionForm(RowForm):
    SECTIONS = _ELECTION
    UNITS = dict.fromkeys(_VOTERS, _PEOPLE)

    class Meta:
        model = PemiluBkm
        fields = names(_ELECTION)
        field_classes = dict.fromkeys(_VOTERS, IntegerText)
        widgets = {"tanggal": day()}
        help_texts = {"sumber": "Misalnya: berita acara pemilihan 12/BA/2026."}


class FollowUpForm(forms.ModelForm):
    """An action item out of a visit; place and source are known."""

    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = ActionItem
        fields = (
            "uraian",
            "pic_institution",
            "kategori",
            "horizon",
            "prioritas",
            "tenggat",
        )
        widgets = {"uraian": forms.Textarea(attrs={"rows": 3}), "tenggat": day()}
        labels = {"uraian": "Apa yang dikerjakan", "horizon": "Jangka"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        offices: Any = self.fields["pic_institution"]
        offices.queryset = Institution.objects.filter(aktif=True).order_by("nama")

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        found.pop("versi", None)
        return found

    def sections(self) -> list[tuple[str, list[tuple[Any, str]]]]:
        return [("Tindak lanjut", [(self[n], "") for n in self._meta.fields or ()])]
