"""Rembuk's engine: decides, remembers and delivers; the pages stand in `web`."""
