"""The impact as a job: it says what looking at all at once says, stands still where it is left,
is kept while nothing happens, and is counted anew when something did."""

import datetime as dt
import importlib
from concurrent.futures import ThreadPoolExecutor

import pytest

from engine.core.definition.workflow import Definition
from engine.service import acting, migrating
from engine.service.desk import Desk
from engine.service.migrating import counting
from engine.service.opening import open_many
from engine.service.results import Done, Receipt
from engine.store.database import Database
from tests.service.migrating import ground
from tests.service.migrating.ground import longer
from tests.support.office import pass_on, wish
from tests.support.small import NOON, small

SECOND = dt.timedelta(seconds=1)


@pytest.fixture
def changed() -> Definition:
    return small(ground.changed(longer)).definition


@pytest.fixture
def cases(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Seven at the gate, and a batch that holds two of them; pages leave all to the job."""
    # By its full name: the package's `impact` is the function.
    module = importlib.import_module("engine.service.migrating.impact")
    monkeypatch.setattr(module, "BATCH", 2)
    monkeypatch.setattr(counting, "SOON", -1.0)
    forms = [(wish(title=f"Wish {n}"), f"form-{n}") for n in range(7)]
    found = open_many(desk, "small", forms, NOON)
    return [one.case_id for one in found if isinstance(one, Receipt)]


def finish(desk: Desk, impact: int) -> None:
    while migrating.count_some(desk, impact, NOON):
        pass


def plain(found: migrating.Impact) -> list[dict]:
    return [group.plain() for group in found.groups]


def test_batch_by_batch_it_finds_what_one_look_finds(
    desk: Desk, cases: list[int], changed: Definition
) -> None:
    begun = migrating.count(desk, changed, NOON)
    assert (begun.ended, begun.cases, begun.impact.seen) == (False, 7, 0)
    assert migrating.count_some(desk, begun.id, NOON)
    assert migrating.count(desk, changed, NOON).impact.seen == 2  # left and come back to
    finish(desk, begun.id)
    found = migrating.count(desk, changed, NOON)
    assert (found.id, found.ended, found.current) == (begun.id, True, True)
    assert plain(found.impact) == plain(migrating.impact(desk, changed, NOON))
    assert found.impact.seen == 7


def test_it_is_kept_by_version_until_something_happens_to_a_case(
    desk: Desk, cases: list[int], changed: Definition
) -> None:
    first = migrating.count(desk, changed, NOON).id
    other = migrating.count(desk, small(ground.changed()).definition, NOON).id
    assert other != first
    finish(desk, first)
    assert migrating.count(desk, changed, NOON + SECOND).id == first
    assert isinstance(acting.act(desk, cases[0], pass_on(), None, NOON), Done)
    found = migrating.find(desk, first)
    assert found is not None
    assert found.current is False
    again = migrating.count(desk, changed, NOON + SECOND)
    assert again.id != first
    finish(desk, again.id)
    states = {group.state for group in migrating.count(desk, changed, NOON).impact.groups}
    assert states == {"gate", "district_check"}


def test_a_new_day_and_another_office_holder_are_counted_anew(
    desk: Desk, owner: Database, cases: list[int], changed: Definition
) -> None:
    first = migrating.count(desk, changed, NOON).id
    finish(desk, first)
    tomorrow = migrating.count(desk, changed, NOON + dt.timedelta(days=1))
    assert tomorrow.id != first
    finish(desk, tomorrow.id)
    with owner.transaction() as connection:
        connection.execute("UPDATE tenant SET directory_version = directory_version + 1")
    assert migrating.count(desk, changed, NOON + dt.timedelta(days=1)).id != tomorrow.id


def test_of_many_cases_the_last_count_is_shown_with_its_moment_until_it_is_old(
    desk: Desk, cases: list[int], changed: Definition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "SMALL", 3)
    first = migrating.count(desk, changed, NOON).id
    finish(desk, first)
    assert isinstance(acting.act(desk, cases[0], pass_on(), None, NOON), Done)
    kept = migrating.count(desk, changed, NOON + SECOND)
    assert (kept.id, kept.current, kept.made_at) == (first, False, NOON)
    anew = migrating.count(desk, changed, NOON + SECOND, anew=True)
    assert anew.id != first
    finish(desk, anew.id)
    assert migrating.count(desk, changed, NOON + counting.KEPT + SECOND).id == anew.id  # the same
    assert isinstance(acting.act(desk, cases[1], pass_on(), None, NOON), Done)
    assert migrating.count(desk, changed, NOON + counting.KEPT + 2 * SECOND).id != anew.id


def test_many_who_ask_at_once_begin_one_count_and_each_case_is_seen_once(
    desk: Desk, cases: list[int], changed: Definition
) -> None:
    with ThreadPoolExecutor(4) as pool:
        begun = {one.id for one in pool.map(lambda _: migrating.count(desk, changed, NOON), "1234")}
        [impact] = begun
        list(pool.map(lambda _: finish(desk, impact), "1234"))
    finish(desk, impact)
    found = migrating.count(desk, changed, NOON)
    assert (found.ended, found.impact.seen) == (True, 7)
    assert sum(group.cases for group in found.impact.groups) == 7


def test_a_page_counts_a_moment_itself(
    desk: Desk, cases: list[int], changed: Definition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "SOON", 60.0)
    found = migrating.count(desk, changed, NOON)
    assert (found.ended, found.current, found.impact.seen) == (True, True, 7)


def test_reasons_are_kept_with_the_count(desk: Desk, cases: list[int], changed: Definition) -> None:
    def gone(made: dict) -> None:
        made["states"]["far_check"] = made["states"].pop("district_check")
        made["states"]["gate"]["level"]["without"] = "far_check"
        made["states"]["by_cost"]["route"][1]["to"] = "far_check"

    assert isinstance(acting.act(desk, cases[0], pass_on(), None, NOON), Done)
    definition = small(ground.changed(gone)).definition
    begun = migrating.count(desk, definition, NOON)
    finish(desk, begun.id)
    groups = migrating.count(desk, definition, NOON).impact.groups
    [group] = [one for one in groups if one.fate == "stays"]
    assert (group.state, group.cases) == ("district_check", 1)
    assert [why.key for why in group.whys] == ["state_gone"]


def test_another_tenant_sees_none_of_it(desk: Desk, cases: list[int], changed: Definition) -> None:
    begun = migrating.count(desk, changed, NOON)
    assert migrating.find(Desk(desk.database, 2), begun.id) is None
    assert not migrating.count_some(Desk(desk.database, 2), begun.id, NOON)
