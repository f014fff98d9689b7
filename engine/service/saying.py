"""A state said back in plain sentences, in Indonesian and English: who must do what by when, what
silence does, which ways lead out. Drawn from the definition alone.

Never here: a case, a page, words of a particular workflow.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.core.definition.joint import named_roles
from engine.core.definition.states import Action, Outcome, Silence
from engine.core.definition.workflow import Definition
from engine.service import saying_cases, saying_material, saying_recommendations, saying_words
from engine.service.saying_phrases import Phrases, small
from engine.service.saying_reviews import SayingReviews


@dataclass(frozen=True, slots=True)
class Ways:
    """What some roles may do: a lead (`Camat dapat`) and one part of a sentence an action."""

    lead: str
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A state in whole sentences, and the ways that somebody opens by acting."""

    sentences: tuple[str, ...]
    ways: tuple[Ways, ...]


def told(definition: Definition, key: str, language: str) -> Told:
    """The sentences of a state, in the order in which its reader asks, for a page with lists."""
    saying = _Saying(definition, key, language)
    sentences = (line[:1].upper() + line[1:] for line in saying.sentences())
    return Told(tuple(sentences), tuple(saying.ways()))


def said(definition: Definition, key: str, language: str) -> tuple[str, ...]:
    """The same as sentences only."""
    found = told(definition, key, language)
    return (*found.sentences, *(f"{way.lead}: {'; '.join(way.actions)}." for way in found.ways))


def clauses(definition: Definition, key: str, language: str) -> dict[str, str]:
    """Parts of a state's sentences by name (due, silence, review, cases), as far as it has them."""
    if key not in definition.states:
        return {}
    saying = _Saying(definition, key, language)
    due, found = saying.state.due, {"silence": "; ".join(saying._silence())}
    if due is not None:
        found["due"] = "; ".join([saying._within(due), *saying._limits(due)])
        found["pause"] = "".join(saying._pause())
        found["extension"] = "".join(saying._extension())
    if saying.state.may_delegate:
        found["delegation"] = saying._delegation()
    found["duties"] = "; ".join(saying._duty(duty) for duty in saying.state.duties.values())
    if saying.state.panel is not None:
        found["review"] = saying._who()
    if saying.state.decided_in is not None:
        found["meeting"] = saying._who()
    if saying.state.waits_for_cases is not None:
        found["cases"] = saying_cases.listed(saying.definition, saying.state, language)
    return {name: words for name, words in found.items() if words}


def action_said(definition: Definition, key: str, action: Action, language: str) -> str:
    """What an action of a state does and asks: part of a sentence."""
    return _Saying(definition, key, language)._action(action)


class _Saying(Phrases):
    """One state in one language."""

    def sentences(self) -> Iterator[str]:
        state = self.state
        if state.final is not None:
            ending = saying_words.words(f"ending.{state.final}", self.language)
            yield self.words("final", ending=ending)
        elif state.route is not None:
            yield from self._route()
        elif state.waits_for_cases is not None:
            yield from self._cases()
        else:
            yield self._waiting()
            yield from self._pause()
            yield from self._extension()
            for duty in state.duties.values():
                line = self._duty(duty)
                yield line[:1].upper() + line[1:] + "."
            if state.may_delegate:
                yield self._delegation() + "."
            if state.level is not None:
                to = self._title(state.level.without)
                yield self.words("level", step=state.level.step, to=to)
            if state.panel is not None:
                yield self.words("passes", outcome=self._outcome(state.panel.passed))
                yield self.words("fails", outcome=self._outcome(state.panel.failed))
        yield from saying_material.of_state(self.definition, self.key, self.language)
        yield from saying_recommendations.of_state(self.definition, self.key, self.language)

    def _cases(self) -> Iterator[str]:
        """What is opened, for how much of it the case waits and who watches; where that leads."""
        state, language = self.state, self.language
        yield saying_cases.opened(self.definition, state, language)
        if not state.goes_straight_on:
            yield self._waiting()
            yield from self._pause()
            yield from self._extension()
        for word, outcome in state.joins.items():
            to = self._title(outcome.to)
            if state.goes_straight_on:
                yield saying_cases.straight_on(to, language)
            else:
                yield saying_cases.leads(word, outcome, to, language)
        left = saying_cases.left(state, language)
        if left:
            yield left

    def _waiting(self) -> str:
        """Who, until when, what silence does: one sentence, as a regulation has it."""
        state = self.state
        first = self._who()
        parts = [first]
        if state.due is not None:
            joint = "; " if state.panel is not None else " "
            parts = [first + joint + self._within(state.due)]
            parts += self._limits(state.due)
            if state.due.remind_span is not None:
                parts.append(self.words("remind", span=self._span(state.due.remind_span)))
        parts += self._silence()
        return "; ".join(parts) + "."

    def _who(self) -> str:
        met = self.state.decided_in
        if met is not None:
            meeting, role = met.meeting.in_(self.language), self._role(met.recorded_by)
            if met.mode == "dialogue":
                return self.words("dialogue", meeting=meeting, role=role)
            mode = saying_words.words(f"mode.{met.mode}", self.language)
            return self.words("decided_in", meeting=meeting, mode=mode, role=role)
        if self.state.watched_by is not None:
            watcher = self._role(self.state.watched_by)
            return saying_cases.watched(self.state, watcher, self.language)
        if self.state.panel is not None:
            return SayingReviews(self.definition, self.language).panel(self.state.panel)
        role = self._role(self.state.waits_for or "")
        return self.words("acts", role=role, title=self.state.title.in_(self.language))

    def _silence(self) -> Iterator[str]:
        silence = self.state.if_silent
        if silence == "incident":
            yield self.words("silent_incident")
        elif silence == "wait" and self.state.due is not None:
            yield self.words("silent_wait")
        elif isinstance(silence, Silence):
            yield self._ruled(silence)

    def _ruled(self, silence: Silence) -> str:
        if silence.hand_to is None:
            line = self.words("silent_to", to=self._title(silence.to or self.key))
            if silence.reason is not None:
                reason = self.definition.reasons[silence.reason].label.in_(self.language)
                line += self.words("with_reason", reason=reason)
            return line
        line = self.words("silent_hand", role=self._role(silence.hand_to))
        if silence.for_ is not None:
            line += self.words("for_span", span=self._span(silence.for_))
        if silence.to is not None:
            return line + self.words("then_to", to=self._title(silence.to))
        return line + self.words("then_incident")

    def ways(self) -> Iterator[Ways]:
        """What each role may do, joined where several actions are for the same roles."""
        met = self.state.decided_in
        if met is not None:
            lead = self.words("can", roles=met.meeting.in_(self.language))
            decided = (self._action(self.state.acts[name]) for name in self.state.outcomes)
            yield Ways(lead[:1].upper() + lead[1:], tuple(decided))
        by_roles: dict[tuple[str, ...], list[Action]] = {}
        for action in self.state.actions.values():
            by_roles.setdefault(action.by, []).append(action)
        for roles, actions in by_roles.items():
            who = self._joined([self._role(role) for role in roles], either=True)
            lead = self.words("can", roles=who)
            yield Ways(lead[:1].upper() + lead[1:], tuple(self._action(one) for one in actions))

    def _action(self, action: Action) -> str:
        label = action.label.in_(self.language)
        if action.stays:
            line = self.words("action_stays", label=label)
        elif action.hands_to is not None:
            line = self.words("action_hands", label=label, role=self._role(action.hands_to))
        else:
            line = self.words("action", label=label, to=self._title(action.to or self.key))
        line += self._asked(action.asks) + self._signed(action) + self._divided(action)
        if action.closed_says is not None:
            says = action.closed_says.in_(self.language).rstrip(".")
            line += self.words("closed", words=small(says))
        if action.only_in is not None:
            line += self.words("only_in", window=self._window(action.only_in))
        if action.within is not None:
            line += self.words("reopens_within", span=self._span(action.within))
        return line

    def _signed(self, action: Action) -> str:
        """Who signs it jointly, where it takes more than one."""
        if action.joint_field is not None:
            label = self.definition.fields[action.joint_field].label.in_(self.language)
            return self.words("signed_all_of", field=label.rstrip("?"))
        roles = [self._role(role) for role in named_roles(action.joint)]
        return self.words("signed_by", roles=self._joined(roles)) if roles else ""

    def _divided(self, action: Action) -> str:
        """Into what it divides the case."""
        rule = action.parts
        if rule is None:
            return ""
        fields = self.definition.fields
        labels = [fields[key].label.in_(self.language).rstrip("?") for key in rule.asks]
        shares = [fields[key].label.in_(self.language).rstrip("?") for key in rule.share]
        line = self.words(
            "divides", most=rule.at_most, to=self._title(rule.begin), what=self._joined(labels)
        )
        return line + (self.words("shares", what=self._joined(shares)) if shares else "")

    def _outcome(self, outcome: Outcome) -> str:
        return self._title(outcome.to) + self._asked(outcome.asks)

    def _route(self) -> Iterator[str]:
        for row in self.state.route or ():
            to = self._title(row.to)
            if row.when is None:
                yield self.words("otherwise", to=to)
            else:
                yield self.words("route", when=row.when, to=to)
