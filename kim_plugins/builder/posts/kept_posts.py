"""The rows of the record that tell of posts, read where they are asked for.

A row a post, and one for each list that it stands in (`model/post_lists.py`).
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from kim_plugins.base import home
from kim_plugins.builder.pipeline import Sort
from kim_plugins.builder.posts import known_post
from kim_plugins.builder.posts.known_post import KnownPost
from kim_plugins.builder.storage.record import POST, Record, name_of, number_of, numbers_of, text_of
from kim_plugins.content.files import post_paths
from kim_plugins.model import post_lists
from kim_plugins.model.post_lists import Month, PostLists, Time, month_of
from kim_plugins.model.recorded_reads import asked


@dataclasses.dataclass(frozen=True, slots=True)
class PostRow:
    """What is kept of one post's file."""

    post: KnownPost | None
    """`None` where it may not be published."""
    moment: dt.datetime | None = None
    """When time alone will change it, if ever."""
    asked: frozenset[str] = frozenset()
    """What was asked of its surroundings when it was judged (`content/files/links.py`)."""


OWN = "own"
"""The query by nothing for posts that link to the site's own addresses."""
_ROWS = "SELECT id, source, known FROM posts"
_APPEARED = "FROM lists WHERE list = ? AND at <= ?"
_EVER, _NEVER = -math.inf, math.inf
"""Seconds before and after all others: drafts stand in lists as what never appears."""


class KnownPosts(Mapping[str, KnownPost | None]):
    """What is kept of every post's file, by it; `None` where it may not be published."""

    def __init__(self, record: Record) -> None:
        """Begin without having read any."""
        self._record = record
        self._read: dict[str, KnownPost | None] = {}
        self._by_number: dict[int, KnownPost | None] = {}
        """The same by the number of the post's row."""

    def __getitem__(self, source: str) -> KnownPost | None:
        """Return that of one file; raise `KeyError` where there was none."""
        if source not in self._read:
            self._take(self._record.ask(f"{_ROWS} WHERE source = ?", text_of(source)))
        return self._read[source]

    def __contains__(self, source: object) -> bool:
        """Tell whether there was a file."""
        return isinstance(source, str) and self.get(source, self) is not self

    def __iter__(self) -> Iterator[str]:
        """Yield every file."""
        return (name_of(source) for (source,) in self._record.ask("SELECT source FROM posts"))

    def __len__(self) -> int:
        """Return how many files there were."""
        ((count,),) = self._record.ask("SELECT count(*) FROM posts")
        return int(count)

    @functools.cached_property
    def every(self) -> Sequence[KnownPost]:
        """Return those of all that may be published."""
        self._take(self._record.ask(_ROWS))
        return list(filter(None, self._read.values()))

    @functools.cached_property
    def unpublished(self) -> frozenset[str]:
        """Return the files that may not be published."""
        rows = self._record.ask("SELECT source FROM posts WHERE known IS NULL")
        return frozenset(name_of(source) for (source,) in rows)

    def found(self, query: str, key: Any, since: float = _EVER) -> Sequence[KnownPost]:
        """Return those that may be published and that a query finds (`PostLists.every`).

        `since` is the time of the first one in seconds (POSIX); drafts come after all others.
        """
        asked_for = "SELECT post FROM lists WHERE list = ? AND at >= ?"
        return self._numbered(self._record.ask(asked_for, list_number(query, key), since))

    def of_time(self, query: str, key: Any, time: Time) -> Sequence[KnownPost]:
        """Return those of them whose file names are of a year or month."""
        first, last = (
            post_lists.number_of((time[0], time[1] if time[1:] else month)) for month in (1, 12)
        )
        asked_for = "SELECT post FROM lists WHERE list = ? AND month BETWEEN ? AND ?"
        return self._numbered(self._record.ask(asked_for, list_number(query, key), first, last))

    def _numbered(self, rows: Iterable[tuple[int]]) -> Sequence[KnownPost]:
        numbers = [number for (number,) in rows]
        known = self._by_number
        missing = [number for number in numbers if number not in known]
        self._take(self._record.ask_each(f"{_ROWS} WHERE id IN (?)", missing))
        return list(filter(None, map(known.__getitem__, numbers)))

    def newest(self, query: str, key: Any, count: int, now: dt.datetime) -> Sequence[KnownPost]:
        """Return so many of those that have appeared last by then, and any of the same moment."""
        last = f"SELECT at {_APPEARED} ORDER BY at DESC LIMIT ?"
        rows = self._record.ask(last, list_number(query, key), now.timestamp(), count)
        return self.found(query, key, rows[-1][0]) if rows else ()

    def around(self, query: str, key: Any, moment: dt.datetime, most: int) -> Sequence[KnownPost]:
        """Return those of a moment, and so many before and after it with any beside the last."""
        number, at = list_number(query, key), moment.timestamp()
        older = "SELECT at FROM lists WHERE list = ? AND at < ? ORDER BY at DESC LIMIT ?"
        newer = "SELECT at FROM lists WHERE list = ? AND at > ? ORDER BY at LIMIT ?"
        asked = [self._record.ask(query, number, at, most) for query in (older, newer)]
        first, last = (rows[-1][0] if rows else at for rows in asked)
        query = "SELECT post FROM lists WHERE list = ? AND at BETWEEN ? AND ?"
        return self._numbered(self._record.ask(query, number, first, last))

    def months(self, query: str, key: Any, now: dt.datetime) -> Counter[Month]:
        """Count those that have appeared by then by the month of their file names."""
        counted = f"SELECT month, count(*) {_APPEARED} GROUP BY month"
        rows = self._record.ask(counted, list_number(query, key), now.timestamp())
        return Counter({post_lists.month_at(number): count for number, count in rows})

    def count(self, query: str, key: Any, now: dt.datetime) -> int:
        """Count those that have appeared by then."""
        counted = f"SELECT count(*) {_APPEARED}"
        ((found,),) = self._record.ask(counted, list_number(query, key), now.timestamp())
        return int(found)

    def counts(self, query: str, keys: Iterable[Any], now: dt.datetime) -> Counter[Any]:
        """Count the same for each of many keys."""
        known = {list_number(query, key): key for key in keys}
        counted = "SELECT list, count(*) FROM lists WHERE at <= ? AND list IN (?) GROUP BY list"
        rows = self._record.ask_each(counted, known, now.timestamp())
        return Counter({known[number]: count for number, count in rows})

    def at_url(self, url: str) -> Iterator[str]:
        """Yield the files to whose names a post's address belongs, in their order."""
        area, group, year, *_ = (*url.split("/"), "", "", "")
        start = f"{post_paths.POSTS}/{area}/{group}/{year}-"
        query = "SELECT source FROM posts WHERE source >= ? AND source < ? ORDER BY source"
        rows = self._record.ask(query, start, start[:-1] + ".")
        names = (name_of(source) for (source,) in rows)
        yield from (name for name in names if post_paths.url_of(name) == url)

    def counted(self, now: dt.datetime) -> Counter[Sort]:
        """Return how many of each sort may be published."""
        query = (
            "SELECT is_draft, at <= ?, count(*) FROM posts WHERE known IS NOT NULL GROUP BY 1, 2"
        )
        rows = self._record.ask(query, now.timestamp())
        return Counter({(bool(draft), bool(by_now)): n for draft, by_now, n in rows})

    def _take(self, rows: Iterable[tuple[int, str, str | None]]) -> None:
        fresh = [row for row in rows if row[0] not in self._by_number]
        texts = json.loads("[" + ",".join(known or "null" for _, _, known in fresh) + "]")
        for (number, source, _), data in zip(fresh, texts, strict=True):
            post = known_post.unpacked(data) if data else None
            self._by_number[number] = self._read[name_of(source)] = post


def due(record: Record, now: dt.datetime) -> frozenset[str]:
    """Return the posts that time alone has changed by then."""
    rows = record.ask("SELECT source FROM posts WHERE moment <= ?", now.timestamp())
    return frozenset(name_of(source) for (source,) in rows)


def next_moment(record: Record) -> dt.datetime | None:
    """Return when time alone will change one."""
    ((at,),) = record.ask("SELECT min(moment) FROM posts WHERE moment IS NOT NULL")
    return None if at is None else home.moment_at(at)


def save(
    record: Record,
    lists: PostLists,
    rows: Mapping[str, PostRow],
    gone: Iterable[str] = (),
    before: Mapping[str, KnownPost | None] | None = None,
) -> None:
    """Write what is kept of some posts' files instead of what was (`before`); drop others."""
    before, dropped = before or {}, frozenset(gone)
    old = {source: post for source in (*rows, *dropped) if (post := before.get(source))}
    stay = {s for s in old.keys() & rows.keys() if rows[s].post == old[s]}
    changed = {s: post for s, post in old.items() if s not in stay}
    known = (row[:3] for row in _listed(record, lists, changed))
    record.tell("DELETE FROM lists WHERE list = ? AND at = ? AND post = ?", known)
    record.drop(POST, dropped)
    record.tell(_WRITE, (_written(source, row) for source, row in rows.items()))
    record.set_reads(POST, {source: numbers_of(row.asked) for source, row in rows.items()})
    new = {source: row.post for source, row in rows.items() if row.post and source not in stay}
    record.tell("INSERT INTO lists VALUES (?, ?, ?, ?)", sorted(_listed(record, lists, new)))


_COLUMNS = "known, moment, at, is_draft"
_VALUES = ", ".join(f"excluded.{name}" for name in _COLUMNS.split(", "))
_WRITE = (
    f"INSERT INTO posts (source, {_COLUMNS}) VALUES (?, ?, ?, ?, ?) "  # noqa: S608 - ours
    f"ON CONFLICT (source) DO UPDATE SET ({_COLUMNS}) = ({_VALUES})"
)


def _written(source: str, row: PostRow) -> tuple[object, ...]:
    moment, post = row.moment and row.moment.timestamp(), row.post
    if post is None:
        return text_of(source), None, moment, 0, False
    at, is_draft = post.entry.at.timestamp(), post.entry.is_draft
    return text_of(source), known_post.packed(post), moment, at, is_draft


def _listed(
    record: Record, lists: PostLists, posts: Mapping[str, KnownPost]
) -> Iterator[tuple[int, float, int, int]]:
    """Yield the row of each list that these posts stand in."""
    ids = record.ids(POST, posts)
    for source, post in posts.items():
        shown = known_post.unread(post)
        found = [list_number(query, key) for query, key in lists.every(shown)]
        at = _NEVER if post.entry.is_draft else post.entry.at.timestamp()
        when = (at, ids[source], post_lists.number_of(month_of(shown)))
        yield from ((number, *when) for number in {*found, *_OWN_LIST[: len(post.own)]})


@functools.cache
def list_number(query: str, key: Any) -> int:
    """Return the number by which the record knows a list."""
    return number_of(asked(query, key))


_OWN_LIST = (list_number(OWN, ""),)
