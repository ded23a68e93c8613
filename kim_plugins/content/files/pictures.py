"""What a picture may be: rules on facts that others have read out of its file.

UU 27/2022 on personal data asks for care with where somebody lives and with papers that
identify; the caps keep a build from being held up by one file.
"""

from __future__ import annotations

import dataclasses
import enum
import posixpath
import re
from collections.abc import Iterator

from kim_plugins.base import messages
from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.base.locale_id import number
from kim_plugins.base.slug import is_slug, slugify
from kim_plugins.content.files.post_paths import OTHER_PICTURES, PICTURE_SUFFIXES

MOST_PIXELS = 51_000_000
"""The largest phone cameras write 8192 × 6144; such a picture takes 150 MB of memory."""
LONGEST_SIDE = 16_000
"""Pixels; WebP itself ends at 16,383."""
USEFUL_SIDE = 2560
"""Pixels of the longer side beyond which a picture only takes room: none is published so large."""
PAGE_SIDE = 1600
"""The same for a heavy picture of a hand-written page: twice what a page shows."""
HEAVY = 1_000_000
"""Bytes of a picture that is published as it is; with weak signal (2G) they take over a minute."""
MOST_SCANS = 500
"""Passes of a progressive JPEG; cameras use about ten, and each costs time."""

IDENTITY_PAPERS = frozenset(
    "ktp ektp kk nik npwp paspor passport sim akta akte ijazah bpjs kartukeluarga".split()
)
"""Words by which people name scans: `ktp-budi.jpg`, `KK_ibu.png`, `scan akta.jpg`."""
PUBLIC_MATTERS = frozenset(
    "keliling layanan pelayanan perekaman sosialisasi syarat alur loket antrean antrian jadwal "
    "massal gratis pembuatan penyerahan pembagian kegiatan warga rapat card petugas mobil stan "
    "kantor logo poster bagan infografis pelatihan".split()
)
"""Words that tell of an event or a service: `layanan-ktp-keliling.jpg`, `antrean-kk.jpg`."""


class Fault(enum.StrEnum):
    """Why nothing more is known of a picture."""

    NONE = ""
    BROKEN = "broken"
    """It can't be decoded to its end."""
    PIXELS = "pixels"
    """It is too large to be decoded."""


@dataclasses.dataclass(frozen=True, slots=True)
class Facts:
    """What a picture's file says of itself."""

    kind: str = ""
    """JPEG, PNG or WEBP."""
    width: int = 0
    """Pixels, as it is seen upright; the same for the height."""
    height: int = 0
    is_turned: bool = False
    """It lies on its side or its head, and a note in it says so."""
    is_animated: bool = False
    has_location: bool = False
    has_metadata: bool = False
    """It carries anything besides the picture: camera, time, place, thumbnail, second picture."""
    fault: Fault = Fault.NONE

    @property
    def is_large(self) -> bool:
        """Tell whether it is larger than is of use to anybody."""
        return max(self.width, self.height) > USEFUL_SIDE


def problems(uri: str, path: str, facts: Facts) -> list[Diagnostic]:
    """Return everything that is to be said of a picture, at its path."""
    return list(_problems(posixpath.basename(uri), Span(path), facts))


def on_page(path: str, facts: Facts, size: int) -> list[Diagnostic]:
    """Return what is to be said of a picture that is published as it is, of so many bytes."""
    found = [Diagnostic("KIM212", Span(path))] if facts.has_location else []
    if size > HEAVY:
        args = {"size": megabytes(size), "limit": f"{number(HEAVY // 1_000_000)} MB"}
        found.append(Diagnostic("KIM213", Span(path), args))
    return found


def megabytes(size: int) -> str:
    """Say how large a file is."""
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


def is_picture(uri: str) -> bool:
    """Tell whether a file is named as pictures are, of whatever kind."""
    return uri.lower().endswith((*PICTURE_SUFFIXES, *OTHER_PICTURES))


def may_be_published(found: list[Diagnostic]) -> bool:
    """Tell whether nothing stands against a picture but advice."""
    return not any(map(messages.is_error, found))


def _problems(name: str, span: Span, facts: Facts) -> Iterator[Diagnostic]:
    if paper := identity_paper(name):
        yield Diagnostic("KIM091", span, {"word": paper})
    better = better_name(name)
    if better != name:
        yield Diagnostic("KIM096", span, {"name": name}, better)
    match facts.fault:
        case Fault.PIXELS:
            limit = f"{number(MOST_PIXELS // 1_000_000)} juta"
            yield Diagnostic("KIM092", span, {"limit": limit, "side": number(LONGEST_SIDE)})
        case Fault.BROKEN:
            yield Diagnostic("KIM093", span)
        case _:
            yield from _of_content(span, facts)


def _of_content(span: Span, facts: Facts) -> Iterator[Diagnostic]:
    if facts.has_location:
        yield Diagnostic("KIM090", span)
    if facts.is_animated:
        yield Diagnostic("KIM094", span)
    elif facts.is_large:
        size = f"{number(facts.width)} × {number(facts.height)}"
        yield Diagnostic("KIM095", span, {"size": size, "limit": number(USEFUL_SIDE)})


def identity_paper(name: str) -> str:
    """Return the word that makes a picture's name that of a scanned paper ("" for none)."""
    words = re.findall(r"[a-z]+", re.sub(r"(?i)kartu[\W_]*keluarga", "kartukeluarga", name).lower())
    if PUBLIC_MATTERS.intersection(words):
        return ""
    return next((word for word in words[:-1] if word in IDENTITY_PAPERS), "")


def better_name(name: str, kind: str = "") -> str:
    """Return the file name that a picture should have: its own, where that is right.

    `kind` is the type of its content, where the name's ending is to follow it.
    """
    stem, suffix = posixpath.splitext(name)
    suffix = suffix.lower()
    if kind and SUFFIXES[kind] != suffix.replace(".jpeg", ".jpg"):
        suffix = SUFFIXES[kind]
    if not is_slug(stem):
        stem = slugify(stem) or "gambar"
    return stem + suffix


SUFFIXES = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
assert set(SUFFIXES.values()) <= set(PICTURE_SUFFIXES)
