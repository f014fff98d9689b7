"""The proposer's way in a browser: log in, fill the form, send, follow; on a phone and on a desk,
with script and without it; axe on each page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.support.looking import DESK, PHONE, sound
from tests.web import filling
from tests.web import town as towns
from tests.web.town import Town

pytestmark = pytest.mark.browser
WITHOUT_SCRIPT: set[Page] = set()
MOST_PHOTO = 300 * 1024
RADIOS = {
    "f-nature": "physical",
    "f-land_status": "village",
    "f-proposed_before": "no",
    "f-kind": "drainage",
    "f-condition": "heavy",
    "f-unit": "metre",
    "f-reach": "rw",
}
TYPED = {key: value for key, value in filling.ANSWERS.items() if key not in RADIOS}


@pytest.fixture(
    params=[
        (PHONE, True),
        (PHONE, False),
        pytest.param((DESK, True), marks=pytest.mark.proof),
        pytest.param((DESK, False), marks=pytest.mark.proof),
    ],
    ids=str,
)
def reader(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A browser of this width, with script or without."""
    width, script = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 800}, locale="id-ID", java_script_enabled=script
    )
    page = context.new_page()
    if not script:
        WITHOUT_SCRIPT.add(page)
    yield page
    WITHOUT_SCRIPT.discard(page)
    context.close()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo as a phone makes it: large."""
    path = tmp_path / "saluran.jpg"
    Image.effect_noise((3000, 2000), 80).convert("RGB").save(path, quality=92)
    return path


def look(page: Page) -> None:
    """At this page, with script or without."""
    sound(page, script=page not in WITHOUT_SCRIPT)


def enter(page: Page, site: str, username: str = "sari") -> None:
    """Log in through the page."""
    page.goto(f"{site}/masuk")
    page.fill("#username", username)
    page.fill("#password", towns.PASSWORD)
    page.get_by_role("button", name="Masuk", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pengajuan saya")


def begin(page: Page, site: str) -> None:
    """Begin a form."""
    page.goto(f"{site}/usul")
    look(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Mulai").click()


def answer(page: Page, photo: Path | None = None) -> None:
    """Answer whatever this page asks."""
    for name, value in RADIOS.items():
        choice = page.locator(f"input[name='{name}'][value='{value}']")
        if choice.count():
            choice.check()
    for name, value in TYPED.items():
        box = page.locator(f"[name='{name}']:not([type=hidden])")
        if box.count():
            box.fill(value)
    if photo is not None and page.locator("#f-photos").count():
        page.set_input_files("#f-photos", photo)


def go_on(page: Page) -> None:
    """The main button of the page."""
    main = page.locator("main .button-group .button").first
    with page.expect_navigation():
        main.click()


def go_through(page: Page, photo: Path | None = None) -> None:
    """From the first question to the check page, axe on each."""
    for _ in range(20):
        look(page)
        if page.url.endswith("/periksa"):
            return
        answer(page, photo)
        go_on(page)
    raise AssertionError("the form has no end")


def test_a_proposer_sends_with_photos_and_anybody_follows(
    site: str, reader: Page, photo: Path
) -> None:
    problems: list[str] = []
    reader.on("pageerror", lambda error: problems.append(str(error)))
    reader.goto(site)
    look(reader)
    enter(reader, site)
    look(reader)
    begin(reader, site)
    go_on(reader)  # nothing answered yet
    expect(reader).to_have_title("Salah: Apa yang diusulkan? – Rembuk Kabupaten Pekalongan")
    go_through(reader, photo)
    expect(reader.locator("main .photos img")).to_have_count(1)
    # Change one answer and come straight back.
    reader.get_by_role("link", name="Ubah Perkiraan biaya").click()
    reader.fill("#f-cost", "95 juta")
    go_on(reader)
    expect(reader.get_by_text("Rp 95.000.000 (95 juta)")).to_be_visible()
    reader.get_by_role("button", name="Kirim usulan").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Usulan sudah terkirim")
    look(reader)
    number = reader.locator(".big").first.inner_text()
    reader.goto(f"{site}/usulan-saya")
    expect(reader.get_by_text(number)).to_be_visible()
    look(reader)
    # Somebody else, without a log in, with the number as people type it.
    reader.context.clear_cookies()
    reader.goto(site)
    reader.fill("#nomor", number.lower().replace("-", " "))
    reader.get_by_role("button", name="Ikuti").click()
    expect(reader.get_by_text("Ketua RW 003 Karanganyar").first).to_be_visible()
    look(reader)
    assert "Sari" not in reader.content()
    reader.goto(f"{site}/usulan?tempat=karanganyar")
    expect(reader.get_by_text(number)).to_be_visible()
    look(reader)
    for address in (
        "/masuk",
        "/slip",
        "/bantuan",
        "/ikuti/ngawur",
        "/usulan?tempat=atlantis",
        "/x",
    ):
        reader.goto(site + address)
        look(reader)
    assert problems == []


def test_the_script_saves_shrinks_and_sends_once(
    site: str, town: Town, page: Page, photo: Path
) -> None:
    enter(page, site, "budi")
    begin(page, site)
    while not page.locator("#f-problem").count():
        answer(page)
        go_on(page)
    page.locator("#f-problem").press_sequentially("Belum selesai")
    with page.expect_response("**/simpan/*"):
        page.wait_for_timeout(2200)
    expect(page.locator("[data-saved]")).to_contain_text("Tersimpan")
    page.reload()
    expect(page.locator("#f-problem")).to_have_value("Belum selesai")
    while not page.locator("#f-photos").count():
        answer(page)
        go_on(page)
    assert photo.stat().st_size > 4 * MOST_PHOTO
    page.set_input_files("#f-photos", photo)
    # The policy forbids the browser tool's own waiting for words of script: ask again and again.
    for _ in range(100):
        size = page.evaluate("document.querySelector('#f-photos').files[0].size")
        if size <= 2 * MOST_PHOTO:
            break
        page.wait_for_timeout(100)
    assert size <= 2 * MOST_PHOTO
    while not page.url.endswith("/periksa"):
        go_on(page)
    before = filling.count(town, "cases")
    page.get_by_role("button", name="Kirim usulan").dblclick()
    expect(page.get_by_role("heading", level=1)).to_have_text("Usulan sudah terkirim")
    assert filling.count(town, "cases") == before + 1


def test_the_keyboard_is_enough(site: str, page: Page) -> None:
    page.goto(site)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Langsung ke isi")
    page.keyboard.press("Enter")
    page.goto(f"{site}/masuk")
    page.focus("#username")
    page.keyboard.type("sari")
    page.keyboard.press("Tab")
    page.keyboard.type("salah salah salah")
    page.keyboard.press("Enter")
    # The summary of what is wrong has the focus, and its link leads to the field.
    expect(page.locator(".error-summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#username")).to_be_focused()
    page.fill("#username", "sari")
    page.focus("#password")
    page.keyboard.type(towns.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/usulan-saya")
    page.goto(f"{site}/usul")
    page.get_by_role("button", name="Mulai").press("Enter")
    page.wait_for_url("**/1")
    page.locator("#f-nature").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/2")


@pytest.mark.parametrize("page", [320], indirect=True)
def test_nothing_is_cut_off_at_320_pixels_or_in_the_dark(site: str, page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    enter(page, site)
    for address in ("/", "/usulan", "/usul", "/usulan-saya", "/akun", "/akun/sandi", "/bantuan"):
        page.goto(site + address)
        look(page)
