"""Personal data: unreadable at rest, masked on pages, opened by the own keys only."""

import pytest
from cryptography.fernet import Fernet

from sibungas.lib import sealed

PHONE = "0812-5555-0123"


def test_what_is_stored_tells_nothing_and_opens_again():
    stored = sealed.seal(PHONE)
    assert PHONE not in stored
    assert "5555" not in stored
    assert sealed.seal(PHONE) != stored
    assert sealed.unseal(stored) == PHONE
    assert sealed.seal("") == sealed.unseal("") == ""


def test_an_own_key_takes_over_and_old_texts_stay_readable(settings):
    before = sealed.seal(PHONE)
    settings.PERSONAL_DATA_KEY = "kunci-data-pribadi-yang-panjang-sekali-0001"
    after = sealed.seal(PHONE)
    assert sealed.unseal(before) == sealed.unseal(after) == PHONE
    settings.PERSONAL_DATA_KEY = ""
    assert sealed.unseal(after) == sealed.UNREADABLE


def test_a_strange_text_is_said_to_be_unreadable():
    strange = Fernet(Fernet.generate_key()).encrypt(b"x").decode()
    assert sealed.unseal(strange) == sealed.UNREADABLE
    assert sealed.unseal("bukan sandi") == sealed.UNREADABLE


@pytest.mark.parametrize(
    ("text", "shown"),
    [("", ""), ("12", "••••"), ("123456", "••••••"), (PHONE, "•••••••••••123")],
)
def test_a_mask_keeps_the_last_three_of_a_long_text(text, shown):
    assert sealed.masked(text) == shown
