"""The command `rembuk`: its table, its quick start, and what cannot begin in one line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from engine.cli import main as cli
from engine.cli.main import ROOT, SUBCOMMANDS, main


def rembuk(*words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "engine.cli.main", *words],
        cwd=ROOT,
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_the_table_and_the_modules_agree() -> None:
    folder = Path(cli.__file__).parent
    modules = {
        path.stem
        for path in folder.glob("*.py")
        if "def add(" in path.read_text() and path.stem != "main"
    }
    assert {each.name for each in SUBCOMMANDS} == modules


def test_help_names_every_subcommand() -> None:
    said = rembuk("--help")
    assert said.returncode == 0
    for each in SUBCOMMANDS:
        assert f"    {each.name} " in said.stdout
        assert each.help in said.stdout


def test_help_imports_no_subcommand() -> None:
    code = (
        "import sys; from engine.cli.main import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'sqlalchemy', 'flask', 'psycopg', 'rq', 'pydantic'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert said.returncode == 0, said.stderr


def test_an_unknown_command_is_refused_with_the_choices() -> None:
    said = rembuk("serve")
    assert said.returncode == 2
    assert "invalid choice: 'serve'" in said.stderr


def test_a_wrong_setting_is_one_line() -> None:
    said = rembuk("run", PORT="99999")
    assert said.returncode == 2
    assert said.stderr.splitlines() == [
        "rembuk: PORT must be a whole number from 1 to 65535, not '99999'"
    ]


def test_a_fault_of_ours_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr("config.settings.Settings.from_environment", broken)
    with pytest.raises(ZeroDivisionError):
        main(["run"])
