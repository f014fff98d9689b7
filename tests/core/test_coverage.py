"""Which offices have nobody, and on which days: held against a look at every single day."""

import datetime as dt
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from engine.core.coverage import Gap, gaps
from engine.core.directory import Directory, Office, Term
from engine.core.standing_in import Absence, Delegation
from tests.core.standing_cases import DAY, delegation

ONE = dt.timedelta(days=1)
LAST = DAY + 30 * ONE


def town(
    terms: Sequence[Term],
    absences: Sequence[Absence] = (),
    delegations: Sequence[Delegation] = (),
) -> Directory:
    office = Office(
        1, "head", "Head", "here", ("head@1",), tuple(terms), delegations=tuple(delegations)
    )
    return Directory(1, (office,), {}, tuple(absences))


def on(day: int) -> dt.date:
    return DAY + day * ONE


ALWAYS = Term(1, on(-100), None, "definitive")


def told(directory: Directory) -> list[tuple[int, int, str]]:
    found = gaps(directory, DAY, LAST)
    return [((g.from_on - DAY).days, (g.until_on - DAY).days, g.cover) for g in found]


def test_an_office_that_is_held_has_no_gap() -> None:
    assert told(town([ALWAYS])) == []


def test_days_away_with_nobody_else_are_a_gap() -> None:
    assert told(town([ALWAYS], [Absence(1, on(3), on(5))])) == [(3, 5, "away")]


def test_somebody_who_stands_in_covers_in_part_unless_they_are_away_too() -> None:
    away = [Absence(1, on(3), on(9)), Absence(2, on(5), on(6))]
    lent = [delegation(office=1, principal=1, person=2, until_on=on(8))]
    [first, second, third, fourth] = told(town([ALWAYS], away, lent))
    assert (first, second) == ((3, 4, "partly"), (5, 6, "away"))
    assert (third, fourth) == ((7, 8, "partly"), (9, 9, "away"))


def test_an_acting_official_covers_whole() -> None:
    acting = Term(2, on(3), on(5), "plh")
    assert told(town([ALWAYS, acting], [Absence(1, on(3), on(6))])) == [(6, 6, "away")]


def test_a_term_that_ends_leaves_a_vacant_office() -> None:
    ends = Term(1, on(-5), on(9), "definitive")
    assert told(town([ends])) == [(10, 30, "vacant")]
    [gap] = gaps(town([ends]), DAY, LAST)
    assert gap == Gap(1, on(10), LAST, "vacant", (), ())


def test_a_closed_office_answers_nothing_and_has_no_gap() -> None:
    closed = Office(1, "head", "Head", "here", (), ())
    assert list(gaps(Directory(1, (closed,)), DAY, LAST)) == []


persons = st.integers(1, 3)
days = st.integers(-3, 33)
spans = st.tuples(days, st.integers(0, 12)).map(lambda s: (on(s[0]), on(s[0] + s[1])))


@given(
    st.lists(st.tuples(persons, spans), max_size=4),
    st.lists(st.tuples(persons, spans), max_size=4),
    st.lists(st.tuples(persons, persons, spans, st.booleans()), max_size=4),
)
def test_every_single_day_is_told_as_it_is(
    terms: list[tuple[int, tuple[dt.date, dt.date]]],
    absences: list[tuple[int, tuple[dt.date, dt.date]]],
    lent: list[tuple[int, int, tuple[dt.date, dt.date], bool]],
) -> None:
    directory = town(
        [Term(p, *span, "definitive") for p, span in terms],
        [Absence(p, *span) for p, span in absences],
        [
            delegation(
                id=n, office=1, principal=a, person=b, from_on=span[0], until_on=span[1],
                when_away=when,
            )
            for n, (a, b, span, when) in enumerate(lent)
        ],
    )  # fmt: skip
    found = list(gaps(directory, DAY, LAST))
    for number in range(31):
        day = on(number)
        told_ = [gap.cover for gap in found if gap.from_on <= day <= gap.until_on]
        gone = {one.person for one in directory.absences if one.covers(day)}
        holders = set(directory.persons_behind("head@1", day))
        here = {one.person for one in directory.standing_in("head@1", day)} - gone
        wanted = (
            ["vacant"] if not holders
            else [] if holders - gone
            else ["partly"] if here
            else ["away"]
        )  # fmt: skip
        assert told_ == wanted, day
