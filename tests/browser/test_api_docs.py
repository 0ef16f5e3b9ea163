"""The API's documentation page: drawn by itself, under the strict policy, offline."""

import json
from collections.abc import Callable, Iterator

import pytest
from playwright import sync_api

from tests.api.conftest import HEADER, RULES, VOLUME

PATH = "/api/v1/dokumentasi/"


@pytest.fixture
def open_docs(browser, live_server) -> Iterator[Callable[..., sync_api.Page]]:
    """Opens the page; whatever is not on this server cannot be reached."""
    contexts = []

    def open_docs(size: tuple[int, int]) -> sync_api.Page:
        width, height = size
        context = browser.new_context(viewport={"width": width, "height": height})
        contexts.append(context)
        page = context.new_page()
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on("console", lambda m: _complaint(page, m))
        page.on("requestfailed", lambda r: page.problems.append(r.url))
        page.on("response", lambda r: _missing(page, r))
        page.route(
            lambda url: not url.startswith((live_server.url, "data:", "blob:")),
            lambda route: route.abort(),
        )
        page.policy = page.goto(live_server.url + PATH).headers[
            "content-security-policy"
        ]
        page.wait_for_selector("#api-docs[data-ready]")
        page.wait_for_selector(".opblock")
        return page

    yield open_docs
    for context in contexts:
        context.close()


def _complaint(page: sync_api.Page, message: sync_api.ConsoleMessage) -> None:
    if message.type in ("error", "warning"):
        page.problems.append(message.text)


def _missing(page: sync_api.Page, response: sync_api.Response) -> None:
    if response.status >= 400:
        page.problems.append(f"{response.status} {response.url}")


def test_every_operation_is_drawn_without_a_complaint(
    transactional_db, open_docs, size
) -> None:
    page = open_docs(size)
    assert "script-src 'self'" in page.policy
    assert "unsafe" not in page.policy
    assert page.locator(".opblock").count() == 71
    page.locator("#operations-kawasan-kawasan_get .opblock-summary-control").click()
    page.wait_for_selector("#operations-kawasan-kawasan_get .parameters")
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= size[0]
    assert page.problems == []


def test_the_calculator_can_be_tried_on_the_page(transactional_db, open_docs) -> None:
    page = open_docs((1366, 768))
    block = page.locator("#operations-skor-skor_post")
    block.locator(".opblock-summary-control").click()
    block.locator(".try-out__btn").click()
    body = {"ruleset": RULES, "header": HEADER, "volume": VOLUME}
    block.locator("textarea.body-param__text").fill(json.dumps(body))
    with page.expect_response("**/api/v1/skor/") as answer:
        block.locator("button.execute").click()
    assert answer.value.status == 200
    assert answer.value.json()["total"] == 38
    block.locator(".live-responses-table .response-col_status").first.wait_for()
    assert page.problems == []
