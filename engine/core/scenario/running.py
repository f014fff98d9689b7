"""Playing all scenarios of a file: which hold, where the others break, and what was covered."""

import datetime as dt
from dataclasses import dataclass

from engine.core.definition.compiled import Compiled, compiled
from engine.core.definition.workflow import Definition
from engine.core.entering import NoWay
from engine.core.scenario.answers import answers
from engine.core.scenario.casting import assemble
from engine.core.scenario.coverage import Share, Spot, coverage
from engine.core.scenario.difference import Difference, ScriptError
from engine.core.scenario.expecting import differences
from engine.core.scenario.model import Given, Scenario, ScenarioFile, Step
from engine.core.scenario.playing import Seen, Stage
from engine.core.scenario.requests import MORNING
from engine.core.scenario.shifting import copied, day_that_holds, moved_along, other_day, waits


@dataclass(frozen=True, slots=True)
class Failure:
    """Where a scenario broke: the step counts from 1; 0 is what was given."""

    scenario: int
    step: int
    difference: Difference


@dataclass(frozen=True, slots=True)
class Result:
    """One scenario, and what did not hold: in its first broken step, or in all."""

    scenario: Scenario
    failures: tuple[Failure, ...]

    @property
    def name(self) -> str:
        """Its name, in English where the author gives both languages."""
        return self.scenario.name("en")


@dataclass(frozen=True, slots=True)
class Report:
    """The results of a file, and what of the workflow they touched."""

    results: tuple[Result, ...]
    shares: tuple[Share, ...]

    @property
    def holds(self) -> bool:
        """Whether every scenario holds."""
        return not any(result.failures for result in self.results)


def run(definition: Definition, file: ScenarioFile, whole: bool = False) -> Report:
    """Play every scenario of the file on this definition; they do not know of each other.

    `whole`: on past a broken expectation, so that all of them are found. What was expected never
    changes what is played; only an act that goes another way than it should ends a scenario. A
    line of silence whose time comes on another day now is played on that day.
    """
    results = []
    spots: set[Spot] = set()
    for number, scenario in enumerate(file.scenarios):
        failures, stage = play(definition, file, number, whole)
        if stage is not None:
            spots |= stage.spots
        results.append(Result(scenario, tuple(failures)))
    return Report(tuple(results), coverage(definition, spots))


def play(
    definition: Definition, file: ScenarioFile, number: int, whole: bool = False
) -> tuple[list[Failure], Stage | None]:
    """Play one scenario until its first broken step, or the `whole` of it."""
    scenario = file.scenarios[number]
    try:
        stage = _set_up(definition, file, scenario.given)
    except ScriptError as error:
        return [Failure(number, 0, error.difference("given", "a scene", "given"))], None
    except NoWay as error:
        got, got_id = f"no way leads on from {error}", f"tidak ada jalan keluar dari {error}"
        found = Difference("given", "a scene", got, ("given",), None, got_id)
        return [Failure(number, 0, found)], None
    return _steps(stage, scenario, number, whole), stage


def _steps(stage: Stage, scenario: Scenario, number: int, whole: bool) -> list[Failure]:
    failures: list[Failure] = []
    late = dt.timedelta(0)  # by how much silence came later than the lines say
    for at, line in enumerate(scenario.steps, start=1):
        if at > 1 or stage.case is None:
            stage.seen = Seen()
        step = moved_along(stage, line, late) if whole else line
        before = copied(stage) if whole and waits(step) else None
        found = _differences(stage, step)
        if found and before is not None:
            held = day_that_holds(before, step, _differences)
            if held is not None and step.on is not None:
                late += held[0] - step.on
                step, found = step.model_copy(update={"on": held[0]}), []
                stage.goes_on_as(held[1])
        if step.on is not None and step.on != line.on:
            found = [other_day(line, step.on), *found]
        failures += [Failure(number, at, each) for each in found]
        if found and (not whole or any(each.now is None for each in found)):
            break
    return failures


def _differences(stage: Stage, step: Step) -> list[Difference]:
    try:
        if step.on is not None or step.at is not None:
            stage.move_to(stage.moment_of(step))
        stage.perform(step)
        return differences(stage, step)
    except ScriptError as error:
        return [error.difference("the step", "can be played", "step")]


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
        raise ScriptError(
            "the workflow has no cycle, so there is no ladder to replace",
            "alur ini tidak punya siklus, jadi tidak ada jenjang untuk diganti",
        )
    document = definition.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    document["cycle"]["ladder"] = {kind: list(steps) for kind, steps in given.ladder.items()}
    return compiled(Definition.model_validate(document, by_alias=True, by_name=False, strict=False))
