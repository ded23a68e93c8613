"""Bare addresses become links and end where they end, whatever follows them.

After GFM 6.9, with what people and Markdown put right behind an address held off as well:
its own marks of what was found before (a break, a note, code, a picture, a link), quotation
marks, emphasis, entities. A linker of our own, since the releases of the extension that did
it before differ in just this.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import INLINE_PLACEHOLDER_RE, AtomicString

_MARK = "\x02klzzwxh:[0-9]+\x03"
"""How Markdown marks what it has already found in a text."""
_HOST = rf"(?P<host>[^\W_](?:[-\w.]|{_MARK}(?=[\w-]))*)"
_END = '\\s<>"`|\\\\\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\ufeff“”„«»'
_SYMBOLS = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_ADDRESS = (
    rf"(?i)(?<![^\W_]|[/@=&%#])(?:https?://|(?<![.-])(?P<www>www\.)){_HOST}"
    rf"(?P<rest>(?::[0-9]+)?(?:[/?#](?:[^{_END}{_SYMBOLS}*~&]|\*(?!\*)|~(?!~)|"
    rf"&(?![a-z]+;|#)|&(?:amp|\#38);|{_MARK})*)?)(?P<user>@?)"
)
_MAIL = (
    rf"(?i)(?:mailto:)?(?<![\w/+@.-])(?P<box>(?:[\w+-]|{_MARK})(?:[\w.+-]|{_MARK})*)"
    r"@(?P<domain>(?:[a-z\d_-]+\.)+[a-z\d_-]*[a-z])(?![\w@-])"
)
_TRAILING = "?!.,:;*_~'\"’‘”›…–—"
_CLOSERS = {")": "(", "]": "[", "}": "{"}
_NEXT = re.compile(r"(?i)[,;]+(?=https?://|www\.)")


class BareAddresses(InlineProcessor):
    """Links `https://…`, `http://…` and `www.…`."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, md: Markdown) -> None:
        super().__init__(_ADDRESS, md)

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Markdown's own name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Return what stands for a match, and from where to where."""
        stash = self._stash()
        shown, ends = _read(data, m.start(), m.end("rest"), stash)
        start = len(m["www"] or "") or shown.index("//") + 2
        length = _length(shown, start)
        host = re.match(r"[-\w.]*", shown[start:length])
        last = host[0].split(".")[-2:] if host else []
        # No link at all rather than one to somewhere else: `https://known.example@other.example`.
        if m["user"] or not host or not host[0] or any("_" in part for part in last):
            return None, m.start(), m.end()
        link = Element("a", {"href": ("http://" if m["www"] else "") + shown[:length]})
        link.text = AtomicString(shown[:length])
        return link, m.start(), ends[length]

    def _stash(self) -> dict[str, object]:
        stash: dict[str, object] = self.md.treeprocessors["inline"].stashed_nodes  # type: ignore[attr-defined]
        return stash


class MailAddresses(BareAddresses):
    """Links mail addresses."""

    def __init__(self, md: Markdown) -> None:
        InlineProcessor.__init__(self, _MAIL, md)

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Markdown's own name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Return what stands for a match, and from where to where."""
        start = m.start("box")
        for mark in re.finditer(_MARK, m["box"]):
            if _character(mark[0], self._stash()) in ("", *"*`[](){}<>#!\\|"):
                start = m.start("box") + mark.end()
        box, _ = _read(data, start, m.end("box"), self._stash())
        address = f"{box.lstrip('.')}@{m['domain']}"
        if address.startswith("@"):
            return None, None, None
        link = Element("a", {"href": f"mailto:{address}"})
        link.text = AtomicString(data[m.start() : m.start("box")] * (start == m.start("box")))
        link.text = AtomicString(link.text + address)
        return link, m.start() if start == m.start("box") else start, m.end()


def _read(data: str, start: int, end: int, stash: dict[str, object]) -> tuple[str, list[int]]:
    """Return an address up to the first mark that is no escaped character, and where each ends.

    The second value holds, for each length of the address, where so much of it ends in `data`.
    """
    shown: list[str] = []
    ends = [start]
    position = start
    while position < end:
        sign, after = data[position], position + 1
        if sign == "\x02":
            found = INLINE_PLACEHOLDER_RE.match(data, position)
            sign = _character(found[0], stash) if found else ""
            after = found.end() if found else after
            if sign in ("", "<", ">", "`", "|", "\\"):
                break
        shown.append(sign)
        ends.append(after)
        position = after
    return "".join(shown), ends


def _character(mark: str, stash: dict[str, object]) -> str:
    """Return the character whose escape a mark stands for, or ""."""
    found = INLINE_PLACEHOLDER_RE.match(mark)
    kept = stash.get(found[1]) if found else None
    escaped = re.fullmatch("\x02([0-9]+)\x03", kept) if isinstance(kept, str) else None
    return chr(int(escaped[1])) if escaped else ""


def _length(shown: str, start: int) -> int:
    """Return how much of what was found is the address (GFM 6.9, extended autolinks)."""
    if following := _NEXT.search(shown, start):
        shown = shown[: following.start()]
    end = len(shown)
    while end > start:
        last = shown[end - 1]
        if last == ";" and (entity := re.search(r"&\w+;$", shown[:end])):
            end = entity.start()
        elif last in _TRAILING or _is_closed_twice(shown[start:end]):
            end -= 1
        else:
            break
    return end


def _is_closed_twice(address: str) -> bool:
    """Tell whether an address ends with a bracket that it hasn't opened."""
    opening = _CLOSERS.get(address[-1], "")
    return opening != "" and address.count(address[-1]) > address.count(opening)
