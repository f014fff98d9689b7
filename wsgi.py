"""The root of the web server: reads the settings once and makes the application.

The server forks its workers after this: nothing here may open a connection or start a thread.
"""

import gc
import os
from pathlib import Path

from config.settings import Settings
from engine.service import logs
from web import create_app

logs.configure()
app = create_app(Settings.from_environment(os.environ, Path(__file__).parent))

# What was made until now stays: the collector need not look at it, nor copy its pages by doing so.
gc.collect()
gc.freeze()
