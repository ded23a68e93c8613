"""Common slips of spelling are told, once a word, and never inside quotations or names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.content.draft import Draft
from kim_plugins.content.text.misspellings import IN_NAMES, MISSPELLINGS, MISSPELT_WORDS
from kim_plugins.content.text.prose import own_words, words

KEYS = ("title", "summary")
_LAW = re.compile(
    r"\b(?:Undang-Undang|UU|Peraturan|Perda|Perbup|Keputusan|Keppres|PP)\b[^.\n]{0,120}\btentang\b"
)
"""The title of a law keeps the spelling of its time."""
_PERSON = re.compile(r"\b(?:Pak|Bapak|Bu|Ibu|Haji|H\.|Hj\.|Sdr\.|Mbah|Kakek|Nenek|Almarhum)\s$")
_NAMED_AFTER = re.compile(r"(?i)\bsepuluh\s$|\b10\s$")
"""The Tenth of November has given its name, in the old spelling, to streets and schools."""


def check(draft: Draft) -> list[Diagnostic]:
    """Look through title, summary and text of a post that is written in Indonesian."""
    meta = draft.meta
    if meta.lang and not meta.lang.startswith("id"):
        return []
    parts = {key: getattr(meta, key) or "" for key in KEYS}
    found = {
        slip for text in (*parts.values(), draft.text) for slip in words(text) & MISSPELT_WORDS
    }
    problems = []
    for slip in sorted(found):
        problems += _first(slip, parts, draft)
    return problems


def _first(slip: str, parts: dict[str, str], draft: Draft) -> list[Diagnostic]:
    """Return the first occurrence of a slip, as a problem."""
    for key, value in parts.items():
        for said in _occurrences(slip, value):
            return [draft.problem("KIM071", key, **_args(slip, said[0]))]
    for said in _occurrences(slip, draft.text):
        place = draft.within(said.start(), said.end())
        return [Diagnostic("KIM071", place, _args(slip, said[0]))]
    return []


def _occurrences(slip: str, text: str) -> Iterator[re.Match[str]]:
    """Yield where a slip is the author's own, and no part of a name."""
    pattern = re.escape(slip).replace("'", "['\u2019`]")
    own = own_words(text)
    for found in re.finditer(rf"(?<![\w#@]){pattern}(?!\w)", own, re.IGNORECASE):
        if not _is_name(slip, own, found):
            yield found


def _is_name(slip: str, text: str, found: re.Match[str]) -> bool:
    before, after = text[max(0, found.start() - 160) : found.start()], text[found.end() :][:24]
    if _LAW.search(before):
        return True
    if slip.startswith("nopember"):
        return bool(_NAMED_AFTER.search(before)) and not re.match(r"\s+\d{4}", after)
    if slip.startswith("jum"):
        return bool(_PERSON.search(before)) or bool(re.match(r" [A-Z]", after))
    if slip not in IN_NAMES or not found[0][0].isupper():
        return False
    last = re.search(r"(\w+)[ ]$", before)
    return bool(re.match(r" [A-Z]", after)) or bool(last and last[1][0].isupper())


def _args(slip: str, given: str) -> dict[str, str]:
    """Write the right form as the slip was written: small, with a capital, or all capitals."""
    right = MISSPELLINGS[slip]
    if given.isupper():
        right = right.upper()
    elif given[0].isupper():
        right = right[0].upper() + right[1:]
    return {"given": given, "right": right}
