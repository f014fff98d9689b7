"""The core is broken on purpose, one line at a time: its tests must notice every time."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("config", "engine", "tests", "workflows", "pyproject.toml")
# (file, what stands there, what is put in its place)
MUTATIONS = [
    ("permitting.py", "        if not clash:", "        if True:"),
    ("counting.py", 'if _vetoed(rule, answers):\n        return "fail"\n    if len', "if len"),
    ("counting.py", "if not set(rule.must) <= agreed_all - set(silent):", "if False:"),
    ("counting.py", "return 3 * count.agreed >= 2 * count.members", "return count.agreed > 0"),
    ("counting.py", "if len(answers) < (rule.quorum or 0) or", "if"),
    ("counting.py", "return best if best == worst else None", "return worst"),
    ("closing.py", "and name not in case.closed", ""),
    ("recusing.py", "bool(held) and not self.free(role, queue)", "False"),
    ("voting.py", "if vote.person == at.actor.person", "if False"),
    ("waking.py", "task.due_at > now or task.stage", "task.due_at >= now or task.stage"),
    ("waking.py", "task.due_at > now or task.stage", "False or task.stage"),
    ("waking.py", "task.stage < HANDED", "True"),
    ("fold.py", 'tuple(record.get("unlock", ()))', "()"),
    ("fold.py", "after = _with(after, role, person)", "pass"),
    ("fold.py", "role, principal)", "role, None)"),
    ("fold.py", 'part.get("occurrence", 1)', "1"),
    ("fold.py", 'moment(part.get("opened") or record["at"])', 'moment(record["at"])'),
    ("dues.py", "due_at, bound = latest, due.not_after", "pass"),
    ("dues.py", "latest is not None and moments.now < latest", "latest is not None and latest"),
    ("dues.py", "due_at, bound = earliest, due.not_before", "pass"),
    ("dues.py", "remind_at if remind_at > now else None", "remind_at"),
    ("dues.py", "estimated or last > calendar.decreed_until", "estimated"),
    ("rescheduling.py", "task.due_at <= now or task.stage", "task.stage"),
    ("rescheduling.py", "or to_at < min(task.due_at, soonest)", ""),
    ("dividing.py", "if len(given) < FEWEST:", "if False:"),
    ("dividing.py", "together > all_:", "False:"),
    ("dividing.py", "if first != number:", "if False:"),
    ("opening.py", "own = typist is None and", "own = True or"),
    ("asking.py", "elif given not in allowed:", "elif False:"),
    ("inputs.py", "if number > most:", "if number > most + 1:"),
    ("windows.py", "if world.calendar.within(window, now):", "if True:"),
    ("windows.py", "begun_at < shut_at <= now", "shut_at <= now"),
    ("windows.py", "<= now < taken_until", "<= now"),
    ("permitting.py", "begun_at if actor.person in case.parties.values() else None", "begun_at"),
    ("granting.py", "if one.person in we or one.behalf in we:", "if False:"),
    ("pausing.py", "if case.clock.pause is not None:", "if False:"),
    ("resuming.py", "replace(pause, ended_at=ended_at)", "pause"),
    ("fold.py", 'part.get("calendar", record.get("calendar", 0))', "0"),
    ("moving.py", 'if number and any("due" in part', 'if False and any("due" in part'),
    ("chain.py", "hashlib.sha256(previous + body)", "hashlib.sha256(body)"),
    ("calendar.py", "left -= self.is_working(on)", "left -= 1"),
    ("resolving.py", "return task.queue if task.queue in mine else None", "pass"),
    ("moving.py", "field.personal or field.type in WORDS", "field.type in WORDS"),
    ("decide.py", "request.revision not in (None, case.revision)", "False"),
    ("directory.py", "self.from_on <= on and", "True and"),
    ("directory.py", "on <= self.until_on", "True"),
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    there = tmp_path_factory.mktemp("broken")
    ignore = shutil.ignore_patterns("node_modules", "__pycache__", ".cache")
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, there / part, ignore=ignore)
        else:
            shutil.copy(source, there / part)
    return there


def outcome_of(copy: Path) -> int:
    return subprocess.run(
        [sys.executable, "-m", "pytest", "tests/core", "-q", "-x",
         "--ignore", "tests/core/definition"],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=False,
    ).returncode  # fmt: skip


@pytest.mark.proof
def test_the_whole_core_passes_before_it_is_broken(copy):
    assert outcome_of(copy) == 0


@pytest.mark.proof
@pytest.mark.parametrize(("file", "stands", "broken"), MUTATIONS)
def test_a_broken_line_is_noticed(copy, file, stands, broken):
    path = copy / "engine" / "core" / file
    whole = path.read_text()
    assert stands in whole, "the line moved: mend the table"
    path.write_text(whole.replace(stands, broken, 1))
    try:
        assert outcome_of(copy) == 1, "1: a test failed; anything else: none was run"
    finally:
        path.write_text(whole)
