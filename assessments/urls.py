"""Addresses of assessments."""

from django.urls import path

from assessments.views import calculator, listing, reading

app_name = "assessments"
urlpatterns = [
    path("penilaian/", listing.AssessmentList.as_view(), name="list"),
    path("penilaian/<uuid:uuid>/", reading.detail, name="detail"),
    path("antrean/", listing.Queue.as_view(), name="queue"),
    path("antrean/berikut/", listing.next_in_queue, name="next"),
    path("kalkulator/", calculator.calculator, name="calculator"),
]
