"""The steps of the set-up that need no network; the whole of it is in test_clean_clone.py."""

import fcntl
import subprocess
import sys
import time
from pathlib import Path

import pytest

from engine.local.setup import browser, bundling, command, packages, pages
from engine.local.setup.pages import lock_files
from engine.local.setup.place import Place
from engine.local.setup.say import SetupError
from engine.local.setup.stamp import Stamps, key_of
from engine.local.setup.steps import table
from tests.support.pace import pace

ROOT = Path(__file__).resolve().parents[2]
BOOTSTRAP = [sys.executable, "engine/local/bootstrap.py"]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_a_second_set_up_takes_less_than_a_second_and_says_nothing() -> None:
    # --check first: a set-up that is not complete would be repaired below this very test.
    check = subprocess.run([*BOOTSTRAP, "--check", "test"], cwd=ROOT)
    assert check.returncode == 0
    began = time.monotonic()
    done = subprocess.run([*BOOTSTRAP, "test"], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert time.monotonic() - began < 1.0 * pace()


def test_an_unknown_group_is_refused() -> None:
    done = subprocess.run([*BOOTSTRAP, "everything"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.startswith("usage:")


def test_two_set_ups_at_once_wait_for_each_other(place: Place) -> None:
    place.cache.mkdir()
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from pathlib import Path\n"
        "from engine.local import bootstrap\n"
        "from engine.local.setup.place import Place\n"
        "with bootstrap.alone(Place(Path(sys.argv[2]))): print('mine', flush=True)"
    )
    with (place.cache / "setup.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        waiting = subprocess.Popen(
            [sys.executable, "-c", code, str(ROOT), str(place.root)],
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert waiting.stdout is not None
        assert "waiting for it" in waiting.stdout.readline()
    assert waiting.communicate(timeout=10)[0] == "mine\n"


def test_a_step_that_was_broken_off_has_no_stamp(place: Place) -> None:
    stamps = Stamps(place)
    stamps.finish("packages", "key")
    assert stamps.holds("packages", "key")
    stamps.begin("packages")
    again = Stamps(place)
    assert not again.holds("packages", "key")
    assert again.begun("packages")
    again.finish("packages", "key")
    assert not again.begun("packages")


def test_packages_that_were_broken_off_make_the_environment_anew(place: Place) -> None:
    for lock in (place.lock("run"), place.lock("test"), place.lock("proof"), *lock_files(place)):
        lock.parent.mkdir(parents=True, exist_ok=True)
        lock.touch()
    (place.root / "pyproject.toml").touch()
    place.python.parent.mkdir(parents=True)
    place.python.touch()
    stamps = Stamps(place)

    def done(group: str) -> list[str]:
        return [step.name for step in table(place, stamps, group, {}) if step.done(stamps)]

    for step in table(place, stamps, "test", {})[:2]:
        stamps.finish(step.name, step.key)
    assert done("test") == done("run") == ["venv", "packages"]
    assert done("proof") == ["venv"]
    stamps.begin("packages")
    assert done("run") == []
    stamps.finish("packages", "run of other locks")
    assert done("run") == ["venv"]


def test_the_key_of_a_step_changes_with_its_files(tmp_path: Path) -> None:
    lock = tmp_path / "run.txt"
    lock.write_text("one")
    before = key_of([lock])
    lock.write_text("two")
    assert key_of([lock]) != before
    assert key_of([lock], "word") != key_of([lock])


def test_pip_and_npm_keep_out_of_a_home_that_is_unset_or_closed(place: Place) -> None:
    own = str(place.cache / "home")
    assert place.environ({})["HOME"] == own
    assert place.environ({"HOME": "/nowhere"})["HOME"] == own
    assert place.environ({"HOME": str(place.root)})["HOME"] == str(place.root)
    env = place.environ({"PYTHONPATH": "x", "VIRTUAL_ENV": "y"})
    assert env["PIP_CACHE_DIR"].startswith(str(place.root))
    assert env["npm_config_cache"].startswith(str(place.root))
    assert not {"PYTHONPATH", "VIRTUAL_ENV"} & env.keys()


def test_a_failed_command_names_its_log(place: Place) -> None:
    fails = [sys.executable, "-c", "print('because'); raise SystemExit(4)"]
    with pytest.raises(command.CommandFailed) as raised:
        command.run(fails, log=place.log, environ={})
    assert str(place.log) in str(raised.value)
    assert "because" in place.log.read_text()
    with pytest.raises(SetupError, match="cannot run"):
        command.run(["/no/such"], log=place.log, environ={})


def test_a_platform_without_a_wheel_is_named() -> None:
    output = "ERROR: No matching distribution found for cel-expr-python==0.1.3\n"
    line = str(packages._explained(command.CommandFailed("pip failed", output)))
    assert line.startswith("no ready-made package of cel-expr-python==0.1.3 for ")


def test_the_files_of_the_pages_are_copied_whole(place: Place) -> None:
    modules = place.web / "node_modules"
    for source in [*pages.VENDOR, pages.AREAS]:
        (modules / source).parent.mkdir(parents=True, exist_ok=True)
        (modules / source).write_text(source)
    assert not pages.complete(place)
    pages.copy(place)
    assert pages.complete(place)
    names = sorted(path.name for path in place.vendor.iterdir())
    assert names == sorted(pages.VENDOR.values())


def test_a_missing_file_of_the_pages_is_one_line(place: Place) -> None:
    with pytest.raises(SetupError, match="npm left no"):
        pages.copy(place)


def test_the_editor_is_bundled_by_the_program_that_npm_brought(place: Place) -> None:
    with pytest.raises(SetupError, match="npm left no esbuild"):
        bundling.bundle(place, {})
    program = place.web / "node_modules/@esbuild/this-machine/bin/esbuild"
    program.parent.mkdir(parents=True)
    program.write_text('#!/bin/sh\nfor word; do out=$word; done\necho bundled > "${out#*=}"\n')
    program.chmod(0o755)
    assert not bundling.complete(place)
    bundling.bundle(place, {"PATH": "/usr/bin:/bin"})
    assert bundling.complete(place)
    assert [path.name for path in place.vendor.iterdir()] == [bundling.BUNDLE]


def test_a_changed_module_of_the_editor_is_bundled_anew() -> None:
    names = [path.name for path in bundling.sources(Place(ROOT))]
    assert Path(bundling.MAIN).name in names
    assert "path.js" in names


def test_a_browser_is_found_on_the_path_only(tmp_path: Path) -> None:
    assert browser.find({"PATH": str(tmp_path)}) is None
    program = tmp_path / "chromium-browser"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    assert browser.find({"PATH": str(tmp_path)}) == str(program)


@pytest.mark.parametrize("group", ["run", "test", "proof", "node"])
def test_locks_pin_every_package_by_hash_and_hold_no_address(group: str) -> None:
    text = Place(ROOT).lock(group).read_text()
    pins = [line for line in text.splitlines() if line and line[0].isalpha()]
    assert pins
    assert all("==" in pin and pin.endswith("\\") for pin in pins)
    assert "://" not in text
    assert "--index" not in text


def test_a_wider_group_pins_the_same_versions() -> None:
    def pins(group: str) -> set[str]:
        lines = Place(ROOT).lock(group).read_text().splitlines()
        return {line for line in lines if "==" in line and line[0].isalpha()}

    assert pins("run") <= pins("test") <= pins("proof")


def test_the_lock_of_npm_holds_no_registry() -> None:
    text = (ROOT / "web" / "package-lock.json").read_text()
    assert '"resolved"' not in text
    assert text.count('"integrity"') == text.count('"node_modules/')
