"""``./run bench [NAME …]``: one line for each figure; fails when one misses its limit.

A name chooses a group of figures; none chooses all.
"""

import logging
import sys
from collections.abc import Callable, Iterator

import django

django.setup()

from benchmarks import (  # noqa: E402 - models need the settings first
    changes,
    figures,
    intake,
    layers,
    pages,
    recompute,
    visible,
)

GROUPS: dict[str, Callable[[], Iterator[figures.Figure]]] = {
    "recompute": recompute.figures,
    "one-change": changes.one,
    "batch": changes.batch,
    "queries": pages.figures,
    "geojson": layers.figures,
    "submit": intake.submissions,
    "import": intake.imports,
    "visible": visible.figures,
}


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in GROUPS]
    if unknown:
        figures.say(f"Tidak dikenal: {', '.join(unknown)}. Ada: {', '.join(GROUPS)}.")
        return 2
    # What is counted and published is no news here.
    logging.disable(logging.WARNING)
    print(figures.HEAD, flush=True)
    missed = 0
    for name in names or GROUPS:
        for figure in GROUPS[name]():
            print(figure, flush=True)
            missed += not figure.fits
    if missed:
        figures.say(f"{missed} angka melewati batasnya.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
