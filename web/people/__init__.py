"""Organisations, offices and who holds them, people, rights and slips. For the secretariat."""

from web.people import (
    addresses,
    details,
    offices,
    organisations,
    persons,
    posts,
    slips,
    terms,
    told,
    wanting,
)
from web.people.room import blueprint

__all__ = [
    "addresses",
    "blueprint",
    "details",
    "offices",
    "organisations",
    "persons",
    "posts",
    "slips",
    "terms",
    "told",
    "wanting",
]
