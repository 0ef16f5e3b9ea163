"""Addresses of the API."""

from django.urls import path, re_path

from sibungas.api import (
    berkas,
    indikator,
    kawasan,
    kegiatan,
    kegiatan_writes,
    kondisi,
    penilaian,
    portal,
    rekap,
    rt,
    sk,
    skor,
    wilayah,
)

app_name = "api"
urlpatterns = [
    path("", portal.Root.as_view(), name="root"),
    path("openapi.json", portal.OpenApi.as_view(), name="openapi"),
    path("dokumentasi/", portal.docs, name="docs"),
    path("skor/", skor.Score.as_view(), name="skor"),
    path("wilayah/", wilayah.WilayahList.as_view(), name="wilayah-list"),
    path("wilayah/<str:kode>/", wilayah.WilayahDetail.as_view(), name="wilayah"),
    path("kawasan/", kawasan.KawasanList.as_view(), name="kawasan-list"),
    path("kawasan/<str:kode>/", kawasan.KawasanDetail.as_view(), name="kawasan"),
    path("rt/", rt.RtList.as_view(), name="rt-list"),
    path("rt/<int:pk>/", rt.RtDetail.as_view(), name="rt"),
    path("sk/", sk.SkList.as_view(), name="sk-list"),
    path("sk/<uuid:uuid>/", sk.SkDetail.as_view(), name="sk"),
    path("penilaian/", penilaian.PenilaianList.as_view(), name="penilaian-list"),
    path(
        "penilaian/<uuid:uuid>/",
        penilaian.PenilaianDetail.as_view(),
        name="penilaian",
    ),
    path(
        "penilaian/<uuid:uuid>/berkas/",
        berkas.PenilaianFiles.as_view(),
        name="penilaian-files",
    ),
    path(
        "penilaian/<uuid:uuid>/transisi/",
        penilaian.Transition.as_view(),
        name="transition",
    ),
    path("kondisi/", kondisi.KondisiList.as_view(), name="kondisi-list"),
    path("tahun/", kondisi.TahunList.as_view(), name="tahun-list"),
    path("kegiatan/", kegiatan.KegiatanList.as_view(), name="kegiatan-list"),
    path("kegiatan/<uuid:uuid>/", kegiatan.KegiatanDetail.as_view(), name="kegiatan"),
    path(
        "kegiatan/<uuid:uuid>/ubah/",
        kegiatan_writes.KegiatanChange.as_view(),
        name="kegiatan-change",
    ),
    path(
        "kegiatan/<uuid:uuid>/transisi/",
        kegiatan_writes.KegiatanStep.as_view(),
        name="kegiatan-step",
    ),
    path(
        "kegiatan/<uuid:uuid>/verifikasi/",
        kegiatan_writes.KegiatanVerdict.as_view(),
        name="kegiatan-verdict",
    ),
    path("rekap/", rekap.RekapList.as_view(), name="rekap-list"),
    path("rekap/kawasan/", rekap.RekapKawasanList.as_view(), name="rekap-kawasan-list"),
    path(
        "rekap/kawasan/<str:kode>/<int:tahun>/",
        rekap.RekapKawasanDetail.as_view(),
        name="rekap-kawasan",
    ),
    path("rekap/<str:kode>/<int:tahun>/", rekap.RekapDetail.as_view(), name="rekap"),
    path("indikator/", indikator.IndikatorList.as_view(), name="indikator-list"),
    path(
        "indikator/<str:kode>/", indikator.IndikatorDetail.as_view(), name="indikator"
    ),
    path(
        "indikator/<str:kode>/<str:kode_wilayah>/",
        indikator.Perkembangan.as_view(),
        name="perkembangan",
    ),
    path("target/", indikator.TargetList.as_view(), name="target-list"),
    path("capaian/", indikator.CapaianList.as_view(), name="capaian-list"),
    # Last: every other address below the API.
    re_path(r"", portal.Elsewhere.as_view(), name="elsewhere"),
]
