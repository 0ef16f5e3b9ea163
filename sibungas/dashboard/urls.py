"""Addresses of the dashboard."""

from django.urls import path, re_path

from sibungas.dashboard.views import kawasan, rt

app_name = "dashboard"
urlpatterns = [
    # "baru" is a page of its own, never the code of a kawasan.
    re_path(
        r"^kawasan/(?!baru/)(?P<kode>[A-Za-z0-9][A-Za-z0-9.-]{0,29})/$",
        kawasan.kawasan,
        name="kawasan",
    ),
    path("rt/<int:pk>/", rt.rt, name="rt"),
]
