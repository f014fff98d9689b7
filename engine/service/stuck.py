"""A refusal because the rules name no next step: the secretariat is told, once while it is open.

Nothing happened to the case, so that no step carries the incident. Never here: the decision.
"""

import datetime as dt

from engine.core.values import Refused
from engine.service.desk import Desk
from engine.store import incidents
from engine.store.database import Connection

NO_WAY = "no_way"


def tell(
    connection: Connection,
    desk: Desk,
    refused: Refused,
    workflow: str,
    case_id: int | None,
    now: dt.datetime,
) -> None:
    """Raise the incident of each route without exactly one way on; nothing for other reasons.

    `case_id` None: a form that cannot become a case.
    """
    for reason in refused.reasons:
        if reason.key == NO_WAY:
            values = {"workflow": workflow, "state": reason.values["state"]}
            incidents.raise_once(connection, desk.tenant, case_id, NO_WAY, values, now)
