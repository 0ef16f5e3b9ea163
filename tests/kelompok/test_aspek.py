"""Which office answers for which aspect, and how that helps to choose one."""

import pytest
from django.db import IntegrityError, transaction

from kelompok.models import AspekOpd, Lokus, RencanaKolaborasi
from sibungas.accounts.models import Institution
from sibungas.audit.models import AuditEvent
from tests import factories

pytestmark = pytest.mark.django_db
EDIT = "/sinkronisasi/aspek/99.01/"


@pytest.fixture
def city(client):
    client.force_login(factories.make_user("bappeda", "99.01"))
    return factories.make_wilayah().kota


def office(nama, **columns):
    return Institution.objects.create(nama=nama, kategori="opd", **columns)


def test_a_place_divides_its_aspects_once_each(client, city):
    roads, health = office("Dinas Jalan"), office("Dinas Kesehatan")
    sent = {"utama_2": roads.pk, "pendukung_2": [health.pk], "utama_5": health.pk}
    assert client.post(EDIT, sent).status_code == 302
    told = AspekOpd.objects.values_list("aspek", "institution", "peran")
    assert set(told) == {
        (2, roads.pk, "utama"),
        (2, health.pk, "pendukung"),
        (5, health.pk, "utama"),
    }
    page = client.get("/sinkronisasi/aspek/").text
    assert "Dinas Jalan" in page and EDIT in page
    # The other way round, and the fifth aspect is free again.
    mark = client.get(EDIT).context["form"]["tanda"].value()
    sent = {"utama_2": health.pk, "pendukung_2": [roads.pk], "tanda": mark}
    assert client.post(EDIT, sent).status_code == 302
    told = AspekOpd.objects.values_list("aspek", "institution", "peran")
    assert set(told) == {(2, health.pk, "utama"), (2, roads.pk, "pendukung")}
    assert AuditEvent.objects.filter(verba="aspek.divided").count() == 2
    lines = b"".join(client.get("/sinkronisasi/aspek/?unduh=csv")).decode("utf-8-sig")
    assert "Dinas Kesehatan;Dinas Jalan" in lines


def test_who_answers_does_not_help_as_well(client, city):
    one = office("Dinas Jalan")
    answer = client.post(EDIT, {"utama_2": one.pk, "pendukung_2": [one.pk]})
    assert answer.status_code == 422
    assert "sudah menjadi penanggung jawab" in answer.text


def test_a_change_meanwhile_is_told(client, city):
    one = office("Dinas Jalan")
    AspekOpd.objects.create(wilayah=city, aspek=1, institution=one, peran="utama")
    answer = client.post(EDIT, {"utama_2": one.pk, "tanda": ""})
    assert answer.status_code == 409 and "diubah orang lain" in answer.text
    again = {"utama_2": one.pk, "tanda": answer.context["form"]["tanda"].value()}
    assert client.post(EDIT, again).status_code == 302
    assert AspekOpd.objects.get().aspek == 2


def test_one_office_answers_for_an_aspect(city):
    one, two = office("Satu"), office("Dua")
    AspekOpd.objects.create(wilayah=city, aspek=1, institution=one, peran="utama")
    for columns in (
        {"institution": two, "peran": "utama", "aspek": 1},
        {"institution": one, "peran": "pendukung", "aspek": 1},
        {"institution": two, "peran": "utama", "aspek": 8},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            AspekOpd.objects.create(wilayah=city, **columns)


def test_the_answering_office_is_suggested(client, city):
    office("Aaa Dinas Lain")
    roads = office("Zzz Dinas Jalan")
    AspekOpd.objects.create(wilayah=city, aspek=2, institution=roads, peran="utama")
    area = factories.make_kawasan("K-1")
    plan = RencanaKolaborasi.objects.create(
        judul="Kolaborasi", wilayah=city, tahun_mulai=2026, tahun_selesai=2027
    )
    address = f"/sinkronisasi/{plan.pk}/butir/baru/?kawasan={area.pk}"
    form = client.get(f"{address}&sasaran=jalan_rusak_m").context["form"]
    assert (form["pelaku"].value(), form["sasaran"].value()) == (
        roads.pk,
        "jalan_rusak_m",
    )
    names = [label for key, label in form.fields["pelaku"].choices if key]
    assert names[0] == "Zzz Dinas Jalan (aspek jalan lingkungan)"
    # For drains nobody answers: no suggestion.
    form = client.get(f"{address}&sasaran=drainase_buruk_m").context["form"]
    assert form["pelaku"].value() is None
    lokus = Lokus.objects.create(
        wilayah=city, tahun=2026, judul="Lokus", alasan="x", kawasan=area
    )
    page = client.get(f"/lokus/{lokus.pk}/komitmen/baru/").text
    assert "Zzz Dinas Jalan (aspek jalan lingkungan)" in page


def test_others_read_and_do_not_divide(client, city):
    client.force_login(factories.make_user("lurah", "99.01.01.1001"))
    page = client.get("/sinkronisasi/aspek/").text
    assert "Kota Satu" in page and EDIT not in page
    client.force_login(factories.make_user("auditor", "99.01"))
    assert client.get(EDIT).status_code == 403
