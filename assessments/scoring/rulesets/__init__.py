"""Reads the ruleset files, and refuses one that cannot be trusted."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from assessments.scoring.ruleset import Ruleset
from assessments.scoring.rulesets.reading import InvalidRuleset, read

__all__ = ["InvalidRuleset", "editions", "load"]

FOLDER = Path(__file__).parent


@lru_cache
def editions() -> tuple[str, ...]:
    """Codes of all editions, the one in force first."""
    found = [load(path.stem) for path in FOLDER.glob("*.json")]
    newest = sorted(found, key=lambda one: one.berlaku_mulai, reverse=True)
    return tuple(one.kode for one in newest)


@lru_cache
def load(kode: str) -> Ruleset:
    """The edition with this code; raises InvalidRuleset when there is none."""
    path = FOLDER / f"{kode}.json"
    if path.parent != FOLDER or not path.is_file():
        raise InvalidRuleset(f"There is no ruleset {kode!r}.")
    text = path.read_text(encoding="utf-8")
    ruleset = read(json.loads(text, parse_float=_refuse, parse_constant=_refuse))
    if ruleset.kode != kode:
        raise InvalidRuleset(f"{path.name} says it is {ruleset.kode!r}.")
    return ruleset


def _refuse(text: str) -> Any:
    raise InvalidRuleset(f"Write {text} as a quoted decimal: floats are not exact.")
