"""The office's calendar: the year, decreed days, its week, and due days that would move."""

from web.calendar import days, dues, seasons, week, year
from web.calendar.room import blueprint

__all__ = ["blueprint", "days", "dues", "seasons", "week", "year"]
