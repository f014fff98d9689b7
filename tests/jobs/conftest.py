"""Names the fixtures of this room."""

from tests.jobs.gateway import sms
from tests.jobs.office import office
from tests.jobs.post_office import post_office

__all__ = ["office", "post_office", "sms"]
