"""The number under which an office received a contribution, and its sender asks after it."""

from __future__ import annotations

import re

from kim_plugins.model.short_codes import FIRST, SIGNS, code_of

_LENGTH = 8
PATTERN = rf"[{FIRST}][{SIGNS}]{{{_LENGTH - 1}}}"
_NUMBER = re.compile(PATTERN)


def is_number(text: str) -> bool:
    """Tell whether a text is such a number."""
    return _NUMBER.fullmatch(text) is not None


def number_of(key: str) -> str:
    """Return the number of a contribution, from what it is known by; about 38 bits of its hash."""
    return code_of(key, _LENGTH)
