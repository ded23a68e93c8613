"""Signs that were damaged on their way from Word, a PDF or a web page, and what they were.

Most of it is UTF-8 that a program has read as Windows-1252, once or twice (`â€œ` for `“`); read
backwards it has one meaning. A replacement character (U+FFFD) has none: what stood there is lost.
Soft hyphens and blanks of no width are seen by nobody, but may part words where a text is
read aloud, copied or searched. The joiners of emoji and of other scripts stay.
"""

from __future__ import annotations

import bisect
import dataclasses
import re
from collections.abc import Iterator

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.content.text.edits import Edit, applied
from kim_plugins.content.text.prose import line_starts, without_code

LOST, MISREAD, UNSEEN = "KIM158", "KIM159", "KIM160"
MOST_LINES = 10
"""Lines of which each kind is told; whoever mends those finds the others."""


def _char(byte: int) -> str:
    """Return what Windows-1252 makes of a byte; a few have no meaning there and stay."""
    return bytes([byte]).decode("cp1252", "ignore") or chr(byte)


_BYTES = {_char(byte): byte for byte in range(0x80, 0x100)} | {chr(b): b for b in range(0x80, 0xA0)}
_NEXT = "[" + "".join(re.escape(_char(b)) for b in range(0x80, 0xC0)) + "\x80-\x9f]"
_SEQUENCE = f"(?:[\u00c2-\u00df]{_NEXT}|[\u00e0-\u00ef]{_NEXT}{{2}}|[\u00f0-\u00f4]{_NEXT}{{3}})"
_MISREAD = re.compile(f"{_SEQUENCE}+")
_LEADS = frozenset("\u00c2\u00c3\u00e2\u00ef\u00f0")
"""First bytes of nearly all that is misread; `é”` alone is a word and its quotation mark."""
_USUAL = re.compile(
    "[\u00a0-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u200b-\u200d"
    "\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u202f\u2030\u2032\u2033\u2039\u203a\u20ac\u2122"
    "\u2150-\u215e\u2190-\u23ff\u25a0-\u27bf\u2b00-\u2bff\ufb00-\ufb06\ufe0f\ufeff"
    "\U0001f000-\U0001faff]+"
)
"""What people write in Indonesian and its neighbours, and signs; anything else is doubtful."""
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_WORDS_SYMBOLS = re.compile("[\uf020-\uf0ff]")
"""Signs of the fonts Symbol and Wingdings: marks of a list where they begin a line."""
_SIGN = re.compile(
    rf"(?P<misread>{_SEQUENCE}+)"
    rf"|(?P<closing>\u00e2\u20ac)"
    r"|(?P<stray> ?\u00c2(?=\s|\Z))"
    rf"|(?P<lost>\ufffd+|\ufffc+|\u00f0\u0178{_NEXT}{{0,2}}|\u00c3(?=\s|\Z)|\u00e2[\u00a1-\u00ba\u00bc-\u00bf]|[\ue000-\uf0ff]+)"
    r"|(?P<ligature>[\ufb00-\ufb06])"
    r"|(?P<hyphen>\u00ad+[ \t]*\r?\n[ \t]*(?=[a-z]))"
    r"|(?P<unseen>[\u00ad\u200b\u2060]+|(?!\A)\ufeff+)"
    r"|(?P<direction>[\u200e\u200f]+)"
    r"|(?P<joiner>(?<![^\x00-\x7f])[\u200c\u200d]+(?![^\x00-\x7f]))"
)
_TRIGGERS = "\u00ad\u00c2\u00c3\u00e2\u00ef\u00f0\u200b\u200c\u200d\u200e\u200f\u2060"
_RARE = re.compile("[\ue000-\uf0ff\ufb00-\ufb06\ufeff\ufffc\ufffd]")
_RARE_BYTES = (b"\xee", b"\xef")
"""The first bytes of rare signs: to look for a byte is faster than to look for many signs."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_CLOSING = re.compile(f"\u201d|\u00e2\u20ac(?!{_NEXT})")
_NEAR = 400
"""Characters in which the quotation mark is looked for that a lost one closes."""
_LONGEST_WORD = 60


@dataclasses.dataclass(frozen=True, slots=True)
class Sign:
    """One damaged place: which code tells of it, and what stood there, if that is known."""

    code: str
    start: int
    end: int
    right: str | None = None


def may_be_broken(text: str, content: bytes) -> bool:
    """Tell at a glance whether a file can hold any of these; most can't."""
    if any(sign in text for sign in _TRIGGERS):
        return True
    return any(byte in content for byte in _RARE_BYTES) and _RARE.search(text) is not None


def signs(text: str) -> Iterator[Sign]:
    """Yield the damaged places of a text, in order; in code they are meant."""
    has_direction = _RIGHT_TO_LEFT.search(text) is not None
    for found in _SIGN.finditer(without_code(text)):
        start, end = found.span()
        kind = found.lastgroup
        if kind == "misread":
            yield from _misread(found[0], start)
        elif kind == "lost":
            if not _is_bullet(text, start, end):
                yield Sign(LOST, start, end)
        elif kind == "closing":
            yield Sign(*(MISREAD, start, end, "”") if _closes(text, start) else (LOST, start, end))
        elif kind in ("ligature", "stray"):
            yield Sign(MISREAD, start, end, _LIGATURES.get(found[0], ""))
        elif kind != "direction" or not has_direction:
            yield Sign(UNSEEN, start, end, "")


def told(file: SourceFile, text: str) -> Iterator[Diagnostic]:
    """Tell of damaged places, each kind once a line; `text` is the file's."""
    if not may_be_broken(text, file.content):
        return
    found, starts = list(signs(text)), line_starts(text)
    for code in (LOST, MISREAD, UNSEEN):
        # A byte order mark is told by KIM060, which keeps the post back.
        ours = [s for s in found if s.code == code and "\ufeff" not in text[s.start : s.end]]
        lines: dict[int, Sign] = {}
        for sign in ours:
            lines.setdefault(bisect.bisect_right(starts, sign.start), sign)
        for line, sign in list(lines.items())[:MOST_LINES]:
            column = sign.start - starts[line - 1] + 1
            length = len(text[sign.start : sign.end].partition("\n")[0])
            args = {"count": str(len(ours)), **_in_words(text, sign)}
            yield Diagnostic(code, Span(file.path, line, column, length), args)


def mended(content: bytes) -> bytes:
    """Return a file's content with everything put right that has one reading."""
    try:
        text = content.decode()
    except UnicodeDecodeError:  # KIM018: it has another encoding as a whole.
        return content
    if not may_be_broken(text, content):
        return content
    for _ in range(3):  # What was misread may have been unseen, or a ligature.
        edits = [Edit(s.start, s.end, s.right) for s in signs(text) if s.right is not None]
        if not edits:
            break
        text = applied(text, edits)
    return text.encode()


def _misread(run: str, start: int) -> Iterator[Sign]:
    """Yield what a run of misread signs was; a replacement character is lost all the same."""
    right, end = _reading(run), start + len(run)
    if right and not _LEADS.isdisjoint(run) and _USUAL.fullmatch(right):
        yield Sign(MISREAD, start, end, right.replace("\u00a0", " "))
    elif "\ufffd" in (right or "") or run.startswith("\u00e2\u20ac"):
        yield Sign(LOST, start, end)


def _reading(run: str) -> str | None:
    """Read signs backwards into the bytes that they were, once or as often as they were misread."""
    try:
        while not _LEADS.isdisjoint(run) and _MISREAD.fullmatch(run):
            run = bytes(_BYTES[char] for char in run).decode()
    except UnicodeDecodeError:
        return None
    return run


def _is_bullet(text: str, start: int, end: int) -> bool:
    """Tell a list mark of Word's, which is read as such, from a sign that shows as a box."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    is_symbol = _WORDS_SYMBOLS.fullmatch(text, start, end) is not None
    return is_symbol and not before.strip(" \t>")


def _closes(text: str, start: int) -> bool:
    """Tell whether a quotation is open on the line before a place."""
    near = text[max(text.rfind("\n", 0, start) + 1, start - _NEAR) : start]
    opened = max(near.rfind("\u00e2\u20ac\u0153"), near.rfind("\u201c"))
    return opened >= 0 and _CLOSING.search(near, opened) is None


def _in_words(text: str, sign: Sign) -> dict[str, str]:
    """Return the word around a sign, as it stands there and as it was meant."""
    if sign.code != MISREAD:
        return {}
    lead = re.split(r"\s", text[max(0, sign.start - _LONGEST_WORD) : sign.start])[-1]
    tail = re.split(r"\s", text[sign.end : sign.end + _LONGEST_WORD], maxsplit=1)[0]
    given = lead + text[sign.start : sign.end] + tail
    right = lead + (sign.right or "") + tail
    more = [Edit(s.start, s.end, s.right) for s in signs(right) if s.right is not None]
    return {"given": given.strip(), "right": applied(right, more).strip(" \ufeff\u200b")}
