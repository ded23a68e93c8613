"""A site ready to be written, and the plain way of writing it: all of it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from kim_plugins.build.folder import write
from kim_plugins.build.pages import Dressing, write_all
from kim_plugins.build.pipeline import Site
from kim_plugins.views.output import CopyOutput, FileOutput


@dataclasses.dataclass(frozen=True)
class Publication:
    """Everything that we write: pages with their dressing, and files."""

    site: Site
    dressing: Dressing
    assets: tuple[FileOutput, ...]
    docs: Path
    """Where files that are only copied lie."""

    @property
    def files(self) -> tuple[FileOutput | CopyOutput, ...]:
        """Return every output that isn't a page."""
        return (*self.site.files, *self.assets)

    def content(self, output: FileOutput | CopyOutput) -> bytes:
        """Return what a file holds."""
        if isinstance(output, FileOutput):
            return output.content
        return (self.docs / output.source).read_bytes()


def write_everything(publication: Publication, folder: Path, jobs: int) -> None:
    """Write the whole of a publication."""
    write_all(publication.site.pages, publication.dressing, folder, jobs)
    for output in publication.files:
        write(output.path, publication.content(output), folder)
