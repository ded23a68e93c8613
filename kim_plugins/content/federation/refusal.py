"""Why a site isn't joined."""

from __future__ import annotations


class Refused(Exception):
    """What a site sends can't be joined; its text ends a sentence about the site in Indonesian."""
