"""A year's calendar with a decree in the middle: a day off is recorded, due days are looked at and
moved, and the proposer reads how they were counted. On a phone and on a desk."""

import datetime as dt

import pytest
from playwright.sync_api import Browser, Page, expect

from engine.core.calendar import FIVE_DAYS
from engine.core.values import Act, Actor
from engine.service import acting, calendars
from engine.service.results import Done
from engine.service.world import world_of
from tests.journeys.test_away import fill_day
from tests.support.looking import WALKS, sound
from tests.web import secretary
from tests.web.cases import work
from tests.web.cases.browsing import go_to, person, press
from tests.web.town import Town

pytestmark = pytest.mark.browser
ONE = dt.timedelta(days=1)


def free_day(town: Town) -> dt.date:
    """The second working day from tomorrow on that nobody decreed yet: within every count of days
    that begins today."""
    now = moment()
    calendar = world_of(town.desk, now).calendar
    on, left = calendar.day_of(now), 2
    while left:
        on += ONE
        left -= calendar.is_working(on)
    return on


def at_village_today(town: Town, width: int) -> int:
    """A proposal that its village head has since this moment, with all its working days to come."""
    case, now = work.case(town, f"journey-calendar-{width}", f"Gorong-gorong {width}"), moment()
    forward = Act("forward", Actor(town.persons["ketua"]), {"rw_rank": 1}, happened_at=now)
    assert isinstance(acting.act(town.desk, case, forward, None, now), Done)
    return case


def moment() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def opened_count(page: Page) -> None:
    page.locator("details.counted summary").first.click()


@pytest.mark.parametrize("width", WALKS)
def test_a_day_is_decreed_and_due_days_move_only_when_told_to(
    town: Town, site: str, browser: Browser, width: int
) -> None:
    secretary.appoint(town)
    case = at_village_today(town, width)
    on = free_day(town)
    with person(browser, site, "lurah", width) as page:
        page.goto(f"{site}/kasus/{case}")
        opened_count(page)
        expect(page.get_by_text("dihitung mulai").first).to_be_visible()
        before = page.locator("details.counted").first.inner_text()
        sound(page, "counted")
        page.goto(f"{site}/kalender")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Kalender kantor")
        expect(page.get_by_role("link", name="Tambah hari")).to_have_count(0)
    with person(browser, site, "sekre", width) as page:
        page.goto(f"{site}/studio")
        go_to(page, "Operasi")
        page.get_by_role("link", name="Kalender").first.click()
        sound(page, "year")
        page.get_by_role("link", name=str(on.year + 2)).or_(
            page.get_by_role("link", name=str(on.year + 1))
        ).first.click()
        page.goto(f"{site}/kalender?tahun={on.year + 3}")
        expect(page.get_by_text("Belum ada keputusan bersama")).to_be_visible()
        sound(page, "not-decreed")
        page.goto(f"{site}/kalender")
        page.get_by_role("link", name="Tambah hari").click()
        press(page, "Simpan")
        expect(page.locator(".error-summary")).to_be_focused()
        sound(page, "day-error")
        fill_day(page, "Tanggal", on)
        page.get_by_label("Nama hari").fill("Hari Jadi Kabupaten")
        page.get_by_label("Libur", exact=True).check()
        page.get_by_label("Dasar").fill("Keputusan Bupati 100.3/45/2026")
        press(page, "Simpan")
        expect(page.get_by_text("Harinya dicatat.")).to_be_visible()
        expect(page.get_by_text("akan bergeser").first).to_be_visible()
        sound(page, "dues")
    with person(browser, site, "lurah", width) as page:
        page.goto(f"{site}/kasus/{case}")
        opened_count(page)
        expect(page.get_by_text("Kalender berubah setelah itu; batas ini tetap.")).to_be_visible()
        sound(page, "counted-before")
    with person(browser, site, "sekre", width) as page:
        page.goto(f"{site}/kalender/batas")
        page.locator("main form button").click()
        expect(page.locator(".error-summary")).to_be_focused()
        page.get_by_label("Dasar").fill("Keputusan Bupati 100.3/45/2026")
        page.locator("main form button").click()
        expect(page.get_by_text("kasus digeser.")).to_be_visible()
        expect(page.get_by_text("Hari Jadi Kabupaten").first).to_be_visible()
        sound(page, "year-decreed")
    with person(browser, site, "lurah", width) as page:
        page.goto(f"{site}/kasus/{case}")
        opened_count(page)
        expect(page.get_by_text("Hari Jadi Kabupaten").first).to_be_visible()
        assert page.locator("details.counted").first.inner_text() != before
        expect(page.get_by_text("Batas waktu digeser").first).to_be_visible()
        sound(page, "counted-after")
    with person(browser, site, "sekre", width) as page:
        page.goto(f"{site}/kalender/pekan")
        sound(page, "week")
        page.get_by_label("Sabtu").fill("08.00 sampai siang")
        page.get_by_label("Dasar").fill("Perda")
        press(page, "Simpan")
        expect(page.locator(".error-summary")).to_be_focused()
        sound(page, "week-error")
        page.get_by_label("Sabtu").fill("08.00-12.00")
        press(page, "Simpan")
        expect(page.get_by_text("jam kerja diubah.")).to_be_visible()
        page.goto(f"{site}/kalender")
        page.locator(f"a[href*='{on.isoformat()}/hapus']").click()
        sound(page, "end")
        page.get_by_label("Dasar").fill("Dicabut dengan Keputusan Bupati 100.3/46/2026")
        press(page, "Hapus")
        expect(page.get_by_text("Harinya dihapus.")).to_be_visible()
    five = FIVE_DAYS
    now = moment()
    calendars.set_week(town.desk, five, town.persons["sekre"], "kembali", now)
