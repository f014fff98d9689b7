"""What pages know of cases that hang together: each reader of the office and of the public."""

from engine.service.branching import branch
from engine.service.case_view import look
from engine.service.desk import Desk
from engine.service.followed import Followed
from engine.service.following import follow
from engine.store.database import Database
from tests.service.branching.test_joining import ends
from tests.service.branching.test_joining import surveyed as with_surveys
from tests.service.branching.test_opening import load
from tests.support import surveys
from tests.support.office import publish
from tests.support.small import ALICE, BOB, NOON
from tests.support.surveys import seen, sent, surveyed, to_survey


def followed(desk: Desk, case: int) -> Followed:
    found = follow(desk, load(desk, case).number, None, NOON)
    assert isinstance(found, Followed), found
    return found


def members(owner: Database) -> None:
    with owner.transaction() as connection:
        connection.execute(
            "INSERT INTO member (tenant, person, secretariat) VALUES (1, %s, true), (1, %s, false)",
            (BOB, ALICE),
        )


def test_the_public_page_says_for_what_a_case_waits(desk: Desk, owner: Database) -> None:
    parent, road, soil = with_surveys(desk, "all", owner)
    ends(desk, road, seen())
    surveys_done(desk)
    found = followed(desk, parent)
    assert (found.ties.well, found.ties.wanted, found.ties.waited) == (1, 2, 2)
    assert [(one.label.en, one.ending, one.waits) for one in found.ties.opened] == [
        ("The road", "completed", True),
        ("The soil", None, True),
    ]
    assert [one.watches for one in found.waiting] == [True]
    assert found.entries[0].others == ((load(desk, road).number, "completed"),)
    child = followed(desk, soil)
    assert child.ties.opener is not None
    assert (child.ties.opener.number, child.ties.opener.waits) == (found.number, True)
    assert child.entries[-1].what == "opened_by_case"
    assert child.entries[-1].who is None


def surveys_done(desk: Desk) -> None:
    while branch(desk.database, NOON).done:
        pass


def test_what_is_private_of_another_case_is_for_the_office_alone(
    desk: Desk, owner: Database
) -> None:
    members(owner)
    with owner.transaction() as connection:
        publish(connection, 1, surveys.look() | {"visibility": "private"})
        publish(connection, 1, surveyed("all"))
    parent = sent(desk)
    ends(desk, parent, to_survey())
    surveys_done(desk)
    road = surveys.opened(desk, parent)[0]
    ends(desk, road.child or 0, seen())
    surveys_done(desk)
    public = followed(desk, parent)
    assert [(one.number, one.state, one.ending) for one in public.ties.opened] == [
        (None, None, None),
        (None, None, None),
    ]
    assert public.entries[0].what == "joined"
    assert public.entries[0].others == ()
    inside = look(desk, BOB, parent, NOON)
    assert inside is not None
    assert inside.followed.entries[0].others == ((road.number, "completed"),)
    assert inside.followed.ties.opened[0].ending == "completed"


def test_the_secret_of_a_private_case_is_nobodys(desk: Desk, owner: Database) -> None:
    """No form was sent, so that there is nobody to whom a secret could be given."""
    with owner.transaction() as connection:
        publish(connection, 1, surveys.look() | {"visibility": "private"})
        publish(connection, 1, surveyed("all"))
    parent = sent(desk)
    ends(desk, parent, to_survey())
    surveys_done(desk)
    with owner.connection() as connection:
        hashes = connection.execute("SELECT secret_hash FROM cases WHERE workflow = 'look'")
        found = [row[0] for row in hashes.fetchall()]
    assert len(set(found)) == 2
    assert None not in found
