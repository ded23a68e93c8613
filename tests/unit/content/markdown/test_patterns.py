"""Leaving idle patterns out, and using a parser again, changes no text."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from kim_plugins.content.markdown import body, dialect
from kim_plugins.content.markdown.patterns import TRIGGERS, idle
from kim_plugins.content.text.hidden_notes import removed

PIECES = (
    *("*", "_", "`", "[", "]", "![", "](", ")", "<", ">", "&", "&amp;", "\\", "  \n", "\n", "\n\n"),
    *("\t", "# ", "- ", "1. ", "> ", "| a | b |\n|---|---|\n", "[^1]", "[^1]: c", "[r]: /kim/"),
    *("www.contoh.test", "WWW.Contoh.test", "https://contoh.test/a_b", "a@contoh.test", "<b>"),
    *(": ", ":", "===\n", "[^2]: :   b", "[r]:", "-", "=", "\r", "> :   b", "1. :  c", "## x ##\n"),
    *("• ", "✅ ", "a. ", "(1) ", "- kata\n1. ", "kata\tkata\nkata\t", "+--+\n", "| a | b\n"),
    *("~x~", "~~", "Telp 112", "(0541) 123456", "+62 541 ", "0541-", "123456", "<!--", "-->"),
    *("<!-- x -->", "```\n", "~~~", "kata", " ", ":   ", "Istilah\n:   arti", "é", "😀", "---\n"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def rendered(text: str) -> tuple[str, object]:
    """Return the HTML and the headings that a fresh and whole parser makes of a text."""
    return used(dialect.Converter(), text, frozenset())


def used(parser: dialect.Converter, text: str, left_out: frozenset[str]) -> tuple[str, object]:
    found = parser.convert(body._Renderer(text), left_out)
    return found, parser.markdown.toc_tokens  # type: ignore[attr-defined]


@given(TEXTS)
@example("[^1]: :   b\n\nIstilah[^1]")
def test_an_idle_part_would_not_have_matched(text: str) -> None:
    assert used(dialect.Converter(), text, idle(removed(text))) == rendered(text)


@given(st.lists(TEXTS, min_size=2, max_size=4))
def test_a_parser_remembers_nothing_of_the_text_before(texts: list[str]) -> None:
    for text in texts:
        assert used(dialect.converter(), text, idle(removed(text))) == rendered(text)


def test_every_part_with_a_trigger_exists() -> None:
    dialect.Converter().convert(body._Renderer("a"), idle(""))
    assert len(idle("")) == sum(map(len, TRIGGERS.values())) + 6
