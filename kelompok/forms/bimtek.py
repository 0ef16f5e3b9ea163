"""Forms and filters of bimtek: the plan, its details, its results, who came."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from kawasan.forms.fields import DecimalText, IntegerText
from kawasan.forms.filters import any_of, place_choices
from kawasan.forms.interventions import Lines
from kawasan.forms.places import VersionedForm
from kawasan.models import Wilayah
from kawasan.models.fields import MAX_RUPIAH
from kawasan.models.sasaran import SumberDana
from kelompok.models import ActionItem, Bimtek
from kelompok.models.bimtek import KATEGORI, MOST_PEOPLE, JenisKelamin, Sasaran
from sibungas.accounts.models import Institution
from sibungas.lib.listing import FilterForm

FIRST_YEAR = 2015
MOST_LINES = 50
_FIRST_DAY_YEAR, _LAST_DAY_YEAR = 2000, 2100
_CITY = 5
_SECTIONS = (
    ("Kegiatan", ("judul", "tema", "jenis", "penyelenggara", "pokok_bahasan")),
    (
        "Waktu dan tempat",
        (
            "tanggal_mulai",
            "tanggal_selesai",
            "jam_mulai",
            "jam_selesai",
            "wilayah",
            "tempat",
        ),
    ),
    (
        "Sasaran",
        ("sasaran", "sasaran_wilayah", "target_peserta", "target_ksm"),
    ),
    ("Sumber", ("sumber",)),
)
_UNITS = {"target_peserta": "orang", "target_ksm": "KSM"}


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _hour() -> forms.TimeInput:
    return forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class BimtekForm(VersionedForm):
    sasaran = forms.MultipleChoiceField(
        label="Kelompok sasaran",
        choices=Sasaran.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    sasaran_wilayah = forms.ModelMultipleChoiceField(
        label="Kab/kota sasaran",
        queryset=Wilayah.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Bimtek
        fields = (
            "judul",
            "tema",
            "jenis",
            "penyelenggara",
            "pokok_bahasan",
            "tanggal_mulai",
            "tanggal_selesai",
            "jam_mulai",
            "jam_selesai",
            "wilayah",
            "tempat",
            "sasaran",
            "target_peserta",
            "target_ksm",
            "sumber",
        )
        field_classes = {"target_peserta": IntegerText, "target_ksm": IntegerText}
        widgets = {
            "tanggal_mulai": _day(),
            "tanggal_selesai": _day(),
            "jam_mulai": _hour(),
            "pokok_bahasan": forms.Textarea(attrs={"rows": 4}),
            "jam_selesai": _hour(),
        }
        labels = {
            "wilayah": "Diadakan untuk",
            "tempat": "Tempat acara",
            "sumber": "Dasar atau sumber",
        }
        help_texts = {
            "jam_mulai": "Menentukan kapan hadir mandiri lewat QR dapat dibuka.",
            "wilayah": "Provinsi, atau satu kabupaten/kota.",
            "penyelenggara": "Belum ada di daftar? Minta admin menambah instansi.",
            "pokok_bahasan": "Apa yang diajarkan atau disampaikan, satu per baris.",
            "target_ksm": "Banyak KSM yang hendak dijangkau.",
            "sumber": "Misalnya: surat undangan nomor …, tautan berita.",
        }

    def __init__(self, *args: Any, places: QuerySet, cities: QuerySet, **kwargs: Any):
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["wilayah"].queryset = places
        fields["wilayah"].empty_label = "Pilih wilayah"
        fields["penyelenggara"].empty_label = "Pilih instansi"
        offices = Institution.objects.filter(aktif=True)
        if self.instance.pk:
            offices |= Institution.objects.filter(pk=self.instance.penyelenggara_id)
        fields["penyelenggara"].queryset = offices
        if self.instance.pk:
            aimed = self.instance.sasaran_wilayah.values_list("pk", flat=True)
            fields["sasaran_wilayah"].initial = list(aimed)
            # What the province aimed at stays a choice for a kab/kota that edits.
            cities |= Wilayah.objects.filter(pk__in=list(aimed))
        fields["sasaran_wilayah"].queryset = cities

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        for name in ("tanggal_mulai", "tanggal_selesai"):
            day = found.get(name)
            if day and not _FIRST_DAY_YEAR <= day.year <= _LAST_DAY_YEAR:
                self.add_error(name, "Isi tahun antara 2000 dan 2100.")
        begin, end = found.get("tanggal_mulai"), found.get("tanggal_selesai")
        if begin and end and end < begin:
            self.add_error("tanggal_selesai", "Mendahului tanggal mulai.")
        opens, closes = found.get("jam_mulai"), found.get("jam_selesai")
        if bool(opens) != bool(closes):
            missing = "jam_selesai" if opens else "jam_mulai"
            if missing not in self.errors:
                self.add_error(missing, "Isi kedua jam, atau kosongkan keduanya.")
        elif opens and closes and closes <= opens:
            self.add_error("jam_selesai", "Harus lebih lambat daripada jam mulai.")
        return found

    def aimed(self) -> list[Any]:
        return list(self.cleaned_data["sasaran_wilayah"])

    def sections(self) -> list[tuple[str, list[tuple[Any, str]]]]:
        """The fields in the order of the page, each with its unit."""
        return [
            (title, [(self[name], _UNITS.get(name, "")) for name in names])
            for title, names in _SECTIONS
        ]


class ResultsForm(VersionedForm):
    class Meta:
        model = Bimtek
        fields = (
            "status",
            "pretest_rata",
            "pretest_jumlah",
            "posttest_rata",
            "posttest_jumlah",
            "rencana_tindak_lanjut",
        )
        field_classes = {
            "pretest_rata": DecimalText,
            "pretest_jumlah": IntegerText,
            "posttest_rata": DecimalText,
            "posttest_jumlah": IntegerText,
        }
        help_texts = {
            "pretest_rata": "Nilai rata-rata dari 0 sampai 100, bukan nilai orang.",
            "rencana_tindak_lanjut": "Apa yang disepakati sesudah acara.",
        }
        labels = {
            "pretest_jumlah": "Peserta yang mengikuti pretest",
            "posttest_jumlah": "Peserta yang mengikuti posttest",
        }

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        for tes in ("pretest", "posttest"):
            mark, people = found.get(f"{tes}_rata"), found.get(f"{tes}_jumlah")
            if people == 0 and f"{tes}_jumlah" not in self.errors:
                self.add_error(f"{tes}_jumlah", "Isi sedikitnya 1 orang.")
            elif (mark is None) != (people is None):
                missing = f"{tes}_rata" if mark is None else f"{tes}_jumlah"
                if missing not in self.errors:
                    sentence = "Isi rata-rata beserta jumlah pesertanya."
                    self.add_error(missing, sentence)
            if mark is not None and not 0 <= mark <= 100:
                self.add_error(f"{tes}_rata", "Nilai antara 0 dan 100.")
        held = Bimtek.Status.TERLAKSANA
        early = self.instance.tanggal_mulai > timezone.localdate()
        if found.get("status") == held and early:
            self.add_error("status", "Kegiatan ini belum dimulai.")
        return found

    def sections(self) -> list[tuple[str, list[tuple[Any, str]]]]:
        tests = ("pretest_rata", "pretest_jumlah", "posttest_rata", "posttest_jumlah")
        units = {"pretest_jumlah": "orang", "posttest_jumlah": "orang"}
        return [
            ("Pelaksanaan", [(self["status"], "")]),
            ("Tes", [(self[name], units.get(name, "")) for name in tests]),
            ("Tindak lanjut", [(self["rencana_tindak_lanjut"], "")]),
        ]


class SpeakerLine(forms.Form):
    nama = forms.CharField(label="Nama", max_length=150, required=False)
    instansi = forms.CharField(label="Instansi", max_length=150, required=False)
    materi = forms.CharField(label="Materi", max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if self.is_filled and not found.get("nama") and not self.errors:
            self.add_error("nama", "Isi nama narasumber.")
        return found

    @property
    def is_filled(self) -> bool:
        names = ("nama", "instansi", "materi")
        return any(self.cleaned_data.get(name) for name in names)


def _rupiah(label: str) -> IntegerText:
    """Whole rupiah, so that 250.000 is read as it is meant."""
    return IntegerText(label=label, required=False, min_value=0, max_value=MAX_RUPIAH)


class CostLine(forms.Form):
    sumber = forms.ChoiceField(
        label="Sumber dana", required=False, choices=any_of("Pilih", SumberDana.choices)
    )
    rencana_rp = _rupiah("Rencana (Rp)")
    realisasi_rp = _rupiah("Realisasi (Rp)")

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if self.is_filled and not found.get("sumber") and not self.errors:
            self.add_error("sumber", "Pilih sumber dananya.")
        return found

    @property
    def is_filled(self) -> bool:
        names = ("sumber", "rencana_rp", "realisasi_rp")
        return any(self.cleaned_data.get(n) not in (None, "") for n in names)


_Speakers = forms.formset_factory(
    SpeakerLine, formset=Lines, extra=0, can_delete=True, max_num=MOST_LINES
)
_Costs = forms.formset_factory(
    CostLine, formset=Lines, extra=0, can_delete=True, max_num=MOST_LINES
)


def _lines(kind: Any, data: Any, rows: list[dict], prefix: str) -> Any:
    made = kind(data, prefix=prefix)
    if data is None:
        made = kind(initial=rows, prefix=prefix)
        made.extra = 1
    return made


def speaker_lines(data: Any, bimtek: Bimtek) -> Any:
    rows = list(bimtek.narasumber_set.values("nama", "instansi", "materi"))
    return _lines(_Speakers, data, rows, "narasumber")


def cost_lines(data: Any, bimtek: Bimtek) -> Any:
    rows = [
        {
            "sumber": cost.sumber,
            "rencana_rp": _whole(cost.rencana_rp),
            "realisasi_rp": _whole(cost.realisasi_rp),
        }
        for cost in bimtek.biaya_set.all()
    ]
    return _lines(_Costs, data, rows, "biaya")


def _whole(amount: Any) -> int | None:
    return None if amount is None else int(amount)


def rows_of(lines: Any) -> list[dict[str, Any]]:
    """The filled lines as columns."""
    return [
        {name: value for name, value in form.cleaned_data.items() if name != "DELETE"}
        for form in lines.filled()
    ]


def repeated_source(lines: Any) -> bool:
    """Whether one source stands in two lines; says so at the second."""
    seen: set[str] = set()
    for form in lines.filled():
        source = form.cleaned_data["sumber"]
        if source in seen:
            form.add_error("sumber", "Sumber ini sudah ada di baris lain.")
            return True
        seen.add(source)
    return False


class DetailsForm(forms.Form):
    versi = forms.IntegerField(widget=forms.HiddenInput)


class BimtekFilter(FilterForm):
    wilayah = forms.ChoiceField(label="Wilayah")
    tahun = forms.TypedChoiceField(label="Tahun", coerce=int, empty_value=None)
    jenis = forms.ChoiceField(
        label="Jenis", choices=any_of("Semua", Bimtek.Jenis.choices)
    )
    status = forms.ChoiceField(
        label="Status", choices=any_of("Semua", Bimtek.Status.choices)
    )
    sasaran = forms.ChoiceField(
        label="Sasaran", choices=any_of("Semua", Sasaran.choices)
    )
    lookups = {"jenis": "jenis", "status": "status", "tahun": "tanggal_mulai__year"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        now = timezone.localdate().year
        years = [(str(y), str(y)) for y in range(now + 1, FIRST_YEAR - 1, -1)]
        fields["tahun"].choices = any_of("Semua", years)
        places = place_choices(self.user, self.data.get("wilayah", ""), _CITY)
        if len(places) < 2 and not self.data.get("wilayah"):
            del self.fields["wilayah"]
        else:
            fields["wilayah"].choices = any_of("Semua", places)

    def narrow_wilayah(self, rows: Any, kode: str) -> QuerySet:
        return rows.within(kode)

    def narrow_sasaran(self, rows: Any, value: str) -> QuerySet:
        return rows.filter(sasaran__contains=[value])


class FollowUpForm(forms.ModelForm):
    """One agreement of the event, as an action item."""

    class Meta:
        model = ActionItem
        fields = (
            "uraian",
            "pic_institution",
            "pic_nama",
            "kategori",
            "horizon",
            "prioritas",
            "tenggat",
        )
        widgets = {"uraian": forms.Textarea(attrs={"rows": 4}), "tenggat": _day()}
        labels = {"uraian": "Apa yang dikerjakan", "horizon": "Jangka"}
        help_texts = {"pic_nama": "Jabatan atau nama."}

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self._meta.fields or ()}


# Attendance -------------------------------------------------------------------------

_MBR = [("", "Tidak diketahui"), ("ya", "MBR"), ("tidak", "Bukan MBR")]
_SEX = [("", "Tidak dicatat"), *JenisKelamin.choices]


def _answer(text: str) -> bool | None:
    return {"ya": True, "tidak": False}.get(text)


class ParticipantForm(forms.Form):
    """One person, typed while people stand in line."""

    nama = forms.CharField(
        label="Nama",
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="Kosongkan bila namanya tidak perlu dicatat.",
    )
    jenis_kelamin = forms.ChoiceField(
        label="Jenis kelamin", choices=_SEX, required=False
    )
    asal = forms.CharField(
        label="KSM atau instansi",
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"list": "asal-dikenal", "autocomplete": "off"}),
    )
    mbr = forms.TypedChoiceField(
        label="MBR", choices=_MBR, coerce=_answer, empty_value=None, required=False
    )
    kategori = forms.ChoiceField(
        label="Hadir sebagai",
        choices=[("", "Menurut asalnya"), *KATEGORI],
        required=False,
    )
    undang = forms.BooleanField(label="Baru diundang, belum hadir", required=False)
    tetap = forms.BooleanField(label="Orang lain dengan nama yang sama", required=False)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("undang") and not found.get("nama"):
            self.add_error("nama", "Isi nama orang yang diundang.")
        return found


class CountForm(forms.Form):
    """People of one origin, counted without names."""

    asal = forms.CharField(
        label="KSM atau instansi",
        max_length=150,
        widget=forms.TextInput(attrs={"list": "asal-dikenal", "autocomplete": "off"}),
    )
    kategori = forms.ChoiceField(
        label="Hadir sebagai",
        choices=[("", "Menurut asalnya"), *KATEGORI],
        required=False,
    )
    laki_laki = IntegerText(
        label="Laki-laki", required=False, min_value=0, max_value=MOST_PEOPLE
    )
    perempuan = IntegerText(
        label="Perempuan", required=False, min_value=0, max_value=MOST_PEOPLE
    )
    jumlah = IntegerText(
        label="Jumlah",
        required=False,
        min_value=1,
        max_value=MOST_PEOPLE,
        help_text="Boleh kosong bila laki-laki dan perempuan diisi.",
    )
    mbr = IntegerText(
        label="Di antaranya MBR", required=False, min_value=0, max_value=MOST_PEOPLE
    )

    def __init__(self, *args: Any, **kwargs: Any):
        # The page also has the form of one person, with fields of the same names.
        super().__init__(*args, auto_id="hitungan_%s", **kwargs)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if self.errors:
            return found
        men, women, total = (
            found.get(name) for name in ("laki_laki", "perempuan", "jumlah")
        )
        if (men is None) != (women is None):
            missing = "laki_laki" if men is None else "perempuan"
            self.add_error(missing, "Isi laki-laki dan perempuan, atau tidak keduanya.")
        elif men is not None and women is not None:
            if total is not None and total != men + women:
                self.add_error("jumlah", f"Laki-laki dan perempuan ada {men + women}.")
            total = men + women
        if not total and "jumlah" not in self.errors:
            self.add_error("jumlah", "Isi jumlah orang yang hadir.")
        elif total and (found.get("mbr") or 0) > total:
            self.add_error("mbr", "Melebihi jumlah yang hadir.")
        found["jumlah"] = total
        return found


class CodeForm(forms.Form):
    kode = forms.CharField(
        label="Kode hadir",
        max_length=20,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
        help_text="Enam huruf yang ditampilkan panitia.",
    )


class CheckInForm(forms.Form):
    """What somebody at the venue says of themselves, and no more."""

    nama = forms.CharField(
        label="Nama Anda",
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text="Ditulis seperti ini di sertifikat.",
    )
    jenis_kelamin = forms.ChoiceField(
        label="Jenis kelamin", choices=JenisKelamin.choices, widget=forms.RadioSelect
    )
    asal = forms.CharField(
        label="KSM, instansi, atau kelompok Anda", max_length=150, required=False
    )
    mbr = forms.TypedChoiceField(
        label="Apakah Anda berpenghasilan rendah (MBR)?",
        choices=[("ya", "Ya"), ("tidak", "Tidak"), ("", "Tidak ingin menjawab")],
        coerce=_answer,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
