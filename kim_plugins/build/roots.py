"""Joins in a search index what belongs to one root, but has been reduced to several stems.

The prefixes meN- and peN- take the first letter of many roots away: *tulis* is in *menulis*,
*kirim* in *pengiriman*, *milik* in *pemilik*, *nyanyi* in *penyanyi*. Pagefind's stemmer
(Snowball's for Indonesian) takes the prefix off and leaves *ulis*, *irim*, *pilik*, *sanyi*,
which nobody finds who looks for the root. Whether a stem is a root of its own (*ajar* in
*mengajar*) is told by the texts: then it also stands in them without such a prefix.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

_NASAL = re.compile(r"[mp]e(ng|ny|n|m)([aiueo]\w+)")
_LOST = {"ng": ("", ("k",)), "n": ("", ("t", "n")), "m": ("p", ("m",)), "ny": ("s", ("ny",))}
"""By the end of a prefix: what the stemmer leaves before the vowel, and what may be right."""
_ENDINGS = re.compile(r"(?:i|k?an)?(?:[km]u|nya)?(?:[klt]ah|pun)?$")
_BEFORE, _AFTER = ("", "di", "ter", "ber", "se"), ("", "i", "an", "kan", "nya", "lah")
"""What may stand around a root whose first letter stays."""
_MISTAKEN = re.compile(r"(?:ter|ke)(?=\w*[aiueo]\w*[aiueo])")
"""The beginning of a root that the stemmer takes for a prefix: *kelola*, *terima*."""
_WORD = re.compile(r"\w+")


def words_of(pages: Iterable[str]) -> set[str]:
    """Return the words of pages; their tags are taken for words too, which does no harm."""
    return {word for page in pages for word in _WORD.findall(page.lower())}


def same_roots(words: Collection[str], stems: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """Return, by each stem that has lost its first letter, those that belong to the same root.

    `words` are those of the texts as written, `stems` those of the index. Stems that are not in
    the index are named too: a reader's word may be reduced to them.
    """
    found: dict[str, dict[str, None]] = {}
    for word in sorted(words):
        if match := _NASAL.fullmatch(word):
            before, firsts = _LOST[match[1]]
            for rest in _cores(match[2]):
                if before + rest in stems and not _stands_alone(before + rest, words):
                    roots = dict.fromkeys(_roots(rest, firsts, stems))
                    found.setdefault(before + rest, {}).update(roots)
    return {stem: tuple(roots) for stem, roots in sorted(found.items())}


def _cores(rest: str) -> Iterator[str]:
    """Yield what may be left of a word when none, some or all of its endings are taken off."""
    yield from dict.fromkeys([*(rest[: end.start()] for end in _ENDINGS.finditer(rest)), rest])


def _stands_alone(stem: str, words: Collection[str]) -> bool:
    return any(f"{before}{stem}{after}" in words for before in _BEFORE for after in _AFTER)


def _roots(rest: str, firsts: Iterable[str], stems: Collection[str]) -> Iterator[str]:
    """Yield the roots that are in the index, else all that may be; and what is made of them."""
    roots = [first + rest for first in firsts]
    for root in [root for root in roots if root in stems] or roots:
        yield root
        if mistaken := _MISTAKEN.match(root):
            yield root[mistaken.end() :]
