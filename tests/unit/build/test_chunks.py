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
