"""Fills an empty portal with the invented province of the demo."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from assessments import rekap
from assessments.actions.indicators import load_catalogue
from assessments.demo import (
    atlas,
    decrees,
    indicators,
    people,
    photos,
    places,
    prices,
    reviews,
    riverside,
    sheets,
    works,
)
from assessments.demo.people import Cast
from assessments.demo.sheets import Calendar
from assessments.models import TahunPenanganan
from kawasan.imports import wilayah
from kawasan.models import Intervention, Kawasan, Rt, Wilayah
from sibungas.accounts.models import User
from sibungas.audit.record import record
from sibungas.lib.errors import Refused

_LOCKED_BECAUSE = "Laporan tahunan; sebagian RT belum dinilai."


@transaction.atomic
def load_demo() -> dict[str, int]:
    """Loads everything once and says how much; {} when it is there already.

    A second call changes nothing, whatever people have typed meanwhile. Refused
    outside demo mode, and where real people or places are: demo accounts open
    without a password. The codes of Kalimantan Selatan are loaded as well, bare.
    """
    if not settings.DEMO:
        raise Refused("Data contoh hanya dimuat pada portal contoh (DEMO=on).")
    # Takes the lock of all imports: of two calls at once the second waits and sees.
    wilayah.load(again=True, by=None)
    if places.exist():
        return {}
    _refuse_reality()
    calendar = Calendar(timezone.now())
    first = calendar.years[0]
    homes = places.build(first)
    cast = people.build(first)
    counts = {
        "kawasan": len(atlas.KAWASAN),
        "RT": len(homes),
        "penilaian": sheets.build(homes, cast, calendar),
        "pengguna": len(people.PEOPLE),
        "kegiatan": works.build(homes, cast, calendar),
        "tahun": _open_years(cast, calendar.years),
    }
    counts["catatan tinjauan"] = reviews.build(cast, calendar)
    load_catalogue()
    counts["harga satuan"] = prices.build(first)
    counts["target"] = indicators.build(calendar.years[-1])
    counts["pertimbangan"] = riverside.build(calendar.years)
    counts["foto"] = photos.build(cast)
    rekap.recompute_all()
    counts["SK"] = decrees.build(first, calendar.years[-1])
    record("demo.loaded", kode_wilayah=atlas.PROVINSI, after=counts)
    return counts


def _open_years(cast: Cast, years: tuple[int, ...]) -> int:
    """Every year in every kab/kota, the first locked with its picture; how many."""
    first, count = years[0], 0
    cities = Wilayah.objects.current().within(atlas.PROVINSI)
    for city in cities.filter(jenis__in=["kabupaten", "kota"]).defer("batas"):
        keeper = cast.verifikator(city.kode)
        made = [
            TahunPenanganan.objects.create(
                wilayah=city, tahun=year, dibuka_oleh=keeper, is_demo=True
            )
            for year in years
        ]
        count += len(made)
        locked = made[0]
        taken = rekap.take_snapshot(locked, by=keeper, alasan=_LOCKED_BECAUSE)
        locked.status, locked.revisi = locked.Status.TERKUNCI, taken.revisi
        locked.dikunci_oleh, locked.dikunci_pada = keeper, taken.dibuat_pada
        locked.alasan_kunci = _LOCKED_BECAUSE
        locked.save()
        works = Intervention.objects.within(city.kode).filter(tahun=first)
        works.update(terkunci=True)
    return count


def _refuse_reality() -> None:
    """Nobody shall walk into a real portal by one click."""
    real = (User, Rt, Kawasan)
    if any(model.objects.filter(is_demo=False).exists() for model in real):
        raise Refused(
            "Basis data ini sudah berisi pengguna atau tempat yang bukan contoh."
            " Muat data contoh ke basis data yang kosong."
        )
