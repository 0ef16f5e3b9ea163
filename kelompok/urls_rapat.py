"""Addresses of meetings."""

from django.urls import path

from kelompok.views import (
    meeting_attendance,
    meeting_calendar,
    meeting_minutes,
    meeting_papers,
    meetings,
)

urlpatterns = [
    path("rapat/", meetings.MeetingList.as_view(), name="rapat_list"),
    path("rapat/baru/", meetings.new, name="rapat_new"),
    path("rapat/kalender/", meeting_calendar.address, name="rapat_kalender"),
    path("rapat/kalender/<str:key>.ics", meeting_calendar.feed, name="rapat_ics"),
    path("rapat/<int:pk>/", meetings.detail, name="rapat"),
    path("rapat/<int:pk>/ubah/", meetings.edit, name="rapat_edit"),
    path("rapat/<int:pk>/langkah/", meetings.step, name="rapat_langkah"),
    path("rapat/<int:pk>/ringkasan/", meetings.summary, name="rapat_ringkasan"),
    path("rapat/<int:pk>/hadir/", meeting_attendance.attendance, name="rapat_hadir"),
    path("rapat/<int:pk>/notulen/", meeting_minutes.minutes, name="rapat_notulen"),
    path(
        "rapat/<int:pk>/naskah/<slug:jenis>.<slug:bentuk>",
        meeting_papers.paper,
        name="rapat_naskah",
    ),
]
