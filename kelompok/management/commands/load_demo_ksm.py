"""Registers invented KSM in the invented province of the demo, once."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from kawasan.models import Wilayah
from kelompok.actions.ksm import create_ksm
from kelompok.models import Ksm
from sibungas.accounts.models import User

_YEAR = 2026
# Name, men, women, low income, year of coaching, status.
_GROUPS = (
    ("Titian Bersih (contoh)", 7, 8, 9, _YEAR, Ksm.Status.AKTIF),
    ("Bina Drainase (contoh)", 10, 5, 6, _YEAR, Ksm.Status.AKTIF),
    ("Tirta Sehat (contoh)", 4, 11, 8, _YEAR - 1, Ksm.Status.AKTIF),
    ("Sampah Berkah (contoh)", 3, 12, 10, None, Ksm.Status.AKTIF),
    ("Jalan Rawa (contoh)", 12, 3, 7, None, Ksm.Status.AKTIF),
    ("Galam Mandiri (contoh)", 6, 6, 5, _YEAR - 2, Ksm.Status.TIDAK_AKTIF),
)


class Command(BaseCommand):
    help = "Daftarkan KSM contoh di provinsi contoh; sekali saja."

    def handle(self, *args: Any, **options: Any) -> None:
        people = User.objects.filter(is_demo=True, penugasan__peran="admin_provinsi")
        operator = people.first()
        if operator is None:
            raise CommandError("Muat data contoh dahulu: load_demo.")
        if Ksm.objects.exists():
            self.stdout.write("KSM sudah ada; tidak ada yang diubah.")
            return
        ground = Wilayah.objects.current().filter(
            is_demo=True, jenis__in=["kelurahan", "desa"]
        )
        places = ground.defer("batas").order_by("kode")[: len(_GROUPS)]
        with transaction.atomic():
            for number, (place, group) in enumerate(
                zip(places, _GROUPS, strict=True), start=1
            ):
                create_ksm(values=_values(number, place, *group), by=operator)
        self.stdout.write(f"{len(_GROUPS)} KSM contoh didaftarkan.")


def _values(
    number: int,
    place: Wilayah,
    nama: str,
    men: int,
    women: int,
    poor: int,
    year: int | None,
    status: str,
) -> dict[str, Any]:
    return {
        "kode": f"KSM-CONTOH-{number:02}",
        "nama": nama,
        "kelurahan": place,
        "kawasan": place.kawasan_set.order_by("kode").first(),
        "bidang": Ksm.Bidang.LINGKUNGAN,
        "tanggal_pembentukan": date(_YEAR - 3, 1 + number, 10),
        "anggota_laki_laki": men,
        "anggota_perempuan": women,
        "anggota_mbr": poor,
        "tahun_binaan": year,
        "status": status,
    }
