"""The works of a real workbook counted with plain openpyxl, and the city it lies in.

Nothing of the project is used to count, so the importer can be compared with it.
"""

from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

import openpyxl

from tests.kawasan import land as lands

FOLDER = Path(__file__).parents[2].parent / "shared" / "data"
PATH = FOLDER / "pekalongan-perkim.xlsx"
CODES = "1a 1b 1c 2a 2b 3a 3b 4a 4b 4c 5a 5b 6a 6b 7a 7b".split()
# In these kawasan every column of kumuhRT stands one to the right of its title.
SHIFTED = (17, 25)
YEARS = range(2020, 2024)

DISTRICTS = {
    "33.75.01": "Pekalongan Barat: Medono, Podosugih, Sapuro Kebulen, Bendan Kergon,"
    " Pasirkratonkramat, Tirto, Pringrejo",
    "33.75.02": "Pekalongan Timur: Noyontaansari, Kauman, Poncol, Klego, Gamer, Setono,"
    " Kali Baros",
    "33.75.03": "Pekalongan Utara: Krapyak, Kandang Panjang, Panjang Wetan,"
    " Padukuhan Kraton, Degayu, Bandengan, Panjang Baru",
    "33.75.04": "Pekalongan Selatan: Banyurip, Buaran Kradenan, Jenggot,"
    " Kuripan Kertoharjo, Kuripan Yosorejo, Sokoduwet",
}


def build():
    """The city with its 27 kelurahan."""
    province = lands.add_wilayah("33", "Jawa Tengah", "provinsi")
    city = lands.add_wilayah("33.75", "Pekalongan", "kota", province)
    for code, text in DISTRICTS.items():
        name, _, names = text.partition(": ")
        district = lands.add_wilayah(code, name, "kecamatan", city)
        for number, kelurahan in enumerate(names.split(", "), start=1001):
            lands.add_wilayah(f"{code}.{number}", kelurahan, "kelurahan", district)
    return city


def exact(value):
    """A cell as the office meant it: six digits, binary noise cut off."""
    if isinstance(value, int | float):
        return round(Decimal(repr(value)), 6)
    return Decimal(0)


class Sheets:
    """The sheets of the workbook as tuples, by what identifies their rows."""

    def __init__(self):
        book = openpyxl.load_workbook(PATH, data_only=True, read_only=True)
        rows = {
            name: [r for r in book[name].iter_rows(min_row=2, values_only=True) if r[0]]
            for name in ("rtrw", "investasi", "kumuhRT")
        }
        titles = next(book["kumuhRT"].iter_rows(max_row=1, values_only=True))
        book.close()
        self.at = {code: titles.index(f"{code}v") for code in CODES}
        self.rt = {r[0]: r for r in rows["rtrw"]}
        self.named = {(r[1], r[2]): r[0] for r in rows["rtrw"]}
        self.works = [r[:9] for r in rows["investasi"]]
        self.slum = {(r[2], r[3]): r for r in rows["kumuhRT"]}

    def number(self, work):
        """The RT of a work: by number, or by name inside its kawasan."""
        if isinstance(work[3], int):
            return work[3] if work[3] in self.rt else None
        return self.named.get((work[2], work[3]))

    def volume(self, number, year, code):
        """What kumuhRT says is bad at the end of a year."""
        shift = 1 if self.rt[number][1] in SHIFTED else 0
        return exact(self.slum[number, year][self.at[code] + shift])

    def faults(self):
        """Works by what is wrong with them, each counted once, in this order."""
        found = Counter()
        for work in self.works:
            number = self.number(work)
            if number is None:
                found["rt"] += 1
            elif self.rt[number][1] != work[2]:
                found["kawasan"] += 1
            elif work[4] not in CODES:
                found["kriteria"] += 1
            else:
                found["baik"] += 1
        return found

    def sums(self, works):
        """Volumes by (RT, year, criterion)."""
        sums = defaultdict(Decimal)
        for work in works:
            sums[self.number(work), work[1], work[4]] += exact(work[5])
        return sums


def after(before, works):
    """Volumes after each year: what was there less what was built, never below 0.

    ``before``: {(RT, criterion): volume}; ``works``: {(RT, year, criterion): volume}.
    """
    result = {}
    for (number, code), volume in before.items():
        for year in YEARS:
            volume = max(volume - works.get((number, year, code), 0), Decimal(0))
            result[number, year, code] = volume
    return result
