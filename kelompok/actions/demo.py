"""The whole demo: places, people and sheets, and the KSM above them."""

from django.db import transaction
from django.utils import timezone

from assessments.actions import demo as assessments_demo
from kelompok import (
    demo,
    demo_bimtek,
    demo_groups,
    demo_lokus,
    demo_pokja,
    demo_pokja_kota,
    demo_rapat,
    demo_register,
    demo_rencana,
    demo_works,
)


@transaction.atomic
def load_demo() -> dict[str, int]:
    """Loads everything once and says how much; {} when it is there already.

    Refused as ``assessments.actions.demo`` refuses.
    """
    counts = assessments_demo.load_demo()
    if not counts:
        return {}
    year = timezone.localdate().year
    return {
        **counts,
        "KSM": demo.build(year),
        "BKM": demo_groups.build(year),
        "butir rencana kolaborasi": demo_rencana.build(year),
        "bimtek": demo_bimtek.build(),
        "dokumen dan rencana": demo_register.build(year),
        "tindak lanjut": demo_pokja.build(timezone.localdate()),
        "kegiatan KSM": demo_works.build(year),
        "rapat": demo_rapat.build(year) + demo_pokja_kota.build(timezone.localdate()),
        "komitmen di lokus": demo_lokus.build(timezone.localdate()),
    }
