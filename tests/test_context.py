"""The menu: each role finds its own pages, first what it does every day."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import override_settings
from django.urls import include, path

from kawasan.access import Grant
from sibungas.accounts.models import User
from sibungas.context import duty_of, menu_for


def view(request):
    raise NotImplementedError


def _app(name: str, **routes: str):
    return [path(at, view, name=route) for route, at in routes.items()], name


urlpatterns = [
    path("", include(_app("dashboard", home="", help="bantuan/", about="tentang/"))),
    path(
        "",
        include(_app("kawasan", list="kawasan/", rt_list="rt/", users="pengguna/")),
    ),
    path("", include(_app("accounts", login="masuk/"))),
    path(
        "",
        include(
            _app(
                "assessments",
                list="penilaian/",
                queue="antrean/",
                pending="rekap/antrean/",
                calculator="kalkulator/",
            )
        ),
    ),
]


@pytest.fixture(autouse=True)
def addresses():
    with override_settings(ROOT_URLCONF=__name__):
        yield


def someone(*roles: str) -> User:
    user = User(username="x", nama="X")
    user._grants = tuple(Grant(role, "") for role in roles)
    return user


def labels(user: object) -> list[str]:
    return [line["label"] for line in menu_for(user)]


def test_a_facilitator_starts_with_the_rt() -> None:
    menu = labels(someone("fasilitator"))
    assert menu[:4] == ["RT", "Penilaian", "Beranda", "Kawasan"]
    assert "Antrean" not in menu
    assert "Pengguna" not in menu


def test_a_verifikator_starts_with_the_queue() -> None:
    menu = labels(someone("verifikator"))
    assert menu[0] == "Antrean"
    assert menu.count("Antrean") == 1
    assert "Hitung ulang" in menu


def test_only_who_manages_users_sees_them() -> None:
    assert "Pengguna" in labels(someone("admin_provinsi"))
    assert "Pengguna" not in labels(someone("staf_provinsi"))


def test_a_member_of_a_group_sees_no_assessments() -> None:
    assert "Penilaian" not in labels(someone("kader_pkk"))


def test_a_stranger_finds_the_public_pages() -> None:
    assert labels(AnonymousUser()) == ["Kalkulator", "Bantuan", "Tentang"]


@pytest.mark.parametrize(
    ("at", "label"),
    [
        ("/", "Beranda"),
        ("/wilayah/63.71/", "Beranda"),
        ("/rekap/antrean/", "Hitung ulang"),
        ("/antrean/", "Antrean"),
        ("/kawasan/K-1/ubah/", "Kawasan"),
    ],
)
def test_one_line_is_the_page_we_are_on(at: str, label: str) -> None:
    menu = menu_for(someone("admin_provinsi"), at)
    assert [line["label"] for line in menu if line["active"]] == [label]


def test_the_head_names_the_first_duty_and_counts_the_rest() -> None:
    duty = duty_of(someone("staf_provinsi", "verifikator"))
    assert duty == {
        "peran": "Staf Dinas Perkim Provinsi",
        "tempat": "Seluruh Indonesia (+1)",
    }
    assert duty_of(AnonymousUser()) == {"peran": "", "tempat": ""}


def test_the_daily_work_has_no_heading_and_the_rest_stands_under_one() -> None:
    menu = menu_for(someone("admin_provinsi"))
    assert [line["group"] for line in menu][:4] == ["", "", "", ""]
    groups = [line["group"] for line in menu]
    # Each heading once, its lines together.
    seen = [g for n, g in enumerate(groups) if n == 0 or groups[n - 1] != g]
    assert len(seen) == len(set(seen))
    assert seen[-1] == "Bantuan"
