"""The pictures of an import: found beside the export, or fetched, then cleaned."""

from __future__ import annotations

import concurrent.futures
import dataclasses
import hashlib
import posixpath
import re
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from kim_plugins.base.slug import slugify
from kim_plugins.build import heic, pixels, retouch
from kim_plugins.build.bundle import LARGEST_PICTURE, Member
from kim_plugins.content.imports.article import Picture, Unreadable
from kim_plugins.content.pictures import SUFFIXES, identity_paper
from kim_plugins.content.places import PHONE_PICTURES, PICTURE_SUFFIXES, is_heic

_SIZE = re.compile(r"-(?:\d{2,5}x\d{2,5}|scaled)$")
"""How WordPress names the sizes that it makes of a picture."""
_OPENSID = re.compile(r"^(?:sedang|kecil)_")
SECONDS = 20


@dataclasses.dataclass(eq=False)
class Shelf:
    """Gives every picture of an import its file, the same one for the same picture."""

    files: Sequence[Member]
    folder: Path
    """Where pictures are put; made when the first one is."""
    taken: set[str]
    """Names of pictures that are there already, in lower case."""
    fetches: bool
    brought: dict[str, str] = dataclasses.field(default_factory=dict)
    """The name of each picture, by its content's digest."""
    _known: dict[str, str | None] = dataclasses.field(default_factory=dict)

    def __post_init__(self) -> None:
        self._by_stem: dict[str, list[Member]] = defaultdict(list)
        for file in self.files:
            if file.suffix in (*PICTURE_SUFFIXES, *PHONE_PICTURES):
                self._by_stem[_stem(file.name)].append(file)

    def find(self, picture: Picture) -> str | None:
        """Return a picture's path beside a post (`None` where there is no such file)."""
        key = re.sub(r"^https?:", "", picture.url)
        if key not in self._known:
            content = self._content(picture.url)
            self._known[key] = self._put(picture, content) if content else None
        return self._known[key]

    def _content(self, url: str) -> bytes | None:
        path = unquote(urlsplit(url).path)
        found = self._by_stem.get(_stem(path), [])
        if found:
            best = max(found, key=lambda file: _likeness(file.name, path))
            try:
                return best.read(LARGEST_PICTURE)
            except Unreadable:
                return None
        return fetched(url) if self.fetches else None

    def _put(self, picture: Picture, content: bytes) -> str | None:
        """Keep a picture that may be published, under a name that is free."""
        if is_heic(content):
            if heic.facts_of(content).fault:
                return None
            content = heic.as_jpeg(content)
        key = hashlib.blake2b(content, digest_size=16).hexdigest()
        if key not in self.brought:
            if pixels.facts_of(content).fault:
                return None
            with pixels.opened(content) as image:
                name = self._name(picture, SUFFIXES[pixels.kind_of(image)])
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_bytes(content)
            self.taken.add(name.lower())
            self.brought[key] = name
        return "img/" + self.brought[key]

    def _name(self, picture: Picture, suffix: str) -> str:
        stem = slugify(_stem(unquote(urlsplit(picture.url).path)))[:60].strip("-")
        if not stem or identity_paper(stem + suffix):
            stem = "foto"
        names = (f"{stem}{f'-{n}' if n > 1 else ''}{suffix}" for n in range(1, 100_000))
        return next(name for name in names if name.lower() not in self.taken)


def clean(shelf: Shelf, jobs: int, tell: Callable[[str, int, int], None]) -> None:
    """Take out of every picture on the shelf what isn't the picture."""
    paths = [shelf.folder / name for name in sorted(shelf.brought.values())]
    with concurrent.futures.ProcessPoolExecutor(jobs) as pool:
        for done, _ in enumerate(pool.map(_clean, paths), start=1):
            tell("Membersihkan gambar", done, len(paths))


def _clean(path: Path) -> None:
    path.write_bytes(retouch.cleaned(path.read_bytes()))


def fetched(url: str) -> bytes | None:
    """Fetch a picture; `None` where that fails, or where it is too large."""
    if urlsplit(url).scheme not in ("http", "https"):
        return None
    request = urllib.request.Request(url, headers={"User-Agent": "kim-impor"})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
            content: bytes = answer.read(LARGEST_PICTURE + 1)
    except (OSError, ValueError):
        return None
    return content if len(content) <= LARGEST_PICTURE else None


def _stem(path: str) -> str:
    """Return a picture's name without its ending and without the marks of its size."""
    stem = posixpath.splitext(posixpath.basename(path))[0].lower()
    return _OPENSID.sub("", _SIZE.sub("", stem))


def _likeness(name: str, path: str) -> tuple[int, int]:
    """Count the folders at the end that two paths share; the larger size counts more."""
    ours, theirs = (posixpath.dirname(one).lower().split("/")[::-1] for one in (name, path))
    shared = 0
    for one, other in zip(ours, theirs, strict=False):
        if one != other:
            break
        shared += 1
    return shared, not _SIZE.search(posixpath.splitext(name)[0])
