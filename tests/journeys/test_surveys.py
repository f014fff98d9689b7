"""A case that waits for others, in a browser: its office, those who have the others, the public.

On a phone and on a desk; axe on each page.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from engine.local.servers import Servers
from tests.support.looking import WALKS, sound
from tests.web import secretary
from tests.web import town as towns
from tests.web.cases import surveys, work
from tests.web.cases.browsing import person, press
from tests.web.town import Town

pytestmark = pytest.mark.browser
WIDTHS = pytest.mark.parametrize("width", WALKS)


@pytest.fixture(scope="module")
def town(
    module_database_url: str, servers: Servers, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Town]:
    """The town of the page tests with the two workflows."""
    made = towns.build(module_database_url, servers.redis_url, tmp_path_factory.mktemp("data"))
    surveys.published(made)
    yield made
    made.desk.database.close()


@WIDTHS
def test_a_repair_is_followed_from_its_surveys_to_the_decision(
    town: Town, site: str, browser: Browser, width: int
) -> None:
    case = surveys.repair(town, f"journey-{width}", f"Jalan Melati {width}")
    north, south = surveys.opened(town, case)
    with person(browser, site, "camat", width) as page:
        page.get_by_role("link", name=f"Jalan Melati {width}").first.click()
        expect(page.get_by_text("0 dari 2 sudah berakhir baik")).to_be_visible()
        expect(page.get_by_text("Diawasi")).to_be_visible()
        expect(page.get_by_text("Survei sisi utara")).to_be_visible()
        sound(page, "waits-for-surveys")
        page.get_by_role("link", name=north.number or "").click()
        expect(page.get_by_text(f"Dibuka dari {work.number(town, case)}")).to_be_visible()
        sound(page, "survey")
    with person(browser, site, "lurah", width) as page:
        page.goto(f"{site}/kasus/{north.child}")
        press(page, "Sudah diperiksa")
        expect(page.get_by_role("status").first).to_contain_text("Sudah diperiksa")
        surveys.worked(town)
    number = work.number(town, case)
    with person(browser, site, "camat", width) as page:
        page.goto(f"{site}/ikuti/{number}")
        expect(page.get_by_text("1 dari 2 sudah berakhir baik")).to_be_visible()
        expect(page.get_by_text("Kasus yang ditunggu berakhir")).to_be_visible()
        sound(page, "public-waits")
        surveys.finished(town, south.child or 0)
        page.goto(f"{site}/kasus/{case}")
        expect(page.get_by_text("Diputuskan camat").first).to_be_visible()
        expect(page.get_by_text("Survei selesai").first).to_be_visible()
        sound(page, "surveyed")


@WIDTHS
def test_the_studio_says_what_a_state_opens(
    town: Town, site: str, browser: Browser, width: int
) -> None:
    secretary.appoint(town)
    with person(browser, site, "sekre", width) as page:
        page.goto(f"{site}/studio/road_repair")
        expect(page.get_by_text("Di sini dibuka kasus lain").first).to_be_attached()
        sound(page, "studio-opens")
