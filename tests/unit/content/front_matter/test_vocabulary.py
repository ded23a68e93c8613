"""A value is known by its label, or by the one value that is near."""

from __future__ import annotations

import pytest

from kim_plugins.content.front_matter.vocabulary import LABELS, guess, meant
from kim_plugins.model.groups import STATUS_LABELS

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


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("tidak-benar", "salah"),
        ("Tidak Benar", "salah"),
        ("hoaks", "salah"),
        ("tidak salah", "benar"),
        ("tidak terbukti", "belum-terbukti"),
        ("menyesatkn", "menyesatkan"),
        ("bukan-penipuan", ""),
    ],
)
def test_a_verdict_in_other_words_is_never_guessed_as_its_opposite(
    given: str, expected: str
) -> None:
    assert guess(given, list(LABELS["verdict"])) == expected


@pytest.mark.parametrize("given", ["tidak-aktif", "tidak aktif", "Sedang tidak aktif", "nonaktif"])
def test_a_group_that_is_not_active_is_not_guessed_to_be(given: str) -> None:
    assert guess(given, list(STATUS_LABELS)) == "vakum"
    assert guess(given, ["aktif", "bubar"]) == ""
