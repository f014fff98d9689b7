"""Sentences for what differs at a step: who, due times, silence, reviews, actions, routes."""

from collections.abc import Iterator
from typing import Any

from engine.core.definition.states import Action
from engine.service import saying
from engine.service.comparing.naming import Naming
from engine.service.comparing.parts import Parts
from engine.service.comparing.walking import Difference, Path
from engine.service.comparing.words import words
from engine.service.saying_cases import how_many

CLAUSES = {"if_silent": "silence", "decided_in": "meeting", "may_delegate": "delegation"}
CASES = frozenset({"opens_cases", "waits_for_cases", "watched_by", "when_left", "outcomes"})
SAID_WHOLE = frozenset({"due", "duties", "delegation", *CLAUSES})
LISTS = frozenset({"by", "asks", "may_give"})


class Steps(Parts):
    """The same two definitions, step by step."""

    def title(self, key: str) -> str:
        """What the step is called now, or was called."""
        return self._of(key).state(key)[1:-1]

    def told(self, one: Difference) -> Iterator[str]:
        """The sentences of one difference; none where it has no words of its own."""
        if self._is_of_cases(one):
            yield from self._cases(one, one.path[1], self._of(one.path[1]).state(one.path[1]))
        else:
            yield from self._told(one)

    def _is_of_cases(self, one: Difference) -> bool:
        """Whether it is about the cases of other workflows that the step opens, or opened."""
        side = self.was if one.kind == "removed" else self.now
        state = side.definition.states.get(one.path[1])
        word = one.path[2] if len(one.path) > 2 else ""
        opens = state is not None and state.waits_for_cases is not None
        return word in CASES and (word != "outcomes" or opens)

    def _told(self, one: Difference) -> Iterator[str]:
        key, below = one.path[1], one.path[2:]
        step = self._of(key).state(key)
        match below:
            case () if one.kind == "added":
                said = saying.said(self.now.definition, key, self.language)
                yield self.say("state.added", said=f"{step}. {' '.join(said)}")
            case () if one.kind == "removed":
                yield self.say("state.removed", step=step)
            case ("initial",):
                yield self.say(f"initial.{one.kind}", step=step)
            case ("waits_for",):
                yield self._now(one, "waits", step=step)
            case ("due", "within" | "remind" as part):
                yield self._now(one, part, step=step)
            case ("due", "pause" | "extension" as part, *_):
                yield from self._clause(one, part, key, step)
            case _ if self._is_of_review(key, below):
                yield from self._review(one, below, key, step)
            case (name, *_) if name in SAID_WHOLE:
                yield from self._clause(one, name, key, step)
            case ("actions" | "outcomes",) if one.kind in ("added", "removed"):
                yield from self._actions(one, key)
            case ("actions" | "outcomes", action, *part):
                yield from self._action(one, key, action, tuple(part))
            case ("route",):
                yield from self._route(one, step)

    def rest(self, one: Difference) -> Iterator[str]:
        """Any other part of a step or of an action, by its name."""
        key, below = one.path[1], one.path[2:]
        # A changed name is said of the name that people know.
        known = self.was if below == ("title",) else self._of(key)
        match below:
            case ("actions" | "outcomes", action, *part) if part:
                old = self.was.definition.states[key].acts.get(action)
                label = old.label.in_(self.language) if old else action
                what = words("act", self.language).format(label=label, step=known.state(key))
                yield self.plainly(one, f"{what}: {self.now.part(tuple(part))}")
            case _:
                yield self.plainly(one, f"{known.state(key)}: {self.now.part(below)}")

    def _of(self, key: str) -> Naming:
        return self.now if key in self.now.definition.states else self.was

    def _is_of_review(self, key: str, below: Path) -> bool:
        """Whether the part is one of a review; outcomes are, where no meeting decides."""
        if below[:1] != ("outcomes",):
            return below[:1] in (("review",), ("reviews",), ("joined",))
        found = (naming.definition.states.get(key) for naming in (self.now, self.was))
        return not any(state is not None and state.decided_in for state in found)

    def _now(self, one: Difference, sentence: str, **values: object) -> str:
        old = self.was.value(one.path, one.old) if one.old is not None else ""
        new = self.now.value(one.path, one.new) if one.new is not None else ""
        return self.say(f"{sentence}.{one.kind}", old=old, new=new, **values)

    def _clause(self, one: Difference, name: str, key: str, step: str) -> Iterator[str]:
        """A part that is best said whole: due time, silence; reviews where one came or went."""
        sentence = CLAUSES.get(name, name)
        old = saying.clauses(self.was.definition, key, self.language).get(sentence, "")
        new = saying.clauses(self.now.definition, key, self.language).get(sentence, "")
        if old == new:
            yield from self.rest(one)
        else:
            kind = "changed" if old and new else "added" if new else "removed"
            told = "rule" if (sentence, kind) == ("review", "changed") else sentence
            yield self.say(f"{told}.{kind}", step=step, old=old, new=new)

    def _cases(self, one: Difference, key: str, step: str) -> Iterator[str]:
        """What differs in the cases of other workflows that a step opens."""
        match one.path[2:]:
            case ("opens_cases", *_):
                yield from self._clause(one, "cases", key, step)
            case ("waits_for_cases",):
                old, new = (
                    "" if many is None else how_many(many, self.language)
                    for many in (one.old, one.new)
                )
                yield self.say(f"waits_cases.{one.kind}", step=step, old=old, new=new)
            case ("watched_by",):
                yield self._now(one, "watched", step=step)
            case ("when_left",):
                yield self.say(f"when_left.{one.kind}", step=step)
            case ("outcomes", name, *part) if part:
                outcome = self.now.definition.states[key].outcomes[name]
                label = outcome.label.in_(self.language)
                act = words("act", self.language).format(label=label, step=step)
                yield from self._act(one, tuple(part), act)

    def _review(self, one: Difference, below: Path, key: str, step: str) -> Iterator[str]:
        match below:
            case ("review", "seats" | "must" as name):
                yield from self.lists(one, name, step=step)
            case ("review", "agree") if isinstance(one.old, int) and isinstance(one.new, int):
                yield self.say("agree.changed", step=step, old=one.old, new=one.new)
            case ("review" | "outcomes", "pass" | "fail" as side, *part) if part:
                yield from self._outcome(one, side, tuple(part), key, step)
            case _:
                # A rule is best understood beside the others: all of them are said.
                yield from self._clause(one, "review", key, step)

    def _outcome(
        self, one: Difference, side: str, part: Path, key: str, step: str
    ) -> Iterator[str]:
        panel = self.now.definition.states[key].panel
        label = panel.outcome(side).label.in_(self.language) if panel else side
        act = words("act", self.language).format(label=label, step=step)
        yield from self._act(one, part, act)

    def _actions(self, one: Difference, key: str) -> Iterator[str]:
        for action, value in (one.new or one.old).items():
            each = Difference((*one.path, action), one.kind, value, value)
            yield from self._action(each, key, action, ())

    def _action(self, one: Difference, key: str, name: str, part: Path) -> Iterator[str]:
        naming = self._of(key)
        there = self.now if part or one.kind == "added" else self.was
        action = there.definition.states[key].acts.get(name) if one.kind != "order" else None
        if action is None:
            return
        step, label = naming.state(key), action.label.in_(self.language)
        if not part:
            yield self._whole(one, key, step, action, there)
            return
        yield from self._act(one, part, words("act", self.language).format(label=label, step=step))

    def _whole(self, one: Difference, key: str, step: str, action: Action, there: Naming) -> str:
        roles = there.joined([there.role(role) for role in action.by])
        met = there.definition.states[key].decided_in
        if met is not None and there.definition.states[key].is_recorded(one.path[-1]):
            roles = met.meeting.in_(self.language)
        if one.kind == "removed":
            label = action.label.in_(self.language)
            return self.say("action.removed", step=step, roles=roles, label=label)
        said = saying.action_said(there.definition, key, action, self.language)
        return self.say("action.added", step=step, roles=roles, said=said)

    def _act(self, one: Difference, part: Path, act: str) -> Iterator[str]:
        """One part of an action, or of an outcome of a review."""
        match part:
            case (name,) if name in LISTS:
                yield from self.lists(one, name, act=act)
            case ("to",) if one.kind == "changed":
                yield self._now(one, "to", act=act)
            case ("joint",):
                yield self._now(one, "joint", act=act)
            case ("when",):
                yield self.say(f"when.{one.kind}", act=act, old=one.old, new=one.new)
        said = (*LISTS, "to", "when", "joint")
        if part[0] not in said or (part == ("to",) and one.kind != "changed"):
            yield self.plainly(one, f"{act}: {self.now.part(part)}")

    def _route(self, one: Difference, step: str) -> Iterator[str]:
        """Rows by their condition: what leads elsewhere now, what came and what went."""
        old, new = _rows(one.old), _rows(one.new)
        for when in dict.fromkeys((*new, *old)):
            was, now = old.get(when), new.get(when)
            if was == now:
                continue
            kind = "added" if was is None else "removed" if now is None else "changed"
            said = (
                words("row.when", self.language).format(when=when)
                if when is not None
                else words("row.otherwise", self.language)
            )
            yield self.say(
                f"row.{kind}",
                step=step,
                when=said,
                old=self.was.state(was or ""),
                new=self.now.state(now or ""),
            )


def _rows(route: Any) -> dict[str | None, str]:
    return {row.get("when"): row["to"] for row in route or ()}
