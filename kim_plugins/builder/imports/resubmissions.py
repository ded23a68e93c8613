"""A post that comes again: corrected by its author, or with photos that were missing."""

from __future__ import annotations

import dataclasses
import functools
import posixpath
from collections.abc import Iterator
from pathlib import Path

from kim_plugins.content.imports import compose, seals
from kim_plugins.content.imports.article import Article
from kim_plugins.content.imports.seals import Seal

LARGEST = 300_000
"""Bytes of a post that is looked at."""


@dataclasses.dataclass(frozen=True, slots=True)
class Resubmission:
    """What is there of a post already."""

    article: Article
    name: str
    """The file's name."""
    text: str
    seal: Seal | None
    late: tuple[str, ...]
    """Photos that came now, and that the post there still lacks."""

    @property
    def is_completed(self) -> bool:
        """Tell whether the words are the same, and photos have come that were missing."""
        return self._is_same and bool(self.late)

    @property
    def is_touched(self) -> bool:
        """Tell whether somebody has worked on the post, so that it may not be replaced."""
        return self.seal is None or not self.seal.is_whole

    @property
    def _is_same(self) -> bool:
        return self.seal is not None and self.seal.digest == compose.digest(self.article)

    @property
    def differences(self) -> list[str]:
        """Name what the post that came says otherwise; nothing where only photos are new."""
        post = self.article.post
        return seals.parts_that_differ(self.text, post.text) if post and not self._is_same else []


@dataclasses.dataclass(frozen=True, eq=False)
class Earlier:
    """The posts of a group, asked for the one that a contribution was before."""

    folder: Path
    _found: dict[str, Resubmission | None] = dataclasses.field(default_factory=dict)

    @functools.cached_property
    def pictures(self) -> frozenset[str]:
        """Return the names of the group's pictures."""
        return frozenset(path.name for path in (self.folder / "img").glob("*"))

    def of(self, article: Article) -> Resubmission | None:
        """Return what is there of a post that the form wrote; `None` for any other."""
        if not article.post:
            return None
        if article.key not in self._found:
            self._found[article.key] = self._of(article)
        return self._found[article.key]

    def _of(self, article: Article) -> Resubmission | None:
        assert article.post
        digest = compose.digest(article)
        for name, text, seal in self._sealed:
            if seal and seal.digest == digest:
                return self._resent(article, name, text, seal)
        assert article.at is not None
        names = {
            posixpath.splitext(article.post.name)[0] + ".md",
            f"{article.at.date()}-{compose.slug_of(article)}.md",
        }
        for name in sorted(names & self._names):
            text = self._read(name)
            if seals.is_of_one(text, article.post.text):
                return self._resent(article, name, text, seals.seal_of(text))
        return None

    def _resent(self, article: Article, name: str, text: str, seal: Seal | None) -> Resubmission:
        assert article.post
        late = (one for one, _ in article.post.sent if one not in self.pictures)
        return Resubmission(
            article, name, text, seal, tuple(one for one in late if f"img/{one}" in text)
        )

    @functools.cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(path.name for path in self.folder.glob("*.md") if path.is_file())

    @functools.cached_property
    def _sealed(self) -> list[tuple[str, str, Seal | None]]:
        return list(self._read_sealed())

    def _read_sealed(self) -> Iterator[tuple[str, str, Seal | None]]:
        for name in sorted(self._names):
            text = self._read(name)
            if seal := seals.seal_of(text):
                yield name, text, seal

    def _read(self, name: str) -> str:
        path = self.folder / name
        if path.stat().st_size > LARGEST:
            return ""
        return path.read_text("utf-8", "replace")
