"""Bob's gate with acts that may be delegated, everybody a member; what tests of it ask."""

import datetime as dt
from typing import Any

from engine.core.values import Refused
from engine.service.away import giving
from engine.service.away.giving import NewDelegation
from engine.service.desk import Desk
from engine.service.opening import open_case
from engine.service.results import Receipt
from engine.store.database import Connection
from tests.support.office import furnish, wish
from tests.support.small import ALICE, BOB, CHARLIE, DIAN, EKO, FINA, NOON, STRANGER, document

DAY = dt.date(2027, 2, 1)
WEEK = dt.timedelta(days=7)


def delegable() -> dict[str, Any]:
    """The small document, where Bob may let pass on and send back be done for him."""
    made = document()
    made["states"]["gate"]["may_delegate"] = ["pass_on", "send_back"]
    return made


def furnish_stand(connection: Connection) -> None:
    """Tenant 1 with that document; all are members, Charlie of the secretariat."""
    furnish(connection, 1, delegable())
    for person in (ALICE, BOB, CHARLIE, DIAN, EKO, FINA, STRANGER):
        connection.execute(
            "INSERT INTO member (tenant, person, secretariat) VALUES (1, %s, %s)",
            (person, person == CHARLIE),
        )


def wanted(**changes: Any) -> NewDelegation:
    """Bob lets Fina act for a week."""
    values: dict[str, Any] = {
        "office": 1, "principal": BOB, "person": FINA, "from_on": DAY, "until_on": DAY + WEEK,
        "basis": "ST 12/2027",
    }  # fmt: skip
    return NewDelegation(**{**values, **changes})


def given(desk: Desk, **changes: Any) -> int:
    """The same, written."""
    made = giving.give(desk, wanted(**changes), BOB, None, NOON)
    assert isinstance(made, int), made
    return made


def why_not(result: object) -> list[tuple[str, str | None]]:
    """The reasons of a refusal with their inputs."""
    assert isinstance(result, Refused), result
    return [(one.key, one.field) for one in result.reasons]


def at_gate(desk: Desk, key: str = "form-1") -> int:
    """A case that waits for Bob."""
    receipt = open_case(desk, "small", wish(), key, NOON)
    assert isinstance(receipt, Receipt)
    return receipt.case_id
