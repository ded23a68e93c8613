"""The file name that a post was meant to have, where that can be told."""

from __future__ import annotations

import datetime as dt
import posixpath
import re

from kim_plugins.base.slug import LONGEST, slugify
from kim_plugins.content.files import post_paths
from kim_plugins.content.front_matter import given_dates

_PREFIXES = (
    re.compile(r"(\d{4}([-_. ]?)\d{2}\2\d{2})(?!\d)[-_. ]*(.*)", re.ASCII),
    re.compile(r"(\d{1,2}([-_. ])\d{1,2}\2\d{4})(?!\d)[-_. ]*(.*)", re.ASCII),
    re.compile(r"(\d{1,2}([-_ ])[A-Za-z]{3,9}\2\d{4})(?!\d)[-_. ]*(.*)", re.ASCII),
)
"""A date at the beginning of a name: year first, year last, the month as a word."""


def better_name(uri: str, day: dt.date | None) -> str:
    """Return the name that a post should have ("" where it can't be told, or is right).

    `day` is the date in its front matter, which a name without one is given.
    """
    if len(uri.split("/")) != 4 or post_paths.name_of(uri, uri)[0]:
        return ""
    stem = posixpath.splitext(posixpath.basename(uri))[0]
    date, words = _parted(stem, day)
    room = LONGEST - len("2026-05-08-")
    slug = slugify(words)[:room].rstrip("-")
    return f"{date}-{slug}.md" if date and slug else ""


def _parted(stem: str, day: dt.date | None) -> tuple[str, str]:
    for pattern in _PREFIXES:
        if found := pattern.fullmatch(stem):
            return given_dates.iso(re.sub(r"[-_. ]", " ", found[1]), day)[:10], found[3]
    return day.isoformat() if day else "", stem
