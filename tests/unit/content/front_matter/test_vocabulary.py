"""A value is known by its label, or by the one value that is near."""

from __future__ import annotations

import pytest

from kim_plugins.content.front_matter.vocabulary import LABELS, meant

TOPICS = {"ekonomi-desa": "Ekonomi desa", "ekonomi-kota": "Ekonomi kota", "literasi": "Literasi"}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Literasi", "literasi"),
        ("EKONOMI  DESA", "ekonomi-desa"),
        ("litrasi", "literasi"),
        ("ekonomi", ""),
        ("ekonomi-dota", ""),
        ("", ""),
    ],
)
def test_topics(given: str, expected: str) -> None:
    assert meant(given, TOPICS, may_be_near=True) == expected


def test_a_slip_counts_only_where_it_may() -> None:
    assert meant("penipuaan", LABELS["verdict"]) == ""
    assert meant("Belum Terbukti", LABELS["verdict"]) == "belum-terbukti"
