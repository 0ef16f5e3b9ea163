"""The years of the demo: the first locked with its picture, the others open."""

from assessments import rekap
from assessments.demo.atlas import PROVINSI
from assessments.demo.people import Cast
from assessments.models import TahunPenanganan
from kawasan.models import Intervention, Wilayah

_REASON = "Laporan tahunan; sebagian RT belum dinilai."


def build(cast: Cast, years: tuple[int, ...]) -> int:
    """Opens every year in every kab/kota and locks the first; how many there are."""
    first = years[0]
    cities = Wilayah.objects.current().within(PROVINSI)
    for city in cities.filter(jenis__in=["kabupaten", "kota"]).defer("batas"):
        keeper = cast.verifikator(city.kode)
        for year in years:
            TahunPenanganan.objects.create(
                wilayah=city, tahun=year, dibuka_oleh=keeper, is_demo=True
            )
        opened = TahunPenanganan.objects.get(wilayah=city, tahun=first)
        taken = rekap.take_snapshot(opened, by=keeper, alasan=_REASON)
        opened.status, opened.revisi = opened.Status.TERKUNCI, taken.revisi
        opened.dikunci_oleh, opened.dikunci_pada = keeper, taken.dibuat_pada
        opened.alasan_kunci = _REASON
        opened.save()
        works = Intervention.objects.within(city.kode).filter(tahun=first)
        works.update(terkunci=True)
    return TahunPenanganan.objects.for_place(PROVINSI).count()
