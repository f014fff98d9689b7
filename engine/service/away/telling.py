"""Who is told of an office, by page and mail: whoever stands in, the principal for whom somebody
else decided, whose term begins or ends.

Rows of the outbox in the transaction of the act. Never here: words (letters.py), sending.
"""

import datetime as dt

from engine.store import office_letters
from engine.store.database import Connection
from engine.store.standing_in import DelegationLine, NewDelegation
from engine.store.terms import Term


def given(
    conn: Connection, tenant: int, id_: int, new: NewDelegation, by: int | None, now: dt.datetime
) -> None:
    """Somebody stands in from now on."""
    values = _values(id_, new, by)
    office_letters.tell(conn, tenant, [new.person], "delegation_given", values, now)
    if by != new.principal:
        office_letters.tell(conn, tenant, [new.principal], "delegation_noted", values, now)


def ended(
    conn: Connection, tenant: int, old: DelegationLine, by: int | None, now: dt.datetime
) -> None:
    """Everybody of the two who did not end it themselves."""
    others = [person for person in (old.person, old.principal) if person != by]
    values = _values(old.id, old, by)
    office_letters.tell(conn, tenant, others, "delegation_ended", values, now)


def term_begun(conn: Connection, tenant: int, new: Term, by: int | None, now: dt.datetime) -> None:
    """Whoever holds the office from a day on."""
    _term(conn, tenant, new, "term_begun", new.until_on, by, now)


def term_ended(
    conn: Connection, tenant: int, old: Term, until_on: dt.date, by: int | None, now: dt.datetime
) -> None:
    """Whoever holds it no longer after a day."""
    _term(conn, tenant, old, "term_ended", until_on, by, now)


def _term(
    conn: Connection,
    tenant: int,
    term: Term,
    notice: str,
    until_on: dt.date | None,
    by: int | None,
    now: dt.datetime,
) -> None:
    values = {
        "term": term.id,
        "person": by,
        "office": term.office,
        "from_on": term.from_on.isoformat(),
        "until_on": until_on and until_on.isoformat(),
    }
    office_letters.tell(conn, tenant, [term.person], notice, values, now)


def _values(id_: int, of: NewDelegation | DelegationLine, by: int | None) -> dict[str, object]:
    return {
        "delegation": id_,
        "person": by,
        "office": of.office,
        "from_on": of.from_on.isoformat(),
        "until_on": of.until_on and of.until_on.isoformat(),
        "when_away": of.when_away,
    }
