"""An answer to a rumour begins with the verdict and never tells the rumour as true."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

import pytest

from kim_plugins.model.kinds import VERDICT_LABELS
from kim_plugins.views.kinds import clarification
from kim_plugins.views.kinds.clarification import LONGEST_REPLY, reply, shortened
from tests.builders import a_post, a_province
from tests.unit.views.provinces import outputs

ADDRESS = "https://kim.example.org/kutai-timur/kim-contoh/2026/panen-madu/"


def _post(verdict: str = "salah", claim: str = "Madu dari desa ini beracun.") -> Any:
    return a_post(
        kind="klarifikasi",
        claim=claim,
        claim_source="Pesan berantai",
        verdict=verdict,
        reviewer="Budi Contoh",
        sources=[{"title": "Wawancara contoh"}, {"title": "Uji contoh"}],
    )


@pytest.mark.parametrize(("verdict", "label"), VERDICT_LABELS.items())
def test_it_begins_with_the_verdict_and_quotes_the_claim_behind_it(
    verdict: str, label: str
) -> None:
    text = reply(_post(verdict), ADDRESS)

    assert text.startswith(f"*{label.upper()}:* {clarification.OPENINGS[verdict]}: “Madu")
    assert text.count("Madu dari desa ini beracun.") == 1
    assert text.endswith(ADDRESS)


def test_every_verdict_has_its_words() -> None:
    assert clarification.OPENINGS.keys() == VERDICT_LABELS.keys()


def test_it_stays_short_however_long_the_claim_is() -> None:
    text = reply(_post(claim="Madu\nberacun. " * 100), ADDRESS)

    assert len(text) <= LONGEST_REPLY
    assert "…”" in text.split("\n")[0]


def test_the_page_shows_the_text_that_its_button_sends() -> None:
    post = _post()
    told: Any = outputs(a_province([post]))[post.url].context["reply"]

    assert unquote(told["url"].removeprefix("https://wa.me/?text=")) == told["text"]


def test_a_text_is_cut_only_where_it_is_too_long() -> None:
    assert shortened("madu", 4) == "madu"
    assert shortened("madu hutan", 6) == "madu…"
    assert shortened("madu", 0) == "…"
