"""Lokus of the demo with what offices committed themselves to. Invented."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from assessments.demo.atlas import EDISI, KABUPATEN, KOTA, PROVINSI
from kawasan.models import Intervention, Kawasan, Wilayah
from kelompok.models import AspekOpd, Komitmen, Lokus, Meeting, RencanaItem
from sibungas.accounts.models import Institution

_CITY, _PUPR = "Dinas Perkim Kota Contoh Sungai", "Dinas PUPR Provinsi Contoh"
_PERKIM, _HEALTH = "Dinas Perkim Provinsi Contoh", "Dinas Kesehatan Provinsi Contoh"
_SECRETARIAT = "Sekretariat Pokja PKP Provinsi Contoh"
_ROAD, _TANKS = "jalan_rusak_m", "kk_sarana_limbah_tidak_sesuai"
# Office, sasaran, words, unit, volume, done, million rupiah, source, days left, status.
_COMMITMENTS: tuple[tuple[Any, ...], ...] = (
    (_CITY, "", "Perbaikan RTLH", "unit", 24, 9, 480, "apbd_kab_kota", 40, "berjalan"),
    (_CITY, _ROAD, "", "", 180, 120, 162, "apbd_kab_kota", 25, "berjalan"),
    (_PERKIM, "", "Jamban sehat", "unit", 18, 18, 108, "apbd_provinsi", -15, "selesai"),
    (_PUPR, "", "Sambungan rumah air minum", "SR", 65, 20, 195, "dak", -10, "berjalan"),
    (_HEALTH, "", "Pemicuan PHBS", "kali", 6, None, None, "apbd_provinsi", 50,
     "disanggupi"),
    (_SECRETARIAT, "", "Rembug warga", "kali", 4, 1, 12, "apbd_provinsi", 60,
     "berjalan"),
)  # fmt: skip
_PROPOSED: tuple[tuple[Any, ...], ...] = (
    ("Dinas Perkim Kabupaten Contoh Rawa", _TANKS, "", "", 30, None, 210, "dak", 200,
     "disanggupi"),
)  # fmt: skip
# Office, aspect, whether it answers or helps.
_ASPECTS = (
    (KOTA, _CITY, 1, "utama"), (KOTA, _CITY, 2, "utama"), (KOTA, _PUPR, 2, "pendukung"),
    (KOTA, _PUPR, 3, "utama"), (KOTA, _CITY, 4, "utama"), (KOTA, _CITY, 5, "utama"),
    (KOTA, _HEALTH, 5, "pendukung"),
    (PROVINSI, _PERKIM, 1, "utama"), (PROVINSI, _PERKIM, 2, "utama"),
    (PROVINSI, _PUPR, 3, "utama"), (PROVINSI, _PUPR, 4, "utama"),
    (PROVINSI, _PUPR, 5, "utama"), (PROVINSI, _HEALTH, 6, "pendukung"),
)  # fmt: skip


def build(today: date) -> int:
    """One decided, one proposed and one of last year; how many commitments."""
    places = {w.kode: w for w in Wilayah.objects.filter(edisi=EDISI).defer("batas")}
    areas = {k.kode: k for k in Kawasan.objects.filter(is_demo=True).defer("batas")}
    offices = {row.nama: row for row in Institution.objects.filter(is_demo=True)}
    rapat = Meeting.objects.filter(is_demo=True).first()
    chosen = Lokus.objects.create(
        wilayah=places[KOTA],
        tahun=today.year,
        judul=f"Lokus kolaborasi {today.year} bantaran (contoh)",
        alasan=(
            "Kumuh terluas di kota, kewenangan kota dan provinsi bertemu, warga siap"
            " (contoh)."
        ),
        kawasan=areas["CONTOH-01"],
        status=Lokus.Status.DITETAPKAN,
        rapat=rapat,
        nomor=f"CONTOH/LOKUS/{today.year}",
        tanggal=date(today.year, 1, 2),
        is_demo=True,
    )
    for row in _COMMITMENTS:
        _commit(chosen, row, today, offices)
    _tie(chosen)
    proposed = Lokus.objects.create(
        wilayah=places[PROVINSI],
        tahun=today.year + 1,
        judul=f"Usulan lokus {today.year + 1} rawa (contoh)",
        alasan="Sanitasi paling tertinggal di kabupaten ini (contoh).",
        kawasan=areas["CONTOH-08"],
        is_demo=True,
    )
    for row in _PROPOSED:
        _commit(proposed, row, today, offices)
    Lokus.objects.create(
        wilayah=places[KABUPATEN],
        tahun=today.year - 1,
        judul=f"Lokus {today.year - 1} desa (contoh)",
        alasan="Desa pertama yang mempunyai RPLP (contoh).",
        kelurahan=places["99.02.01.2001"],
        status=Lokus.Status.SELESAI,
        tanggal=date(today.year - 1, 2, 3),
        is_demo=True,
    )
    AspekOpd.objects.bulk_create(
        AspekOpd(
            wilayah=places[kode], institution=offices[office], aspek=aspect,
            peran=peran, is_demo=True,
        )
        for kode, office, aspect, peran in _ASPECTS
    )  # fmt: skip
    return len(_COMMITMENTS) + len(_PROPOSED)


def _commit(
    lokus: Lokus, row: tuple[Any, ...], today: date, offices: dict[str, Institution]
) -> None:
    office, sasaran, uraian, satuan, volume, done, million, source, days, status = row
    reported = None if done is None else today - timedelta(days=20)
    money = None if million is None else Decimal(million) * 1_000_000
    spent = None if done is None or money is None else money * done / volume
    one = Komitmen.objects.create(
        lokus=lokus,
        institution=offices[office],
        sasaran=sasaran,
        uraian=uraian,
        satuan_lain=satuan,
        volume=volume,
        biaya_rp=money,
        sumber_dana=source,
        tenggat=today + timedelta(days=days),
        status=status,
        realisasi=done,
        realisasi_rp=spent and round(spent),
        dilaporkan_pada=reported,
        is_demo=True,
    )
    if reported:
        one.laporan_set.create(
            tanggal=reported,
            realisasi=done,
            realisasi_rp=one.realisasi_rp,
            status=status,
            catatan="Laporan contoh.",
        )


def _tie(lokus: Lokus) -> None:
    """The road is the item of the plan, and a work in that kawasan carries it out."""
    road = lokus.komitmen_set.get(sasaran=_ROAD)
    here = {"kawasan": lokus.kawasan}
    item = RencanaItem.objects.filter(sasaran=_ROAD, **here).order_by("pk").first()
    works = Intervention.objects.filter(volume_set__sasaran=_ROAD, **here)
    road.butir = item
    road.kegiatan = works.filter(verifikasi="disetujui").order_by("-tahun").first()
    road.save()
