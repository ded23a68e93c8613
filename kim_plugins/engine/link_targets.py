"""Our outputs as MkDocs sees them: places that hand-written pages and the nav may link to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

from kim_plugins.model import urls
from kim_plugins.views.output import Page

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class Target(File):
    """A page that we write ourselves; MkDocs neither reads, renders nor copies it."""

    def __init__(self, output: Page, config: MkDocsConfig) -> None:
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

    def is_documentation_page(self) -> bool:
        """Keep MkDocs from building it."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Keep MkDocs from copying it."""
