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
from kelompok.models import Meeting, MeetingParticipant, Pokja
from kelompok.models.action_item import Dimensi
from kelompok.models.meeting import FIRST_YEAR, LAST_YEAR, LONGEST_FRAME, MOST_FRAMES
from sibungas.accounts.models import Institution
from sibungas.lib.listing import FilterForm

_SECTIONS = (
    ("Rapat", ("judul", "jenis", "tema", "nomor_undangan", "wilayah", "penyelenggara",
               "pokja")),
    ("Waktu dan tempat",
     ("tanggal", "jam_mulai", "jam_selesai", "tempat", "mode", "tahun")),
    ("Orang",
     ("pembuka", "mewakili", "pimpinan", "notulis", "penutup", "jumlah_undangan")),
    ("Agenda", ("agenda", "kerangka", "kapasitas")),
)  # fmt: skip
_PLANNED = ("tanggal", "jam_mulai", "tempat", "penyelenggara", "wilayah")
_BIG = ("provinsi", "kabupaten", "kota")
_CITY = 5
SEPARATOR = ";"
_DEFAULT = "otomatis"


class MeetingForm(VersionedForm):
    pokja = forms.ChoiceField(
        label="Pokja",
        required=False,
        help_text="Rapat ini dihitung di halaman Pokja itu.",
    )
    kerangka = forms.CharField(
        label="Kerangka dan program",
        required=False,
        max_length=3_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Satu per baris, misalnya: RPJMN 2025-2029.",
    )
    kapasitas = forms.MultipleChoiceField(
        label="Kapasitas yang dibahas",
        choices=Dimensi.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
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
            "penutup": "Nama atau jabatan.",
        }

    def __init__(
        self,
        *args: Any,
        wilayah: QuerySet,
        pokja: QuerySet,
        chosen: str = "",
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self._pokja = {str(row.pk): row for row in pokja}
        self._offer_pokja()
        self.initial["kerangka"] = "\n".join(self.instance.kerangka)
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

    def _offer_pokja(self) -> None:
        """The Pokja of the place and year unless somebody says otherwise."""
        now = self.instance.pokja
        if now:
            self._pokja.setdefault(str(now.pk), now)
        if not self.instance.pk:
            self.initial["pokja"] = _DEFAULT
        self.fields["pokja"].choices = [
            (_DEFAULT, "Pokja wilayah dan tahun rapat ini, bila tercatat"),
            ("", "Bukan rapat Pokja"),
            *((key, str(row)) for key, row in self._pokja.items()),
        ]

    def _the_pokja(self, found: dict[str, Any]) -> Any:
        asked = found.get("pokja") or ""
        if asked != _DEFAULT:
            return self._pokja.get(asked)
        place, year = found.get("wilayah"), found.get("tahun")
        here = [
            row
            for row in self._pokja.values()
            if place and row.wilayah_id == place.pk and row.tahun == year
        ]
        return here[0] if here else None

    def clean_kerangka(self) -> list[str]:
        lines = _lines(self.cleaned_data["kerangka"])
        if len(lines) > MOST_FRAMES or any(len(one) > LONGEST_FRAME for one in lines):
            raise forms.ValidationError(
                f"Paling banyak {MOST_FRAMES} baris, masing-masing {LONGEST_FRAME}"
                " huruf."
            )
        return lines

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
        found["pokja"] = self._the_pokja(found)
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

    def __init__(self, *args: Any, **kwargs: Any):
        # The page also has the form of one person, with fields of the same names.
        super().__init__(*args, auto_id="banyak_%s", **kwargs)

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


class QuotaForm(forms.Form):
    institution = forms.ModelChoiceField(
        label="Instansi",
        queryset=Institution.objects.filter(aktif=True),
        empty_label="Pilih instansi",
    )
    jumlah = IntegerText(
        label="Paling banyak (orang)",
        min_value=0,
        max_value=1_000,
        help_text="0 menghapus kuotanya.",
    )


class MeetingFilter(FilterForm):
    wilayah = forms.ChoiceField(label="Wilayah")
    jenis = forms.ChoiceField(
        label="Jenis", choices=any_of("Semua", Meeting.Jenis.choices)
    )
    status = forms.ChoiceField(
        label="Status", choices=any_of("Semua", rapat.STATUSES.items())
    )
    tahun = forms.TypedChoiceField(label="Tahun", coerce=int, empty_value=None)
    pokja = forms.ChoiceField(label="Pokja")
    rujukan = forms.ChoiceField(
        label="Isi",
        choices=any_of("Semua", [("ya", "Rujukan"), ("tidak", "Rapat portal")]),
    )
    lookups = {"jenis": "jenis", "status": "status", "tahun": "tahun",
               "pokja": "pokja"}  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        latest = timezone.localdate().year + 1
        years = [(str(y), str(y)) for y in range(latest, FIRST_YEAR - 1, -1)]
        self._offer("tahun", years)
        self._offer_pokja()
        places = place_choices(self.user, self.data.get("wilayah", ""), _CITY)
        if len(places) < 2 and not self.data.get("wilayah"):
            del self.fields["wilayah"]
        else:
            self._offer("wilayah", places)

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field: Any = self.fields[name]
        field.choices = any_of("Semua", choices)

    def _offer_pokja(self) -> None:
        """Those that the reader sees and that held meetings."""
        rows = Pokja.objects.visible_to(self.user).filter(rapat_set__isnull=False)
        rows = rows.select_related("wilayah").defer("wilayah__batas").distinct()
        named = [(str(row.pk), str(row)) for row in rows]
        if named or self.data.get("pokja"):
            self._offer("pokja", named)
        else:
            del self.fields["pokja"]

    def narrow_wilayah(self, rows: Any, kode: str) -> QuerySet:
        return rows.within(kode)

    def narrow_rujukan(self, rows: Any, value: str) -> QuerySet:
        return rows.filter(rujukan=value == "ya")
