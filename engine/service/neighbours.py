"""A definition beside those that are published here: whether what it opens can be opened.

Never here: what is wrong (the core), whether it keeps a definition from being published.
"""

from engine.core.definition.neighbours import beside, openers
from engine.core.definition.problems import Finding
from engine.core.definition.workflow import Definition
from engine.service.definitions import compiled_at
from engine.service.desk import Desk
from engine.store import following as rows
from engine.store.database import Connection


def neighbourly(desk: Desk, connection: Connection, definition: Definition) -> tuple[Finding, ...]:
    """What is wrong with the cases that it opens, and with those that others open of it."""
    others = {
        workflow: compiled_at(desk, connection, digest).definition
        for workflow, digest in rows.heads(connection, desk.tenant)
    }
    return (*beside(definition, others), *openers(definition, others))
