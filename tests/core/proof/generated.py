"""Small definitions and offices drawn by hypothesis: few roles, few persons, every feature.

Three states and an ending, or an act and a review with every rule; seven roles, up to four persons,
two places, two agencies, a body of up to three seats.
"""

import datetime as dt
import json
from typing import Any

from hypothesis import strategies as st

from engine.core.definition.workflow import Definition
from engine.core.directory import Directory, Office, Term
from tests.support import small

PLACES = ("33.26.01.2001", "33.26.02.1001")
AGENCIES = ("works", "health")
ON = dt.date(2027, 2, 1)
OFFICE_ROLES = ("north", "south", "central", "expert")
ROLES: dict[str, dict[str, Any]] = {
    "asker": {"title": small.text("Asker"), "party": "opener"},
    "typist": {"title": small.text("Typist"), "party": "typist"},
    "north": {"title": small.text("North"), "office": "north", "covers": "case.place"},
    "south": {"title": small.text("South"), "office": "south", "covers": "case.place"},
    "central": {"title": small.text("Central"), "office": "central"},
    "expert": {"title": small.text("Expert"), "office": "expert", "of": "case.agency"},
    "team": {"title": small.text("Team"), "body": "team"},
}
ACTING = (*OFFICE_ROLES, "team")
NAMES = ("one", "two", "three")

SHARES = ("all", "majority of members", "majority of votes", "two thirds of members")


@st.composite
def definitions(draw: st.DrawFn) -> Definition:
    """A definition of up to three states and an ending; guards play no part."""
    targets = st.sampled_from((*NAMES, "end"))
    return draw(_definition({name: draw(_states(targets)) for name in NAMES}))


@st.composite
def reviewed(draw: st.DrawFn, recused: bool = False) -> Definition:
    """One act, then reviews with every rule, one or two side by side: few ways, many counts.
    `recused`: with rules for who must stand aside."""
    by = draw(st.sampled_from(("asker", *ACTING)))
    first = {
        "phase": "review",
        "title": small.text("First"),
        "waits_for": draw(st.sampled_from(ACTING)),
        "actions": {"act": {"label": small.text("Act"), "by": [by], "to": "two"}},
        "if_silent": "incident",
    }
    return draw(_definition({"one": first, "two": draw(_reviewing(recused))}))


@st.composite
def _definition(draw: st.DrawFn, states: dict[str, Any]) -> Definition:
    apart = draw(st.lists(_some(("asker", "typist", *ACTING), 2), max_size=4))
    by = draw(_some(("asker", "north", "central"), 1))
    return closed(states, apart, by, draw(st.booleans()))


def closed(
    states: dict[str, Any], apart: list[list[str]], by: list[str], on_behalf: bool = False
) -> Definition:
    """These states and an ending; the first begins."""
    states["one"]["initial"] = True
    states["end"] = {"phase": "end", "title": small.text("End"), "final": "completed"}
    document = small.document()
    cycle = document["cycle"] | {"ladder": {"village": ["step"], "urban_village": []}}
    document["fields"]["agency"] |= {"kind": "agency"}
    opens = document["opens"] | {"by": by, "on_behalf": on_behalf}
    document |= {"roles": ROLES, "states": states, "never_the_same_person": apart}
    return Definition.model_validate_json(json.dumps(document | {"cycle": cycle, "opens": opens}))


@st.composite
def directories(draw: st.DrawFn) -> Directory:
    """Up to four persons in all offices; any office may be vacant, some do not exist."""
    queues = [f"{kind}@{area}" for kind in ("north", "south") for area in PLACES]
    queues += ["central@", *(f"expert@org:{code}" for code in AGENCIES)]
    queues += [f"member{number}@" for number in range(draw(st.integers(0, 3)))]
    # Other posts of the agencies and of the central office: who stands in for somebody.
    queues += ["second@", *(f"deputy@org:{code}" for code in AGENCIES)]
    offices = []
    for number, queue in enumerate(queues, start=1):
        if not queue.startswith(("member", "expert", "deputy")) and draw(st.integers(0, 9)) == 0:
            continue
        persons = draw(st.sets(st.integers(1, 4), max_size=2))
        kind, _, where = queue.partition("@")
        code = where.removeprefix("org:") if where.startswith("org:") else f"o{number}"
        code = "centre" if kind in ("central", "second") else code
        terms = tuple(Term(person, small.ALWAYS, None, "definitive") for person in persons)
        sort = "agency" if where.startswith("org:") else "other"
        offices.append(Office(number, kind, queue, code, (queue,), terms, sort, code))
    bodies = {"team": tuple(one.id for one in offices if one.kind.startswith("member"))}
    return Directory(1, tuple(offices), bodies)


def _some(names: tuple[str, ...], least: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), min_size=least, max_size=2, unique=True)


@st.composite
def _states(draw: st.DrawFn, targets: st.SearchStrategy[str]) -> dict[str, Any]:
    state: dict[str, Any] = {"phase": "review", "title": small.text("State")}
    if draw(st.integers(0, 4)) == 0:
        state["level"] = {"step": "step", "without": draw(targets)}
    if draw(st.booleans()):
        state["due"] = {"within": "3 working days", "from": "arrival"}
        silence: dict[str, Any] = {}
        if draw(st.booleans()):
            silence |= {"hand_to": draw(st.sampled_from(OFFICE_ROLES)), "for": "1 working day"}
        if draw(st.integers(0, 3)) == 0:
            silence["to"] = draw(targets)
        state["if_silent"] = silence or "incident"
    kind = draw(st.sampled_from(["waits", "waits", "meeting", "watches", "review", "review"]))
    if kind in ("waits", "watches"):
        state["actions"] = {
            f"act{number}": draw(_actions(targets)) for number in range(draw(st.integers(1, 2)))
        }
    if kind == "waits":
        state["waits_for"] = draw(st.sampled_from(ACTING))
        if not draw(st.integers(0, 3)):
            state["actions"]["both"] = draw(_joint(targets))
    elif kind == "watches":
        state |= draw(_watching(targets))
    elif kind == "meeting":
        meeting = {"meeting": small.text("Forum"), "mode": "vote"}
        state["decided_in"] = meeting | {"recorded_by": draw(st.sampled_from(ACTING))}
        state["outcomes"] = {"decided": {"label": small.text("Decided"), "to": draw(targets)}}
    if kind in ("waits", "meeting") and not draw(st.integers(0, 2)):
        owed = {"label": small.text("Report"), "by": draw(_some(("asker", *ACTING), 1))}
        due = {"due": {"within": "2 days", "from": "arrival"}, "if_silent": "wait"}
        state["duties"] = {"report": {**owed, "every": "month", **due}}
    if kind == "review":
        seats = draw(_some(ACTING, 1))
        state["review"] = {
            "seats": seats,
            "agree": draw(st.integers(1, 4)),
            "must": draw(st.lists(st.sampled_from(seats), max_size=1)),
            "pass": {"label": small.text("Pass"), "to": draw(targets)},
            "fail": {"label": small.text("Fail"), "to": draw(targets)},
        }
    return state


@st.composite
def _actions(draw: st.DrawFn, targets: st.SearchStrategy[str]) -> dict[str, Any]:
    by = draw(_some(("asker", "typist", *ACTING), 1))
    to = {"stays": True} if draw(st.integers(0, 4)) == 0 else {"to": draw(targets)}
    return {"label": small.text("Act"), "by": by, **to}


@st.composite
def _joint(draw: st.DrawFn, targets: st.SearchStrategy[str]) -> dict[str, Any]:
    """Two or three sign it; some of them may begin."""
    among = ("asker", "typist", *OFFICE_ROLES)
    named = draw(st.lists(st.sampled_from(among), min_size=2, max_size=3, unique=True))
    by = draw(st.lists(st.sampled_from(named), min_size=1, max_size=2, unique=True))
    return {"label": small.text("Both"), "by": by, "joint": named, "to": draw(targets)}


@st.composite
def _watching(draw: st.DrawFn, targets: st.SearchStrategy[str]) -> dict[str, Any]:
    """Other cases are opened; a case waits for them under somebody's eyes, or goes straight on."""
    give = {"label": small.text("Other"), "workflow": "other", "give": {"place": "case.place"}}
    ends = {word: {"label": small.text(word), "to": draw(targets)} for word in ("done", "failed")}
    opens: dict[str, Any] = {"opens_cases": {"one": give}, "waits_for_cases": "all"}
    return opens | {"watched_by": draw(st.sampled_from(ACTING)), "outcomes": ends}


@st.composite
def _reviewing(draw: st.DrawFn, recused: bool) -> dict[str, Any]:
    ends = {word: {"label": small.text(word), "to": "end"} for word in ("pass", "fail")}
    state: dict[str, Any] = {"phase": "review", "title": small.text("Second")}
    if draw(st.booleans()):
        state["due"] = {"within": "3 working days", "from": "arrival"}
    if draw(st.integers(0, 2)):
        return state | {"review": {**draw(_rules(recused)), **ends}}
    return state | {
        "reviews": {
            name: {"title": small.text(name), **draw(_rules(recused, OFFICE_ROLES, 1))}
            for name in ("this", "that")
        },
        "joined": draw(st.sampled_from(["all", "any"])),
        "outcomes": ends,
    }


@st.composite
def _rules(
    draw: st.DrawFn, recused: bool, among: tuple[str, ...] = ACTING, most: int = 2
) -> dict[str, Any]:
    """A review of one or two roles: plain, recorded by one, or with rules of its own."""
    seats = draw(st.lists(st.sampled_from(among), min_size=1, max_size=most, unique=True))
    rule: dict[str, Any] = {
        "seats": seats,
        "agree": draw(st.integers(1, 4)),
        "must": draw(st.lists(st.sampled_from(seats), max_size=1)),
    }
    if recused:
        other = draw(st.sampled_from([{}, {"substitute": "same office"}]))
        rule["recused"] = {**other, "else": draw(st.sampled_from(["smaller", "incident"]))}
    if not draw(st.integers(0, 5)):
        mode = draw(st.sampled_from(["consensus", "order"]))
        kept = {key: rule[key] for key in ("recused",) if key in rule}
        return {"seats": seats, "mode": mode, "recorded_by": draw(st.sampled_from(seats))} | kept
    if draw(st.booleans()):
        return rule
    rule["agree"] = draw(st.sampled_from([1, 2, *SHARES]))
    if draw(st.booleans()):
        rule["veto"] = draw(st.lists(st.sampled_from(seats), max_size=1))
    if draw(st.booleans()):
        rule["quorum"] = draw(st.integers(1, 3))
    if draw(st.integers(0, 3)) == 0:
        rule["abstain"] = True
    single = [seat for seat in seats if seat != "team"]
    if "majority" in str(rule["agree"]) and draw(st.booleans()):
        rule["tie"] = draw(st.sampled_from(["fails", "passes", *(["chair"] if single else [])]))
        if rule["tie"] == "chair":
            rule["chair"] = draw(st.sampled_from(single))
    if draw(st.integers(0, 2)) == 0:
        rule["ends"] = "when all answered"
    return rule
