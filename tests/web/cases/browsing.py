"""An official's browser: logs in through the page, presses what an act names."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from tests.web import town as towns
from tests.web.town import Town


@contextmanager
def serving(town: Town) -> Iterator[str]:
    """The address of the town's pages on this machine."""
    server = make_server("127.0.0.1", 0, town.app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join(10)


@contextmanager
def person(
    browser: Browser, site: str, who: str, width: int, script: bool = True
) -> Iterator[Page]:
    """A page of this person, logged in; it stands on their queue or their proposals."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, locale="id-ID", java_script_enabled=script
    )
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto(f"{site}/masuk?ke=/tugas")
    page.fill("#username", who)
    page.fill("#password", towns.PASSWORD)
    page.press("#password", "Enter")
    page.wait_for_url(re.compile(r"/tugas"))
    yield page
    context.close()


def press(page: Page, label: str) -> None:
    """Press the main button of a form of an act."""
    page.locator("main form").get_by_role("button", name=label, exact=True).last.click()


def go_to(page: Page, name: str) -> None:
    """By the main menu; on a phone a long one is opened first."""
    menu = page.locator("details.menu > summary")
    if menu.is_visible():
        menu.click()
    page.get_by_role("navigation", name="Menu utama").get_by_role("link", name=name).click()
