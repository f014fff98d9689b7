"""People: what cannot be done by the offices of the day, everywhere or somewhere, by name."""

import copy
import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest

from engine.core.definition.messages import severity, words
from engine.core.definition.problems import Finding
from engine.core.definition.workflow import Definition
from engine.core.directory import Directory, Office, Term
from engine.core.proof.staffing import staffing
from engine.core.proof.vacancies import folded
from tests.support import small
from tests.support.small import BOB, CHARLIE, DIAN, EKO, FINA

ON = dt.date(2027, 2, 1)
DISTRICTS = ("33.26.01", "33.26.02")
PLACES = tuple(f"{district}.{number}" for district in DISTRICTS for number in (1001, 2001, 2002))
NAMES = {"33.26.02": "Kecamatan Dua", "33.26.01.2001": "Desa Satu"}
Change = Callable[[dict[str, Any]], object]


def definition(change: Change | None = None) -> Definition:
    document = copy.deepcopy(small.document())
    document["fields"]["agency"]["kind"] = "agency"
    if change is not None:
        change(document)
    return Definition.model_validate_json(json.dumps(document))


def office(number: int, queue: str, *persons: int) -> Office:
    kind, _, where = queue.partition("@")
    code = where.removeprefix("org:") if where.startswith("org:") else f"office{number}"
    terms = tuple(Term(person, small.ALWAYS, None, "definitive") for person in persons)
    sort = "agency" if where.startswith("org:") else "other"
    return Office(number, kind, f"{kind} {number}", code, (queue,), terms, sort, f"Dinas {code}")


def directory(**holders: tuple[int, ...]) -> Directory:
    """Every office with a holder of its own; `north__1=()` empties what begins so.

    Keys: head_<place number>, above_<district number>, agency_<code>, partner_<code>, team_<n>.
    """
    queues = {f"head_{n}": f"village_head@{place}" for n, place in enumerate(PLACES)}
    queues |= {f"above_{n}": f"district_head@{each}" for n, each in enumerate(DISTRICTS)}
    for code in ("works", "health"):
        queues |= {f"agency_{code}": f"agency_head@org:{code}",
                   f"partner_{code}": f"partner@org:{code}"}  # fmt: skip
    queues |= {f"team_{n}": f"member{n}@" for n in range(3)}
    assert holders.keys() <= queues.keys()
    offices = tuple(
        office(number, queue, *holders.get(key, (1000 + number,)))
        for number, (key, queue) in enumerate(queues.items(), start=1)
    )
    return Directory(1, offices, {"team": tuple(o.id for o in offices if o.kind[:6] == "member")})


def said(found: Directory, change: Change | None = None) -> dict[str, list[Finding]]:
    """The findings by code."""
    by_code: dict[str, list[Finding]] = {}
    for one in staffing(definition(change), found, ON, PLACES, NAMES.get):
        by_code.setdefault(one.code, []).append(one)
        assert words(one.code, one.values, "id") != words(one.code, one.values, "en")
    return by_code


def test_an_office_with_every_seat_held_by_another_has_nothing_to_say() -> None:
    assert said(directory()) == {}


def test_a_vacant_village_is_a_warning_that_names_it_and_a_whole_district_is_named_once() -> None:
    (found,) = said(directory(head_1=(), head_4=(), head_5=()))["vacant_in"]
    assert found.path == ("roles", "head")
    assert found.severity == "warning"
    assert found.values["codes"] == ["33.26.01.2001", "33.26.02.2001", "33.26.02.2002"]
    assert found.values["where"].startswith("Desa Satu; ")
    (found,) = said(directory(above_1=()))["vacant_in"]
    assert (found.values["where"], found.values["count"]) == ("Kecamatan Dua", 3)


def test_a_vacancy_does_not_count_where_the_ladder_has_no_such_step() -> None:
    # Urban villages (1xxx) go to the district at once: their heads are not waited for.
    assert said(directory(head_0=(), head_3=())) == {}


def test_a_missing_office_is_another_thing_than_a_vacant_one() -> None:
    offices = tuple(o for o in directory().offices if o.queues != ("village_head@33.26.01.2001",))
    found = said(Directory(1, offices, directory().bodies))
    assert found.keys() == {"no_office_in"}
    assert found["no_office_in"][0].values["codes"] == ["33.26.01.2001"]


def test_an_action_that_nobody_can_take_anywhere_is_an_error() -> None:
    found = said(directory(above_0=(), above_1=()))
    # Beside it, a village head's own proposal cannot be handed on to anybody either.
    assert found.keys() == {"cannot_be_done", "no_stand_in"}
    (one,) = found["cannot_be_done"]
    assert one.path == ("states", "district_check", "actions", "accept")
    assert severity(one.code) == "error"
    assert words(one.code, one.values, "en") == (
        "District: “Accept”, “Refuse”: nobody holds “Above” on 2027-02-01, anywhere."
    )


def test_what_silence_hands_on_can_be_done_late_so_its_vacancy_is_a_warning() -> None:
    found = said(directory(**{f"head_{n}": () for n in range(6)}))
    assert found.keys() == {"held_nowhere"}
    assert found["held_nowhere"][0].severity == "warning"


def test_one_person_for_two_roles_that_are_kept_apart_is_an_error_where_it_is_so_everywhere() -> (
    None
):
    # Whoever is asked for the cost decides on it too: agency, then partner, then agency again.
    def change(document: dict[str, Any]) -> None:
        document["states"]["joint"] = copy.deepcopy(document["states"]["gate"]) | {
            "initial": None, "level": None, "waits_for": "partner", "if_silent": "incident",
            "actions": {"say": {"label": small.text("Say"), "by": ["partner"], "to": "done"}},
        }  # fmt: skip
        document["states"]["gate"]["actions"]["pass_on"] |= {"by": ["agency"], "to": "joint"}
        document["states"]["gate"] |= {"waits_for": "agency", "if_silent": "incident"}
        document["never_the_same_person"] = [["agency", "partner"]]

    same = directory(agency_works=(DIAN,), partner_works=(DIAN,))
    (found,) = said(same, change)["kept_apart_in"]
    assert found.path == ("states", "joint", "actions", "say")
    assert (found.values["where"], found.values["codes"]) == ("Dinas works", ["works"])
    both = directory(agency_works=(DIAN,), partner_works=(DIAN,),
                     agency_health=(EKO,), partner_health=(EKO,))  # fmt: skip
    (found,) = said(both, change)["kept_apart"]
    assert found.severity == "error"
    helped = directory(agency_works=(DIAN,), partner_works=(DIAN, EKO),
                       agency_health=(EKO,), partner_health=(EKO, BOB))  # fmt: skip
    assert said(helped, change) == {}


REVIEWS: tuple[tuple[str, dict[str, tuple[int, ...]], int, set[str]], ...] = (
    ("three persons on three seats", {}, 2, set()),
    ("one person on two seats has one vote", {"team_0": (FINA,), "team_1": (FINA,)}, 2, set()),
    ("one person on all seats", {f"team_{n}": (FINA,) for n in range(3)}, 2, {"pass", "fail"}),
    ("all three, of whom two are one", {"team_0": (FINA,), "team_1": (FINA,)}, 3, {"pass"}),
    ("a deputy beside the one who sits twice",
     {"team_0": (FINA,), "team_1": (FINA, BOB)}, 3, set()),
    ("two seats vacant", {"team_0": (), "team_1": ()}, 2, {"pass", "fail"}),
    ("one seat vacant", {"team_0": ()}, 2, set()),
)  # fmt: skip


@pytest.mark.parametrize(("name", "holders", "agree", "impossible"), REVIEWS)
def test_k_of_n_is_met_by_different_persons_or_not_at_all(
    name: str, holders: dict[str, tuple[int, ...]], agree: int, impossible: set[str]
) -> None:
    def change(document: dict[str, Any]) -> None:
        review = document["states"]["joint"]["review"]
        review |= {"seats": ["team"], "agree": agree, "must": []}

    found = said(directory(**holders), change)
    assert {str(one.path[-1]) for one in found.get("cannot_agree", [])} == impossible, name


def test_a_mandatory_seat_and_one_kept_apart_from_it_need_two_persons() -> None:
    found = said(directory(agency_works=(DIAN,), partner_works=(DIAN,), team_0=(DIAN,),
                           team_1=(DIAN,), team_2=(DIAN,)))  # fmt: skip
    (one,) = found["cannot_agree_in"]
    assert one.path == ("states", "joint", "review", "pass")
    assert one.values["where"] == "Dinas works"


def test_whoever_opens_a_case_by_office_may_be_kept_from_deciding_it() -> None:
    def change(document: dict[str, Any]) -> None:
        document["opens"] |= {"by": ["head"], "on_behalf": False}
        document["states"]["gate"]["if_silent"] = "incident"
        document["states"]["gate"]["actions"] = {
            "pass_on": document["states"]["gate"]["actions"]["pass_on"]
        }

    # One head a village, and asker and head are kept apart.
    (found,) = said(directory(), change)["kept_apart"]
    assert found.path == ("states", "gate", "actions", "pass_on")
    two = directory(**{f"head_{n}": (BOB, CHARLIE) for n in range(6)})
    assert said(two, change) == {}


def unhanded(document: dict[str, Any]) -> None:
    document["states"]["gate"]["if_silent"] = "incident"


def test_an_official_who_asks_for_something_needs_somebody_to_stand_in() -> None:
    assert said(directory()) == {}, "silence hands it to the district"
    (found,) = said(directory(), unhanded)["no_stand_in"]
    assert found.path == ("roles", "head")
    assert found.severity == "warning"
    assert found.values["states"] == ["gate"]
    two = {f"head_{n}": (BOB, CHARLIE) for n in range(6)}
    assert said(directory(**two), unhanded) == {}


def test_a_stand_in_is_missed_only_where_there_is_none() -> None:
    some = directory(head_1=(BOB, CHARLIE), head_2=(BOB, CHARLIE))
    (found,) = said(some, unhanded)["no_stand_in"]
    assert found.values["codes"] == ["33.26.02.2001", "33.26.02.2002"]
    # A vacant office has no holder who could ask.
    assert said(directory(head_4=(), head_5=(), head_1=(BOB, EKO), head_2=(BOB, EKO)),
                unhanded).keys() == {"vacant_in"}  # fmt: skip


def test_nobody_stands_aside_for_a_role_that_is_not_kept_apart_from_the_opener() -> None:
    def change(document: dict[str, Any]) -> None:
        unhanded(document)
        document["never_the_same_person"] = [["agency", "partner"]]

    assert said(directory(), change) == {}


def test_an_opening_that_nobody_can_make_is_an_error() -> None:
    def change(document: dict[str, Any]) -> None:
        document["opens"] |= {"by": ["head"], "on_behalf": False}

    found = said(directory(**{f"head_{n}": () for n in range(6)}), change)
    assert [one.path for one in found["nobody_can_open"]] == [("opens", "by")]


def test_an_office_without_any_office_says_so_and_does_not_fall() -> None:
    found = said(Directory(1, (), {}))
    assert "cannot_be_done" in found
    assert "cannot_agree" in found


def test_terms_are_those_of_the_day() -> None:
    gone = Term(BOB, small.ALWAYS, dt.date(2027, 1, 31), "definitive")
    coming = Term(BOB, dt.date(2027, 2, 2), None, "plt")
    here = Term(BOB, ON, ON, "plh")
    for term, codes in ((gone, {"vacant_in"}), (coming, {"vacant_in"}), (here, set[str]())):
        offices = tuple(
            Office(o.id, o.kind, o.name, o.organisation, o.queues, (term,))
            if o.queues == ("village_head@33.26.01.2001",)
            else o
            for o in directory().offices
        )
        assert said(Directory(1, offices, directory().bodies)).keys() == codes


def test_too_much_to_look_at_is_said_and_not_called_proven() -> None:
    def change(document: dict[str, Any]) -> None:
        seats = [f"r{n}" for n in range(24)]
        for key in seats:
            document["roles"][key] = {"title": small.text(key), "office": key}
        review = document["states"]["joint"]["review"]
        review |= {"seats": seats, "agree": 12, "must": []}
        document["never_the_same_person"].append(seats)

    assert said(directory(), change).keys() >= {"staffing_not_proven"}
    # What nobody could do even without all that is still an error.
    found = said(directory(above_0=(), above_1=()), change)
    assert [one.path[1] for one in found["cannot_be_done"]] == ["district_check"]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (["33.26.01.2001"], ["33.26.01.2001"]),
        (["33.26.01.1001", "33.26.01.2001", "33.26.01.2002"], ["33.26.01"]),
        (list(PLACES[1:]), ["33.26.01.2001", "33.26.01.2002", "33.26.02"]),
        (list(PLACES), ["33"]),
        ([], []),
        (["33.75.01"], ["33.75.01"]),  # not among the places: its own name
    ],
)
def test_places_are_folded_into_the_widest_area_that_holds_no_other(
    found: list[str], expected: list[str]
) -> None:
    assert folded(found, PLACES) == expected


QUORUMS: tuple[tuple[str, dict[str, tuple[int, ...]], dict[str, Any], set[str]], ...] = (
    ("a quorum of three of three", {}, {"agree": 1, "quorum": 3}, set()),
    ("one seat vacant", {"team_0": ()}, {"agree": 1, "quorum": 3}, {"pass", "fail"}),
    ("one person on two seats answers once", {"team_0": (FINA,), "team_1": (FINA,)},
     {"agree": "majority of votes", "quorum": 3}, {"pass", "fail"}),
    ("more than half of all seats, two vacant", {"team_0": (), "team_1": ()},
     {"agree": "majority of members", "quorum": 1}, {"pass"}),
    ("more than half of the votes cast, two vacant", {"team_0": (), "team_1": ()},
     {"agree": "majority of votes", "quorum": 1}, set()),
    ("everybody is heard first, one seat vacant", {"team_0": ()},
     {"agree": 1, "ends": "when all answered"}, {"pass", "fail"}),
)  # fmt: skip


@pytest.mark.parametrize(("name", "holders", "rule", "impossible"), QUORUMS)
def test_a_quorum_takes_so_many_different_persons(
    name: str,
    holders: dict[str, tuple[int, ...]],
    rule: dict[str, Any],
    impossible: set[str],
) -> None:
    def change(document: dict[str, Any]) -> None:
        review = document["states"]["joint"]["review"]
        review |= {"seats": ["team"], "must": [], **rule}

    found = said(directory(**holders), change)
    assert {str(one.path[-1]) for one in found.get("cannot_agree", [])} == impossible, name
    for one in found.get("cannot_agree", []):
        told = words(one.code, one.values, "en")
        assert "quorum" not in rule or f"quorum {rule['quorum']}" in told


def test_whoever_must_stand_aside_has_a_substitute_or_the_review_is_smaller() -> None:
    """What the rule of recusal can still bring about is never called impossible."""
    same = directory(**{f"head_{n}": (BOB,) for n in range(6)},
                     agency_works=(BOB,), agency_health=(BOB,))  # fmt: skip

    def change(recused: dict[str, str]) -> Change:
        def made(document: dict[str, Any]) -> None:
            unhanded(document)
            rule = {"agree": "all", "must": [], "recused": recused}
            document["states"]["joint"]["review"] |= rule
            document["never_the_same_person"] = [["head", "agency"]]

        return made

    [found] = said(same, change({"else": "incident"}))["cannot_agree"]
    assert found.path == ("states", "joint", "review", "pass")
    assert "cannot_agree" not in said(same, change({"else": "smaller"}))
    helped = change({"substitute": "same office", "else": "incident"})
    assert "cannot_agree" not in said(same, helped)
