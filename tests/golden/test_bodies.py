"""A post's Markdown becomes safe HTML: links and pictures are slots, the rest is harmless.

Those in `pasted/` are texts as volunteers paste them, of every kind that once fell together.
In the expected HTML a slot is shown as what it asks for: `[link …]`, `[picture …]`.
"""

from __future__ import annotations

import dataclasses
import html
import re

import pytest

from kim_plugins.content.markdown.body import render
from kim_plugins.model.body import SafeHtml, Slot
from tests.golden.cases import Case, assert_problems, cases


@pytest.mark.parametrize("case", [*cases("bodies"), *cases("pasted")])
def test_a_text_is_rendered(case: Case) -> None:
    rendering = render(case["text"], "docs/posts/contoh.md")

    body = rendering.body
    assert body.fill([_shown(slot) for slot in body.slots]) == case["html"].rstrip("\n")
    problems = [d.with_excerpt(case["text"].split("\n")) for d in rendering.diagnostics]
    assert_problems(problems, case.get("problems", ()))
    if "headings" in case:
        headings = [dataclasses.asdict(heading) for heading in body.headings]
        assert [{k: str(v) for k, v in h.items()} for h in headings] == case["headings"]


def _shown(slot: Slot) -> SafeHtml:
    words = [slot.kind.value, slot.target, *([repr(slot.alt)] if slot.alt else [])]
    return SafeHtml(f"[{' '.join(words)}]")


@pytest.mark.parametrize("case", cases("pasted"))
def test_no_word_of_a_pasted_text_is_lost(case: Case) -> None:
    body = render(case["text"]).body
    shown = re.sub("<[^>]+>", " ", body.fill([SafeHtml("")] * len(body.slots)))

    assert _words(html.unescape(shown)) == _words(case["text"])


def _words(text: str) -> list[str]:
    """Return the words and amounts, without the marks of a list (which go up to III here)."""
    return re.findall(r"(?!III)[^\W_]{3,}", text)
