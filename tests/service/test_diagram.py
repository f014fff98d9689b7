"""The picture of a definition: its parts say what they stand for, and a large one is folded."""

import json

from engine.core.definition.workflow import Definition
from engine.service import folded
from engine.service.diagram import diagram
from tests.core.definition.sample import loaded
from tests.core.definition.test_speed import three_hundred_states


def small() -> Definition:
    definition = loaded().definition
    assert definition is not None
    return definition


def phased() -> Definition:
    """Three hundred states in three phases."""
    document = json.loads(three_hundred_states().canonical())
    phases = list(document["phases"])
    for number, state in enumerate(document["states"].values()):
        state["phase"] = phases[number * len(phases) // len(document["states"])]
    return Definition.read(json.dumps(document).encode())


def test_every_state_and_way_says_what_it_stands_for() -> None:
    definition = small()
    svg = diagram(definition, "id", {"works": 12}, "Gambar <b>")
    for key in definition.states:
        assert svg.count(f'data-state="{key}"') == 1
    assert 'data-from="village_check" data-to="correction"' in svg
    assert ">12<" in svg
    assert "Gambar &lt;b&gt;" in svg
    assert " id=" not in svg
    assert " style=" not in svg


def test_a_small_definition_is_drawn_whole_wherever_one_looks() -> None:
    definition = small()
    assert folded.drawn(definition) == folded.drawn(definition, ["works"]) == set(definition.states)


def test_a_large_definition_is_one_box_a_phase_until_somebody_looks_at_a_state() -> None:
    definition = phased()
    assert folded.drawn(definition) == frozenset()
    svg = diagram(definition, "en", {}, "x")
    used = {state.phase for state in definition.states.values()}
    assert svg.count("data-phase=") == len(used)
    assert "data-state=" not in svg
    near = folded.drawn(definition, ["s170"])
    assert {"s170", "s171", "s169", "s173", "s166"} <= near
    assert len(near) == folded.MOST_NEAR
    assert {definition.states[key].phase for key in near} == {definition.states["s170"].phase}


def test_a_phase_can_be_looked_at_and_one_that_fits_is_opened_whole() -> None:
    definition = phased()
    first = next(iter(definition.phases))
    assert "s0" in folded.drawn(definition, [first])
    document = json.loads(definition.canonical())
    states = list(document["states"].values())
    for number, state in enumerate(states):
        state["phase"] = first if number < 40 else list(document["phases"])[-1]
    definition = Definition.read(json.dumps(document).encode())
    assert folded.drawn(definition, ["s3"]) == {f"s{number}" for number in range(40)}


def test_the_states_of_a_story_are_drawn_whatever_their_phases() -> None:
    definition = phased()
    story = ["s5", "s150", "s290"]
    assert set(story) <= folded.drawn(definition, story)


def test_lines_into_a_folded_phase_are_one_and_none_leads_nowhere() -> None:
    definition = phased()
    near = folded.drawn(definition, ["s150"])
    edges = list(folded.edges(definition, near))
    ends = {end for edge in edges for end in (edge.start, edge.to)}
    assert ends <= near | {folded.name_of(phase) for phase in definition.phases}
    joined = [(edge.start, edge.to) for edge in edges if edge.kind == "folded"]
    assert joined
    assert len(joined) == len(set(joined))
