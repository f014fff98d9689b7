"""What a page may show of a case to its reader: values only. See projecting.py for what goes in."""

import datetime as dt
from dataclasses import dataclass

from engine.core.definition.base import Text
from engine.core.definition.fields import Field
from engine.core.definition.states import State
from engine.core.definition.workflow import Definition, Reason
from engine.core.values import JSON
from engine.core.windows import Late
from engine.service.reckoning import Counting
from engine.service.recommended import Level
from engine.service.stillness import More, Still


@dataclass(frozen=True, slots=True)
class Who:
    """An office by its name, or a party by its role's title. Never a person.

    `capacity`: plt, plh or delegate, where it was not the definitive holder who acted; a delegate
    signs by an office of their own (`stands_in`), if they hold one.
    """

    office: str | None
    role: Text | None
    vacant: bool = False
    capacity: str = ""
    stands_in: str | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """For whom the case waits. `last_on` is the last day in time; `late` counts working days."""

    who: Who
    since_at: dt.datetime
    last_on: dt.date | None
    late: int
    watches: bool = False  # the case waits for others; this office only watches over it
    duty: Text | None = None  # which recurring duty it is for
    side: str = ""  # ask, join: another office was asked, or its word is waited for


@dataclass(frozen=True, slots=True)
class Coming:
    """A recurring duty, and the day on which it falls next."""

    label: Text
    on: dt.date


@dataclass(frozen=True, slots=True)
class Fact:
    """A public field with its value as stored."""

    key: str
    field: Field
    value: JSON


@dataclass(frozen=True, slots=True)
class Counted:
    """How a review ended: the answers, `silent` those that were not given, and what broke a
    tie. `title`: where there are several reviews."""

    title: Text | None
    passed: bool
    mode: str  # vote, consensus, order
    agreed: int
    refused: int
    abstained: int
    silent: int
    tie: str | None


@dataclass(frozen=True, slots=True)
class Changed:
    """A material change. `shown`: whether the values are for this reader; `reopened`: the titles
    of the approvals that are asked for anew (none: those who approved are only told)."""

    field: Field
    shown: bool
    old: JSON
    new: JSON
    reopened: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline. `what` is opened, act, vote, hidden (a vote that shows later),
    counted (a review that ended at its due time), signed, declined, handed, lapsed, silence,
    missed, recurred, paused, resumed, extension_asked, extended,
    extension_refused, extension_lapsed, reassigned, migrated, undone (a move), undone_act (`label`:
    of that act), joined, parent_left, urged or opened_by_case; taken, given_back, passed_on or
    taken_over for officials; ask, join, answered, agreed, disagreed, turned_down, taken_back or
    ask_silent of a question to another office. `others`: numbers of other cases with their
    endings. `signed`: who signed a joint act, and when. `undone`: it was taken back."""

    seq: int
    what: str
    at: dt.datetime  # recorded
    happened_at: dt.datetime
    label: Text | None  # the action's or the answer's
    who: Who | None
    to: Text | None  # the state that it led to
    reason: Reason | None
    facts: tuple[Fact, ...]
    words: str | None
    next_step: str | None
    agrees: bool | None = None  # None: abstained, or no vote
    # What was decided in a meeting and recorded from its minutes: which, and how it decided.
    meeting: Text | None = None
    mode: str | None = None
    counted: tuple[Counted, ...] = ()  # the reviews that ended by it
    new_dues: tuple[dt.date, ...] = ()  # where a changed calendar moved due days
    spared: tuple[Text, ...] = ()  # roles whose answer is no longer needed
    aside: tuple[Text, ...] = ()  # roles whose seat is left out in the state that was entered
    instead: tuple[Text, ...] = ()  # roles for which another post of the office answers
    others: tuple[tuple[str, str], ...] = ()
    signed: tuple[tuple[Who, dt.datetime], ...] = ()
    changed: tuple[Changed, ...] = ()  # materially
    side: str = ""  # the slot of a question to another office
    other: Who | None = None  # the other office of such a question
    hands: tuple[int, ...] = ()  # persons between whom a task went; never for the public
    passes: tuple[Text, ...] = ()  # states gone past, since their approval holds
    reopens: Text | None = None  # the end from which the case was taken on again
    late: Late | None = None  # begun before its window shut, received after
    more: More | None = None  # of more time that was asked for, granted or refused
    still: Still | None = None  # of a pause, and of its end: the days that were left out
    handed: Text | None = None  # the role to which an act handed the task before its time
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """A joint act that waits for signatures: what it is called, who has signed it when."""

    label: Text
    signed: tuple[tuple[Who, dt.datetime], ...]


@dataclass(frozen=True, slots=True)
class Next:
    """What may happen next: an action's label, who may take it (nobody: it comes about by other
    cases), where it leads."""

    label: Text
    roles: tuple[Text, ...]
    to: Text | None


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of the definition; `place` is past, skipped, here or ahead."""

    title: Text
    place: str


@dataclass(frozen=True, slots=True)
class Tied:
    """A case that this one opened, or the one that opened it. `number` None: not opened yet.

    `label` says what it is for; `waits`: this case waits for it (or it for this one). Of a
    `private` one a reader of the public page is shown its label alone.
    """

    case: int | None
    number: str | None
    label: Text
    state: Text | None
    ending: str | None
    waits: bool
    public: bool
    private: bool = False
    part: int | None = None  # which part it is of a case that was divided
    facts: tuple[Fact, ...] = ()  # what was given for that part


@dataclass(frozen=True, slots=True)
class Shared:
    """A number of which the parts have a share: what the whole has, and they together."""

    field: Field
    whole: str
    sum: str


@dataclass(frozen=True, slots=True)
class Ties:
    """The cases that hang together with this one. `well`: how many of those waited for ended
    well; `wanted`: how many must, of `waited`. `shared`: of a case that was divided."""

    opener: Tied | None = None
    opened: tuple[Tied, ...] = ()
    well: int = 0
    wanted: int = 0
    waited: int = 0
    shared: tuple[Shared, ...] = ()

    @property
    def waiting(self) -> bool:
        """Whether this case waits for others now."""
        return self.waited > 0


@dataclass(frozen=True, slots=True)
class Followed:
    """The public page of one case."""

    number: str
    definition: Definition
    state: State
    area: str
    opened_at: dt.datetime
    entered_at: dt.datetime
    ending: str | None
    title: str | None  # released words of the naming field
    waiting: tuple[Waiting, ...]
    facts: tuple[Fact, ...]
    decision: Entry | None  # the entry that ended it
    entries: tuple[Entry, ...]  # the newest first
    next: tuple[Next, ...]
    phases: tuple[Phase, ...]
    ties: Ties = Ties()
    held: Held | None = None
    coming: tuple[Coming, ...] = ()
    levels: tuple[Level, ...] = ()  # what each level recommends, as far as it is public
    reopened: Entry | None = None  # of an open case: the last entry by which it was reopened
    still: Still | None = None  # the clock stands still
    counts: tuple[Counting, ...] = ()  # how what it waits for is due

    @property
    def late(self) -> Late | None:
        """The mark of a case that was begun before its window shut and came after."""
        return self.entries[-1].late if self.entries else None
