"""Which other cases a visit of a state opens: decided with the step, opened soon after it.

Never here: opening them (service/branching.py), or what becomes of them (joining.py).
"""

from collections.abc import Iterator, Sequence

from engine.core.definition.states import State
from engine.core.definition.subcases import DONE, EACH, SubCase, wanted
from engine.core.definition.workflow import Definition
from engine.core.resolving import Subject
from engine.core.values import JSON, Data, Incident

TOO_FEW = "cases_too_few"


def codes_of(case: SubCase, data: Data) -> tuple[str, ...]:
    """The codes that one case each is opened for, none twice; none where nothing is given."""
    held = data.get(case.each_field or "")
    found = held if isinstance(held, list) else [held]
    return tuple(dict.fromkeys(code for code in found if isinstance(code, str) and code))


def slots_of(state: State, data: Data) -> Iterator[tuple[str, SubCase, str | None]]:
    """(slot, what is opened, for which code) of every case that entering this state opens."""
    for key, case in state.opens_cases.items():
        if case.for_each is None:
            yield key, case, None
            continue
        for number, code in enumerate(codes_of(case, data), start=1):
            yield f"{key}.{number}", case, code


def straight_on(state: State, data: Data) -> str | None:
    """The way on where there is nothing to wait for: none is waited for, or all of none."""
    if state.waits_for_cases is None:
        return None
    nothing = state.waits_for_cases == "all" and not any(True for _ in slots_of(state, data))
    return DONE if state.waits_for_cases == "none" or nothing else None


def births(definition: Definition, states: Sequence[str], subject: Subject) -> list[Data]:
    """What an event says under `cases` when a case passes through and enters these states."""
    found: list[Data] = []
    for key in states:
        state = definition.states[key]
        if not state.opens_cases:
            continue
        for slot, case, code in slots_of(state, subject.data):
            born: dict[str, JSON] = {
                "state": key,
                "slot": slot,
                "workflow": case.workflow,
                "give": {field: EACH if source == EACH else case.given[field]
                         for field, source in case.give.items()},
            }  # fmt: skip
            if code is not None:
                born["each"] = code
            if state.waits_for_cases != "none":
                born["waits"] = True
                if state.when_left is not None:
                    born["withdraw"] = True
            found.append(born)
    return found


def shortfall(state: State, data: Data) -> tuple[Incident, ...]:
    """The incident of a state that waits for more cases than there are to open."""
    if state.waits_for_cases in (None, "none"):
        return ()
    opened = sum(1 for _ in slots_of(state, data))
    needs = wanted(state.waits_for_cases, opened) if state.waits_for_cases is not None else 0
    if needs <= opened:
        return ()
    return (Incident(TOO_FEW, "", {"wanted": needs, "cases": opened}),)
