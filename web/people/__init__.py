"""Offices and who holds them, people and their slips. For the secretariat."""

from web.people import offices, persons, slips, terms
from web.people.room import blueprint

__all__ = ["blueprint", "offices", "persons", "slips", "terms"]
