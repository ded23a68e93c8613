"""Leaving idle patterns out, and using a parser again, changes no text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kim_plugins.content import body, dialect
from kim_plugins.content.patterns import TRIGGERS, idle

PIECES = (
    *("*", "_", "`", "[", "]", "![", "](", ")", "<", ">", "&", "&amp;", "\\", "  \n", "\n", "\n\n"),
    *("\t", "# ", "- ", "1. ", "> ", "| a | b |\n|---|---|\n", "[^1]", "[^1]: c", "[r]: /kim/"),
    *("www.contoh.test", "WWW.Contoh.test", "https://contoh.test/a_b", "a@contoh.test", "<b>"),
    *("<!-- x -->", "```\n", "~~~", "kata", " ", ":   ", "Istilah\n:   arti", "é", "😀", "---\n"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def rendered(text: str, left_out: frozenset[str]) -> str:
    """Render with a parser made for this text alone."""
    return dialect.Converter(left_out).convert(body._Renderer(text))


@given(TEXTS)
def test_an_idle_pattern_would_not_have_matched(text: str) -> None:
    assert rendered(text, idle(text)) == rendered(text, frozenset())


@given(st.lists(TEXTS, min_size=2, max_size=4))
def test_a_parser_remembers_nothing_of_the_text_before(texts: list[str]) -> None:
    for text in texts:
        fresh = dialect.Converter(frozenset()).convert(body._Renderer(text))
        assert dialect.converter(frozenset()).convert(body._Renderer(text)) == fresh


def test_every_pattern_with_a_trigger_exists() -> None:
    patterns = dialect.Converter(frozenset()).markdown.inlinePatterns
    assert all(name in patterns for name in TRIGGERS)
