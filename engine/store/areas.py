"""Rows of the shared area list: loaded by COPY, read by code, parent or folded words.

Only the version that is valid now is read here; a case keeps the version it was made with.
Never here: words around a name (service/areas.py) or the shape of a file (service/area_files.py).
"""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from psycopg.rows import class_row

from engine.store.database import Connection

COLUMNS = "code, version, name, kind, parent, sort, valid_from, valid_to"
_SELECT = f"SELECT {COLUMNS} FROM area"  # noqa: S608  (a constant of this module)


@dataclass(frozen=True, slots=True)
class Area:
    """One area of the list. `kind` is province, regency, city, district, village, urban_village."""

    code: str
    version: int
    name: str
    kind: str
    parent: str | None
    sort: str
    valid_from: dt.date
    valid_to: dt.date | None


def current_version(conn: Connection) -> int | None:
    """The version of the list that is valid now, or None where nothing was loaded."""
    row = conn.execute("SELECT max(version) FROM area WHERE valid_to IS NULL").fetchone()
    return None if row is None else row[0]


def replace(conn: Connection, areas: Iterable[Area], valid_from: dt.date) -> int:
    """Close the version before and COPY the new one in; returns the number of rows."""
    with conn.transaction(), conn.cursor() as cursor:
        # Two starts at once: the second waits here and then finds the list in place.
        cursor.execute("LOCK TABLE area IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute("UPDATE area SET valid_to = %s WHERE valid_to IS NULL", (valid_from,))
        count = 0
        with cursor.copy(f"COPY area ({COLUMNS}) FROM STDIN") as copy:
            for area in areas:
                copy.write_row(
                    (
                        area.code,
                        area.version,
                        area.name,
                        area.kind,
                        area.parent,
                        area.sort,
                        area.valid_from,
                        area.valid_to,
                    )
                )
                count += 1
        # Names that processes keep go with the version of the directory.
        cursor.execute("UPDATE tenant SET directory_version = directory_version + 1")
    conn.execute("ANALYZE area")
    return count


def by_codes(conn: Connection, codes: Collection[str]) -> list[Area]:
    """The areas with these codes, in no order; unknown codes are simply missing."""
    with conn.cursor(row_factory=class_row(Area)) as cursor:
        cursor.execute(f"{_SELECT} WHERE code = ANY(%s) AND valid_to IS NULL", (list(codes),))
        return cursor.fetchall()


def children(conn: Connection, parent: str | None) -> list[Area]:
    """The areas right below `parent` by name; None asks for the provinces."""
    with conn.cursor(row_factory=class_row(Area)) as cursor:
        cursor.execute(
            # An index serves `=`, not IS NOT DISTINCT FROM: that would read the whole country.
            f"{_SELECT} WHERE {'parent IS NULL' if parent is None else 'parent = %s'}"
            " AND valid_to IS NULL ORDER BY sort, code",
            None if parent is None else (parent,),
        )
        return cursor.fetchall()


def below(conn: Connection, code: str) -> list[Area]:
    """Everything inside `code` at any depth, by code; the area itself is not among it."""
    with conn.cursor(row_factory=class_row(Area)) as cursor:
        cursor.execute(
            # '.' + 1 is '/': the C collation makes this a range of the primary key.
            f"{_SELECT} WHERE code > %s AND code < %s AND valid_to IS NULL ORDER BY code",
            (f"{code}.", f"{code}/"),
        )
        return cursor.fetchall()


def search(conn: Connection, words: Sequence[str], inside: str, limit: int) -> list[Area]:
    """Areas inside `inside` whose own or parent's name has a word beginning with each of `words`.

    `words` are folded and not empty. Names that begin with the first word come first, then
    deeper areas before wider ones.
    """
    like = [f"% {word}%" for word in words]
    with conn.cursor(row_factory=class_row(Area)) as cursor:
        cursor.execute(
            """SELECT a.code, a.version, a.name, a.kind, a.parent, a.sort, a.valid_from, a.valid_to
            FROM area a LEFT JOIN area p
              ON p.code = a.parent AND p.version = a.version
            WHERE a.valid_to IS NULL AND a.code > %(low)s AND a.code < %(high)s
              AND (' ' || a.sort || ' ' || coalesce(p.sort, '')) LIKE ALL(%(like)s)
              AND (' ' || a.sort) LIKE ANY(%(like)s)
            ORDER BY a.sort NOT LIKE %(first)s, length(a.code) DESC, a.sort, a.code
            LIMIT %(limit)s""",
            {
                "like": like,
                "first": f"{words[0]}%",
                "low": f"{inside}." if inside else "",
                "high": f"{inside}/" if inside else "~",
                "limit": limit,
            },
        )
        return cursor.fetchall()
