"""Dividing a proposal through its page: what is asked of each part, the sums, the way there."""

import re

import pytest
from werkzeug.test import TestResponse

from engine.service import attachments
from engine.service.attachments import Row
from tests.web import town as towns
from tests.web.cases import divided, work
from tests.web.cases.divided import at_district, parts, said, typed
from tests.web.filling import errors_of, main_of
from tests.web.town import Town


@pytest.fixture(scope="module", autouse=True)
def _neighbour(town: Town) -> None:
    divided.neighbour(town)


def send(town: Town, case: int, **more: str) -> TestResponse:
    client = town.client("camat")
    form = work.opened(client, case, "divide")
    return work.send(client, case, "divide", form, **(said() | typed(1) | typed(2) | more))


def test_the_form_asks_for_two_parts_and_says_what_there_is(town: Town) -> None:
    page = work.seen(town.client("camat"), f"/kasus/{at_district(town, 'asks')}/divide")
    assert page.count('<fieldset class="part">') == 2
    assert "Bagian 1" in page
    assert "Hapus bagian" not in page  # two there are always
    assert re.search(r"Perkiraan biaya: – dari Rp 90\.000\.000", page)
    assert "Berapa banyak: – dari 120" in page
    assert "Diperiksa desa atau kelurahan" in page


def test_a_proposal_is_divided_and_its_parts_are_found_from_its_page(town: Town) -> None:
    case = at_district(town, "whole", "Jalan Melati dua desa")
    assert send(town, case).status_code == 303
    assert work.standing(town, case)[0] == "divided"
    waiting = work.seen(town.visitor(), f"/ikuti/{work.number(town, case)}")
    assert "sedang dibuka" in waiting
    made = parts(town, case)
    page = work.seen(town.visitor(), f"/ikuti/{work.number(town, case)}")
    assert "Dibagi menjadi" in page
    for one in made:
        assert f'href="/ikuti/{one.number}"' in page
    assert "Pandanarum" in page
    assert "Jalan sisi 2" not in page  # words wait until they are released
    assert re.search(r"Perkiraan biaya: Rp 80\.000\.000.*? dari Rp 90\.000\.000", page)
    assert "Berapa banyak: 100 dari 120" in page
    part = work.seen(town.visitor(), f"/ikuti/{made[1].number}")
    assert "Bagian 2 dari" in part
    assert work.number(town, case) in part
    official = work.seen(town.client("camat"), f"/kasus/{case}")
    assert "Jalan sisi 2" in official


def test_the_part_is_its_own_villages_from_then_on(town: Town) -> None:
    case = at_district(town, "owners")
    send(town, case)
    near, far = (one.child or 0 for one in parts(town, case))
    assert f"/kasus/{far}" in work.seen(town.client("budi"), "/tugas")
    assert f"/kasus/{far}" not in work.seen(town.client("lurah"), "/tugas")
    assert f"/kasus/{near}" in work.seen(town.client("lurah"), "/tugas")
    mine = work.seen(town.client("sari"), "/usulan-saya")
    for one in parts(town, case):
        assert one.number or "" in mine


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"f-part.2.place-village": ""}, "Pilih desa atau kelurahan"),
        ({"f-part.2.title": ""}, "Isi “Judul singkat”"),
        ({"f-part.2.cost": "60 juta"}, "jumlah semua bagian Rp 100.000.000"),
        ({"f-part.2.volume": "71"}, "jumlah semua bagian 121"),
        (
            {"f-part.2.title": "jalan SISI 1", "f-part.2.place-village": divided.HERE},
            "Bagian 2 sama dengan bagian 1",
        ),
        ({"f-part.2.cost": "banyak"}, "Perkiraan biaya"),
        ({"reason": ""}, "Pilih alasannya"),
    ],
)
def test_what_is_wrong_is_said_at_its_part_and_nothing_typed_is_lost(
    town: Town, change: dict[str, str], words: str
) -> None:
    case = at_district(town, "wrong-" + "".join(change) + words[:9])
    answer = send(town, case, **change)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert any(words in one for one in errors_of(answer)), errors_of(answer)
    assert "Jalan sisi 1" in page
    assert work.standing(town, case)[0] == "district_forum"


def test_sums_and_one_more_part_without_script(town: Town) -> None:
    case = at_district(town, "sums")
    client = town.client("camat")
    given = said() | typed(1) | typed(2, cost="60 juta") | {"look": "parts:sum"}
    form = work.opened(client, case, "divide")
    answer = work.send(client, case, "divide", form, **given)
    page = main_of(answer)
    assert "kelebihan Rp 10.000.000" in page
    assert work.standing(town, case)[0] == "district_forum"
    form = work.hidden(answer.get_data(as_text=True), "divide")
    more = work.send(
        client, case, "divide", form, **(said() | typed(1) | typed(2) | {"look": "parts:more"})
    )
    page = main_of(more)
    assert page.count('<fieldset class="part">') == 3
    assert page.count("Hapus bagian") == 3
    form = work.hidden(more.get_data(as_text=True), "divide")
    three = typed(1) | typed(2) | typed(3, title="Jembatan", volume="1", cost="5 juta")
    less = work.send(client, case, "divide", form, **(said() | three | {"drop": "part.1"}))
    page = main_of(less)
    assert page.count('<fieldset class="part">') == 2
    assert 'value="Jalan sisi 1"' not in page
    assert 'value="Jembatan"' in page


def test_what_was_recommended_of_the_whole_is_said_to_be_of_the_whole(town: Town) -> None:
    case = at_district(town, "levels")
    send(town, case)
    part = parts(town, case)[1].child
    page = work.seen(town.client("budi"), f"/kasus/{part}")
    assert "Dari kasus asalnya" in page
    assert "lebih dari yang diminta" not in page


def test_a_blank_part_at_the_end_is_none(town: Town) -> None:
    case = at_district(town, "blank")
    client = town.client("camat")
    form = work.opened(client, case, "divide")
    more = work.send(
        client, case, "divide", form, **(said() | typed(1) | typed(2) | {"look": "parts:more"})
    )
    form = work.hidden(more.get_data(as_text=True), "divide")
    done = work.send(client, case, "divide", form, **(said() | typed(1) | typed(2)))
    assert done.status_code == 303, errors_of(done)
    assert len(parts(town, case)) == 2


def test_divided_from_a_second_tab_it_says_what_happened(town: Town) -> None:
    case = at_district(town, "tabs")
    client = town.client("camat")
    one, other = (work.opened(client, case, "divide") for _ in range(2))
    given = said() | typed(1) | typed(2)
    assert work.send(client, case, "divide", one, **given).status_code == 303
    again = work.send(client, case, "divide", one, **given)
    assert again.status_code == 303  # the same form twice is once
    late = work.send(client, case, "divide", other, **(given | {"f-part.1.title": "Lain lagi"}))
    assert late.status_code == 409
    assert "Lain lagi" in late.get_data(as_text=True)  # what was typed is not lost
    assert len(parts(town, case)) == 2


def test_a_division_is_final_and_says_so(town: Town) -> None:
    case = at_district(town, "undo")
    send(town, case)
    page = work.seen(town.client("camat"), f"/kasus/{case}")
    assert "Batalkan" not in page


def test_divided_ones_are_found_in_the_public_list(town: Town) -> None:
    case = at_district(town, "list")
    send(town, case)
    number = work.number(town, case)
    assert number in work.seen(town.visitor(), "/usulan?keadaan=dibagi")
    for other in ("berjalan", "diterima", "tidak"):
        assert number not in work.seen(town.visitor(), f"/usulan?keadaan={other}")


def test_a_letter_of_the_whole_is_read_where_its_part_lies(town: Town) -> None:
    case = at_district(town, "letter")
    row = Row("a" * 32, "b" * 64, "application/pdf", 1, "x.pdf", town.persons["sari"], case,
              "letter", "officials", "clean")  # fmt: skip
    budi = town.persons["budi"]
    assert not attachments.may_see(town.desk, row, budi, towns.OPENED)
    send(town, case)
    parts(town, case)
    assert attachments.may_see(town.desk, row, budi, towns.OPENED)
    assert not attachments.may_see(town.desk, row, town.persons["dinas"], towns.OPENED)
