"""Why nothing was published."""

from __future__ import annotations


class Refusal(Exception):
    """Nothing was changed for readers; the message says why and what to do, in Indonesian."""
