"""Tests by example beside a definition: played from its sources, on the pure core, with no servers.

Scenario files (`scenarios/<name>.yaml`) are part of the sources that are stored with a version;
a version without any holds. Never here: who may publish, pages, a database.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path as Folder

from engine.core.definition.loader import Loaded, load_texts
from engine.core.definition.problems import Place, Problem, problem
from engine.core.definition.workflow import Definition
from engine.core.scenario.coverage import Share, joined
from engine.core.scenario.difference import Difference
from engine.core.scenario.model import Scenario, Step
from engine.core.scenario.reading import Script, read_script
from engine.core.scenario.rewriting import rewritable, rewritten
from engine.core.scenario.running import Failure, Result, run
from engine.core.scenario.running import Report as Played
from engine.core.scenario.telling import told

FOLDER = "scenarios/"
KEPT = 32  # files as played on one definition, in memory
_WORKFLOW = re.compile(r"^workflow:[^\n]*$", re.MULTILINE)
MOST_STEPS = 5_000  # of one file: some twenty times the longest real one, so that pages answer


@dataclass(frozen=True, slots=True)
class Broken:
    """One scenario that does not hold: in which step (0: what is given) and why.

    `differences` are those of the first broken step; `rest` is every other of the scenario.
    """

    file: str
    number: int  # of the scenario in its file, from 0
    scenario: Scenario
    step: int
    place: Place
    differences: tuple[Difference, ...]
    rest: tuple[Failure, ...]
    rewritable: bool  # a machine may say what to expect instead

    def problem(self, definition: Definition) -> Problem:
        """What keeps the definition from being published, in both languages."""
        first = self.differences[0]
        said = {
            "id": told(first, definition, "id").sentence("id"),
            "en": told(first, definition, "en").sentence("en"),
        }
        code = "scenario_fails" if self.step else "scenario_cannot_begin"
        names = {"name_id": self.scenario.name("id"), "name_en": self.scenario.name("en")}
        return problem(self.place, code, step=self.step, **names, **said)


@dataclass(frozen=True, slots=True)
class FilePlayed:
    """One scenario file. `played` None: it cannot be read, or its settings are wrong."""

    name: str
    text: str
    script: Script
    played: Played | None
    problems: tuple[Problem, ...] = ()

    @property
    def results(self) -> tuple[Result, ...]:
        """Every scenario, in the order of the file."""
        return self.played.results if self.played else ()

    def broken(self, number: int) -> Broken | None:
        """What broke the scenario with this number; None where it holds."""
        result = self.results[number]
        if not result.failures:
            return None
        step = result.failures[0].step
        path = ("steps", step - 1) if step else ("given",)
        return Broken(
            self.name,
            number,
            result.scenario,
            step,
            self.script.place(("scenarios", number, *path)),
            tuple(each.difference for each in result.failures if each.step == step),
            tuple(each for each in result.failures if each.step != step),
            rewritable(each.difference for each in result.failures),
        )

    def step(self, failure: Failure) -> Step | None:
        """The step of a failure; None for what is given."""
        if self.script.file is None or not failure.step:
            return None
        return self.script.file.scenarios[failure.scenario].steps[failure.step - 1]


@dataclass(frozen=True)
class Report:
    """All scenario files of a definition, played. Publishing refuses unless it `holds`."""

    definition: Definition
    files: tuple[FilePlayed, ...]

    @property
    def holds(self) -> bool:
        """Whether every scenario of every file holds; so does a definition without any."""
        return not self.problems

    @property
    def count(self) -> int:
        """How many scenarios there are."""
        return sum(len(file.results) for file in self.files)

    @cached_property
    def broken(self) -> tuple[Broken, ...]:
        """Every scenario that does not hold."""
        found = (file.broken(n) for file in self.files for n in range(len(file.results)))
        return tuple(each for each in found if each is not None)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Why publishing refuses: what cannot be read, and one for each broken scenario."""
        unread = (each for file in self.files for each in file.problems)
        return (*unread, *(each.problem(self.definition) for each in self.broken))

    @cached_property
    def shares(self) -> tuple[Share, ...]:
        """What all files together cover: states, transitions, guards, silences."""
        return joined(self.definition, (each.played.shares for each in self.files if each.played))


@dataclass(frozen=True, slots=True)
class _Key:
    """A file on a definition: equal where text and hash are."""

    name: str
    text: str
    digest: str
    definition: Definition = field(compare=False)
    script: Script = field(compare=False)


def played(sources: Mapping[str, str], definition: Definition) -> Report:
    """Play every scenario file among the sources of this definition. Never raises for a text."""
    names = sorted(name for name in sources if name.startswith(FOLDER))
    return Report(definition, tuple(_file(name, sources, definition) for name in names))


def proved(loaded: Loaded, sources: Mapping[str, str]) -> Loaded:
    """What was loaded, with the scenarios: their texts are stored with the version, and what
    does not hold keeps it from being published (`definition` None), as any error does.
    """
    own = beside(sources)
    texts = {**loaded.sources, **own}
    if loaded.definition is None:
        return replace(loaded, sources=texts)
    report = played({**sources, **texts}, loaded.definition)
    return replace(
        loaded,
        definition=loaded.definition if report.holds else None,
        problems=(*loaded.problems, *report.problems),
        sources=texts,
    )


def beside(sources: Mapping[str, str]) -> dict[str, str]:
    """The scenario files among the sources, and the cycles that they name themselves."""
    own = {name: text for name, text in sources.items() if name.startswith(FOLDER)}
    for name, text in tuple(own.items()):
        file = read_script(name, text).file
        cycle = f"cycles/{file.cycle}.yaml" if file and file.cycle else ""
        if cycle in sources:
            own[cycle] = sources[cycle]
    return own


def pinned(sources: Mapping[str, str], cycle: str) -> dict[str, str]:
    """The scenario files, each on the settings that it was written for: those it names already,
    or this cycle's (`cycles/2028.yaml`), in a line of its own.
    """
    line = f'cycle: "{Folder(cycle).stem}"'
    return {
        name: text if re.search(r"^cycle:", text, re.M) else _WORKFLOW.sub(rf"\g<0>\n{line}", text)
        for name, text in sources.items()
        if name.startswith(FOLDER)
    }


def in_folder(folder: Folder, workflow: str) -> dict[str, str]:
    """The scenario files of a workflow on disk: those that say so, or have its very name."""
    found = {}
    for path in sorted((folder / FOLDER).glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        file = read_script(path.name, text).file
        if path.stem == workflow or (file is not None and file.workflow == workflow):
            found[f"{FOLDER}{path.name}"] = text
            cycle = folder / "cycles" / f"{file.cycle}.yaml" if file and file.cycle else None
            if cycle is not None and cycle.is_file():
                found[f"cycles/{cycle.name}"] = cycle.read_text(encoding="utf-8")
    return found


def proposed(sources: Mapping[str, str], report: Report) -> dict[str, str]:
    """The sources with every expectation rewritten that a machine may rewrite."""
    new = {
        file.name: rewritten(file.text, file.played)
        for file in report.files
        if file.played is not None
    }
    return {**sources, **new}


def _file(name: str, sources: Mapping[str, str], definition: Definition) -> FilePlayed:
    text = sources[name]
    script = read_script(name, text)
    if script.file is None:
        return FilePlayed(name, text, script, None, script.problems)
    if script.file.workflow != definition.workflow:
        other = {"other": script.file.workflow, "workflow": definition.workflow}
        wrong = problem(script.place(("workflow",)), "scenario_of_another", **other)
        return FilePlayed(name, text, script, None, (wrong,))
    if sum(len(each.steps) for each in script.file.scenarios) > MOST_STEPS:
        wrong = problem(script.place(("scenarios",)), "scenario_too_long", most=MOST_STEPS)
        return FilePlayed(name, text, script, None, (wrong,))
    if script.file.cycle is not None:
        loaded = load_texts(sources, definition.workflow, script.file.cycle)
        if loaded.definition is None:
            errors = tuple(each for each in loaded.problems if each.severity == "error")
            return FilePlayed(name, text, script, None, errors)
        definition = loaded.definition
    key = _Key(name, text, definition.hash(), definition, script)
    return FilePlayed(name, text, script, _run(key))


def _play(key: _Key) -> Played:
    if key.script.file is None:
        raise ValueError("only what was read can be played")
    return run(key.definition, key.script.file, whole=True)


_run: Callable[[_Key], Played] = lru_cache(maxsize=KEPT)(_play)
