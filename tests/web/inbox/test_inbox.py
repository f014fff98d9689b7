"""The inbox: what I was told, read and unread, in my language, with a way to the case."""

import datetime as dt
from dataclasses import replace

import pytest

from engine.service import sample_mail, telling
from engine.service.inbox import LINES
from tests.web import town as towns
from tests.web.cases import work
from tests.web.filling import main_of
from tests.web.town import Town, token

LATER = towns.OPENED + dt.timedelta(hours=1)


def tell(town: Town) -> None:
    """What the relay would do an hour later."""
    telling.relay(town.desk.database, LATER)


def unread(page: str) -> int:
    """How many notices of a page are marked as unread, in words."""
    return page.count(">Belum dibaca</span>")


def test_an_empty_inbox_teaches(town: Town) -> None:
    page = work.seen(town.client("budi"), "/kotak")
    assert "Belum ada pemberitahuan." in page
    assert "tugas yang menunggu Anda" in page


def test_a_task_is_told_to_its_office_and_read_by_opening_the_case(town: Town) -> None:
    case = work.case(town, "inbox", "Talud Sungai")
    tell(town)
    client = town.client("ketua")
    whole = client.get("/kotak").get_data(as_text=True)
    page = work.seen(client, "/kotak")
    assert "Perlu tindakan Anda" in page
    assert "“Talud Sungai” di" in page
    assert f'<a href="/kasus/{case}">' in page
    assert unread(page) == 1
    assert '<span class="chip chip--current">1</span>' in whole.partition("<main")[0]
    client.get(f"/kasus/{case}")
    assert unread(work.seen(client, "/kotak")) == 0


def test_words_come_in_the_language_of_the_reader(town: Town) -> None:
    work.case(town, "english")
    tell(town)
    client = town.client("ketua")
    client.set_cookie("bahasa", "en")
    page = work.seen(client, "/kotak")
    assert "Waiting for you" in page
    assert ">Unread</span>" in page


def test_marking_all_as_read_leaves_what_came_later(town: Town) -> None:
    work.case(town, "first")
    tell(town)
    client = town.client("ketua")
    page = client.get("/kotak").get_data(as_text=True)
    newest = page.partition('name="sampai" value="')[2].partition('"')[0]
    work.case(town, "second")
    tell(town)
    form = {"sampai": newest, "csrf_token": token(client, "/kotak")}
    answer = client.post("/kotak/dibaca", data=form)
    assert (answer.status_code, answer.location) == (303, "/kotak")
    assert unread(work.seen(client, "/kotak")) == 1


def test_reading_another_ones_inbox_is_not_possible(town: Town) -> None:
    work.case(town, "private")
    tell(town)
    sari = town.client("sari")
    form = {"sampai": str(10**17), "csrf_token": token(sari, "/akun/sandi")}
    sari.post("/kotak/dibaca", data=form)
    assert unread(work.seen(town.client("ketua"), "/kotak")) > 0


@pytest.mark.parametrize("typed", ["", "x", "-1", "9" * 40, "1;DROP TABLE delivery", "٣"])
def test_a_forged_mark_changes_nothing(town: Town, typed: str) -> None:
    work.case(town, f"forged-{len(typed)}-{typed[:1]}")
    tell(town)
    client = town.client("ketua")
    before = unread(work.seen(client, "/kotak"))
    form = {"sampai": typed, "csrf_token": token(client, "/kotak")}
    assert client.post("/kotak/dibaca", data=form).status_code == 303
    assert unread(work.seen(client, "/kotak")) == before > 0
    assert client.get(f"/kotak?sebelum={typed}").status_code == 200


def test_a_decision_is_told_with_reason_and_next_step(town: Town) -> None:
    case = work.at_village(town, "outcome")
    work.act(town, case, "lurah", "reject", reason="LAND_STATUS", words="Tanah <i>orang</i>.",
             next_step="Urus suratnya.")  # fmt: skip
    tell(town)
    client = town.client("sari")
    page = client.get("/kotak").get_data(as_text=True)
    assert "Tanah &lt;i&gt;orang&lt;/i&gt;." in page
    assert "Urus suratnya." in page
    assert f'href="/kasus/{case}"' in page


def test_the_list_is_read_page_by_page(town: Town) -> None:
    for number in range(LINES + 3):
        work.case(town, f"many-{number}", f"Usulan ke-{number}")
    tell(town)
    client = town.client("ketua")
    first = work.seen(client, "/kotak")
    older = first.partition('rel="next" href="')[2].partition('"')[0]
    second = work.seen(client, f"/kotak{older}")
    titles = [f"“Usulan ke-{number}”" for number in range(LINES + 3)]
    assert all((title in first) != (title in second) for title in titles)
    assert first.count("<li") == LINES


def test_without_a_log_in_there_is_no_inbox(town: Town) -> None:
    for address in ("/kotak", "/kotak-surat"):
        assert town.visitor().get(address).location.startswith("/masuk")


def test_the_sample_mailbox_shows_mail_and_a_real_office_has_none(town: Town) -> None:
    body = b"Subject: Kabar <b>baik</b>\r\nTo: sari@contoh.id\r\n\r\nIsi surat: http://x.example/1"
    sample_mail.take(town.desk.database, ["sari@contoh.id"], body)
    client = town.client("sari")
    answer = client.get("/kotak-surat")
    page = answer.get_data(as_text=True)
    assert "Kabar &lt;b&gt;baik&lt;/b&gt;" in page
    assert "Isi surat:" in main_of(answer)
    assert "Isi surat:" not in work.seen(client, "/kotak-surat?untuk=lain@contoh.id")
    settings = town.app.extensions["settings"]
    town.app.extensions["settings"] = replace(settings, sample=False)
    try:
        assert client.get("/kotak-surat").status_code == 404
        assert "/kotak-surat" not in client.get("/kotak").get_data(as_text=True)
    finally:
        town.app.extensions["settings"] = settings
