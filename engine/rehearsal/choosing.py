"""What an actor does with an open task: one of the open offers, or nothing for a while."""

import datetime as dt
from collections.abc import Mapping
from random import Random

from engine.core.definition.compiled import Compiled
from engine.core.definition.states import Action, Outcome
from engine.core.offers import offers
from engine.core.values import Actor, Case, Offer
from engine.core.voting import asked_of
from engine.core.world import World

MAIN = 0.90  # how often the main way is taken where there is one
SILENT = 0.03  # how often an office never answers a task


def plan(
    stage: int,
    due_at: dt.datetime | None,
    not_before: dt.datetime | None,
    now: dt.datetime,
    chance: Random,
) -> dt.datetime | None:
    """When an office means to answer: mostly well within the time, in part late; None: never.

    Only a first office (stage 0) stays silent: whom it is handed to answers.
    """
    if chance.random() < SILENT and stage == 0 and due_at is not None:
        return None
    first = max(now, not_before or now)
    span = due_at - first if due_at is not None else dt.timedelta(days=5)
    return first + max(span, dt.timedelta(days=1)) * min(chance.betavariate(2, 3) * 1.25, 1.2)


def choose(
    compiled: Compiled,
    case: Case,
    slot: str,
    persons: tuple[int, ...],
    world: World,
    now: dt.datetime,
    chance: Random,
) -> tuple[int, Offer, Action | Outcome] | None:
    """(person, offer, verb) or None where nobody behind the task may do anything now."""
    here = compiled.definition.states[case.state]
    for person in persons:
        found = offers(compiled, case, Actor(person), world, now)
        open_ = [offer for offer in found if offer.open and offer.slot == slot]
        if here.panel is not None:
            if open_:
                agrees = chance.random() < MAIN
                offer = next(o for o in open_ if o.action == ("pass" if agrees else "fail"))
                return person, offer, asked_of(here.panel, offer.action, slot, case)
            continue
        # What only adds to the case does not answer the task.
        moving = [o for o in open_ if here.acts[o.action].to is not None or here.is_duty(o.action)]
        if moving:
            offer = _pick(moving, here.acts, chance)
            return person, offer, here.acts[offer.action]
    return None


def _pick(found: list[Offer], actions: Mapping[str, Action], chance: Random) -> Offer:
    main = [offer for offer in found if actions[offer.action].weight == "main"]
    if main and (chance.random() < MAIN or len(main) == len(found)):
        return chance.choice(main)
    others = [offer for offer in found if offer not in main]
    return chance.choice(others)
