"""`rembuk proof`: how long and by which seed, and what it says where that makes no sense."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("arguments", "environ", "said"),
    [
        ((), {"PROOF_MINUTES": "long"}, "PROOF_MINUTES is a number of minutes"),
        (("--minutes", "-1"), {}, "--minutes is more than 0"),
        ((), {"PROOF_MINUTES": "0"}, "--minutes is more than 0"),
    ],
)
def test_a_length_that_makes_no_sense_is_said_in_one_line(
    arguments: tuple[str, ...], environ: dict[str, str], said: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "engine.cli.main", "proof", *arguments],
        cwd=ROOT,
        env=os.environ | environ,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
