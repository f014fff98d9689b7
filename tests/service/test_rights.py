"""Who may decide outside a case, and that a reason is given."""

import pytest

from engine.service.desk import Desk
from engine.service.rights import MOST_REASON, office_refuses


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        (None, None),  # the program itself, with what it was shipped with
        ("A new regulation", None),
        ("", "no_reason"),
        (" \n", "no_reason"),
        ("x" * (MOST_REASON + 1), "too_long"),
        ("a\x00b", "control_characters"),
    ],
)
def test_whoever_runs_the_machine_gives_a_reason_too(
    desk: Desk, reason: str | None, expected: str | None
) -> None:
    with desk.database.connection() as connection:
        refused = office_refuses(connection, desk.tenant, None, reason)
    assert (refused.reasons[0].key if refused else None) == expected


def test_a_person_who_is_nobody_here_decides_nothing(desk: Desk) -> None:
    with desk.database.connection() as connection:
        refused = office_refuses(connection, desk.tenant, 999, "A new regulation")
    assert refused is not None
    assert refused.reasons[0].key == "not_secretariat"
