"""Tables of places, of people and of work behind the pages, for the admin site."""

from kawasan.admin import (
    konvensi,
    people,
    places,
    sk,
    sungai,
    work,
    works,
)

__all__ = [
    "konvensi",
    "people",
    "places",
    "sk",
    "sungai",
    "work",
    "works",
]
