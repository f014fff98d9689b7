"""Fixtures and helpers shared by the tests, one noun a file."""
