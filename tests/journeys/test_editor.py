"""The secretariat writes rules in the editor, by keyboard alone: an error is made, seen and mended,
a key completed and explained, a story walked, the change handed in; axe on each state of it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.support.browser import put
from tests.support.looking import DESK, WALKS, sound
from tests.support.pace import pace
from tests.web import secretary
from tests.web import town as towns
from tests.web.cases.browsing import serving
from tests.web.secretary import WORKFLOW
from tests.web.studio.large import large
from tests.web.town import Town

pytestmark = pytest.mark.browser
PATIENCE = 30_000  # ms: the first picture of a process takes seconds, more beside neighbours


@pytest.fixture(scope="module")
def site(town: Town) -> Iterator[str]:
    """The address of the town's pages on this machine."""
    secretary.appoint(town)
    secretary.appoint(town, "sekre2", "Budi Hartono")
    with serving(town) as address:
        yield address


@pytest.fixture(autouse=True)
def clean_desk(town: Town) -> None:
    """No draft and no waiting change from the test before."""
    with town.desk.database.connection() as connection:
        connection.execute("DELETE FROM definition_draft")
        connection.execute(
            "UPDATE definition_change SET standing = 'withdrawn' WHERE standing = 'waiting'"
        )


def enter(page: Page, site: str) -> list[str]:
    """Log in and open the editor; what the console complains of is gathered."""
    said: list[str] = []
    page.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
    page.on("pageerror", lambda one: said.append(str(one)))
    page.goto(f"{site}/masuk")
    page.fill("#username", "sekre")
    page.fill("#password", towns.PASSWORD)
    page.locator("main form button").last.click()
    page.goto(f"{site}/studio/{WORKFLOW}/ubah")
    expect(page.locator(".cm-content").first).to_be_visible()
    expect(page.locator("[data-picture] svg")).to_be_visible(timeout=PATIENCE)
    return said


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def tab_to(page: Page, what: str, most: int = 80) -> None:
    """Press Tab until the element has the focus."""
    for _ in range(most):
        if page.evaluate("what => document.activeElement.matches(what)", what):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never comes to {what}")


def find(page: Page, words: str) -> None:
    """Put the cursor behind these words, with the editor's own search."""
    press(page, "Control+f")
    press(page, "Control+a")
    page.keyboard.type(words)
    press(page, "Enter", "Escape", "ArrowRight")


def replace_main(page: Page, old: str, new: str) -> str:
    """Change the workflow's text through its plain box, as with other tools; the text before."""
    page.get_by_role("button", name="Pakai kotak teks biasa").click()
    box = page.locator("#text-0")
    before = box.input_value()
    assert old in before
    put(box, before.replace(old, new, 1))
    page.get_by_role("button", name="Pakai editor").click()
    return before


@pytest.mark.parametrize("page", WALKS, indirect=True)
def test_rules_are_written_by_keyboard_alone(site: str, page: Page) -> None:
    width = page.viewport_size["width"] if page.viewport_size else 0
    complaints = enter(page, site)
    status = page.locator("[data-status]")
    expect(status).to_contain_text("Tidak ada kesalahan", timeout=PATIENCE)
    sound(page)
    # In by Tab, out by Escape and Tab.
    tab_to(page, ".cm-content")
    press(page, "Escape", "Tab")
    assert not page.evaluate("document.activeElement.closest('.cm-editor') !== null")
    press(page, "Shift+Tab")
    assert page.evaluate("document.activeElement.matches('.cm-content')")
    # An error is made, and seen: inline, in the gutter, in the list, and beside the file.
    find(page, "visibility: public")
    press(page, *["ArrowLeft"] * 8, "Backspace")
    expect(status).to_contain_text("1 kesalahan", timeout=PATIENCE)
    expect(page.locator("[data-problems]")).to_contain_text('Maksudnya "visibility"?')
    expect(page.locator(".cm-lintRange-error").first).to_be_visible()
    expect(page.locator(".cm-lint-marker-error").first).to_be_visible()
    expect(page.locator("[data-files] [aria-current] .badge")).to_have_text("1")
    sound(page)
    # The list leads to the place; the next error is a key away, too.
    tab_to(page, ".cm-content")
    press(page, "Control+End", "Escape")
    tab_to(page, "[data-problems] li:first-child button")
    press(page, "Enter")
    assert page.evaluate("document.activeElement.matches('.cm-content')")
    expect(page.locator(".cm-focused .cm-activeLine")).to_contain_text("visibilit: public")
    press(page, "Control+Home", "F8")
    expect(page.locator(".cm-focused .cm-activeLine")).to_contain_text("visibilit: public")
    press(page, "Control+z")
    expect(status).to_contain_text("Tidak ada kesalahan", timeout=PATIENCE)
    # What a key means is read under the text, and beside the cursor on demand.
    expect(page.locator("[data-key-help]")).to_contain_text("nomornya untuk membuka halaman kasus")
    find(page, "if_silent: {hand_to: district_head")
    press(page, "F1")
    expect(page.locator(".cm-help")).to_contain_text("Peran yang menerima tugasnya")
    expect(page.locator("[data-key-help]")).to_contain_text("Peran yang menerima tugasnya")
    sound(page)
    press(page, "Escape")
    expect(page.locator(".cm-help")).to_have_count(0)
    # The picture and the sentences are of the state at the cursor.
    title = page.locator("[data-state-title]")
    expect(title).to_have_text("Diperiksa desa atau kelurahan")
    expect(page.locator("[data-picture] .node.now")).to_have_attribute(
        "data-state", "village_check"
    )
    # A key is completed, then its value.
    press(page, "End", "Enter")
    page.keyboard.type("when_")
    expect(page.locator(".cm-tooltip-autocomplete li").first).to_have_text("when_left")
    sound(page)
    press(page, "Enter")
    expect(page.locator(".cm-focused .cm-activeLine")).to_contain_text("when_left: ")
    expect(page.locator(".cm-tooltip-autocomplete li").first).to_have_text("withdraw them")
    press(page, "Escape", "Shift+Home", "Backspace", "Backspace", "Backspace")
    # What is written goes with the form: a new title, a reason, handed in.
    press(page, "Control+Home")
    find(page, "title: {id: ")
    page.keyboard.type(f"Baru {width} ")
    expect(status).to_contain_text("Tidak ada kesalahan", timeout=PATIENCE)
    press(page, "Escape", "Escape")  # one may only close a list of completions
    tab_to(page, "#reason")
    page.keyboard.type("Nama baru")
    tab_to(page, "button[value=submit]")
    press(page, "Enter")
    expect(page.get_by_role("heading", name="Menunggu orang kedua")).to_be_visible(
        timeout=4 * PATIENCE
    )
    expect(page.get_by_text(f"Baru {width}").first).to_be_visible()
    assert complaints == []


@pytest.mark.parametrize("page", WALKS, indirect=True)
def test_the_story_of_a_finding_is_walked_on_the_picture(site: str, page: Page) -> None:
    complaints = enter(page, site)
    main = page.locator("#text-0").input_value()
    start = main.index("    if_silent", main.index("\n  regency_forum:"))
    silence = main[start : main.index("\n", start) + 1]
    before = main[:start].splitlines(True)[-1]
    replace_main(page, before + silence, before)
    walk = page.locator("[data-problems] li.error button", has_text="Telusuri ceritanya")
    expect(walk).to_be_visible(timeout=PATIENCE)
    walk.focus()
    press(page, "Enter")
    place, told = page.locator("[data-walk-place]"), page.locator("[data-walk-status]")
    expect(place).to_contain_text("langkah 1 dari")
    expect(page.locator("[data-picture] .node.lit")).to_have_count(2)
    sound(page)
    first = told.inner_text()
    steps = int(place.inner_text().split()[-1])
    assert steps > 1
    press(page, "Enter")
    expect(place).to_contain_text("langkah 2 dari")
    assert told.inner_text() != first
    expect(page.locator("[data-picture] .node.now")).to_have_count(1)
    press(page, "ArrowLeft")
    expect(told).to_have_text(first)
    press(page, *["ArrowRight"] * steps)
    expect(place).to_contain_text(f"langkah {steps} dari {steps}")
    expect(told).to_contain_text("harus menyebut apa yang terjadi")
    expect(page.locator("[data-walk-next]")).to_have_attribute("aria-disabled", "true")
    sound(page)
    page.locator("[data-walk] summary").click()
    expect(page.locator("[data-walk-list] li[aria-current]")).to_have_count(1)
    sound(page)
    press(page, "Escape")
    expect(page.locator("[data-walk]")).to_be_hidden()
    assert page.evaluate("document.activeElement.textContent").startswith("Telusuri")
    expect(page.locator("[data-picture] .lit")).to_have_count(0)
    assert complaints == []


@pytest.mark.parametrize("page", [360], indirect=True)
def test_the_story_is_a_list_without_script(site: str, page: Page, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    plain = context.new_page()
    plain.goto(f"{site}/masuk")
    plain.fill("#username", "sekre")
    plain.fill("#password", towns.PASSWORD)
    plain.locator("main form button").last.click()
    plain.goto(f"{site}/studio/{WORKFLOW}/ubah")
    box = plain.locator("#text-0")
    main = box.input_value()
    start = main.index("    if_silent", main.index("\n  regency_forum:"))
    put(box, main[:start] + main[main.index("\n", start) + 1 :])
    plain.get_by_role("button", name="Periksa").click()
    expect(plain.get_by_text("Langkah demi langkah").first).to_be_visible()
    expect(plain.locator("#text-0")).to_be_visible()
    context.close()


@pytest.mark.parametrize("page", [DESK], indirect=True)
def test_nothing_is_lost_when_the_session_ends_or_the_net_goes(
    site: str, town: Town, page: Page
) -> None:
    enter(page, site)
    status = page.locator("[data-status]")
    expect(status).to_contain_text("Tidak ada kesalahan", timeout=PATIENCE)
    page.route("**/periksa", lambda route: route.abort())
    page.locator(".cm-content").first.focus()
    page.keyboard.type("# satu")
    expect(status).to_contain_text("tidak terjangkau")
    page.unroute("**/periksa")
    expect(status).to_contain_text("Tidak ada kesalahan", timeout=PATIENCE)

    def fail(route: Route) -> None:
        route.fulfill(status=500, body="")

    page.route("**/periksa", fail)
    page.keyboard.type(" dua")
    expect(status).to_contain_text("Tulisan Anda tetap di sini")
    page.unroute("**/periksa")
    with town.desk.database.connection() as connection:
        connection.execute("DELETE FROM web_session")
    page.keyboard.type(" tiga")
    expect(status).to_contain_text("Sesi Anda sudah berakhir", timeout=PATIENCE)
    expect(status.get_by_role("link", name="Masuk di tab baru")).to_be_visible()
    sound(page)
    expect(page.locator(".cm-content").first).to_contain_text("# satu dua tiga")
    # Handing in carries the whole text through the log in.
    page.fill("#reason", "Catatan")
    page.get_by_role("button", name="Simpan draf").click()
    page.fill("#username", "sekre")
    page.fill("#password", towns.PASSWORD)
    page.locator("main form button").last.click()
    page.get_by_role("button", name="Lanjutkan").click()
    words = page.locator(".cm-content").first
    expect(words).to_contain_text("# satu dua tiga", timeout=PATIENCE)


@pytest.mark.proof
@pytest.mark.parametrize("page", [DESK], indirect=True)
def test_a_large_workflow_stays_usable(site: str, page: Page) -> None:
    complaints = enter(page, site)
    page.get_by_role("button", name="Pakai kotak teks biasa").click()
    box = page.locator("#text-0")
    put(box, large(box.input_value()))
    page.get_by_role("button", name="Pakai editor").click()
    expect(page.locator("[data-picture-folded]")).to_be_visible(timeout=2 * PATIENCE)
    expect(page.locator("[data-go] option")).to_have_count(301)
    page.locator("[data-go]").select_option("s150")
    expect(page.locator(".cm-focused .cm-activeLine")).to_contain_text("s150:")
    expect(page.locator("[data-state-title]")).to_have_text("Tahap nomor 150")
    now = page.locator("[data-picture] .node.now")
    expect(now).to_have_attribute("data-state", "s150", timeout=2 * PATIENCE)
    assert page.locator("[data-picture] .node[data-state]").count() <= 60
    sound(page)
    # Typing does not wait for the check.
    took = page.evaluate(
        """async () => {
          const begun = performance.now();
          for (let n = 0; n < 20; n++) {
            document.execCommand("insertText", false, "#");
            await new Promise((done) => requestAnimationFrame(done));
          }
          return performance.now() - begun;
        }"""
    )
    assert took < 4_000 * pace(), took
    assert complaints == []
