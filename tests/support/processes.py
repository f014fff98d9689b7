"""Looks at the processes of this machine, to prove that none is left."""

import os
import subprocess
import time
from pathlib import Path


def below(top: int) -> set[int]:
    """Every process under `top`, however deep."""
    listing = subprocess.run(
        ["ps", "-axo", "pid=,ppid="], capture_output=True, text=True, check=True
    ).stdout
    pairs = [tuple(map(int, line.split())) for line in listing.splitlines()]
    found: set[int] = set()
    while more := {pid for pid, parent in pairs if parent in {top, *found}} - found:
        found |= more
    return found


def mentioning(word: str) -> set[int]:
    """Every process whose command line holds this word, this one and its ps left out."""
    listing = subprocess.run(
        ["ps", "-axww", "-o", "pid=,command="], capture_output=True, text=True, check=True
    ).stdout
    own = {os.getpid(), os.getppid()}
    pids = {int(line.split(None, 1)[0]) for line in listing.splitlines() if word in line}
    return {pid for pid in pids - own if alive(pid)}


def alive(pid: int) -> bool:
    """False also for a process that ended and was not yet collected by its parent."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    stat = Path(f"/proc/{pid}/stat")
    try:
        return stat.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def all_gone_within(seconds: float, pids: set[int]) -> set[int]:
    """Wait for their end; the ones that are left."""
    until = time.monotonic() + seconds
    while (left := {pid for pid in pids if alive(pid)}) and time.monotonic() < until:
        time.sleep(0.05)
    return left
