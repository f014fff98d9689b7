"""Playing all scenarios of a file: which hold, where the others break, and what was covered."""

import datetime as dt
from dataclasses import dataclass

from engine.core.definition.compiled import Compiled, compiled
from engine.core.definition.workflow import Definition
from engine.core.entering import NoWay
from engine.core.scenario.answers import answers
from engine.core.scenario.casting import ScriptError, assemble
from engine.core.scenario.coverage import Share, coverage
from engine.core.scenario.expecting import Difference, differences
from engine.core.scenario.model import Given, Scenario, ScenarioFile
from engine.core.scenario.playing import MORNING, Seen, Stage


@dataclass(frozen=True, slots=True)
class Failure:
    """Where a scenario broke: the step counts from 1; 0 is what was given."""

    scenario: int
    step: int
    difference: Difference


@dataclass(frozen=True, slots=True)
class Result:
    """One scenario: its name and everything that did not hold in its first broken step."""

    name: str
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The results of a file, and what of the workflow they touched."""

    results: tuple[Result, ...]
    shares: tuple[Share, ...]

    @property
    def holds(self) -> bool:
        """Whether every scenario holds."""
        return not any(result.failures for result in self.results)


def run(definition: Definition, file: ScenarioFile) -> Report:
    """Play every scenario of the file on this definition; they do not know of each other."""
    results = []
    states: set[str] = set()
    acts: set[tuple[str, str]] = set()
    for number, scenario in enumerate(file.scenarios):
        failures, stage = play(definition, file, number)
        if stage is not None:
            states |= stage.states
            acts |= stage.acts
        results.append(Result(scenario.scenario, tuple(failures)))
    return Report(tuple(results), coverage(definition, states, acts))


def play(
    definition: Definition, file: ScenarioFile, number: int
) -> tuple[list[Failure], Stage | None]:
    """Play one scenario until its first broken step."""
    scenario = file.scenarios[number]
    try:
        stage = _set_up(definition, file, scenario.given)
    except (ScriptError, NoWay) as error:
        return [Failure(number, 0, Difference("given", "a scene", str(error)))], None
    return _steps(stage, scenario, number), stage


def _steps(stage: Stage, scenario: Scenario, number: int) -> list[Failure]:
    for at, step in enumerate(scenario.steps, start=1):
        if at > 1 or stage.case is None:
            stage.seen = Seen()
        try:
            if step.on is not None or step.at is not None:
                stage.move_to(stage.moment_of(step))
            stage.perform(step)
            found = differences(stage, step)
        except ScriptError as error:
            found = [Difference("the step", "can be played", str(error))]
        if found:
            return [Failure(number, at, each) for each in found]
    return []


def _set_up(definition: Definition, file: ScenarioFile, given: Given) -> Stage:
    form = answers(definition, {**file.form, **given.form})
    company = assemble(definition, file, given)
    now = company.world.calendar.moment(given.today, MORNING)
    stage = Stage(_version(definition, given), company, form, now.astimezone(dt.UTC))
    stage.begin(given)
    return stage


def _version(definition: Definition, given: Given) -> Compiled:
    """The definition, with the ladder that the scenario puts in place of the cycle's."""
    if given.ladder is None:
        return compiled(definition)
    if definition.cycle is None:
        raise ScriptError("the workflow has no cycle, so there is no ladder to replace")
    document = definition.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    document["cycle"]["ladder"] = {kind: list(steps) for kind, steps in given.ladder.items()}
    return compiled(Definition.model_validate(document, by_alias=True, by_name=False, strict=False))
