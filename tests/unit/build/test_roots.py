"""Words whose prefix has taken their root's first letter away are found by that root."""

from __future__ import annotations

import pytest

from kim_plugins.build import cbor, chunks, pagefind
from kim_plugins.build.roots import same_roots, words_of


@pytest.mark.parametrize(
    ("words", "stems", "joined"),
    [
        ("menulis tulisan", "ulis tulis", {"ulis": ("tulis",)}),
        ("pengiriman", "irim", {"irim": ("kirim",)}),
        ("penilaian nilai", "ilai nilai", {"ilai": ("nilai",)}),
        ("pemilik milik", "pilik milik", {"pilik": ("milik",)}),
        ("penyanyi bernyanyi", "sanyi nyanyi", {"sanyi": ("nyanyi",)}),
        ("pengelolaan dikelola", "elola kelola", {"elola": ("kelola", "lola")}),
        ("menerima terima", "erima ima", {"erima": ("terima", "ima", "nerima")}),
    ],
)
def test_stems_of_one_root_are_joined(
    words: str, stems: str, joined: dict[str, tuple[str, ...]]
) -> None:
    assert same_roots(set(words.split()), set(stems.split())) == joined


@pytest.mark.parametrize(
    "words", ["mengajar ajaran", "mengajar diajari", "memilih pilihan", "menyapu disapu"]
)
def test_a_root_that_stands_in_the_texts_itself_has_lost_nothing(words: str) -> None:
    assert same_roots(set(words.split()), {"ajar", "pilih", "sapu"}) == {}


@pytest.mark.parametrize(
    ("words", "stems"),
    [
        ("penanaman tanaman ditanam", {"anam", "tanam"}),
        ("mengelola kelola dikelola", {"elola", "lola", "kelola"}),
    ],
)
def test_each_stem_of_a_root_leads_to_all_posts_that_hold_one(words: str, stems: set[str]) -> None:
    pages = {
        f"berau/kim/{word}/": (
            '<!doctype html><html lang="id"><body data-pagefind-body>'
            f"<p>Warga {word} bersama.</p></body></html>"
        )
        for word in [*words.split(), "sepi"]
    }

    found = _posts(pagefind.index(pages))

    assert {stem: found[stem] for stem in stems} == dict.fromkeys(
        stems, found["sepi"] ^ found["warga"]
    )


def test_the_words_of_a_page_are_told_apart_whatever_stands_between() -> None:
    assert {"warga", "menulis", "dua"} <= words_of(["<p>Warga <b>menulis</b>-dua.</p>"])


def _posts(index: dict[str, bytes]) -> dict[str, set[int]]:
    """Return the numbers of the posts that hold each word of an index."""
    found: dict[str, set[int]] = {}
    for path, content in index.items():
        if path.startswith("index/"):
            for word, entry in chunks._words(chunks._unpacked(content), 10**9):
                number = 0
                for page in cbor.items(cbor.items(entry)[1]):
                    number += cbor.head(page, 1)[0]
                    found.setdefault(word, set()).add(number)
    return found
