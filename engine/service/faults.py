"""An unexpected exception in one line for the log: its kind and where it came from.

Never its message or the values around it: these may hold what people wrote.
"""

import traceback
from pathlib import Path

DEPTH = 6  # innermost frames


def told(problem: BaseException) -> dict[str, str]:
    """`error` and `trace` for a log line, such as KeyError, `waking.py:88 _decide < ...`."""
    frames = traceback.extract_tb(problem.__traceback__)[-DEPTH:]
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return {"error": type(problem).__name__, "trace": " < ".join(reversed(places))}
