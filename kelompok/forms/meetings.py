"""The forms and the filters of meetings."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone

from kawasan.forms.fields import IntegerText
from kawasan.forms.filters import any_of, place_choices
from kawasan.forms.places import VersionedForm
from kelompok import rapat
from kelompok.actions.meetings import MOST_AGENDA
from kelompok.models import ActionItem, Meeting, MeetingNote, MeetingParticipant
from kelompok.models.meeting import FIRST_YEAR, LAST_YEAR
from sibungas.accounts.models import Institution
from sibungas.lib.listing import FilterForm

_SECTIONS = (
    ("Rapat", ("judul", "jenis", "tema", "nomor_undangan", "wilayah", "penyelenggara")),
    ("Waktu dan tempat",
     ("tanggal", "jam_mulai", "jam_selesai", "tempat", "mode", "tahun")),
    ("Orang", ("pembuka", "mewakili", "pimpinan", "notulis", "jumlah_undangan")),
    ("Agenda", ("agenda",)),
)  # fmt: skip
_PLANNED = ("tanggal", "jam_mulai", "tempat", "penyelenggara", "wilayah")
_BIG = ("provinsi", "kabupaten", "kota")
_CITY = 5
SEPARATOR = ";"


class MeetingForm(VersionedForm):
    agenda = forms.CharField(
        label="Agenda",
        required=False,
        max_length=12_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=(
            "Satu butir per baris. Nama penyaji setelah titik koma, misalnya:"
            " Capaian 2026; Dinas Perkim."
        ),
    )

    class Meta:
        model = Meeting
        fields = tuple(
            name for _title, names in _SECTIONS for name in names if name != "agenda"
        )
        field_classes = {"tahun": IntegerText, "jumlah_undangan": IntegerText}
        widgets = {
            "tanggal": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "jam_mulai": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "jam_selesai": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }
        labels = {"judul": "Judul rapat", "tahun": "Tahun kegiatan"}
        help_texts = {
            "wilayah": "Wilayah yang dibahas; baris daftar hadir mengikutinya.",
            "mewakili": "Bila pembuka hadir atas nama pejabat lain.",
            "tahun": "Kosongkan bila sama dengan tahun tanggalnya.",
            "jumlah_undangan": "Undangan yang dikirim, bila berbeda dari daftar.",
            "pembuka": "Nama atau jabatan.",
            "pimpinan": "Nama atau jabatan.",
            "notulis": "Nama atau jabatan.",
        }

    def __init__(self, *args: Any, wilayah: QuerySet, chosen: str = "", **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name in _PLANNED:
            self.fields[name].required = True
        self.fields["wilayah"].queryset = wilayah
        self.fields["wilayah"].choices = self._places(wilayah, chosen)
        if self.instance.pk:
            rows = self.instance.agenda_set.filter(tindak_lanjut=None)
            self.fields["agenda"].initial = "\n".join(
                f"{row.uraian}{SEPARATOR} {row.penyaji}" if row.penyaji else row.uraian
                for row in rows
            )

    def _places(self, wilayah: QuerySet, chosen: str) -> list[tuple[Any, str]]:
        """Provinces and kab/kota, and whatever was chosen already."""
        wanted = Q(jenis__in=_BIG) | Q(kode=chosen) | Q(pk=self.instance.wilayah_id)
        posted = str(self.data.get("wilayah", ""))
        if posted.isascii() and posted.isdigit() and len(posted) < 18:
            wanted |= Q(pk=int(posted))
        rows = list(wilayah.filter(wanted))
        if not rows:
            # People who lead meetings only below a kab/kota.
            rows = list(wilayah[:1])
        return [("", "Pilih wilayah"), *((row.pk, str(row)) for row in rows)]

    def clean_tahun(self) -> int | None:
        year = self.cleaned_data["tahun"]
        if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
            raise forms.ValidationError("Tahun harus antara 2010 dan 2100.")
        return year

    def clean_agenda(self) -> list[tuple[str, str]]:
        lines = _lines(self.cleaned_data["agenda"])
        if len(lines) > MOST_AGENDA:
            raise forms.ValidationError(f"Paling banyak {MOST_AGENDA} butir.")
        found = []
        for line in lines:
            uraian, _, penyaji = line.partition(SEPARATOR)
            if not uraian.strip():
                raise forms.ValidationError("Ada baris tanpa uraian.")
            if len(uraian) > 300 or len(penyaji) > 150:
                raise forms.ValidationError(f"Baris ini terlalu panjang: {line[:60]}…")
            found.append((uraian.strip(), penyaji.strip()))
        return found

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        begins, ends = found.get("jam_mulai"), found.get("jam_selesai")
        if begins and ends and ends <= begins:
            self.add_error("jam_selesai", "Jam selesai harus setelah jam mulai.")
        if not found.get("tahun") and found.get("tanggal"):
            found["tahun"] = found["tanggal"].year
        return found

    def sections(self) -> list[tuple[str, list[tuple[Any, str]]]]:
        """The fields in the order of the page; none has a unit."""
        return [(title, [(self[n], "") for n in names]) for title, names in _SECTIONS]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class PersonForm(forms.ModelForm):
    """One person at the door."""

    instansi = forms.CharField(label="Instansi", max_length=150, required=False)

    class Meta:
        model = MeetingParticipant
        fields = (
            "nama", "jabatan", "jenis_kelamin", "kategori", "peran", "wilayah",
            "mewakili",
        )  # fmt: skip

    def __init__(self, *args: Any, wilayah: QuerySet, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["wilayah"].queryset = wilayah
        self.fields["wilayah"].empty_label = "Tidak mewakili wilayah"
        self.order_fields(["nama", "instansi", "jabatan", "jenis_kelamin", "kategori"])

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if not any(found.get(name) for name in ("nama", "instansi", "wilayah")):
            self.add_error("nama", "Isi nama, instansi, atau kabupaten/kota.")
        return found

    def _post_clean(self) -> None:
        """The row is made by the action; here only the fields are read."""

    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class ManyForm(forms.Form):
    """A whole list, pasted from a spreadsheet or typed."""

    kategori = forms.ChoiceField(
        label="Kategori", choices=MeetingParticipant.Kategori.choices
    )
    daftar = forms.CharField(
        label="Daftar peserta",
        max_length=60_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=(
            "Satu orang per baris: nama; instansi; jabatan; L atau P. Kolom yang"
            " disalin dari lembar kerja juga terbaca."
        ),
    )
    hadir = forms.BooleanField(label="Mereka sudah hadir", required=False)

    def clean_daftar(self) -> list[dict[str, Any]]:
        people, wrong = [], []
        for number, line in enumerate(_lines(self.cleaned_data["daftar"]), start=1):
            cut = "\t" if "\t" in line else SEPARATOR
            cells = [cell.strip() for cell in line.split(cut)]
            nama, instansi, jabatan, sex = (*cells, "", "", "", "")[:4]
            if sex.upper() not in ("", "L", "P"):
                wrong.append(f"Baris {number}: tulis L atau P, bukan “{sex[:20]}”.")
            if not (nama or instansi):
                wrong.append(f"Baris {number}: isi nama atau instansi.")
            if max(map(len, (nama, instansi, jabatan))) > 150:
                wrong.append(f"Baris {number} terlalu panjang.")
            people.append(
                {
                    "nama": nama,
                    "instansi": instansi,
                    "jabatan": jabatan,
                    "jenis_kelamin": sex.upper(),
                }
            )
        if wrong:
            raise forms.ValidationError(wrong[:10])
        return people

    def people(self) -> list[Mapping[str, Any]]:
        more = {
            "kategori": self.cleaned_data["kategori"],
            "hadir": self.cleaned_data["hadir"],
            "diundang": not self.cleaned_data["hadir"],
        }
        return [{**person, **more} for person in self.cleaned_data["daftar"]]


class MinutesForm(VersionedForm):
    class Meta:
        model = Meeting
        fields = ("ringkasan", "tidak_ada_tindak_lanjut", "alasan_tanpa_tindak_lanjut")
        widgets = {"ringkasan": forms.Textarea(attrs={"rows": 16})}
        labels = {
            "ringkasan": "Jalannya rapat",
            "tidak_ada_tindak_lanjut": "Rapat ini tidak menghasilkan tindak lanjut",
            "alasan_tanpa_tindak_lanjut": "Alasan tanpa tindak lanjut",
        }

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        none, why = (
            found.get("tidak_ada_tindak_lanjut"),
            found.get("alasan_tanpa_tindak_lanjut"),
        )
        if none and not why:
            self.add_error("alasan_tanpa_tindak_lanjut", "Tulis alasannya.")
        if why and not none:
            self.add_error(
                "tidak_ada_tindak_lanjut",
                "Centang bila memang tidak ada, atau kosongkan alasannya.",
            )
        return found


class NoteForm(forms.Form):
    jenis = forms.ChoiceField(label="Jenis", choices=MeetingNote.Jenis.choices)
    isi = forms.CharField(
        label="Isi", max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )


class ActionForm(forms.ModelForm):
    """What somebody promised, in one breath."""

    class Meta:
        model = ActionItem
        fields = (
            "uraian", "pic_institution", "wilayah", "tenggat", "kategori", "horizon",
            "prioritas",
        )  # fmt: skip
        widgets = {
            "uraian": forms.Textarea(attrs={"rows": 2}),
            "tenggat": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        labels = {
            "uraian": "Apa yang dikerjakan",
            "pic_institution": "Penanggung jawab",
            "horizon": "Jangka",
        }

    def __init__(self, *args: Any, wilayah: QuerySet, **kwargs: Any):
        super().__init__(*args, auto_id="tindak_%s", **kwargs)
        offices: Any = self.fields["pic_institution"]
        offices.queryset = Institution.objects.filter(aktif=True)
        self.fields["wilayah"].queryset = wilayah
        for name, first in (("kategori", "sinergi"), ("horizon", "pendek")):
            self.fields[name].initial = first
            self.fields[name].choices = self.fields[name].choices[1:]

    def _post_clean(self) -> None:
        """The row is made by the action; here only the fields are read."""


class MeetingFilter(FilterForm):
    wilayah = forms.ChoiceField(label="Wilayah")
    jenis = forms.ChoiceField(
        label="Jenis", choices=any_of("Semua", Meeting.Jenis.choices)
    )
    status = forms.ChoiceField(
        label="Status", choices=any_of("Semua", rapat.STATUSES.items())
    )
    tahun = forms.TypedChoiceField(label="Tahun", coerce=int, empty_value=None)
    rujukan = forms.ChoiceField(
        label="Isi",
        choices=any_of("Semua", [("ya", "Rujukan"), ("tidak", "Rapat portal")]),
    )
    lookups = {"jenis": "jenis", "status": "status", "tahun": "tahun"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        latest = timezone.localdate().year + 1
        years = [(str(y), str(y)) for y in range(latest, FIRST_YEAR - 1, -1)]
        self._offer("tahun", years)
        places = place_choices(self.user, self.data.get("wilayah", ""), _CITY)
        if len(places) < 2 and not self.data.get("wilayah"):
            del self.fields["wilayah"]
        else:
            self._offer("wilayah", places)

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field: Any = self.fields[name]
        field.choices = any_of("Semua", choices)

    def narrow_wilayah(self, rows: Any, kode: str) -> QuerySet:
        return rows.within(kode)

    def narrow_rujukan(self, rows: Any, value: str) -> QuerySet:
        return rows.filter(rujukan=value == "ya")
