"""Addresses of files."""

from django.urls import path

from sibungas.files import views

app_name = "files"
urlpatterns = [
    path(
        "berkas/unggah/<str:jenis>/<int:objek_id>/",
        views.upload,
        name="upload",
    ),
    path("berkas/<uuid:uuid>/", views.file, name="file"),
    path("berkas/<uuid:uuid>/kecil/", views.small, name="small"),
    path("berkas/<uuid:uuid>/hapus/", views.delete, name="delete"),
    path("berkas/<uuid:uuid>/pulihkan/", views.restore, name="restore"),
]
