"""The files of posts after some came and went; the others are asked of the record."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from kim_plugins.builder.posts.kept_posts import KnownPosts
from kim_plugins.content.files import post_paths


@dataclasses.dataclass(frozen=True, slots=True)
class PostFiles(AbstractSet[str]):
    """The files of posts, published or not, relative to the docs folder."""

    before: KnownPosts
    come: AbstractSet[str]
    """Those that are there now, of the ones that were edited."""
    gone: AbstractSet[str]

    def __contains__(self, source: object) -> bool:
        """Tell whether a post's file is there."""
        return source in self.come or (source in self.before and source not in self.gone)

    def __iter__(self) -> Iterator[str]:
        """Yield all of them, in order."""
        return iter(sorted((self.before.keys() | self.come) - self.gone))

    def __len__(self) -> int:
        """Return how many there are."""
        new = sum(source not in self.before for source in self.come)
        return len(self.before) + new - sum(source in self.before for source in self.gone)

    def at_url(self, url: str) -> set[str]:
        """Return those to whose names an address belongs."""
        found = {source for source in self.come if post_paths.url_of(source) == url}
        return found.union(self.before.at_url(url)) - self.gone

    @property
    def by_url(self) -> Mapping[str, str]:
        """Return the file of each address that a file name gives."""
        return _ByUrl(self)


@dataclasses.dataclass(frozen=True, slots=True)
class _ByUrl(Mapping[str, str]):
    files: PostFiles

    def __getitem__(self, url: str) -> str:
        for source in sorted(self.files.at_url(url)):
            return source  # Of two posts with one URL the first by name is published.
        raise KeyError(url)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(filter(None, map(post_paths.url_of, self.files))))

    def __len__(self) -> int:
        return sum(1 for _ in self)
