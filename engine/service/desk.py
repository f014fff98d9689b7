"""The desk: at which office (tenant) and on which database a use case works."""

from dataclasses import dataclass

from engine.store.database import Database


@dataclass(frozen=True, slots=True)
class Desk:
    """Handed to every service function first, so that no query forgets the tenant."""

    database: Database
    tenant: int
