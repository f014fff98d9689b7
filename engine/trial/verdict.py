"""What a trial came to, in words: what is broken, and the one line at the end."""

from collections.abc import Iterator

from engine.trial.rounds import Found

_KILLED = ("web", "web_worker", "worker", "clock", "walker")
_SERVERS = ("postgres", "backend", "valkey", "flushed")


def verdict(found: Found, seed: str) -> str:
    """SOUND or BROKEN with the figures."""
    deeds, faults = found.deeds, found.faults
    words = "SOUND" if not found.broken else "BROKEN"
    return (
        f"{words}: {found.seconds / 60:.1f} minutes, seed {seed}, {found.rounds} rounds,"
        f" {deeds.total():,} acts ({deeds['accepted']:,} accepted, {deeds['unknown']:,} unknown),"
        f" {found.events:,} events, {found.lapses:,} lapses, {found.mails:,} mails,"
        f" {found.definitions} definitions, {faults.total():,} faults"
        f" ({sum(faults[one] for one in _KILLED):,} kills,"
        f" {sum(faults[one] for one in _SERVERS):,} of servers,"
        f" {faults['forward'] + faults['back']:,} jumps, {faults['duel']:,} duels),"
        f" {len(found.broken)} checks broken"
    )


def lines(found: Found, seed: str) -> Iterator[str]:
    """Everything that is wrong, check by check."""
    for check, said in found.broken.items():
        yield f"broken: {check} (seed {seed}, round {found.rounds})"
        yield from (f"  {line}" for line in said)
