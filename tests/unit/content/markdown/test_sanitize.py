"""The second wall: only allowed elements, attributes and address schemes pass."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim_plugins.content.markdown.body import render
from kim_plugins.content.markdown.sanitize import ATTRIBUTES, SCHEMES, TAGS, sanitize
from kim_plugins.model.body import SafeHtml

PIECES = (
    "<script>", "</script>", "<style>", "<svg ", "<math>", "<img src=x ", "<a href=", "<iframe ",
    "<!--", "-->", "<![CDATA[", "]]>", "<noscript>", "<template>", "<table>", "<p ", "<h2 id=x ",
    "onerror=alert(1)", "onclick='x' ", "style='x'", "javascript:alert(1)", "JAVASCRIPT:x",
    "data:text/html,x", "vbscript:x", "java\tscript:x", "&#106;avascript:x",
    "https://example.org", "'", '"', ">", "/>", "</a>", "</p>", "&lt;", "&amp;", " ", "\n", "`",
    "[a](", ")", "![", "](", "**", "~~~\n", "\\", "|", "[^1]", "\n\n[^1]: ", "# ", "> ", "- ",
)  # fmt: skip
"""What attacks on sanitisers and Markdown are made of."""
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
INVISIBLE = re.compile(r"[\x00-\x20]")
"""What browsers pass over in front of and inside a scheme."""
SHOWN = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs"]), max_size=3)
ATTACKS = st.lists(st.sampled_from(PIECES) | SHOWN, max_size=25).map("".join)


class _Seen(HTMLParser):
    """Collects the elements, attributes and addresses that a browser would find."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.schemes: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(tag, name) for name, _ in attrs}
        for name, value in attrs:
            if name in ("href", "src") and (found := SCHEME.match(INVISIBLE.sub("", value or ""))):
                self.schemes.add(found[1].lower())


BOX = {("div", "role"), ("div", "aria-label"), ("div", "tabindex")}
"""What the sanitiser itself puts around a table."""


def _assert_harmless(html: str) -> None:
    seen = _Seen(html)
    assert seen.tags <= TAGS
    assert all(name in ATTRIBUTES.get(tag, ()) for tag, name in seen.attributes - BOX)
    assert seen.schemes <= SCHEMES


@given(ATTACKS)
def test_whatever_comes_in_only_allowed_html_comes_out(html: str) -> None:
    _assert_harmless(sanitize(html))


@given(ATTACKS)
def test_whatever_an_author_writes_is_harmless_html(text: str) -> None:
    body = render(text, "a.md").body
    filled = body.fill([SafeHtml("")] * len(body.slots))

    _assert_harmless(filled)


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ("<p onclick=x>a</p>", "<p>a</p>"),
        ("<script>alert(1)</script>a", "a"),
        ("<style>p{}</style>a", "a"),
        ("<form action=x>a</form>", "a"),
        ('<a href="javascript:x">a</a>', "<a>a</a>"),
        ('<a href="rapat.md" target="_blank">a</a>', '<a href="rapat.md">a</a>'),
        ('<h2 id="isi-a" class="x">a</h2>', '<h2 id="isi-a">a</h2>'),
        ('<p id="top">a</p>', "<p>a</p>"),
        ("<h1>a</h1>", "a"),
        ("a & b < c", "a &amp; b &lt; c"),
        ("<b>a", "<b>a</b>"),
    ],
)
def test_what_is_not_allowed_goes_and_its_words_stay(html: str, clean: str) -> None:
    assert sanitize(html) == clean


def test_only_addresses_that_lead_somewhere_harmless_are_allowed() -> None:
    assert {"http", "https", "mailto", "tel"} == SCHEMES
    assert not TAGS & {"script", "style", "iframe", "object", "form", "input", "svg", "math"}
    assert not {n for names in ATTRIBUTES.values() for n in names if n.startswith(("on", "style"))}
