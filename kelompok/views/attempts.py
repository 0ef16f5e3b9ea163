"""Doing a deed from a form: refusals are written where they belong."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError

from sibungas.lib.errors import Refused, Stale


def attempt(form: Any, deed: Callable[[], Any]) -> tuple[Any, int]:
    """What the deed returned, and 0; or None with the status to answer with.

    After a change by somebody else the form carries the new version, so that sending
    it again is a decision.
    """
    try:
        return deed(), 0
    except Stale as stale:
        data: Any = form.data.copy()
        data["versi"] = str(stale.details["current"].versi)
        form.data = data
        form.add_error(
            None,
            f"{stale.message} Periksa isian Anda; menyimpan lagi menggantikan yang"
            " tersimpan sekarang.",
        )
        return None, 409
    except Refused as refusal:
        masalah: Any = refusal.details.get("masalah") or {"": refusal.message}
        for name, sentence in masalah.items():
            form.add_error(name if name in form.fields else None, sentence)
    except ValidationError as error:
        form.add_error(None, error.messages)
    return None, 422


def line_errors(lines: Any) -> list[tuple[str, str]]:
    """What is wrong in the lines of a formset, each with the field it stands at."""
    if lines is None or not lines.is_bound:
        return []
    found = [("", sentence) for sentence in lines.non_form_errors()]
    for number, form in enumerate(lines.forms, start=1):
        for name, sentences in form.errors.items():
            label = form.fields[name].label if name in form.fields else "Baris"
            anchor = form[name].auto_id if name in form.fields else ""
            found += [(anchor, f"Baris {number}, {label}: {s}") for s in sentences]
    return found
