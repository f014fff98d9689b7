"""A route without exactly one way on: nobody moves the case, and the secretariat hears of it."""

import pytest

from engine.core.values import Refused
from engine.service import incidents
from engine.service.acting import act
from engine.service.acting_many import act_many
from engine.service.desk import Desk
from engine.service.opening import open_case
from engine.service.results import Receipt
from engine.store.database import Database
from tests.support import small
from tests.support.office import pass_on, publish, wish
from tests.support.small import NOON

DEAR, ROAD = "has(case.cost) && case.cost > 50", "case.kind == 'road'"


@pytest.fixture
def desk(desk: Desk, owner: Database) -> Desk:
    """The small office, whose route has two rows that may hold at once, or none."""
    changed = small.document()
    changed["states"]["by_cost"]["route"] = [
        {"when": DEAR, "to": "district_check"},
        {"when": ROAD, "to": "joint"},
    ]
    with owner.connection() as connection:
        publish(connection, desk.tenant, changed)
    return desk


def opened(desk: Desk, form: str, **changes: object) -> int:
    receipt = open_case(desk, "small", wish(**changes), form, NOON)
    assert isinstance(receipt, Receipt)
    return receipt.case_id


def reasons(result: object) -> list[str]:
    assert isinstance(result, Refused)
    return [why.key for why in result.reasons]


@pytest.mark.parametrize("changes", [{}, {"cost": None, "kind": "other", "road_name": ...}])
def test_the_secretariat_hears_once_of_a_case_that_cannot_go_on(
    desk: Desk, changes: dict[str, object]
) -> None:
    case = opened(desk, "form-1", **changes)
    for _ in range(2):
        assert reasons(act(desk, case, pass_on(), None, NOON)) == ["no_way"]
    (found,) = incidents.waiting(desk)
    assert (found.kind, found.case_id, found.values["state"]) == ("no_way", case, "by_cost")


def test_so_it_does_when_many_are_decided_at_once(desk: Desk) -> None:
    stuck, free = opened(desk, "form-1"), opened(desk, "form-2", cost=None)
    results = act_many(desk, [(stuck, pass_on()), (free, pass_on())], NOON)
    assert reasons(results[0]) == ["no_way"]
    assert not isinstance(results[1], Refused)
    assert [row.case_id for row in incidents.waiting(desk)] == [stuck]


def test_a_form_that_cannot_become_a_case_is_told_too(desk: Desk, owner: Database) -> None:
    changed = small.document()
    changed["states"]["by_cost"]["route"] = [{"when": DEAR, "to": "joint"}]
    changed["states"]["by_cost"]["initial"] = True
    del changed["states"]["gate"]["initial"]
    with owner.connection() as connection:
        publish(connection, desk.tenant, changed)
    for _ in range(2):
        refused = open_case(desk, "small", wish(cost=None), "form-1", NOON)
        assert reasons(refused) == ["no_way"]
    (found,) = incidents.waiting(desk)
    assert (found.kind, found.case_id, found.values["workflow"]) == ("no_way", None, "small")
