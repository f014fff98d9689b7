"""What decide() may know besides definition and case: who holds which office, and the calendar."""

from dataclasses import dataclass

from engine.core.calendar import Calendar
from engine.core.directory import Directory


@dataclass(frozen=True, slots=True)
class World:
    """One tenant's directory and calendar, as values."""

    directory: Directory
    calendar: Calendar
