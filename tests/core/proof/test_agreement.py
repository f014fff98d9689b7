"""The proof of people and an independent explorer agree on every case of generated offices."""

import pytest
from hypothesis import HealthCheck, given, settings

from engine.core.definition.workflow import Definition
from engine.core.directory import Directory
from engine.core.proof.grounds import Office
from engine.core.proof.staffing import look
from engine.core.resolving import area_kind
from tests.core.proof.explorer import Explorer, Seats
from tests.core.proof.generated import AGENCIES, ON, PLACES, definitions, directories, reviewed

Verdicts = dict[tuple[str, str, tuple[object, ...]], bool]


def proven(definition: Definition, directory: Directory) -> Verdicts:
    """(place, agency, path of a deed) -> whether the proof says that it can be done."""
    found: Verdicts = {}
    for one in look(definition, Office(directory, ON, PLACES, {}.get)):
        for kinds, can in ((one.possible, True), (one.vacant, False), (one.apart, False)):
            for kind in kinds:
                places, agencies = kind.values
                for place in places:
                    for agency in agencies:
                        found[place, agency, one.deed.path] = can
    return found


def walked(definition: Definition, directory: Directory) -> Verdicts:
    """The same by walking every case of every place and agency."""
    found: Verdicts = {}
    for place in PLACES:
        for agency in AGENCIES:
            explorer = Explorer(definition, seats(definition, directory, place, agency),
                                area_kind(place))  # fmt: skip
            for path, can in explorer.verdicts().items():
                found[place, agency, path] = can
    return found


def seats(definition: Definition, directory: Directory, place: str, agency: str) -> Seats:
    """Who holds what, read from the offices themselves."""
    found: Seats = {}
    for key, role in definition.roles.items():
        if role.body is not None:
            offices = [directory.by_id[one] for one in directory.bodies[role.body]]
        else:
            where = {"case.place": place, "case.agency": f"org:{agency}", None: ""}
            queue = f"{role.office}@{where[role.covers or role.of]}"
            offices = [one for one in directory.offices if queue in one.queues]
        held = tuple(tuple(sorted({t.person for t in one.holders(ON)})) for one in offices)
        found[key] = held or ((),)
    return found


def agree(definition: Definition, directory: Directory) -> None:
    assert proven(definition, directory) == walked(definition, directory)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(definitions(), directories())
def test_what_is_called_impossible_is_so_for_every_way_and_nothing_else(
    definition: Definition, directory: Directory
) -> None:
    agree(definition, directory)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reviewed(), directories())
def test_the_same_for_every_rule_of_reviews(definition: Definition, directory: Directory) -> None:
    agree(definition, directory)


@pytest.mark.proof
@settings(max_examples=5000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(definitions(), directories())
def test_the_same_holds_for_thousands(definition: Definition, directory: Directory) -> None:
    agree(definition, directory)
