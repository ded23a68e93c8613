"""The words of a text, and the stems by which they are searched: Indonesian without affixes.

The prefixes meN- and peN- take the first letter of many roots away: *tulis* is in *menulis*,
*kirim* in *pengiriman*, *ajar* in *mengajar*. What is right can't be told from the word, so a
word has every stem that it may have, in the index as in a question; they meet in the right one.
The rules are data, which the search page reads as well: of each list the first rule whose
pattern (JavaScript's and Python's alike) matches gives one or more words.

Names of places only look as if they had affixes: who asks for Merabu doesn't mean *Rabu*. They
are in the index as they are as well, and are asked for as they are alone.
"""

from __future__ import annotations

import functools
import re
import unicodedata

from kim_plugins.base import areas, home

SHORTEST = 5
"""Letters; a shorter word is its own stem."""
ROUNDS = 3
"""So many prefixes may stand before one another: *di-per-ber-*."""
ENDINGS = (
    # Both together, or *lola* would be all of *kelola*.
    ("^ke(?!m[bp]|n[cdjt]|ng)(.{4,})an$", ("$1",)),
    # Of *berjalan* the root is *jalan*.
    ("^(?=.{7,8}$)(((?:me|di|ber|ter|pe|se).*[^k])an)$", ("$1", "$2")),
    ("^((.{5,})(?:lah|kah|pun))$", ("$1", "$2")),
    ("^(.{6,})nya$", ("$1",)),
    ("^((.{4,5})nya)$", ("$1", "$2")),
    # *gerakan* is of *gerak*, but *memberdayakan* isn't of *Dayak*.
    ("^(?!me|di|ber|ter)(.{3,}[aiueo])kan$", ("$1", "$1k")),
    ("^(.{4,})kan$", ("$1",)),
    ("^(.{5,})an$", ("$1",)),
    ("^((.{4})an)$", ("$1", "$2")),
    ("^((.{3,}[^as])i)$", ("$1", "$2")),
)
PREFIXES = (
    ("^[mp]eng([aiueo].{2,})$", ("k$1", "$1")),
    ("^[mp]eny([aiueo].{2,})$", ("s$1", "ny$1")),
    ("^[mp]em([aiueo].{2,})$", ("p$1", "m$1")),
    ("^[mp]en([aiueo].{2,})$", ("t$1", "n$1")),
    (
        "^(?:[mp]eng(?=[gh])|meng(?=k)|[mp]em(?=[bf])|mem(?=p)|[mp]en(?=[cdjz])|men(?=s))(.{4,})$",
        ("$1",),
    ),
    ("^me([lrwy][aiueo].{2,})$", ("$1",)),
    ("^(?:be[lr]|pe[lr])(ajar.*)$", ("$1",)),
    ("^be(kerja.*)$", ("$1",)),
    ("^(?:ber|ter|per)(.{4,})$", ("$1",)),
    ("^(?:pe|di|se)([^aiueo]?[aiueo].{2,})$", ("$1",)),
)
_KINDS = {"kabupaten", "kota", "administrasi"}
"""What stands before the names of regencies."""
_MARKS = re.compile("[\u0300-\u036f'\u2019`]")
_WORD = re.compile(r"[^\W_]+")
_Rules = tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]


def words(text: str) -> list[str]:
    """Return the words of a text in their order: small letters without accents, and numbers."""
    return _WORD.findall(_MARKS.sub("", unicodedata.normalize("NFKD", text.lower())))


def stems(word: str) -> tuple[str, ...]:
    """Return what a word (as `words` gives it) is found by; the likeliest is not told apart."""
    return _stems(word, home.code())


@functools.lru_cache(maxsize=200_000)
def _stems(word: str, province: str) -> tuple[str, ...]:
    found = _reduced(word)
    return (word, *found) if word in _names(province) else found


def _reduced(word: str) -> tuple[str, ...]:
    if len(word) < SHORTEST or not (word.isascii() and word.isalpha()):
        return (word,)
    found = _applied(word, _ENDINGS)
    for _ in range(ROUNDS):
        found = [stem for one in found for stem in _applied(one, _PREFIXES)]
    return tuple(dict.fromkeys(found))


def names() -> frozenset[str]:
    """Return the words in names of the province's places that would be reduced, old names too."""
    return _names(home.code())


@functools.lru_cache(maxsize=4)
def _names(province: str) -> frozenset[str]:
    called = [name for _, name in areas.rows(province)]
    called += [one.name for one in areas.former(province)]
    known = {word for name in called for word in words(name)} - _KINDS
    return frozenset(word for word in known if word not in _reduced(word))


def rules(province: str = "") -> dict[str, object]:
    """Return the rules as the search page reads them, of this province or else the process's."""
    known = _names(province or home.code())
    told = {"shortest": SHORTEST, "rounds": ROUNDS, "names": " ".join(sorted(known))}
    return {**told, "endings": ENDINGS, "prefixes": PREFIXES}


def _compiled(rules: tuple[tuple[str, tuple[str, ...]], ...]) -> _Rules:
    return tuple(
        (re.compile(pattern), tuple(re.sub(r"\$(\d)", r"\\\1", to) for to in given))
        for pattern, given in rules
    )


def _applied(word: str, rules: _Rules) -> list[str]:
    for pattern, given in rules:
        if found := pattern.match(word):
            return [found.expand(to) for to in given]
    return [word]


_ENDINGS, _PREFIXES = _compiled(ENDINGS), _compiled(PREFIXES)
