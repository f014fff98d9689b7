"""The second shipped life with other rules for the agreement on its plan, published in a town."""

import json
from typing import Any

from engine.core.definition.loader import load_folder
from engine.core.definition.workflow import Definition
from tests.web import town as towns
from tests.web.town import Town

WORKFLOW = "joint_task_force"


def publish(town: Town, state: dict[str, Any]) -> None:
    """Publish it with these keys in place of the review of `plan_agreement`; the two outcomes and
    the due time stay."""
    found = load_folder(towns.ROOT / "workflows", WORKFLOW).definition
    assert found is not None
    document = json.loads(found.canonical())
    agreement = document["states"]["plan_agreement"]
    ends = {key: agreement["review"][key] for key in ("pass", "fail")}
    if "review" in state:
        state = {**state, "review": {**state["review"], **ends}}
    else:
        del agreement["review"]
        state = {**state, "outcomes": ends}
    document["states"]["plan_agreement"] = {**agreement, **state}
    made = Definition.model_validate_json(json.dumps(document))
    with town.desk.database.transaction() as connection:
        connection.execute(
            "INSERT INTO definition_version (tenant, hash, workflow, number, body, sources, origin,"
            " published_at) VALUES (1, %(hash)s, %(workflow)s,"
            " (SELECT count(*) + 1 FROM definition_version"
            "   WHERE tenant = 1 AND workflow = %(workflow)s), %(body)s, '{}', 'office', now())"
            " ON CONFLICT DO NOTHING",
            {"hash": made.hash(), "workflow": WORKFLOW, "body": made.canonical()},
        )
        connection.execute(
            "UPDATE definition_head SET hash = %s WHERE tenant = 1 AND workflow = %s",
            (made.hash(), WORKFLOW),
        )
