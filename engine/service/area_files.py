"""The area list as it lies on disk: the CSV files of the npm package idn-area-data.

Reads and checks their shape; a wrong file is an AreaFilesError with file and line. Never here:
SQL. The data (ODbL) is a dependency that the set-up installs, never a copy in this project.
"""

import csv
import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.service.folding import folded
from engine.store.areas import Area

PLACE = Path("web/node_modules/idn-area-data")
# The decree that a release of the package carries: Kepmendagri 300.2.2-2138/2025 of 25 April 2025.
DECREED_ON = {40001: dt.date(2025, 4, 25)}


class AreaFilesError(ValueError):
    """The area list cannot be used; the words say which file and line, and what to do."""


@dataclass(frozen=True, slots=True)
class Level:
    """One file: its columns after the code, and how its codes look."""

    file: str
    columns: tuple[str, ...]
    code: re.Pattern[str]
    word: str


LEVELS = (
    Level("provinces.csv", ("code", "name"), re.compile(r"\d\d"), "province"),
    Level("regencies.csv", ("code", "province_code", "name"), re.compile(r"\d\d\.\d\d"), "regency"),
    Level(
        "districts.csv",
        ("code", "regency_code", "name"),
        re.compile(r"\d\d\.\d\d\.\d\d"),
        "district",
    ),
    Level(
        "villages.csv",
        ("code", "district_code", "name"),
        # 1 kelurahan, 2 desa, 3 desa adat: the fourth part says it by its first digit.
        re.compile(r"\d\d\.\d\d\.\d\d\.[123]\d{3}"),
        "village",
    ),
)


def version_of(folder: Path) -> int:
    """4.0.1 of the package is version 40001 of the list. Raises AreaFilesError."""
    path = folder / "package.json"
    try:
        words = json.loads(path.read_text(encoding="utf-8"))["version"]
        major, minor, patch = (int(part) for part in words.split("."))
    except FileNotFoundError:
        raise AreaFilesError(
            f"{path} is missing: run `make setup` to install the area list"
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise AreaFilesError(f"{path} names no version like 4.0.1") from error
    return major * 10_000 + minor * 100 + patch


def read(folder: Path, loaded_on: dt.date) -> list[Area]:
    """Every area of the four files, parents before children. Raises AreaFilesError."""
    version = version_of(folder)
    valid_from = DECREED_ON.get(version, loaded_on)
    found: list[Area] = []
    above: set[str] = set()
    for depth, level in enumerate(LEVELS):
        codes: set[str] = set()
        parents: set[str] = set()
        for line, code, name in _rows(folder / "data" / level.file, level):
            where = f"{level.file}:{line}"
            parent = code.rpartition(".")[0] or None
            if code in codes:
                raise AreaFilesError(f"{where}: code {code} stands there twice")
            if depth and parent not in above:
                raise AreaFilesError(f"{where}: {code} lies in {parent}, which no file names")
            codes.add(code)
            parents.add(parent or "")
            kind = kind_of(code, name)
            found.append(Area(code, version, name, kind, parent, folded(name), valid_from, None))
        if depth and (bare := min(above - parents, default=None)):
            raise AreaFilesError(f"{level.file}: nothing lies in {bare}; the file seems cut off")
        above = codes
    return found


def kind_of(code: str, name: str) -> str:
    """The kind that the shape of the code says; regency and city differ by their name only."""
    match code.split("."):
        case [_]:
            return "province"
        case [_, _]:
            return "city" if name.startswith("Kota ") else "regency"
        case [_, _, _]:
            return "district"
        case [_, _, _, village, *_] if village.startswith("1"):
            return "urban_village"
        case _:
            return "village"


def _rows(path: Path, level: Level) -> Iterator[tuple[int, str, str]]:
    """(line, code, name) of each row; the header, the codes and the names are checked."""
    if not path.is_file():
        raise AreaFilesError(f"{path} is missing: run `make setup` to install the area list")
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, strict=True)
        try:
            if (header := tuple(next(reader, ()))) != level.columns:
                raise AreaFilesError(
                    f"{level.file}:1: the columns are {', '.join(header) or 'missing'},"
                    f" not {', '.join(level.columns)}"
                )
            for row in reader:
                where = f"{level.file}:{reader.line_num}"
                if len(row) != len(level.columns):
                    raise AreaFilesError(f"{where}: {len(row)} columns, not {len(level.columns)}")
                code, name = row[0], row[-1].strip()
                if level.code.fullmatch(code) is None:
                    raise AreaFilesError(f"{where}: {code!r} is not the code of a {level.word}")
                if len(row) > 2 and row[1] != code.rpartition(".")[0]:
                    raise AreaFilesError(f"{where}: {code} does not lie in {row[1]!r}")
                if not name:
                    raise AreaFilesError(f"{where}: {code} has no name")
                yield reader.line_num, code, name
        except (csv.Error, UnicodeDecodeError) as error:
            raise AreaFilesError(f"{level.file}:{reader.line_num + 1}: {error}") from error
