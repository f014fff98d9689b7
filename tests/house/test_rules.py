"""The rules of the house, asked of the repository itself."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("config", "engine", "web")
LONGEST = 300  # lines of a module


def tracked() -> list[Path]:
    """Every file that git knows or would add."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [ROOT / line for line in listed.splitlines() if (ROOT / line).is_file()]


def modules() -> list[Path]:
    """The Python modules of the product."""
    return [p for p in tracked() if p.suffix == ".py" and p.relative_to(ROOT).parts[0] in ROOMS]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_every_module_says_what_its_room_is_for():
    silent = [named(p) for p in modules() if not ast.get_docstring(ast.parse(p.read_text()))]
    assert not silent


def test_no_module_outgrows_its_room():
    long = [named(p) for p in modules() if len(p.read_text().splitlines()) > LONGEST]
    assert not long


def test_the_imports_keep_to_the_floors():
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_nothing_works_at_import():
    """A module's top level defines; it calls no clock, no environment, no network."""
    pattern = re.compile(
        r"^(?:[A-Za-z_]+\s*=\s*)?"
        r"(?:os\.environ|os\.getenv|datetime\.now|dt\.datetime\.now|time\.time)\b",
        re.MULTILINE,
    )
    assert not [named(p) for p in modules() if pattern.search(p.read_text())]


def test_the_core_never_asks_the_time_or_chance():
    forbidden = re.compile(r"datetime\.now|date\.today|utcnow|time\.time\(|random\.|os\.urandom")
    core = [p for p in modules() if "core" in p.relative_to(ROOT).parts]
    assert core
    assert not [named(p) for p in core if forbidden.search(p.read_text())]


def test_nothing_of_a_workflow_is_in_python():
    """Words of one process (its states, roles, notices) stand in its definition alone."""
    words = re.compile(r"musrenbang|village_forum|rkpd|task_force|koramil", re.IGNORECASE)
    # The sample office is one real office, and people do take the word as their password.
    allowed = ("engine/service/sample/", "engine/cli/", "engine/service/logins/passwords.py")
    found = [
        named(p)
        for p in modules()
        if not named(p).startswith(allowed) and words.search(_code_of(p))
    ]
    assert not found


def _code_of(path: Path) -> str:
    """The module without docstrings and comments."""
    tree = ast.parse(path.read_text())
    for node in ast.walk(tree):
        match getattr(node, "body", None):
            case [ast.Expr(value=ast.Constant(value=str()) as docstring), *_]:
                docstring.value = ""
    return ast.unparse(tree)


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("a path of somebody's machine", r"(?<![\w.])/(?:home|root|work|Users)/[a-z0-9_]+/"),
        ("the address of a package registry", r"pypi\.org|registry\.npmjs|files\.pythonhosted"),
        ("an unfinished mark", r"\b(?:TODO|FIXME|XXX)\b"),
    ],
)
def test_no_committed_file_holds(name, pattern):
    mark = re.compile(pattern)
    found = []
    for path in tracked():
        if path == Path(__file__) or path.suffix in (".png", ".ico", ".svg"):
            continue
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), start=1):
            if mark.search(line):
                found.append(f"{named(path)}:{number}: {line.strip()[:80]}")
    assert not found, name


def test_lock_files_hold_no_address():
    locks = [p for p in tracked() if p.name.endswith(("-lock.json", ".txt"))]
    assert locks
    assert not [named(p) for p in locks if re.search(r"https?://", p.read_text())]


def test_every_workflow_has_its_scenarios_beside_it():
    workflows = {p.stem for p in (ROOT / "workflows").glob("*.yaml")}
    scenarios = {p.stem for p in (ROOT / "workflows" / "scenarios").glob("*.yaml")}
    assert workflows <= scenarios
    # More of them stand in files of their own, named after the workflow.
    assert all(any(s == w or s.startswith(f"{w}_") for w in workflows) for s in scenarios)
    assert len(workflows) >= 2
