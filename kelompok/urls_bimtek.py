"""Addresses of bimtek, and of the door through which people note their coming."""

from django.urls import path

from kelompok.views import bimtek, bimtek_attendance, bimtek_reports, checkin

urlpatterns = [
    path("kelompok/bimtek/", bimtek.BimtekList.as_view(), name="bimtek_list"),
    path("kelompok/bimtek/baru/", bimtek.new, name="bimtek_new"),
    path("kelompok/bimtek/rekap/", bimtek_reports.totals, name="bimtek_totals"),
    path("kelompok/bimtek/<int:pk>/", bimtek.detail, name="bimtek"),
    path("kelompok/bimtek/<int:pk>/ubah/", bimtek.edit, name="bimtek_edit"),
    path("kelompok/bimtek/<int:pk>/rincian/", bimtek.details, name="bimtek_details"),
    path("kelompok/bimtek/<int:pk>/hasil/", bimtek.results, name="bimtek_results"),
    path(
        "kelompok/bimtek/<int:pk>/hadir/", bimtek_attendance.page, name="bimtek_hadir"
    ),
    path(
        "kelompok/bimtek/<int:pk>/tindak/",
        bimtek_reports.follow_up,
        name="bimtek_tindak",
    ),
    path(
        "kelompok/bimtek/<int:pk>/hadir/tambah/",
        bimtek_attendance.add,
        name="bimtek_hadir_tambah",
    ),
    path(
        "kelompok/bimtek/<int:pk>/hadir/<int:peserta>/",
        bimtek_attendance.mark,
        name="bimtek_hadir_ubah",
    ),
    path(
        "kelompok/bimtek/<int:pk>/hitungan/",
        bimtek_attendance.count,
        name="bimtek_hitungan",
    ),
    path(
        "kelompok/bimtek/<int:pk>/hitungan/<int:hitungan>/hapus/",
        bimtek_attendance.uncount,
        name="bimtek_hitungan_hapus",
    ),
    path("kelompok/bimtek/<int:pk>/pintu/", checkin.door, name="bimtek_pintu"),
    path(
        "kelompok/bimtek/<int:pk>/sertifikat/",
        bimtek_reports.certificates,
        name="bimtek_sertifikat",
    ),
    path(
        "kelompok/bimtek/<int:pk>/undangan/",
        bimtek_reports.invitation,
        name="bimtek_undangan",
    ),
    path("hadir/", checkin.code, name="hadir_kode"),
    path("hadir/<str:token>/", checkin.check_in, name="hadir"),
]
