"""Share cards as files: drawn where none lies yet, with a post's own picture from the cache."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import zlib
from collections.abc import Iterable
from importlib import resources
from pathlib import Path

from kim_plugins.builder.sources.sources import hash_of
from kim_plugins.builder.storage.output_cache import OutputCache
from kim_plugins.builder.storage.version import picture_digest
from kim_plugins.views.output import CardFile, File

CARD_CACHE = "cards"
"""The folder of cards with pictures, in the folder of what is kept between builds."""
_CODE = ("banded_png.py", "card_drawing.py", "card_pictures.py", "lettering.py")
_DRAWN = 0
"""The number of the only file that is kept of a card."""


@dataclasses.dataclass(frozen=True, slots=True)
class CardDrawing:
    """Where the pictures of posts lie, and where cards with pictures are kept between builds."""

    docs: Path
    cache: OutputCache

    def draw(self, file: CardFile) -> tuple[bytes, bool]:
        """Return a card, and whether it shows the picture that was meant.

        Of a picture that somebody changes meanwhile the next build makes another card. Raises
        `OSError` where it can't be read.
        """
        from kim_plugins.builder.media.card_drawing import draw  # It loads a costly library.

        photo = file.card.photo
        if photo is None:
            return draw(file.card, file.site_name), True
        key = key_of(file)
        kept = self.cache.get(key)
        if kept is not None and kept.keys() == {_DRAWN}:
            return kept[_DRAWN], True
        content = (self.docs / photo.uri).read_bytes()
        made = draw(file.card, file.site_name, content)
        is_sure = hash_of(content) == photo.digest
        if is_sure:
            self.cache.put(key, {_DRAWN: made})
        return made, is_sure

    def prune(self, files: Iterable[File]) -> None:
        """Drop what is kept of cards that the site shows no more."""
        shown = (one for one in files if isinstance(one, CardFile) and one.card.photo)
        self.cache.prune({key_of(one) for one in shown})


def key_of(file: CardFile) -> str:
    """Return what a card is made from: its address, which says all of its words, and our code."""
    facts = f"{drawing_digest()}\0{file.path}"
    return hashlib.blake2b(facts.encode(), digest_size=16).hexdigest()


@functools.cache
def drawing_digest() -> str:
    """Return a digest of what shapes a card besides its words: our code and its libraries."""
    digest = hashlib.blake2b(picture_digest().encode(), digest_size=16)
    digest.update(zlib.ZLIB_RUNTIME_VERSION.encode())
    for name in _CODE:
        digest.update((resources.files("kim_plugins") / "builder/media" / name).read_bytes())
    return digest.hexdigest()
