"""The search index of one year: which posts hold which stem, in many small files.

A pure function of the year's posts, whatever was there before: `changed` gives what a change of
some days makes of the files, and a whole year is a change from nothing.

Posts are numbered by their day in the year and their place in that day (by URL), so that a new
one renumbers those of its day at most. The files of a year's folder:

- `kepala.json`: the shape of the year, which of the other files there are, and which posts
  have an end (by number, in minutes from 1970).
- `k-PA.json`, one for each beginning of stems: by stem, the posts that hold it, each as
  `4 * gap + weight`, where the gap is that from the number before.
- `wilayah.json`, `jenis.json`, `topik.json`, `kim.json`: the same by what results are narrowed to.
- `kata.json`: how often words stand in titles, names and summaries, for misspelt ones.
- `isi/DAY-N.json`: what is shown of some posts of a day.
"""

from __future__ import annotations

import bisect
import collections
import dataclasses
import functools
import itertools
import json
import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic_core import to_json

from kim_plugins.base.common_words import COMMON
from kim_plugins.base.stems import stems, words
from kim_plugins.views.search import Record

TOGETHER = 4
"""Posts of a day whose texts lie in one file: fewer files, or less to load of each result."""
SIZES = (60, 600, 4000)
"""Posts of a year beyond which files are parted by one more letter."""
OFTEN = 3
"""Times from which a word in a text weighs more."""
SOMEWHERE, REPEATED, NAMED, IN_TITLE = range(4)
"""What a stem weighs in a post."""
_TOLD = re.compile(r"[^\W\d_]{4,24}")
"""A shorter word is too easily another one to be read as misspelt."""
HEAD, WORDS = "kepala.json", "kata.json"
Days = Mapping[int, Sequence[Record]]
"""The records of each day of a year (counted from 0), by URL."""
Changes = dict[int, int | None]
"""By the number of a post what something weighs in it from now on; `None`: it isn't in it."""
Lists = dict[str, list[int]]
"""What is kept in one file: by stem or value, the posts that hold it, as gaps with weights."""


@dataclasses.dataclass(frozen=True, slots=True)
class Shape:
    """How a year's files are parted: it follows from how many posts each day has."""

    letters: int
    """Of a stem, by which its file is named."""
    step: int
    """From a day's first number to the next day's."""

    @classmethod
    def of(cls, counts: Iterable[int]) -> Shape:
        """Return the shape of a year with so many posts on its days."""
        known = list(counts)
        letters = sum(sum(known) > size for size in SIZES)
        return cls(letters, 1 << max(4, (max(known, default=1) - 1).bit_length()))

    def parted(self, changes: Mapping[str, Changes]) -> dict[str, dict[str, Changes]]:
        """Return changes by file, and in it by stem or value."""
        found: dict[str, dict[str, Changes]] = collections.defaultdict(dict)
        for key, numbers in changes.items():
            name, _, value = key.rpartition(":")
            found[name or self._part(key)][value] = numbers
        return found

    def _part(self, stem: str) -> str:
        return "k-" + "".join(c if c.isascii() else "_" for c in stem[: self.letters])


def changed(
    shape: Shape, before: Days, after: Days, read: Callable[[str], bytes | None]
) -> dict[str, bytes | None]:
    """Return the files of a year that differ, by name, once these days are as `after` has them.

    `read` gives a file as it is. `None` stands for a file that goes.
    """
    head = _read(read, HEAD, {"parts": [], "ends": {}})
    made = dict(_texts(before, after))
    old, new = _numbered(shape, before), _numbered(shape, after)
    parts, ends = set(head["parts"]), {int(n): end for n, end in head["ends"].items()}
    for name, changes in sorted(shape.parted(_changes(old, new)).items()):
        lists = _patched(_read(read, f"{name}.json", {}), changes)
        made[f"{name}.json"] = _json(lists) if lists else None
        (parts.add if lists else parts.discard)(name)
    for number in old:
        ends.pop(number, None)
    ends |= {number: record["until"] for number, record in new.items() if record["until"]}
    counts = _counted(_read(read, WORDS, {}), old, new)
    made[WORDS] = _json(counts) if counts else None
    shown = {"letters": shape.letters, "step": shape.step, "parts": sorted(parts)}
    made[HEAD] = _json({**shown, "ends": dict(sorted(ends.items()))}) if parts else None
    return made if parts else dict.fromkeys({*made, HEAD, WORDS})


def files_of(days: Mapping[int, int]) -> Iterator[str]:
    """Yield the names of the files of texts, for so many posts on each day."""
    for day, count in days.items():
        yield from (f"isi/{day}-{number}.json" for number in range(-(-count // TOGETHER)))


def _texts(before: Days, after: Days) -> Iterator[tuple[str, bytes | None]]:
    yield from dict.fromkeys(files_of({day: len(posts) for day, posts in before.items()})).items()
    for day, posts in after.items():
        names = files_of({day: len(posts)})
        for start, name in zip(range(0, len(posts), TOGETHER), names, strict=True):
            yield name, _json(posts[start : start + TOGETHER])


def _numbered(shape: Shape, days: Days) -> dict[int, Record]:
    return {
        day * shape.step + place: record
        for day, records in days.items()
        for place, record in enumerate(records)
    }


def _changes(old: Mapping[int, Record], new: Mapping[int, Record]) -> dict[str, Changes]:
    """Return by stem (or filter, `jenis:agenda`) the numbers that change."""
    found: dict[str, Changes] = collections.defaultdict(dict)
    for number in sorted({*old, *new}):
        were, are = old.get(number), new.get(number)
        if were == are:
            continue
        held, holds = _held(were) if were else {}, _held(are) if are else {}
        for key in held.keys() - holds.keys():
            found[key][number] = None
        for key, weight in holds.items():
            if not held or held.get(key) != weight:
                found[key][number] = weight
    return found


def _held(record: Record) -> dict[str, int]:
    """Return what a post is found by, and what that weighs in it."""
    counts = collections.Counter(words(f"{record['summary']} {record['text']}"))
    often = (word for word, count in counts.items() if count >= OFTEN)
    found: dict[str, int] = {}
    for told, weight in (
        (counts, SOMEWHERE),
        (often, REPEATED),
        (words(record["words"]), NAMED),
        (words(record["title"]), IN_TITLE),
    ):
        found.update(dict.fromkeys(itertools.chain.from_iterable(map(_stems, told)), weight))
    filters = record["filters"].items()
    return {**found, **{f"{name}:{value}": 0 for name, values in filters for value in values}}


@functools.cache
def _stems(word: str) -> tuple[str, ...]:
    return () if word in COMMON else stems(word)


def _patched(lists: Lists, changes: Mapping[str, Changes]) -> Lists:
    """Return the lists of one file, of which only those that change are unpacked."""
    made = {**lists, **{key: _spliced(lists.get(key, ()), new) for key, new in changes.items()}}
    return {key: made[key] for key in sorted(made) if made[key]}


def _spliced(gaps: Sequence[int], changes: Changes) -> list[int]:
    """Return a list with a few posts put in, weighed otherwise or left out; the rest is copied."""
    numbers = list(itertools.accumulate(map(operator.rshift, gaps, itertools.repeat(2))))
    made: list[int] = []
    done = last = 0
    for number in sorted(changes):
        at = bisect.bisect_left(numbers, number, done)
        if done < at:
            made += _following(gaps, numbers, done, at, last)
            last = numbers[at - 1]
        done = at + (at < len(numbers) and numbers[at] == number)
        if (weight := changes[number]) is not None:
            made.append((number - last) * 4 + weight)
            last = number
    return [*made, *_following(gaps, numbers, done, len(gaps), last)]


def _following(
    gaps: Sequence[int], numbers: Sequence[int], start: int, end: int, last: int
) -> list[int]:
    """Return a part of a list, where it follows a post of another number."""
    if start == end:
        return []
    return [(numbers[start] - last) * 4 + (gaps[start] & 3), *gaps[start + 1 : end]]


def _counted(
    known: Mapping[str, str], old: Mapping[int, Record], new: Mapping[int, Record]
) -> dict[str, str]:
    """Return words by how many posts tell them in title, names or summary, the most first."""
    counts = collections.Counter(
        {word: int(count) for count, told in known.items() for word in told.split()}
    )
    for record in new.values():
        counts.update(_told(record))
    for record in old.values():
        counts.subtract(_told(record))
    by_count: dict[int, list[str]] = {}
    for word, count in sorted(counts.items()):
        if count > 0:
            by_count.setdefault(count, []).append(word)
    return {str(count): " ".join(by_count[count]) for count in sorted(by_count, reverse=True)}


def _told(record: Record) -> set[str]:
    told = f"{record['title']} {record['words']} {record['summary']}".lower()
    return set(_TOLD.findall(told)) - COMMON


def _read(read: Callable[[str], bytes | None], name: str, otherwise: Any) -> Any:
    content = read(name)
    return otherwise if content is None else json.loads(content)


def _json(data: object) -> bytes:
    return to_json(data)
