"""Health: live needs nothing, ready needs the database, deep tells how it goes.

Redis is reported but never fatal: intake and recomputation work without it.
"""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe

from assessments import rekap


@login_not_required
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"status": "ok"})


@login_not_required
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    report = {"database": _database(), "redis": _redis()}
    ok = report["database"] == "ok"
    status = {"status": "ok" if ok else "belum siap", **report}
    return JsonResponse(status, status=200 if ok else 503)


@login_not_required
@require_safe
def deep(request: HttpRequest) -> HttpResponse:
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not settings.HEALTH_TOKEN or not constant_time_compare(
        given, settings.HEALTH_TOKEN
    ):
        raise Http404
    report: dict[str, Any] = {"database": _database(), "redis": _redis()}
    if report["database"] == "ok":
        waiting = rekap.pending()
        last = rekap.last_run()
        report |= {
            "perubahan_menunggu": waiting.jumlah,
            "umur_tertua_detik": waiting.umur_detik,
            "diparkir": rekap.parked().count(),
            "pencocokan_terakhir": last.mulai if last else None,
            "pencocokan_beda": last.beda if last else None,
        }
    ok = report["database"] == "ok"
    return JsonResponse(report, status=200 if ok else 503)


def _database() -> str:
    try:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error:
        return "tidak terjangkau"
    return "migrasi belum lengkap" if plan else "ok"


def _redis() -> str:
    cache.set("health", "ok", 10)
    return "ok" if cache.get("health") == "ok" else "tidak terjangkau"
