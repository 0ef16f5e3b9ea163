"""Addresses of the dashboard."""

from django.urls import path, re_path

from sibungas.dashboard.views import handbook, home, kawasan, rt, wilayah

_KODE = r"(?P<kode>[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{4})?)?)?)"

app_name = "dashboard"
urlpatterns = [
    path("", home.home, name="home"),
    re_path(rf"^wilayah/{_KODE}/$", wilayah.wilayah, name="wilayah"),
    re_path(rf"^wilayah/{_KODE}/peta\.json$", wilayah.wilayah_map, name="wilayah_map"),
    # "baru" is a page of its own, never the code of a kawasan.
    re_path(
        r"^kawasan/(?!baru/)(?P<kode>[A-Za-z0-9][A-Za-z0-9.-]{0,29})/$",
        kawasan.kawasan,
        name="kawasan",
    ),
    path("rt/<int:pk>/", rt.rt, name="rt"),
    path("bantuan/", handbook.help_page, name="help"),
    path("tentang/", handbook.about, name="about"),
]
