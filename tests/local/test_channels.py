"""The file of channels: what is read from it, and each mistake with its place and no secret."""

from pathlib import Path

import pytest

from config.channels import REFUSALS, Gateway, ThroughApprise, read
from config.settings import Settings, SettingsError

GOOD = """
[sms]
url = "https://gerbang.example/kirim"
headers = { Authorization = "Bearer kunci-rahasia" }
json = { to = "{address}", text = "{text}" }
expects = { status = true }

[telegram]
apprise = "tgram://123:kunci-rahasia/{address}/"
bot = "@RembukBot"
"""


def file(folder: Path, words: str) -> Path:
    path = folder / "channels.toml"
    path.write_text(words, encoding="utf-8")
    return path


def test_a_file_names_gateways_and_services_of_apprise(tmp_path: Path) -> None:
    sms, telegram = read(file(tmp_path, GOOD))
    assert (sms.name, telegram.name, telegram.bot) == ("sms", "telegram", "@RembukBot")
    assert isinstance(sms.way, Gateway)
    assert sms.way.json == {"to": "{address}", "text": "{text}"}
    assert sms.way.expects == {"status": True}
    assert sms.way.never == REFUSALS
    assert isinstance(telegram.way, ThroughApprise)
    assert telegram.way.never == REFUSALS | {403}
    assert "rahasia" not in repr((sms, telegram))


GATE = '[sms]\nurl = "https://kunci-rahasia.example/"\n'
BODY = 'json = { to = "{address}", text = "{text}" }\n'


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("[sms\n", "line 1"),
        ("[fax]\n", "[fax] is none of sms, whatsapp, telegram"),
        ('sms = "kunci-rahasia"\n', "sms must be a table: [sms]"),
        ("[sms]\n", "[sms] needs either url or apprise"),
        (GATE + BODY + 'apprise = "twilio://kunci-rahasia"\n', "needs either url or apprise"),
        (GATE + BODY + "urls = 1\n", "[sms] urls is none of apprise, bot, expects, form"),
        (GATE, "needs either json or form"),
        (GATE + BODY + "form = {}\n", "needs either json or form"),
        (GATE + 'json = { text = "{text}" }\n', "nothing holds {address} or {digits}"),
        (GATE + 'json = { to = "{digits}" }\n', "nothing holds {text} or {line}"),
        (GATE + 'json = { to = "{nomor}", text = "{text}" }\n', "json: {nomor} is none of {addre"),
        (GATE + 'json = { a = [{ b = "{Text}" }] }\n', "json: {Text} is none of"),
        (GATE + "json = 7\n", "json must be a table"),
        (GATE + BODY + "headers = { A = 7 }\n", "headers must hold texts on one line"),
        (GATE + BODY + 'headers = { "A B" = "x" }\n', "headers: a name has letters"),
        (GATE + BODY + 'headers = { A = "a\\nB: kunci-rahasia" }\n', "texts on one line"),
        (GATE + BODY + 'headers = { A = "{text}" }\n', "headers: the text of a message"),
        (GATE + BODY + "never = [200]\n", "never must be a list of statuses from 400 to 599"),
        (GATE + BODY + "never = 403\n", "never must be a list"),
        (GATE + BODY + "bot = 5\n", "bot must be a text"),
        ('[sms]\nurl = "http://gerbang.example/"\n' + BODY, "url must begin with https://"),
        ('[sms]\nurl = "gerbang"\n' + BODY, "url must begin with https:// or http://"),
        ('[sms]\nurl = "https://a:99999/"\n' + BODY, "url must begin with"),
        ('[sms]\nurl = "https://a:kunci-rahasia@b/"\n' + BODY, "a password belongs into headers"),
        ('[sms]\nurl = "https://{address}.example/"\n' + BODY, "no place into the host"),
        ('[sms]\napprise = "json://x/{address}"\n', "apprise must begin with bulksms://"),
        ('[telegram]\napprise = "syslog://{address}"\n', "apprise must begin with tgram://"),
        ('[telegram]\napprise = "tgram://kunci-rahasia/"\n', "nothing holds {address}"),
        ('[telegram]\napprise = "tgram://k/{digits}"\njson = {}\n', "json goes with url"),
    ],
)
def test_a_mistake_is_said_with_its_place_and_without_the_secret(
    tmp_path: Path, words: str, said: str
) -> None:
    path = file(tmp_path, words)
    with pytest.raises(SettingsError) as problem:
        read(path)
    shown = str(problem.value)
    assert shown.startswith(f"CHANNELS: {path}: ")
    assert said in shown
    assert "rahasia" not in shown


def test_a_gateway_of_ones_own_network_needs_no_https(tmp_path: Path) -> None:
    for host in ("10.1.2.3:8080", "127.0.0.1", "[fd00::1]", "localhost"):
        (sms,) = read(file(tmp_path, f'[sms]\nurl = "http://{host}/"\n{BODY}'))
        assert sms.name == "sms"


def settings(tmp_path: Path, **environ: str) -> Settings:
    return Settings.from_environment({"DATA_DIR": str(tmp_path), **environ}, tmp_path, uid=1000)


def test_the_file_is_named_by_a_variable_that_children_get_too(tmp_path: Path) -> None:
    path = file(tmp_path, GOOD)
    made = settings(tmp_path, CHANNELS=str(path))
    assert [one.name for one in made.channels] == ["sms", "telegram"]
    assert "rahasia" not in repr(made)
    again = Settings.from_environment(made.environment(), tmp_path, uid=1000)
    assert again.channels == made.channels
    assert made.own_gateway == ""


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"CHANNELS must be a file; .*tidak-ada\.toml is none"):
        settings(tmp_path, CHANNELS=str(tmp_path / "tidak-ada.toml"))
    (tmp_path / "biner.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match="is not in UTF-8"):
        settings(tmp_path, CHANNELS=str(tmp_path / "biner.toml"))


def test_the_sample_catches_sms_and_a_real_office_has_no_channel(tmp_path: Path) -> None:
    sample = settings(tmp_path, PORT="8000")
    assert sample.own_gateway == "http://127.0.0.1:8026/sms"
    assert [one.name for one in sample.channels] == ["sms"]
    child = Settings.from_environment(sample.environment(), tmp_path, uid=1000)
    assert child.channels == sample.channels
    assert settings(tmp_path, PORT="65535").own_gateway == "http://127.0.0.1:65510/sms"
    for environ in ({"SAMPLE": "0"}, {"SMTP_URL": "smtp://mail.example"}):
        assert settings(tmp_path, **environ).channels == ()
    assert settings(tmp_path, SAMPLE="0", SAMPLE_GATEWAY="http://127.0.0.1:1/").channels == ()
