"""The tables, in three kinds (foundation 5): tenant, shared reference, global.

TENANT tables lead their primary key with `tenant` and point at each other with composite foreign
keys, so that a row of one office can never hang on another's. This list is the one place that
says which table is which; a test holds it against the metadata.
"""

from engine.store.tables import (
    areas,
    beats,
    calendar,
    cases,
    decisions,
    drafting,
    files,
    forums,
    impact,
    moving,
    outbox,
    people,
    subcases,
    web,
    who,
)
from engine.store.tables.base import Base

GLOBAL = frozenset(
    {
        "tenant",
        "person",
        "person_address",
        "login",
        "web_session",
        "slip",
        "sample_mail",
        "beat",
    }
)
SHARED = frozenset({"area"})
TENANT = frozenset(
    name for name in Base.metadata.tables if name not in GLOBAL and name not in SHARED
)

__all__ = [
    "GLOBAL",
    "SHARED",
    "TENANT",
    "Base",
    "areas",
    "beats",
    "calendar",
    "cases",
    "decisions",
    "drafting",
    "files",
    "forums",
    "impact",
    "moving",
    "outbox",
    "people",
    "subcases",
    "web",
    "who",
]
