"""Addresses of signing in. People are managed in kawasan: rights need places."""

from django.urls import path

from sibungas.accounts import views

app_name = "accounts"
urlpatterns = [
    path("masuk/", views.Login.as_view(), name="login"),
    path("masuk/contoh/<int:pk>/", views.demo_login, name="demo_login"),
    path("keluar/", views.Logout.as_view(), name="logout"),
    path("sandi/", views.password, name="password"),
    path("undangan/<uidb64>/<token>/", views.Invitation.as_view(), name="invitation"),
]
