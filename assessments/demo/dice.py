"""Chance that falls the same way every time."""

from random import Random

_SEED = "SI BUNGAS"


def dice(*names: object) -> Random:
    """The dice of one thing; throwing those of another does not change them."""
    # No secret depends on it: these are the numbers of invented places.
    return Random("/".join(map(str, (_SEED, *names))))  # noqa: S311
