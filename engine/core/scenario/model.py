"""What a scenario file says: a cast, a form, and steps with what must hold after each.

The same strict parts as the definition language. Never here: playing (player.py).
"""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag, model_validator

from engine.core.definition.base import KEY_PATTERN, Key, Part, Text, fault
from engine.core.definition.states import Ending
from engine.core.values import JSON


def _written(pattern: str, code: str) -> AfterValidator:
    """A text that is written in one way; the words of `code` tell the author how."""
    form = re.compile(pattern)

    def check(value: str) -> str:
        if form.match(value) is None:
            raise fault(code)
        return value

    return AfterValidator(check)


Language = Literal["id", "en"]
Name = Key
AreaCode = Annotated[str, _written(r"^\d{2}(\.\d{2,4}){0,5}$", "area_form")]
Time = Annotated[
    str,
    _written(r"^(start of day|end of day|([01]\d|2[0-3]):[0-5]\d)$", "time_form"),
]
Late = Annotated[str, _written(r"^\d{1,4} working days?$", "late_form")]
Values = Mapping[str, JSON]
NOTHING: Mapping[str, Any] = {}


def _many(value: Any) -> Any:
    return (value,) if isinstance(value, str) else _tuple(value)


def _tuple(value: Any) -> Any:
    # What a validator of ours has touched is read as Python, where a list is no tuple.
    return tuple(value) if isinstance(value, list) else value


def _day(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise fault("day_form") from error


Day = Annotated[dt.date, BeforeValidator(_day)]
# Several words each, so that no action of a workflow is called so (beside.py plays them).
WITH_WHOM = frozenset({"pass to", "ask advice of", "wait for word of"})
BESIDE = WITH_WHOM | {
    "take up", "give back", "take over", "give advice", "say yes", "say no", "turn down",
    "stop waiting", "take act back", "stop the clock", "start the clock",
    "ask for time", "grant time", "refuse time",
}  # fmt: skip


def _deed(value: str) -> str:
    if value not in BESIDE and _KEY.match(value) is None:
        raise fault("deed_form", value=value[:80], known=", ".join(sorted(BESIDE)))
    return value


_KEY = re.compile(KEY_PATTERN)
Deed = Annotated[str, AfterValidator(_deed)]
Names = Annotated[tuple[Name, ...], BeforeValidator(_many)]
Kept = Annotated[tuple[str, ...], BeforeValidator(_many)]


class Seat(Part):
    """One capacity of a person: a role of the definition, and of which office it is."""

    role: Key
    area: Annotated[AreaCode | None, Field(alias="in")] = None
    organisation: Annotated[str | None, Field(alias="of")] = None
    from_on: Annotated[Day | None, Field(alias="from")] = None
    until_on: Annotated[Day | None, Field(alias="until")] = None
    capacity: Literal["definitive", "plt", "plh"] = "definitive"


_SEAT = re.compile(r"^([a-z][a-z0-9_]*)(?: of ([A-Z0-9_.-]+))?(?: in ([\d.]+))?$")


def _read_seat(value: Any) -> Any:
    """`village_head`, `agency_head of PUPR` or `village_head in 33.26.01.2001`."""
    match = _SEAT.match(value.strip()) if isinstance(value, str) else None
    if match is None:
        return value
    words = {"role": match[1], "of": match[2], "in": match[3]}
    return {key: word for key, word in words.items() if word is not None}


def _seats(value: Any) -> Any:
    return _tuple(value) if isinstance(value, list) else (value,)


Seats = Annotated[tuple[Annotated[Seat, BeforeValidator(_read_seat)], ...], BeforeValidator(_seats)]
Cast = Mapping[Name, Seats]


class Given(Part):
    """Before the first step: the day, who there is, and perhaps a case in some state."""

    today: Day
    people: Cast = NOTHING  # added to the cast of the file; the same name replaces
    absent: Names = ()  # of the file's cast: they hold no office here
    form: Values = NOTHING  # added to the form of the file
    case: Values | None = None  # `state` and field values; the first opener is its opener
    days_off: Annotated[tuple[Day, ...], BeforeValidator(_tuple)] = ()
    ladder: Mapping[Key, Names] | None = None  # instead of the cycle's


class Step(Part):
    """One line: perhaps the clock moves, perhaps somebody acts; then what must hold.

    `{camat: accept, with: {...}}` reads as who=camat, does=accept.
    """

    on: Day | None = None
    at: Time | None = None
    who: Name | None = None
    does: Deed | None = None
    whom: Name | None = None  # to whom a task is passed, or whose office is asked
    for_: Annotated[Name | None, Field(alias="for")] = None  # opening on behalf of somebody
    seat: str | None = None  # a review where one person could answer two seats
    with_: Annotated[Values, Field(alias="with")] = NOTHING
    without: Kept = ()  # fields of the form that are left out
    happened: Day | None = None  # a paper meeting that is recorded later
    begun: Day | None = None  # the form was first shown on that day, at nine
    cases_end: Mapping[str, Ending] = NOTHING  # slot of a case that this one opened -> its end
    follow: str | None = None  # slot of a part: from here on it is the case that is played
    # --- what must hold now
    state: Key | None = None
    passed: Annotated[Names, Field(alias="through")] = ()  # routes and steps it went through
    reopened: Names | None = None  # the approvals that the act asked for anew
    ending: Key | None = None
    cases_open: Kept | None = None  # the slots of those that are opened and have not ended
    waits_for: Names | None = None
    due: Day | None = None  # the last day of the open task
    stopped_until: Day | None = None  # the last day of the pause that is open
    late: Late | None = None
    told: Names | None = None
    not_told: Names | None = None
    about: Key | None = None  # the notice that `told` means
    refused: Kept | None = None  # keys of reasons
    incident: Key | None = None
    may: Mapping[Name, Names] | None = None  # the actions open to somebody, exactly
    reason: str | None = None  # the reason code that stands in the last event
    has: Values = NOTHING  # field values of the case

    @model_validator(mode="before")
    @classmethod
    def _name_first(cls, value: Any) -> Any:
        """A key that is none of ours is a person, and its value what the person does."""
        if not isinstance(value, dict):
            return value
        people = spoken(value)
        # More than one: the first is the person, and the others are misspelt.
        if not people or "who" in value or not isinstance(value[people[0]], str):
            return value
        rest = {key: part for key, part in value.items() if key != people[0]}
        return {**rest, "who": people[0], "does": value[people[0]]}

    @model_validator(mode="after")
    def _says_something(self) -> "Step":
        acts = self.on is not None or self.who is not None or bool(self.cases_end or self.follow)
        if not acts and not self.expects():
            raise fault("step_says_nothing")
        if (self.who is None) != (self.does is None):
            raise fault("step_names_half")
        if (self.whom is not None) != (self.does in WITH_WHOM):
            raise fault("step_whom", known=", ".join(sorted(WITH_WHOM)))
        return self

    def expects(self) -> bool:
        """Whether anything must hold after this step."""
        wanted = (
            *(
                self.state,
                self.ending,
                self.cases_open,
                self.waits_for,
                self.due,
                self.stopped_until,
                self.late,
                self.told,
            ),
            *(self.not_told, self.refused, self.incident, self.may, self.reason),
            self.reopened,
        )
        return bool(self.passed or self.has) or any(each is not None for each in wanted)


def spoken(step: Mapping[str, Any]) -> list[str]:
    """The keys of a step that are none of ours: the person who acts, and what is misspelt."""
    ours = {field.alias or name for name, field in Step.model_fields.items()}
    return [key for key in step if key not in ours]


def _said(value: Any) -> str:
    return "(word)" if isinstance(value, str) else "(rule)"


Title = Annotated[
    Annotated[str, Field(min_length=1, max_length=200), Tag("(word)")]
    | Annotated[Text, Tag("(rule)")],
    Discriminator(_said),
]


class Scenario(Part):
    """One example, told in steps."""

    scenario: Title
    given: Given
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]

    def name(self, language: Language) -> str:
        """What it is called: in this language, where the author says it in both."""
        return self.scenario if isinstance(self.scenario, str) else self.scenario.in_(language)


class ScenarioFile(Part):
    """All examples of one workflow; the cast and the form are said once."""

    workflow: Key
    cycle: str | None = None  # instead of the one that the workflow names
    zone: str = "Asia/Jakarta"
    region: AreaCode  # offices without a place of their own cover all of it
    people: Cast
    form: Values = NOTHING
    scenarios: Annotated[tuple[Scenario, ...], Field(min_length=1)]
