"""The desk: at which office (tenant) and on which database a use case works."""

from dataclasses import dataclass, field

from engine.core.world import World
from engine.store.database import Database


@dataclass(slots=True)
class Glance:
    """The world as one reading request has seen it: asked for once, the same to its end."""

    world: World | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """Handed to every service function first, so that no query forgets the tenant. `glance`: of a
    desk that lasts as long as one reading; whoever changes something asks each time."""

    database: Database
    tenant: int
    glance: Glance | None = field(default=None, compare=False, repr=False)
