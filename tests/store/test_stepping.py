"""Load and write: one round trip each, the same for one case and for many."""

from pathlib import Path

import psycopg
import pytest
from msgspec.structs import replace

from engine.core.decide import decide
from engine.core.values import Accepted, Act, Actor, Case, Incident, Wake
from engine.service.definitions import compiled_for
from engine.service.desk import Desk
from engine.service.opening import open_many
from engine.service.results import Receipt
from engine.service.sealing import step_of
from engine.service.world import world_of
from engine.store.database import Database
from engine.store.stepping import Form, Step, load, load_for_step, write
from engine.store.tables.cases import NEVER
from tests.support.office import furnish, pass_on, refuse, wish
from tests.support.small import ALICE, BOB, NOON


@pytest.fixture
def cases(desk: Desk) -> list[Case]:
    """Five cases that wait for Bob."""
    made = open_many(desk, "small", [(wish(), f"form-{n}") for n in range(5)], NOON)
    with desk.database.connection() as connection:
        return load(connection, 1, [one.case_id for one in made if isinstance(one, Receipt)])


def stepped(desk: Desk, case: Case, request: Act | Wake, form: Form | None = None) -> Step:
    compiled = compiled_for(desk, case.definition)
    now = NOON
    if isinstance(request, Wake):
        now = case.tasks[0].remind_at or NOON
    accepted = decide(compiled, case, request, world_of(desk, now), now)
    assert isinstance(accepted, Accepted), accepted
    return step_of(compiled, case, accepted, form)


def row(owner: Database, query: str) -> tuple[object, ...] | None:
    with owner.connection() as connection:
        return connection.execute(query).fetchone()


def test_one_round_trip_loads_and_one_writes_whatever_the_number(
    desk: Desk, cases: list[Case], tmp_path: Path
) -> None:
    """Counted on the wire: each round trip ends with the client's Sync."""
    trace = tmp_path / "trace"
    with desk.database.connection() as connection, trace.open("w") as file:
        write(connection, 1, [stepped(desk, cases[0], refuse())])
        write(connection, 1, [stepped(desk, case, refuse()) for case in cases[1:3]])
        connection.pgconn.trace(file.fileno())
        for some in (cases[3:4], cases[4:]):
            loaded = load(connection, 1, [case.id for case in some])
            steps = [stepped(desk, case, refuse()) for case in loaded]
            assert len(write(connection, 1, steps)) == len(some)
        connection.pgconn.untrace()
    sent = [line for line in trace.read_text().splitlines() if "\tF\t" in line]
    assert sum("Sync" in line for line in sent) == 4


def test_a_statement_that_the_server_forgot_is_prepared_again(
    desk: Desk, cases: list[Case]
) -> None:
    with desk.database.connection() as connection:
        load(connection, 1, [cases[0].id])
        connection.execute("DEALLOCATE ALL")
        assert load(connection, 1, [cases[0].id]) == [cases[0]]


def test_whatever_the_server_forgot_in_between_no_statement_stands_in_the_way(
    desk: Desk, cases: list[Case]
) -> None:
    first, second = (stepped(desk, case, refuse()) for case in cases[:2])
    with desk.database.connection() as connection:
        load(connection, 1, [cases[0].id])
        load_for_step(connection, 1, [cases[0].id], "form")
        connection.execute("DEALLOCATE ALL")
        # New to the server while the two before are forgotten; they come back one by one.
        assert write(connection, 1, [first]) == {cases[0].id}
        load(connection, 1, [cases[0].id])
        load_for_step(connection, 1, [cases[0].id], "form")
        assert write(connection, 1, [second]) == {cases[1].id}


def test_within_a_transaction_a_step_is_part_of_it(desk: Desk, cases: list[Case]) -> None:
    step = stepped(desk, cases[0], refuse())

    def fail() -> None:
        with desk.database.transaction() as connection:
            assert load(connection, 1, [cases[0].id]) == [cases[0]]
            assert write(connection, 1, [step]) == {cases[0].id}
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with desk.database.connection() as connection:
        assert load(connection, 1, [cases[0].id]) == [cases[0]]


def test_what_was_written_loads_as_it_was_decided(desk: Desk, cases: list[Case]) -> None:
    remarks = {"title": "Which lane?", "cost": "And how much?"}
    requests = (
        pass_on(),
        refuse(),
        Act("send_back", Actor(BOB), {"remarks": remarks}),
        Act("add_note", Actor(ALICE), {"note": 'Slash \\ quote " brace { comma , NULL'}),
        Wake("", "remind"),
    )
    steps = [stepped(desk, case, one) for case, one in zip(cases, requests, strict=True)]
    with desk.database.connection() as connection:
        assert write(connection, 1, steps) == {case.id for case in cases}
        assert load(connection, 1, [case.id for case in cases]) == [step.after for step in steps]


def test_a_step_on_an_old_revision_leaves_nothing_and_the_others_stay(
    desk: Desk, cases: list[Case], owner: Database
) -> None:
    old = [stepped(desk, case, refuse()) for case in cases[:3]]
    with desk.database.connection() as connection:
        write(connection, 1, [stepped(desk, cases[1], pass_on())])
        assert write(connection, 1, old) == {cases[0].id, cases[2].id}
    counts = """
        SELECT (SELECT count(*) FROM event WHERE case_id = {0} AND seq > 1),
               (SELECT count(*) FROM words WHERE case_id = {0} AND seq > 1),
               (SELECT count(*) FROM outbox WHERE case_id = {0} AND kind = 'outcome')"""
    assert row(owner, counts.format(cases[0].id)) == (1, 2, 1)
    assert row(owner, counts.format(cases[1].id)) == (1, 0, 0)


def test_everything_of_a_step_is_written_with_it(
    desk: Desk, cases: list[Case], owner: Database
) -> None:
    form = Form("form-x", "content", BOB)
    step = stepped(desk, cases[0], pass_on(), form)
    step = replace(step, incidents=(Incident("vacant", "", {"role": "above"}),))
    with desk.database.connection() as connection:
        write(connection, 1, [step])
        earlier = load_for_step(connection, 1, [cases[0].id], "form-x").earlier
    assert earlier is not None
    assert (earlier.content_hash, earlier.case_id, earlier.seq) == ("content", cases[0].id, 2)
    assert row(owner, "SELECT kind, values FROM incident") == ("vacant", {"role": "above"})
    task = (
        "SELECT phase, workflow, due_at, wake_at FROM task WHERE closed_at IS NULL AND case_id = "
    )
    assert row(owner, f"{task}{cases[0].id}") == ("review", "small", NEVER, None)


def test_a_form_that_was_sent_before_stops_the_whole_statement(
    desk: Desk, cases: list[Case], owner: Database
) -> None:
    form = Form("form-x", "content", BOB)
    with desk.database.connection() as connection:
        write(connection, 1, [stepped(desk, cases[0], pass_on(), form)])
        with pytest.raises(psycopg.errors.UniqueViolation):
            write(connection, 1, [stepped(desk, cases[1], pass_on(), form)])
        assert load(connection, 1, [cases[1].id]) == [cases[1]]


def test_a_reminder_changes_the_task_and_frees_it(
    desk: Desk, cases: list[Case], owner: Database
) -> None:
    with owner.connection() as connection:
        connection.execute("UPDATE task SET leased_until = now(), tries = 2")
    step = stepped(desk, cases[0], Wake("", "remind"))
    with desk.database.connection() as connection:
        write(connection, 1, [step])
    query = "SELECT count(*), max(leased_until), max(tries), bool_and(wake_at = due_at) FROM task"
    assert row(owner, f"{query} WHERE case_id = {cases[0].id}") == (1, None, 0, True)


def test_erased_fields_do_not_come_back_with_a_step_decided_before(
    desk: Desk, cases: list[Case], owner: Database
) -> None:
    note = Act("add_note", Actor(ALICE), {"note": "More"})
    step = stepped(desk, cases[0], note)
    with owner.connection() as connection:
        connection.execute("UPDATE cases SET data = data - 'title', title = number")
    with desk.database.connection() as connection:
        write(connection, 1, [step])
        (case,) = load(connection, 1, [cases[0].id])
    assert case.data.get("note") == "More"
    assert "title" not in case.data
    assert row(owner, f"SELECT title = number FROM cases WHERE id = {case.id}") == (True,)


def test_another_tenant_neither_loads_nor_writes(
    desk: Desk, cases: list[Case], owner: Database
) -> None:
    with owner.transaction() as connection:
        furnish(connection, 2)
    step = stepped(desk, cases[0], refuse())
    with desk.database.connection() as connection:
        assert load(connection, 2, [case.id for case in cases]) == []
        assert write(connection, 2, [step]) == frozenset()
        assert load(connection, 1, [cases[0].id]) == [cases[0]]
        with pytest.raises(LookupError):
            load(connection, 3, [])


def test_a_batch_opens_or_moves_never_both(desk: Desk, cases: list[Case]) -> None:
    step = stepped(desk, cases[0], refuse())
    with desk.database.connection() as connection:
        assert write(connection, 1, []) == frozenset()
        with pytest.raises(ValueError, match="not both"):
            write(connection, 1, [step, replace(step, before=None)])
        with pytest.raises(ValueError, match="birth"):
            write(connection, 1, [replace(step, before=None)])
