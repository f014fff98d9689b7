"""Parts of the fault proof: the journal, the moved clock, the drawings, the forms, the verdict."""

import datetime as dt
import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from engine.core.definition.loader import load_texts
from engine.trial import forms, moved
from engine.trial.checks import book
from engine.trial.crew import children_of
from engine.trial.definitions import draw
from engine.trial.post import identity
from engine.trial.rounds import Found
from engine.trial.verdict import lines, verdict

ROOT = Path(__file__).resolve().parents[2]


WRITES = """
import sys
from pathlib import Path
from engine.trial.journal import Journal
journal = Journal(Path(sys.argv[1]))
for number in range(200):
    journal.write("asked", id=f"{sys.argv[2]}.{number}", words="x" * 500)
"""


def test_lines_of_several_processes_stand_whole_and_one_that_was_cut_off_is_none(
    tmp_path: Path,
) -> None:
    path = tmp_path / "journal"
    command = [sys.executable, "-c", WRITES, str(path)]
    writers = [subprocess.Popen([*command, name], cwd=ROOT) for name in "abc"]
    assert [one.wait(60) for one in writers] == [0, 0, 0]
    with path.open("ab") as file:
        file.write(b'{"kind":"asked","id":"cut')
    found = book.of_journal(path)
    assert Counter(line["id"][0] for line in found) == {"a": 200, "b": 200, "c": 200}


def test_a_program_lives_in_moved_time_and_what_it_gives_are_plain_moments(tmp_path: Path) -> None:
    shift = moved.Shift(tmp_path / "shift")
    shift.move(86_400 * 365)
    shift.move(-3600)
    script = (
        "from engine.trial import moved; moved.move(moved.JOBS + moved.PAGES);"
        "from engine.jobs import handlers; import datetime, web.base.moment as page;"
        "print(handlers._now().isoformat(), type(handlers._now()) is datetime.datetime,"
        " page.dt.datetime.now(page.dt.UTC) <= handlers._now())"
    )
    said = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", moved.VARIABLE: str(shift.path), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    away = dt.datetime.fromisoformat(said[0]) - shift.now()
    assert abs(away) < dt.timedelta(minutes=1)
    assert said[1:] == ["True", "True"]


def test_every_place_where_the_product_asks_the_time_is_moved() -> None:
    """Commands that end by themselves ask it, too; those are not part of a trial."""
    asks = re.compile(r"\bdatetime\.now\(|\btime\.time\(|\bdate\.today\(|utcnow\(")
    apart = ("engine/cli/", "engine/trial/", "engine/bench/", "engine/local/", "web/anchor/")
    found = set()
    for room in ("engine", "web", "config"):
        for path in (ROOT / room).rglob("*.py"):
            name = str(path.relative_to(ROOT))
            if "node_modules" in name or name.startswith(apart):
                continue
            if asks.search(path.read_text()):
                found.add(name.removesuffix(".py").replace("/", "."))
    assert found == {*moved.JOBS, *moved.PAGES}


def test_a_module_that_asks_the_time_in_another_way_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(moved.VARIABLE, str(tmp_path / "shift"))
    with pytest.raises(LookupError, match=r"engine\.trial\.verdict"):
        moved.move(("engine.trial.verdict",))


def test_drawings_follow_from_the_seed_are_mostly_sound_and_hold_every_kind_of_state() -> None:
    assert draw("drawn", Random("1")) == draw("drawn", Random("1"))
    sound, said = 0, ""
    for number in range(40):
        text = json.dumps(draw("drawn", Random(number)))
        found = load_texts({"drawn.yaml": text}, "drawn")
        if found.definition is not None:
            sound, said = sound + 1, said + text
    assert sound >= 30
    for part in ("review", "hand_to", "remind", "remarks", "reason", "team", "incident", "wait"):
        assert f'"{part}"' in said, part


def test_forms_are_read_as_a_browser_reads_them() -> None:
    page = """<a href="/a">a</a><a class="button" href="/d">d</a>
    <form method="get" action="/search"><input name="q"></form>
    <form method="post" action="/b"><input type="hidden" name="form" value="1"><textarea name="w">
    </textarea><input type="radio" name="r" value="x"><input type="radio" name="r" value="y">
    <select name="s"><option value="">-</option><option value="z">z</option></select>
    <input name="t"><input type="checkbox" name="c"></form><input name="outside">"""
    (form,), links, buttons = forms.read(page)
    assert (links, buttons) == (["/a", "/d"], ["/d"])
    assert (form.address, form.carried, form.texts) == ("/b", [("form", "1")], ["w", "t"])
    assert form.choices == {"r": ["x", "y"], "s": ["z"]}


def test_a_repeated_mail_has_the_same_identity_and_another_has_another() -> None:
    mail = b"To: a@b\r\nSubject: %s\r\nMessage-ID: <%s@c>\r\nDate: %s\r\n\r\nbody"
    first, again = (identity(["a@b"], mail % (b"s", b"1.2", date)) for date in (b"now", b"later"))
    assert first == again == {"id": "<1.2@c>", "to": ["a@b"], "subject": "s"}
    assert identity(["a@b"], mail % (b"s", b"1.3", b"now")) != first
    assert identity(["a@b"], mail % (b"other", b"1.2", b"now")) != first


def test_children_are_the_processes_that_one_began() -> None:
    with subprocess.Popen(["sleep", "30"]) as child:
        assert child.pid in children_of(os.getpid())
        child.kill()


def test_the_verdict_names_seed_round_and_what_broke() -> None:
    found = Found(rounds=3, seconds=90.0)
    assert verdict(found, "7").startswith("SOUND: 1.5 minutes, seed 7, 3 rounds, 0 acts")
    found.broken = {"no double vote": ["UJI-1: person 2 voted twice"]}
    assert verdict(found, "7").startswith("BROKEN: ")
    assert list(lines(found, "7")) == [
        "broken: no double vote (seed 7, round 3)",
        "  UJI-1: person 2 voted twice",
    ]
