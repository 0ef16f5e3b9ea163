"""The way down to a place, for the top of a page."""

from kawasan.models import Wilayah


def line_of(place: Wilayah) -> list[Wilayah]:
    """The place and everything above it, province first."""
    above = place.parent
    return [place] if above is None else [*line_of(above), place]
