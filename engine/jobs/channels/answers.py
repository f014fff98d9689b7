"""What the status of an HTTP answer means for a message: taken, later, another time, or never.

Its words are kept with the delivery: the status alone, never an address.
"""

from collections.abc import Set
from typing import NoReturn

from engine.service.delivering import Away, Never, NotNow

# The gateway does not know us, is not there, or asks for less: no use in trying the next message.
# Another address (3xx) is not followed: our secret would go with it.
AWAY = frozenset({*range(300, 400), 401, 402, 403, 404, 405, 407, 429, 502, 503, 504})


def taken(status: int) -> bool:
    """Whether the message was accepted, now or to be sent on later."""
    return 200 <= status < 300


def refuse(status: int, never: Set[int]) -> NoReturn:
    """Raise what a status other than those means. `never`: by which this message is refused."""
    if status in never:
        raise Never(f"answer {status}")
    if status in AWAY:
        raise Away(f"gateway {status}")
    raise NotNow(f"answer {status}")
