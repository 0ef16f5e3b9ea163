"""Addresses of community groups."""

from django.urls import path

from kelompok.views import action_items, ksm

app_name = "kelompok"
urlpatterns = [
    path("kelompok/ksm/", ksm.KsmList.as_view(), name="ksm_list"),
    path("kelompok/ksm/baru/", ksm.new, name="ksm_new"),
    path("kelompok/ksm/<int:pk>/", ksm.detail, name="ksm"),
    path("kelompok/ksm/<int:pk>/ubah/", ksm.edit, name="ksm_edit"),
    path("kelompok/tindak/", action_items.ActionItemList.as_view(), name="action_list"),
    path("kelompok/tindak/saya/", action_items.OwnList.as_view(), name="action_own"),
    path("kelompok/tindak/papan/", action_items.board, name="action_board"),
    path("kelompok/tindak/baru/", action_items.new, name="action_new"),
    path("kelompok/tindak/<int:pk>/", action_items.detail, name="action"),
    path("kelompok/tindak/<int:pk>/ubah/", action_items.edit, name="action_edit"),
    path(
        "kelompok/tindak/<int:pk>/<slug:langkah>/",
        action_items.step,
        name="action_step",
    ),
]
