"""Brings what is searched up to date, year by year, by changing only what differs.

All of it is a pure function of the posts (`builder/search/year_index.py`). What the files of the
site say of the posts before is enough to change them, so nothing else is kept but the record.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from kim_plugins.builder.processes import shared_map
from kim_plugins.builder.search import index_record, year_index
from kim_plugins.builder.search.index_record import Index, Year
from kim_plugins.builder.search.year_index import Days, Shape
from kim_plugins.builder.storage.folder import Folder, Made, content_hash, remove, sweep, write
from kim_plugins.builder.storage.record import Record
from kim_plugins.builder.storage.version import searching_digest
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import search as view
from kim_plugins.views.search import Document
from kim_plugins.views.search import Record as Shown

Urls = tuple[str, ...]
FEW = 4
"""Where one post in so many has changed, a year is made anew rather than changed."""


class Unknown(Exception):
    """What lies in the site folder is not what was recorded: a whole build makes it good."""


@dataclasses.dataclass(frozen=True)
class SiteSearch:
    """What is searched of one site folder, and the record of it."""

    site: Path
    index: Index | None = None
    """What was made before, as far as it is known; what other code has made counts for nothing."""
    jobs: int = 1

    @property
    def known(self) -> Index | None:
        """Return what can be built on."""
        return self.index if self.index and self.index.digest == searching_digest() else None

    def update(self, province: Province) -> Index:
        """Make everything right, whatever has changed and whatever lies there."""
        known = self.known or Index(searching_digest())
        posts: dict[int, list[Post]] = {}
        for post in view.searched(province):
            posts.setdefault(post.entry.day.year, []).append(post)

        def made(year: int) -> Year:
            documents = {post.url: view.document(post, province) for post in posts[year]}
            return self._healed(_Change.of_all(self.site, year, known.year(year), documents))

        # The largest first: none should be left to one process alone.
        years = sorted(posts, key=lambda year: -len(posts[year]))
        tidy = functools.partial(sweep, self.site)
        found = dict(zip(years, shared_map(made, years, self.jobs, tidy), strict=True))
        index = Index(searching_digest(), dict(sorted(found.items())))
        index_record.tidy(self.site, index)
        return index

    def change(self, changed: Iterable[Document], removed: Iterable[str] = ()) -> Index:
        """Make it right where only these documents have come or changed, or are gone (by URL).

        The site must lie there as recorded, and the years of all these posts must be known as
        far as there are any. Raises `Unknown` where it can't be done.
        """
        documents = {document.url: document for document in changed}
        known, gone = self.known, {*removed, *documents}
        if known is None:
            raise Unknown
        years = {document.day.year for document in documents.values()}
        years |= {year for year, one in known.years.items() if not gone.isdisjoint(one.posts)}
        found = dict(known.years)
        for year in sorted(years):
            before = known.year(year)
            made = _Change.of_some(self.site, year, before, documents, gone).made()
            remove(before.files.keys() - made.files.keys(), self.site)
            found[year] = made
        return Index(known.digest, {year: one for year, one in found.items() if one.posts})

    def _healed(self, change: _Change) -> Year:
        before = change.before
        folder = Folder(self.site, before.files, self.site)
        if not all(folder.lies_there(path, made) for path, made in before.files.items()):
            change = dataclasses.replace(change, before=Year())
        try:
            return change.made()
        except Unknown:
            return dataclasses.replace(change, before=Year()).made()


def edited(
    site: Path,
    record: Record,
    posts: Iterable[tuple[Post | None, Post | None]],
    province: Province,
) -> tuple[Index, Index] | None:
    """Make right what was recorded, after some posts were published otherwise than before.

    `posts` are pairs of what they were and are. Return the years concerned before and after, if
    there are any. The site must lie there as recorded. Raises `Unknown` where it can't be done.
    """
    changed: list[Document] = []
    removed: list[str] = []
    for before, now in posts:
        if before and view.is_searched(before):
            removed.append(before.url)
        if now and view.is_searched(now):
            changed.append(view.document(now, province))
    if not changed and not removed:
        return None
    years = {one.day.year for one in changed} | index_record.years_of(record, removed)
    known = index_record.load(record, years)
    made = SiteSearch(site, known).change(changed, removed)
    assert known is not None  # Else that could not have been done.
    return known, made


@dataclasses.dataclass(frozen=True, eq=False)
class _Change:
    """What becomes of one year."""

    site: Path
    year: int
    before: Year
    posts: Mapping[str, tuple[int, str]]
    """Day in the year and identity of each post that is to be found, by URL."""
    fresh: Mapping[str, Document]
    read: dict[int, list[Shown]] = dataclasses.field(default_factory=dict)
    """What was shown of the posts of some days."""

    @classmethod
    def of_all(
        cls, site: Path, year: int, before: Year, documents: Mapping[str, Document]
    ) -> _Change:
        return cls(
            site, year, before, {url: _known(one) for url, one in documents.items()}, documents
        )

    @classmethod
    def of_some(
        cls, site: Path, year: int, before: Year, documents: Mapping[str, Document], gone: set[str]
    ) -> _Change:
        own = {url: one for url, one in documents.items() if one.day.year == year}
        posts = {url: known for url, known in before.posts.items() if url not in gone}
        return cls(site, year, before, {**posts, **{u: _known(d) for u, d in own.items()}}, own)

    def made(self) -> Year:
        """Write what differs, the head last; raise `Unknown` where the old files can't be read."""
        differing = {url for url, _ in self.before.posts.items() ^ self.posts.items()}
        if not differing:
            return self.before
        old, new = _days(self.before.posts), _days(self.posts)
        shape = Shape.of(map(len, new.values()))
        is_small = len(differing) * FEW < len(self.posts)
        if is_small and shape == Shape.of(map(len, old.values())):
            places = (self.before.posts, self.posts)
            days = {place[url][0] for place in places for url in differing & place.keys()}
            before = {day: self._stored(day, old[day]) for day in sorted(days & old.keys())}
            after = {day: self._records(new[day], old) for day in sorted(days & new.keys())}
            return self._written(self._changed(shape, before, after))
        after = {day: self._records(urls, old) for day, urls in new.items()}
        made = year_index.changed(shape, {}, after, lambda _: None)
        return self._written({**dict.fromkeys(self._names()), **made})

    def _changed(self, shape: Shape, before: Days, after: Days) -> dict[str, bytes | None]:
        try:
            return year_index.changed(shape, before, after, self._read)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise Unknown from error

    def _records(self, urls: Urls, old: Mapping[int, Urls]) -> list[Shown]:
        """Return what is shown of posts of one day; of one that is as it was, what is published."""
        return [
            self.fresh[url].record() if url in self.fresh else self._stored_one(url, old)
            for url in urls
        ]

    def _stored_one(self, url: str, old: Mapping[int, Urls]) -> Shown:
        day = self.before.posts[url][0]
        return self._stored(day, old[day])[old[day].index(url)]

    def _stored(self, day: int, urls: Urls) -> list[Shown]:
        if day not in self.read:
            self.read[day] = self._read_day(day, urls)
        return self.read[day]

    def _read_day(self, day: int, urls: Urls) -> list[Shown]:
        try:
            names = year_index.files_of({day: len(urls)})
            found = [record for name in names for record in json.loads(self._read(name) or b"[]")]
            if [record["url"] for record in found] == list(urls):
                return found
        except (ValueError, TypeError, KeyError) as error:
            raise Unknown from error
        raise Unknown

    def _read(self, name: str) -> bytes | None:
        try:
            return Path(self.site, _path(self.year, name)).read_bytes()
        except FileNotFoundError:
            return None

    def _names(self) -> Iterable[str]:
        return (path.removeprefix(_path(self.year, "")) for path in self.before.files)

    def _written(self, made: Mapping[str, bytes | None]) -> Year:
        files = dict(self.before.files)
        for name, content in sorted(made.items(), key=lambda item: item[0] == year_index.HEAD):
            path = _path(self.year, name)
            if content is None:
                files.pop(path, None)
            elif path not in files or files[path].hash != content_hash(content):
                written = write(path, content, self.site)
                files[path] = Made("", written.size, written.hash)
        return Year(self.posts, files)


def _path(year: int, name: str) -> str:
    return f"{index_record.FOLDER}/{year}/{name}"


def _known(document: Document) -> tuple[int, str]:
    first = dt.date(document.day.year, 1, 1)
    return (document.day - first).days, document.identity


def _days(posts: Mapping[str, tuple[int, str]]) -> dict[int, Urls]:
    """Return the URLs of each day, in order."""
    days: dict[int, list[str]] = {}
    for url, (day, _) in sorted(posts.items()):
        days.setdefault(day, []).append(url)
    return {day: tuple(urls) for day, urls in sorted(days.items())}
