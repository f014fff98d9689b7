"""`rembuk test FILE...`: play the scenarios of workflows and say what they cover.

Never here: playing itself (engine.core.scenario), servers or a database.
"""

import argparse
import sys
from pathlib import Path
from typing import Any, TextIO

from engine.core.definition.loader import load_folder
from engine.core.definition.problems import Problem
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
    held = [run_file(scenario_file(path), sys.stdout, args.missing) for path in files]
    return 0 if all(held) else 1


def scenario_file(path: Path) -> Path:
    """The file itself, or the scenarios beside a workflow: workflows/scenarios/<its name>."""
    beside = path.parent / FOLDER / path.name
    return beside if path.parent.name != FOLDER and beside.is_file() else path


def run_file(path: Path, out: TextIO, missing: bool) -> bool:
    """Play one file and print its report; whether everything holds."""
    try:
        script = read_script(str(path), path.read_bytes())
    except OSError as error:
        out.write(f"{path}: {error.strerror}\n")
        return False
    if script.file is None:
        return _wrong(script.problems, out)
    folder = path.resolve().parent.parent
    loaded = load_folder(folder, script.file.workflow, script.file.cycle)
    if loaded.definition is None:
        return _wrong(loaded.problems, out)
    report = play(loaded.definition, script.file)
    _print(path, script, report, out)
    _print_shares(report, out, missing)
    return report.holds


def _wrong(problems: tuple[Problem, ...], out: TextIO) -> bool:
    for problem in problems:
        out.write(f"{problem.line_of_text('en')}\n")
    return False


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


def _print_shares(report: Report, out: TextIO, missing: bool) -> None:
    shares = ", ".join(
        f"{share.kind} {share.per_cent} % ({share.played} of {share.of})" for share in report.shares
    )
    out.write(f"  covered: {shares}\n")
    for share in report.shares:
        if missing and share.missing:
            out.write(f"  not played, {share.kind}: {', '.join(map(str, share.missing))}\n")
