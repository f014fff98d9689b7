"""Stands between the runner and one child, so that no child outlives the runner.

A script of its own (`python -I -S guardian.py LEASH STOP GRACE UID GID -- COMMAND...`): standard
library only. The runner holds the other end of the pipe LEASH. A byte on it means "stop in good
order"; its end means that the runner is gone, however it died.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import sys
import time

HURRY = 3.0  # seconds from the end of the runner to SIGKILL
_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36


def main(arguments: list[str]) -> int:
    """Start the command, watch it and the leash; the exit code is the command's.

    1. Become the parent of every orphan below (Linux). 2. Start the child. 3. Wait for its end or
    for the leash. 4. Ask it to stop, then insist. 5. Leave nothing behind.
    """
    leash, stop, grace, uid, gid = (int(each) for each in arguments[:5])
    command = arguments[arguments.index("--") + 1 :]
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)
    wake = _wake_on_signals()
    child = _start(command, stop, uid, gid)
    code = _watch(child, leash, wake, stop, grace)
    _leave_nothing(child, set())
    return code


def _start(command: list[str], stop: int, uid: int, gid: int) -> int:
    guardian = os.getpid()
    child = os.fork()
    if child:
        return child
    try:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD):
            signal.signal(number, signal.SIG_DFL)
        signal.set_wakeup_fd(-1)
        os.closerange(3, 1024)
        os.setpgid(0, 0)
        if uid >= 0:
            os.setgroups([])
            os.setgid(gid)
            os.setuid(uid)
        # After setuid, which clears it. The guardian has one thread, so its death is the process's.
        _prctl(_PR_SET_PDEATHSIG, stop)
        if os.getppid() == guardian:
            os.execvp(command[0], command)
    except OSError as error:
        os.write(2, f"cannot start {command[0]}: {error.strerror}\n".encode())
    os._exit(127)


def _watch(child: int, leash: int, wake: int, stop: int, grace: int) -> int:
    """Wait for the child's end; a byte or the end of the leash begins the stop."""
    deadline: float | None = None
    known: set[int] = set()
    inputs = [leash, wake]
    while True:
        ended, status = _reap(child)
        if ended:
            return os.waitstatus_to_exitcode(status) % 256
        if deadline is not None and time.monotonic() >= deadline:
            _leave_nothing(child, known)
            return 128 + signal.SIGKILL
        left = None if deadline is None else max(0.0, deadline - time.monotonic())
        ready, _, _ = select.select(inputs, [], [], left)
        asked: float | None = None
        if wake in ready and signal.SIGTERM in os.read(wake, 64):
            asked = grace
        if leash in ready:
            if os.read(leash, 1):
                asked = grace
            else:
                inputs.remove(leash)
                asked = min(grace, HURRY)
        if asked is not None:
            if deadline is None:
                known = _below(os.getpid())
                _kill(child, stop)
            until = time.monotonic() + asked
            deadline = until if deadline is None else min(deadline, until)


def _reap(child: int) -> tuple[bool, int]:
    """Collect every ended process; (True, status) once the child itself is among them."""
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return True, 0
        if pid == child:
            return True, status
        if pid == 0:
            return False, 0


def _leave_nothing(child: int, known: set[int]) -> None:
    """Kill the child's group and all that descends from here, also what left the group."""
    with contextlib.suppress(OSError):
        os.killpg(child, signal.SIGKILL)
    until = time.monotonic() + 1.0
    while time.monotonic() < until:
        below = _below(os.getpid()) | known
        known = set()
        for pid in below:
            _kill(pid, signal.SIGKILL)
        ended, _ = _reap(-1)
        if ended or not below:
            return
        time.sleep(0.02)


def _below(top: int) -> set[int]:
    """Every process under `top`, from /proc or, where there is none, from ps."""
    parents = _parents()
    found: set[int] = set()
    grown = True
    while grown:
        more = {pid for pid, parent in parents.items() if parent == top or parent in found}
        grown = not more <= found
        found |= more
    return found


def _parents() -> dict[int, int]:
    table: dict[int, int] = {}
    if os.path.isdir("/proc/self"):
        for name in os.listdir("/proc"):
            if name.isdigit():
                with contextlib.suppress(OSError), open(f"/proc/{name}/stat") as file:
                    table[int(name)] = int(file.read().rpartition(")")[2].split()[1])
        return table
    listing = subprocess.run(
        ["/bin/ps", "-axo", "pid=,ppid="], capture_output=True, text=True, check=False
    )
    for line in listing.stdout.splitlines():
        pid, parent = line.split()
        table[int(pid)] = int(parent)
    return table


def _wake_on_signals() -> int:
    """A descriptor that becomes readable on SIGCHLD and SIGTERM; Ctrl-C is the runner's matter."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    for number in (signal.SIGCHLD, signal.SIGTERM):
        signal.signal(number, lambda *_: None)
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    return reading


def _kill(pid: int, number: int) -> None:
    with contextlib.suppress(OSError):
        os.kill(pid, number)


def _prctl(option: int, value: int) -> None:
    if sys.platform.startswith("linux"):
        import ctypes

        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
