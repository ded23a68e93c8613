"""An index is made lighter without losing a word; one that looks otherwise stays as it is."""

from __future__ import annotations

from kim_plugins.build import cbor, chunks, pagefind

PAGES = {
    f"berau/kim/{number}/": (
        '<!doctype html><html lang="id"><body data-pagefind-body>'
        f"<h1>Kabar {number}</h1><p>{'warga ' * 9} kata{number:03} {'z' * (number % 30 + 3)}</p>"
        "</body></html>"
    )
    for number in range(120)
}


def test_each_word_of_pagefind_s_index_is_still_there_in_order() -> None:
    made = pagefind._made(PAGES)
    index = {path: content for path, content in made.items() if _is_index(path)}

    lighter = chunks.lightened(index)

    assert lighter != index
    assert _words(lighter) == _words(index)
    assert len(_words(lighter)) > 120
    before, after = (sum(len(c) for p, c in i.items() if "/" in p) for i in (index, lighter))
    assert after < before


def test_chunks_are_small_and_named_in_the_index() -> None:
    index = pagefind.index(PAGES)

    named = {f"index/{name}.pf_index" for _, _, name in _chunks(index)}

    assert named == {path for path in index if path.startswith("index/")}
    sizes = [len(chunks._unpacked(index[path])) for path in sorted(named)]
    assert len(sizes) > 1
    assert max(sizes) <= chunks.CHUNK + 200


def test_words_that_tell_nothing_are_left_out() -> None:
    text = "Warga ke danau dan ke pasar"
    page = f'<!doctype html><html lang="id"><body data-pagefind-body>{text}</body></html>'

    assert _words(pagefind.index({"berau/kim/a/": page})) == ["danau", "pasar", "warga"]


def test_equal_chunks_make_equal_bytes() -> None:
    made = {path: c for path, c in pagefind._made(PAGES).items() if _is_index(path)}

    assert chunks.lightened(made) == chunks.lightened(made)


def test_equal_posts_with_many_values_of_a_filter_make_equal_bytes() -> None:
    head = '<meta data-pagefind-filter="{}[content]" content="{}">'
    pages = {
        f"berau/kim/{n}/": '<!doctype html><html lang="id"><head>'
        f"{head.format('topik', f't{n % 7}')}{head.format('kim', f'k{n % 5}')}"
        f"{head.format('tahun', 2020 + n % 3)}</head><body data-pagefind-body>a{n}</body></html>"
        for n in range(20)
    }

    one, other = pagefind.index(pages), pagefind.index(pages)

    assert one == other
    assert list(one)[-1] == "pagefind-entry.json"
    filters = [chunks._unpacked(c) for p, c in one.items() if p.startswith("filter/")]
    told = {cbor.items(f)[0][1:].decode(): cbor.items(cbor.items(f)[1]) for f in filters}
    assert told.keys() == {"kim", "tahun", "topik"}
    assert [cbor.items(v)[0][1:] for v in told["kim"]] == [b"k0", b"k1", b"k2", b"k3", b"k4"]


def test_an_index_of_another_form_stays_as_it_is() -> None:
    other = {"pagefind.id_1.pf_meta": chunks._packed(cbor.array([cbor.text("9")])), "index/a": b""}

    assert chunks.lightened(other) == other
    assert chunks.lightened({"index/a": b"x"}) == {"index/a": b"x"}


def _is_index(path: str) -> bool:
    return path.startswith(("index/", "fragment/")) or path.endswith((".pf_meta", "entry.json"))


def _chunks(index: dict[str, bytes]) -> list[list[str]]:
    (meta,) = (content for path, content in index.items() if path.endswith(".pf_meta"))
    return [cbor.texts(chunk) for chunk in cbor.items(cbor.items(chunks._unpacked(meta))[2])]


def _words(index: dict[str, bytes]) -> list[str]:
    found: list[str] = []
    for first, last, name in _chunks(index):
        listed = list(chunks._words(chunks._unpacked(index[f"index/{name}.pf_index"]), 10**9))
        words = [word for word, _ in listed]
        assert first <= words[0]
        assert last >= words[-1] or words[-1].startswith(last)
        found += words
    assert found == sorted(found)
    return found
