"""The site's outputs as MkDocs' own kinds of file and page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from kim_plugins.build import fragments
from kim_plugins.model import urls
from kim_plugins.views.output import CopyOutput, FileOutput, HtmlOutput

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


_ID = re.compile(r' id="([^"]+)"')


class KimFile(File):
    """A page made by a view; MkDocs never looks for it on disk."""

    def __init__(self, output: HtmlOutput, config: MkDocsConfig) -> None:
        # A post keeps its own source path, so that hand-written pages can link to it.
        super().__init__(
            output.source or f"{output.url.removesuffix('.html')}index.md",
            src_dir=None,
            dest_dir=config.site_dir,
            use_directory_urls=True,
            dest_uri=urls.output_path(output.url),
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        self.url = output.url or "./"
        self.generated_by = "kim"
        self.content_string = ""

    def is_modified(self) -> bool:
        """Tell MkDocs' dirty build to render it: only digests could say otherwise."""
        return True


class KimPage(Page):
    """A page whose content a view has made; MkDocs only dresses it."""

    def __init__(self, output: HtmlOutput, config: MkDocsConfig, base_path: str) -> None:
        self.output = output
        self.base_path = base_path
        super().__init__(output.title or config.site_name, KimFile(output, config), config)

    def read_source(self, config: MkDocsConfig) -> None:
        """There is nothing to read."""
        self.markdown, self.meta = "", {}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Fill the output's template."""
        self.content = fragments.render(self.output, self.base_path)
        # So that MkDocs can check the links of hand-written pages to parts of this one.
        self.present_anchor_ids = set(_ID.findall(self.content))


def static_file(output: FileOutput | CopyOutput, config: MkDocsConfig) -> File:
    """Return the file of an output that isn't a page."""
    if isinstance(output, CopyOutput):
        source = str(Path(config.docs_dir) / output.source)
        return File.generated(
            config, output.path, abs_src_path=source, inclusion=InclusionLevel.INCLUDED
        )
    return File.generated(
        config, output.path, content=output.content, inclusion=InclusionLevel.INCLUDED
    )
