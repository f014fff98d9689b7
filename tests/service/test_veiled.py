"""Opinions that are hidden until everybody has answered: what a seat gives is one, everywhere."""

from collections.abc import Callable
from typing import Any

from engine.core.values import Act, Actor
from engine.service import acting, consulting, together
from engine.service.consulting import Ask, Reply
from engine.service.desk import Desk
from engine.service.followed import Followed
from engine.service.positions import rounds_of
from engine.service.results import Done
from tests.core.dialogue_cases import COUNTED, two_sides_document
from tests.service.test_case_view import public
from tests.service.test_since import act, opened, seen
from tests.support.small import ALICE, BOB, CHARLIE, DIAN, EKO, NOON, document

HIDDEN = {"hidden": "until closed"}
ASKED, SAID = "We lean towards yes. And you?", "The road first"
Furnished = Callable[..., Desk]


def ranking(furnished: Furnished, **review: Any) -> tuple[Desk, int]:
    """A case that agency (Dian) and partner (Eko) rank."""
    desk = furnished(two_sides_document(**review))
    case = opened(desk, cost=500_000_000)
    act(desk, case, BOB, "pass_on", agency="works")
    return desk, case


def talked(desk: Desk, case: int) -> None:
    request = Act("held", Actor(DIAN), {"words": "Nobody moved"}, None, "", NOON)
    assert isinstance(acting.act(desk, case, request, None, NOON), Done)


def facts(desk: Desk, case: int, person: int) -> dict[str, Any]:
    return {fact.key: fact.value for fact in seen(desk, person, case).facts}


def given(followed: Followed) -> dict[str, Any]:
    shown = [*followed.facts, *(fact for entry in followed.entries for fact in entry.facts)]
    return {fact.key: fact.value for fact in shown if fact.key in ("mine", "theirs", "why")}


def test_what_a_seat_gave_shows_to_itself_alone_until_the_other_has_answered(
    furnished: Furnished,
) -> None:
    desk, case = ranking(furnished, **HIDDEN)
    act(desk, case, DIAN, "pass", mine=1, why="The road is cut off")
    assert facts(desk, case, DIAN)["mine"] == 1
    for person in (EKO, BOB, ALICE):
        assert {"mine", "why"}.isdisjoint(facts(desk, case, person))
        assert "mine" not in seen(desk, person, case).answers
        assert "set.why" not in {path for _, path in seen(desk, person, case).releasable}
    assert given(public(desk, case)) == {}
    assert given(seen(desk, EKO, case).followed) == {}
    act(desk, case, EKO, "pass", theirs=4)
    for person in (EKO, BOB, ALICE):
        assert facts(desk, case, person) | {"mine": 1, "theirs": 4} == facts(desk, case, person)
    assert given(public(desk, case)) == {"mine": 1, "theirs": 4}


def test_in_the_next_round_the_last_answer_stands_until_both_have_answered(
    furnished: Furnished,
) -> None:
    desk, case = ranking(furnished, **HIDDEN)
    act(desk, case, DIAN, "pass", mine=1, why="The road is cut off")
    act(desk, case, EKO, "pass", theirs=4)
    talked(desk, case)
    act(desk, case, DIAN, "pass", mine=2, why="Still cut off")
    assert facts(desk, case, DIAN)["mine"] == 2
    assert facts(desk, case, EKO)["mine"] == 1
    assert facts(desk, case, EKO)["why"] == "The road is cut off"
    since = seen(desk, EKO, case).since
    assert since is not None
    assert [one.key for one in since.changes] == []
    act(desk, case, EKO, "pass", theirs=2)
    assert seen(desk, BOB, case).case.state == "done"


def test_without_the_rule_nothing_is_hidden(furnished: Furnished) -> None:
    desk, case = ranking(furnished)
    act(desk, case, DIAN, "pass", mine=1, why="The road is cut off")
    assert facts(desk, case, EKO)["mine"] == 1


def test_the_rounds_are_told_with_the_dialogues_between_them(furnished: Furnished) -> None:
    desk, case = ranking(furnished, **HIDDEN)
    act(desk, case, DIAN, "pass", mine=1, why="The road is cut off")
    [only] = rounds_of(seen(desk, EKO, case).followed)
    assert [(one.what, one.facts) for one in only.positions] == [("hidden", ())]
    act(desk, case, EKO, "pass", theirs=4)
    talked(desk, case)
    act(desk, case, EKO, "pass", theirs=3)
    act(desk, case, DIAN, "pass", mine=1, why="The road is cut off")
    first, second = rounds_of(seen(desk, BOB, case).followed)
    assert first.talk is not None
    assert (first.talk.words, first.talk.happened_at, second.talk) == ("Nobody moved", NOON, None)
    assert [one.number for one in (first, second)] == [1, 2]
    values = [[f.value for one in each.positions for f in one.facts] for each in (first, second)]
    assert values == [[1, "The road is cut off", 4], [1, "The road is cut off", 3]]


def test_where_nobody_talks_there_are_no_rounds(furnished: Furnished) -> None:
    desk = furnished()
    case = opened(desk, cost=500_000_000)
    act(desk, case, BOB, "pass_on", agency="works")
    act(desk, case, EKO, "pass")
    assert rounds_of(seen(desk, BOB, case).followed) == ()


def test_what_is_counted_is_no_change_that_anybody_made(furnished: Furnished) -> None:
    made = document()
    made["fields"]["returns"] = COUNTED | {"counts": "gate"}
    desk = furnished(made)
    case = opened(desk)
    act(desk, case, BOB, "send_back", remarks={"title": "Where?"})
    act(desk, case, ALICE, "resubmit", title="A drain in the east")
    found = seen(desk, BOB, case)
    assert found.case.data["returns"] == 2
    assert "returns" in {fact.key for fact in found.facts}
    assert found.since is not None
    assert [one.key for one in found.since.changes] == ["title"]
    assert [one.label.en for fields in found.outdated.values() for one in fields] == ["Title"]


def test_what_one_seat_gives_is_given_alone_and_not_for_many_cases(furnished: Furnished) -> None:
    desk, case = ranking(furnished)
    [group] = together.groups(desk, DIAN, [case], NOON)
    assert "pass" not in [one.action for one in group.choices]
    assert [one.label.en for one in group.alone] == ["Rank"]


def beside(desk: Desk, case: int, kind: str, said: Any) -> None:
    """The agency asks the district beside its seat, and is answered."""
    asked = Ask(kind, DIAN, "district_head@33.26.01", ASKED, of="agency")
    assert isinstance(consulting.ask(desk, case, asked, NOON), Done)
    slot = f"{kind}:1"
    answer = Reply(said, CHARLIE, slot, SAID)
    assert isinstance(consulting.reply(desk, case, answer, NOON), Done)


def entries(followed: Followed) -> list[tuple[str, str | None]]:
    return [(one.what, one.words) for one in followed.entries[:2]]


def test_what_is_said_beside_a_hidden_seat_stays_between_the_two_offices_until_the_end(
    furnished: Furnished,
) -> None:
    """The further office's yes or no is an opinion; its advice is not, but the words could be."""
    desk, case = ranking(furnished, **HIDDEN)
    beside(desk, case, "join", "disagreed")
    for person in (DIAN, CHARLIE):
        assert entries(seen(desk, person, case).followed) == [
            ("disagreed", SAID), ("join", ASKED),
        ]  # fmt: skip
    for person in (EKO, BOB):
        assert entries(seen(desk, person, case).followed) == [("hidden", None), ("join", None)]
    assert entries(public(desk, case)) == [("hidden", None), ("join", None)]
    act(desk, case, DIAN, "pass", mine=1, why="Cut off", words="It cannot wait")
    act(desk, case, EKO, "pass", theirs=4)
    found = [(one.what, one.words) for one in seen(desk, EKO, case).followed.entries]
    assert {("disagreed", SAID), ("join", ASKED)} <= set(found)


def test_nor_do_others_read_advice_beside_a_hidden_seat(furnished: Furnished) -> None:
    desk, case = ranking(furnished, **HIDDEN)
    beside(desk, case, "ask", "answered")
    assert entries(seen(desk, EKO, case).followed) == [("answered", None), ("ask", None)]
    assert entries(seen(desk, CHARLIE, case).followed) == [("answered", SAID), ("ask", ASKED)]


def test_where_nothing_is_hidden_officials_read_what_was_said(furnished: Furnished) -> None:
    desk, case = ranking(furnished)
    beside(desk, case, "join", "disagreed")
    assert entries(seen(desk, EKO, case).followed) == [("disagreed", SAID), ("join", ASKED)]
    assert entries(public(desk, case)) == [("disagreed", None), ("join", None)]
