"""The operator's view of an office: what is stuck and why, and trying again what failed.

Never here: words, SQL, incidents (service/incidents.py).
"""

from engine.service.operations.ahead import FEW, CalendarGaps, Vacant, calendar_gaps, vacant
from engine.service.operations.letters import READ, Cause, Letters, letters, retry
from engine.service.operations.overview import Overview, overview
from engine.service.operations.running import Process, Running, running

__all__ = [
    "FEW",
    "READ",
    "CalendarGaps",
    "Cause",
    "Letters",
    "Overview",
    "Process",
    "Running",
    "Vacant",
    "calendar_gaps",
    "letters",
    "overview",
    "retry",
    "running",
    "vacant",
]
