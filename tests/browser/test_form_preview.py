"""The form's preview shows a text as the site will.

`tulis-pratinjau.js` stands beside `content/markdown/body.py`. Both are compared as a reader meets
them: tags that say something, and words, in order.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from kim_plugins.content.front_matter.source import split
from kim_plugins.content.markdown.body import render
from kim_plugins.model.body import SafeHtml, Slot, SlotKind
from tests.browser.form_scripts import call, post_files, scripts
from tests.golden.cases import cases

SCRIPT = "tulis-pratinjau.js"
RENDER = "(texts) => texts.map(m.render)"
TAGS = {
    *"p h2 h3 h4 h5 h6 ul ol li blockquote hr pre code em strong del a br span sup".split(),
    *"div table thead tbody tr th td".split(),
}
ATTRIBUTES = {"href", "target", "rel", "class", "type", "start", "value", "data-gambar"}
OTHERWISE = {
    # Written as it stands, since the preview doesn't know it: links that are defined below,
    # definitions, numbers of signs.
    "a-link-may-be-defined-below",
    "a-script-address-in-a-definition-loses-its-address",
    "definitions-and-code-become-html",
    "2026-05-14-internet.md",
    "control-characters-of-entities-are-dropped",
    "entities-stay-harmless-text",
    # What the site leaves out or refuses, its author shall still see.
    "a-footnote-that-nobody-refers-to-is-told-and-not-shown",
    "a-hidden-note-that-is-never-closed-is-refused",
    "a-hidden-note-whose-dashes-were-changed-is-refused",
    # Rare, and not worth the letters that it would take.
    "a-table-with-empty-lines-between-its-rows",
    "an-address-can-not-break-out-of-its-attribute",
    "an-address-keeps-signs-that-were-escaped",
    "an-empty-row-and-a-cell-of-two-lines-of-a-spreadsheet-stay-in-the-table",
    "numbers-that-are-odd-stay-as-they-were-written",
}
"""What the preview shows in another way, and why."""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with scripts(browser) as page:
        yield page


def texts() -> dict[str, str]:
    """Return the texts of golden cases and posts by their names."""
    found = {case.id or "": case.values[0]["text"] for case in [*cases("bodies"), *cases("pasted")]}
    for name, file in post_files().items():
        raw = split(file).raw
        if raw and not name.startswith(("posts/", "bad/")):
            found[name.rpartition("/")[2]] = raw.text
    return found


def on_the_site(text: str) -> str:
    """Return a text's HTML, its pictures as the preview has them and its links without address."""
    body = render(text).body
    return body.fill([_filled(slot) for slot in body.slots])


def _filled(slot: Slot) -> SafeHtml:
    if slot.kind is not SlotKind.PICTURE:
        return SafeHtml("")
    source, alt = html.escape(slot.target), html.escape(slot.alt)
    return SafeHtml(f'<span data-gambar="{source}">{alt}</span>')


class _Seen(HTMLParser):
    """What a reader meets. Telephone numbers and ways back from notes are words, no links."""

    def __init__(self, shown: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.open: list[bool] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(shown)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.attributes |= set(given)
        if tag == "a":
            self.open.append(not re.match("tel:|#fnref", given.get("href", "")))
            given = {k: v for k, v in given.items() if re.match("https?:|mailto:", v)}
        if tag not in ("td", "th"):
            given.pop("class", "")
        if tag != "div" and (tag != "a" or self.open[-1]):
            kept = sorted((ATTRIBUTES - {"target", "rel"}) & set(given))
            self.parts.append(" ".join([f"<{tag}", *(f"{name}={given[name]}" for name in kept)]))

    def handle_endtag(self, tag: str) -> None:
        if tag != "div" and (tag != "a" or self.open.pop()):
            self.parts.append(f"</{tag}")

    def handle_data(self, data: str) -> None:
        self.parts += [f"\0{part}" for part in re.split(r"(\s+)", data.replace("↩", ""))]

    def in_order(self) -> list[str]:
        """Return tags and words; words that no blank parts are one."""
        joined = re.sub("\0", "", "\n".join(self.parts).replace("\n\0", "\0"))
        return joined.split()


def test_a_text_is_shown_as_on_the_site(page: Page) -> None:
    given = texts()

    shown = call(page, SCRIPT, RENDER, list(given.values()))

    seen = dict(zip(given, shown, strict=True))
    different = {
        name
        for name, text in given.items()
        if _Seen(on_the_site(text)).in_order() != _Seen(seen[name]).in_order()
    }
    assert sorted(different) == sorted(OTHERWISE)


MARKS = [
    *"* _ ** ` ``` [ ] ( ) ![ ]( <script> </p> \" ' \\ | ~ > # & &lt; &#60; <!-- -->".split(),
    *("\n", "\n\n", "- ", "1. ", "\n  ", "|---|\n", "\t", "\x02", "0", "\x03", ": "),
    *("[^1]", "\n[^1]: ", "<b onclick=alert(1)>", "javascript:alert(1)", "data:text/html,x"),
    *("[a](javascript:alert(1))", "![x](https://contoh.example/a.png)"),
    *("https://contoh.example/", "www.contoh.example", "nama@contoh.example"),
]
PIECES = st.sampled_from(MARKS) | st.sampled_from("kata Desa air hujan tiga".split())
HOSTILE = st.lists(PIECES, max_size=25).map("".join)


@settings(max_examples=4, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(st.lists(HOSTILE, min_size=200, max_size=400))
def test_nothing_that_is_written_becomes_a_tag_of_its_own(page: Page, drawn: list[str]) -> None:
    for text, shown in zip(drawn, call(page, SCRIPT, RENDER, drawn), strict=True):
        seen = _Seen(shown)
        assert seen.tags <= TAGS, text
        assert seen.attributes <= ATTRIBUTES, text
        links = re.findall(r'href="([^"]*)"', shown)
        assert all(re.match("https?://|mailto:", link) for link in links), text


WORDS = st.sampled_from(
    "kata Desa air hujan tiga *kata* **Desa** _air_ `hujan` - 1. > # | ~ \n \n\n".split(" ")
)


@settings(max_examples=4, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(WORDS, max_size=25).map(" ".join), min_size=200, max_size=400))
def test_no_word_is_lost(page: Page, drawn: list[str]) -> None:
    for text, shown in zip(drawn, call(page, SCRIPT, RENDER, drawn), strict=True):
        plain = html.unescape(re.sub("<[^>]+>", " ", shown))
        assert re.findall(r"[a-zD]{3,}", plain) == re.findall(r"[a-zD]{3,}", text), text


def test_a_long_text_of_signs_is_shown_in_bounded_steps(page: Page) -> None:
    texts = [
        (sign * 20_000)[:20_000]
        for sign in MARKS
        if sign.strip("\x02\x03 \n\t") and "^" not in sign
    ]

    shown = call(page, SCRIPT, RENDER, texts)

    assert all(shown)
