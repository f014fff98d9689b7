"""Apprise's own plugins, their requests led to a real server on this machine."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from config.channels import SCHEMES, ThroughApprise
from engine.jobs.channels.through_apprise import PLUGINS, ApprisePost, UnreadableError
from engine.service.delivering import Away, Never, NotNow
from engine.service.notes import Note
from tests.jobs.gateway import SmsGateway

ROOT = Path(__file__).resolve().parents[3]
BOT = "123456789:kunci_rahasia-bot"
NEVER = frozenset({400, 403})
NOTE = Note(
    "telegram", "987654321", "Usulan <b>2027-1</b> & *lainnya*\nhttps://x.example", "1", "id"
)


@pytest.fixture
def telegram(sms: SmsGateway, monkeypatch: pytest.MonkeyPatch) -> SmsGateway:
    """Telegram's plugin, whose requests go to the server of the test."""
    from apprise.plugins.telegram import NotifyTelegram

    monkeypatch.setattr(NotifyTelegram, "notify_url", f"http://127.0.0.1:{sms.port}/bot")
    sms.status, sms.says = 200, '{"ok": true}'
    return sms


def post(note: Note = NOTE) -> None:
    ApprisePost(ThroughApprise(f"tgram://{BOT}/{{address}}/", NEVER))(note)


def test_a_note_reaches_the_chat_with_its_words_as_they_are(telegram: SmsGateway) -> None:
    post()
    (request,) = telegram.received
    assert request.path == f"/bot{BOT}/sendMessage"
    sent = json.loads(request.body)
    assert str(sent["chat_id"]) == NOTE.address
    shown = sent["text"]
    if sent.get("parse_mode") == "HTML":
        shown = shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert shown == NOTE.text


@pytest.mark.parametrize(
    ("status", "means"),
    [(400, Never), (403, Never), (401, Away), (429, Away), (502, Away), (500, NotNow)],
)
def test_the_status_of_a_refusal_means_what_it_means_at_a_gateway(
    telegram: SmsGateway, status: int, means: type[Exception]
) -> None:
    telegram.status, telegram.says = status, '{"ok": false, "description": "Forbidden: blocked"}'
    with pytest.raises(means) as problem:
        post()
    assert problem.type is means


def test_a_server_that_cannot_be_reached_is_away(telegram: SmsGateway) -> None:
    telegram.closes()
    with pytest.raises(Away, match="no answer"):
        post()


def test_neither_address_nor_secret_is_logged(telegram: SmsGateway) -> None:
    # In a process of its own: pytest listens to libraries that a log does not hear.
    code = f"""
from apprise.plugins.telegram import NotifyTelegram
from config.channels import ThroughApprise
from engine.jobs.channels.through_apprise import ApprisePost
from engine.service import logs
from engine.service.delivering import Never
from engine.service.notes import Note
logs.configure()
NotifyTelegram.notify_url = 'http://127.0.0.1:{telegram.port}/bot'
settings = ThroughApprise('tgram://{BOT}/{{address}}/')
try:
    ApprisePost(settings)(Note('telegram', '{NOTE.address}', 'kabar', '1', 'id'))
except Exception as problem:
    print(repr(problem), repr(settings))
"""
    telegram.status = 422
    done = _run(code)
    assert len(telegram.received) == 1
    assert "Never('answer 422')" in done.stdout
    assert NOTE.address not in done.stdout + done.stderr
    assert "kunci_rahasia" not in done.stdout + done.stderr


def test_an_address_that_apprise_cannot_read_says_nothing_of_it() -> None:
    settings = ThroughApprise("whatsapp://kunci_rahasia@bukan-nomor/{digits}")
    with pytest.raises(UnreadableError) as problem:
        ApprisePost(settings).check()
    assert "rahasia" not in f"{problem.value} {problem.value.__cause__}"
    with pytest.raises(Away, match="settings"):
        ApprisePost(settings)(NOTE)
    ApprisePost(ThroughApprise(f"tgram://{BOT}/{{address}}/")).check()


def test_the_settings_allow_exactly_the_plugins_that_are_here() -> None:
    assert {scheme for allowed in SCHEMES.values() for scheme in allowed} == set(PLUGINS)
    for module, name in PLUGINS.values():
        plugin = getattr(__import__(f"apprise.plugins.{module}", fromlist=[name]), name)
        protocols = (plugin.protocol, plugin.secure_protocol)
        known = {
            one for each in protocols if each for one in ([each] if isinstance(each, str) else each)
        }
        assert known & set(PLUGINS), name


def test_only_a_process_that_sends_ever_loads_apprise() -> None:
    for module in ("web", "engine.jobs.root", "engine.jobs.handlers"):
        code = f"import sys, {module}; print({{'apprise', 'requests'}} & {{*sys.modules}})"
        assert _run(code).stdout.strip() == "set()", module


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for the memory of a process")
def test_a_worker_that_loaded_it_stays_small() -> None:
    code = f"""
from pathlib import Path
import engine.cli.worker
from config.channels import ThroughApprise
from engine.jobs.channels.through_apprise import ApprisePost
def mine():
    lines = Path('/proc/self/status').read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith('VmRSS'))
before = mine()
ApprisePost(ThroughApprise('tgram://{BOT}/{{address}}/')).check()
print(mine() - before)
"""
    assert int(_run(code).stdout) < 20 * 1024  # KiB; its whole shop of plugins would be 37 MiB


def _run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
