"""Runs one outside command: its output goes to the log, its lines may drive a counter."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from engine.local.setup.say import SetupError


class CommandFailed(SetupError):
    """A command ended badly; `output` holds its last lines."""

    def __init__(self, message: str, output: str) -> None:
        super().__init__(message)
        self.output = output


def run(
    command: Sequence[str],
    *,
    log: Path,
    environ: Mapping[str, str],
    cwd: Path | None = None,
    on_line: Callable[[str], None] | None = None,
) -> str:
    """Run to the end and return the output. Raises CommandFailed, naming the log."""
    log.parent.mkdir(parents=True, exist_ok=True)
    kept: list[str] = []
    with log.open("a", encoding="utf-8", errors="replace") as sink:
        sink.write(f"$ {' '.join(command)}\n")
        try:
            child = subprocess.Popen(
                list(command),
                cwd=cwd,
                env=dict(environ),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
            )
        except OSError as error:
            raise CommandFailed(f"cannot run {command[0]}: {error.strerror}", "") from error
        with child:
            assert child.stdout is not None  # noqa: S101  (asked for by PIPE above)
            for line in child.stdout:
                sink.write(line)
                kept.append(line)
                if on_line is not None:
                    on_line(line)
    output = "".join(kept)
    if child.returncode != 0:
        raise CommandFailed(f"{Path(command[0]).name} failed; its output is in {log}", output)
    return output
