"""Array literals and stored bytes: whatever goes in comes out again, by way of the server."""

import datetime as dt
from collections.abc import Iterator

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.store import literals, upcasting, wire
from engine.store.database import Connection, Database

TEXTS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))
MOMENTS = st.datetimes(
    dt.datetime(1, 1, 2),  # noqa: DTZ001
    dt.datetime(9999, 12, 30),  # noqa: DTZ001
    timezones=st.just(dt.UTC),
)
JSONS = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
ROWS = st.tuples(
    st.none() | st.integers(-(2**63), 2**63 - 1), st.none() | TEXTS, JSONS, st.none() | MOMENTS
)
many = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def connection(database: Database) -> Iterator[Connection]:
    with database.connection() as opened:
        yield opened


@many
@given(rows=st.lists(ROWS, min_size=1, max_size=4))
def test_rows_come_out_as_they_went_in(
    connection: Connection, rows: list[tuple[int | None, str | None, object, dt.datetime | None]]
) -> None:
    columns = literals.columns(
        [
            (literals.number(a), literals.text(b), literals.document(c), literals.moment(d))
            for a, b, c, d in rows
        ]
    )
    statement = b"""
        SELECT u.* FROM unnest($1::bigint[], $2::text[], $3::jsonb[], $4::timestamptz[]) AS u"""
    assert wire.run(connection, statement, columns) == rows


@many
@given(values=st.lists(st.binary(), min_size=1, max_size=5))
def test_bytes_come_out_as_they_went_in(connection: Connection, values: list[bytes]) -> None:
    rows = wire.run(connection, b"SELECT unnest($1::bytea[])", [values])
    assert [row[0] for row in rows] == values
    with connection.transaction():
        rows = wire.run(connection, b"SELECT unnest($1::bytea[])", [values])
    assert [row[0] for row in rows] == values


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        literals.moment(dt.datetime(2027, 1, 1))  # noqa: DTZ001


def test_what_the_server_refuses_is_raised_at_once_and_later(connection: Connection) -> None:
    statement = b"SELECT 1 / $1::int"
    with pytest.raises(psycopg.errors.DivisionByZero):
        wire.run(connection, statement, ["0"])
    running = wire.start(connection, statement, ["0"])
    with pytest.raises(psycopg.errors.DivisionByZero):
        running.finish()
    assert wire.run(connection, statement, ["1"]) == [(1,)]
    with pytest.raises(psycopg.errors.SyntaxError):
        wire.run(connection, b"SELEC $1", ["1"])


def test_more_than_the_socket_takes_at_once_arrives(connection: Connection) -> None:
    large = "x" * 30_000_000
    running = wire.start(connection, b"SELECT $1::text", [large])
    assert running.finish() == [(large,)]


def test_a_statement_sent_ahead_is_prepared_again_where_it_was_forgotten(
    connection: Connection,
) -> None:
    statement = b"SELECT $1::int"
    wire.run(connection, statement, ["1"])
    connection.execute("DEALLOCATE ALL")
    assert wire.start(connection, statement, ["2"]).finish() == [(2,)]


def test_old_events_are_lifted_step_by_step() -> None:
    lifts = {
        1: lambda old: {**old, "v": 2, "b": old["a"] + 1},
        2: lambda old: {**old, "v": 3, "c": old["b"] + 1},
    }
    assert upcasting.read(b'{"v":1,"a":1}', lifts, 3) == {"v": 3, "a": 1, "b": 2, "c": 3}
    assert upcasting.read(b'{"v":1}') == {"v": 1}
    for unknown in (b'{"v":9}', b"{}", b"[]", b"nothing"):
        with pytest.raises(ValueError):
            upcasting.read(unknown, lifts, 3)
