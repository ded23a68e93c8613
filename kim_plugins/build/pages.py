"""Makes the finished pages of a site and writes them, by several processes where that helps."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from kim_plugins.base.settings import Settings
from kim_plugins.build import fragments
from kim_plugins.build.folder import SHARE, SMALL, Written, write
from kim_plugins.build.frame import Frame
from kim_plugins.build.version import code_digest
from kim_plugins.model import urls
from kim_plugins.views.output import HtmlOutput

FrameFor = Callable[[HtmlOutput], Frame]
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
            output.context,
            output.body.identity() if output.body else None,
        ]
        digest.update(json.dumps(facts, sort_keys=True, separators=(",", ":")).encode())
        return digest.hexdigest()

    def _values(self, output: HtmlOutput, content: str) -> dict[str, str]:
        site = self.settings
        is_404 = output.url == urls.NOT_FOUND
        root = site.base_path if is_404 else urls.root_from(output.url)
        return {
            "content": content,
            "title": output.title or site.site_name,
            "document_title": document_title(output.title, site),
            "description": output.description,
            "canonical": urls.absolute(site.site_url, output.url),
            "og_type": "article" if output.source else "website",
            "root": root,
            "base": root.rstrip("/") or ("" if is_404 else "."),
            "home": root or "./",
        }


def document_title(title: str, settings: Settings) -> str:
    """Return what stands on the browser's tab."""
    if not title:
        return settings.site_name
    return f"{title} \N{EN DASH} {settings.site_name}"


def write_all(
    outputs: Sequence[HtmlOutput], dressing: Dressing, folder: Path, jobs: int
) -> list[Written]:
    """Make and write pages below `folder`, in `jobs` processes that share this one's memory."""
    task = _Task(outputs, dressing, folder)
    starts = range(0, len(outputs), SHARE)
    if jobs < 2 or len(outputs) < SMALL:
        return [written for start in starts for written in task.write_share(start)]
    for output in outputs:
        dressing.frame_for(output)  # Rendered once here rather than in each process.
    # Forked processes find the task in their memory; it could not be sent to them.
    context = get_context("fork")
    with ProcessPoolExecutor(jobs, context, _held.append, (task,)) as executor:
        shares = executor.map(_write_share, starts)
        return [written for share in shares for written in share]


_held: list[_Task] = []
"""A forked process's task."""


def _write_share(start: int) -> list[Written]:
    return _held[-1].write_share(start)


@dataclasses.dataclass(frozen=True)
class _Task:
    outputs: Sequence[HtmlOutput]
    dressing: Dressing
    folder: Path

    def write_share(self, start: int) -> list[Written]:
        """Make and write the pages from `start` on."""
        return [
            write(urls.output_path(output.url), self.dressing.page(output), self.folder)
            for output in self.outputs[start : start + SHARE]
        ]
