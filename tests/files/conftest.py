"""An own folder for the bytes, and small real pictures with what a camera writes."""

import pytest

from tests import factories
from tests.files import samples


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "media")
    return tmp_path / "media" / "berkas"


@pytest.fixture
def photo() -> bytes:
    return samples.jpeg()


@pytest.fixture
def sheet(db):
    return factories.make_assessment()


@pytest.fixture
def surveyor(db):
    return factories.make_user("fasilitator", "99.01.01.1001")
