"""Brings a site folder to what it should be, writing only what differs.

Right after any edits and any interruption: what lies on disk counts only if its
hash is the one recorded, and what a build is about to touch is noted first.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from kim_plugins.builder.changes.made_outputs import path_of
from kim_plugins.builder.media import card_files
from kim_plugins.builder.pages.pages import Dressing, page_shares
from kim_plugins.builder.processes import shared_map
from kim_plugins.builder.storage import journal
from kim_plugins.builder.storage.folder import (
    Folder,
    Made,
    Pieces,
    hash_of,
    remove,
    write,
    write_pieces,
)
from kim_plugins.builder.storage.large_file import Stretch
from kim_plugins.builder.storage.record import Numbers, numbers_of
from kim_plugins.model import urls
from kim_plugins.model.recorded_reads import recording
from kim_plugins.views.output import CardFile, File, Page, RowsFile

if TYPE_CHECKING:  # What it needs for pictures is costly to load, and an edit needs none.
    from kim_plugins.builder.changes.staleness import Staleness
    from kim_plugins.builder.pages.publication import Publication

Result = tuple[str, Made, bool, Numbers | None]
"""An output's path, what is recorded of it, whether it was made anew, and what was read for it.

`None` where nothing had to be put together, so that what was read is as it was recorded.
"""
Progress = Callable[[int, int], None]
"""Told how many pages of how many are right."""


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """What one build did to the folder."""

    outputs: Mapping[str, Made]
    written: tuple[str, ...]
    removed: tuple[str, ...]
    reads: Mapping[str, Numbers]
    """What was read while outputs were put together, by path (`model/recorded_reads.py`)."""


def update(
    folder: Folder,
    publication: Publication,
    staged: Path,
    progress: Progress,
    staleness: Staleness | None = None,
) -> Outcome:
    """Remove what nothing makes any more, and write what is missing or differs.

    `staged` holds what the engine itself has made. Without `staleness` everything is made to
    see whether it differs. Raises `Vanished` where a hand-written page isn't there any more.
    """
    pages, picture_writer = publication.site.pages, publication.picture_writer
    staging = staged_in(staged, publication.site.written.urls.values())
    wanted = {urls.output_path(page.url) for page in pages}
    wanted |= {o.path for o in publication.files} | {o.path for o in picture_writer.outputs}
    wanted |= set(staging)
    stale = (set(folder.known) | journal.announced(folder.journal)) - wanted
    if folder.journal.exists():
        folder.sweep()
    if not journal.announce(folder.journal, wanted | stale):
        # Earlier builds couldn't either, so what they made is not all known.
        stale |= _lying_in(folder.site) - wanted
    old_cards = cards(stale)
    removed = remove(stale - old_cards, folder.site)
    results: list[Result] = []
    whole = lambda file: [publication.content(file)]  # noqa: E731 - as one piece
    task = Task(folder, publication.dressing, whole, staleness)
    total = len(pages) + len(publication.files) + len(picture_writer.outputs)
    for share in task.shares([*publication.files, *pages]):
        results += share
        progress(len(results), total)
    for made in picture_writer.update(folder):
        results += ((*result, None) for result in made)
        progress(len(results), total)
    publication.drawing.prune(publication.files)
    results += [_put(folder, path, [staged_content(staged / path)]) for path in staging]
    removed += remove(old_cards, folder.site)
    return Outcome(
        outputs={path: made for path, made, _, _ in results},
        written=tuple(sorted(path for path, _, is_new, _ in results if is_new)),
        removed=removed,
        reads={path: reads for path, _, _, reads in results if reads is not None},
    )


class Vanished(Exception):
    """What the engine had made was removed by somebody; names it."""


def staged_in(folder: Path, written: Iterable[str]) -> list[str]:
    """Return what the engine has made, by path; raise `Vanished` where a file (by URL) is gone."""
    found = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    made = {unquote(urls.output_path(url)) for url in written}  # MkDocs quotes names in addresses.
    if lost := sorted(made.difference(found)):
        raise Vanished(lost[0])  # It would be taken for no page any more, for good.
    return found


def staged_content(path: Path) -> bytes:
    """Read a file that it has made; raise `Vanished` where it is gone."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Vanished(path.name) from error


def cards(paths: Iterable[str]) -> set[str]:
    """Return those that are share cards: old ones go last, since pages show them until then."""
    return {path for path in paths if urls.is_card(path)}


def _lying_in(site: Path) -> set[str]:
    """Return all that lies in a site folder but what is searched, which is tidied apart."""
    found = {path.relative_to(site).as_posix() for path in site.rglob("*") if not path.is_dir()}
    return {path for path in found if not path.startswith(urls.SEARCH_INDEX)}


@dataclasses.dataclass(frozen=True)
class Task:
    """Bringing single outputs to what they should be."""

    folder: Folder
    dressing: Dressing
    content: Callable[[File], Pieces]
    """Gives what a file holds."""
    staleness: Staleness | None = None

    def shares(self, items: Sequence[Page | File]) -> Iterator[list[Result]]:
        """Bring outputs to what they should be; yield what became of some and some more of them."""
        done: list[Result] = []
        waiting: list[Page | File] = []
        for item in items:  # Asking another process would cost more.
            if kept := self.untouched(item):
                done.append(kept)
            else:
                waiting.append(item)
        yield done
        shares, jobs = page_shares(waiting, self.dressing, self.folder.jobs)
        yield from shared_map(self.update, shares, jobs, self.folder.sweep)

    def update(self, share: Sequence[Page | File]) -> list[Result]:
        """Bring some outputs to what they should be."""
        return [self._kept(item) or self._made(item) for item in share]

    def untouched(self, item: Page | File) -> Result | None:
        """Return an output that is right and that nobody has touched since it was looked at."""
        path, made = path_of(item), self._right(item)
        return (path, made, False, None) if made and self.folder.is_untouched(path, made) else None

    def _kept(self, item: Page | File) -> Result | None:
        """Return an output that lies there and need not be made to know that it is right."""
        path, made = path_of(item), self._right(item)
        found = self.folder.found(path, made) if made else None
        return (path, found, False, None) if found else None

    def _right(self, item: Page | File) -> Made | None:
        """Return how an output was left that would be made the same."""
        path = path_of(item)
        if self.staleness is None or path not in self.staleness.planned:
            return None
        return None if self.staleness.is_stale(path) else self.folder.known.get(path)

    def _made(self, item: Page | File) -> Result:
        if isinstance(item, CardFile):
            return self._card(item)
        return self._file(item) if isinstance(item, File) else self._page(item)

    def _card(self, card: CardFile) -> Result:
        """Draw a share card unless it lies there: its address says what it says."""
        path, key = card.path, card_files.key_of(card)
        made = self.folder.known.get(path)
        if made and made.digest == key and self.folder.lies_there(path, made):
            return path, made, False, numbers_of(())
        content = self.content(card)
        written, _ = write_pieces(path, content, self.folder.site)
        return path, Made(key, written.size, written.hash), True, numbers_of(())

    def _page(self, page: Page) -> Result:
        """Make a page anew unless it lies there, made from the same."""
        with recording() as notes:
            output = page.make()
        path, digest = urls.output_path(output.url), self.dressing.digest(output)
        made = self.folder.known.get(path)
        if made and made.digest == digest and self.folder.lies_there(path, made):
            return path, made, False, numbers_of(notes)
        written = write(path, self.dressing.page(output), self.folder.site)
        return path, Made(digest, written.size, written.hash), True, numbers_of(notes)

    def _file(self, file: File) -> Result:
        with recording() as notes:
            content = self.content(file)
        # Of its rows a post's own is made anew; that needs no note of each.
        reads = {file.reads} if isinstance(file, RowsFile) else notes
        return (*_put(self.folder, file.path, content)[:3], numbers_of(reads))


def _put(folder: Folder, path: str, content: Pieces) -> Result:
    """Write a file unless it lies there with the same content."""
    known = folder.known.get(path)
    if known and any(isinstance(piece, Stretch) for piece in content):
        # What lies there was looked at already, and most of it would be read twice.
        written, is_new = write_pieces(path, content, folder.site, known.hash)
        made = Made(written.hash, written.size, written.hash)
        return path, made if is_new else known, is_new, None
    digest = hash_of(content)
    made = Made(digest, sum(map(len, content)), digest)
    if known and folder.is_untouched(path, known):  # It need not be read.
        if known.hash == digest:
            return path, known, False, None
    elif folder.lies_there(path, made):
        return path, made, False, None
    write_pieces(path, content, folder.site)
    return path, made, True, None
