"""A small trial: real processes on real servers, each kind of fault once, then the count."""

import re
from contextlib import closing
from pathlib import Path

import pytest

from engine.trial import faults
from engine.trial.rounds import Trial
from engine.trial.stage import staged
from engine.trial.verdict import lines, verdict

ROOT = Path(__file__).resolve().parents[2]
SEED = "tests"

pytestmark = pytest.mark.timeout(400)


def test_a_trial_with_every_fault_is_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults, "MEANWHILE", 0.3)
    said: list[str] = []
    with staged(ROOT) as stage, closing(Trial(stage, SEED, 20.0, said.append)) as trial:
        found = trial.run(0)
        if len(found.faults) < len(faults.TABLE):
            trial.run(0)  # a slow machine: the rest of the faults
        folder = stage.folder
    assert list(lines(found, SEED)) == []
    assert found.faults.keys() == faults.TABLE.keys()
    assert found.deeds["accepted"] > 20
    assert found.mails > 0
    assert found.pages > 0
    assert re.match(r"SOUND: \d+\.\d minutes, seed tests, [12] rounds, ", verdict(found, SEED))
    assert said
    assert said[0].startswith("round 1: ")
    assert not folder.exists()
