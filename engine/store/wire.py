"""Runs the few statements that every step takes, with as little between us and libpq as can be.

The driver's cursors wait through an event loop of their own, so that Ctrl-C can break in: four
times the work of the call itself. These statements take a millisecond; libpq's own blocking call
(which lets other threads run) is enough. Anything else goes through ordinary cursors.
"""

import itertools
import select
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import msgspec
import psycopg
from psycopg import RawCursor, pq
from psycopg.abc import Transformer as Reader
from psycopg.adapt import AdaptersMap, Transformer
from psycopg.errors import error_from_result
from psycopg.pq.abc import PGresult
from psycopg.types.json import set_json_loads

from engine.store.database import Connection
from engine.store.literals import binary_blobs

Parameter = str | list[bytes]  # a text, or a whole bytea[]
Rows = list[tuple[Any, ...]]

_UNKNOWN_STATEMENT = b"26000"
_DONE = (pq.ExecStatus.TUPLES_OK, pq.ExecStatus.COMMAND_OK)
# Reads rows for all connections: it knows none of them, so that none is kept alive.
_adapters = AdaptersMap(psycopg.adapters)
set_json_loads(msgspec.json.decode, _adapters)


@dataclass(slots=True)
class _Prepared:
    """What the server calls a statement, and who reads its rows, whose form is always the same."""

    name: bytes
    reader: Reader | None = None


# Never the same name twice: what the server still knows after its memory was partly cleared
# must not stand in the way of what is prepared anew.
_numbers = itertools.count()
_prepared: WeakKeyDictionary[Connection, dict[bytes, _Prepared]] = WeakKeyDictionary()


@dataclass(slots=True)
class Running:
    """A statement that was sent. Its connection is not to be used before `wait` or `finish`."""

    connection: Connection
    statement: bytes
    values: list[bytes]
    formats: list[pq.Format]
    rows: Rows | None = None
    result: PGresult | None = None

    def wait(self) -> None:
        """Until the server is done: then the connection is free again, and the rows can be read
        while the next statement runs on it."""
        if self.rows is not None or self.result is not None:
            return
        result = _waited_for(self.connection)
        if result.error_field(pq.DiagnosticField.SQLSTATE) == _UNKNOWN_STATEMENT:
            result = _executed(self.connection, self.statement, self.values, self.formats)
        self.result = result

    def finish(self) -> Rows:
        """Wait for the rows. Raises psycopg.Error as a cursor does."""
        self.wait()
        if self.rows is None:
            assert self.result is not None  # noqa: S101  (wait() gave it)
            result, self.result = self.result, None
            self.rows = _read(_known(self.connection, self.statement), result)
        return self.rows


def _waited_for(connection: Connection) -> PGresult:
    wire = connection.pgconn
    # libpq's own wait for a result would hold up our other threads: so the socket is asked.
    # What did not fit into the socket at once goes out here: the server waits for it.
    ready = select.poll()
    ready.register(wire.socket, select.POLLIN | select.POLLOUT)
    while wire.flush():
        ready.poll()
        wire.consume_input()  # also while we send: the server may have to speak first
    ready.modify(wire.socket, select.POLLIN)
    result = None
    while True:
        while wire.is_busy():
            ready.poll()
            wire.consume_input()
        answer = wire.get_result()
        if answer is None:
            break
        result = answer
    if result is None:
        raise RuntimeError("nothing was sent")
    return result


def run(connection: Connection, statement: bytes, parameters: Sequence[Parameter]) -> Rows:
    """The rows that a prepared statement gives, read from their binary form.

    Its placeholders are $1, $2 ...; one round trip, and one more the first time on each
    connection. Raises psycopg.Error as a cursor does.
    """
    if _in_transaction(connection):
        return _by_cursor(connection, statement, parameters)
    values, formats = _sent(parameters)
    result = _executed(connection, statement, values, formats)
    return _read(_known(connection, statement), result)


def start(connection: Connection, statement: bytes, parameters: Sequence[Parameter]) -> Running:
    """The same, without waiting: the server works while we do something else."""
    if _in_transaction(connection):
        return Running(connection, statement, [], [], _by_cursor(connection, statement, parameters))
    running = Running(connection, statement, *_sent(parameters))
    name = _known(connection, statement).name
    wire = connection.pgconn
    wire.send_query_prepared(name, running.values, running.formats, pq.Format.BINARY)
    wire.flush()
    return running


def _in_transaction(connection: Connection) -> bool:
    # There, a statement that the server forgot would cost the transaction: the driver knows.
    return connection.pgconn.transaction_status != pq.TransactionStatus.IDLE


def _by_cursor(connection: Connection, statement: bytes, parameters: Sequence[Parameter]) -> Rows:
    cursor = RawCursor(connection)
    cursor.execute(statement, parameters, prepare=True, binary=True)
    return cursor.fetchall()


def _sent(parameters: Sequence[Parameter]) -> tuple[list[bytes], list[pq.Format]]:
    values, formats = [], []
    for parameter in parameters:
        if isinstance(parameter, str):
            values.append(parameter.encode())
            formats.append(pq.Format.TEXT)
        else:
            values.append(binary_blobs(parameter))
            formats.append(pq.Format.BINARY)
    return values, formats


def _executed(
    connection: Connection, statement: bytes, values: list[bytes], formats: list[pq.Format]
) -> PGresult:
    wire = connection.pgconn
    known = _known(connection, statement)
    result = wire.exec_prepared(known.name, values, formats, pq.Format.BINARY)
    if result.error_field(pq.DiagnosticField.SQLSTATE) == _UNKNOWN_STATEMENT:
        # The driver tidied up behind an error (DEALLOCATE ALL); nothing was run yet.
        _prepared.pop(connection, None)
        known = _known(connection, statement)
        result = wire.exec_prepared(known.name, values, formats, pq.Format.BINARY)
    return result


def _known(connection: Connection, statement: bytes) -> _Prepared:
    """The statement as it is known on this connection; prepared where it is new."""
    statements = _prepared.setdefault(connection, {})
    known = statements.get(statement)
    if known is None:
        known = _Prepared(f"rembuk_{next(_numbers)}".encode())
        made = connection.pgconn.prepare(known.name, statement)
        if made.status not in _DONE:
            raise _error(made)
        statements[statement] = known
    return known


def _read(known: _Prepared, result: PGresult) -> Rows:
    if result.status not in _DONE:
        raise _error(result)
    reader = known.reader
    if reader is None:
        reader = known.reader = Transformer(_adapters)
        reader.set_pgresult(result, format=pq.Format.BINARY)
    else:
        reader.set_pgresult(result, set_loaders=False)
    rows = reader.load_rows(0, result.ntuples, tuple)
    reader.set_pgresult(None, set_loaders=False)  # what the rows were made from may go
    return rows


def _error(result: PGresult) -> psycopg.Error:
    """As a cursor would raise it. What libpq says of itself, a lost connection above all, has no
    code of the server: it must not look like a mistake in the statement."""
    if result.error_field(pq.DiagnosticField.SQLSTATE) is None:
        return psycopg.OperationalError(result.get_error_message("utf-8").strip())
    return error_from_result(result, "utf-8")
