"""A real browser on the component gallery, and what went wrong in it."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client, override_settings
from playwright import sync_api

from sibungas import settings as portal
from tests.browser import gallery

CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
PHONE, DESK = (360, 740), (1366, 768)


@pytest.fixture(scope="session")
def browser() -> Iterator[sync_api.Browser]:
    if not CHROMIUM:
        pytest.skip("tidak ada Chromium di mesin ini")
    arguments = ["--disable-gpu", "--disable-dev-shm-usage"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    with sync_api.sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=arguments)
        # Playwright runs a loop in this thread; Django must not mind.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        yield browser
        browser.close()


@pytest.fixture
def gallery_url(live_server) -> Iterator[str]:
    gallery.SAVED.clear()
    [engine] = portal.TEMPLATES
    folder = Path(__file__).parent / "templates"
    engines = [{**engine, "DIRS": [*engine["DIRS"], folder]}]
    with override_settings(ROOT_URLCONF="tests.browser.gallery", TEMPLATES=engines):
        yield live_server.url


@pytest.fixture
def open_page(browser, gallery_url) -> Iterator[Callable[..., sync_api.Page]]:
    """Opens an address at a window size; ``page.problems`` gathers complaints."""
    contexts = []

    def open_page(path: str, size: tuple[int, int]) -> sync_api.Page:
        width, height = size
        context = browser.new_context(viewport={"width": width, "height": height})
        contexts.append(context)
        page = context.new_page()
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on("console", lambda m: _complaint(page, m))
        page.on("request", lambda r: _elsewhere(page, r, gallery_url))
        page.goto(gallery_url + path)
        page.wait_for_selector("body[data-ready]", state="attached")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def enter(browser, live_server) -> Iterator[Callable[..., sync_api.Page]]:
    """A window of a person who is signed in."""
    opened: list[sync_api.BrowserContext] = []

    def enter(user, size: tuple[int, int]) -> sync_api.Page:
        client = Client()
        client.force_login(user)
        width, height = size
        context = browser.new_context(
            base_url=live_server.url, viewport={"width": width, "height": height}
        )
        opened.append(context)
        name = settings.SESSION_COOKIE_NAME
        value = client.cookies[name].value
        context.add_cookies([{"name": name, "value": value, "url": live_server.url}])
        page = context.new_page()
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        return page

    yield enter
    for context in opened:
        context.close()


def fits(page: sync_api.Page) -> bool:
    """Whether nothing has to be scrolled sideways."""
    wide = "document.documentElement.scrollWidth - innerWidth"
    return page.evaluate(wide) <= 0


def _complaint(page: sync_api.Page, message: sync_api.ConsoleMessage) -> None:
    if message.type == "error":
        page.problems.append(message.text)


def _elsewhere(page: sync_api.Page, request: sync_api.Request, home: str) -> None:
    if not request.url.startswith((home, "data:", "blob:")):
        page.problems.append(request.url)


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    return request.param
