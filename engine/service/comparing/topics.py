"""The differences in sentences, gathered by what they are about: a step, the form, the cycle.

Never here: the sentences of steps (steps.py) and of the other parts (parts.py).
"""

from dataclasses import dataclass
from typing import Any

from engine.core.definition.workflow import Definition
from engine.service.comparing.parts import Parts
from engine.service.comparing.steps import Steps
from engine.service.comparing.walking import Difference, differences
from engine.service.comparing.words import has, words


@dataclass(frozen=True, slots=True)
class Topic:
    """What some sentences are about. `state`: the key, where it is a step."""

    title: str
    sentences: tuple[str, ...]
    state: str | None = None


# In the order in which somebody who signs would ask.
ORDER = ("workflow", "states", "opens", "fields", "roles", "never_the_same_person", "material",
         "recommendations", "cycle", "phases", "reasons", "notices")  # fmt: skip
SAME = {"reason_sets": "reasons", "standing": "notices"}


def compared(old: Definition, new: Definition, language: str) -> tuple[Topic, ...]:
    """Everything that differs, each difference in at least one sentence."""
    parts, steps = Parts(old, new, language), Steps(old, new, language)
    found: dict[tuple[int, str], dict[str, None]] = {}
    titles: dict[str, str] = {}
    for one in differences(_document(old), _document(new)):
        topic, title = _topic(one, steps, language)
        titles[topic] = title
        teller = steps if one.path[0] == "states" and len(one.path) > 1 else parts
        sentences = list(teller.told(one)) or list(teller.rest(one))
        rank = ORDER.index(topic.partition(" ")[0])
        found.setdefault((rank, topic), {}).update(dict.fromkeys(sentences))
    return tuple(
        Topic(titles[topic], tuple(said), topic.partition(" ")[2] or None)
        for (_, topic), said in sorted(found.items(), key=lambda item: item[0][0])
    )


def _document(definition: Definition) -> dict[str, Any]:
    return definition.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def _topic(one: Difference, steps: Steps, language: str) -> tuple[str, str]:
    """The topic's key and title."""
    room = SAME.get(one.path[0], one.path[0]) if one.path else "workflow"
    if room == "states" and len(one.path) > 1:
        return f"states {one.path[1]}", steps.title(one.path[1])
    topic = room if has(f"topic.{room}") else "workflow"
    return topic, words(f"topic.{topic}", language)
