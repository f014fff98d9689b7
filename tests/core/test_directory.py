"""Who holds what on a day, and which office covers an area."""

import datetime as dt

import pytest

from engine.core.directory import Directory, Office, Term, prefixes

D = dt.date


def office(id_: int, kind: str, *areas: str, terms: tuple[Term, ...] = ()) -> Office:
    queues = tuple(f"{kind}@{area}" for area in areas)
    return Office(id_, kind, f"{kind} {id_}", f"ORG{id_}", queues, terms)


@pytest.mark.parametrize(
    ("on", "holds"),
    [
        (D(2027, 1, 9), False),
        (D(2027, 1, 10), True),
        (D(2027, 6, 30), True),
        (D(2027, 7, 1), False),
    ],
)
def test_a_term_holds_from_its_first_to_its_last_day(on, holds):
    term = Term(1, D(2027, 1, 10), D(2027, 6, 30), "plt")
    assert term.covers(on) is holds


def test_a_successor_has_the_queue_from_the_first_day_and_the_predecessor_no_more():
    terms = (
        Term(1, D(2026, 1, 1), D(2027, 1, 9), "definitive"),
        Term(2, D(2027, 1, 10), None, "plt"),
    )
    directory = Directory(1, (office(1, "head", "33.26.01", terms=terms),))
    assert directory.persons_behind("head@33.26.01", D(2027, 1, 9)) == (1,)
    assert directory.persons_behind("head@33.26.01", D(2027, 1, 10)) == (2,)
    assert "head@33.26.01" not in directory.queues_of(1, D(2027, 1, 10))
    assert "head@33.26.01" in directory.queues_of(2, D(2027, 1, 10))


def test_the_narrowest_office_that_covers_the_area_has_it():
    directory = Directory(
        1, (office(1, "rw", "33.26.01.2001"), office(2, "rw", "33.26.01.2001.003"))
    )
    assert directory.queue_for_area("rw", "33.26.01.2001.003.002") == "rw@33.26.01.2001.003"
    assert directory.queue_for_area("rw", "33.26.01.2001.004") == "rw@33.26.01.2001"
    assert directory.queue_for_area("rw", "33.26.01.2002") is None


def test_an_organisation_that_covers_several_districts_answers_for_each():
    koramil = office(1, "military_head", "33.26.01", "33.26.02")
    directory = Directory(1, (koramil,))
    for district in ("33.26.01", "33.26.02"):
        assert directory.queue_for_area("military_head", f"{district}.2001") is not None
    assert directory.queue_for_area("military_head", "33.26.03.2001") is None


def test_a_code_is_contained_by_its_parts_and_not_by_what_only_begins_alike():
    assert list(prefixes("33.26.01")) == ["33.26.01", "33.26", "33"]
    directory = Directory(1, (office(1, "head", "33.2"),))
    assert directory.queue_for_area("head", "33.26.01") is None


def test_a_person_is_the_whole_crowd_behind_their_own_queue():
    assert Directory(1, ()).persons_behind("person:7", D(2027, 1, 1)) == (7,)
