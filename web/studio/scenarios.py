"""The scenarios of a workflow, played in place: of the version in use, or of a text being edited.

Nothing is stored here; what is proposed goes back into the author's text. Never here: playing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import abort, render_template, request

from engine.core.definition.loader import load_texts
from engine.core.definition.problems import Problem
from engine.core.scenario.model import Language
from engine.core.scenario.telling import named
from engine.core.values import Refused
from engine.service import cycle_settings, outcomes, publishing, scenarios, studio
from engine.service.differing import FileChange, difference
from engine.service.outcomes import Row
from engine.service.scenarios import Broken, FilePlayed, Report
from engine.service.studio import Studied
from web.base.i18n import language
from web.base.office import desk
from web.studio import cycle_form
from web.studio.room import blueprint, study, study_any
from web.studio.typed import sources_from


@dataclass(frozen=True)
class Played:
    """One scenario in the list. `lines`: its own text; `first`: the number of its first line."""

    name: str
    steps: int
    broken: Broken | None
    first: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class BrokenShown:
    """One that does not hold, with both outcomes."""

    name: str
    broken: Broken
    rows: tuple[Row, ...]


@dataclass
class Sheet:
    """What the page shows. `typed`: the text's own form, to be given back; None: the head."""

    report: Report | None = None
    problems: tuple[Problem, ...] = ()
    typed: Mapping[str, str] | None = None
    sources: Mapping[str, str] = field(default_factory=dict)
    odd: list[tuple[str, str]] = field(default_factory=list)
    broken: tuple[BrokenShown, ...] = ()
    changes: tuple[FileChange, ...] = ()  # the proposal against the text
    proposal: Mapping[str, str] = field(default_factory=dict)
    left: int = 0  # what still breaks after the proposal


@blueprint.get("/<workflow>/skenario")
def played(workflow: str) -> str:
    """The scenarios of the version in use."""
    found = study(workflow)
    sources = studio.sources_of(desk(), found.head.hash, workflow)
    report = scenarios.played(sources, found.definition)
    return _page(found, Sheet(report, report_problems(report), sources=sources))


@blueprint.post("/<workflow>/skenario")
def play_text(workflow: str) -> str | tuple[str, int]:
    """The scenarios of the text in the editing form."""
    found = study_any(workflow)
    sources, odd = sources_from(request.form)
    typed = {key: request.form.get(key, "") for key in ("head", "revision", "reason")}
    return _text_page(found, Sheet(typed=typed, sources=sources, odd=odd))


@blueprint.post("/<workflow>/siklus/skenario")
def play_cycle(workflow: str) -> str | tuple[str, int]:
    """The scenarios under the settings in the cycle's form; what cannot be read counts as unset."""
    found = study(workflow)
    cycle = found.definition.cycle or abort(404)
    places = len(cycle_settings.steps_of(found.definition))
    gates = cycle_settings.uses_of(found.definition).gates
    values = cycle_form.read(request.form, cycle, places, gates).values
    sources = publishing.cycle_files(desk(), workflow, values)
    if isinstance(sources, Refused):
        return _page(found, Sheet(typed={})), 422
    typed = {"head": found.head.hash, "revision": "0", "reason": request.form.get("reason", "")}
    return _text_page(found, Sheet(typed=typed, sources=sources))


def report_problems(report: Report) -> tuple[Problem, ...]:
    """What cannot be played at all, file by file."""
    return tuple(problem for file in report.files for problem in file.problems)


def _text_page(found: Studied, sheet: Sheet) -> str | tuple[str, int]:
    """1. load, 2. play on the text and on the version in use, 3. propose."""
    workflow = found.head.workflow
    loaded = load_texts(sheet.sources, workflow)
    if loaded.definition is None or loaded.definition.workflow != workflow:
        sheet.problems = tuple(one for one in loaded.problems if one.severity == "error")
        return _page(found, sheet), 422
    report = sheet.report = scenarios.played(sheet.sources, loaded.definition)
    sheet.problems = report_problems(report)
    old = None
    if not found.is_new:
        head_sources = studio.sources_of(desk(), found.head.hash, workflow)
        old = outcomes.before(sheet.sources, head_sources, found.definition)
    sheet.broken = _broken(report, old)
    if any(broken.rewritable for broken in report.broken):
        sheet.proposal = scenarios.proposed(sheet.sources, report)
        sheet.changes = difference(sheet.sources, sheet.proposal)
        sheet.left = len(scenarios.played(sheet.proposal, loaded.definition).broken)
    return _page(found, sheet)


def _broken(report: Report, old: Report | None) -> tuple[BrokenShown, ...]:
    return tuple(
        BrokenShown(
            one.scenario.name(_language()), one, outcomes.rows(report, one, old, _language())
        )
        for one in report.broken
    )


def _listed(file: FilePlayed) -> tuple[Played, ...]:
    """Every scenario of a file with its own lines of text."""
    if file.script.file is None or file.played is None:
        return ()
    lines = file.text.splitlines()
    count = len(file.results)
    firsts = [file.script.place(("scenarios", number)).line for number in range(count)]
    ends = [*(first - 1 for first in firsts[1:]), len(lines)]
    return tuple(
        Played(
            result.scenario.name(_language()),
            len(file.script.file.scenarios[number].steps),
            file.broken(number),
            firsts[number],
            tuple(_own(lines[firsts[number] - 1 : ends[number]])),
        )
        for number, result in enumerate(file.results)
    )


def _own(lines: list[str]) -> list[str]:
    """Without the empty lines and headings before the next one."""
    while lines and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
        lines = lines[:-1]
    return lines


def _language() -> Language:
    return "en" if language() == "en" else "id"


def _page(found: Studied, sheet: Sheet) -> str:
    report = sheet.report
    if report is not None and sheet.typed is None:
        sheet.broken = _broken(report, None)
    return render_template(
        "studio/scenarios.html",
        found=found,
        sheet=sheet,
        report=report,
        listed=[(file.name, _listed(file)) for file in report.files] if report else [],
        named=lambda spot: named(spot, report.definition, _language()) if report else "",
        kept=studio.in_order(sheet.proposal or sheet.sources, found.head.workflow),
        own=studio.in_order(sheet.sources, found.head.workflow),
    )
