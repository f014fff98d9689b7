"""README.md tells the truth: what it names exists, and what exists is named."""

import re
from pathlib import Path

from engine.cli.main import SUBCOMMANDS

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text()


def test_the_two_commands_are_there_and_exist():
    targets = set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"`?make ([a-z][a-z-]*)`?", README))
    assert {"run", "test"} <= named
    assert named <= targets, named - targets


def test_every_subcommand_is_named_and_every_named_one_exists():
    named = set(re.findall(r"\brembuk ([a-z]+)", README))
    known = {command.name for command in SUBCOMMANDS}
    assert known <= named, known - named
    assert named <= known, named - known


def test_every_folder_of_the_architecture_page_exists():
    page = README.split("## Architecture")[1].split("\n## ")[0]
    folders = set(re.findall(r"`((?:engine|web|workflows|config|tests)/[\w/]*)`", page))
    assert len(folders) >= 8
    assert not [folder for folder in folders if not (ROOT / folder).exists()]


def test_every_room_of_the_engine_stands_on_the_architecture_page():
    page = README.split("## Architecture")[1].split("\n## ")[0]
    rooms = [p.parent.name for p in (ROOT / "engine").glob("*/__init__.py")]
    assert not [room for room in rooms if f"engine/{room}/" not in page]


def test_every_link_to_a_file_leads_there():
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", README)
    assert not [link for link in links if not (ROOT / link).exists()]
