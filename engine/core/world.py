"""What decide() may know besides definition and case: who holds which office, and the calendar."""

from engine.core.calendar import Calendar
from engine.core.directory import Directory
from engine.core.values import Value


class World(Value, frozen=True):
    """One tenant's directory and calendar, as values."""

    directory: Directory
    calendar: Calendar
