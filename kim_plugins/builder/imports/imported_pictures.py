"""The pictures of an import: found beside the export, or fetched, then cleaned."""

from __future__ import annotations

import concurrent.futures
import dataclasses
import posixpath
import re
import urllib.request
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from kim_plugins.base.slug import slugify
from kim_plugins.builder.imports.bundle import LARGEST_PICTURE, Member
from kim_plugins.builder.media import heic, picture_cleaning, pixels
from kim_plugins.builder.sources.sources import hash_of
from kim_plugins.content.files.pictures import SUFFIXES, identity_paper
from kim_plugins.content.files.post_paths import PHONE_PICTURES, PICTURE_SUFFIXES, is_heic
from kim_plugins.content.imports.article import Picture, Unreadable
from kim_plugins.content.privacy import privacy

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
    there: Path
    """Where the pictures are that the group has already."""
    fetches: bool
    brought: dict[str, str] = dataclasses.field(default_factory=dict)
    """The name of each picture, by its content's hash."""
    _known: dict[str, str | None] = dataclasses.field(default_factory=dict)

    def __post_init__(self) -> None:
        self._taken = {path.name.lower() for path in self.there.glob("*")}
        self._numbers: Counter[str] = Counter()
        self._own: dict[str, dict[str, str]] = {}
        self._by_place: dict[tuple[str, str], list[Member]] = defaultdict(list)
        self._folders: dict[str, set[str]] = defaultdict(set)
        for file in self.files:
            if file.suffix in (*PICTURE_SUFFIXES, *PHONE_PICTURES):
                stem, folder = _stem(file.name), _folder(file.name)
                self._by_place[stem, folder].append(file)
                self._folders[stem].add(folder)

    def find(self, picture: Picture) -> str | None:
        """Return a picture's path beside a post (`None` where there is no such file)."""
        key = re.sub(r"^https?:", "", picture.url)
        if key not in self._known:
            content = self._content(picture.url)
            self._known[key] = self._put(picture, content) if content else None
        return self._known[key]

    def _content(self, url: str) -> bytes | None:
        path = _path(url)
        if found := self._candidates(path):
            best = max(found, key=lambda file: _likeness(file.name, path))
            try:
                return best.read(LARGEST_PICTURE)
            except Unreadable:
                return None
        return fetched(url) if self.fetches else None

    def _candidates(self, path: str) -> list[Member]:
        """Return the files that a path may mean: those of its folder, else of the only other one.

        A folder of another month holds another picture, and of two nobody knows which is meant.
        """
        stem, folder = _stem(path), _folder(path)
        if (stem, folder) in self._by_place:
            return self._by_place[stem, folder]
        others = [one for one in self._folders.get(stem, ()) if not _is_other_month(one, folder)]
        return self._by_place[stem, others[0]] if len(others) == 1 else []

    def _put(self, picture: Picture, content: bytes) -> str | None:
        """Keep a picture that may be published, under a name that is free."""
        if is_heic(content):
            if heic.facts_of(content).fault:
                return None
            content = heic.as_jpeg(content)
        key = hash_of(content)
        if key not in self.brought:
            if pixels.facts_of(content).fault:
                return None
            with pixels.opened(content) as image:
                suffix = SUFFIXES[pixels.kind_of(image)]
            stem = _free_stem(picture.url, suffix)
            if same := self._same(stem, content):
                return "img/" + same
            name = self._name(stem, suffix)
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_bytes(content)
            self._taken.add(name.lower())
            self.brought[key] = name
        return "img/" + self.brought[key]

    def _same(self, stem: str, content: bytes) -> str:
        """Return the group's own picture that is this one; "" where there is none.

        Whoever was interrupted has the pictures already, and not their posts.
        """
        if stem not in self._own:
            own = (path for path in self.there.glob(f"{stem}*") if path.is_file())
            self._own[stem] = {hash_of(path.read_bytes()): path.name for path in sorted(own)}
        return (
            self._own[stem].get(hash_of(picture_cleaning.cleaned(content)), "")
            if self._own[stem]
            else ""
        )

    def _name(self, stem: str, suffix: str) -> str:
        """Return a name that is free."""
        while True:
            self._numbers[stem] += 1
            number = self._numbers[stem]
            name = f"{stem}{f'-{number}' if number > 1 else ''}{suffix}"
            if name.lower() not in self._taken:
                return name


def _free_stem(url: str, suffix: str) -> str:
    """Return a picture's name without its ending, if it names nobody's paper or number."""
    given = _stem(_path(url))
    stem = slugify(given)[:60].strip("-")
    return "foto" if not stem or identity_paper(stem + suffix) or privacy.find(given) else stem


def clean(shelf: Shelf, jobs: int, tell: Callable[[str, int, int], None]) -> None:
    """Take out of every picture on the shelf what isn't the picture."""
    paths = [shelf.folder / name for name in sorted(shelf.brought.values())]
    with concurrent.futures.ProcessPoolExecutor(jobs) as pool:
        for done, _ in enumerate(pool.map(_clean, paths), start=1):
            tell("Membersihkan gambar", done, len(paths))


def _clean(path: Path) -> None:
    path.write_bytes(picture_cleaning.cleaned(path.read_bytes()))


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


def _path(url: str) -> str:
    try:
        return unquote(urlsplit(url).path)
    except ValueError:  # Brackets that are no address of a host.
        return url


def _folder(path: str) -> str:
    """Return the last folder of a path, with the one above it where it is a month's."""
    folders = posixpath.dirname(path).lower().split("/")
    return "/".join(folders[-2:]) if re.fullmatch(r"\d\d", folders[-1]) else folders[-1]


def _is_other_month(folder: str, other: str) -> bool:
    return folder != other and all(re.fullmatch(r"\d{4}/\d\d", one) for one in (folder, other))


def _likeness(name: str, path: str) -> tuple[int, bool, bool, bool]:
    """Count the folders at the end that two paths share; then the larger size counts more."""
    ours, theirs = (posixpath.dirname(one).lower().split("/")[::-1] for one in (name, path))
    shared = 0
    for one, other in zip(ours, theirs, strict=False):
        if one != other:
            break
        shared += 1
    base, wanted = posixpath.basename(name), posixpath.basename(path)
    is_small = bool(_SIZE.search(posixpath.splitext(base)[0])) or base.startswith("kecil_")
    is_same_kind = posixpath.splitext(base)[1].lower() == posixpath.splitext(wanted)[1].lower()
    return shared, is_same_kind, not is_small, base == wanted
