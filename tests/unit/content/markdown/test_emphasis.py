"""Signs that pair are emphasis, all others stay; nothing of the parser's own is published."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim_plugins.content.markdown.body import render_text
from kim_plugins.model.body import SafeHtml


def _shown(text: str) -> str:
    body = render_text(text).body
    return body.fill([SafeHtml("")] * len(body.slots)).removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("*a* dan **b**", "<em>a</em> dan <strong>b</strong>"),
        ("_a_ dan __b__", "<em>a</em> dan <strong>b</strong>"),
        ("***a***", "<strong><em>a</em></strong>"),
        ("**a *b* c**", "<strong>a <em>b</em> c</strong>"),
        ("*a **b** c*", "<em>a <strong>b</strong> c</em>"),
        ("***a** b*", "<em><strong>a</strong> b</em>"),
        ("**Hari:**Sabtu", "<strong>Hari:</strong>Sabtu"),
        ("*a* *b* *c*", "<em>a</em> <em>b</em> <em>c</em>"),
        ("**a *b**", "<strong>a *b</strong>"),
        ("**a* b", "*<em>a</em> b"),
        ("*a **b*  \nc", "*a *<em>b</em><br>\nc"),
        ("a  \n**b*", "a<br>\n*<em>b</em>"),
        ("* a *", "* a *"),
        ("2 * 3 dan 4*5*6", "2 * 3 dan 4*5*6"),
        ("nama_berkas_satu", "nama_berkas_satu"),
        ("*a _b* c_", "<em>a _b</em> c_"),
        ("**", "**"),
        ("********** PENTING **********", "********** PENTING **********"),
        ("*******PENTING*******", "*******PENTING*******"),
    ],
)
def test_signs_pair_as_people_mean_them(text: str, shown: str) -> None:
    assert _shown(f"x {text}") == f"x {shown}"


PARTS = ["*", "**", "***", "_", "a", "b ", " ", "  \n", "`x`", "<b>", "~", "\\*", "&amp;"]


@given(st.lists(st.sampled_from([*PARTS, "0541-123456", "https://a.example ", "[c](d.md)"])))
def test_no_letter_is_lost_and_no_placeholder_published(parts: list[str]) -> None:
    text = "".join(["x", *parts, "x"])
    plain = html.unescape(re.sub("<[^>]+>", "", _shown(text)))

    for links in ("(d.md)", "&amp;"):
        text = text.replace(links, "")
    assert re.findall(r"[a-z0-9]", plain) == re.findall(r"[a-z0-9]", text)


def test_many_signs_take_no_time_to_speak_of() -> None:
    assert _shown("**a* " * 3000).count("<em>") == 3000
    assert "<em>" in _shown("*a " * 3000 + "b*")
    assert _shown("*a " * 3000 + "b* " * 3000).count("<em>") == 10
    assert "<em>" not in _shown("*" * 30000 + "a" + "*" * 30000)
