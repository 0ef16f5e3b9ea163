"""An approved sheet is replaced by another one, and never edited."""

import uuid

import pytest
from django.db import IntegrityError
from django.urls import reverse

from assessments.actions.assessments import (
    replace_assessment,
    start_assessment,
    step,
)
from assessments.models import Assessment
from sibungas.lib.errors import Refused
from tests import factories

pytestmark = pytest.mark.django_db
KELURAHAN = "99.01.01.1001"


@pytest.fixture
def writer():
    return factories.make_user("fasilitator", KELURAHAN)


@pytest.fixture
def old():
    return factories.make_assessment("disahkan", rt=factories.make_rt("01"))


def approve(sheet):
    verifikator = factories.make_user("verifikator", "99.01")
    head = factories.make_user("admin_provinsi", "99")
    sheet = step("verify", assessment=sheet, versi=sheet.versi, by=verifikator)
    return step("approve", assessment=sheet, versi=sheet.versi, by=head)


def replacement(old, writer, number=None):
    return replace_assessment(assessment=old, uuid=number or uuid.uuid4(), by=writer)


def test_the_old_sheet_counts_until_the_new_one_is_approved(old, writer):
    new = replacement(old, writer)
    assert (new.status, new.menggantikan, new.jenis) == ("draf", old, old.jenis)
    assert new.jalan_rusak_m == old.jalan_rusak_m and new.skor == 38
    new = step("submit", assessment=new, versi=new.versi, by=writer)
    old.refresh_from_db()
    assert (old.resmi, new.resmi) == (True, False)
    new = approve(new)
    old.refresh_from_db()
    assert (old.status, old.resmi) == ("disahkan", False)
    assert (new.status, new.resmi, new.menggantikan) == ("disahkan", True, old)


def test_another_kind_replaces_as_well(old, writer):
    other = factories.make_assessment(
        "diajukan", rt=old.rt, jenis="r0_pemutakhiran", diajukan_oleh=writer
    )
    new = approve(other)
    old.refresh_from_db()
    assert (old.resmi, new.resmi, new.menggantikan) == (False, True, old)


def test_a_chain_of_replacements(old, writer):
    new = step(
        "submit", assessment=(first := replacement(old, writer)),
        versi=first.versi, by=writer,
    )  # fmt: skip
    new = approve(new)
    with pytest.raises(Refused, match="Hanya penilaian resmi"):
        replacement(old, writer)
    third = replacement(new, writer)
    assert third.menggantikan == new


def test_one_replacement_at_a_time(old, writer):
    number = uuid.uuid4()
    first = replacement(old, writer, number)
    assert replacement(old, writer, number).pk == first.pk
    with pytest.raises(Refused):
        replacement(old, writer)
    step(
        "cancel",
        assessment=first,
        reason="Tidak jadi.",
        versi=first.versi,
        by=factories.make_user("verifikator", "99.01"),
    )
    assert replacement(old, writer).menggantikan == old


def test_a_cancelled_replacement_gives_way_to_the_old_one(old, writer):
    new = replacement(old, writer)
    new = approve(step("submit", assessment=new, versi=new.versi, by=writer))
    step(
        "cancel",
        assessment=new,
        reason="Keliru.",
        versi=new.versi,
        by=factories.make_user("verifikator", "99.01"),
    )
    old.refresh_from_db()
    assert old.resmi


def test_a_plain_start_beside_an_approved_sheet_is_refused(old, writer):
    with pytest.raises(Refused, match="sudah mempunyai penilaian aktif"):
        start_assessment(
            rt=old.rt, tahun=old.tahun, jenis=old.jenis, uuid=uuid.uuid4(), by=writer
        )


@pytest.mark.parametrize(
    ("columns", "constraint"),
    [
        ({}, "penilaian_satu_aktif"),
        ({"menggantikan": "other"}, "penilaian_satu_terbuka"),
        ({"menggantikan": "old", "jenis": "r0_pemutakhiran"}, "penilaian_satu_penggan"),
    ],
)
def test_the_database_keeps_one_sheet_on_its_way(old, writer, columns, constraint):
    replacement(old, writer)
    if "menggantikan" in columns:
        other = factories.make_assessment("disahkan", rt=factories.make_rt("02"))
        which = {"old": old, "other": other}[columns["menggantikan"]]
        columns = {**columns, "menggantikan": which}
    values = {"jenis": old.jenis, **columns}
    with pytest.raises(IntegrityError, match=constraint):
        Assessment.objects.create(
            uuid=uuid.uuid4(), rt=old.rt, tahun=old.tahun, **values
        )


def test_the_pages_of_both_name_each_other(client, old, writer):
    client.force_login(writer)
    page = client.get(old.get_absolute_url()).content.decode()
    assert "Ganti dengan penilaian baru" in page
    url = reverse("assessments:replace", args=[old.uuid])
    answer = client.post(url, {"uuid": str(uuid.uuid4())})
    new = Assessment.objects.get(menggantikan=old)
    assert answer.url == reverse("assessments:edit", args=[new.uuid])
    page = client.get(old.get_absolute_url()).content.decode()
    assert "Ganti dengan penilaian baru" not in page
    assert "Penilaian pengganti</a> sedang dikerjakan (draf)" in page
    page = client.get(new.get_absolute_url()).content.decode()
    assert f'Menggantikan <a href="{old.get_absolute_url()}">' in page
    new = approve(step("submit", assessment=new, versi=new.versi, by=writer))
    page = client.get(old.get_absolute_url()).content.decode()
    assert f'Digantikan oleh <a href="{new.get_absolute_url()}">' in page
    assert "Ganti dengan penilaian baru" not in page
