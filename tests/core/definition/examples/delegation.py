"""Examples of delegations that name nothing, or no limit."""

from tests.core.definition.examples.one import Example, one

_WAITS = "    waits_for: agency\n"
_MAY = "    may_delegate: [finish]\n    delegation: {up_to: tier.small, of: case.agreed}\n"

DELEGATION: tuple[Example, ...] = (
    one(
        "delegation_not_here",
        "    review:\n      seats",
        "    «may_delegate: choose\n    review:\n      seats",
    ),
    one(
        "delegation_of_nothing",
        _WAITS,
        _WAITS + _MAY.replace("    may_delegate: [finish]\n", "").replace("deleg", "«deleg"),
    ),
    one("unknown_delegable", _WAITS, _WAITS + _MAY.replace("[finish]", "[«finis]")),
    one("delegated_twice", _WAITS, _WAITS + _MAY.replace("[finish]", "[finish, «finish]")),
    one(
        "party_delegates",
        "    waits_for: proposer\n",
        "    waits_for: proposer\n    may_delegate: «withdraw\n",
    ),
    one("unknown_field", _WAITS, _WAITS + _MAY.replace("case.agreed", "«case.agree")),
    one("wrong_field_type", _WAITS, _WAITS + _MAY.replace("case.agreed", "«case.urgent")),
    one("bad_case_field", _WAITS, _WAITS + _MAY.replace("case.agreed", "«agreed")),
    one("bad_tier_name", _WAITS, _WAITS + _MAY.replace("tier.small", "«small")),
    one("unknown_tier", _WAITS, _WAITS + _MAY.replace("tier.small", "«tier.smal")),
    one("delegation_no_limit", _WAITS, _WAITS + _MAY.replace("tier.small", "«tier.large")),
)
