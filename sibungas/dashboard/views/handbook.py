"""The handbook for those who sign in, and what the portal is for everybody."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments import scoring, workflow
from kawasan import access

VENDOR = Path(settings.BASE_DIR) / "static" / "vendor" / "MANIFEST.json"


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    ruleset = scoring.load(scoring.editions()[0])
    context = {
        "roles": access.roles(request.user),
        "ruleset": ruleset,
        "total_criteria": len(ruleset.criteria),
        "steps": workflow.TRANSITIONS.values(),
    }
    return render(request, "dashboard/help.html", context)


@login_not_required
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    context = {
        "editions": [scoring.load(kode) for kode in scoring.editions()],
        "packages": vendored(),
    }
    return render(request, "dashboard/about.html", context)


@cache
def vendored() -> list[dict[str, Any]]:
    """What the pages load of others: name, version, licence, as the manifest says."""
    return json.loads(VENDOR.read_text(encoding="utf-8"))
