"""The public pages: by number, forgivingly; lists; nobody's name; refused ones findable."""

import datetime as dt

import pytest

from engine.core.definition.workflow import Definition
from engine.core.values import Act, Actor
from engine.service import acting, case_view
from engine.service.results import Done
from tests.web.filling import main_of, propose
from tests.web.town import Town


def decide(town: Town, number: str, who: str, action: str, **data: str) -> int:
    """An office acts; gives the case's id."""
    with town.desk.database.connection() as connection:
        row = connection.execute("SELECT id FROM cases WHERE number = %s", (number,)).fetchone()
    assert row is not None
    at = dt.datetime.now(dt.UTC)
    met = at if action == "forward" else None  # what a meeting decided has its day
    act = Act(action, Actor(town.persons[who]), data, happened_at=met)
    done = acting.act(town.desk, row[0], act, None, at)
    assert isinstance(done, Done), done
    return int(row[0])


def test_the_front_page_says_what_is_open_until_when(town: Town) -> None:
    page = main_of(town.visitor().get("/"))
    assert "Jumat, 8 Januari 2027" in page
    assert "Usulan pembangunan" in page
    assert "Gugus tugas" not in page  # only offices open those


@pytest.mark.parametrize("mangle", [str.lower, lambda n: n.replace("-", " "), lambda n: f" {n} ",
                                    lambda n: n.replace("-", "")])  # fmt: skip
def test_a_number_is_read_forgivingly_and_has_one_address(town: Town, mangle) -> None:  # type: ignore[no-untyped-def]
    number = propose(town.client("sari"))
    answer = town.visitor().get(
        "/ikuti", query_string={"nomor": mangle(number)}, follow_redirects=True
    )
    assert answer.status_code == 200
    assert answer.request.path == f"/ikuti/{number}"


def test_a_swapped_digit_and_an_unknown_number_are_explained(town: Town) -> None:
    visitor = town.visitor()
    number = propose(town.client("sari"))
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    answer = visitor.get(f"/ikuti/{wrong}")
    assert answer.status_code == 404
    assert "tertukar" in main_of(answer)
    answer = visitor.get("/ikuti/USL-2028-000999-0")
    assert answer.status_code == 404
    answer = visitor.get("/ikuti/<script>alert(1)<%2Fscript>")
    assert "<script>alert" not in answer.get_data(as_text=True)


def test_the_page_says_who_has_it_and_what_may_happen_next_and_names_nobody(town: Town) -> None:
    number = propose(town.client("sari"), **{"f-phone": "0812 1111 2222"})
    page = main_of(town.visitor().get(f"/ikuti/{number}"))
    assert "Menunggu <strong>Ketua RW 003 Karanganyar</strong>" in page
    assert "Jumat, 15 Januari 2027" in page
    assert "teruskan ke desa atau kelurahan" in page
    for private in ("Sari", "Wulandari", "Slamet", "0812", "Air meluap"):
        assert private not in page, private


def test_free_words_appear_when_an_official_released_them(town: Town) -> None:
    number = propose(town.client("sari"), **{"f-title": "Talud Kali Genteng"})
    visitor = town.visitor()
    assert "Talud Kali Genteng" not in main_of(visitor.get(f"/ikuti/{number}"))
    assert "Talud Kali Genteng" not in main_of(visitor.get("/usulan"))
    with town.desk.database.connection() as connection:
        row = connection.execute("SELECT id FROM cases WHERE number = %s", (number,)).fetchone()
    assert row is not None
    now = dt.datetime.now(dt.UTC)
    assert case_view.release(town.desk, town.persons["budi"], row[0], None, now) is None
    assert case_view.release(town.desk, town.persons["ketua"], row[0], None, now)
    page = main_of(visitor.get(f"/ikuti/{number}"))
    assert "Talud Kali Genteng" in page
    assert "Air meluap" in page
    assert "Talud Kali Genteng" in main_of(visitor.get("/usulan"))


def test_a_refusal_shows_office_reason_basis_and_next_step_and_stays_findable(town: Town) -> None:
    number = propose(town.client("sari"))
    decide(town, number, "ketua", "forward", rw_rank=1)  # type: ignore[arg-type]
    with town.desk.database.connection() as connection:
        row = connection.execute(
            "SELECT body FROM definition_version WHERE workflow = 'musrenbang'"
        ).fetchone()
    assert row is not None
    definition = Definition.read(bytes(row[0]))
    code = definition.reason_sets["village_reasons"][0]
    decide(
        town,
        number,
        "lurah",
        "reject",
        reason=code,
        words="Kata lurah sendiri",
        next_step="Coba lagi",
    )
    page = main_of(town.visitor().get(f"/ikuti/{number}"))
    reason = definition.reasons[code]
    assert reason.label.id in page
    assert reason.basis.id in page
    assert "Kepala Desa Karanganyar" in page
    assert "Kata lurah sendiri" in page
    listed = main_of(town.visitor().get("/usulan?keadaan=tidak&tempat=Karanganyar"))
    assert number in listed
    assert number in main_of(town.visitor().get("/"))
    assert number not in main_of(town.visitor().get("/usulan?keadaan=berjalan"))


def test_lists_are_filtered_by_place_and_say_when_nothing_fits(town: Town) -> None:
    number = propose(town.client("sari"), **{"f-place-village": "33.26.13.1010", "f-place-rw": "1"})
    visitor = town.visitor()
    assert number in main_of(visitor.get("/usulan?tempat=kedungwuni+timur"))
    assert number not in main_of(visitor.get("/usulan?tempat=samborejo"))
    assert "Tidak ada yang cocok" in main_of(visitor.get("/usulan?tempat=samborejo"))
    assert "Tidak ada tempat bernama" in main_of(visitor.get("/usulan?tempat=atlantis"))
    assert "Beberapa" in main_of(visitor.get("/usulan?tempat=k")) or number in main_of(
        visitor.get("/usulan?wilayah=33.26.13")
    )


def test_further_filters_are_folded_until_one_of_them_narrows_the_list(town: Town) -> None:
    visitor = town.visitor()
    assert "<details><summary>Saringan lain" in main_of(visitor.get("/usulan?tempat=samborejo"))
    assert "<details open><summary>Saringan lain" in main_of(visitor.get("/usulan?keadaan=tidak"))


def test_odd_filters_break_nothing(town: Town) -> None:
    visitor = town.visitor()
    queries = "sebelum=x sebelum=99999999999999999999 sebelum=-1 sebelum=² wilayah=%27--"
    queries += " wilayah=33.27 keadaan=zzz jenis=%00 tempat=%00%ff"
    for query in queries.split():
        assert visitor.get(f"/usulan?{query}").status_code == 200, query


def test_another_office_shows_none_of_our_cases(town: Town) -> None:
    number = propose(town.client("sari"))
    other = town.visitor()
    assert other.get(f"/ikuti/{number}", base_url="http://pemalang.id").status_code == 404
    assert number not in other.get("/usulan", base_url="http://pemalang.id").get_data(as_text=True)


def test_a_short_address_from_a_message_leads_on(town: Town) -> None:
    number = propose(town.client("sari"))
    assert town.visitor().get(f"/n/{number}").location == f"/ikuti/{number}"


def test_a_message_leads_those_whom_it_concerns_to_the_case_itself(town: Town) -> None:
    number = propose(town.client("sari"))
    with town.desk.database.connection() as connection:
        row = connection.execute("SELECT id FROM cases WHERE number = %s", (number,)).fetchone()
    assert row is not None
    for who in ("sari", "ketua", "camat"):
        assert town.client(who).get(f"/n/{number}").location == f"/kasus/{row[0]}", who
    assert town.client("budi").get(f"/n/{number}").location == f"/ikuti/{number}"
