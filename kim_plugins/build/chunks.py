"""Makes Pagefind's index lighter to search: smaller chunks, and less of the words most posts hold.

Stems of one root are joined on the way (`build/roots.py`), and words that tell nothing are left
out (`base/common_words.py`).

A search loads the chunk of each of its words from each index that it asks. Pagefind's are
about 20 KB, which eleven indexes and a few words multiply beyond what a weak signal carries.

An index consists of gzipped CBOR (RFC 8949) behind a signature: `pf_meta` is
`[version, pages, [[from, to, hash] of each chunk], filters, sorts, …]`, a chunk is
`[[[word, [[page, [place…], [place…]]…], variants]…]]`. A place below zero sets the weight of
the places after it; pages and places count from the one before. What looks otherwise stays as
it is.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from kim_plugins.base.common_words import COMMON
from kim_plugins.build import cbor, ordered_filters
from kim_plugins.build.roots import same_roots

SIGNATURE = b"pagefind_dcd"
CHUNK = 6000
"""Bytes before compression, which halves them; a word that needs more has a chunk of its own."""
FEW = 50
"""Posts that any word may fill with all its places."""
SHARE = 0.2
"""Share of an index's posts beyond which a word tells little; of those its first places do."""
_PAGE_HEAD = b"\x83"
_INT = rb"(?:[\x00-\x17\x20-\x37]|[\x18\x38].|[\x19\x39]..|[\x1a\x3a]....)"
_LIST = rb"(?:[\x80-\x97]|\x98.|\x99..)" + _INT + rb"*+"
_PAGE = re.compile(rb"(" + _PAGE_HEAD + _INT + rb")(" + _LIST + rb")(" + _LIST + rb")", re.DOTALL)
_PAGES = re.compile(rb"(?:" + _PAGE.pattern + rb")*+", re.DOTALL)
_PLACE = re.compile(_INT, re.DOTALL)


class _Unknown(Exception):
    """The index looks otherwise than we know."""


def lightened(files: Mapping[str, bytes], texts: Collection[str] = ()) -> dict[str, bytes]:
    """Return an index (its files by path) with lighter chunks, or as it is if it is unknown.

    `texts` are the words that were indexed, as they are written.
    """
    try:
        return _lightened(files, texts)
    except (_Unknown, cbor.Malformed, OSError, EOFError, LookupError, ValueError):
        return dict(files)


def _lightened(files: Mapping[str, bytes], texts: Collection[str]) -> dict[str, bytes]:
    metas = [path for path in files if path.endswith(".pf_meta")]
    if len(metas) != 1:
        raise _Unknown
    meta = cbor.items(_unpacked(files[metas[0]]))
    pages, chunks = cbor.items(meta[1]), [cbor.texts(chunk) for chunk in cbor.items(meta[2])]
    most = max(FEW, int(len(pages) * SHARE))
    rest = {path: content for path, content in files.items() if not path.startswith("index/")}
    words: list[tuple[str, bytes]] = []
    for _, _, name in chunks:
        words += _words(_unpacked(files[f"index/{name}.pf_index"]), most)
    entries = []
    for group in _groups(_rejoined(words, texts)):
        content = cbor.array([cbor.array([word for _, word in group])])
        name = "id_" + hashlib.blake2b(content, digest_size=4).hexdigest()
        rest[f"index/{name}.pf_index"] = _packed(content)
        entries.append(cbor.array([cbor.text(t) for t in (group[0][0], group[-1][0], name)]))
    meta[2] = cbor.array(entries)
    meta[3] = ordered_filters.in_order(meta[3], rest, _unpacked, _packed)
    del rest[metas[0]]
    whole = cbor.array(meta)
    path, entry = ordered_filters.renamed(metas[0], whole, rest.pop(ordered_filters.ENTRY))
    return {**rest, path: _packed(whole), ordered_filters.ENTRY: entry}


def _words(chunk: bytes, most: int) -> Iterator[tuple[str, bytes]]:
    """Yield each word of a chunk with its entry."""
    lists, at = cbor.head(chunk, 0, cbor.ARRAY)
    count, at = cbor.head(chunk, at, cbor.ARRAY)
    for _ in range(count):
        start = at
        size, at = cbor.head(chunk, at, cbor.ARRAY)
        length, at = cbor.head(chunk, at, cbor.TEXT)
        word, at = chunk[at : at + length].decode(), at + length
        known, first = cbor.head(chunk, at, cbor.ARRAY)
        found = _PAGES.match(chunk, first)
        assert found is not None  # It may match nothing.
        if known > most:
            pages, seen = _PAGE.subn(_thinned, found[0])
        else:
            pages, seen = found[0], len(_PAGE.findall(found[0]))
        if size != 3 or seen != known:
            raise _Unknown
        at = cbor.end(chunk, found.end())
        yield word, chunk[start:first] + pages + chunk[found.end() : at]
    if lists != 1 or at != len(chunk):
        raise _Unknown


def _thinned(page: re.Match[bytes]) -> bytes:
    """Keep of a word's places in a post the first of each weight."""
    kept: list[bytes] = []
    for place in _PLACE.findall(page[2], cbor.head(page[2], 0, cbor.ARRAY)[1]):
        if not kept or place[0] >= cbor.NEGATIVE or kept[-1][0] >= cbor.NEGATIVE:
            kept.append(place)
    return page[1] + cbor.array(kept) + page[3]


def _rejoined(words: list[tuple[str, bytes]], texts: Collection[str]) -> list[tuple[str, bytes]]:
    """Let every stem of a root lead to the posts of all of them; leave common words out."""
    entries = dict(words)
    for stem, others in same_roots(texts, entries).items():
        family = [stem, *others]
        known = [entries[name] for name in family if name in entries]
        pages = cbor.array(list(_merged(known)))
        for name in family:
            variants = cbor.items(entries[name])[2] if name in entries else cbor.array([])
            entries[name] = cbor.array([cbor.text(name), pages, variants])
    told = ((word, entry) for word, entry in entries.items() if word not in COMMON)
    return sorted(told, key=lambda entry: entry[0].encode())


def _merged(entries: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the pages of all these words, once each: that with more places, if there are two."""
    found: dict[int, bytes] = {}
    for entry in entries:
        number = 0
        for page in cbor.items(cbor.items(entry)[1]):
            gap, at = cbor.head(page, 1, cbor.NUMBER)
            number += gap
            found[number] = max(found.get(number, b""), page[at:], key=len)
    before = 0
    for number, places in sorted(found.items()):
        yield _PAGE_HEAD + cbor.number(number - before) + places
        before = number


def _groups(words: list[tuple[str, bytes]]) -> Iterator[list[tuple[str, bytes]]]:
    """Part the words, which are in order, into chunks."""
    group: list[tuple[str, bytes]] = []
    size = 0
    for word, entry in words:
        if group and size + len(entry) > CHUNK:
            yield group
            group, size = [], 0
        group.append((word, entry))
        size += len(entry)
    if group:
        yield group


def _unpacked(content: bytes) -> bytes:
    plain = gzip.decompress(content)
    if not plain.startswith(SIGNATURE):
        raise _Unknown
    return plain[len(SIGNATURE) :]


def _packed(content: bytes) -> bytes:
    return gzip.compress(SIGNATURE + content, 9, mtime=0)
