"""An archive as a file of JSON lines (gzip where its name ends in .gz), for checking offline.

Event bytes are UTF-8 text and stand in it as such; everything else binary is in hex. Case rows
are not exported: they are only the fold of the events.
"""

import datetime as dt
import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, cast

from engine.core.values import JSON
from engine.store import register
from engine.store.archive import (
    Archive,
    CaseFile,
    DefinitionFile,
    StoredEvent,
    StoredWord,
)
from engine.store.roots import Root

FORMAT = "rembuk archive 1"


def write(archive: Archive, path: Path) -> int:
    """Write all tenants of an archive; gives the number of cases."""
    cases = 0
    with _open(path, "wt") as file:
        _line(file, "format", FORMAT)
        for tenant in archive.tenants():
            _line(file, "tenant", [tenant, archive.counters(tenant)])
            for version in archive.definitions(tenant):
                _line(file, "definition", [version.hash, version.body.decode()])
            for case in archive.cases(tenant):
                cases += 1
                _line(file, "case", _case(case))
            for root in archive.roots(tenant):
                _line(file, "root", [root.on.isoformat(), root.text.decode(), root.root.hex()])
            for row in archive.register(tenant):
                at = row.recorded_at.isoformat()
                _line(file, "entry", [row.seq, row.kind, at, row.body.decode(), row.hash.hex()])
    return cases


class FileArchive:
    """An exported file. Its cases are read as they are asked for; the rest is kept."""

    def __init__(self, path: Path) -> None:
        """Raises ValueError where the file is none of ours."""
        self._path = path
        self._tenants: dict[int, dict[str, int]] = {}
        self._definitions: dict[int, list[DefinitionFile]] = {}
        self._roots: dict[int, list[Root]] = {}
        self._register: dict[int, list[register.Row]] = {}
        for tenant, kind, value in self._lines():
            if kind == "tenant":
                self._tenants[tenant] = value[1]
            elif kind == "definition":
                version = DefinitionFile(value[0], value[1].encode())
                self._definitions.setdefault(tenant, []).append(version)
            elif kind == "root":
                root = Root(_day(value[0]), value[1].encode(), bytes.fromhex(value[2]))
                self._roots.setdefault(tenant, []).append(root)
            elif kind == "entry":
                self._register.setdefault(tenant, []).append(_entry(value))

    def tenants(self) -> Sequence[int]:
        """The tenants in it."""
        return list(self._tenants)

    def counters(self, tenant: int) -> dict[str, int]:
        """The last serial of each series."""
        return self._tenants[tenant]

    def cases(self, tenant: int) -> Iterator[CaseFile]:
        """Every case, by id."""
        return (_read_case(v) for of, kind, v in self._lines() if of == tenant and kind == "case")

    def definitions(self, tenant: int) -> Iterator[DefinitionFile]:
        """Every published version."""
        return iter(self._definitions.get(tenant, ()))

    def roots(self, tenant: int) -> Sequence[Root]:
        """The daily roots, oldest first."""
        return self._roots.get(tenant, [])

    def register(self, tenant: int) -> Sequence[register.Row]:
        """The decisions outside a case, in order."""
        return self._register.get(tenant, [])

    def _lines(self) -> Iterator[tuple[int, str, JSON]]:
        tenant = 0
        with _open(self._path, "rt") as file:
            try:
                first = json.loads(file.readline() or "null")
                if first != {"format": FORMAT}:
                    raise ValueError(f"{self._path} is not a {FORMAT}")
                for line in file:
                    ((kind, value),) = json.loads(line).items()
                    tenant = value[0] if kind == "tenant" else tenant
                    yield tenant, kind, value
            except (UnicodeDecodeError, json.JSONDecodeError, EOFError, gzip.BadGzipFile) as wrong:
                raise ValueError(f"{self._path} cannot be read: {wrong}") from wrong


def _open(path: Path, mode: str) -> IO[str]:
    if path.suffix == ".gz":
        return cast("IO[str]", gzip.open(path, mode, encoding="utf-8"))
    return path.open(mode, encoding="utf-8", newline="\n")


def _line(file: IO[str], kind: str, value: JSON) -> None:
    json.dump({kind: value}, file, ensure_ascii=False, separators=(",", ":"))
    file.write("\n")


def _case(case: CaseFile) -> JSON:
    return {
        "id": case.id,
        "number": case.number,
        "events": [
            [e.seq, e.kind, _iso(e.recorded_at), _iso(e.happened_at), e.body.decode(), e.hash.hex()]
            for e in case.events
        ],
        "words": [[w.seq, w.path, w.salt and w.salt.hex(), w.value, w.erased] for w in case.words],
    }


def _read_case(value: JSON) -> CaseFile:
    return CaseFile(
        value["id"],
        value["number"],
        None,
        tuple(
            StoredEvent(seq, kind, _at(at), _at(happened), body.encode(), bytes.fromhex(digest))
            for seq, kind, at, happened, body, digest in value["events"]
        ),
        tuple(
            StoredWord(seq, path, bytes.fromhex(salt) if salt else None, word, erased)
            for seq, path, salt, word, erased in value["words"]
        ),
    )


def _entry(value: Sequence[JSON]) -> register.Row:
    seq, kind, at, body, digest = value
    return register.Row(seq, kind, _at(at), body.encode(), bytes.fromhex(digest))


def _iso(at: dt.datetime) -> str:
    return at.isoformat()


def _at(words: str) -> dt.datetime:
    return dt.datetime.fromisoformat(words)


def _day(words: str) -> dt.date:
    return dt.date.fromisoformat(words)
