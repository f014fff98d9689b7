"""What the proof of people knows of seats that stand aside, of late signatures and of duties."""

from typing import Any

import pytest

from engine.core.definition.workflow import Definition
from engine.core.directory import Directory, Office, Term
from tests.core.proof.generated import AGENCIES, PLACES, closed
from tests.core.proof.test_agreement import proven
from tests.support import small

ANA, BUDI, CITRA = 1, 2, 3
LATE = {
    "due": {"within": "3 working days", "from": "arrival"},
    "if_silent": {"hand_to": "central", "for": "1 working day"},
}


def directory(**held: tuple[int, ...]) -> Directory:
    """Every office of the generated roles; `held`: who holds which kind, else nobody."""
    queues = [f"{kind}@{place}" for kind in ("north", "south") for place in PLACES]
    queues += [f"{kind}@org:{code}" for kind in ("expert", "deputy") for code in AGENCIES]
    queues += ["central@", "member0@", "member1@", "member2@"]
    offices = []
    for number, queue in enumerate(queues, start=1):
        kind, _, where = queue.partition("@")
        code = where.removeprefix("org:") if where.startswith("org:") else f"o{number}"
        terms = tuple(Term(one, small.ALWAYS, None, "definitive") for one in held.get(kind, ()))
        sort = "agency" if where.startswith("org:") else "other"
        offices.append(Office(number, kind, queue, code, (queue,), terms, sort, code))
    members = tuple(one.id for one in offices if one.kind.startswith("member"))
    return Directory(1, tuple(offices), {"team": members})


def waits(who: str, more: dict[str, Any] | None = None, **actions: Any) -> dict[str, Any]:
    made = {name: {"label": small.text(name), "to": "end", **act} for name, act in actions.items()}
    state = {"phase": "review", "title": small.text("State"), "waits_for": who, "actions": made}
    return {**state, "if_silent": "incident", **(more or {})}


def reviewed(**rule: Any) -> dict[str, Any]:
    ends = {word: {"label": small.text(word), "to": "end"} for word in ("pass", "fail")}
    return {"phase": "review", "title": small.text("Review"), "review": {**rule, **ends}}


def can(definition: Definition, directory_: Directory, *path: str) -> set[bool]:
    """What the proof says of the deed, over every place and agency."""
    found = proven(definition, directory_)
    return {verdict for (_, _, at), verdict in found.items() if at == ("states", *path)}


def aside(other: dict[str, str], **rule: Any) -> Definition:
    """Whoever acted in the north must stand aside in the review."""
    first = waits("north", act={"by": ["north"], "to": "two"})
    second = reviewed(**{"seats": ["expert"], "agree": 1, "recused": other, **rule})
    return closed({"one": first, "two": second}, [["north", "expert"]], ["asker"])


@pytest.mark.parametrize(("deputy", "possible"), [((BUDI,), True), ((), False), ((ANA,), False)])
def test_somebody_stands_in_only_where_another_post_of_the_organisation_has_somebody(
    deputy: tuple[int, ...], possible: bool
) -> None:
    made = aside({"substitute": "same office", "else": "incident"})
    people = directory(north=(ANA,), expert=(ANA,), deputy=deputy)
    assert can(made, people, "two", "review", "pass") == {possible}


def test_a_vacancy_is_not_left_out_as_somebody_who_stands_aside_is() -> None:
    made = aside({"else": "smaller"}, seats=["expert", "team"], agree="all")
    there = {"member0": (BUDI,), "member1": (CITRA,), "member2": (4,)}
    assert can(made, directory(north=(ANA,), expert=(ANA,), **there), "two", "review", "pass") == {
        True
    }
    assert can(made, directory(north=(ANA,), **there), "two", "review", "pass") == {False}


def test_a_role_that_nothing_keeps_apart_is_never_left_out() -> None:
    made = aside({"else": "smaller"}, seats=["south", "team"], agree="all")
    there = {"member0": (BUDI,), "member1": (CITRA,), "member2": (BUDI,)}
    people = directory(north=(ANA,), south=(5,), **there)
    assert can(made, people, "two", "review", "pass") == {False}  # Budi answers once


def test_what_a_body_found_is_recorded_by_its_first_seat_alone() -> None:
    state = reviewed(seats=["team"], mode="consensus", recorded_by="team")
    made = closed({"one": state}, [], ["asker"])
    assert can(made, directory(member0=(ANA,)), "one", "review", "pass") == {True}
    assert can(made, directory(member1=(ANA,)), "one", "review", "pass") == {False}


def test_a_duty_is_handed_to_nobody() -> None:
    owed = {"label": small.text("Report"), "by": ["north"], "every": "month", "if_silent": "wait"}
    duty = {"duties": {"report": {**owed, "due": {"within": "2 days", "from": "arrival"}}}}
    made = closed({"one": waits("north", {**LATE, **duty}, act={"by": ["north"]})}, [], ["asker"])
    people = directory(central=(ANA,))
    assert can(made, people, "one", "actions", "act") == {True}
    assert can(made, people, "one", "duties", "report") == {False}


def joint(by: str, named: list[str], late: bool, on_behalf: bool = False) -> Definition:
    act = {"by": [by], "joint": named}
    state = waits("north", LATE if late else None, both=act)
    return closed({"one": state}, [["north", "central"]], ["asker", "south"], on_behalf)


def test_a_signature_that_is_late_is_given_by_the_office_that_it_is_handed_to() -> None:
    people = directory(north=(ANA,), central=(BUDI,))
    assert can(joint("north", ["north", "south"], late=True), people, "one", "actions", "both") == {
        True
    }
    assert can(
        joint("north", ["north", "south"], late=False), people, "one", "actions", "both"
    ) == {False}
    # In that office's own role: whoever is kept apart from it may not.
    same = directory(north=(ANA,), central=(ANA,))
    assert can(joint("north", ["north", "south"], late=True), same, "one", "actions", "both") == {
        False
    }


def test_nobody_signs_for_an_operator_that_there_never_was() -> None:
    people = directory(north=(ANA,), south=(BUDI,))
    for on_behalf in (False, True):
        made = joint("north", ["north", "typist"], False, on_behalf)
        assert can(made, people, "one", "actions", "both") == {on_behalf}
