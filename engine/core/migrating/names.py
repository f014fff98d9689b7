"""What a key of one version is called in another: followed through the renames of the newer one."""

from collections.abc import Container, Mapping

from msgspec.structs import replace

from engine.core.definition.workflow import Definition
from engine.core.sides import ASK
from engine.core.slots import side_of
from engine.core.values import JSON, Case, Inquiry, Value, Vote


def follow(renames: Mapping[str, str], key: str, known: Container[str]) -> str | None:
    """The key as it is called now, or None where nothing stands for it any more.

    A key that is still known is itself; one that was renamed twice is followed to the end.
    """
    for _ in range(len(renames) + 1):
        if key in known:
            return key
        if key not in renames:
            return None
        key = renames[key]
    return None


class Names(Value, frozen=True):
    """The newer definition's names for the keys of an older one."""

    definition: Definition

    def state(self, key: str) -> str | None:
        """A state's key now."""
        return follow(self.definition.renames.states, key, self.definition.states)

    def field(self, key: str) -> str | None:
        """A field's key now."""
        return follow(self.definition.renames.fields, key, self.definition.fields)

    def role(self, key: str) -> str | None:
        """A role's key now."""
        return follow(self.definition.renames.roles, key, self.definition.roles)

    def review(self, key: str) -> str | None:
        """The key of one of several reviews now; "" is the only review of its state."""
        return follow(self.definition.renames.reviews, key, ("", *self.definition.side_reviews))

    def renamed(self, case: Case) -> dict[str, str]:
        """The answers of the case whose key is another one now: old to new."""
        data = answers(case)
        found = {key: self.field(key) for key in data}
        return {
            old: new
            for old, new in found.items()
            if new is not None and new != old and data[old] is not None
        }

    def acted(self, case: Case) -> dict[str, tuple[int, ...]]:
        """Who acted in which role. What a role did counts on under its new name; a role that is
        gone keeps its old one, since a later version may bring it back."""
        made: dict[str, tuple[int, ...]] = {}
        for key, persons in case.acted.items():
            role = self.role(key) or key
            made[role] = tuple(dict.fromkeys((*made.get(role, ()), *persons)))
        return made

    def unlocked(self, case: Case) -> tuple[str, ...]:
        """The fields that remarks opened, as far as they are still asked."""
        found = (self.field(key) for key in case.unlocked)
        return tuple(dict.fromkeys(key for key in found if key is not None))


def answers(case: Case) -> dict[str, JSON]:
    """Everything that the case holds, and beside it what waits for signatures."""
    data = dict(case.data)
    if case.round is not None:
        words = case.round.words.items()
        data |= case.round.fields
        data |= {path[4:]: value for path, value in words if path.startswith("set.")}
    return data


def vote_at(vote: Vote, slot: str) -> Vote:
    """The same answer under the seat's present slot."""
    return Vote(slot, vote.agrees, vote.person, vote.queue, vote.reason)


def beside(case: Case, places: Mapping[str, str], is_review: bool) -> tuple[Inquiry, ...]:
    """What other offices were asked goes on beside its task, by that one's present slot (`places`).
    A word that is waited for ends with its seat; a question waits for nobody."""
    return tuple(
        replace(one, of=places.get(one.of, one.of))
        for one in case.asked
        if one.of in places or side_of(one.slot) == ASK or not (is_review or one.of)
    )
