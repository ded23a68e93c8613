"""Which of the photos that came is which of those that a post shows.

WhatsApp encodes photos anew and gives them names of its own, so a name tells little; what a
picture looks like stays.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import posixpath
import re
from collections.abc import Callable, Mapping, Sequence

from PIL import Image

from kim_plugins.builder.imports.bundle import LARGEST_PICTURE, Member
from kim_plugins.builder.media import pixels
from kim_plugins.builder.media.renditions import turned
from kim_plugins.content.imports.article import Photo, Unreadable

NEAR = 12
"""Bits of 64 in which two encodings of one picture may differ."""
MOST = 200
"""Photos that are looked at; a chat can hold thousands."""
_COPY = re.compile(r"(?: ?\(\d{1,3}\))+$")
"""What is added to a name where a file of that name is there already."""


@dataclasses.dataclass(frozen=True, slots=True)
class Pairs:
    """Which file each photo is, by the photo's name, and which are so by their order alone."""

    files: Mapping[str, Member]
    by_order: tuple[str, ...] = ()


def difference_hash(content: bytes) -> int | None:
    """Return 64 bits that tell a picture whatever its size and encoding; `None` if it is none.

    Scaled to 9 by 8 grey values (box average), a bit for each value and the one on its right:
    set where the left one is darker; row by row, the first one the most significant.
    """
    try:
        with pixels.opened(content) as image:
            image.draft("L", (288, 256))  # JPEG alone: decoded as small as its format allows.
            upright = turned(image, pixels.orientation_of(image))
            grey = upright.convert("L").resize((9, 8), Image.Resampling.BOX)
    except Exception:  # A broken file can make its decoder fail in any way.
        return None
    values = grey.tobytes()
    bits = 0
    for row in range(0, len(values), 9):
        for place in range(row, row + 8):
            bits = bits << 1 | (values[place] < values[place + 1])
    return bits


def paired(wanted: Sequence[Photo], have: Sequence[Member], in_order: Sequence[Member]) -> Pairs:
    """Pair photos with files: by name, else by likeness, else by the order of `in_order`.

    The order counts only where as many files are left as photos.
    """
    files = _by_name(wanted, have)
    left = [one for one in wanted if one.name not in files]
    files |= _by_likeness(left, [one for one in have if one not in files.values()])
    left = [one for one in wanted if one.name not in files]
    rest = [one for one in in_order if one not in files.values()]
    if not left or len(left) != len(rest):
        return Pairs(files)
    files |= {photo.name: file for photo, file in zip(left, rest, strict=True)}
    return Pairs(files, tuple(one.name for one in left))


def _by_name(wanted: Sequence[Photo], have: Sequence[Member]) -> dict[str, Member]:
    """Return the files that bear their photos' names; where several do, the one that looks so."""
    found: dict[str, Member] = {}
    for photo in wanted:
        same = [one for one in have if _stem(one.name) == _stem(photo.name)]
        if len(same) > 1 and photo.likeness is not None:
            near = _nearness(photo.likeness)
            same.sort(key=near)
        if same:
            found[photo.name] = same[0]
    return found


def _by_likeness(wanted: Sequence[Photo], have: Sequence[Member]) -> dict[str, Member]:
    """Return the only file near each photo, unless it is near another photo as well."""
    if not any(one.likeness is not None for one in wanted):
        return {}
    hashes = _hashes(have[:MOST])
    near: dict[str, list[Member]] = {}
    for photo in wanted:
        if (own := photo.likeness) is not None:
            near[photo.name] = [
                file for file, other in hashes if other is not None and _apart(own, other) <= NEAR
            ]
    claims = [id(file) for files in near.values() for file in files]
    return {
        name: files[0]
        for name, files in near.items()
        if len(files) == 1 and claims.count(id(files[0])) == 1
    }


def _hashes(files: Sequence[Member]) -> list[tuple[Member, int | None]]:
    """Return the hash of each file; one that was sent twice counts once."""
    contents: dict[bytes, Member] = {}
    for one in files:
        with contextlib.suppress(Unreadable):
            contents.setdefault(hashlib.blake2b(one.read(LARGEST_PICTURE)).digest(), one)
    return [(one, _hash(one)) for one in contents.values()]


def _nearness(own: int) -> Callable[[Member], int]:
    def bits(file: Member) -> int:
        other = _hash(file)
        return 65 if other is None else _apart(own, other)

    return bits


def _hash(file: Member) -> int | None:
    try:
        return difference_hash(file.read(LARGEST_PICTURE))
    except Unreadable:
        return None


def _apart(one: int, other: int) -> int:
    return (one ^ other).bit_count()


def _stem(name: str) -> str:
    return _COPY.sub("", posixpath.splitext(posixpath.basename(name))[0].lower())
