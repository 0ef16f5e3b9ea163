"""The public calculator: the same sheet, and nothing is saved."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from assessments import scoring
from assessments.forms.sheet import SheetForm
from assessments.models.assessment import RULESET_2018
from assessments.views import sheet_page
from kawasan.models import Wilayah


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def calculator(request: HttpRequest) -> HttpResponse:
    """Computed in the browser while typing, and here when it is sent."""
    asked = request.POST if request.method == "POST" else request.GET
    kode = asked.get("aturan", "")
    ruleset = scoring.load(kode if kode in scoring.editions() else RULESET_2018)
    kelas = asked.get("kelas_kota", "")
    kelas = kelas if kelas in Wilayah.KelasKota.values else ""
    form = SheetForm(ruleset, request.POST if request.method == "POST" else None)
    sent = request.method == "POST"
    valid = sent and form.is_valid()
    context = {
        **sheet_page.context(form, kelas_kota=kelas),
        "editions": [scoring.load(edition) for edition in scoring.editions()],
        "classes": Wilayah.KelasKota.choices,
        "kelas_kota": kelas,
        "sent": sent,
        "valid": valid,
    }
    context["why"] = sheet_page.why(ruleset, context["score"])
    status = 422 if sent and not valid else 200
    return render(request, "assessments/calculator.html", context, status=status)
