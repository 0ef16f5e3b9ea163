"""Eight people at once on the same twenty RT, through the actions, with no pause.

Runs in a process of its own, as the portal would: the wake-ups are really sent.
"""

import json
import random
import sys
import uuid
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import get_user_model

from assessments import workflow
from assessments.actions import assessments as actions
from assessments.models import Assessment
from kawasan.actions import places
from kawasan.models import Rt
from sibungas.lib.errors import Refused, Stale
from tests import factories

YEAR = 2025
WHO = {
    "submit": "fasilitator",
    "verify": "verifikator",
    "return": "verifikator",
    "cancel": "verifikator",
    "approve": "pengesah",
}
KINDS = (Assessment.Jenis.BASELINE, Assessment.Jenis.VERIFIKASI)


def main(rts: Sequence[int], writers: int, deeds: int) -> None:
    """For each line read, one burst; answers how many deeds were done or refused,
    and what went wrong besides.
    """
    people = [random.Random(seed) for seed in range(writers)]
    with ThreadPoolExecutor(writers) as pool:
        for _line in sys.stdin:
            counts = pool.map(lambda dice: _work(rts, deeds, dice), people)
            print(json.dumps(sum(counts, Counter())), flush=True)


def _work(rts: Sequence[int], deeds: int, dice: random.Random) -> Counter[str]:
    return Counter(_attempt(dice, dice.choice(rts)) for _ in range(deeds))


def _attempt(dice: random.Random, rt_id: int) -> str:
    try:
        rt = Rt.objects.select_related("kelurahan").get(pk=rt_id)
        _deed(dice)(dice, rt)
    except (Refused, Stale):
        return "refused"
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return "done"


def _deed(dice: random.Random) -> Any:
    return dice.choices((_step, _receive, _move, _toggle), (70, 20, 7, 3))[0]


def _step(dice: random.Random, rt: Rt) -> None:
    """Any step that the sheet allows, on the version just read."""
    sheets = Assessment.objects.filter(rt=rt, tahun=YEAR)
    sheet = dice.choice(sheets.exclude(status=workflow.DIBATALKAN) or [None])
    if sheet is None:
        _receive(dice, rt)
        return
    names = [step.name for step in workflow.allowed(sheet.status)]
    # Seldom the end, so that official figures appear and change.
    weights = [1 if name in ("cancel", "return") else 6 for name in names]
    name = dice.choices(names, weights)[0]
    actions.step(
        name,
        assessment=sheet,
        reason="Diuji.",
        versi=sheet.versi,
        by=_person(WHO[name]),
    )


def _receive(dice: random.Random, rt: Rt) -> None:
    wanting = {
        name: dice.randint(0, 60)
        for name in ("kk_tanpa_akses_air_aman", "kk_air_tidak_cukup")
    }
    actions.receive_assessment(
        uuid=uuid.UUID(int=dice.getrandbits(128), version=4),
        rt=rt,
        tahun=YEAR,
        jenis=dice.choice(KINDS),
        ruleset=Assessment.Ruleset.PERMEN_2018,
        device_time=datetime.now(UTC),
        submit=True,
        values=factories.header_values() | factories.volume_values(**wanting),
        reasons={},
        by=_person("fasilitator"),
    )


def _move(dice: random.Random, rt: Rt) -> None:
    """To another kawasan of the same kelurahan, or out of any."""
    areas = [None, *rt.kelurahan.kawasan_set.all()]
    others = [area for area in areas if (area and area.pk) != rt.kawasan_id]
    values = {"kawasan": dice.choice(others)}
    places.update_rt(rt=rt, values=values, versi=rt.versi, by=_person("verifikator"))


def _toggle(dice: random.Random, rt: Rt) -> None:
    deed = places.close_rt if rt.aktif else places.reopen_rt
    deed(rt=rt, reason="Diuji.", versi=rt.versi, by=_person("verifikator"))


def _person(name: str) -> Any:
    return get_user_model().objects.get(username=name)
