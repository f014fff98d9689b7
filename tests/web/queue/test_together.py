"""Several tasks decided with one answer: chosen, asked once, each checked alone, one list of what
came of it."""

import re
from html import unescape

from flask.testing import FlaskClient

from engine.service import handing
from engine.service.handing import Hand
from engine.service.results import Done
from tests.web import town as towns
from tests.web.cases import team, work
from tests.web.filling import main_of
from tests.web.town import Town

ADDRESS = "/tugas/bersama"
ANSWER = {
    "reason": "TECHNICAL_SCOPE",
    "words": "Lokasi di luar wewenang desa.",
    "next_step": "Ajukan lagi lewat dinas.",
}


def three(town: Town, key: str) -> list[int]:
    """Three proposals that wait for the village head."""
    return [work.at_village(town, f"{key}-{n}", f"Talud {key} {n}") for n in range(3)]


def hidden(page: str) -> dict[str, list[str]]:
    """Everything that the forms of a page carry unseen."""
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page):
        found.setdefault(name, []).append(unescape(value))
    return found


def token(client: FlaskClient) -> str:
    """A token of a page with a form."""
    page = client.get("/tugas?pilih=1").get_data(as_text=True)
    return hidden(page)["csrf_token"][0]


def post(client: FlaskClient, status: int = 200, **typed: object) -> str:
    """Send the page's form; the page that answers."""
    held = {"csrf_token": typed.pop("csrf_token", None) or token(client), **typed}
    answer = client.post(ADDRESS, data=held)
    assert answer.status_code == status, answer.get_data(as_text=True)
    return main_of(answer)


def asked(client: FlaskClient, cases: list[int], action: str) -> dict[str, list[str]]:
    """What the form of one act for these cases carries."""
    choice = hidden(post(client, kasus=[str(one) for one in cases]))
    page = post(client, **{**choice, "tindakan": action})
    return hidden(page)


def test_the_list_offers_boxes_and_nothing_chosen_is_told(town: Town) -> None:
    three(town, "boxes")
    client = town.client("lurah")
    assert "pilih=1" in work.seen(client, "/tugas")
    page = work.seen(client, "/tugas?pilih=1&cari=Talud+boxes")
    assert len(re.findall(r'type="checkbox" id="k\d', page)) == 3
    answer = client.post(ADDRESS, data={"csrf_token": token(client)})
    assert answer.status_code == 303
    assert "Pilih sedikitnya satu tugas." in work.seen(client, answer.location)


def test_all_of_a_page_are_chosen_with_one_button(town: Town) -> None:
    cases = three(town, "page")
    client = town.client("lurah")
    listed = hidden(work.seen(client, "/tugas?pilih=1&cari=Talud+page"))["halaman"]
    assert sorted(map(int, listed)) == cases
    page = post(client, halaman=listed, semua="1")
    assert "3 kasus" in page


def test_several_are_rejected_with_one_reason_and_each_has_it(town: Town) -> None:
    cases = three(town, "reject")
    client = town.client("lurah")
    form = asked(client, cases, "reject")
    page = post(client, 422, **{**form, "putuskan": "1"})
    assert "Pilih alasannya" in page
    assert all(work.standing(town, one)[0] == "village_check" for one in cases)
    codes = re.findall(r'name="reason" value="([A-Z_]+)"', page)
    page = post(client, **{**form, **ANSWER, "reason": codes[0], "putuskan": "1"})
    assert "3 kasus tercatat." in page
    for one in cases:
        assert work.standing(town, one)[0] == "rejected"
        public = town.visitor().get(f"/ikuti/{work.number(town, one)}").get_data(as_text=True)
        assert "Ajukan lagi lewat dinas." in public


def test_an_act_that_asks_nothing_is_confirmed_first(town: Town) -> None:
    cases = three(town, "plain")
    client = town.client("lurah")
    form = asked(client, cases, "put_to_forum")
    assert all(work.standing(town, one)[0] == "village_check" for one in cases)
    page = post(client, **{**form, "putuskan": "1"})
    assert page.count("Sekarang: Dibahas") == 3
    assert all(work.standing(town, one)[0] == "village_forum" for one in cases)


def test_what_asks_something_of_each_case_is_named_and_left_out(town: Town) -> None:
    cases = three(town, "alone")
    page = post(town.client("lurah"), kasus=[str(one) for one in cases])
    alone = page.partition("Hanya satu per satu")[2].partition("</p>")[0]
    assert "Gabungkan dengan usulan lain" in alone
    assert "Kembalikan untuk diperbaiki" in alone
    assert 'value="join"' not in page


def test_one_that_moved_meanwhile_is_told_and_the_others_are_decided(town: Town) -> None:
    cases = three(town, "race")
    client = town.client("lurah")
    form = asked(client, cases, "put_to_forum")
    work.act(town, cases[1], "sari", "withdraw")
    page = post(client, **{**form, "putuskan": "1"})
    assert "2 kasus tercatat." in page
    left = page.partition("1 kasus tidak diputuskan")[2].partition("</section>")[0]
    assert "Talud race 1" in left
    assert "Orang lain mendahului Anda." in left
    assert work.standing(town, cases[1])[0] == "withdrawn"
    # The same page sent twice is no mistake and does nothing more.
    before = [work.standing(town, one) for one in cases]
    again = post(client, **{**form, "putuskan": "1"})
    assert again.count("Sudah Anda catat sebelumnya.") == 2
    assert [work.standing(town, one) for one in cases] == before


def test_cases_in_two_states_are_decided_one_state_at_a_time(town: Town) -> None:
    here = work.at_village(town, "two-1", "Talud dua 1")
    there = work.at_village(town, "two-2", "Talud dua 2")
    work.act(town, there, "lurah", "put_to_forum")
    page = post(town.client("lurah"), kasus=[str(here), str(there)])
    assert "Pilihan Anda berada di 2 tahap." in page
    assert page.count('name="tahap"') == 2


def test_a_meetings_decision_asks_for_its_day_once(town: Town) -> None:
    cases = three(town, "forum")
    for one in cases:
        work.act(town, one, "lurah", "put_to_forum")
    client = town.client("lurah")
    form = asked(client, cases, "reject")
    page = post(client, 422, **{**form, **ANSWER, "putuskan": "1"})
    assert "Hari rapat" in page
    code = re.findall(r'name="reason" value="([A-Z_]+)"', page)[0]
    typed = {name.replace("__", "-"): value for name, value in work.day().items()}
    page = post(client, **{**form, **ANSWER, "reason": code, **typed, "putuskan": "1"})
    assert "3 kasus tercatat." in page


def test_forged_and_foreign_numbers_are_no_cases(town: Town) -> None:
    mine = work.at_village(town, "forged", "Talud palsu")
    page = post(town.client("lurah"), kasus=[str(mine), "9" * 18, "0", "x", "-1", f"{mine}.x"])
    assert "1 kasus" in page
    # Whoever has nothing to do with it sees nothing of it and changes nothing.
    other = town.client("budi")
    seen = post(other, kasus=[str(mine)])
    assert "Talud palsu" not in seen
    done = post(other, kasus=[f"{mine}.2"], tindakan="put_to_forum", putuskan="1")
    assert "Talud palsu" not in done
    assert work.standing(town, mine)[0] == "village_check"


def test_an_act_that_nobody_offers_changes_nothing(town: Town) -> None:
    cases = three(town, "odd")
    client = town.client("lurah")
    form = asked(client, cases, "put_to_forum")
    page = post(client, **{**form, "tindakan": "fly", "putuskan": "1"})
    assert "3 kasus tidak diputuskan" in page
    assert {work.standing(town, one)[0] for one in cases} == {"village_check"}


def test_a_missing_reason_is_asked_for_and_the_next_step_follows_from_it(town: Town) -> None:
    cases = three(town, "step")
    client = town.client("lurah")
    form = asked(client, cases, "reject")
    page = post(client, 422, **{**form, "words": "Di luar wewenang.", "putuskan": "1"})
    assert "Pilih alasannya" in page
    assert "Isi langkah berikutnya" not in page
    code = re.findall(r'name="reason" value="([A-Z_]+)"', page)[0]
    typed = {"words": "Di luar wewenang.", "reason": code, "next_step": "", "putuskan": "1"}
    assert "3 kasus tercatat." in post(client, **{**form, **typed})


def test_what_a_colleague_has_in_hand_is_not_decided_along_with_the_others(town: Town) -> None:
    team.join(town)
    cases = three(town, "hand")
    client = town.client("lurah")
    form = asked(client, cases, "reject")
    page = post(client, 422, **{**form, **ANSWER, "putuskan": "1"})
    code = re.findall(r'name="reason" value="([A-Z_]+)"', page)[0]
    took = handing.hand(town.desk, cases[1], Hand("take", town.persons["kasi"]), towns.OPENED)
    assert isinstance(took, Done)
    page = post(client, **{**form, **ANSWER, "reason": code, "putuskan": "1"})
    assert "2 kasus tercatat." in page
    assert "Tugas ini di tangan Ratna Sari" in page
    states = [work.standing(town, one)[0] for one in cases]
    assert states == ["rejected", "village_check", "rejected"]
