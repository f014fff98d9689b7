"""Tests of the commands that need a database."""
