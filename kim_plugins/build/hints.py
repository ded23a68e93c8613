"""What goes with a search index beside Pagefind's own files: when posts are of, and their words.

`waktu.json` orders results before any is loaded: by the id of a result its day, the length of
its title and, where it has an end, the last minute in which it holds (`views.search.Facts`).
`kata.json` lists the words of titles, names and summaries, the commonest first, so that a
misspelt word can be read as the one that was meant.
"""

from __future__ import annotations

import collections
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from kim_plugins.base.common_words import COMMON

if TYPE_CHECKING:
    from kim_plugins.views.search import Facts

TIMES, WORDS = "waktu.json", "kata.json"
MOST_WORDS = 7000
"""Words of one area's list, which then weighs less than 30 KB compressed."""
_WORD = re.compile(r"[^\W\d_]{4,24}")
"""A shorter word is too easily another one to be read as misspelt."""
_URL = re.compile(rb'"url":("(?:[^"\\]|\\.)*")')
_BEGINNING = 400
"""Bytes of a fragment in which its address stands."""
_GZIP = 16 + zlib.MAX_WBITS


def hints(index: Mapping[str, bytes], facts: Mapping[str, Facts]) -> dict[str, bytes]:
    """Return both files for an index (its files by path) of posts whose facts are known by URL."""
    times = {name: _time(facts[url]) for name, url in _posts(index) if url in facts}
    words = _common_first(fact.told for fact in facts.values())
    return {TIMES: _json(times), WORDS: _json(words)}


def _posts(index: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the id of each result and its URL."""
    for path, content in sorted(index.items()):
        if path.startswith("fragment/"):
            start = zlib.decompressobj(_GZIP).decompress(content, _BEGINNING)
            if found := _URL.search(start):
                url = json.loads(found[1]).removeprefix("/")
                yield path.removeprefix("fragment/").partition(".")[0], url


def _time(facts: Facts) -> list[int]:
    return [facts.day, facts.title, *([facts.until] if facts.until else [])]


def _common_first(texts: Iterable[str]) -> list[str]:
    """Return the words of texts; those of about as many texts in the order of the alphabet."""
    counts: collections.Counter[str] = collections.Counter()
    for text in texts:
        counts.update(set(_WORD.findall(text.lower())) - COMMON)
    ordered = sorted(counts, key=lambda word: (-counts[word].bit_length(), word))
    return ordered[:MOST_WORDS]


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
