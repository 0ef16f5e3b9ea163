import pytest

from tests.kawasan import land as lands


@pytest.fixture
def land(db):
    return lands.build()


@pytest.fixture
def as_user(client):
    """The test client, signed in as the person given."""

    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in
