"""Acting on a case through its page: passing on, sending back, refusing, and every way astray."""

from io import BytesIO
from threading import Thread
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from PIL import Image
from werkzeug.test import TestResponse

from tests.web.cases import work
from tests.web.filling import count, errors_of, main_of
from tests.web.town import Town

REFUSAL = {
    "reason": "LAND_STATUS",
    "words": "Tanahnya masih sengketa.",
    "next_step": "Selesaikan dulu di kantor pertanahan.",
}


def test_a_case_is_passed_on_and_the_next_task_comes_at_once(town: Town) -> None:
    case = work.case(town, "pass")
    client = town.client("ketua")
    answer = work.send(
        client, case, "forward", work.opened(client, case, "forward"), f__rw_rank="2", **work.day()
    )
    assert answer.location == f"/tugas?selesai={case}"
    assert "tercatat" in work.seen(client, answer.location)
    assert f"/kasus/{case}" in work.seen(town.client("lurah"), "/tugas")


def test_what_is_wrong_stands_beside_its_input_and_nothing_typed_is_lost(town: Town) -> None:
    case = work.at_village(town, "wrong")
    client = town.client("lurah")
    carried = work.opened(client, case, "reject")
    answer = work.send(client, case, "reject", carried, words="Belum <b>siap</b>", next_step="")
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "<title>Salah: Tolak" in page
    assert errors_of(answer)[0] == "Pilih alasannya"
    assert "Belum &lt;b&gt;siap&lt;/b&gt;" in page
    assert work.standing(town, case)[0] == "village_check"


@pytest.mark.parametrize(
    "typed",
    [
        {"reason": "NO_SUCH_CODE", "words": "x", "next_step": "y"},
        {"reason": "LAND_STATUS", "words": "x" * 5001, "next_step": "y"},
        {"reason": "LAND_STATUS", "words": "tanda \x07 aneh", "next_step": "y"},
        {"reason": "", "words": "", "next_step": ""},
    ],
)
def test_bad_words_and_forged_reasons_are_refused(town: Town, typed: dict[str, str]) -> None:
    case = work.at_village(town, f"bad-{uuid4()}")
    client = town.client("lurah")
    answer = work.send(client, case, "reject", work.opened(client, case, "reject"), **typed)
    assert answer.status_code == 422
    assert errors_of(answer)
    assert work.standing(town, case)[0] == "village_check"


def test_a_refusal_is_public_speech(town: Town) -> None:
    case = work.at_village(town, "public")
    client = town.client("lurah")
    answer = work.send(client, case, "reject", work.opened(client, case, "reject"), **REFUSAL)
    assert answer.status_code == 303
    public = work.seen(town.visitor(), f"/ikuti/{work.number(town, case)}")
    assert "Tanahnya masih sengketa." in public
    assert "Selesaikan dulu di kantor pertanahan." in public
    assert "Kepala Desa Karanganyar" in public
    # What the proposer wrote still waits for somebody to read it first.
    assert "Selokan Gang Tiga" not in public
    assert "Air masuk rumah" not in public


def test_an_empty_next_step_is_the_usual_one_of_the_reason(town: Town) -> None:
    case = work.at_village(town, "usual")
    client = town.client("lurah")
    carried = work.opened(client, case, "reject")
    typed = REFUSAL | {"next_step": "  "}
    assert work.send(client, case, "reject", carried, **typed).status_code == 303
    with town.desk.database.connection() as connection:
        row = connection.execute(
            "SELECT value #>> '{}' FROM words WHERE case_id = %s AND path = 'say.next_step'",
            (case,),
        ).fetchone()
    assert row is not None
    assert len(row[0]) > 10


def test_a_double_click_is_one_act_with_one_answer(town: Town) -> None:
    case = work.at_village(town, "double")
    client = town.client("lurah")
    carried = work.opened(client, case, "reject")
    answers = [work.send(client, case, "reject", carried, **REFUSAL) for _ in range(3)]
    assert [(a.status_code, a.location) for a in answers] == [(303, f"/tugas?selesai={case}")] * 3
    assert work.standing(town, case) == ("rejected", 3)


def test_two_presses_at_the_same_moment_are_one_act(town: Town) -> None:
    case = work.case(town, "parallel")
    client = town.client("ketua")
    carried = work.opened(client, case, "forward")
    answers: list[TestResponse] = []

    def press() -> None:
        browser = town.app.test_client()
        for name in ("sesi", "formulir"):
            cookie = client.get_cookie(name)
            assert cookie is not None
            browser.set_cookie(name, cookie.value)
        answers.append(work.send(browser, case, "forward", carried, f__rw_rank="1", **work.day()))

    threads = [Thread(target=press) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer.status_code for answer in answers] == [303] * 6
    assert work.standing(town, case) == ("village_check", 2)


def test_the_same_form_with_other_content_changes_nothing_and_says_so(town: Town) -> None:
    case = work.at_village(town, "conflict")
    client = town.client("lurah")
    carried = work.opened(client, case, "reject")
    work.send(client, case, "reject", carried, **REFUSAL)
    other = REFUSAL | {"words": "Bukan itu maksud saya."}
    answer = work.send(client, case, "reject", carried, **other)
    assert answer.status_code == 409
    assert "sudah terkirim dengan isi lain" in main_of(answer)
    assert "Tanahnya masih sengketa." in main_of(answer)
    assert "Bukan itu maksud saya." in main_of(answer)
    assert work.standing(town, case)[1] == 3


def test_whoever_comes_second_sees_what_happened_and_keeps_every_word(town: Town) -> None:
    case = work.at_village(town, "moved")
    client = town.client("lurah")
    carried = work.opened(client, case, "reject")
    work.act(town, case, "lurah", "put_to_forum")
    answer = work.send(client, case, "reject", carried, **REFUSAL)
    page = main_of(answer)
    assert answer.status_code == 409
    assert "Bawa ke musyawarah" in page
    for words in REFUSAL.values():
        assert words in page or words == "LAND_STATUS"
    assert "Lokasi" in page or "tanah" in page.lower()
    assert work.standing(town, case)[0] == "village_forum"


def test_papers_added_meanwhile_are_no_news_for_somebody_who_votes(town: Town) -> None:
    """A note that moves nothing does not throw an official's form away."""
    case = work.at_village(town, "note")
    client = town.client("lurah")
    carried = work.opened(client, case, "put_to_forum")
    work.act(town, case, "sari", "add_papers")
    assert work.send(client, case, "put_to_forum", carried).status_code == 303


def test_an_ended_case_takes_no_act_and_an_unknown_one_is_not_there(town: Town) -> None:
    case = work.at_village(town, "ended")
    client = town.client("lurah")
    carried = work.opened(client, case, "put_to_forum")
    work.act(town, case, "lurah", "reject", **REFUSAL)
    assert work.send(client, case, "put_to_forum", carried).status_code == 409
    forged = carried | {"state": ["rejected"], "revision": ["3"]}
    assert work.send(client, case, "put_to_forum", forged).status_code == 409
    assert client.get(f"/kasus/{case}/put_to_forum").status_code == 409
    assert client.get(f"/kasus/{case}/make_coffee").status_code == 404
    assert work.send(client, case, "make_coffee", carried).status_code == 404
    assert work.standing(town, case) == ("rejected", 3)


@pytest.mark.parametrize(
    "forged",
    [
        {"state": "village_forum"},
        {"state": "nothing"},
        {"slot": "agency_head.0"},
        {"revision": "999999"},
        {"revision": "x"},
        {"asked": "agency rw_rank village_cost", "f__agency": "DPU", "f__village_cost": "1"},
        {"asked": "x" * 30_000},
    ],
)
def test_a_forged_form_never_moves_a_case_elsewhere(town: Town, forged: dict[str, str]) -> None:
    case = work.at_village(town, f"forged-{uuid4()}")
    client = town.client("lurah")
    carried = work.opened(client, case, "put_to_forum")
    typed = {name: value for name, value in forged.items() if name.startswith("f__")}
    carried |= {name: [value] for name, value in forged.items() if name not in typed}
    answer = work.send(client, case, "put_to_forum", carried, **typed)
    assert answer.status_code in (303, 404, 409, 422)
    assert work.standing(town, case)[0] in ("village_check", "village_forum")
    with town.desk.database.connection() as connection:
        row = connection.execute("SELECT data FROM cases WHERE id = %s", (case,)).fetchone()
    assert row is not None
    assert not row[0].keys() & {"agency", "village_cost"}


def test_a_form_without_an_identity_is_no_form(town: Town) -> None:
    case = work.at_village(town, "identity")
    client = town.client("lurah")
    carried = work.opened(client, case, "put_to_forum") | {"form": ["1; DROP TABLE cases"]}
    assert work.send(client, case, "put_to_forum", carried).status_code == 400
    assert work.standing(town, case)[1] == 2


def test_a_closed_act_says_why(town: Town) -> None:
    case = work.at_village(town, "closed")
    work.act(town, case, "lurah", "put_to_forum")
    with town.desk.database.connection() as connection:
        assert connection.execute("SELECT 1 FROM cases WHERE id = %s", (case,)).fetchone()
    answer = town.client("camat").get(f"/kasus/{case}/accept")
    assert answer.status_code == 409
    assert "tidak dapat dilakukan sekarang" in main_of(answer)
    assert "Ini tugas Lurah atau kepala desa." in main_of(answer)


def test_photos_stay_through_an_error_and_can_be_dropped_without_script(town: Town) -> None:
    case = work.at_village(town, "photos")
    client = town.client("sari")
    carried = work.opened(client, case, "add_papers")
    wrong = _send_photos(client, case, carried, ("baik.png", _photo()), ("palsu.png", b"<html>"))
    page = wrong.get_data(as_text=True)
    assert wrong.status_code == 422
    assert "bukan foto" in page
    held = work.hidden(page, "add_papers")
    assert len(held["held-photos"]) == 1
    dropped = work.send(client, case, "add_papers", held, drop=f"photos:{held['held-photos'][0]}")
    assert dropped.status_code == 200
    assert "held-photos" not in work.hidden(dropped.get_data(as_text=True), "add_papers")
    assert work.send(client, case, "add_papers", held).location == f"/kasus/{case}?tercatat=1"
    assert "/berkas/" in work.seen(client, f"/kasus/{case}")


def test_photos_sent_twice_are_kept_once(town: Town) -> None:
    case = work.at_village(town, "twice")
    client = town.client("sari")
    carried = work.opened(client, case, "add_papers")
    before = count(town, "attachment")
    answers = [_send_photos(client, case, carried, ("a.png", _photo())) for _ in range(2)]
    assert [answer.location for answer in answers] == [f"/kasus/{case}?tercatat=1"] * 2
    assert count(town, "attachment") == before + 1
    assert work.standing(town, case)[1] == 3


def _photo() -> bytes:
    out = BytesIO()
    Image.new("RGB", (60, 40), "#0B5D5B").save(out, "PNG")
    return out.getvalue()


def _send_photos(
    client: FlaskClient, case: int, carried: dict[str, list[str]], *files: tuple[str, bytes]
) -> TestResponse:
    photos = [(BytesIO(content), name) for name, content in files]
    return work.send(client, case, "add_papers", carried, f__photos=photos)
