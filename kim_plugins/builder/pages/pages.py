"""Makes the finished pages of a site and writes them, by several processes where that helps."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Sequence

from pydantic_core import to_json

from kim_plugins.base.settings import Settings
from kim_plugins.builder.pages import fragments, linked_data
from kim_plugins.builder.pages.frame import Frame
from kim_plugins.builder.pages.head import head
from kim_plugins.builder.storage.folder import SMALL, shares_of
from kim_plugins.builder.storage.version import code_digest
from kim_plugins.model import urls
from kim_plugins.views.output import File, HtmlOutput, Page

FrameFor = Callable[[Page], Frame]
"""Chooses the frame of a page."""


@dataclasses.dataclass(frozen=True)
class Dressing:
    """Everything that a finished page depends on besides its output."""

    settings: Settings
    frame_for: FrameFor

    def page(self, output: HtmlOutput) -> bytes:
        """Return a finished page."""
        content = fragments.render(output, self.settings.base_path)
        return self.frame_for(output).fill(self._values(output, content)).encode()

    def digest(self, output: HtmlOutput) -> str:
        """Return a digest of everything that shapes a page's bytes, without making the page."""
        digest = hashlib.blake2b(digest_size=16)
        facts = [
            code_digest(),
            self.frame_for(output).digest,
            self.settings.site_name,
            self.settings.site_url,
            output.url,
            output.template,
            output.title,
            output.description,
            output.preview and (output.preview.url, output.preview.alt),
            output.meta,
            output.data,
            output.context,
            [dataclasses.astuple(one) for one in output.alternates],
            output.moved_to,
            output.body.identity() if output.body else None,
        ]
        digest.update(to_json(facts))
        return digest.hexdigest()

    def _values(self, output: HtmlOutput, content: str) -> dict[str, str]:
        site = self.settings
        is_404 = output.url == urls.NOT_FOUND
        root = site.base_path if is_404 else urls.root_from(output.url)
        return {
            "content": content,
            "head": head(output, content, root, site.site_url),
            "data": linked_data.of_page(output, site.site_url),
            "title": output.title,
            "document_title": output.title
            if output.url == urls.HOME
            else document_title(output.title, site),
            "description": output.description,
            "canonical": urls.absolute(site.site_url, output.moved_to or output.url),
            "og_type": "article" if output.source else "website",
            "root": root,
            "base": root.rstrip("/") or ("" if is_404 else "."),
            "home": root or "./",
            "search": urls.search(output.url),
        }


def document_title(title: str, settings: Settings) -> str:
    """Return what stands on the browser's tab."""
    return f"{title} \N{EN DASH} {settings.site_name}"


def page_shares(
    outputs: Sequence[Page | File], dressing: Dressing, jobs: int
) -> tuple[list[Sequence[Page | File]], int]:
    """Part outputs into shares, and say how many processes they deserve."""
    for output in outputs:
        if not isinstance(output, File):
            dressing.frame_for(output)  # Rendered once here rather than in each process.
    return shares_of(outputs), jobs if len(outputs) >= SMALL else 1
