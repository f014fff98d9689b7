"""The closed list of reasons why something may not be done, with the values each carries.

The words stand with the pages, in every language; a test holds the two lists together.
"""

from engine.core.values import Data, Why

WHYS: dict[str, frozenset[str]] = {
    # who
    "not_your_role": frozenset({"roles"}),  # role keys that may
    "same_person": frozenset({"roles"}),  # the two roles that one person may not both take
    "already_voted": frozenset({"slot"}),
    "own_case": frozenset(),  # the case is this person's own, and the review says: stand aside
    "no_quorum": frozenset({"quorum"}),  # the review has fewer seats than its quorum
    "already_signed": frozenset(),
    "not_on_behalf": frozenset(),
    # when
    "window_not_open": frozenset({"window", "first_on", "last_on"}),
    "window_closed": frozenset({"window", "first_on", "last_on"}),
    # begun before it shut, and come later than the grace
    "window_grace_over": frozenset({"window", "first_on", "last_on", "begun", "until"}),
    "reopen_counted": frozenset({"number"}),  # of the case that waited for how this one ends
    "reopen_late": frozenset({"last_on"}),  # the end is longer ago than the rules let it be
    # where it stands
    "case_ended": frozenset({"ending"}),
    "no_such_action": frozenset({"action", "state"}),
    "no_open_task": frozenset({"slot"}),
    "moved_meanwhile": frozenset({"revision", "now"}),
    "guard": frozenset({"action"}),  # the words are the action's closed_says
    "no_way": frozenset({"state"}),
    "not_due": frozenset({"slot"}),
    "unchanged": frozenset({"slot"}),  # the office found anew is the one that has it
    "happened_in_future": frozenset(),
    "nothing_to_reschedule": frozenset(),
    "no_meeting_day": frozenset(),
    # urging
    "urge_stranger": frozenset(),
    "urge_nobody": frozenset(),  # no office has it today, or no notice is there to be sent
    "urge_own": frozenset(),
    "urge_fresh": frozenset(),  # it came there today
    "urge_today": frozenset(),
    # who of an office has a task in hand
    "taken_by": frozenset({"taker", "since", "slot"}),
    "in_hand_already": frozenset(),
    "not_in_hand": frozenset(),
    "nobody_has_it": frozenset(),
    "hand_alone": frozenset(),  # nobody else stands behind the queue who may act
    "hand_to_whom": frozenset(),  # not one of those who may act for the queue today
    # asking another office beside a decision
    "ask_not_here": frozenset(),  # not about this task: a duty, a signature, a party's
    "ask_too_many": frozenset({"max"}),
    "ask_whom": frozenset(),
    "ask_own_office": frozenset(),
    "ask_has_seat": frozenset(),
    "asked_already": frozenset(),
    "ask_nobody": frozenset(),  # nobody there who could answer
    "ask_due_past": frozenset(),
    "ask_due_late": frozenset({"last_on"}),  # later than the asker's own last day
    "ask_not_asked": frozenset(),
    "ask_not_yours": frozenset(),
    "ask_oneself": frozenset(),
    "approver_awaited": frozenset({"queues"}),
    "approver_decides": frozenset(),  # who gave their word as a further approver does not decide
    # stopping the clock
    "pause_not_here": frozenset(),  # the state lets nobody stop it
    "clock_stopped": frozenset(),
    "clock_runs": frozenset(),
    "clock_not_running": frozenset(),  # nothing here is due any more, or by the state's own time
    "pause_used_up": frozenset({"longest"}),
    "pause_no_room": frozenset(),  # no day is left before the last on which it can be due
    "pause_past": frozenset(),
    "pause_too_long": frozenset({"last_on"}),
    # asking for more time
    "more_not_here": frozenset(),
    "more_asked_already": frozenset(),
    "more_used_up": frozenset({"longest", "times"}),
    "more_no_gain": frozenset(),  # it would be due no later
    "more_nobody": frozenset(),  # nobody else is there who could grant it
    "more_not_asked": frozenset(),
    "more_oneself": frozenset(),
    "more_waits": frozenset(),  # the request is one under the former rules
    # handing a task to the office above
    "escalated_already": frozenset(),
    "escalated_nobody": frozenset(),  # nobody holds that office today
    # delegating
    "not_delegable": frozenset({"action"}),
    "delegation_not_known": frozenset(),  # the amount that the limit is of
    "delegation_over": frozenset({"max"}),
    "delegation_elsewhere": frozenset(),  # it is for another workflow
    "delegate_is_party": frozenset(),  # the delegate's own case
    "duty_not_yet": frozenset({"from_on"}),
    # cases of other workflows
    "waits_for_no_case": frozenset({"state"}),
    # dividing a case
    "parts_few": frozenset({"min"}),
    "parts_many": frozenset({"max"}),
    "parts_alike": frozenset({"part", "other_part"}),
    "parts_above": frozenset({"sum", "whole"}),
    "cases_open": frozenset({"open"}),
    "not_published": frozenset({"workflow"}),
    # taking an act back
    "undo_no_act": frozenset(),
    "undo_not_yours": frozenset(),
    "undo_not_held": frozenset(),  # the office for which it was taken
    "undo_told": frozenset(),
    "undo_late": frozenset(),
    "undo_overtaken": frozenset(),
    "undo_opened_cases": frozenset(),
    "undo_left_cases": frozenset(),
    "undo_told_case": frozenset(),  # the one that opened it
    "undo_shown_opinions": frozenset(),
    # another version of the rules
    "already_there": frozenset(),
    "state_gone": frozenset({"state"}),
    "would_end": frozenset({"state"}),
    "other_visibility": frozenset(),
    "other_cycle": frozenset({"of", "to"}),
    "answer_unfit": frozenset({"type"}),
    "task_nobody": frozenset({"roles", "state"}),
    "round_open": frozenset({"action"}),  # signatures are gathered under the former rules
    "task_apart": frozenset({"roles", "state"}),  # its holders acted in a role kept apart from it
    "acted_since": frozenset(),
    "ended_by_move": frozenset({"ending"}),
    # what was typed
    "missing": frozenset(),
    "not_asked": frozenset(),
    "wrong_type": frozenset({"type"}),
    "too_long": frozenset({"max"}),
    "too_small": frozenset({"min"}),
    "too_large": frozenset({"max"}),
    "too_many": frozenset({"max"}),
    # against another field, which `other` names
    "before_other": frozenset({"other"}),
    "after_other": frozenset({"other"}),
    "below_other": frozenset({"other"}),
    "above_other": frozenset({"other"}),
    "control_characters": frozenset(),
    "not_a_choice": frozenset({"value"}),
    "unknown_area": frozenset({"value"}),
    "area_too_wide": frozenset({"level"}),
    "unknown_organisation": frozenset({"value"}),
    "organisation_closed": frozenset({"name"}),
    "unknown_not_allowed": frozenset(),
    "unknown_reason": frozenset({"value"}),
    "locked": frozenset(),
    "no_remarks": frozenset(),
}


def why(key: str, field: str | None = None, **values: object) -> Why:
    """A reason by its key. Raises KeyError or ValueError where it is not of the closed list."""
    if set(values) != WHYS[key]:
        raise ValueError(f"{key} carries {sorted(WHYS[key])}, not {sorted(values)}")
    data: Data = values
    return Why(key, data, field)
