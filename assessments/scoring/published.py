"""Scores that came with a file: whether they agree with each other."""

from collections.abc import Mapping

from assessments.scoring.checks import Problem
from assessments.scoring.ruleset import Ruleset


def published_problems(
    ruleset: Ruleset,
    skor: Mapping[str, int | None],
    total: int | None,
    tingkat: str | None,
) -> tuple[Problem, ...]:
    """Errors of imported scores, total and tingkat; None is not checked.

    Finds rows whose columns have shifted: a percentage where a score should be.
    """
    allowed = {band.skor for band in ruleset.bands}
    found = [
        Problem("skor_tidak_sah", "E", kode, f"Skor {kode} berisi {points}.")
        for kode, points in skor.items()
        if points is not None and points not in allowed
    ]
    known = [points for points in skor.values() if points is not None]
    if total is not None and len(known) == len(ruleset.criteria) and not found:
        found += _wrong_total(sum(known), total)
    if total is not None and tingkat is not None and 0 <= total <= ruleset.max_total:
        found += _wrong_level(ruleset.level_of(total).kode, total, tingkat)
    return tuple(found)


def _wrong_total(right: int, total: int) -> list[Problem]:
    if right == total:
        return []
    sentence = f"Total skor tertulis {total}, padahal jumlah skor {right}."
    return [Problem("total_tidak_cocok", "E", "", sentence)]


def _wrong_level(right: str, total: int, tingkat: str) -> list[Problem]:
    if right == tingkat:
        return []
    sentence = f"Tingkat tertulis {tingkat}, padahal total {total} termasuk {right}."
    return [Problem("tingkat_tidak_cocok", "E", "", sentence)]
