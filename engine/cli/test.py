"""`rembuk test FILE...`: play the scenarios of workflows and say what they cover.

Never here: playing itself (engine.core.scenario), servers or a database.
"""

import argparse
import sys
from pathlib import Path
from typing import Any, TextIO

from engine.core.definition.loader import load_folder
from engine.core.definition.problems import Problem
from engine.core.definition.workflow import Definition
from engine.core.scenario.coverage import Share, joined
from engine.core.scenario.reading import Script, read_script
from engine.core.scenario.running import Failure, Report
from engine.core.scenario.running import run as play

FOLDER = "scenarios"


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


def run(args: argparse.Namespace, settings: Any) -> int:
    """0 when every scenario of every file holds, else 1."""
    files = args.files or sorted((settings.root / "workflows" / FOLDER).glob("*.yaml"))
    if not files:
        sys.stderr.write("rembuk: no scenario file found\n")
        return 1
    wanted = dict.fromkeys(file for path in files for file in scenario_files(path))
    played = [run_file(file, sys.stdout, args.missing) for file in wanted]
    _print_together([each for each in played if each], sys.stdout, args.missing)
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


def run_file(path: Path, out: TextIO, missing: bool) -> tuple[Definition, Report] | None:
    """Play one file and print its report; None where it cannot be played."""
    try:
        script = read_script(str(path), path.read_bytes())
    except OSError as error:
        out.write(f"{path}: {error.strerror}\n")
        return None
    if script.file is None:
        _say(script.problems, out)
        return None
    folder = path.resolve().parent.parent
    loaded = load_folder(folder, script.file.workflow, script.file.cycle)
    if loaded.definition is None:
        _say(loaded.problems, out)
        return None
    report = play(loaded.definition, script.file)
    _print(path, script, report, out)
    _print_shares(report.shares, out, missing)
    return loaded.definition, report


def _workflow_of(path: Path) -> str | None:
    file = read_script(str(path), path.read_bytes()).file
    return file.workflow if file else None


def _print_together(played: list[tuple[Definition, Report]], out: TextIO, missing: bool) -> None:
    """What the several files of one workflow cover together."""
    names = dict.fromkeys(definition.workflow for definition, _ in played)
    for name in names:
        own = [each for each in played if each[0].workflow == name]
        if len(own) > 1:
            out.write(f"{name}, {len(own)} files together\n")
            shares = joined(own[0][0], (report.shares for _, report in own))
            _print_shares(shares, out, missing)


def _say(problems: tuple[Problem, ...], out: TextIO) -> None:
    for problem in problems:
        out.write(f"{problem.line_of_text('en')}\n")


def _print(path: Path, script: Script, report: Report, out: TextIO) -> None:
    broken = [result for result in report.results if result.failures]
    out.write(f"{path}: {len(report.results) - len(broken)} of {len(report.results)} hold\n")
    for result in report.results:
        out.write(f"  {'FAIL' if result.failures else 'ok  '}  {result.name}\n")
        for failure in result.failures:
            out.write(f"{_failure(script, failure)}\n")


def _failure(script: Script, failure: Failure) -> str:
    if failure.step:
        place = script.place(("scenarios", failure.scenario, "steps", failure.step - 1))
    else:
        place = script.place(("scenarios", failure.scenario, "given"))
    found = failure.difference
    where = f"{place}: step {failure.step}" if failure.step else f"{place}: given"
    lines = (
        f"        {where}: {found.what}",
        f"          expected: {found.expected}",
        f"          got:      {found.got}",
    )
    return "\n".join(lines)


def _print_shares(shares: tuple[Share, ...], out: TextIO, missing: bool) -> None:
    covered = ", ".join(
        f"{share.kind} {share.per_cent} % ({share.played} of {share.of})" for share in shares
    )
    out.write(f"  covered: {covered}\n")
    for share in shares:
        if missing and share.missing:
            out.write(f"  not played, {share.kind}: {', '.join(map(str, share.missing))}\n")
