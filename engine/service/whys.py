"""Reasons why a use case outside a case was refused: a closed list, as core/whys.py is for cases.

The words stand with the pages, in every language. Never here: sentences.
"""

from engine.core import whys as core
from engine.core.values import Data, Refused, Why

WHYS: dict[str, frozenset[str]] = {
    # who may
    "not_secretariat": frozenset(),
    "not_at_this_counter": frozenset(),  # the person belongs to another counter or another office
    "secretariat_exists": frozenset(),
    "last_secretariat": frozenset(),
    # people, organisations, offices
    "unknown_person": frozenset(),
    "unknown_office": frozenset(),
    "unknown_term": frozenset(),
    "outside_the_tenant": frozenset({"value"}),  # an area that is not ours
    "code_taken": frozenset({"value"}),
    "wrong_code": frozenset({"value"}),
    "office_taken": frozenset({"from_on", "until_on"}),  # another definitive holder then
    "ends_before_it_begins": frozenset(),
    "tasks_wait": frozenset({"count"}),  # in queues that nobody would answer any more
    "closed": frozenset(),
    "same_office": frozenset(),  # this organisation has one of that kind and name
    "no_reason": frozenset(),
    "wrong_mail": frozenset(),
    "assign_whom": frozenset(),  # an incident: not somebody of the secretariat
    "not_given_up": frozenset(),  # a mail that has not failed
    "wrong_phone": frozenset(),
    # addresses beside mail
    "address_missing": frozenset(),
    "address_no_number": frozenset(),
    "address_abroad": frozenset(),
    "address_no_mobile": frozenset(),
    "address_wrong_length": frozenset(),
    "address_no_chat": frozenset(),
    "code_wrong": frozenset({"count"}),
    "code_over": frozenset(),
    # the calendar
    "day_over": frozenset(),
    "day_too_far": frozenset({"year"}),
    "day_there": frozenset(),
    "unknown_day": frozenset(),
    "day_as_it_is": frozenset({"kind"}),  # already off, or worked anyway
    "too_many_days_off": frozenset({"max"}),
    "same_week": frozenset(),
    "season_backwards": frozenset(),
    "season_there": frozenset(),  # another one has some of these days
    "hours_of_day_off": frozenset(),
    "unknown_zone": frozenset(),
    "hours_in_disorder": frozenset(),
    "week_without_work": frozenset(),
    # away, and standing in
    "unknown_delegation": frozenset(),
    "unknown_absence": frozenset(),
    "delegation_over_already": frozenset(),
    "begins_in_the_past": frozenset(),
    "begins_too_early": frozenset({"max"}),  # days
    "over_already": frozenset(),
    "too_many_days": frozenset({"max"}),
    "away_already": frozenset({"from_on", "until_on"}),
    "not_the_holder": frozenset(),
    "holds_it_already": frozenset(),
    "not_an_official": frozenset(),  # holds no office here on the first day
    "nothing_delegable": frozenset(),  # the rules let nothing of this office be delegated
    "delegation_circle": frozenset({"names"}),
    "delegation_twice": frozenset(),
    # logins
    "wrong_login": frozenset(),  # never says whether the name or the password was wrong
    "too_many_tries": frozenset({"seconds"}),
    "username_taken": frozenset(),
    "wrong_username": frozenset(),
    "has_login": frozenset(),
    "no_login": frozenset(),
    "password_short": frozenset({"min"}),
    "password_long": frozenset({"max"}),
    "password_common": frozenset(),
    "password_like_name": frozenset(),
    "slip_unknown": frozenset(),
    # views of the task list
    "view_empty": frozenset(),  # no filter to keep
    "view_taken": frozenset(),  # a name of another view of theirs
    "view_full": frozenset({"max"}),
    "view_unknown": frozenset(),
    # definitions
    "unknown_workflow": frozenset({"value"}),
    "wrong_workflow_key": frozenset(),
    "workflow_taken": frozenset({"value"}),
    "workflow_reserved": frozenset({"value"}),  # the pages use this word in their addresses
    "workflow_begun": frozenset({"value"}),
    "wrong_number": frozenset(),
    "number_taken": frozenset({"value"}),  # by which workflow
    "second_person": frozenset(),  # a person publishes by four eyes only
    "own_change": frozenset(),  # nobody approves, returns or reviews the own change
    "not_the_author": frozenset(),
    "change_decided": frozenset(),
    "review_first": frozenset(),  # this incident ends by a review, not by settling
}


def why(key: str, field: str | None = None, **values: object) -> Why:
    """A reason of either list. Raises KeyError or ValueError where it is of neither."""
    if key in core.WHYS:
        return core.why(key, field, **values)
    if set(values) != WHYS[key]:
        raise ValueError(f"{key} carries {sorted(WHYS[key])}, not {sorted(values)}")
    data: Data = values
    return Why(key, data, field)


def refused(key: str, field: str | None = None, **values: object) -> Refused:
    """A refusal for one reason."""
    return Refused((why(key, field, **values),))
