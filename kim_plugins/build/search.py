"""Makes the search indexes, one an area, and only of areas in which something has changed."""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import hashlib
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from kim_plugins.build import manifest, pagefind, searchable
from kim_plugins.build.folder import Folder
from kim_plugins.build.hints import hints
from kim_plugins.build.parcels import Parcels
from kim_plugins.build.processes import shared_map
from kim_plugins.build.searchable import Index, Indexes
from kim_plugins.build.version import searching_digest
from kim_plugins.model import urls
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import search as view

ENGINE = urls.SEARCH_ENGINE.split("/")[1]
FORMAT = 2
Kept = dict[str, tuple[str, str, view.Facts]]
"""The documents of an area as they were last indexed: identity, HTML and facts, by URL."""


@dataclasses.dataclass(frozen=True)
class SiteSearch:
    """The search indexes of one site folder, and what is kept to make them anew quickly."""

    site: Path
    record: Path | None = None
    """Where the indexes are noted; without it, everything is made and nothing kept."""
    jobs: int = 1
    parcels: Parcels[str] = dataclasses.field(default_factory=lambda: Parcels(None))
    """Where indexes are kept for another site folder, or for one that is made anew."""

    @functools.cached_property
    def known(self) -> Indexes | None:
        """Return what was noted before this build."""
        return searchable.load(self.record) if self.record else None

    @property
    def documents(self) -> Path | None:
        """Return the folder of what each area's index was made from."""
        return self.record.with_name(self.record.name + "-documents") if self.record else None

    @property
    def _scratch(self) -> Path | None:
        """Return where the engine's own files may lie: beside the record, if there is one."""
        folder = self.record.parent if self.record else None
        return folder if folder and folder.is_dir() else None

    def update(self, province: Province) -> None:
        """Make every index right; raise `pagefind.Failed` where that can't be done."""
        if self._scratch:
            pagefind.clear(self._scratch)
        known = self.known or {}
        posts = view.searched(province)
        kept = {name: index for name, index in known.items() if self._lies_there(index)}
        # The largest first: none should be left to one process alone.
        by_size = sorted(posts, key=lambda name: -len(posts[name]))
        indexes = dict(self._made([*by_size, ENGINE], posts, province, kept))
        searchable.tidy(self.site, indexes)
        self._note(indexes)
        self.parcels.prune({index.digest for index in indexes.values()})
        if self.documents:
            for left in self.documents.glob("*.json"):
                if left.stem not in posts:
                    left.unlink(missing_ok=True)

    def edit(self, posts: Iterable[tuple[Post | None, Post | None]], province: Province) -> None:
        """Make the indexes that hold, or held, these posts anew from what is kept of the others.

        Each post is given as it was published before, and as it is now. Raises `pagefind.Failed`
        where it can't be done.
        """
        indexes = dict(self.known or {})
        changed: dict[str, Kept] = {}
        for before, now in posts:
            document = view.document(now, province) if now and view.is_searched(now) else None
            old = province.areas_of(before) if before and view.is_searched(before) else []
            new = province.areas_of(now) if now and document else []
            for area in dict.fromkeys([*old, *new]):
                kept = changed[area] if area in changed else self._kept(area, indexes)
                if now and document and area in new:
                    changed[area] = {**kept, now.url: _kept_of(document)}
                elif before:
                    changed[area] = {u: known for u, known in kept.items() if u != before.url}
        for area, documents in changed.items():
            digest = _digest({url: identity for url, (identity, *_) in documents.items()})
            if not documents:
                indexes.pop(area, None)
            elif area not in indexes or digest != indexes[area].digest:
                indexes[area] = self._index(area, digest, documents)
        if changed:
            self._settle(indexes, changed.keys() | indexes.keys())

    def _settle(self, indexes: Indexes, areas: AbstractSet[str]) -> None:
        """Leave nothing in the folder but these indexes, and note them."""
        searchable.tidy(self.site, indexes)
        self._note(indexes)
        for area in areas - indexes.keys() if self.documents else ():
            Path(str(self.documents), f"{area}.json").unlink(missing_ok=True)

    def _made(
        self,
        names: Sequence[str],
        posts: Mapping[str, Sequence[Post]],
        province: Province,
        kept: Indexes,
    ) -> list[tuple[str, Index]]:
        """Return the wanted indexes, each as it lies there or made anew."""

        def made(name: str) -> tuple[str, Index]:
            if name == ENGINE:
                digest = searching_digest()
                fresh = kept.get(name)
                if not fresh or fresh.digest != digest:
                    files = self._files(digest, lambda: pagefind.engine(self._scratch))
                    fresh = searchable.put(self.site, name, digest, files)
                return name, fresh
            documents = {post.url: view.document(post, province) for post in posts[name]}
            identities = {url: document.identity for url, document in documents.items()}
            digest = _digest(identities)
            if name in kept and kept[name].digest == digest:
                return name, kept[name]
            kept_now = {url: _kept_of(document) for url, document in documents.items()}
            return name, self._index(name, digest, kept_now)

        return list(shared_map(made, names, self.jobs))

    def _index(self, area: str, digest: str, documents: Kept) -> Index:
        pages = {url: html for url, (_, html, _) in sorted(documents.items())}
        facts = {url: facts for url, (_, _, facts) in documents.items()}

        def made() -> dict[str, bytes]:
            files = pagefind.index(pages, self._scratch)
            return {**hints(files, facts), **files}  # The entry stays last.

        files = self._files(digest, made)
        before = (self.known or {}).get(area)
        index = searchable.put(self.site, area, digest, files, before)
        if self.documents:
            with contextlib.suppress(OSError):
                path = self.documents / f"{area}.json"
                manifest.write_record(path, FORMAT, {"documents": documents})
        return index

    def _files(self, digest: str, make: Callable[[], dict[str, bytes]]) -> dict[str, bytes]:
        """Return an index as it is kept, or make it and keep it."""
        files = self.parcels.get(digest)
        if files is None:
            files = make()
            self.parcels.put(digest, files)
        return files

    def _kept(self, area: str, indexes: Indexes) -> Kept:
        """Read what an area's index was made from."""
        if area not in indexes:
            return {}
        path = self.documents and self.documents / f"{area}.json"
        data = manifest.read_record(path, FORMAT) if path else None
        documents = data["documents"] if data else {}
        found: Kept = {
            url: (identity, html, view.Facts(*facts))
            for url, (identity, html, facts) in documents.items()
        }
        identities = {url: identity for url, (identity, *_) in found.items()}
        if _digest(identities) != indexes[area].digest:
            raise pagefind.Failed("simpanan pencarian tidak cocok")
        return found

    def _lies_there(self, index: Index) -> bool:
        folder = Folder(self.site, index.files, self.site / searchable.FOLDER)
        return all(folder.lies_there(path, made) for path, made in index.files.items())

    def _note(self, indexes: Indexes) -> None:
        if self.record:
            with contextlib.suppress(OSError):
                searchable.save(self.record, indexes)

    def forget(self) -> None:
        """Drop the indexes, which are no longer right, and what is known of them."""
        shutil.rmtree(self.site / searchable.FOLDER, ignore_errors=True)
        if self.record:
            self.record.unlink(missing_ok=True)


def kept_in(cache: Path) -> Parcels[str]:
    """Return where, in the folder of what is kept between builds, indexes are kept."""
    return Parcels(cache / "search")


def _kept_of(document: view.Document) -> tuple[str, str, view.Facts]:
    return document.identity, document.html(), document.facts


def _digest(identities: Mapping[str, str]) -> str:
    """Digest all that an index is made from: code, versions of libraries, documents."""
    total = hashlib.blake2b(searching_digest().encode(), digest_size=16)
    for url, identity in sorted(identities.items()):
        total.update(f"{url}\0{identity}\n".encode())
    return total.hexdigest()
