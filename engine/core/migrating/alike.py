"""What two versions of a definition have in common, as far as a case between them is concerned."""

from engine.core.definition.compiled import Compiled
from engine.core.definition.roles import Role
from engine.core.definition.states import State
from engine.core.resolving import Subject


def same_source(old: Role, new: Role) -> bool:
    """Whether a role still comes from the same place; what it is called does not matter."""
    return old.model_copy(update={"title": new.title}) == new


def due_rule(compiled: Compiled, state: State, subject: Subject) -> object:
    """When the state's task is due, as far as the definition says it: the words and the days of
    the windows that they name."""
    due, cycle = state.due, compiled.definition.cycle
    if due is None:
        return None
    due = due.model_copy(update={"pause": None, "extension": None})  # who may touch the clock
    windows = [cycle.windows[key] for key in due.windows] if cycle else []
    field = due.latest_field
    if field is None:
        return due, windows
    # The field may have been renamed: what counts is the day that stands in it.
    return due.model_copy(update={"not_after": None}), windows, subject.data.get(field)
