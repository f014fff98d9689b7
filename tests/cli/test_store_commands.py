"""`rembuk verify`, `rembuk migrate` and `rembuk bench`: what they print and how they end."""

import re
from pathlib import Path

import pytest

from engine.cli import bench
from engine.cli.main import main
from engine.service.acting import act
from engine.service.desk import Desk
from engine.service.opening import open_case
from engine.service.results import Receipt
from engine.store.database import Database
from tests.support.office import refuse, wish
from tests.support.small import NOON


@pytest.fixture
def receipt(desk: Desk, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Receipt:
    """A refused case in the database that the commands use."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:1/0")
    made = open_case(desk, "small", wish(), "form-1", NOON)
    assert isinstance(made, Receipt)
    act(desk, made.case_id, refuse(), None, NOON)
    return made


def test_verify_ends_with_0_where_nothing_is_wrong(
    receipt: Receipt, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", "--root"]) == 0
    first, last = capsys.readouterr().out.splitlines()
    assert first.startswith("root of tenant-1, ")
    assert last == "1 cases, 2 events, 1 daily roots: nothing wrong"


def test_verify_names_what_was_changed_and_ends_with_1(
    receipt: Receipt, owner: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    with owner.connection() as connection:
        connection.execute("UPDATE event SET body = body || ' ' WHERE seq = 2")
    assert main(["verify"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        f"{receipt.number} event 2 was changed",
        "1 cases, 2 events, 0 daily roots: 1 wrong",
    ]


def test_verify_works_offline_on_what_was_exported(
    receipt: Receipt,
    database_url: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    archive, roots = tmp_path / "archive.jsonl.gz", tmp_path / "roots.txt"
    assert main(["verify", "--root", "--export", str(archive), "--keep", str(roots)]) == 0
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nothing")
    assert main(["verify", "--file", str(archive), "--roots", str(roots)]) == 0
    tenant, day, digest = roots.read_text().split()
    roots.write_text(f"{tenant} {day} {digest[::-1]}\n")
    assert main(["verify", "--file", str(archive), "--roots", str(roots)]) == 1
    assert f"root {day} is another one than the one that was kept" in capsys.readouterr().out


def test_verify_says_on_what_content_a_case_was_decided(
    receipt: Receipt, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", "--decisions", receipt.number]) == 0
    [line, _] = capsys.readouterr().out.splitlines()
    wanted = f"{receipt.number} event 2 decided on content [0-9a-f]{{16}}; nothing changed since"
    assert re.fullmatch(wanted, line)
    assert main(["verify", "--decisions", "WSH-1"]) == 0
    assert "no case WSH-1" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [("archive", "nothing", "cannot be read"), ("roots", "1 yesterday abc", "line 1 is not")],
)
def test_verify_says_in_one_line_what_it_cannot_read(
    receipt: Receipt,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    content: str,
    said: str,
) -> None:
    (tmp_path / name).write_text(content)
    option = "--file" if name == "archive" else "--roots"
    assert main(["verify", option, str(tmp_path / name)]) == 2
    assert main(["verify", "--file", str(tmp_path / "no such file")]) == 2
    assert main(["verify", "--file", str(tmp_path / name), "--root"]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert len(error.splitlines()) == 3


def test_migrate_says_from_where_to_where(
    empty_database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", empty_database_url)
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:1/0")
    assert main(["migrate"]) == 0
    assert main(["migrate"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("the database went from nothing to 0")
    assert second.endswith("already")


def test_a_database_of_a_later_release_is_left_alone(
    receipt: Receipt, owner: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    with owner.connection() as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999_later'")
    assert main(["migrate"]) == 1
    assert "9999_later, which this release does not know" in capsys.readouterr().err


@pytest.mark.timeout(300)
def test_the_bench_prints_every_figure(
    database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """That it runs and measures; whether the goals are reached is `make bench`'s matter."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:1/0")
    few = ["--open-tasks", "2000", "--rounds", "1", "--steps", "5", "--due", "500"]
    assert main(["bench", *few, "--rows", "1000", "--seconds", "0"]) in (0, 1)
    printed = capsys.readouterr().out
    for figure in (
        "nine round trips",
        "as ratio",
        "decision in memory",
        "bytes a step",
        "p95",
        "HTTP",
        "relay, rows a second",
        "find-lock-mark",
    ):
        assert figure in printed
    for figure in (
        "check of ",
        "  of the largest",
        "100 of the",
        "impact over 100,000",
        "moving 10,000",
        "500 deadlines at once, claimed",
        "  decided and written",
    ):
        [line] = [line for line in printed.splitlines() if line.startswith(figure)]
        assert re.search(r"goal \d+ m?s: (ok|MISSED)$", line), line


def test_a_figure_that_is_not_reached_fails_the_bench(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench._within("checking", 0.099, 0.1)
    assert not bench._within("checking", 0.101, 0.1)
    assert not bench._within("moving", 61, 60)
    assert capsys.readouterr().out.count("MISSED") == 2


def test_the_bench_counts_from_one(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["bench", "--open-tasks", "0"])
