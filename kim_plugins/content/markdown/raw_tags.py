"""HTML in a text is shown as the text it is, and told in words that fit what was written."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Callable, Iterable, Iterator

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.content.text.chat_remains import may_be_of_chat

MANY = 10
"""Tags; with more the text is HTML rather than a text with a slip, and unreadable as a page."""
_TAG = (
    r"(</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<![A-Za-z][^<>]*>"
    r"|<(?:attached|terlampir|lampiran): [^<>\n]+>)"
)
_LONGEST = 60
_SHOWN = 4
"""Tags of a line that are named."""
_BREAKS = re.compile(r"(?i)</?(?:br|p|div)\b")
_FOR_BREAKS = (
    "Hapus kode itu. Untuk alinea baru, tekan Enter dua kali sehingga ada satu baris kosong."
)
_FOR_OTHERS = (
    "Pakailah tanda Markdown, misalnya **tebal**, *miring*, atau [teks tautan](alamat). "
    "Kalau kode itu memang mau ditampilkan, apit dengan tanda `."
)


class RawTags(InlineProcessor):
    """Shows a tag as the text it is, and says so."""

    def __init__(self, md: Markdown, tell: Callable[[str, str, str], None]) -> None:
        super().__init__(_TAG, md)
        self.tell = tell

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Markdown's own name
        self, m: re.Match[str], data: str
    ) -> tuple[str | None, int | None, int | None]:
        """Return what stands for a match, and from where to where."""
        tag = self.unescape(m.group(1))
        if not may_be_of_chat(tag):  # Which a rule of its own tells.
            self.tell(tag, tag if len(tag) <= _LONGEST else tag[:_LONGEST] + "…", advice(tag))
        escaped = tag.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return self.md.htmlStash.store(escaped), m.start(0), m.end(0)


def advice(tag: str) -> str:
    """Say what to do about a tag."""
    return _FOR_BREAKS if _BREAKS.match(tag) else _FOR_OTHERS


def once_a_line(problems: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Tell all tags of a line together, at the first of them, with each advice once."""
    ordered = sorted(problems, key=lambda one: (one.span.line, one.span.column))
    for _, line in itertools.groupby(ordered, lambda one: one.span.line):
        same = list(line)
        tags = dict.fromkeys(one.args["tag"] for one in same)
        shown = ", ".join([*tags][:_SHOWN]) + (", …" if len(tags) > _SHOWN else "")
        advices = " ".join(dict.fromkeys(one.args["advice"] for one in same))
        yield dataclasses.replace(same[0], args={"tag": shown, "advice": advices})
