"""A case with approvals, and one that is asked for them anew, under another version."""

import copy
from typing import Any

from engine.core.fold import fold
from tests.core.material_cases import CHARLIE, agree, at_budget, material_document
from tests.core.moving_cases import back, compared, move, rename
from tests.support.small import small, text


def version(change: Any) -> Any:
    made = copy.deepcopy(material_document())
    change(made)
    return small(made)


def renamed(made: dict[str, Any]) -> None:
    rename(made, "agency", "office")
    made["fields"]["price"] = made["fields"].pop("cost")
    made["renames"]["fields"] = {"cost": "price"}
    document = repr(made).replace("'cost'", "'price'").replace("case.cost", "case.price")
    made.update(eval(document))
    made["renames"]["fields"] = {"cost": "price"}
    made["material"]["price"]["reopens"] = ["office"]
    made["material"]["kind"]["reopens"] = ["village", "office"]


def test_approvals_follow_the_names_of_states_and_fields() -> None:
    walk = at_budget()
    move(walk, version(renamed))
    assert set(walk.case.approved) == {"village", "district", "office"}
    assert walk.case.approved["office"].seen == {"price": 10_000}
    walk.take(walk.act(CHARLIE, "record", price=20_000))
    assert walk.case.state == "office"
    assert fold(walk.records) == walk.case


def test_what_is_asked_for_anew_stays_so_and_ends_where_it_would_have() -> None:
    walk = at_budget()
    walk.take(walk.act(CHARLIE, "decide", cost=20_000))
    before = walk.case
    move(walk, version(renamed))
    assert (walk.case.state, walk.case.reopening.states) == ("office", ("office",))
    walk.take(back(walk))
    assert compared(walk.case) == compared(before)
    walk.compiled = walk.was
    agree(walk)
    assert walk.case.state == "done"


def test_words_alone_change_no_approval() -> None:
    walk = at_budget()
    approved = walk.case.approved
    move(walk, version(lambda made: made.update(title=text("Again"))))
    assert walk.case.approved == approved
    assert "approved" not in walk.records[-1][0].get("stands", {})


def test_an_approval_whose_state_is_gone_is_gone() -> None:
    def without(made: dict[str, Any]) -> None:
        made["states"]["village"]["actions"]["pass_on"]["to"] = "by_cost"
        del made["states"]["district"]

    walk = at_budget()
    move(walk, version(without))
    # The village led to what is no longer there, too.
    assert set(walk.case.approved) == {"agency"}
