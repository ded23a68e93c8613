"""What goes with a search index: when posts are of, and by which words they may be meant."""

from __future__ import annotations

import gzip
import json

from kim_plugins.build.hints import TIMES, WORDS, hints
from kim_plugins.views.search import Facts

BANJIR = Facts("Banjir di hilir. Warga mengungsi ke balai.", day=20000, title=3, until=0)
WASPADA = Facts("Waspada banjir 2026! Ban bekas.", day=20001, title=3, until=28_800_000)


def fragment(url: str) -> bytes:
    """Write what Pagefind keeps of a result: a signature, then JSON that begins with its URL."""
    told = json.dumps({"url": url, "content": "x" * 9000}, separators=(",", ":"))
    return gzip.compress(b"pagefind_dcd" + told.encode())


def made() -> dict[str, bytes]:
    index = {
        "fragment/id_aa.pf_fragment": fragment("/berau/kim/2026/banjir/"),
        "fragment/id_bb.pf_fragment": fragment("/berau/kim/2026/waspada/"),
        "index/id_cc.pf_index": gzip.compress(b"anything"),
    }
    return hints(index, {"berau/kim/2026/banjir/": BANJIR, "berau/kim/2026/waspada/": WASPADA})


def test_each_result_has_its_day_its_title_s_length_and_its_end_if_there_is_one() -> None:
    assert json.loads(made()[TIMES]) == {"id_aa": [20000, 3], "id_bb": [20001, 3, 28_800_000]}


def test_words_come_commonest_first_without_numbers_short_and_common_ones() -> None:
    words = ["banjir", "balai", "bekas", "hilir", "mengungsi", "warga", "waspada"]
    assert json.loads(made()[WORDS]) == words


def test_an_index_that_looks_otherwise_has_no_times_rather_than_no_search() -> None:
    index = {"fragment/id_aa.pf_fragment": gzip.compress(b"pagefind_dcd{}")}
    assert json.loads(hints(index, {"a/": BANJIR})[TIMES]) == {}
