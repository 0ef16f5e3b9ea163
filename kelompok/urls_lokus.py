"""Addresses of lokus and of the commitments of offices."""

from django.urls import path

from kelompok.views import komitmen, lokus

urlpatterns = [
    path("", lokus.LokusList.as_view(), name="lokus_list"),
    path("tahun/<int:tahun>/", lokus.LokusYear.as_view(), name="lokus_tahun"),
    path("baru/", lokus.new, name="lokus_new"),
    path("<int:pk>/", lokus.detail, name="lokus"),
    path("<int:pk>/ubah/", lokus.edit, name="lokus_edit"),
    path("<int:pk>/tempel/", lokus.paste, name="lokus_paste"),
    path("<int:pk>/komitmen/baru/", komitmen.new, name="komitmen_new"),
    path("<int:pk>/langkah/<slug:langkah>/", lokus.step, name="lokus_step"),
    path("komitmen/", komitmen.CommitmentList.as_view(), name="komitmen_list"),
    path("komitmen/<int:pk>/", komitmen.detail, name="komitmen"),
    path("komitmen/<int:pk>/ubah/", komitmen.edit, name="komitmen_edit"),
    path("komitmen/<int:pk>/lapor/", komitmen.report, name="komitmen_report"),
    path(
        "komitmen/<int:pk>/langkah/<slug:langkah>/",
        komitmen.step,
        name="komitmen_step",
    ),
]
