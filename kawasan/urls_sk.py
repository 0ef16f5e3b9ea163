"""Addresses of decrees on slum areas."""

from django.urls import path

from kawasan.views import sk, sk_documents, sk_items, sk_steps

urlpatterns = [
    path("sk/", sk.SkList.as_view(), name="sk_list"),
    path("sk/baru/", sk.new, name="sk_new"),
    path("sk/<uuid:uuid>/ubah/", sk.edit, name="sk_edit"),
    path("sk/<uuid:uuid>/butir/", sk_items.items, name="sk_items"),
    path("sk/<uuid:uuid>/butir/<int:pk>/", sk_items.match, name="sk_match"),
    path("sk/<uuid:uuid>/impor/", sk_items.import_items, name="sk_import"),
    path("sk/<uuid:uuid>/berlakukan/", sk_steps.activate, name="sk_activate"),
    path("sk/<uuid:uuid>/cabut/", sk_steps.revoke, name="sk_revoke"),
    path("sk/<uuid:uuid>/tinjau/", sk_steps.review, name="sk_review"),
    path("sk/<uuid:uuid>/banding/", sk_documents.compare, name="sk_compare"),
    path("sk/<uuid:uuid>/lampiran/", sk_documents.annex, name="sk_annex"),
]
