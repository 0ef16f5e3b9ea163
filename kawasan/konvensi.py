"""Conventions: questions that the regulation leaves open, answered per kab/kota.

Each key has its allowed values, its default and why that is the default. A kab/kota
may answer otherwise from a year on, a province for all of its kab/kota; what no
office has answered is the default. ``FIXED`` lists what the portal does not let
anybody choose, so that the page can say it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.utils import timezone

_CITY, _PROVINCE = 5, 2


@dataclass(frozen=True)
class Key:
    """One open question. ``values`` maps what is stored to what people read."""

    kunci: str
    label: str
    tanya: str
    values: Mapping[str, str]
    default: str
    alasan: str


KEYS: dict[str, Key] = {
    key.kunci: key
    for key in (
        Key(
            "aturan_pengurangan",
            "Pengurangan luas kumuh",
            "Bagaimana hektare kumuh yang berkurang dihitung?",
            {
                "A_rt": "A. Seluruh luas RT, begitu RT menjadi tidak kumuh",
                "B_kawasan": (
                    "B. Seluruh luas kawasan, begitu kawasan menjadi tidak kumuh"
                ),
                "C_proporsional": (
                    "C. Luas × kontribusi; hanya angka kemajuan “setara ha”"
                ),
            },
            "A_rt",
            "Rumus resmi tidak ditemukan. Cara A mengikuti formulir SIM KOTAKU 2017"
            " (luas RT kumuh pada tahun berjalan). Cara C tidak dijumlahkan dengan A.",
        ),
        Key(
            "varian_rata_rata",
            "Rata-rata kekumuhan",
            "Apakah persen yang skornya 0 ikut dirata-ratakan?",
            {
                "polos": "Ikut, sebesar persennya",
                "dinolkan": "Dihitung 0 bila skornya 0",
            },
            "polos",
            "Lembar resmi dan aplikasi kantor memakai rata-rata polos.",
        ),
        Key(
            "acuan_kontribusi",
            "Acuan kontribusi",
            "Terhadap keadaan tahun mana kontribusi penanganan dihitung?",
            {
                "baseline": "Sejak baseline",
                "tahun_lalu": "Sejak tahun lalu",
            },
            "baseline",
            "Kedua cara dipakai kantor; yang lain tetap ditampilkan di sampingnya.",
        ),
        Key(
            "uji_80_persen",
            "Uji layanan 80 %",
            "Apakah lima layanan harus melebihi 80 % sebelum lokasi dinyatakan tuntas?",
            {
                "informasi": "Ditampilkan saja",
                "menghalangi": "Menghalangi status tuntas",
            },
            "informasi",
            "Hanya ada di situs KOTAKU; tidak terlihat dalam Permen PUPR 14/2018.",
        ),
        Key(
            "tabel_kependudukan",
            "Tabel kependudukan",
            "Batas kepadatan penduduk mana yang dipakai pada pertimbangan lain?",
            {
                "menurut_kelas_kota": (
                    "Dua tabel: 200/400 untuk kota metropolitan dan besar,"
                    " 150/200 untuk sedang dan kecil"
                ),
                "satu_tabel": "Satu tabel untuk semua: 150/200 jiwa/ha",
            },
            "menurut_kelas_kota",
            "Empat batas (150, 200, 400) dalam perda hanya masuk akal sebagai dua"
            " tabel. Satu aplikasi kantor memakai satu tabel.",
        ),
        Key(
            "aturan_legalitas",
            "Legalitas lahan",
            "Kapan lahan kawasan disebut legal?",
            {
                "keduanya": "Bila status lahan jelas dan sesuai RTR",
                "mayoritas": "Bila tanda + lebih banyak daripada tanda −",
            },
            "keduanya",
            "Cara menggabungkan tidak tertulis; yang lebih hati-hati dipakai.",
        ),
        Key(
            "kelas_kota",
            "Kelas kota",
            "Kelas kota menurut jumlah penduduk perkotaannya?",
            {
                "metropolitan": "Metropolitan (di atas 1.000.000 jiwa)",
                "besar": "Besar (di atas 500.000–1.000.000 jiwa)",
                "sedang": "Sedang (di atas 100.000–500.000 jiwa)",
                "kecil": "Kecil (50.000–100.000 jiwa)",
            },
            "",
            "Menentukan batas kepadatan bangunan (1b) dan tabel kependudukan. Ukuran"
            " menurut PP 26/2008 sebagaimana dikutip.",
        ),
    )
}
KELAS_KOTA = "kelas_kota"

# What is decided for everybody, with the reason: label, what is done, why.
FIXED: tuple[tuple[str, str, str], ...] = (
    (
        "Persen di antara dua pita (50,01–50,99 dan 75,01–75,99)",
        "Masuk pita yang lebih rendah",
        "Lembar resmi dan semua aplikasi kantor menghitung begitu.",
    ),
    (
        "Persen di atas 100",
        "Dipotong menjadi 100, skor 5, dan diberi tanda",
        "Skor 0 akan menghargai kesalahan.",
    ),
    (
        "1b tepat pada batas kepadatan",
        "Termasuk padat (≥)",
        "Tidak ada lembar yang tepat pada batas; yang lebih hati-hati dipakai.",
    ),
    (
        "Satuan pengukuran",
        "Unit, meter, KK, dan hektare",
        "Hanya cara ini yang dapat dihitung ulang dari lembar.",
    ),
    (
        "IMB/PBG dalam legalitas lahan",
        "Dicatat, tidak dinilai",
        "Perda setelah 2018 hanya memuat dua unsur.",
    ),
    (
        "Pekerjaan jalan dan kriteria 1a, 7a, 7b",
        "Tidak otomatis; sasaran ditulis pada kegiatan",
        "Sumber saling bertentangan.",
    ),
    (
        "Isi “sanitasi” pada 100-0-100",
        "Air limbah sebagai angka utama",
        "Sebanding dengan statistik BPS.",
    ),
)


def value(kode: str, key: str, tahun: int | None = None) -> str:
    """The convention in force at a place in a year (this year unless named).

    ``kode`` is any place: the kab/kota it lies in decides, then the province, then
    the default. An unknown key is a KeyError.
    """
    return values(kode, tahun)[key]


def values(kode: str, tahun: int | None = None) -> dict[str, str]:
    """All conventions in force at a place in a year, by two queries."""
    return values_of([kode], tahun)[kode]


def values_of(codes: list[str], tahun: int | None = None) -> dict[str, dict[str, str]]:
    """The same for many places at once."""
    default = {key.kunci: key.default for key in KEYS.values()}
    places = apps.get_model("kawasan", "Wilayah").objects.current()
    places = places.filter(kode__in={kode[:_CITY] for kode in codes})
    # The class in the list of places is what the sheets already use.
    classes = dict(places.values_list("kode", "kelas_kota"))
    return {
        kode: {
            **default,
            **{kunci: row.nilai for kunci, row in rows.items()},
            KELAS_KOTA: classes.get(kode[:_CITY], ""),
        }
        for kode, rows in in_force(codes, tahun).items()
    }


def in_force(codes: list[str], tahun: int | None = None) -> dict[str, dict[str, Any]]:
    """The rows that answer at each place in a year, by key, by one query.

    A kab/kota answers before its province; a row without value takes its answer
    back.
    """
    year = tahun or timezone.localdate().year
    asked = {kode[:length] for kode in codes for length in (_PROVINCE, _CITY)}
    rows = apps.get_model("kawasan", "Konvensi").objects.filter(
        wilayah__kode__in=asked, berlaku_mulai__lte=year
    )
    latest: dict[tuple[str, str], Any] = {}
    for row in rows.with_place().order_by("berlaku_mulai", "versi"):
        latest[row.wilayah.kode, row.kunci] = row
    found: dict[str, dict[str, Any]] = {}
    for kode in codes:
        found[kode] = answers = {}
        for place in (kode[:_PROVINCE], kode[:_CITY]):
            for kunci in KEYS:
                answer = latest.get((place, kunci))
                if answer is not None and answer.nilai:
                    answers[kunci] = answer
    return found
