"""Addresses of assessments."""

from django.urls import path, re_path

from assessments.views import (
    calculator,
    editing,
    indicators,
    listing,
    pending,
    priority,
    reading,
    transitions,
    years,
)

_KODE = r"(?P<kode>[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{4})?)?)?)"
_NUMBERS = rf"^100-0-100/{_KODE}/(?P<indikator>[A-Za-z0-9][A-Za-z0-9.-]{{0,29}})/"

app_name = "assessments"
urlpatterns = [
    path("penilaian/", listing.AssessmentList.as_view(), name="list"),
    path("penilaian/mulai/<int:rt_id>/", editing.start, name="start"),
    path("penilaian/<uuid:uuid>/", reading.detail, name="detail"),
    path("penilaian/<uuid:uuid>/isi/", editing.edit, name="edit"),
    path("penilaian/<uuid:uuid>/simpan/", editing.save, name="save"),
    path("penilaian/<uuid:uuid>/kirim/", editing.submit, name="submit"),
    path("penilaian/<uuid:uuid>/langkah/", transitions.transition, name="transition"),
    path("antrean/", listing.Queue.as_view(), name="queue"),
    path("antrean/berikut/", listing.next_in_queue, name="next"),
    path("rekap/antrean/", pending.pending, name="pending"),
    path("rekap/antrean/ulangi/", pending.retry, name="retry"),
    path("tahun/", years.YearList.as_view(), name="years"),
    path("tahun/buka/", years.open_year, name="year_open"),
    path("tahun/<str:kode>/<int:tahun>/", years.detail, name="year"),
    path("tahun/<str:kode>/<int:tahun>/langkah/", years.step, name="year_step"),
    path(
        "tahun/<str:kode>/<int:tahun>/potret/<int:revisi>/",
        years.snapshot,
        name="snapshot",
    ),
    path("prioritas/", priority.PriorityList.as_view(), name="priority_list"),
    path("kawasan/<str:kode>/prioritas/", priority.detail, name="priority"),
    path("kalkulator/", calculator.calculator, name="calculator"),
    re_path(rf"{_NUMBERS}$", indicators.indicator, name="indicator"),
    re_path(rf"{_NUMBERS}target/$", indicators.target, name="target_new"),
    re_path(rf"{_NUMBERS}capaian/$", indicators.achievement, name="achievement_new"),
    re_path(
        r"^100-0-100/(?P<jenis>target|capaian)/(?P<pk>[0-9]{1,18})/cabut/$",
        indicators.withdraw,
        name="number_withdraw",
    ),
]
