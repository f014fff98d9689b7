"""`rembuk test FILE...`: play the scenarios of workflows and say what they cover.

Never here: playing itself (engine.core.scenario), servers or a database.
"""

import argparse
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from engine.core.definition.loader import load_folder
from engine.core.definition.problems import Problem
from engine.core.definition.workflow import Definition
from engine.core.scenario.coverage import Share, joined
from engine.core.scenario.model import Language
from engine.core.scenario.reading import Script, read_script
from engine.core.scenario.running import Failure, Report
from engine.core.scenario.running import run as play
from engine.core.scenario.telling import named, told

FOLDER = "scenarios"
_WORDS: Mapping[str, Mapping[Language, str]] = {
    "hold": {"id": "{n} dari {all} cocok", "en": "{n} of {all} hold"},
    "ok": {"id": "cocok", "en": "ok  "},
    "fail": {"id": "GAGAL", "en": "FAIL"},
    "step": {"id": "langkah {n}", "en": "step {n}"},
    "given": {"id": "yang diketahui di awal", "en": "given"},
    "expected": {"id": "diharapkan", "en": "expected"},
    "got": {"id": "ternyata", "en": "got"},
    "covered": {"id": "tercakup: {shares}", "en": "covered: {shares}"},
    "share": {
        "id": "{kind} {per_cent} % ({n} dari {of})",
        "en": "{kind} {per_cent} % ({n} of {of})",
    },
    "missing": {"id": "belum dimainkan, {kind}: {spots}", "en": "not played, {kind}: {spots}"},
    "together": {"id": "{name}, {n} berkas bersama", "en": "{name}, {n} files together"},
    "unreadable": {"id": "berkas tidak dapat dibaca", "en": "the file cannot be read"},
    "states": {"id": "tahap", "en": "states"},
    "transitions": {"id": "jalan", "en": "transitions"},
    "guards": {"id": "syarat", "en": "guards"},
    "silences": {"id": "didiamkan", "en": "silences"},
}


@dataclass(frozen=True)
class Say:
    """Where and in which language to write; `missing`: name what no scenario plays."""

    out: TextIO
    language: Language
    missing: bool

    def words(self, key: str, **values: object) -> str:
        """The words of this key; one that has none of its own is said as it is."""
        return _WORDS[key][self.language].format(**values) if key in _WORDS else key

    def line(self, words: str) -> None:
        """A line of its own."""
        self.out.write(f"{words}\n")


def add(subparsers: Any) -> None:
    """The subcommand's arguments."""
    parser = subparsers.add_parser("test", help="play the scenarios of workflows")
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="scenario files, or workflows whose scenarios are meant; none: all in workflows/",
    )
    parser.add_argument("--missing", action="store_true", help="name what no scenario plays")
    parser.add_argument("--lang", choices=("id", "en"), default="id", help="language of the words")


def run(args: argparse.Namespace, settings: Any) -> int:
    """0 when every scenario of every file holds, else 1."""
    files = args.files or sorted((settings.root / "workflows" / FOLDER).glob("*.yaml"))
    if not files:
        sys.stderr.write("rembuk: no scenario file found\n")
        return 1
    wanted = dict.fromkeys(file for path in files for file in scenario_files(path))
    say = Say(sys.stdout, args.lang, args.missing)
    played = [run_file(file, say) for file in wanted]
    _print_together([each for each in played if each], say)
    return 0 if all(each is not None and each[1].holds for each in played) else 1


def scenario_files(path: Path) -> list[Path]:
    """The file itself, or every one beside a workflow: workflows/scenarios/<its name>*.yaml."""
    if path.parent.name == FOLDER:
        return [path]
    return [
        file
        for file in sorted((path.parent / FOLDER).glob(f"{path.stem}*.yaml"))
        if file.name == path.name or _workflow_of(file) == path.stem
    ] or [path]


def run_file(path: Path, say: Say) -> tuple[Definition, Report] | None:
    """Play one file and print its report; None where it cannot be played."""
    try:
        script = read_script(str(path), path.read_bytes())
    except OSError:
        say.line(f"{path}: {say.words('unreadable')}")
        return None
    if script.file is None:
        _say(script.problems, say)
        return None
    folder = path.resolve().parent.parent
    loaded = load_folder(folder, script.file.workflow, script.file.cycle)
    if loaded.definition is None:
        _say(loaded.problems, say)
        return None
    report = play(loaded.definition, script.file)
    _print(path, script, loaded.definition, report, say)
    _print_shares(loaded.definition, report.shares, say)
    return loaded.definition, report


def _workflow_of(path: Path) -> str | None:
    file = read_script(str(path), path.read_bytes()).file
    return file.workflow if file else None


def _print_together(played: list[tuple[Definition, Report]], say: Say) -> None:
    """What the several files of one workflow cover together."""
    names = dict.fromkeys(definition.workflow for definition, _ in played)
    for name in names:
        own = [each for each in played if each[0].workflow == name]
        if len(own) > 1:
            say.line(say.words("together", name=name, n=len(own)))
            shares = joined(own[0][0], (report.shares for _, report in own))
            _print_shares(own[0][0], shares, say)


def _say(problems: tuple[Problem, ...], say: Say) -> None:
    for problem in problems:
        say.line(problem.line_of_text(say.language))


def _print(path: Path, script: Script, definition: Definition, report: Report, say: Say) -> None:
    holding = sum(not result.failures for result in report.results)
    say.line(f"{path}: {say.words('hold', n=holding, all=len(report.results))}")
    for result in report.results:
        verdict = say.words("fail" if result.failures else "ok")
        say.line(f"  {verdict}  {result.scenario.name(say.language)}")
        for failure in result.failures:
            say.line(_failure(script, definition, failure, say))


def _failure(script: Script, definition: Definition, failure: Failure, say: Say) -> str:
    if failure.step:
        place = script.place(("scenarios", failure.scenario, "steps", failure.step - 1))
        where = say.words("step", n=failure.step)
    else:
        place = script.place(("scenarios", failure.scenario, "given"))
        where = say.words("given")
    found = told(failure.difference, definition, say.language)
    lines = (
        f"        {place}: {where}: {found.what}",
        f"          {say.words('expected') + ':':<11} {found.expected}",
        f"          {say.words('got') + ':':<11} {found.got}",
    )
    return "\n".join(lines)


def _print_shares(definition: Definition, shares: tuple[Share, ...], say: Say) -> None:
    said = ", ".join(
        say.words(
            "share",
            kind=say.words(share.kind),
            per_cent=share.per_cent,
            n=share.played,
            of=share.of,
        )
        for share in shares
    )
    say.line(f"  {say.words('covered', shares=said)}")
    for share in shares:
        if say.missing and share.missing:
            spots = "; ".join(named(spot, definition, say.language) for spot in share.missing)
            say.line(f"  {say.words('missing', kind=say.words(share.kind), spots=spots)}")
