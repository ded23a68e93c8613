"""Which pictures `kim fix` would make anew or name otherwise, and why."""

from __future__ import annotations

import dataclasses
import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kim_plugins.base.locale_id import number
from kim_plugins.builder.media import heic, page_pictures, pictures, pixels
from kim_plugins.builder.sources import handwritten
from kim_plugins.builder.sources.examinations import Workshop
from kim_plugins.builder.sources.sources import LARGEST_PICTURE, Project, hash_of
from kim_plugins.content.files.pictures import PAGE_SIDE, USEFUL_SIDE, Facts, Fault, better_name
from kim_plugins.content.files.post_paths import is_heic

LARGEST_MENDED = 60_000_000
"""Bytes of a picture that is read to be made smaller."""


@dataclasses.dataclass(frozen=True, slots=True)
class PictureChange:
    """What becomes of one picture; paths are relative to the docs folder."""

    uri: str
    target: str
    """The same, unless its file gets another name."""
    hash: str
    """Of its content as it was looked at."""
    notes: tuple[str, ...]
    """What is done to its content, in words; nothing, if that stays."""
    side: int = USEFUL_SIDE
    """Pixels that its longer side has afterwards, at most."""


def changes(
    project: Project, uris: Sequence[str], names: Sequence[str], workshop: Workshop
) -> list[PictureChange]:
    """Return what would become of pictures; `names` are all files that there are."""
    taken = Counter(name.lower() for name in names)
    found: list[PictureChange] = []
    for seen in _looked_at(project, uris, workshop):
        facts = seen.facts
        if facts.fault is not Fault.NONE:
            continue
        target = _free(seen.uri, better_name(posixpath.basename(seen.uri), facts.kind), taken)
        taken[target.lower()] += 1
        turned = ("diubah dari HEIC menjadi JPG",) if seen.is_heic else ()
        notes = (*turned, *(() if facts.is_animated else _notes(facts)))
        if notes or target != seen.uri:
            found.append(PictureChange(seen.uri, target, seen.hash, notes))
    return found


def of_pages(
    project: Project, chosen: Iterable[str] | None, workshop: Workshop
) -> list[PictureChange]:
    """Return what would become of pictures outside of posts: of some, or of all.

    Only those are touched that a check complains of, and none gets another name, since pages
    and settings may name it in ways that nobody can follow.
    """
    listed = handwritten.inventory(project).urls.keys()
    uris = listed if chosen is None else listed & set(chosen)
    found = page_pictures.looked_at(project, uris, workshop)
    return [change for seen in found if (change := _of_page(seen))]


def _of_page(seen: page_pictures.Seen) -> PictureChange | None:
    facts = seen.facts
    side = PAGE_SIDE if seen.is_heavy else USEFUL_SIDE
    is_too_much = seen.is_heavy and max(facts.width, facts.height) > side
    if facts.fault is not Fault.NONE or facts.is_animated:
        return None
    if not (facts.has_location or is_too_much):
        return None
    return PictureChange(seen.uri, seen.uri, seen.hash, tuple(_notes(facts, side)), side)


@dataclasses.dataclass(frozen=True, slots=True)
class _Seen:
    """A picture as it was looked at."""

    uri: str
    facts: Facts
    hash: str
    is_heic: bool = False


def _looked_at(project: Project, uris: Sequence[str], workshop: Workshop) -> Iterator[_Seen]:
    """Yield what is known of each picture, too large and wrongly named ones included."""
    album = pictures.album_of(project, uris, workshop)
    hashes = {file.uri: file.hash for file in album.files}
    for uri in uris:
        if uri in album.facts:
            yield _Seen(uri, album.facts[uri], hashes[uri])
            continue
        path = project.docs / uri
        if path.is_symlink() or not path.is_file() or path.stat().st_size > LARGEST_MENDED:
            continue
        content = path.read_bytes()
        from_phone = is_heic(content)
        facts = heic.facts_of(content) if from_phone else pixels.facts_of(content)
        if len(content) <= LARGEST_PICTURE or facts.is_large or from_phone:
            yield _Seen(uri, facts, hash_of(content), from_phone)


def _free(uri: str, name: str, taken: Counter[str]) -> str:
    """Return the path of a file's new name, with a number where another has that name."""
    folder, old = posixpath.split(uri)
    stem, suffix = posixpath.splitext(name)
    count = 1
    while name != old:
        path = posixpath.join(folder, name)
        if is_free(path, uri, taken):
            return path
        count += 1
        name = f"{stem}-{count}{suffix}"
    return uri


def is_free(path: str, own: str, taken: Counter[str]) -> bool:
    """Tell whether no file but one's own has a name, on disks that know no case either."""
    return taken[path.lower()] <= (path.lower() == own.lower())


def _notes(facts: Facts, side: int = USEFUL_SIDE) -> Iterator[str]:
    if facts.has_location:
        yield "titik lokasi dihapus"
    elif facts.has_metadata:
        yield "keterangan kamera dihapus"
    if facts.is_turned:
        yield "diputar tegak"
    if max(facts.width, facts.height) > side:
        share = side / max(facts.width, facts.height)
        small = (max(1, round(length * share)) for length in (facts.width, facts.height))
        before = f"{number(facts.width)} × {number(facts.height)}"
        yield f"diperkecil dari {before} menjadi {' × '.join(map(number, small))} piksel"
