"""Runs the real supervisor with small stand-in programs; started by the tests, not collected."""

import os
import sys
from pathlib import Path

from config.errors import SettingsError
from config.settings import Settings
from engine.local import ports
from engine.local.errors import LocalError
from engine.local.program import Program
from engine.local.supervisor import Plan, Supervisor

ROOT = Path(__file__).resolve().parents[2]

WEB = "import http.server as h, os; h.ThreadingHTTPServer(('127.0.0.1', int(os.environ['PORT'])), \
h.SimpleHTTPRequestHandler).serve_forever()"
# Like RQ's work horse: a grandchild in a session of its own that ignores what stops its parent.
HORSE = """
import os, signal, time
if os.fork() == 0:
    os.setsid()
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    time.sleep(600)
print("horse is out", flush=True)
time.sleep(600)
"""
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)"
SECOND_LIFE = """
import os, pathlib, sys, time
mark = pathlib.Path(os.environ["DATA_DIR"], "lived")
if not mark.exists():
    mark.touch()
    sys.exit(3)
print("second life", flush=True)
time.sleep(600)
"""
PREPARE = "import os; print('prepared', os.environ['DATABASE_URL'][:10])"


def python(name: str, code: str, grace: int = 2) -> Program:
    return Program(name, (sys.executable, "-c", code), grace, waits=name == "late")


def main() -> int:
    programs = {
        "web": WEB,
        "horse": HORSE,
        "stubborn": STUBBORN,
        "phoenix": SECOND_LIFE,
        "broken": "raise SystemExit(7)",
        "late": "import time; print('I am late', flush=True); time.sleep(600)",
    }
    chosen = sys.argv[1].split(",")
    serves = not {"web", "broken"}.isdisjoint(chosen)
    try:
        settings = Settings.from_environment(os.environ, ROOT)
        plan = Plan(
            first=[python("prepare", os.environ.get("PREPARE", PREPARE))],
            programs=[python(name, programs[name]) for name in chosen],
            check=lambda: ports.must_be_free(settings.host, settings.port, "PORT"),
            ready=lambda: not serves or ports.answers_http(settings.host, settings.port),
            announce=lambda: [f"serving at {settings.base_url}"],
        )
        return Supervisor(settings, plan, os.environ).run()
    except (LocalError, SettingsError) as error:
        sys.stderr.write(f"rembuk: {error}\n")
        return 2


if __name__ == "__main__":
    sys.exit(main())
