"""Addresses of community groups."""

from django.urls import path

from kelompok.views import ksm

app_name = "kelompok"
urlpatterns = [
    path("kelompok/ksm/", ksm.KsmList.as_view(), name="ksm_list"),
    path("kelompok/ksm/baru/", ksm.new, name="ksm_new"),
    path("kelompok/ksm/<int:pk>/", ksm.detail, name="ksm"),
    path("kelompok/ksm/<int:pk>/ubah/", ksm.edit, name="ksm_edit"),
]
