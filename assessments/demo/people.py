"""The demo accounts: one for each role, entered by one click and by nothing else."""

from datetime import date
from typing import NamedTuple

from django.contrib.auth.hashers import make_password

from assessments.demo.atlas import EDISI, KABUPATEN, KELURAHAN, KOTA, PROVINSI
from kawasan.models import Penugasan, Wilayah
from sibungas.accounts.models import Institution, User

_NATION = ""
_HOME, _NEIGHBOUR, *_REST = (one.kode for one in KELURAHAN)
_CITY_REST = tuple(kode for kode in _REST if kode.startswith(KOTA))
_DESA = tuple(kode for kode in _REST if kode.startswith(KABUPATEN))

# Name, short name, kind, place of work.
INSTITUTIONS = {
    "perkim": ("Dinas Perkim Provinsi Contoh", "Dinas Perkim Prov. Contoh", "opd",
               PROVINSI),
    "bappeda": ("Bappeda Provinsi Contoh", "", "opd", PROVINSI),
    "pokja": ("Sekretariat Pokja PKP Provinsi Contoh", "", "opd", PROVINSI),
    "inspektorat": ("Inspektorat Provinsi Contoh", "", "opd", PROVINSI),
    "pokja_kota": ("Sekretariat Pokja PKP Kota Contoh Sungai", "", "opd", KOTA),
    "kota": ("Dinas Perkim Kota Contoh Sungai", "", "opd", KOTA),
    "kabupaten": ("Dinas Perkim Kabupaten Contoh Rawa", "", "opd", KABUPATEN),
    "kelurahan": ("Kelurahan Titian Contoh", "", "kelurahan", _HOME),
    "pkk": ("TP PKK Kelurahan Titian Contoh", "", "pkk", _HOME),
    "bkm": ("BKM Contoh Bersama", "", "komunitas", _HOME),
    "pendamping": ("Tim Pendamping Contoh", "", "lain", PROVINSI),
    "pupr": ("Dinas PUPR Provinsi Contoh", "", "opd", PROVINSI),
    "dinkes": ("Dinas Kesehatan Provinsi Contoh", "", "opd", PROVINSI),
    "balai": ("Balai Permukiman Contoh", "", "kementerian", PROVINSI),
    "dprd": ("DPRD Provinsi Contoh", "", "legislatif", PROVINSI),
    "kampus": ("Universitas Contoh", "", "akademisi", PROVINSI),
    "bank": ("Bank Contoh", "", "perbankan", PROVINSI),
}  # fmt: skip
_LEVELS = {2: "provinsi", 5: "kab_kota", 13: "kelurahan"}


class Person(NamedTuple):
    """One account and its duties."""

    username: str
    nama: str
    peran: str
    instansi: str
    wilayah: tuple[str, ...]


# In the order in which a visitor would try them: the way of a sheet first.
PEOPLE = (
    Person("contoh-fasilitator", "Fasilitator Kelurahan (contoh)", "fasilitator",
           "pendamping", (_HOME,)),
    Person("contoh-verifikator", "Verifikator Kota (contoh)", "verifikator",
           "kota", (KOTA,)),
    Person("contoh-pengesah", "Admin Perkim, Pengesah (contoh)", "admin_provinsi",
           "perkim", (PROVINSI,)),
    Person("contoh-pimpinan", "Kepala Dinas (contoh)", "pimpinan",
           "perkim", (PROVINSI,)),
    Person("contoh-staf", "Staf Perkim Provinsi (contoh)", "staf_provinsi",
           "perkim", (PROVINSI,)),
    Person("contoh-bappeda", "Perencana Bappeda (contoh)", "bappeda",
           "bappeda", (PROVINSI,)),
    Person("contoh-sekretariat", "Sekretariat Pokja PKP (contoh)",
           "sekretariat_pokja", "pokja", (PROVINSI,)),
    Person("contoh-pokja", "Anggota Pokja PKP (contoh)", "anggota_pokja",
           "pokja", (PROVINSI,)),
    Person("contoh-lurah", "Lurah (contoh)", "lurah", "kelurahan", (_HOME,)),
    Person("contoh-kader", "Kader TP PKK (contoh)", "kader_pkk", "pkk", (_HOME,)),
    Person("contoh-kelompok", "Pengurus BKM (contoh)", "pengurus_kelompok",
           "bkm", (_HOME,)),
    Person("contoh-auditor", "Auditor (contoh)", "auditor",
           "inspektorat", (PROVINSI,)),
    Person("contoh-superadmin", "Superadmin (contoh)", "superadmin",
           "perkim", (_NATION,)),
    Person("contoh-integrasi", "Integrasi Sistem (contoh)", "integrasi",
           "perkim", (PROVINSI,)),
    Person("contoh-fasilitator-tetangga", "Fasilitator Tetangga (contoh)",
           "fasilitator", "pendamping", (_NEIGHBOUR, *_CITY_REST)),
    Person("contoh-fasilitator-desa", "Fasilitator Desa (contoh)", "fasilitator",
           "pendamping", _DESA),
    Person("contoh-verifikator-kabupaten", "Verifikator Kabupaten (contoh)",
           "verifikator", "kabupaten", (KABUPATEN,)),
    Person("contoh-sekretariat-kota", "Sekretariat Pokja PKP Kota (contoh)",
           "sekretariat_pokja", "pokja_kota", (KOTA,)),
)  # fmt: skip


class Cast:
    """Who does which step for a place; three different people for every sheet."""

    def __init__(self, users: dict[str, User]):
        self._users = users
        self.pengesah = users["contoh-pengesah"]

    def fasilitator(self, kode: str) -> User:
        return self._serving("fasilitator", kode)

    def verifikator(self, kode: str) -> User:
        return self._serving("verifikator", kode)

    def _serving(self, peran: str, kode: str) -> User:
        return next(
            self._users[person.username]
            for person in PEOPLE
            if person.peran == peran and any(map(kode.startswith, person.wilayah))
        )


def build(year: int) -> Cast:
    """Offices, accounts without a password, and duties since the first of ``year``."""
    offices = {
        key: Institution.objects.create(
            nama=nama,
            singkatan=singkatan,
            kategori=kategori,
            level="pusat" if kategori == "kementerian" else _LEVELS[len(kode)],
            kode_wilayah=kode,
            sumber=EDISI,
            is_demo=True,
        )
        for key, (nama, singkatan, kategori, kode) in INSTITUTIONS.items()
    }
    users = {
        person.username: User.objects.create(
            username=person.username,
            nama=person.nama,
            instansi=offices[person.instansi],
            password=make_password(None),
            is_demo=True,
        )
        for person in PEOPLE
    }
    places = {w.kode: w for w in Wilayah.objects.filter(edisi=EDISI).defer("batas")}
    Penugasan.objects.bulk_create(
        Penugasan(
            user=users[person.username],
            peran=person.peran,
            wilayah=places[kode] if kode else None,
            mulai=date(year, 1, 1),
            dasar=EDISI,
        )
        for person in PEOPLE
        for kode in person.wilayah
    )
    return Cast(users)
