"""A planning life in small: village, district, agency, budget; money and place are material.

Bob decides in `village`, Charlie in `district`, Fina reviews with Charlie in `agency`, Charlie
again in `budget`, where cost, title and place may change.
"""

from typing import Any

from tests.core.walking import Walk
from tests.support.small import ALICE, BOB, CHARLIE, DIAN, EKO, document, small, text

RULES: dict[str, Any] = {
    "cost": {"over": "5 percent", "reopens": ["agency"]},
    "kind": {"any": True, "reopens": ["village", "agency"]},
    "note": "tell",
}


def material_document(rules: dict[str, Any] | None = None) -> dict[str, Any]:
    """The document; `rules` in place of the usual ones."""
    made = document()
    end = {key: made["states"][key] for key in ("done", "rejected", "withdrawn", "deferred")}
    taken = ["cost", "kind", "note", "title"]

    def waits(who: str, title: str, actions: dict[str, Any]) -> dict[str, Any]:
        return {
            "phase": "review",
            "title": text(title),
            "public": text(f"At {title}"),
            "waits_for": who,
            "if_silent": "wait",
            "tells": [{"who": "waiting", "notice": "task"}],
            "actions": actions,
        }

    def act(who: str, to: str, weight: str = "main", **more: Any) -> dict[str, Any]:
        return {"label": text(to), "by": [who], "to": to, "weight": weight, **more}

    made["states"] = {
        "village": {
            **waits("head", "Village", {
                "pass_on": act("head", "district", may_give=taken),
                "send_back": act("head", "correction", "plain", asks=["remarks"]),
            }),
            "initial": True,
        },
        "correction": waits("asker", "Correction", {
            "resubmit": act("asker", "village", unlocks="remarked fields"),
        }),
        "district": waits("above", "District", {
            "accept": act("above", "by_cost", may_give=taken),
            "back": act("above", "correction", "plain", asks=["remarks"]),
        }),
        "by_cost": {
            "phase": "review", "title": text("By cost"),
            "route": [
                {"when": "has(case.cost) && case.cost > 1000", "to": "agency"},
                {"otherwise": True, "to": "budget"},
            ],
        },
        "agency": {
            "phase": "review", "title": text("Agency"), "public": text("At agencies"),
            "if_silent": "incident",
            "due": {"within": "3 days", "from": "arrival"},
            "review": {
                "seats": ["works", "team"], "agree": 2,
                "pass": {"label": text("Agree"), "to": "budget"},
                "fail": {"label": text("No"), "to": "budget"},
            },
        },
        "budget": waits("above", "Budget", {
            "decide": act("above", "done", may_give=taken),
            "record": {"label": text("Record"), "by": ["above", "asker"], "may_give": taken,
                       "stays": True},
            "drop": act("above", "correction", "plain", asks=["remarks"]),
        }),
        **end,
    }  # fmt: skip
    made["roles"]["works"] = {"title": text("Works"), "office": "team_member"}
    partner = {"title": text("Partner"), "office": "district_head", "covers": "case.area"}
    made["roles"]["team"] = partner
    made["fields"]["note"]["type"] = "long_text"
    made["notices"]["changed"] = {
        "subject": text("Changed"), "body": text("{number}: {changed}"), "kind": "progress",
    }  # fmt: skip
    made["standing"]["changed"] = "changed"
    made["material"] = RULES if rules is None else rules
    made["never_the_same_person"] = []
    return made


def at_budget(
    cost: int = 10_000,
    rules: dict[str, Any] | None = None,
    made: dict[str, Any] | None = None,
    **form: Any,
) -> Walk:
    """A case that everybody has approved; `made`: of this document."""
    made = made or material_document(rules)
    walk = Walk(compiled=small(made))
    walk.take(walk.open(cost=cost, kind="other", road_name=..., **form))
    walk.take(walk.act(BOB, "pass_on"))
    walk.take(walk.act(CHARLIE, "accept"))
    if cost > 1000:
        agree(walk)
    assert walk.case.state == "budget"
    return walk


def agree(walk: Walk) -> None:
    """Both seats of the agency review."""
    assert walk.case.state == "agency"
    walk.take(walk.act(6, "pass"))
    walk.take(walk.act(CHARLIE, "pass"))


__all__ = ["ALICE", "BOB", "CHARLIE", "DIAN", "EKO", "agree", "at_budget", "material_document"]
