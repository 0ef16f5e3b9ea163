"""Every address of the portal."""

from django.contrib import admin
from django.urls import include, path

from sibungas import health

urlpatterns = [
    path("", include("sibungas.dashboard.urls")),
    path("", include("sibungas.accounts.urls")),
    path("", include("kawasan.urls")),
    path("", include("assessments.urls")),
    path("", include("kelompok.urls")),
    path("", include("sibungas.files.urls")),
    path("api/v1/", include("sibungas.api.urls")),
    path("admin/", admin.site.urls),
    path("healthz/live/", health.live, name="health-live"),
    path("healthz/ready/", health.ready, name="health-ready"),
    path("healthz/deep/", health.deep, name="health-deep"),
]
handler400 = "sibungas.views.bad_request"
handler403 = "sibungas.views.permission_denied"
handler404 = "sibungas.views.page_not_found"
handler500 = "sibungas.views.server_error"
