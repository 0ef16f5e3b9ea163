"""Addresses of collaborative plans."""

from django.urls import path

from kelompok.views import aspek, rencana, rencana_hasil, rencana_item, rencana_matrix

urlpatterns = [
    path("", rencana.PlanList.as_view(), name="plan_list"),
    path("aspek/", aspek.matrix, name="aspek"),
    path("aspek/<str:kode>/", aspek.edit, name="aspek_edit"),
    path("baru/", rencana.new, name="plan_new"),
    path("<int:pk>/", rencana_matrix.matrix, name="plan"),
    path("<int:pk>/ubah/", rencana.edit, name="plan_edit"),
    path("<int:pk>/sel/", rencana_matrix.cells, name="plan_cells"),
    path("<int:pk>/hasil/", rencana_hasil.outcome, name="plan_outcome"),
    path(
        "<int:pk>/butir/",
        rencana_item.ItemList.as_view(),
        name="plan_items",
    ),
    path("<int:pk>/butir/baru/", rencana_item.new, name="plan_item_new"),
    path("<int:pk>/tempel/", rencana_item.paste, name="plan_paste"),
    path("butir/<int:pk>/", rencana_item.detail, name="plan_item"),
    path("butir/<int:pk>/ubah/", rencana_item.edit, name="plan_item_edit"),
    path(
        "butir/<int:pk>/<str:step>/",
        rencana_item.step,
        name="plan_item_step",
    ),
]
