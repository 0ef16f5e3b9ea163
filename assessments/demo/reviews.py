"""Remarks on the sheets that came back, and last year approved as far as it goes."""

from assessments import areas, fields, workflow
from assessments.demo.atlas import PROVINSI
from assessments.demo.people import Cast
from assessments.demo.sheets import Calendar
from assessments.models import Assessment, PersetujuanWilayah, ReviewRemark
from kawasan.models import Wilayah

_REMARKS = (
    ("jalan_rusak_m", "Lebih panjang daripada di foto. Ukur lagi bersama ketua RT."),
    ("jumlah_kk", "Berbeda dari daftar kelurahan. Cocokkan dahulu."),
)
_LEVELS = (("kelurahan", "desa"), ("kecamatan",))


def build(cast: Cast, calendar: Calendar) -> int:
    """Two remarks on every returned sheet, approvals of last year; how many remarks."""
    remarks = [
        ReviewRemark(
            assessment=sheet,
            kolom=kolom,
            kriteria=fields.of(sheet)[kolom].kriteria,
            isi=text,
            versi_lembar=sheet.versi,
            dibuat_oleh=sheet.dikembalikan_oleh,
            is_demo=True,
        )
        for sheet in Assessment.objects.filter(status=workflow.DIKEMBALIKAN)
        for kolom, text in _REMARKS
    ]
    ReviewRemark.objects.bulk_create(remarks)
    _approve(cast, calendar)
    return len(remarks)


def _approve(cast: Cast, calendar: Calendar) -> None:
    """Last year in every kelurahan and kecamatan that lacks nothing."""
    year = calendar.years[1]
    below = Wilayah.objects.current().within(PROVINSI).defer("batas")
    for kinds in _LEVELS:
        for place in below.filter(jenis__in=kinds):
            if areas.progress_of(place, year).kurang:
                continue
            PersetujuanWilayah.objects.create(
                wilayah=place,
                tahun=year,
                oleh=cast.verifikator(place.kode),
                pada=calendar.now,
                is_demo=True,
            )
