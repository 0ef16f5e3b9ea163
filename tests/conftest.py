"""What every test shares: which group it belongs to, by the folder it lies in."""

import os
import shutil
from pathlib import Path

import pytest

HERE = Path(__file__).parent
GROUPS = {"browser", "chaos"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if not item.path.is_relative_to(HERE):
            continue
        for group in GROUPS & set(item.path.relative_to(HERE).parts):
            item.add_marker(group)


def pytest_sessionstart() -> None:
    """A green run of CI must not be green because the browser was missing."""
    found = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if os.environ.get("CI") == "true" and not found:
        pytest.exit("CI needs chromium-headless-shell", returncode=1)
