"""What is answered when something fails: a page, never a trace; and who keeps it."""

import pytest
from django.contrib.auth.decorators import login_not_required
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path
from rest_framework.request import Request
from rest_framework.response import Response

from sibungas.accounts.models import Institution
from sibungas.api.base import Door
from sibungas.lib.errors import Refused
from tests import factories


@login_not_required
def too_slow(request: HttpRequest) -> HttpResponse:
    """A statement that the database ends, as it does for a page that takes too long."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 50; SELECT pg_sleep(5)")
    return HttpResponse()


@login_not_required
def broken(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(1 / 0))


@login_not_required
def twice(request: HttpRequest) -> HttpResponse:
    """What two requests do that both found the name free."""
    with transaction.atomic():
        for _request in range(2):
            Institution.objects.create(nama="Dinas Satu", kategori="opd")
    return HttpResponse()


class TwiceByMachine(Door):
    """The same, at a door of the API."""

    permission_classes = ()

    def post(self, request: Request) -> Response:
        twice(request)
        return Response({})


@login_not_required
def refuses(request: HttpRequest) -> HttpResponse:
    raise Refused("Belum waktunya.")


urlpatterns = [
    path("dua-kali/", twice),
    path("menolak/", refuses),
    path("lambat/", too_slow),
    path("rusak/", broken),
    path("api/v1/lambat/", too_slow),
    path("api/v1/dua-kali/", TwiceByMachine.as_view()),
]
handler500 = "sibungas.views.server_error"
pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    with override_settings(ROOT_URLCONF=__name__):
        yield Client(raise_request_exception=False)


def test_a_database_that_does_not_answer_is_a_503_to_try_again(client):
    response = client.get("/lambat/")

    assert response.status_code == 503
    assert response["Retry-After"] == "5"
    assert "Coba lagi beberapa menit lagi" in response.content.decode()


def test_a_machine_reads_the_same_as_a_problem_document(client):
    response = client.get("/api/v1/lambat/")

    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert response["Content-Type"] == "application/problem+json"


def test_a_fault_of_ours_is_a_500_without_its_cause(client):
    response = client.get("/rusak/")

    assert response.status_code == 500
    assert "Kesalahan ini sudah dicatat" in response.content.decode()
    assert "ZeroDivision" not in response.content.decode()


@pytest.mark.parametrize(
    "address", ["/dokumen/wilayah/99%00/", "/dasbor-pokja/99%00/", "/kawasan/K%00/"]
)
def test_an_address_that_no_column_can_hold_is_not_found(address):
    reader = Client()
    reader.force_login(factories.make_user("superadmin"))
    assert reader.get(address).status_code == 404


def test_the_same_row_twice_in_one_moment_is_a_refusal(client):
    response = client.post("/dua-kali/")
    assert response.status_code == 409
    assert "terkirim dua kali" in response.content.decode()
    assert not Institution.objects.filter(nama="Dinas Satu").exists()


def test_a_machine_is_told_the_same(client):
    answer = client.post("/api/v1/dua-kali/")
    assert (answer.status_code, answer.json()["code"]) == (409, "sudah_ada")
    assert not Institution.objects.filter(nama="Dinas Satu").exists()


def test_a_refusal_leads_a_fragment_to_its_page(client):
    back = "http://testserver/rusak/"
    headers = {"HX-Request": "true", "Referer": back}
    response = client.post("/menolak/", headers=headers)
    assert (response.status_code, response["HX-Redirect"]) == (200, back)
    assert client.post("/menolak/", headers={"Referer": back}).url == back


def test_what_a_person_reads_is_kept_by_nobody_else():
    reader = Client()
    assert "Cache-Control" not in reader.get("/kelompok/ksm/")
    reader.force_login(factories.make_user("superadmin"))
    for address in ("/kelompok/ksm/", "/kelompok/ksm/?unduh=csv", "/tidak-ada/"):
        assert reader.get(address)["Cache-Control"] == "private, no-cache"
    # A page that must not be kept at all still says so.
    assert "no-store" in reader.get("/rapat/kalender/")["Cache-Control"]
