"""Sentences for what differs at a step: who, due times, silence, reviews, actions, routes."""

from collections.abc import Iterator
from typing import Any

from engine.core.definition.states import Action
from engine.service import saying
from engine.service.comparing.naming import Naming
from engine.service.comparing.parts import Parts
from engine.service.comparing.walking import Difference, Path
from engine.service.comparing.words import words

CLAUSES = {"if_silent": "silence", "decided_in": "meeting"}
LISTS = frozenset({"by", "asks", "may_give"})


class Steps(Parts):
    """The same two definitions, step by step."""

    def title(self, key: str) -> str:
        """What the step is called now, or was called."""
        return self._of(key).state(key)[1:-1]

    def told(self, one: Difference) -> Iterator[str]:
        """The sentences of one difference; none where it has no words of its own."""
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
            case ("due", "within"):
                yield self._now(one, "within", step=step)
            case ("due", "remind"):
                yield self._now(one, "remind", step=step)
            case ("due" | "if_silent" | "review" | "decided_in" as name, *_):
                yield from self._clause(one, name, key, step)
            case ("actions" | "outcomes",) if one.kind in ("added", "removed"):
                for action, value in (one.new or one.old).items():
                    each = Difference((*one.path, action), one.kind, value, value)
                    yield from self._action(each, key, action, ())
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
                old = self.was.definition.states[key].acts[action]
                label = old.label.in_(self.language)
                what = words("act", self.language).format(label=label, step=known.state(key))
                yield self.plainly(one, f"{what}: {self.now.part(tuple(part))}")
            case _:
                yield self.plainly(one, f"{known.state(key)}: {self.now.part(below)}")

    def _of(self, key: str) -> Naming:
        return self.now if key in self.now.definition.states else self.was

    def _now(self, one: Difference, sentence: str, **values: object) -> str:
        old = self.was.value(one.path, one.old) if one.old is not None else ""
        new = self.now.value(one.path, one.new) if one.new is not None else ""
        return self.say(f"{sentence}.{one.kind}", old=old, new=new, **values)

    def _clause(self, one: Difference, name: str, key: str, step: str) -> Iterator[str]:
        """A part that is best said whole: due time, silence; reviews where one came or went."""
        below = one.path[3:]
        if name == "review" and below:
            yield from self._review(one, below, key, step)
            return
        sentence = CLAUSES.get(name, name)
        old = saying.clauses(self.was.definition, key, self.language).get(sentence, "")
        new = saying.clauses(self.now.definition, key, self.language).get(sentence, "")
        if old == new:
            yield from self.rest(one)
        else:
            kind = "changed" if old and new else "added" if new else "removed"
            yield self.say(f"{sentence}.{kind}", step=step, old=old, new=new)

    def _review(self, one: Difference, below: Path, key: str, step: str) -> Iterator[str]:
        match below:
            case ("seats" | "must" as name,):
                yield from self.lists(one, name, step=step)
            case ("agree",):
                yield self.say("agree.changed", step=step, old=one.old, new=one.new)
            case ("pass" | "fail" as side, *part) if part:
                review = self.now.definition.states[key].review
                outcome = review and (review.passed if side == "pass" else review.failed)
                label = outcome.label.in_(self.language) if outcome else side
                act = words("act", self.language).format(label=label, step=step)
                yield from self._act(one, tuple(part), act)

    def _action(self, one: Difference, key: str, name: str, part: Path) -> Iterator[str]:
        naming = self._of(key)
        there = self.now if part or one.kind == "added" else self.was
        action = there.definition.states[key].acts[name] if one.kind != "order" else None
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
            case ("when",):
                yield self.say(f"when.{one.kind}", act=act, old=one.old, new=one.new)
        if part[0] not in (*LISTS, "to", "when") or (part == ("to",) and one.kind != "changed"):
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
