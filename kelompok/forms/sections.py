"""The habit of the forms of this app: fields in sections, days as days."""

from typing import Any, ClassVar

from django import forms

from kawasan.forms.places import VersionedForm

Sections = tuple[tuple[str, tuple[str, ...]], ...]


def day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def names(sections: Sections) -> tuple[str, ...]:
    """All fields of the sections, in the order of the page."""
    return tuple(name for _title, fields in sections for name in fields)


class SectionedForm(VersionedForm):
    """A form whose page shows ``SECTIONS``; numbers carry their unit."""

    SECTIONS: ClassVar[Sections] = ()
    UNITS: ClassVar[dict[str, str]] = {}

    def sections(self) -> list[tuple[str, list[tuple[Any, str]]]]:
        """The fields in the order of the page, each with its unit."""
        return [
            (title, [(self[name], self.UNITS.get(name, "")) for name in fields])
            for title, fields in self.SECTIONS
        ]
