"""An address that goes on in the next line is cut there, and leads elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.content.draft import Draft
from kim_plugins.content.text.prose import without_code

_ENDS = re.compile(
    r"(?i)(?P<address>(?:https?://|www\.)[^\s<>()\[\]\"“”]{3,300}|[\w.+-]{2,64}@[\w.-]*)"
    r"[ \t]*\n[ \t>]*(?P<rest>[^\s<>]{1,300})(?P<after>[^\n]*)"
)
_JOINED = re.compile(r"[-_=&?%@/]$")
"""How an address may break off."""
_REST = re.compile(
    r"(?i)[\w%~./?#&=+-]+?(?:\.(?:html?|php|aspx?|pdf|jpe?g|png|docx?|xlsx?)\b|[=?&%#_~]\w"
    r"|\w/\w[\w-]*/|(?:\w+-){2}\w)"
)
"""What no word of a sentence looks like."""
_WORD = re.compile(r"[a-z0-9][\w./?#&=%-]*$")
_NO_REST = re.compile(r"https?://|www\.|\d{1,2}[.:]\d\d|\d{1,3}[.)]|[-*+•>#|~]|[A-Z][a-z]*$")
"""Another address, a time, an item, the first word of a sentence: something of its own."""


def check(draft: Draft) -> list[Diagnostic]:
    """Look at the addresses at which a line ends."""
    if not any(sign in draft.text for sign in ("://", "www.", "@", "WWW.")):
        return []
    return [
        Diagnostic("KIM176", draft.within(start, end), {"address": address, "rest": rest})
        for start, end, address, rest in _cut(without_code(draft.text))
    ]


def _cut(text: str) -> Iterator[tuple[int, int, str, str]]:
    for found in _ENDS.finditer(text):
        address, rest = found["address"], found["rest"].rstrip(".,;!?)\"'”")
        if _goes_on(address, rest, is_alone=not found["after"].strip()):
            yield *found.span("address"), address, rest


def _goes_on(address: str, rest: str, *, is_alone: bool) -> bool:
    """Tell whether what begins the next line belongs to an address."""
    if not rest or rest.endswith(":") or _NO_REST.match(rest) or address[-1] in ",;:!)":
        return False
    if "@" in address and "://" not in address:
        is_open = address.endswith(("@", "-", "."))
        return is_open and re.fullmatch(r"[a-z\d-]+(?:\.[a-z\d-]+)+", rest) is not None
    if _REST.match(rest) and not address.endswith("."):
        return True
    joint = _JOINED.search(address)
    if not joint or not _WORD.match(rest):
        return False
    # A folder's slash may well end an address: only a line of its own goes on with it.
    return is_alone and address.count("/") > 3 if joint[0] == "/" else True
