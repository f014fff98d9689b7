"""Parts of the sentences with which a state is said back: roles, spans, windows, lists, and what
is owed or may be delegated. Never here: the sentence as a whole (saying.py).
"""

from collections.abc import Iterator, Sequence

from engine.core.definition.base import Duration
from engine.core.definition.cycle import Window
from engine.core.definition.due import Extension, Pause
from engine.core.definition.states import ASKABLE, Due, Duty, State
from engine.core.definition.workflow import Definition
from engine.service import saying_words
from engine.service.letters import day_words


class Phrases:
    """One state in one language, in parts."""

    def __init__(self, definition: Definition, key: str, language: str) -> None:
        self.definition = definition
        self.state: State = definition.states[key]
        self.key = key
        self.language = language

    def words(self, key: str, **values: object) -> str:
        return saying_words.words(key, self.language).format(**values)

    def _delegation(self) -> str:
        """What may be delegated, and up to which amount."""
        acts = self.state.acts
        names = [f"“{acts[key].label.in_(self.language)}”" for key in self.state.may_delegate]
        line = self.words("delegated", labels=self._joined(names))
        limit, cycle = self.state.delegation, self.definition.cycle
        most = cycle.tiers[limit.tier].up_to if limit is not None and cycle is not None else None
        if limit is None or most is None:
            return line
        label = self.definition.fields[limit.field].label.in_(self.language).rstrip("?")
        amount = saying_words.rupiah(most, self.language)
        return line + self.words("delegated_up_to", field=label, amount=amount)

    def _duty(self, duty: Duty) -> str:
        """What is owed again and again: how often, by whom, by when, what follows if it is not."""
        line = self.words(
            "duty",
            every=saying_words.every(duty.every, self.language),
            roles=self._joined([self._role(role) for role in duty.by], either=True),
            label=duty.label.in_(self.language),
            within=self._within(duty.due),
        )
        parts = [line + self._asked(duty.asks), *self._limits(duty.due)]
        if duty.first is not None:
            parts.append(self.words("duty_first", span=self._span(duty.first)))
        if duty.due.remind_span is not None:
            parts.append(self.words("remind", span=self._span(duty.due.remind_span)))
        return "; ".join([*parts, self.words(f"duty_{duty.if_silent}")])

    def _within(self, due: Due) -> str:
        start = saying_words.words(f"start.{due.start}", self.language)
        return self.words("within", span=self._span(due.within), start=start)

    def _limits(self, due: Due) -> Iterator[str]:
        if due.not_before is not None:
            yield self.words("not_before", window=self._window(due.not_before))
        if due.latest_field is not None:
            label = self.definition.fields[due.latest_field].label.in_(self.language)
            yield self.words("not_after_field", field=label)
        elif due.not_after is not None:
            yield self.words("not_after", window=self._window(due.not_after))

    def _pause(self) -> Iterator[str]:
        """Who may stop the clock, why, and for how long; nothing where nobody may."""
        due = self.state.due
        rule = due.pause if due is not None else None
        if rule is None:
            return
        line = self.words(
            "pause",
            roles=self._joined([self._role(role) for role in self._touching(rule)], either=True),
            reasons=self._reasons(rule.reasons),
            span=self._span(rule.longest),
        )
        if rule.basis is not None:
            line += self.words("on_basis", basis=rule.basis.in_(self.language).rstrip("."))
        yield line + "."

    def _extension(self) -> Iterator[str]:
        """Who may ask for more time, why, how much, and who grants it; nothing where nobody may."""
        due = self.state.due
        rule = due.extension if due is not None else None
        if rule is None:
            return
        line = self.words(
            "extension" if rule.times == 1 else "extension_times",
            roles=self._joined([self._role(role) for role in self._touching(rule)], either=True),
            reasons=self._reasons(rule.reasons),
            span=self._span(rule.longest),
            times=rule.times,
            grants=self._role(rule.granted_by),
        )
        if rule.basis is not None:
            line += self.words("on_basis", basis=rule.basis.in_(self.language).rstrip("."))
        yield line + "."

    def _reasons(self, key: str) -> str:
        codes = self.definition.reason_sets.get(key, ())
        labels = [self.definition.reasons[code].label.in_(self.language) for code in codes]
        return self._joined([f"“{small(label)}”" for label in labels], either=True)

    def _touching(self, rule: Pause | Extension) -> Sequence[str]:
        """The roles that may touch the clock: those that are named, else whoever is waited for."""
        state = self.state
        if rule.by:
            return rule.by
        if state.panel is not None:
            return [role for rule in state.panel.reviews.values() for role in rule.answering]
        return [state.awaited] if state.awaited is not None else []

    def _asked(self, asks: Sequence[str]) -> str:
        if not asks:
            return ""
        labels = [
            saying_words.words(f"ask.{key}", self.language)
            if key in ASKABLE
            else small(self.definition.fields[key].label.in_(self.language).rstrip("?"))
            for key in asks
        ]
        return self.words("asks", what=self._joined(labels))

    def _role(self, key: str) -> str:
        role = self.definition.roles.get(key)
        return role.title.in_(self.language) if role else key

    def _title(self, state: str) -> str:
        if state == self.key:
            return self.words("here_again")
        return f"“{self.definition.states[state].title.in_(self.language)}”"

    def _span(self, span: Duration) -> str:
        return saying_words.span(span, self.language)

    def _window(self, name: str) -> str:
        key = name.removeprefix("window ")
        cycle = self.definition.cycle
        window: Window | None = cycle.windows.get(key) if cycle is not None else None
        if window is None:
            return key
        first, last = (
            day_words(on, self.language).partition(", ")[2]
            for on in (window.first_on, window.last_on)
        )
        return self.words("window", first=first, last=last)

    def _joined(self, parts: Sequence[str], either: bool = False) -> str:
        """A, B and C (or: or C), none twice."""
        found = list(dict.fromkeys(parts))
        if len(found) == 1:
            return found[0]
        last = saying_words.words("or" if either else "and", self.language)
        return f"{', '.join(found[:-1])} {last} {found[-1]}"


def small(words: str) -> str:
    """The words inside a sentence: a capital at their beginning goes, one of `RKPD` stays."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
