"""A change's impact on open cases in a browser: counted by a job while its page is read, left and
come back to; with and without script, on a phone and on a desk, with axe."""

import datetime as dt
import os

import pytest
from playwright.sync_api import Browser, Page, expect

from engine.service import drafting, migrating, publishing
from engine.service.drafting import Handed, Submitted
from engine.service.migrating import counting
from tests.journeys.test_moving import enter, site, town  # noqa: F401  (fixtures)
from tests.support.looking import WALKS, sound
from tests.web import secretary
from tests.web.secretary import WORKFLOW
from tests.web.studio import rules
from tests.web.town import Town

pytestmark = pytest.mark.browser
GONE = ("\n  village_check:\n", "\n  village_look:\n")


@pytest.fixture
def change(town: Town, monkeypatch: pytest.MonkeyPatch) -> int:  # noqa: F811  (a fixture)
    """A change of another who waits for the one who reads; pages leave all counting to the job."""
    monkeypatch.setattr(counting, "SOON", -1.0)
    other = secretary.appoint(town, "sekre2", "Budi Hartono")
    head = head_of(town)
    words = "title: {id: Musyawarah RW, en: RW forum}"
    sources = rules.changed(town, (words, "title: {id: Temu RW, en: RW meeting}"))
    handed = Handed(WORKFLOW, sources, head, "edit", "Surat edaran 7")
    done = drafting.submit(town.desk, handed, other, dt.datetime.now(dt.UTC))
    assert isinstance(done, Submitted), done
    return done.number


def head_of(town: Town) -> str:  # noqa: F811  (a fixture)
    return publishing.heads(town.desk)[WORKFLOW].hash


def work(town: Town) -> None:  # noqa: F811  (a fixture)
    """What the worker on the queue `long` does."""
    for _tenant, impact, _at in migrating.counts_under_way(town.desk.database):
        while migrating.count_some(town.desk, impact, dt.datetime.now(dt.UTC)):
            pass


def shot(page: Page, name: str) -> None:
    folder = os.environ.get("REMBUK_SHOTS")
    if folder:
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


@pytest.mark.parametrize("page", WALKS, indirect=True)
def test_a_change_shows_its_impact_as_it_is_counted(
    site: str, town: Town, page: Page, change: int  # noqa: F811  (a fixture)
) -> None:  # fmt: skip
    width = (page.viewport_size or {})["width"]
    enter(page, site)
    page.goto(f"{site}/studio/pengajuan/{change}")
    expect(page.get_by_text("0 dari 4 kasus")).to_be_visible()
    shot(page, f"counting-{width}")
    sound(page)
    work(town)
    expect(page.locator(".fates .moves .figure")).to_have_text("4", timeout=15_000)
    expect(page.get_by_text("Pindah ke “Temu RW”").first).to_be_visible()
    expect(page.locator(".coverage, #skenario").first).to_be_visible()
    shot(page, f"counted-{width}")
    sound(page)
    secretary.propose(town, "form-later", title="Talud lima")
    page.goto(f"{site}/studio/{WORKFLOW}/dampak/1")
    shot(page, f"as-of-{width}")
    sound(page)
    page.get_by_role("button", name="Hitung lagi").click()
    expect(page.get_by_text("0 dari 5 kasus")).to_be_visible()
    sound(page)


def test_without_script_the_page_is_left_and_come_back_to(
    site: str, town: Town, browser: Browser, change: int  # noqa: F811  (a fixture)
) -> None:  # fmt: skip
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    enter(page, site)
    page.goto(f"{site}/studio/pengajuan/{change}")
    expect(page.get_by_text("0 dari 4 kasus")).to_be_visible()
    page.goto(f"{site}/studio/{WORKFLOW}")
    work(town)
    page.goto(f"{site}/studio/pengajuan/{change}")
    expect(page.locator(".fates .moves .figure")).to_have_text("4")
    context.close()
