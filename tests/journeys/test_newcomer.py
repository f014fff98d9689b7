"""A clerk's first workflow in a browser: the guide's leave of an employee is begun, written,
checked, played, handed in and published by two; then one case goes by it to its end."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser import put
from tests.support.looking import sound
from tests.web import secretary
from tests.web import town as towns
from tests.web.cases.browsing import serving
from tests.web.town import Town
from tests.workflows.guide import examples

# The whole way takes minutes; each of its pages is walked by shorter journeys too.
pytestmark = [pytest.mark.browser, pytest.mark.proof]


@pytest.fixture(scope="module")
def site(town: Town) -> Iterator[str]:
    """The address of the town's pages on this machine."""
    secretary.appoint(town)
    secretary.appoint(town, "sekre2", "Budi Hartono")
    with serving(town) as address:
        yield address


def enter(page: Page, site: str, username: str) -> None:
    page.context.clear_cookies()
    page.goto(f"{site}/masuk")
    page.fill("#username", username)
    page.fill("#password", towns.PASSWORD)
    page.get_by_role("button", name="Masuk", exact=True).click()


def main_button(page: Page) -> None:
    with page.expect_navigation():
        page.locator("main .button-group .button").first.click()


def read_the_guide(page: Page, site: str) -> None:
    """From the page that begins a workflow to its part of the guide, in each language."""
    page.goto(f"{site}/studio/alur-baru")
    page.get_by_role("link", name="Panduan menulis alur").click()
    expect(page.locator("#bagian-15")).to_be_in_viewport()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cara menulis alur")
    sound(page)
    page.get_by_role("link", name="Read this guide in English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("How to write a workflow")
    sound(page)
    page.get_by_role("link", name="Baca panduan ini dalam bahasa Indonesia").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cara menulis alur")


def begin(page: Page, site: str) -> None:
    """From the list of workflows to the editor, with the guide's text in its boxes."""
    (workflow,), (scenarios,) = examples("workflow"), examples("examples")
    page.goto(f"{site}/studio")
    page.get_by_role("link", name="Mulai alur baru").click()
    sound(page)
    page.get_by_role("button", name="Mulai menulis").click()
    expect(page.locator(".error-summary")).to_be_focused()
    sound(page)
    page.get_by_label("Nama alur (Indonesia)").fill("Cuti pegawai")
    page.get_by_label("Nama alur (Inggris)").fill("Staff leave")
    page.get_by_label("Nama berkas").fill("cuti_pegawai")
    page.get_by_label("Huruf di depan nomor").fill("CUTI")
    page.get_by_role("button", name="Mulai menulis").click()
    expect(page.get_by_text("Alur baru, belum pernah terbit.")).to_be_visible()
    page.get_by_role("button", name="Pakai kotak teks biasa").click()
    sound(page)
    put(page.locator("#text-0"), workflow.text)
    put(page.locator("#text-1"), scenarios.text)


def hand_in(page: Page) -> None:
    """Check, play, go back to the text, hand in."""
    page.get_by_role("button", name="Periksa").click()
    expect(page.get_by_text("Tidak ada kesalahan")).to_be_visible()
    sound(page)
    page.get_by_role("button", name="Mainkan skenario").click()
    expect(page.get_by_text("Semua skenario cocok (8)")).to_be_visible()
    sound(page)
    page.get_by_role("button", name="Ke naskah").click()
    page.fill("#reason", "Surat edaran Sekretaris Daerah nomor 7")
    page.get_by_role("button", name="Ajukan untuk diterbitkan").click()
    expect(page.get_by_role("heading", name="Menunggu orang kedua")).to_be_visible()
    sound(page)


def publish(page: Page) -> None:
    """The second person reads every step in sentences, acknowledges, publishes."""
    page.locator(".pending a").first.click()
    expect(page.get_by_text("Alur ini baru")).to_be_visible()
    page.locator("summary", has_text="Diperiksa atasan langsung").click()
    expect(page.get_by_text("Atasan langsung mengurus tahap ini dalam 3 hari")).to_be_visible()
    sound(page)
    for box in page.locator(".acks input").all():
        box.check()
    page.get_by_role("button", name="Terbitkan", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Versi 1 sudah terbit")
    expect(page.locator("svg.diagram").first).to_be_visible()
    sound(page)


def ask_for_leave(page: Page, site: str) -> str:
    """The employee's form to its receipt; gives the number."""
    page.goto(f"{site}/usul")
    page.get_by_role("button", name=re.compile("Cuti pegawai")).click()
    page.get_by_label("Cuti tahunan").check()
    page.get_by_label("Keperluan").fill("Menikahkan anak")
    sound(page)
    main_button(page)
    for key, day in (("first", "3"), ("last", "1")):
        page.fill(f"#f-{key}_on", day)
        page.fill(f"#f-{key}_on-month", "3")
        page.fill(f"#f-{key}_on-year", "2027")
    main_button(page)
    crossed = page.locator(".error-summary a[href='#f-last_on']")
    expect(crossed).to_have_text("“Hari terakhir” tidak boleh sebelum “Hari pertama”")
    sound(page, "crossed")
    page.fill("#f-first_on", "1")
    page.fill("#f-last_on", "3")
    sound(page)
    main_button(page)
    main_button(page)
    page.get_by_role("button", name="Kirim permintaan cuti").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Permintaan cuti sudah terkirim")
    expect(page.get_by_text("Menunggu Kepala Desa Karanganyar")).to_be_visible()
    sound(page)
    return page.locator(".big").first.inner_text()


def test_the_guides_workflow_is_written_published_and_carries_a_case(
    site: str, browser: Browser, page: Page
) -> None:
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    enter(page, site, "sekre")
    read_the_guide(page, site)
    begin(page, site)
    hand_in(page)
    enter(page, site, "sekre2")
    page.goto(f"{site}/studio")
    publish(page)
    enter(page, site, "sari")
    number = ask_for_leave(page, site)
    assert re.fullmatch(r"CUTI-\d{4}-\d{6}-\d", number)
    enter(page, site, "lurah")
    page.goto(f"{site}/tugas")
    page.get_by_role("link", name="Menikahkan anak").click()
    page.get_by_role("link", name="Setujui dan teruskan").click()
    page.get_by_label("Lama cuti (hari kerja)").fill("3")
    sound(page)
    page.get_by_role("button", name="Setujui dan teruskan").click()
    expect(page.get_by_role("status")).to_contain_text("Camat Tirto")
    enter(page, site, "camat")
    page.goto(f"{site}/tugas")
    page.get_by_role("link", name="Menikahkan anak").click()
    sound(page)
    page.get_by_role("button", name="Berikan cuti").click()
    expect(page.get_by_role("status")).to_contain_text(number)
    enter(page, site, "sari")
    page.goto(f"{site}/usulan-saya")
    expect(page.get_by_text("Cuti diberikan")).to_be_visible()
    assert problems == []
