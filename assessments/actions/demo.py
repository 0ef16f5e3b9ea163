"""Fills an empty portal with the invented province of the demo."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from assessments import rekap
from assessments.actions.indicators import load_catalogue
from assessments.demo import atlas, indicators, people, places, sheets, years
from assessments.demo.sheets import Calendar
from kawasan.imports import wilayah
from kawasan.models import Kawasan, Rt
from sibungas.accounts.models import User
from sibungas.audit.record import record
from sibungas.lib.errors import Refused


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
        "tahun": years.build(cast, calendar.years),
    }
    load_catalogue()
    counts["target"] = indicators.build(calendar.years[-1])
    rekap.recompute_all()
    record("demo.loaded", kode_wilayah=atlas.PROVINSI, after=counts)
    return counts


def _refuse_reality() -> None:
    """Nobody shall walk into a real portal by one click."""
    real = (User, Rt, Kawasan)
    if any(model.objects.filter(is_demo=False).exists() for model in real):
        raise Refused(
            "Basis data ini sudah berisi pengguna atau tempat yang bukan contoh."
            " Muat data contoh ke basis data yang kosong."
        )
