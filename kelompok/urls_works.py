"""Addresses of works of KSM and of the assets that come of them."""

from django.urls import path

from kelompok.views import aset, ksm_kegiatan, ksm_uang, partisipasi, upkeep

urlpatterns = [
    path(
        "kelompok/kegiatan/",
        ksm_kegiatan.KsmKegiatanList.as_view(),
        name="ksm_kegiatan_list",
    ),
    path("kelompok/ksm/<int:pk>/kegiatan/", ksm_kegiatan.new, name="ksm_kegiatan_new"),
    path("kelompok/kegiatan/<int:pk>/", ksm_kegiatan.detail, name="ksm_kegiatan"),
    path("kelompok/kegiatan/<int:pk>/rab/", ksm_uang.rab, name="ksm_rab"),
    path("kelompok/kegiatan/<int:pk>/rencana/", ksm_uang.plan, name="ksm_rencana"),
    path("kelompok/kegiatan/<int:pk>/kas/", ksm_uang.book, name="ksm_kas"),
    path(
        "kelompok/kegiatan/<int:pk>/kas/baru/",
        ksm_uang.book_line,
        name="ksm_kas_baris",
    ),
    path("kelompok/kegiatan/<int:pk>/lpj/", ksm_uang.lpj, name="ksm_lpj"),
    path(
        "kelompok/kegiatan/<int:pk>/langkah/<str:langkah>/",
        ksm_kegiatan.step,
        name="ksm_langkah",
    ),
    path(
        "kelompok/kegiatan/<int:pk>/usulkan/", ksm_kegiatan.propose, name="ksm_usulkan"
    ),
    path(
        "kelompok/kegiatan/<int:pk>/partisipasi/baru/",
        partisipasi.new,
        name="partisipasi_new",
    ),
    path(
        "kelompok/partisipasi/<int:pk>/ubah/",
        partisipasi.edit,
        name="partisipasi_edit",
    ),
    path("kelompok/aset/", aset.AsetList.as_view(), name="aset_list"),
    path("kelompok/aset/baru/", aset.new, name="aset_new"),
    path("kelompok/aset/<int:pk>/", aset.detail, name="aset"),
    path("kelompok/aset/<int:pk>/ubah/", aset.edit, name="aset_edit"),
    path(
        "kelompok/aset/<int:pk>/inspeksi/<int:tahun>/",
        upkeep.inspection,
        name="inspeksi",
    ),
    path("kelompok/aset/<int:pk>/iuran/", upkeep.fee, name="iuran"),
    path("kelompok/aset/<int:pk>/jadwal/", upkeep.job, name="jadwal"),
    path("kelompok/jadwal/<int:pk>/selesai/", upkeep.job_done, name="jadwal_selesai"),
    path(
        "kelompok/keberlanjutan/",
        upkeep.SustainList.as_view(),
        name="keberlanjutan",
    ),
    path(
        "kelompok/keberlanjutan/kpp/",
        upkeep.KppSustainList.as_view(),
        name="keberlanjutan_kpp",
    ),
]
