"""Cursors come back as they left, or not at all."""

import pytest

from sibungas.lib import paging


def test_a_cursor_names_the_place_after_a_row() -> None:
    cursor = paging.encode(("kode", "id"), {"kode": "63", "id": 7, "nama": "x"})
    assert paging.decode(("kode", "id"), cursor) == ["63", 7]


@pytest.mark.parametrize("cursor", ["", "x", "a:b:c", "\u2603", "=" * 400])
def test_a_strange_cursor_is_refused(cursor: str) -> None:
    with pytest.raises(ValueError, match="Kursor"):
        paging.decode(("id",), cursor)


def test_a_cursor_of_another_list_is_refused() -> None:
    cursor = paging.encode(("kode",), {"kode": "63"})
    with pytest.raises(ValueError, match="daftar lain"):
        paging.decode(("id",), cursor)
