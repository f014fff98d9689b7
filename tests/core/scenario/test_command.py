"""`rembuk test`: what it prints, and the exit code that says whether everything holds."""

import argparse
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from engine.cli import test as command
from tests.core.scenario.small import FRAME, script


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """workflows/ with the frame, its cycle, and a folder for scenarios."""
    found = tmp_path / "workflows"
    (found / "cycles").mkdir(parents=True)
    (found / "scenarios").mkdir()
    shutil.copy(FRAME / "frame.yaml", found)
    shutil.copy(FRAME / "frame_cycle.yaml", found / "cycles" / "guide.yaml")
    return found


def rembuk_test(folder: Path, *arguments: str, lang: str = "en") -> int:
    parser = argparse.ArgumentParser()
    command.add(parser.add_subparsers())
    args = parser.parse_args(["test", "--lang", lang, *arguments])
    return command.run(args, SimpleNamespace(root=folder.parent))


def put(folder: Path, *steps: str) -> Path:
    path = folder / "scenarios" / "frame.yaml"
    path.write_text(script(*steps), encoding="utf-8")
    return path


def test_what_holds_is_printed_with_what_it_covers(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = put(folder, "{ani: open}", "{lurah: check}")
    assert rembuk_test(folder, str(path)) == 0
    out = capsys.readouterr().out
    assert "1 of 1 hold" in out
    assert "ok    the one under test" in out
    assert "covered: states 15 % (2 of 13)" in out
    assert "not played" not in out


def test_a_failure_names_file_line_step_expected_and_got(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = put(folder, "{ani: open}", "{lurah: check, state: done}")
    assert rembuk_test(folder, str(path)) == 1
    out = capsys.readouterr().out
    assert f"{path}:13:9: step 2: state" in out
    assert "expected:   Done (done)" in out
    assert "got:        Checked (village_check)" in out


def test_it_speaks_indonesian_unless_told_otherwise(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parser = argparse.ArgumentParser()
    command.add(parser.add_subparsers())
    assert parser.parse_args(["test"]).lang == "id"  # as `rembuk check`
    path = put(folder, "{ani: open}", "{lurah: check, state: done}")
    assert rembuk_test(folder, "--missing", str(path), lang="id") == 1
    out = capsys.readouterr().out
    assert "0 dari 1 cocok" in out
    assert f"{path}:13:9: langkah 2: tahap\n" in out
    assert "diharapkan: " in out
    assert "ternyata:   " in out
    assert "tercakup: tahap " in out
    assert " % (2 dari " in out
    assert "belum dimainkan, tahap: " in out
    for english in ("hold", "FAIL", "expected", "got", "covered", "states", "not played"):
        assert english not in out
    assert rembuk_test(folder, str(folder / "scenarios" / "none.yaml"), lang="id") == 1
    assert "berkas tidak dapat dibaca" in capsys.readouterr().out
    path.write_text("- a\n", encoding="utf-8")
    assert rembuk_test(folder, str(path), lang="id") == 1
    assert "Berkas ini harus berisi kunci dan nilai" in capsys.readouterr().out


def test_a_workflow_stands_for_its_scenarios(folder: Path) -> None:
    put(folder, "{ani: open}")
    assert rembuk_test(folder, str(folder / "frame.yaml")) == 0


def test_several_files_of_a_workflow_are_played_and_cover_it_together(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(folder, "{ani: open}", "{lurah: check}")
    more = folder / "scenarios" / "frame_more.yaml"
    more.write_text(script("{ani: open}", "{lurah: discuss}"), encoding="utf-8")
    other = folder / "scenarios" / "frame_other.yaml"
    other.write_text(script("{ani: open}").replace("workflow: frame", "workflow: frame_other"))
    assert rembuk_test(folder, str(folder / "frame.yaml")) == 0
    out = capsys.readouterr().out
    assert "frame, 2 files together\n  covered: states 23 % (3 of 13)" in out
    assert "frame_other" not in out
    more.write_text(script("{ani: open, state: done}"), encoding="utf-8")
    assert rembuk_test(folder, str(folder / "frame.yaml")) == 1


def test_no_file_means_all_of_them(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(folder, "{ani: open}")
    assert rembuk_test(folder) == 0
    assert "1 of 1 hold" in capsys.readouterr().out


def test_no_scenarios_at_all_is_no_success(folder: Path) -> None:
    assert rembuk_test(folder) == 1


def test_what_is_not_played_is_named_on_request(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = put(folder, "{ani: open}")
    assert rembuk_test(folder, "--missing", str(path)) == 0
    assert "; Checked (village_check); " in capsys.readouterr().out


def test_mistakes_in_the_files_are_printed_with_their_places(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = put(folder, "{at: noon}")
    assert rembuk_test(folder, str(path)) == 1
    assert f"{path}:12:" in capsys.readouterr().out
    path = put(folder, "{ani: open}")
    (folder / "frame.yaml").write_text("workflow: frame\n", encoding="utf-8")
    assert rembuk_test(folder, str(path)) == 1
    assert "frame.yaml:1:1" in capsys.readouterr().out


def test_a_file_that_is_not_there_is_one_clear_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rembuk_test(folder, str(folder / "scenarios" / "none.yaml")) == 1
    assert capsys.readouterr().out.count("\n") == 1
