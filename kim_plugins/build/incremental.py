"""Brings a site folder to what it should be, writing only what differs.

Right after any edits and any interruption: what lies on disk counts only if its
hash is the one recorded, and what a build is about to touch is noted first.
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from kim_plugins.build import manifest
from kim_plugins.build.folder import TEMPORARY, Folder, content_hash, write
from kim_plugins.build.manifest import Made
from kim_plugins.build.pages import Dressing, page_shares
from kim_plugins.build.processes import shared_map
from kim_plugins.build.publication import Publication
from kim_plugins.model import urls
from kim_plugins.views.output import HtmlOutput

Result = tuple[str, Made, bool]
"""An output's path, what is recorded of it, and whether it was made anew."""
Progress = Callable[[int, int], None]
"""Told how many pages of how many are right."""


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """What one build did to the folder."""

    outputs: Mapping[str, Made]
    written: tuple[str, ...]
    removed: tuple[str, ...]


def update(folder: Folder, publication: Publication, staged: Path, progress: Progress) -> Outcome:
    """Remove what nothing makes any more, and write what is missing or differs.

    `staged` holds what the engine itself has made.
    """
    pages = publication.site.pages
    staging = sorted(p.relative_to(staged).as_posix() for p in staged.rglob("*") if p.is_file())
    wanted = {urls.output_path(page.url) for page in pages}
    wanted |= {output.path for output in publication.files} | set(staging)
    stale = (set(folder.known) | manifest.announced(folder.journal)) - wanted
    if folder.journal.exists():
        for left in folder.site.rglob("*" + TEMPORARY):
            left.unlink(missing_ok=True)
    manifest.announce(folder.journal, wanted | stale)
    removed = _remove(stale, folder.site)
    results: list[Result] = []
    shares, jobs = page_shares(pages, publication.dressing, folder.jobs)
    for share in shared_map(_Task(folder, publication.dressing).update, shares, jobs):
        results += share
        progress(len(results), len(pages))
    results += [_put(folder, o.path, publication.content(o)) for o in publication.files]
    results += [_put(folder, path, (staged / path).read_bytes()) for path in staging]
    return Outcome(
        outputs={path: made for path, made, _ in results},
        written=tuple(sorted(path for path, _, is_new in results if is_new)),
        removed=removed,
    )


@dataclasses.dataclass(frozen=True)
class _Task:
    folder: Folder
    dressing: Dressing

    def update(self, share: Sequence[HtmlOutput]) -> list[Result]:
        return [self._update(output) for output in share]

    def _update(self, output: HtmlOutput) -> Result:
        """Make a page anew unless it lies there, made from the same."""
        path, digest = urls.output_path(output.url), self.dressing.digest(output)
        made = self.folder.known.get(path)
        if made and made.digest == digest and self.folder.lies_there(path, made):
            return path, made, False
        written = write(path, self.dressing.page(output), self.folder.site)
        return path, Made(digest, written.size, written.hash), True


def _put(folder: Folder, path: str, content: bytes) -> Result:
    """Write a file unless it lies there with the same content."""
    digest = content_hash(content)
    made = Made(digest, len(content), digest)
    if folder.lies_there(path, made):
        return path, made, False
    write(path, content, folder.site)
    return path, made, True


def _remove(stale: Iterable[str], site: Path) -> tuple[str, ...]:
    """Remove outputs and the folders that they leave empty."""
    removed = []
    for path in sorted(stale):
        target = site / path
        with contextlib.suppress(OSError):
            target.unlink()
            removed.append(path)
        _prune(target.parent, site)
    return tuple(removed)


def _prune(folder: Path, root: Path) -> None:
    """Remove a folder and those above it while they are empty."""
    while folder != root:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
