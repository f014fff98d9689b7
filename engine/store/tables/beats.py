"""Global table: the processes that work beside the web server, and when each was last heard."""

from sqlalchemy import Identity, Integer
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.tables.base import Base, Id, Moment, Words


class Beat(Base):
    """A worker or a clock. It writes its row anew every second."""

    __tablename__ = "beat"
    id: Mapped[Id] = mapped_column(Identity(), primary_key=True)
    kind: Mapped[Words]  # worker, clock
    queue: Mapped[Words]  # of a worker; of a clock ""
    host: Mapped[Words]
    pid: Mapped[int] = mapped_column(Integer)
    started_at: Mapped[Moment]
    seen_at: Mapped[Moment]
    doing: Mapped[Words]  # the name of the present job, or ""
    doing_since: Mapped[Moment | None]
    did_at: Mapped[Moment | None]
