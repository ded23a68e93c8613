"""Brings a site folder to what it should be, writing only what differs.

Right after any edits and any interruption: what lies on disk counts only if its
hash is the one recorded, and what a build is about to touch is noted first.
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from kim_plugins.build import manifest
from kim_plugins.build.folder import SHARE, SMALL, TEMPORARY, Folder, content_hash, write
from kim_plugins.build.manifest import Made
from kim_plugins.build.pages import Dressing
from kim_plugins.build.publication import Publication
from kim_plugins.model import urls
from kim_plugins.views.output import HtmlOutput

Result = tuple[str, Made, bool]
"""An output's path, what is recorded of it, and whether it was made anew."""


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """What one build did to the folder."""

    outputs: Mapping[str, Made]
    written: tuple[str, ...]
    removed: tuple[str, ...]


Progress = Callable[[int, int], None]
"""Told how many pages of how many are right."""


def update(folder: Folder, publication: Publication, staged: Path, progress: Progress) -> Outcome:
    """Write what is missing or differs, and remove what nothing makes any more.

    `staged` holds what the engine itself has made.
    """
    pages = publication.site.pages
    staging = sorted(p.relative_to(staged).as_posix() for p in staged.rglob("*") if p.is_file())
    wanted = {urls.output_path(page.url) for page in pages}
    wanted |= {output.path for output in publication.files} | set(staging)
    stale = (set(folder.known) | manifest.announced(folder.journal)) - wanted
    if folder.journal.exists():
        for left in folder.site.rglob("*" + TEMPORARY):
            left.unlink()
    manifest.announce(folder.journal, wanted | stale)
    results: list[Result] = []
    for share in _update_pages(folder, pages, publication.dressing):
        results += share
        progress(len(results), len(pages))
    results += [_put(folder, o.path, publication.content(o)) for o in publication.files]
    results += [_put(folder, path, (staged / path).read_bytes()) for path in staging]
    return Outcome(
        outputs={path: made for path, made, _ in results},
        written=tuple(sorted(path for path, _, is_new in results if is_new)),
        removed=_remove(stale, folder.site),
    )


def _update_pages(
    folder: Folder, pages: Sequence[HtmlOutput], dressing: Dressing
) -> Iterator[list[Result]]:
    """Yield the results of each share of the pages, in order."""
    task = _Task(folder, pages, dressing)
    starts = range(0, len(pages), SHARE)
    if folder.jobs < 2 or len(pages) < SMALL:
        yield from map(task.update_share, starts)
        return
    for page in pages:
        dressing.frame_for(page)  # Rendered once here rather than in each process.
    # Forked processes find the task in their memory; it could not be sent to them.
    context = get_context("fork")
    with ProcessPoolExecutor(folder.jobs, context, _held.append, (task,)) as executor:
        yield from executor.map(_update_share, starts)


_held: list[_Task] = []
"""A forked process's task."""


def _update_share(start: int) -> list[Result]:
    return _held[-1].update_share(start)


@dataclasses.dataclass(frozen=True)
class _Task:
    folder: Folder
    pages: Sequence[HtmlOutput]
    dressing: Dressing

    def update_share(self, start: int) -> list[Result]:
        return [self._update(output) for output in self.pages[start : start + SHARE]]

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
