"""The pictures that published posts show, in the sizes in which they are sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import TypeVar

from kim_plugins.model import former_addresses, urls
from kim_plugins.model.attachments import Attachment
from kim_plugins.model.pictures import Picture, Rendition
from kim_plugins.model.province import Province
from kim_plugins.views.output import PictureOutput

Named = TypeVar("Named", Picture, Attachment)
SIZES = "(min-width: 45em) 680px, 58vw"
"""How wide a picture is shown (HTML's `sizes`): the text's measure, or a phone's screen.

Said to be narrower than it is on phones, so that a dense screen takes two pixels of a
picture for each of its own points rather than three: on a weak signal weight counts more.
"""

FALLBACK_WIDTH = 640


def view(province: Province, contents: AbstractSet[str] | None = None) -> Iterator[PictureOutput]:
    """Yield what is published of each picture and PDF, in the order of addresses.

    Only of those that a published post shows or links to; `contents` are the digests of those
    that are wanted, if not all.
    """
    pictures = _wanted(province.pictures, province, contents)
    papers = _wanted(province.attachments, province, contents)
    found = {output.path: output for picture in pictures for output in _outputs(picture)}
    if papers:
        found |= {output.path: output for output in _papers(papers, province)}
    # Two names may give one address, but then the content is the same too.
    yield from (found[path] for path in sorted(found))


def _wanted(
    files: Mapping[str, Named], province: Province, contents: AbstractSet[str] | None
) -> list[Named]:
    wanted = (one for one in files.values() if contents is None or one.digest in contents)
    return [one for one in wanted if one.uri in province.showing]


def _papers(papers: list[Attachment], province: Province) -> Iterator[PictureOutput]:
    """Yield PDFs at their addresses, and at those that they had before their folder moved."""
    moved = former_addresses.moved_folders(province.registry)
    for one in papers:
        for path in sorted(former_addresses.all_addresses([one.url], moved)):
            yield PictureOutput(path, one.uri, one.digest, 0, 0)


def _outputs(picture: Picture) -> Iterator[PictureOutput]:
    for one in picture.renditions:
        yield PictureOutput(one.url, picture.uri, picture.digest, one.width, one.height)


def fallback(picture: Picture) -> Rendition:
    """Return the rendition for whoever takes one for all: old browsers, previews of links."""
    fitting = [one for one in picture.sizes if one.width <= FALLBACK_WIDTH]
    return fitting[-1]


def srcset(picture: Picture, root: str) -> str:
    """Return HTML's `srcset`, where `root` leads from the page to the site's root."""
    found = (f"{urls.relative(one.url, root)} {one.width}w" for one in picture.sizes)
    return ", ".join(found)
