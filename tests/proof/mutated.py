"""Every shipped definition, broken in one place: a transition dropped, a role swapped, a tier moved
by one rupiah, a reason dropped, a `has()` dropped. Pure: documents in, documents out.

A mutation is a name that says the place, and the changed document.
"""

import copy
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from engine.core.definition.checks.study import Study
from engine.core.definition.given import unguarded
from engine.core.definition.syntax import Read
from engine.core.definition.workflow import Definition

Document = dict[str, Any]
Mutation = tuple[str, Document]
_BOUND = re.compile(r"(above|up to) Rp (\d+)")
_HAS = re.compile(r"!?has\(case\.(\w+)\)")


def mutations(definition: Definition) -> Iterator[Mutation]:
    """All of them, in the order of the document."""
    whole: Document = json.loads(definition.canonical())
    for kind in (_dropped_ways, _swapped_roles, _moved_tiers, _dropped_reasons):
        yield from kind(whole)
    yield from _dropped_has(whole, Study(definition))


def _changed(whole: Document, change: Callable[[Document], object]) -> Document:
    made = copy.deepcopy(whole)
    change(made)
    return made


def _states(whole: Document) -> Iterator[tuple[str, Document]]:
    yield from whole["states"].items()


def _dropped_ways(whole: Document) -> Iterator[Mutation]:
    for key, state in _states(whole):
        for word in ("actions", "outcomes", "duties"):
            for name in state.get(word, {}):
                yield (
                    f"without {key}.{name}",
                    _changed(whole, lambda d, k=key, w=word, n=name: d["states"][k][w].pop(n)),
                )
        for number in range(len(state.get("route", ()))):
            yield (
                f"without row {number + 1} of {key}",
                _changed(whole, lambda d, k=key, n=number: d["states"][k]["route"].pop(n)),
            )
        if isinstance(state.get("if_silent"), dict):
            yield (
                f"silence at {key} only waits",
                _changed(whole, lambda d, k=key: d["states"][k].update(if_silent="wait")),
            )


def _swapped_roles(whole: Document) -> Iterator[Mutation]:
    """In each place where a role stands, another one: the next of those that are no party."""
    roles = [key for key, role in whole["roles"].items() if "party" not in role]

    def other(role: str) -> str:
        at = roles.index(role) if role in roles else -1
        return roles[(at + 1) % len(roles)]

    for path, role in list(_roles_in(whole)):
        yield (
            f"{other(role)} for {role} at {'.'.join(map(str, path))}",
            _changed(whole, lambda d, p=path, r=role: _put(d, p, other(r))),
        )


def _roles_in(whole: Document) -> Iterator[tuple[tuple[Any, ...], str]]:
    for key, state in _states(whole):
        at = ("states", key)
        for word in ("waits_for", "watched_by"):
            if word in state:
                yield (*at, word), state[word]
        if "decided_in" in state:
            yield (*at, "decided_in", "recorded_by"), state["decided_in"]["recorded_by"]
        for number, seat in enumerate(state.get("review", {}).get("seats", ())):
            yield (*at, "review", "seats", number), seat
        for name, side in state.get("reviews", {}).items():
            for number, seat in enumerate(side["seats"]):
                yield (*at, "reviews", name, "seats", number), seat
        silence = state.get("if_silent")
        if isinstance(silence, dict) and "hand_to" in silence:
            yield (*at, "if_silent", "hand_to"), silence["hand_to"]
        for word in ("actions", "duties"):
            for name, action in state.get(word, {}).items():
                for number, role in enumerate(action.get("by", ())):
                    yield (*at, word, name, "by", number), role


def _moved_tiers(whole: Document) -> Iterator[Mutation]:
    """One bound alone (a gap or an overlap), and both sides of a bound together."""
    tiers: dict[str, str] = whole.get("cycle", {}).get("tiers", {})
    bounds = {found for said in tiers.values() for found in _BOUND.findall(said)}
    for word, bound in sorted(bounds, key=lambda found: (int(found[1]), found[0])):
        for by in (-1, 1):
            yield (
                f"only {word} {bound} by {by} rupiah",
                _changed(whole, lambda d, b=bound, s=by, w=word: _move(d["cycle"], b, s, w)),
            )
    for bound in sorted({bound for _, bound in bounds}, key=int):
        for by in (-1, 1):
            yield (
                f"the bound {bound} by {by} rupiah",
                _changed(whole, lambda d, b=bound, s=by: _move(d["cycle"], b, s, "above|up to")),
            )


def _move(cycle: Document, bound: str, by: int, words: str) -> None:
    """The bound by so many rupiah wherever it stands after one of the words."""
    there = re.compile(rf"({words}) Rp {bound}\b")
    for key, said in cycle["tiers"].items():
        cycle["tiers"][key] = there.sub(rf"\g<1> Rp {int(bound) + by}", said)


def _dropped_reasons(whole: Document) -> Iterator[Mutation]:
    for key, codes in whole.get("reason_sets", {}).items():
        for number, code in enumerate(codes):
            yield (
                f"without {code} in {key}",
                _changed(whole, lambda d, k=key, n=number: d["reason_sets"][k].pop(n)),
            )
    for path, asks in list(_asking(whole)):
        for word in ("reason", "words", "next_step"):
            if word in asks:
                yield (
                    f"{'.'.join(map(str, path))} without {word}",
                    _changed(whole, lambda d, p=path, w=word: _at(d, p).remove(w)),
                )


def _asking(whole: Document) -> Iterator[tuple[tuple[Any, ...], list[str]]]:
    for key, state in _states(whole):
        for word in ("actions", "outcomes"):
            for name, act in state.get(word, {}).items():
                yield ("states", key, word, name, "asks"), act.get("asks", [])
        for name in ("pass", "fail"):
            act = state.get("review", {}).get(name)
            if act:
                yield ("states", key, "review", name, "asks"), act.get("asks", [])


def _dropped_has(whole: Document, study: Study) -> Iterator[Mutation]:
    """But where the field is certainly given there: without it the guard says the same."""
    for path, source in list(_guards(whole)):
        for number, found in enumerate(_HAS.finditer(source)):
            if not list(unguarded(Read(found[1], 0, test=False), study.known(path))):
                continue
            less = f"{source[: found.start()]}true{source[found.end() :]}"
            yield (
                f"{'.'.join(map(str, path))} without {found[0]} ({number + 1})",
                _changed(whole, lambda d, p=path, s=less: _put(d, p, s)),
            )


def _guards(whole: Document) -> Iterator[tuple[tuple[Any, ...], str]]:
    for key, field in whole["fields"].items():
        if "when" in field:
            yield ("fields", key, "when"), field["when"]
    for key, state in _states(whole):
        for word in ("actions", "outcomes"):
            for name, act in state.get(word, {}).items():
                if "when" in act:
                    yield ("states", key, word, name, "when"), act["when"]
        for number, row in enumerate(state.get("route", ())):
            if "when" in row:
                yield ("states", key, "route", number, "when"), row["when"]


def _at(document: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        document = document[step]
    return document


def _put(document: Document, path: tuple[Any, ...], value: Any) -> None:
    _at(document, path[:-1])[path[-1]] = value
