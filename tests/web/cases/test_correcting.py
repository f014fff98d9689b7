"""Sending back with remarks, and the proposer's form that opens those answers alone."""

import pytest

from tests.web.cases import work
from tests.web.filling import errors_of, main_of
from tests.web.town import Town


def returned(town: Town, key: str, **remarks: str) -> int:
    """A case that the village head sent back, through the page."""
    case = work.at_village(town, key)
    client = town.client("lurah")
    carried = work.opened(client, case, "send_back")
    typed = {f"remark__{name}": words for name, words in remarks.items()}
    answer = work.send(client, case, "send_back", carried, **typed)
    assert answer.status_code == 303, errors_of(answer)
    return case


def test_sending_back_needs_a_remark(town: Town) -> None:
    case = work.at_village(town, "none")
    client = town.client("lurah")
    answer = work.send(client, case, "send_back", work.opened(client, case, "send_back"))
    assert answer.status_code == 422
    assert len(errors_of(answer)) == 1
    assert work.standing(town, case)[0] == "village_check"


def test_the_fields_are_a_short_list_and_what_was_written_stays_open(town: Town) -> None:
    case = work.at_village(town, "short")
    client = town.client("lurah")
    page = client.get(f"/kasus/{case}/send_back").get_data(as_text=True)
    fields = page.split('class="remarks"')[1].split("</fieldset>")[0]
    assert fields.count("<details>") == fields.count("<textarea") > 10
    typed = {"remark__volume": "Mohon diukur lagi.", "happened__day": "x"}
    answer = work.send(client, case, "send_back", work.opened(client, case, "send_back"), **typed)
    assert answer.status_code == 422
    again = answer.get_data(as_text=True)
    assert again.count("<details open><summary>Berapa banyak?") == 1
    assert again.split('class="remarks"')[1].split("</fieldset>")[0].count("<details open>") == 1


def test_only_what_was_remarked_on_is_open_and_the_remark_stands_there(town: Town) -> None:
    case = returned(town, "open", volume="Mohon diukur lagi.")
    client = town.client("sari")
    assert "Mohon diukur lagi." in work.seen(client, f"/kasus/{case}")
    page = client.get(f"/kasus/{case}/resubmit").get_data(as_text=True)
    assert "Mohon diukur lagi." in page
    assert 'name="f-volume"' in page
    assert 'name="f-title"' not in page
    carried = work.hidden(page, "resubmit")
    assert work.send(client, case, "resubmit", carried, f__volume="150").status_code == 303
    assert work.standing(town, case)[0] == "village_check"
    assert "150" in work.seen(town.client("lurah"), f"/kasus/{case}")


def test_a_reviewer_sees_what_a_correction_replaced(town: Town) -> None:
    case = returned(town, "was", volume="Mohon diukur lagi.", title="Sebut gangnya.")
    client = town.client("sari")
    carried = work.opened(client, case, "resubmit")
    sent = work.send(client, case, "resubmit", carried, f__volume="150", f__title="Talud Gang 3")
    assert sent.status_code == 303
    entry = work.seen(town.client("lurah"), f"/kasus/{case}").split('class="timeline"')[1]
    newest = " ".join(entry.split("</li>")[0].split())
    assert "<strong>Berapa banyak:</strong> 150" in newest
    assert "<strong>Berapa banyak, semula:</strong> 120" in newest
    assert "semula:</strong> Selokan Gang Tiga" in newest
    assert "?:" not in entry


def test_a_correction_pressed_twice_is_one(town: Town) -> None:
    case = returned(town, "twice", volume="Mohon diukur lagi.")
    client = town.client("sari")
    carried = work.opened(client, case, "resubmit")
    answers = [work.send(client, case, "resubmit", carried, f__volume="150") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert work.standing(town, case)[1] == 4


def test_a_locked_answer_cannot_be_smuggled_in(town: Town) -> None:
    case = returned(town, "smuggle", volume="Mohon diukur lagi.")
    client = town.client("sari")
    carried = work.opened(client, case, "resubmit") | {"asked": ["volume title"]}
    answer = work.send(client, case, "resubmit", carried, f__volume="150", f__title="Jembatan")
    assert answer.status_code == 422
    assert "Selokan Gang Tiga" in work.seen(client, f"/kasus/{case}")


def test_an_answer_cannot_be_emptied_by_correcting_it(town: Town) -> None:
    case = returned(town, "empty", problem="Jelaskan lebih rinci.")
    client = town.client("sari")
    carried = work.opened(client, case, "resubmit")
    answer = work.send(client, case, "resubmit", carried, f__problem=" ")
    assert answer.status_code == 422
    assert work.standing(town, case)[0] == "correction"


@pytest.mark.parametrize("code", ["33.27.01.2001", "33.26.15.9999", "' OR 1=1 --"])
def test_a_corrected_place_must_be_one_of_the_offices(town: Town, code: str) -> None:
    case = returned(town, f"place-{code[:8]}-{len(code)}", place="RT-nya salah.")
    client = town.client("sari")
    carried = work.opened(client, case, "resubmit") | {"f-place-village": [code]}
    answer = work.send(client, case, "resubmit", carried, f__place__rw="3", f__place__rt="2")
    assert answer.status_code == 422
    assert work.standing(town, case)[0] == "correction"


def test_a_place_is_looked_up_inside_the_form_without_script(town: Town) -> None:
    case = returned(town, "look", place="Bukan di sini.")
    client = town.client("sari")
    carried = work.opened(client, case, "resubmit")
    assert carried["f-place-village"] == ["33.26.15.2004"]
    gone = work.send(client, case, "resubmit", carried, look="place:forget")
    page = gone.get_data(as_text=True)
    assert gone.status_code == 200
    again = work.hidden(page, "resubmit")
    assert "f-place-village" not in again
    found = work.send(
        client, case, "resubmit", again, look="place", f__place__find="Samborejo"
    ).get_data(as_text=True)
    chosen = work.hidden(found, "resubmit")
    assert chosen["f-place-village"] == ["33.26.15.2008"]
    answer = work.send(client, case, "resubmit", chosen, f__place__rw="1", f__place__rt="1")
    assert answer.status_code == 303
    assert "Samborejo" in work.seen(client, f"/kasus/{case}")


def test_remarks_are_in_the_timeline_of_those_who_may_open_the_case_only(town: Town) -> None:
    case = returned(town, "timeline", volume="Angka ini terlalu besar.")
    assert "Angka ini terlalu besar." in work.seen(town.client("lurah"), f"/kasus/{case}")
    public = main_of(town.visitor().get(f"/ikuti/{work.number(town, case)}"))
    assert "Angka ini terlalu besar." not in public
