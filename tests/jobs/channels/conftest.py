"""Names the fixtures of this room."""

from tests.jobs.gateway import sms

__all__ = ["sms"]
