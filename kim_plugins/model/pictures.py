"""A picture as it is published: in a few widths, of which the reader's phone takes one."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from kim_plugins.model import urls

THUMBNAIL = 160
"""Pixels across a picture in a list, for a place half as wide on a dense screen."""
WIDTHS = (THUMBNAIL, 320, 640, 1280)
"""Pixels: a list, a phone, a phone with a dense screen, a wide or printed page. Never enlarged."""


@dataclasses.dataclass(frozen=True, slots=True)
class Rendition:
    """One published size of a picture."""

    url: str
    width: int
    height: int


@dataclasses.dataclass(frozen=True, slots=True)
class Picture:
    """A picture that may be published; its sides, in pixels, as it is seen upright."""

    uri: str
    """Relative to the docs folder: `posts/<area>/<group>/img/<name>`."""
    digest: str
    """The hexadecimal digits of its content's hash."""
    width: int
    height: int

    @property
    def renditions(self) -> tuple[Rendition, ...]:
        """Return what is published of it, narrowest first."""
        return tuple(self._renditions())

    @property
    def thumbnail(self) -> Rendition:
        """Return what a list shows of it."""
        return self.renditions[0]

    @property
    def sizes(self) -> tuple[Rendition, ...]:
        """Return what a post shows of it, narrowest first: all but the thumbnail."""
        renditions = self.renditions
        return renditions[1:] if len(renditions) > 1 else renditions

    @property
    def url(self) -> str:
        """Return the address of the widest rendition."""
        return self.renditions[-1].url

    def _renditions(self) -> Iterator[Rendition]:
        _, area, group, _, name = self.uri.split("/")
        widest = min(self.width, WIDTHS[-1])
        for width in (*(w for w in WIDTHS if w < widest), widest):
            height = max(1, round(self.height * width / self.width))
            url = urls.picture(area, group, name, self.digest[: urls.PICTURE_DIGITS], width)
            yield Rendition(url, width, height)
