"""What every test shares: which group it belongs to, by the folder it lies in."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

HERE = Path(__file__).parent
GROUPS = {"browser", "chaos"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if not item.path.is_relative_to(HERE):
            continue
        for group in GROUPS & set(item.path.relative_to(HERE).parts):
            item.add_marker(group)


@pytest.fixture(scope="session", autouse=True)
def media_root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What a test uploads never lands beside the files of a portal that runs."""
    folder = tmp_path_factory.mktemp("media")
    with override_settings(MEDIA_ROOT=str(folder)):
        yield


def pytest_sessionstart() -> None:
    """A green run of CI must not be green because the browser was missing."""
    found = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if os.environ.get("CI") == "true" and not found:
        pytest.exit("CI needs chromium-headless-shell", returncode=1)
