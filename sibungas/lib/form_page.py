"""The page of a form on a versioned record: as typed when something stands against it.

422 when it is refused, 409 beside the stored record when somebody else was faster.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sibungas.lib.errors import Stale


class FormPage:
    """Shows one template with a form; ``more`` is the rest of its context."""

    def __init__(self, template: str, **shared: Any):
        self.template = template
        self.shared = shared

    def show(self, request: HttpRequest, form: Any, **more: Any) -> HttpResponse:
        status = 422 if form.is_bound else 200
        status = 409 if more.get("conflicts") is not None else status
        context = {"form": form, **self.shared, **more}
        return render(request, self.template, context, status=status)

    def refused(
        self, request: HttpRequest, form: Any, refusal: Any, **more: Any
    ) -> HttpResponse:
        """The form as typed, with what the rules or the table say against it.

        Each sentence stands at its field, where the form has one.
        """
        if hasattr(refusal, "error_dict"):
            for name, sentences in refusal.message_dict.items():
                form.add_error(name if name in form.fields else None, sentences)
        else:
            form.add_error(None, getattr(refusal, "messages", [str(refusal)]))
        return self.show(request, form, **more)

    def conflict(
        self, request: HttpRequest, form: Any, stale: Stale, **more: Any
    ) -> HttpResponse:
        """The form as typed, beside the stored record; sending it again overwrites."""
        current: Any = stale.details["current"]
        data: Any = form.data.copy()
        data["versi"] = str(current.versi)
        form.data = data
        conflicts = form.conflicts(current)
        return self.show(request, form, conflicts=conflicts, current=current, **more)
