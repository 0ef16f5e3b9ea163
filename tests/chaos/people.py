"""People's data for the chaos tests, made in a process of its own with its own key.

Whatever stands for a person bears a canary; ``OWN`` names the tables in which it may
stand in plain words. Sealed data may stand in none.
"""

import json
from datetime import date, time, timedelta

from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from kawasan.models import Penugasan, Wilayah
from kelompok.models import ActionItem, Bimtek, Bkm, Meeting, Pengurus
from sibungas.accounts.models import Institution

OWN = {
    "kenari-pribadi": (),
    "kenari-pengurus": (),
    "kenari-hadir": ("kelompok_meetingparticipant", "kelompok_meetingparticipantevent"),
    "kenari-peserta": ("kelompok_bimtekpeserta",),
    "kenari-narahubung": ("kelompok_actionitem", "kelompok_actionitemevent"),
}
BASIS = {
    "persetujuan_tanggal": date(2022, 5, 4),
    "persetujuan_dasar": "Formulir",
    "simpan_sampai": date(2099, 1, 1),
}
# Whoever works with these data, and may see all of them.
ROLES = {"petugas": "verifikator", "sekretaris": "admin_provinsi"}


def main() -> None:
    province, city = (Wilayah.objects.get(kode=kode) for kode in ("98", "98.01"))
    ground = Wilayah.objects.get(kode="98.01.01.1001")
    office = Institution.objects.create(
        nama="Dinas Uji", kategori="opd", kode_wilayah="98.01"
    )
    cookies = {
        name: _person(name, role, province, office) for name, role in ROLES.items()
    }
    bkm = Bkm.objects.create(
        kode="B-1", nama="BKM Uji", kelurahan=ground, no_telp="kenari-pribadi-telp",
        no_rekening="kenari-pribadi-rekening", **BASIS,
    )  # fmt: skip
    expired = {**BASIS, "simpan_sampai": timezone.localdate() - timedelta(days=1)}
    Pengurus.objects.create(
        bkm=bkm, peran="ketua", nama="kenari-pengurus-lama", jenis_kelamin="P",
        mulai=date(2020, 1, 2), **expired,
    )  # fmt: skip
    meeting = _meeting(city, office)
    event = _event(city, office)
    _item(city, office)
    print(
        json.dumps(
            {"bkm": bkm.pk, "rapat": meeting.pk, "bimtek": event.pk, "cookies": cookies}
        )
    )


def _person(name: str, role: str, place: Wilayah, office: Institution) -> str:
    """Somebody who serves and is signed in; the value of the cookie."""
    user = get_user_model().objects.create_user(
        name, nama=name.title(), email=f"{name}@contoh.id", instansi=office
    )
    Penugasan.objects.create(
        user=user, peran=role, wilayah=place, mulai=date(2020, 1, 1)
    )
    client = Client()
    client.force_login(user)
    return client.cookies["sid"].value


def _meeting(place: Wilayah, office: Institution) -> Meeting:
    meeting = Meeting.objects.create(
        judul="Rakor uji", jenis="rakor", tanggal=timezone.localdate(),
        jam_mulai=time(9), tahun=timezone.localdate().year, penyelenggara=office,
        wilayah=place, tempat="Aula", nomor_undangan="1", status="berlangsung",
    )  # fmt: skip
    meeting.peserta_set.create(
        nama="kenari-hadir-satu", jabatan="kenari-hadir-jabatan", kategori="opd",
        hadir=True,
    )  # fmt: skip
    return meeting


def _event(place: Wilayah, office: Institution) -> Bimtek:
    """Held long ago, so that its names have had their time."""
    event = Bimtek.objects.create(
        judul="Bimtek uji", jenis="bimtek", penyelenggara=office, wilayah=place,
        tempat="Aula", tanggal_mulai=date(2020, 5, 1), tanggal_selesai=date(2020, 5, 1),
        status="terlaksana",
    )  # fmt: skip
    event.peserta_set.create(
        nama="kenari-peserta-satu", asal="warga", hadir_pada=timezone.now()
    )
    return event


def _item(place: Wilayah, office: Institution) -> None:
    """Overdue, so that the weekly mail speaks of it."""
    ActionItem.objects.create(
        uraian="Susun RPLP", pic_institution=office, pic_nama="kenari-narahubung-satu",
        wilayah=place, kategori="sinergi", horizon="pendek",
        tenggat=timezone.localdate() - timedelta(days=3),
    )  # fmt: skip
