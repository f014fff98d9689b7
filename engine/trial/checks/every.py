"""All checks by name, and what they found, a line for each thing that is wrong."""

from collections.abc import Callable, Iterator

from engine.trial.checks import accounts, chains, folding, lapses, messages, rights, votes
from engine.trial.checks.book import Book

Check = Callable[[Book], Iterator[str]]

MOST = 20  # lines of one check; a broken engine says the same a thousand times

CHECKS: dict[str, Check] = {
    "nothing lost, doubled or invented": accounts.check,
    "no decision by a person who may not": rights.check,
    "no double vote": votes.check,
    "every lapse once, none early": lapses.check,
    "every message handed over, shown once, none of what was undone": messages.check,
    "state equals the fold of events": folding.check,
    "chains verify": chains.check,
}


def broken(book: Book) -> dict[str, list[str]]:
    """The lines of every check that found something."""
    found = {name: list(_some(check(book))) for name, check in CHECKS.items()}
    return {name: said for name, said in found.items() if said}


def _some(said: Iterator[str]) -> Iterator[str]:
    """The first of them. A check that cannot read what is there says that."""
    try:
        for count, line in enumerate(said):
            if count == MOST:
                yield "... and more"
                return
            yield line
    except (KeyError, TypeError, ValueError, IndexError) as problem:
        yield f"what is there cannot be read: {type(problem).__name__}: {problem}"
