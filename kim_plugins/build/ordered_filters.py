"""Puts the filters of a search index in order, so that equal posts make equal bytes.

Pagefind keeps a filter's values, and the filters themselves, in the order of a hash table that is
seeded anew in each run, and names every file by its content: six indexes of the same posts
have six different names. A filter file is `[name, [[value, [page…]]…]]`, gzipped behind the
signature as the chunks are; `pf_meta` lists `[name, hash]` of each.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, MutableMapping

from kim_plugins.build import cbor

FOLDER = "filter/"
ENTRY = "pagefind-entry.json"


def in_order(
    listed: bytes,
    files: MutableMapping[str, bytes],
    unpacked: Callable[[bytes], bytes],
    packed: Callable[[bytes], bytes],
) -> bytes:
    """Put the filter files in order and under new names; return their new list for `pf_meta`.

    Raises `cbor.Malformed`, `LookupError` or `ValueError` where the index looks otherwise.
    """
    entries = []
    for name, old in sorted(cbor.texts(entry) for entry in cbor.items(listed)):
        content = _in_order(unpacked(files.pop(_path(old))))
        new = _named(content)
        files[_path(new)] = packed(content)
        entries.append(cbor.array([cbor.text(name), cbor.text(new)]))
    return cbor.array(entries)


def renamed(path: str, content: bytes, entry: bytes) -> tuple[str, bytes]:
    """Return the path of `pf_meta` by its content (not yet packed), and the entry that names it.

    Raises `ValueError` where the entry names it otherwise.
    """
    before, old, ending = path.rpartition("/")[2].split(".")
    new = _named(content)
    if entry.count(f'"{old}"'.encode()) != 1:
        raise ValueError(old)
    return f"{before}.{new}.{ending}", entry.replace(old.encode(), new.encode())


def _in_order(content: bytes) -> bytes:
    name, values = cbor.items(content)
    return cbor.array([name, cbor.array(sorted(cbor.items(values), key=_value))])


def _value(entry: bytes) -> bytes:
    return cbor.items(entry)[0]


def _path(name: str) -> str:
    return f"{FOLDER}{name}.pf_filter"


def _named(content: bytes) -> str:
    return "id_" + hashlib.blake2b(content, digest_size=5).hexdigest()
