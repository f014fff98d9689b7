"""Looks at a page as its readers do: nothing for axe to say, and nothing wider than the screen.

A journey is walked on a phone, axe on each page; each is made as wide as a desk's for a moment, to
see that it fits. The whole walk on a desk, axe again on each page, is a proof. With REMBUK_SHOTS
set to a folder, each look is kept there as a picture.
"""

import itertools
import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PHONE, DESK = 360, 1280
WALKS = [PHONE, pytest.param(DESK, marks=pytest.mark.proof)]

_AXE = Axe()
_RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # to tell what is well takes longer than what is not
}
_numbers = itertools.count(1)


def sound(page: Page, name: str = "page", script: bool = True) -> None:
    """The page as it stands; a phone's is made as wide as a desk's for a moment."""
    size = page.viewport_size
    _look(page, name, script)
    if size is not None and size["width"] == PHONE:
        page.set_viewport_size({"width": DESK, "height": size["height"]})
        _look(page, name, False)
        page.set_viewport_size(size)


def _look(page: Page, name: str, script: bool) -> None:
    page.wait_for_load_state()  # a press may still be on its way to the next page
    folder = os.environ.get("REMBUK_SHOTS")
    if folder:
        width = page.viewport_size["width"] if page.viewport_size else 0
        shot = Path(folder) / f"{next(_numbers):03d}-{name}-{width}.png"
        page.screenshot(path=str(shot), full_page=True)
    if script:  # axe itself is a script
        found = _AXE.run(page, options=_RULES)
        assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0, page.url
