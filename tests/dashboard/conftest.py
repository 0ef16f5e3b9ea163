"""People signed in, in places where nothing waits to be counted."""

import pytest

from tests import factories
from tests.dashboard.figures import settle


@pytest.fixture
def places(db):
    """The tree of the factories with nothing waiting to be counted."""
    found = factories.make_wilayah()
    settle()
    return found


@pytest.fixture
def as_role(client):
    """The test client, signed in as somebody with a role in a place."""

    def sign_in(role="", kode="", **columns):
        user = factories.make_user(role, kode, **columns)
        client.force_login(user)
        client.person = user
        return client

    return sign_in
