"""What an office decreed of its calendar: every version whole, written once."""

from sqlalchemy import BigInteger, ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.tables.base import Base, Json, Moment, Tenant


class CalendarVersion(Base):
    """The week with its hours, and the days that are off or worked here beside the country's.

    A due moment was counted with the version that was in force when its task was opened, so what
    is said of a count stays what was counted. The body's shape is service/calendars.py's.
    """

    __tablename__ = "calendar_version"
    tenant: Mapped[Tenant] = mapped_column(ForeignKey("tenant.id"))
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    body: Mapped[Json]
    made_by: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("person.id"))
    made_at: Mapped[Moment]
