"""A joint task force in a browser, from the request to its end, through the generic pages.

Nothing in the pages knows this life: the definition alone makes them. Axe on each page.
"""

import datetime as dt
import re
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.support.looking import WALKS, sound
from tests.web.cases import forces
from tests.web.cases.browsing import person, press
from tests.web.town import Town

pytestmark = pytest.mark.browser
TITLE = "Penanganan banjir rob Karanganyar"


@pytest.fixture(scope="module")
def town(town: Town) -> Town:
    """The town with both chains of command."""
    forces.appoint(town)
    return town


def begin(act: str, page: Page, site: str) -> None:
    """From the queue to the form of an act."""
    page.goto(f"{site}/tugas")
    page.get_by_role("link", name=TITLE).click()
    page.get_by_role("link", name=act, exact=True).click()


def plainly(act: str, page: Page, site: str) -> None:
    """An act that asks nothing: one press on the case page."""
    page.goto(f"{site}/tugas")
    page.get_by_role("link", name=TITLE).click()
    page.locator(".acts").get_by_role("button", name=act).click()


def fill_date(page: Page, key: str, on: dt.date) -> None:
    """Day, month and year of a date field."""
    page.locator(f"#f-{key}").fill(str(on.day))
    page.locator(f"#f-{key}-month").fill(str(on.month))
    page.locator(f"#f-{key}-year").fill(str(on.year))


def go_on(page: Page) -> None:
    """The next page, and wait until it is there: what follows looks at it without waiting."""
    with page.expect_navigation():
        page.get_by_role("button", name="Lanjutkan").click()


def request_it(page: Page, site: str) -> str:
    """The request, question by question; gives its number."""
    page.goto(f"{site}/tugas")
    page.get_by_role("button", name="Ajukan gugus tugas").click()
    page.locator("input[name=f-purpose]").first.check()
    go_on(page)
    if page.get_by_role("button", name="Ganti tempat").count() == 0:
        page.locator("#f-site").fill("Karanganyar")
        with page.expect_navigation():
            page.get_by_role("button", name="Cari", exact=True).click()
    go_on(page)
    if "/sekitar" in page.url:
        page.locator("main a.button").first.click()
    page.locator("#f-title").fill(TITLE)
    page.locator("#f-need").fill("Air pasang masuk rumah warga setiap bulan.")
    page.locator("#f-weeks_needed").fill("12")
    page.get_by_role("button", name="Lanjutkan").click()
    page.get_by_role("button", name="Lanjutkan").click()
    expect(page.locator("main")).to_contain_text(TITLE)
    sound(page, "force-check")
    page.locator("main form button.button").last.click()
    expect(page.locator("main")).to_contain_text("GTB-")
    number = re.search(r"GTB-\d{4}-\d{6}-\d", page.locator("main").inner_text())
    assert number is not None
    return number[0]


@pytest.mark.parametrize("width", WALKS)
def test_a_task_force_lives_from_request_to_its_end(
    site: str, browser: Browser, width: int
) -> None:
    today = dt.datetime.now(dt.UTC).date()
    with person(browser, site, "lurah", width) as page:
        number = request_it(page, site)
    with person(browser, site, "bupati", width) as page:
        sound(page, "force-queue")
        plainly("Setujui pembentukan", page, site)
        page.get_by_role("link", name="Catat SK", exact=True).click()
        page.locator("#f-legal_basis").fill("UU 24/2007 tentang Penanggulangan Bencana")
        page.locator("#f-decree_number").fill("360/118/2026")
        page.locator("#f-decree_signer").fill("Bupati Pekalongan")
        fill_date(page, "decree_on", today)
        fill_date(page, "starts_on", today)
        fill_date(page, "until_on", today + dt.timedelta(days=120))
        sound(page, "force-mandate")
        press(page, "Catat SK")
        expect(page.get_by_role("status")).to_contain_text("Camat Tirto")
    with person(browser, site, "camat", width) as page:
        begin("Tetapkan anggota", page, site)
        page.locator("input[name=f-chair]").first.check()
        page.locator("#f-member_offices").fill("Camat, Danramil, Kapolsek")
        page.locator("#f-strength").fill("24")
        press(page, "Tetapkan anggota")
        page.get_by_role("link", name="Ajukan rencana", exact=True).click()
        page.locator("#f-work_plan").fill("Karung pasir dan pompa di tiga RW.")
        page.locator("#f-target").fill("Tiga RW kering sebelum akhir tahun.")
        page.locator("#f-plan_cost").fill("150 juta")
        press(page, "Ajukan rencana")
        expect(page.get_by_role("status")).to_contain_text("Tercatat")
        sound(page, "force-review")
        page.locator(".acts").get_by_role("button", name="Setuju").click()
    with person(browser, site, "danramil", width) as page:
        begin("Belum setuju (Danramil)", page, site)
        sound(page, "force-disagree")
        page.get_by_role("link", name="Batal").click()
        page.locator(".acts").get_by_role("button", name="Setuju").click()
        expect(page.get_by_role("status")).to_contain_text("Bertugas")
    with person(browser, site, "camat", width) as page:
        begin("Tutup karena tugas selesai", page, site)
        page.get_by_role("link", name="Batal").click()
        # The first monthly report is not owed before a month is over.
        expect(page.get_by_text("Berikutnya “Kirim laporan bulanan”, mulai")).to_be_visible()
        page.get_by_text("Tindakan lain dan mengapa tidak terbuka").click()
        expect(page.get_by_text("Belum waktunya. Dapat diisi mulai")).to_be_visible()
        sound(page, "force-duty")
        page.get_by_role("link", name="Tutup karena tugas selesai").click()
        page.get_by_label("Penjelasan dengan kata biasa").fill("Air sudah surut di tiga RW.")
        press(page, "Tutup karena tugas selesai")
        page.get_by_text("Tindakan lain dan mengapa tidak terbuka").click()
        expect(page.get_by_text("harus disimpan dulu").first).to_be_visible()
        sound(page, "force-closing")
        begin("Simpan laporan akhir", page, site)
        page.locator("#f-final_report").fill("Tiga RW kering; dua pompa tetap di desa.")
        press(page, "Simpan laporan akhir")
        page.get_by_role("link", name="Simpan laporan keuangan", exact=True).click()
        page.locator("#f-accounts").fill("148 juta")
        page.locator("#f-accounts_file").set_input_files(
            {"name": "keuangan.png", "mimeType": "image/png", "buffer": picture()}
        )
        press(page, "Simpan laporan keuangan")
        page.get_by_role("link", name="Serahkan hasilnya", exact=True).click()
        fill_date(page, "handed_over_on", today)
        press(page, "Serahkan hasilnya")
    with person(browser, site, "lurah", width) as page:
        plainly("Terima", page, site)
        expect(page.get_by_role("status")).to_contain_text("Dibubarkan setelah selesai")
        page.goto(f"{site}/ikuti/{number}")
        expect(page.locator("main")).to_contain_text("Air sudah surut di tiga RW.")
        expect(page.locator("main")).to_contain_text("Danramil Tirto")
        sound(page, "force-public")


def picture() -> bytes:
    """A small picture of a page."""
    out = BytesIO()
    Image.new("RGB", (80, 60), "#FAF8F4").save(out, "PNG")
    return out.getvalue()
