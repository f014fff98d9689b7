"""Views of the task list: of one person at one office, few, none twice, one to begin with."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from engine.core.values import Refused
from engine.service.desk import Desk
from engine.service.queue_views import LONGEST, MOST, View, delete, keep, rename, start_with, views
from engine.store.database import Database
from tests.support.office import furnish
from tests.support.small import ALICE, BOB, NOON

LATE = {"lewat": "1"}


def kept(desk: Desk, name: str, filters: dict[str, str] | None = None, person: int = BOB) -> View:
    made = keep(desk, person, name, filters or LATE, NOON)
    assert isinstance(made, View), made
    return made


def key_of(made: object) -> str:
    assert isinstance(made, Refused), made
    return made.reasons[0].key


def test_a_view_is_kept_under_its_name_and_found_again(desk: Desk) -> None:
    kept(desk, "  Lewat\t batas ", LATE)
    kept(desk, "Desa saya", {"wilayah": "33.26", "cari": "talud"})
    assert [(one.name, dict(one.filters)) for one in views(desk, BOB)] == [
        ("Desa saya", {"wilayah": "33.26", "cari": "talud"}),
        ("Lewat batas", LATE),
    ]


def test_it_is_of_one_person_and_one_office(desk: Desk, owner: Database) -> None:
    mine = kept(desk, "Lewat")
    with owner.transaction() as connection:
        furnish(connection, 2)
    other = Desk(desk.database, 2)
    assert views(desk, ALICE) == []
    assert views(other, BOB) == []
    for here, person in ((desk, ALICE), (other, BOB)):
        assert key_of(rename(here, person, mine.id, "Milikku")) == "view_unknown"
        assert not delete(here, person, mine.id)
        start_with(here, person, mine.id)
    assert views(desk, BOB) == [mine]
    kept(other, "Lewat")  # the same name elsewhere is another view


def test_a_name_stands_once_and_for_one_thing(desk: Desk) -> None:
    first = kept(desk, "Lewat")
    assert kept(desk, "LEWAT") == first  # pressed twice
    assert key_of(keep(desk, BOB, "lewat", {"cari": "x"}, NOON)) == "view_taken"
    second = kept(desk, "Lain")
    assert key_of(rename(desk, BOB, second.id, "Lewat ")) == "view_taken"
    assert rename(desk, BOB, second.id, "LAIN") is None
    assert [one.name for one in views(desk, BOB)] == ["LAIN", "Lewat"]


@pytest.mark.parametrize(
    ("name", "key"),
    [("", "missing"), (" \t", "missing"), ("***", "missing"), ("x" * (LONGEST + 1), "too_long")],
)
def test_a_name_that_is_none(desk: Desk, name: str, key: str) -> None:
    assert key_of(keep(desk, BOB, name, LATE, NOON)) == key
    mine = kept(desk, "Lewat")
    assert key_of(rename(desk, BOB, mine.id, name)) == key
    assert views(desk, BOB) == [mine]


def test_all_tasks_are_no_view(desk: Desk) -> None:
    assert key_of(keep(desk, BOB, "Semua", {}, NOON)) == "view_empty"


def test_there_are_never_more_than_a_few_however_many_hands_press(desk: Desk) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(
            pool.map(lambda n: keep(desk, BOB, f"Nama {n}", {"cari": str(n)}, NOON), range(20))
        )
    assert sum(isinstance(one, View) for one in made) == MOST
    assert {key_of(one) for one in made if isinstance(one, Refused)} == {"view_full"}
    assert len(views(desk, BOB)) == MOST


def test_one_is_begun_with_or_none(desk: Desk) -> None:
    first, second = kept(desk, "Satu"), kept(desk, "Dua", {"cari": "x"})

    def starts() -> list[str]:
        return [one.name for one in views(desk, BOB) if one.starts]

    assert starts() == []
    for view, expected in ((first.id, ["Satu"]), (second.id, ["Dua"]), (None, [])):
        start_with(desk, BOB, view)
        assert starts() == expected
    start_with(desk, BOB, first.id)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: start_with(desk, BOB, (first, second)[n % 2].id), range(12)))
    assert len(starts()) == 1
    delete(desk, BOB, first.id)
    delete(desk, BOB, second.id)
    assert views(desk, BOB) == []
