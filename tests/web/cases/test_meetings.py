"""What a meeting decided, recorded through its page: the day is always asked, kept and shown."""

import datetime as dt

import pytest

from tests.web.cases import work
from tests.web.filling import errors_of
from tests.web.town import Town


def test_the_page_asks_the_day_of_the_meeting_and_both_pages_show_it(town: Town) -> None:
    case = work.case(town, "met")
    client = town.client("ketua")
    page = client.get(f"/kasus/{case}/forward").get_data(as_text=True)
    assert "Hari rapat" in page
    assert "Diputuskan dalam Rembuk RW dengan mufakat. Salin" in page
    assert "atas kertas" not in page
    answer = work.send(
        client, case, "forward", work.hidden(page, "forward"), f__rw_rank="2",
        **work.day(dt.date(2026, 11, 1)),
    )  # fmt: skip
    assert answer.status_code == 303, errors_of(answer)
    said = "Diputuskan dalam Rembuk RW dengan mufakat, Minggu, 1 November 2026"
    assert said in work.seen(town.visitor(), f"/ikuti/{work.number(town, case)}")
    assert said in work.seen(town.client("lurah"), f"/kasus/{case}")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "Isi hari rapatnya"),
        ({"happened__day": "31", "happened__month": "2", "happened__year": "2026"}, "kalender"),
        ({"happened__day": "1", "happened__month": "1", "happened__year": "2099"}, "belum terjadi"),
    ],
)
def test_without_a_day_that_can_be_nothing_is_recorded(
    town: Town, typed: dict[str, str], words: str
) -> None:
    case = work.case(town, f"met-{words}")
    client = town.client("ketua")
    carried = work.opened(client, case, "forward")
    answer = work.send(client, case, "forward", carried, f__rw_rank="7", **typed)
    assert answer.status_code == 422
    assert any(words in said for said in errors_of(answer)), errors_of(answer)
    assert 'value="7"' in answer.get_data(as_text=True)
    assert work.standing(town, case) == ("rw_forum", 1)


def test_the_same_form_sent_twice_is_one_record(town: Town) -> None:
    case = work.case(town, "met-twice")
    client = town.client("ketua")
    carried = work.opened(client, case, "forward")
    for _ in range(2):
        answer = work.send(client, case, "forward", carried, f__rw_rank="1", **work.day())
        assert answer.status_code == 303
    assert work.standing(town, case) == ("village_check", 2)


def test_a_decision_of_a_meeting_is_no_single_press(town: Town) -> None:
    case = work.case(town, "met-press")
    page = work.seen(town.client("ketua"), f"/kasus/{case}")
    assert f'href="/kasus/{case}/forward"' in page
    assert f'action="/kasus/{case}/forward"' not in page
    assert "Rembuk RW dapat: teruskan" in work.seen(
        town.visitor(), f"/ikuti/{work.number(town, case)}"
    )


def test_whoever_records_a_decision_reads_the_case_beside_the_form(town: Town) -> None:
    case = work.case(town, "beside")
    form = work.seen(town.client("ketua"), f"/kasus/{case}/forward")
    folded = form.split('<details class="about-case">')[1].split("</details>")[0]
    assert "Air masuk rumah setiap hujan." in folded
    assert "Rp 90.000.000" in folded


def test_the_public_page_tells_what_was_sent_from_what_was_noted_later(town: Town) -> None:
    case = work.at_village(town, "noted")
    page = work.seen(town.visitor(), f"/ikuti/{work.number(town, case)}")
    sent, later = page.split("Isi pengajuan</h2>")[1].split("Catatan selama proses</h2>")
    assert "Satuan" in sent
    assert "Urutan prioritas RW" in later
    assert "Urutan prioritas RW" not in sent
