"""Addresses of people, of one's own page, of the trail and of the first steps."""

from django.urls import path

from kawasan.views import audit, institutions, people, profile, setup

urlpatterns = [
    path("pengguna/", people.UserList.as_view(), name="users"),
    path("pengguna/baru/", people.invite, name="user_new"),
    path("pengguna/wilayah/", people.places, name="user_places"),
    path("pengguna/<int:pk>/", people.user, name="user"),
    path("pengguna/<int:pk>/tugas/", people.add_duty, name="user_duty_new"),
    path(
        "pengguna/<int:pk>/tugas/<int:duty>/akhiri/",
        people.end_duty,
        name="user_duty_end",
    ),
    path("pengguna/<int:pk>/nonaktif/", people.deactivate, name="user_deactivate"),
    path("pengguna/<int:pk>/aktif/", people.reactivate, name="user_reactivate"),
    path("pengguna/<int:pk>/reset/", people.reset, name="user_reset"),
    path("instansi/", institutions.InstitutionList.as_view(), name="institutions"),
    path("instansi/baru/", institutions.new, name="institution_new"),
    path("instansi/<int:pk>/", institutions.edit, name="institution_edit"),
    path("profil/", profile.profile, name="profile"),
    path("profil/token/<int:pk>/cabut/", profile.revoke, name="token_revoke"),
    path("jejak-audit/", audit.AuditList.as_view(), name="audit"),
    path("mulai/", setup.start, name="setup"),
    path("mulai/wilayah/", setup.places, name="setup_places"),
]
