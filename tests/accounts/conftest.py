import pytest


@pytest.fixture
def probe(settings):
    """The address of a page behind the API's default guards."""
    settings.ROOT_URLCONF = "tests.accounts.probe_urls"
    return "/api/v1/uji/"
