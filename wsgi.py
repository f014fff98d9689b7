"""The root of the web server: reads the settings once and makes the application."""

import os
from pathlib import Path

from config.settings import Settings
from web import create_app

app = create_app(Settings.from_environment(os.environ, Path(__file__).parent))
