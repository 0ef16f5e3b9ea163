"""The building blocks of the other tests stand on the real constraints."""

import pytest

from assessments import workflow
from kawasan import access
from tests import factories


@pytest.mark.django_db
@pytest.mark.parametrize("status", workflow.STATUSES)
def test_a_sheet_can_be_made_in_every_status(status):
    sheet = factories.make_assessment(status)
    assert sheet.status == status
    assert sheet.rt.kelurahan.kode == "99.01.01.1001"


@pytest.mark.django_db
def test_people_and_places():
    user = factories.make_user("verifikator", "99.01")
    factories.make_kawasan()
    assert access.scope(user) == ("99.01",)
    assert access.scope(factories.make_user("superadmin")) == ("",)
    assert access.scope(factories.make_user()) == ()
