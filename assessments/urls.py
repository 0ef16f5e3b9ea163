"""Addresses of assessments."""

from django.urls import path, re_path

from assessments.views import (
    area,
    board,
    bulk,
    calculator,
    editing,
    indicators,
    listing,
    pending,
    priority,
    reading,
    review,
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
    path("penilaian/<uuid:uuid>/kembalikan/", review.return_sheet, name="return"),
    path("penilaian/<uuid:uuid>/ganti/", review.replace, name="replace"),
    path("tinjauan/catatan/<int:pk>/selesai/", review.close, name="remark_close"),
    path("antrean/massal/", bulk.BulkList.as_view(), name="bulk_list"),
    path("antrean/massal/baru/", bulk.new, name="bulk_new"),
    path("antrean/massal/<uuid:uuid>/", bulk.BulkPage.as_view(), name="bulk"),
    path("antrean/massal/<uuid:uuid>/jalankan/", bulk.start, name="bulk_start"),
    path("antrean/massal/<uuid:uuid>/batalkan/", bulk.undo, name="bulk_undo"),
    path("antrean/massal/<uuid:uuid>/lanjutkan/", bulk.resume, name="bulk_resume"),
    path("papan/", board.Board.as_view(), name="board"),
    path("persetujuan/", area.index, name="area_index"),
    path("persetujuan/<str:kode>/", area.detail, name="area"),
    path("persetujuan/<str:kode>/setujui/", area.approve, name="area_approve"),
    path("persetujuan/<str:kode>/buka/", area.reopen, name="area_reopen"),
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
