"""Which story a finding is told with: the way to its state, and on to what is wrong with it.

Never here: the words of a story, or the search (stories.py, space.py).
"""

from dataclasses import replace

from engine.core.definition.checks.study import Study
from engine.core.definition.flow import PASSING
from engine.core.definition.problems import Finding, Path
from engine.core.definition.states import NEGATIVE
from engine.core.definition.stories import Story, Turn, shortest
from engine.core.definition.telling import has_story

_BADLY = frozenset({"bad_ending_unexplained", "silence_reason_missing"})
_ONWARD = _BADLY | {"silence_basis_missing"}


def with_story(study: Study, finding: Finding) -> Finding:
    """The finding with the shortest story to it, where it has no story of its own.

    Only where every name of a state is known.
    """
    path = finding.path
    if finding.story is not None or not has_story(finding.code) or path[:1] != ("states",):
        return finding
    story = study.story_to(str(path[1]))
    if story is not None and finding.code in _ONWARD:
        story = (*story, *_onward(study, path, finding.code in _BADLY))
    return replace(finding, story=story)


def _onward(study: Study, path: Path, badly: bool) -> Story:
    """The turn at the path and, where it leads to a bad ending through routes, the way there."""
    here, trigger = str(path[1]), str(path[3]) if len(path) > 3 else ""
    if path[2] == "if_silent":
        trigger = "silence"
    turn = next((each for each in study.turns[here] if each.trigger == trigger), None)
    if turn is None:
        return ()
    passing: dict[str, list[Turn]] = {
        key: [each for each in found if each.kind in PASSING] for key, found in study.turns.items()
    }
    states = study.definition.states
    rest = shortest(passing, (turn.to,), lambda key: states[key].final in NEGATIVE)
    return (turn, *((rest or ()) if badly else ()))
