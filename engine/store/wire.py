"""Runs the few statements that every step takes, with as little between us and libpq as can be.

The driver's cursors wait through an event loop of their own, so that Ctrl-C can break in: four
times the work of the call itself. These statements take a millisecond; libpq's own blocking call
(which lets other threads run) is enough. Anything else goes through ordinary cursors.
"""

from collections.abc import Sequence
from typing import Any
from weakref import WeakKeyDictionary

from psycopg import RawCursor, pq
from psycopg.adapt import Transformer
from psycopg.errors import error_from_result
from psycopg.pq.abc import PGresult

from engine.store.database import Connection

Rows = list[tuple[Any, ...]]

_UNKNOWN_STATEMENT = b"26000"
_prepared: WeakKeyDictionary[Connection, dict[bytes, bytes]] = WeakKeyDictionary()


def run(connection: Connection, statement: bytes, parameters: Sequence[str]) -> Rows:
    """The rows that a prepared statement gives for these parameters, written as SQL would.

    Its placeholders are $1, $2 ...; what it returns comes in binary. One round trip, and one more
    the first time on each connection. Raises psycopg.Error as a cursor does.
    """
    connection_ = connection.pgconn
    if connection_.transaction_status != pq.TransactionStatus.IDLE:
        # Within a transaction a statement that the server forgot would cost the transaction.
        cursor = RawCursor(connection)
        cursor.execute(statement, parameters, prepare=True, binary=True)
        return cursor.fetchall()
    values = [parameter.encode() for parameter in parameters]
    result = _executed(connection, statement, values)
    if result.error_field(pq.DiagnosticField.SQLSTATE) == _UNKNOWN_STATEMENT:
        # The driver tidied up behind an error (DEALLOCATE ALL); nothing was run yet.
        _prepared.pop(connection, None)
        result = _executed(connection, statement, values)
    if result.status != pq.ExecStatus.TUPLES_OK:
        raise error_from_result(result, "utf-8")
    reader = Transformer.from_context(connection)
    reader.set_pgresult(result, format=pq.Format.BINARY)
    return reader.load_rows(0, result.ntuples, tuple)


def _executed(connection: Connection, statement: bytes, values: Sequence[bytes]) -> PGresult:
    names = _prepared.setdefault(connection, {})
    name = names.get(statement)
    if name is None:
        name = f"rembuk_{len(names)}".encode()
        made = connection.pgconn.prepare(name, statement)
        if made.status != pq.ExecStatus.COMMAND_OK:
            raise error_from_result(made, "utf-8")
        names[statement] = name
    return connection.pgconn.exec_prepared(name, values, None, pq.Format.BINARY)
