"""The compiled definition: one machine, no names that become code, shared by threads."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from transitions import MachineError

from engine.core.definition.compiled import Compiled, Facts, GuardFailed, compiled
from engine.core.definition.flow import edges
from engine.core.definition.workflow import Definition
from tests.core.definition.sample import changed, loaded

NOW = dt.datetime(2027, 1, 20, 3, tzinfo=dt.UTC)


def small() -> Definition:
    definition = loaded().definition
    assert definition is not None
    return definition


def test_the_same_document_is_compiled_once() -> None:
    one, other = small(), Definition.read(small().canonical())
    assert one is not other
    assert compiled(one) is compiled(other)
    files, _ = changed(("en: A sample.", "en: Another."))
    changed_one = loaded(files).definition
    assert changed_one is not None
    assert compiled(changed_one) is not compiled(one)


@pytest.mark.parametrize(
    ("state", "trigger", "to"),
    [
        ("village_check", "forward", "district_check"),
        ("village_check", "reject", "rejected"),
        ("village_check", "skip", "district_check"),
        ("correction", "silence", "late"),
        ("agency_review", "pass", "by_cost"),
        ("agency_review", "fail", "rejected"),
        ("by_cost", "route_0", "works"),
        ("by_cost", "route_1", "district_works"),
        ("district_works", "silence", "works"),
    ],
)
def test_every_kind_of_way_has_its_trigger(state: str, trigger: str, to: str) -> None:
    assert compiled(small()).move(state, trigger) == to


def test_the_machine_knows_every_way_and_no_other() -> None:
    definition = small()
    machine = compiled(definition)
    ways = {(edge.start, edge.trigger) for found in edges(definition).values() for edge in found}
    triggers = {trigger for _, trigger in ways}
    for state in definition.states:
        for trigger in triggers:
            if (state, trigger) in ways:
                assert machine.move(state, trigger) in definition.states
            else:
                with pytest.raises(MachineError):
                    machine.move(state, trigger)


def test_nothing_jumps_past_the_ways() -> None:
    machine = compiled(small())
    for trigger in ("to_done", "to_rejected", "nothing"):
        with pytest.raises(LookupError):
            machine.move("village_check", trigger)
    with pytest.raises(LookupError):
        machine.move("village_check", "add_minutes")
    assert machine.machine.models == []


def test_a_name_never_becomes_a_call() -> None:
    machine = Compiled(small())
    machine.machine.add_transition("burn", "village_check", "done", before="os.system")
    with pytest.raises(TypeError):
        machine.move("village_check", "burn")


def test_a_guard_is_asked_of_facts() -> None:
    definition = small()
    machine = compiled(definition)
    guard = definition.states["village_check"].actions["forward_urgent"].when
    assert guard is not None
    late = Facts({"urgent": True, "needed_by": "2027-02-01"}, NOW, "village", 1)
    past = Facts({"urgent": True, "needed_by": "2027-01-01"}, NOW, "village", 1)
    unknown = Facts({"urgent": True}, NOW, "village", 1)
    assert [machine.holds(guard, facts) for facts in (late, past, unknown)] == [True, False, False]


def test_a_guard_of_another_definition_fails() -> None:
    machine = compiled(small())
    with pytest.raises(GuardFailed):
        machine.holds("case.stranger > 1", Facts({}, NOW, "village", 1))


def test_threads_may_share_one() -> None:
    definition = small()
    machine = Compiled(definition)

    def work(number: int) -> tuple[str, bool]:
        state = machine.move("village_check", "forward")
        facts = Facts({"agreed": number}, NOW, "village", 1)
        return state, machine.holds("case.agreed in tier.small && case.visits == 1", facts)

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(work, (199_999_900 + n for n in range(400))))
    assert {state for state, _ in found} == {"district_check"}
    assert [held for _, held in found] == [n <= 100 for n in range(400)]
