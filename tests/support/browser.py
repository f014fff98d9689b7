"""The machine's Chromium, driven by Playwright. Without one the tests are left out, unless the
environment says REMBUK_BROWSER=required or CI."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from engine.local.setup.browser import MISSING, find

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the program."""
    found = find(os.environ)
    if found is None:
        if os.environ.get("REMBUK_BROWSER") == "required" or os.environ.get("CI"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    return found


@pytest.fixture(scope="session")
def browser(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for each test process, with a home of its own."""
    home = str(tmp_path_factory.mktemp("browser-home"))
    environ = {**os.environ, "HOME": home, "XDG_CONFIG_HOME": home, "XDG_CACHE_HOME": home}
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium, args=ARGUMENTS, env=dict(environ)
        )
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Page]:
    """A new, empty context, 360 px wide and Indonesian; `request.param` may give another width."""
    width = getattr(request, "param", 360)
    context = browser.new_context(viewport={"width": width, "height": 800}, locale="id-ID")
    yield context.new_page()
    context.close()


def put(box: Locator, text: str) -> None:
    """A long text at once: typed by the browser's own means it takes seconds."""
    box.evaluate(
        "(box, text) => { box.value = text;"
        " box.dispatchEvent(new Event('input', {bubbles: true})); }",
        text,
    )
