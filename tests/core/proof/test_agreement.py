"""The proof of people and an independent explorer agree on every case of generated offices."""

import pytest
from hypothesis import HealthCheck, given, settings

from engine.core.definition.workflow import Definition
from engine.core.directory import Directory
from engine.core.directory import Office as Office_
from engine.core.proof.grounds import Office
from engine.core.proof.staffing import look
from engine.core.resolving import area_kind
from tests.core.proof.explorer import Explorer, Posts, Seats
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
            here = (definition, directory, place, agency)
            explorer = Explorer(definition, seats(*here), area_kind(place), posts(*here))
            for path, can in explorer.verdicts().items():
                found[place, agency, path] = can
    return found


def offices(
    definition: Definition, directory: Directory, place: str, agency: str
) -> dict[str, list[Office_]]:
    """The posts of each role, read from the offices themselves."""
    found: dict[str, list[Office_]] = {}
    for key, role in definition.roles.items():
        if role.body is not None:
            found[key] = [directory.by_id[one] for one in directory.bodies[role.body]]
        else:
            where = {"case.place": place, "case.agency": f"org:{agency}", None: ""}
            queue = f"{role.office}@{where[role.covers or role.of]}"
            found[key] = [one for one in directory.offices if queue in one.queues]
    return found


def holders(office: Office_) -> tuple[int, ...]:
    return tuple(sorted({term.person for term in office.holders(ON)}))


def seats(definition: Definition, directory: Directory, place: str, agency: str) -> Seats:
    """Who holds what."""
    found = offices(definition, directory, place, agency)
    return {key: tuple(map(holders, held)) or ((),) for key, held in found.items()}


def posts(definition: Definition, directory: Directory, place: str, agency: str) -> Posts:
    """Of each seat its post, and the other posts of its organisation."""
    found: Posts = {}
    for key, held in offices(definition, directory, place, agency).items():
        beside = (
            (one, [each for each in directory.offices if each.organisation == one.organisation])
            for one in held
        )
        found[key] = tuple(
            (
                one.queues[0],
                tuple((each.queues[0], holders(each)) for each in others if each is not one),
            )
            for one, others in beside
        ) or (("", ()),)
    return found


def agree(definition: Definition, directory: Directory) -> None:
    assert proven(definition, directory) == walked(definition, directory)


def allow(definition: Definition, directory: Directory) -> None:
    """Whatever somebody can do is called possible."""
    proof = proven(definition, directory)
    real = walked(definition, directory)
    assert {at for at, can in real.items() if can} <= {at for at, can in proof.items() if can}


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


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reviewed(recused=True), directories())
def test_where_officials_stand_aside_nothing_possible_is_called_impossible(
    definition: Definition, directory: Directory
) -> None:
    allow(definition, directory)


@pytest.mark.proof
@settings(max_examples=5000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(definitions(), directories())
def test_the_same_holds_for_thousands(definition: Definition, directory: Directory) -> None:
    agree(definition, directory)
