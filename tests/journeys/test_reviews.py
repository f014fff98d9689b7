"""Reviews in a browser: three offices side by side, at phone and desk width. Axe on each page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from engine.local.servers import Servers
from tests.support.looking import WALKS, sound
from tests.web import town as towns
from tests.web.cases import committee, forces
from tests.web.cases.browsing import person
from tests.web.cases.test_reviewing import force
from tests.web.cases.test_reviews import SIDE
from tests.web.town import Town

pytestmark = pytest.mark.browser
FORCES, CIVIL = SIDE["reviews"]["forces"], SIDE["reviews"]["civil"]
STATE = {
    "reviews": {
        "forces": {**FORCES, "abstain": True, "hidden": "until closed", "agree": 1},
        "civil": CIVIL,
    },
    "joined": "all",
}


@pytest.fixture(scope="module")
def town(
    module_database_url: str, servers: Servers, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Town]:
    """The town whose plans are agreed on by two reviews side by side."""
    made = towns.build(module_database_url, servers.redis_url, tmp_path_factory.mktemp("data"))
    forces.appoint(made)
    committee.publish(made, STATE)
    yield made
    made.desk.database.close()


def press(page: Page, name: str) -> None:
    """One of the acts of the case page."""
    with page.expect_navigation():
        page.locator(".acts").get_by_role("button", name=name).click()


@pytest.mark.parametrize("width", WALKS)
def test_three_offices_answer_side_by_side(
    width: int, town: Town, site: str, browser: Browser
) -> None:
    case = force(town, f"seen-{width}")
    with (
        person(browser, site, "danramil", width) as danramil,
        person(browser, site, "kapolsek", width) as kapolsek,
        person(browser, site, "camat", width) as camat,
    ):
        side_by_side(danramil, kapolsek, camat, case, site)


def side_by_side(danramil: Page, kapolsek: Page, camat: Page, case: int, site: str) -> None:
    """One abstains in the dark, one refuses, and the third need not answer any more."""
    danramil.goto(f"{site}/tugas")
    expect(danramil.get_by_text("Pasukan, 1 harus setuju").first).to_be_visible()
    sound(danramil, "antrean-penilaian")
    danramil.goto(f"{site}/kasus/{case}")
    expect(danramil.get_by_text("0 dari 2 sudah menjawab")).to_be_visible()
    sound(danramil, "kasus-penilaian")
    press(danramil, "Abstain")
    kapolsek.goto(f"{site}/kasus/{case}")
    expect(kapolsek.get_by_text("Sudah menjawab (pendapatnya terlihat")).to_be_visible()
    sound(kapolsek, "kasus-rahasia")
    kapolsek.get_by_role("link", name="Belum setuju").click()
    expect(kapolsek.get_by_text("Aturan: Dinilai bersama oleh")).to_be_visible()
    sound(kapolsek, "formulir-penilaian")
    camat.goto(f"{site}/kasus/{case}")
    camat.get_by_role("link", name="Belum setuju").click()
    camat.get_by_role("radio").first.check()
    camat.get_by_label("Penjelasan").fill("Waktunya belum tepat.")
    with camat.expect_navigation():
        camat.get_by_role("button", name="Belum setuju").last.click()
    kapolsek.goto(f"{site}/kasus/{case}")
    expect(kapolsek.get_by_text("Jawaban Anda sebagai Kapolsek tidak diperlukan")).to_be_visible()
    sound(kapolsek, "kasus-tidak-perlu")
