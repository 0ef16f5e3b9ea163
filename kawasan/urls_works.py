"""Addresses of works against slum conditions."""

from django.urls import path

from kawasan.views import intervention_editing, intervention_steps, interventions

urlpatterns = [
    path("kegiatan/", interventions.InterventionList.as_view(), name="interventions"),
    path(
        "kegiatan/antrean/",
        interventions.InterventionQueue.as_view(),
        name="intervention_queue",
    ),
    path("kegiatan/baru/", intervention_editing.new, name="intervention_new"),
    path("kegiatan/<uuid:uuid>/", interventions.detail, name="intervention"),
    path(
        "kegiatan/<uuid:uuid>/ubah/",
        intervention_editing.edit,
        name="intervention_edit",
    ),
    path(
        "kegiatan/<uuid:uuid>/langkah/<str:langkah>/",
        intervention_steps.step,
        name="intervention_step",
    ),
]
