"""The secretariat keeps who is who in a browser: an incident without an office is settled by
making it, an organisation with picked areas, a person's details, a right. Axe on each page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.support.looking import WALKS, sound
from tests.web import secretary
from tests.web import town as towns
from tests.web.cases.browsing import serving
from tests.web.town import Town

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(town: Town) -> Iterator[str]:
    """The address of the town's pages on this machine."""
    secretary.appoint(town)
    with serving(town) as address:
        yield address


def abandon(town: Town, form: str) -> None:
    """A case comes to an RW whose organisation has no office."""
    with town.desk.database.connection() as connection:
        for table in ("term USING office o WHERE o.id = term.office AND", "office o WHERE"):
            connection.execute(f"DELETE FROM {table} o.kind = 'rw_head'")
        connection.execute("UPDATE tenant SET directory_version = directory_version + 1")
    secretary.propose(town, form, title="Lampu jalan")


def enter(page: Page, site: str) -> None:
    page.goto(f"{site}/masuk")
    page.fill("#username", "sekre")
    page.fill("#password", towns.PASSWORD)
    page.locator("main form button").last.click()
    page.goto(f"{site}/operasi/kendala")


@pytest.mark.parametrize("page", WALKS, indirect=True)
def test_an_incident_without_an_office_is_settled(site: str, town: Town, page: Page) -> None:
    width = page.viewport_size["width"] if page.viewport_size else 0
    abandon(town, f"form-{width}")
    enter(page, site)
    page.locator("tbody a").first.click()
    sound(page)
    page.get_by_role("link", name="Buat jabatan yang kurang").click()
    sound(page)
    page.get_by_role("link", name="Buat di sini").first.click()
    expect(page.locator("#kind")).to_have_value("rw_head")
    sound(page)
    page.fill("#name", f"Ketua RW 003 ({width})")
    page.get_by_role("button", name="Buat jabatan ini").click()
    expect(page.locator(".error-summary")).to_contain_text("Tulis alasannya")
    assert page.locator("#name").input_value() == f"Ketua RW 003 ({width})"
    sound(page)
    page.fill("#reason", "RW dibentuk lagi")
    page.get_by_role("button", name="Buat jabatan ini").click()
    expect(page.get_by_text("Jabatan sudah dibuat dan masih kosong")).to_be_visible()
    sound(page)
    page.get_by_role("link", name="Mulai masa jabatan").click()
    page.get_by_label("Cari nama orang").fill("slamet")
    page.get_by_role("button", name="Cari", exact=True).click()
    page.get_by_label("Slamet Riyadi").check()
    page.fill("#reason", "SK lurah")
    page.get_by_role("button", name="Mulai masa jabatan").click()
    page.get_by_role("link", name="Kembali ke kendala").click()
    page.get_by_role("button", name="Cari ulang jabatannya").click()
    expect(page.locator(".notice--done").first).to_contain_text("Kendala ini selesai")


@pytest.mark.parametrize("page", WALKS, indirect=True)
def test_an_organisation_is_made_changed_and_closed(site: str, page: Page) -> None:
    width = page.viewport_size["width"] if page.viewport_size else 0
    enter(page, site)
    page.goto(f"{site}/orang")
    page.get_by_role("link", name="Instansi", exact=True).click()
    sound(page)
    page.get_by_role("link", name="Catat instansi baru").click()
    page.fill("#name", f"Koramil {width}")
    page.fill("#short", f"koramil-{width}")
    page.get_by_text("Jenisnya tidak ada di daftar").click()
    page.fill("#kind_other", "military subdistrict")
    page.get_by_label("TNI").check()
    page.get_by_label("Nama desa, kelurahan, atau kecamatan").fill("tirto")
    page.get_by_role("button", name="Cari", exact=True).click()
    sound(page)
    page.get_by_label("Seluruh Kecamatan Tirto").check()
    page.get_by_role("button", name="Tambahkan wilayah ini").click()
    expect(page.get_by_label("Kecamatan Tirto, Kab. Pekalongan")).to_be_checked()
    page.get_by_label("Nama desa, kelurahan, atau kecamatan").fill("kedungwuni timur")
    page.get_by_role("button", name="Cari", exact=True).click()
    sound(page)
    page.get_by_role("button", name="Catat instansi ini").click()
    expect(page.locator(".error-summary")).to_contain_text("Tulis alasannya")
    sound(page)
    page.fill("#reason", "Perintah Dandim")
    page.get_by_role("button", name="Catat instansi ini").click()
    expect(page.get_by_text("Instansi sudah dicatat")).to_be_visible()
    expect(page.get_by_text("Kelurahan Kedungwuni Timur")).to_be_visible()
    sound(page)
    page.get_by_role("link", name="Buat jabatan baru").click()
    page.select_option("#kind", label="Danramil")
    page.fill("#name", "Danramil Tirto")
    page.fill("#serve_find", "bappeda")
    page.get_by_role("button", name="Cari", exact=True).click()
    page.get_by_label("Bappeda").check()
    page.get_by_label("Tim anggaran (TAPD)").check()
    sound(page)
    page.fill("#reason", "Perintah Dandim")
    page.get_by_role("button", name="Buat jabatan ini").click()
    sound(page)
    page.get_by_role("link", name=f"Buka Koramil {width}").click()
    page.get_by_role("link", name="Ubah instansi").click()
    page.get_by_label("Kecamatan Tirto, Kab. Pekalongan").uncheck()
    page.fill("#reason", "Dipisah")
    page.get_by_role("button", name="Simpan perubahan").click()
    expect(page.get_by_text("Perubahan disimpan")).to_be_visible()
    page.get_by_role("link", name="Tutup", exact=True).click()
    sound(page)
    page.fill("#reason", "Digabung")
    page.get_by_role("button", name="Tutup sekarang").click()
    expect(page.get_by_text("Instansi sudah ditutup")).to_be_visible()
    sound(page)


@pytest.mark.parametrize("page", WALKS, indirect=True)
def test_details_and_the_right(site: str, town: Town, page: Page) -> None:
    enter(page, site)
    page.goto(f"{site}/orang/{town.persons['budi']}")
    sound(page)
    page.get_by_role("link", name="Ubah data orang ini").click()
    page.fill("#email", "budi di rumah")
    page.fill("#reason", "Surat")
    page.get_by_role("button", name="Simpan perubahan").click()
    expect(page.locator(".error-summary")).to_contain_text("surel tidak lengkap")
    sound(page)
    page.fill("#email", "budi@contoh.id")
    page.get_by_role("button", name="Simpan perubahan").click()
    expect(page.get_by_text("Perubahan disimpan")).to_be_visible()
    page.get_by_role("link", name="Angkat ke sekretariat").click()
    sound(page)
    page.fill("#reason", "SK Sekda")
    page.get_by_role("button", name="Angkat ke sekretariat").click()
    expect(page.get_by_text("sekarang anggota sekretariat")).to_be_visible()
    page.get_by_role("link", name="Keluarkan dari sekretariat").click()
    page.fill("#reason", "Mutasi")
    page.get_by_role("button", name="Keluarkan dari sekretariat").click()
    expect(page.get_by_text("bukan anggota sekretariat lagi")).to_be_visible()
    page.goto(f"{site}/studio/register")
    expect(page.get_by_text("Mengangkat Budi Santoso ke sekretariat").first).to_be_visible()
    sound(page)
