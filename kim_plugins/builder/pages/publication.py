"""A site ready to be written, and the plain way of writing it: all of it."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Sequence
from pathlib import Path

from kim_plugins.builder.media.card_files import CARD_CACHE, CardDrawing
from kim_plugins.builder.media.picture_publishing import PICTURE_CACHE, SPARE, PictureWriter
from kim_plugins.builder.pages.pages import Dressing, page_shares
from kim_plugins.builder.pipeline import Site
from kim_plugins.builder.processes import shared_map
from kim_plugins.builder.storage.folder import sweep, write
from kim_plugins.builder.storage.output_cache import OutputCache
from kim_plugins.model import urls
from kim_plugins.views.output import CardFile, File, Page, PictureOutput


@dataclasses.dataclass(frozen=True)
class Publication:
    """Everything that we write: pages with their dressing, and files."""

    site: Site
    dressing: Dressing
    assets: tuple[File, ...]
    docs: Path
    """Where the originals of pictures lie."""
    cache: Path | None = None
    """Where made pictures are kept for the next build."""

    @property
    def files(self) -> tuple[File, ...]:
        """Return every output that is neither a page nor a picture."""
        return (*self.site.files, *self.assets)

    @property
    def drawing(self) -> CardDrawing:
        """Return what draws share cards."""
        return drawing_of(self.docs, self.cache)

    def content(self, file: File) -> bytes:
        """Return what a file holds."""
        return self.drawing.draw(file)[0] if isinstance(file, CardFile) else file.make()

    @property
    def picture_writer(self) -> PictureWriter:
        """Return the pictures."""
        return picture_writer_of(self.site.pictures, self.docs, self.cache)


def drawing_of(docs: Path, cache: Path | None) -> CardDrawing:
    """Return what draws share cards, with what it may keep."""
    return CardDrawing(docs, OutputCache(cache / CARD_CACHE if cache else None, SPARE))


def picture_writer_of(
    outputs: Sequence[PictureOutput], docs: Path, cache: Path | None
) -> PictureWriter:
    """Return pictures with where their originals lie and where made ones are kept."""
    output_cache = OutputCache(cache / PICTURE_CACHE if cache else None, SPARE)
    return PictureWriter(outputs, docs, output_cache)


def write_everything(publication: Publication, folder: Path, jobs: int) -> None:
    """Write the whole of a publication."""

    def write_share(share: Sequence[Page | File]) -> None:
        for item in share:
            if isinstance(item, File):
                write(item.path, publication.content(item), folder)
            else:
                page = publication.dressing.page(item.make())
                write(urls.output_path(item.url), page, folder)

    # Files first: the largest of them take longest, and none should be left to one process alone.
    items = [*publication.files, *publication.site.pages]
    shares, jobs = page_shares(items, publication.dressing, jobs)
    list(shared_map(write_share, shares, jobs, functools.partial(sweep, folder)))
    publication.picture_writer.write_all(folder, jobs)
