"""Addresses of places."""

from django.urls import path

from kawasan.urls_people import urlpatterns as people_urlpatterns
from kawasan.urls_sk import urlpatterns as sk_urlpatterns
from kawasan.urls_works import urlpatterns as works_urlpatterns
from kawasan.views import editing, harga, konvensi, pertimbangan, places, sungai

app_name = "kawasan"
urlpatterns = [
    path("kawasan/", places.KawasanList.as_view(), name="list"),
    path("kawasan/peta.json", places.KawasanMap.as_view(), name="map"),
    path("kawasan/baru/", editing.new_kawasan, name="new"),
    path("kawasan/<str:kode>/ubah/", editing.edit_kawasan, name="edit"),
    path(
        "kawasan/<str:kode>/prioritas/ubah/",
        pertimbangan.edit,
        name="pertimbangan_edit",
    ),
    path("rt/", places.RtList.as_view(), name="rt_list"),
    path("rt/baru/", editing.new_rt, name="rt_new"),
    path("rt/<int:pk>/ubah/", editing.edit_rt, name="rt_edit"),
    path("rt/<int:pk>/tutup/", editing.close_rt, name="rt_close"),
    path("rt/<int:pk>/buka/", editing.reopen_rt, name="rt_reopen"),
    path("rt/<int:pk>/penyebut/", editing.denominators, name="rt_denominators"),
    path("kawasan/<str:kode>/sungai/", sungai.of_kawasan, name="kawasan_sungai"),
    path(
        "kawasan/<str:kode>/sungai.json",
        sungai.kawasan_map,
        name="kawasan_sungai_map",
    ),
    path("sungai/", sungai.SungaiList.as_view(), name="sungai_list"),
    path("sungai/baru/", sungai.new_sungai, name="sungai_new"),
    path("sungai/<int:pk>/", sungai.detail, name="sungai"),
    path("sungai/<int:pk>/ubah/", sungai.edit_sungai, name="sungai_edit"),
    path("sempadan/baru/", sungai.new_sempadan, name="sempadan_new"),
    path("sempadan/<int:pk>/ubah/", sungai.edit_sempadan, name="sempadan_edit"),
    path("konvensi/", konvensi.KonvensiList.as_view(), name="konvensi_list"),
    path("konvensi/<str:kode>/", konvensi.page, name="konvensi"),
    path("konvensi/<str:kode>/<slug:kunci>/", konvensi.edit, name="konvensi_edit"),
    *works_urlpatterns,
    path("harga-satuan/", harga.PriceList.as_view(), name="harga_list"),
    path("harga-satuan/baru/", harga.new, name="harga_new"),
    path("harga-satuan/<int:pk>/ubah/", harga.edit, name="harga_edit"),
    *sk_urlpatterns,
    *people_urlpatterns,
]
