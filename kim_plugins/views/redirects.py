"""What stands at former addresses: a page that leads on, or a copy of a moved file.

A static host can't redirect a file, so a feed or calendar is written at both places.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kim_plugins.model import former_addresses, former_places, urls
from kim_plugins.model.former_addresses import place_of
from kim_plugins.model.post_lists import FORMER
from kim_plugins.model.province import Province
from kim_plugins.views import cards
from kim_plugins.views.output import CardFile, File, HtmlOutput, Page, PlannedFile


@dataclasses.dataclass(frozen=True, slots=True)
class Move:
    """Something lay at `old` and lies at `new`."""

    old: str
    new: str
    owner: str = ""
    """The post or page that says so, relative to the docs folder; "" for the registry."""


@dataclasses.dataclass(frozen=True, slots=True)
class Refusal:
    """A move that can't be, since its old address is in use."""

    move: Move
    by: str
    """What leads or lies there instead: an address of the site."""
    is_live: bool
    """A page lies there, rather than another move leading on from there."""


@dataclasses.dataclass(frozen=True, slots=True)
class Moved:
    """Everything that is made for former addresses."""

    pages: tuple[HtmlOutput, ...]
    files: tuple[PlannedFile, ...]
    refused: tuple[Refusal, ...]


def move(
    province: Province,
    outputs: Sequence[Page],
    files: Sequence[File],
    written: Iterable[str],
    given: Iterable[Move] = (),
) -> Moved:
    """Make what stands at former addresses of these outputs.

    `written` are the URLs of hand-written pages, whose places are taken as well, `given` the
    moves that they tell of.
    """
    folders = former_addresses.moved_folders(province.registry)
    told = [*_given(province), *_mergers(province, outputs), *given]
    events = [
        (urls.event(post.url), old)
        for post in province.of_sort(FORMER)
        for old in post.entry.former
    ]
    places = [Move(old, new) for new, old in _places(province)]
    beside = former_places.folders(_places(province))
    files = sorted((f for f in files if not urls.is_qr(f.path)), key=lambda file: file.path)
    merged = tuple(_merged_folders(province))
    # Feeds of a merged group are copies themselves, which then lie where it lay before as well.
    before = [pair for pair in folders if pair[0] in {old for _, old in merged}]
    copies = tuple(_copies(files, (*folders, *beside, *merged, *before), events))
    if not told and not places:
        return Moved((), copies, ())
    live = {output.url for output in outputs} | {file.path for file in files} | {*written}
    ways = _Ways({place_of(url): url for url in sorted(live)})
    refused = [found for one in told if (found := ways.add(one)) is not None]
    # What merely moved along gives way without a word: its folder has said it all, or nobody
    # here has, but the region table.
    addresses = sorted(page.url for page in outputs)
    known = [*addresses, *(one.old for one in (*told, *places))]
    for one in (*places, *_below(folders, known)):
        ways.add(one)
    pages = (_page(one.old, ways.end(one.new), province) for one in ways.moves.values())
    return Moved(tuple(pages), copies, tuple(refused))


def is_moving(province: Province) -> bool:
    """Tell whether anything but a post or a hand-written page stood elsewhere before."""
    registry = province.registry
    named = [*former_addresses.moved_folders(registry), *former_addresses.named(registry)]
    is_merged = any(former_addresses.successor(group, registry) for group in registry.groups)
    return bool(named or is_merged or _places(province))


def concerned(province: Province, given: Iterable[Move], addresses: Iterable[str]) -> bool:
    """Tell whether what leads on from former addresses may hang on what lies at these URLs."""
    places = _places(province)
    beside = former_places.folders(places)
    moved = former_addresses.moved_folders(province.registry)
    folders = tuple(prefix for pair in (*moved, *beside) for prefix in pair)
    merged = (old for _, old in _merged_folders(province))
    old = {place_of(one.old) for one in (*_given(province), *given)}
    old |= {place_of(before) for _, before in places} | {place_of(one) for one in merged}
    return any(url.startswith(folders) or place_of(url) in old for url in addresses)


class _Ways:
    """Moves that don't get into each other's way, by the file at their old address.

    Small and capital letters count as one: some file systems know no difference.
    """

    def __init__(self, taken: Mapping[str, str]) -> None:
        self.taken = taken
        self.moves: dict[str, Move] = {}

    def add(self, one: Move) -> Refusal | None:
        """Take a move, or say why not."""
        path = place_of(one.old)
        if path in self.taken:
            return Refusal(one, self.taken[path], is_live=True)
        first = self.moves.setdefault(path, one)
        if self.end(first.new) == self.end(one.new):
            return None
        return Refusal(one, self.end(first.new), is_live=False)

    def end(self, url: str) -> str:
        """Follow moves to a page in use; every way has one, since it starts where none is."""
        while (following := self.moves.get(place_of(url))) is not None:
            url = following.new
        return url


def _given(province: Province) -> Iterator[Move]:
    """Yield the moves that posts, groups, areas and topics tell of themselves."""
    for post in province.of_sort(FORMER):
        for url in post.entry.former:
            yield Move(url, post.url, post.source)
    yield from (Move(old, new) for new, old in former_addresses.named(province.registry))


def _places(province: Province) -> tuple[former_addresses.Prefix, ...]:
    found = functools.partial(former_places.moves, province.registry, province.regions)
    return province.kept("places that moved", found)


def _mergers(province: Province, outputs: Iterable[Page]) -> Iterator[Move]:
    """Yield the pages of merged groups that `group.view` has left out."""
    merged = list(_merged_folders(province))
    made = {output.url for output in outputs} if merged else set()
    yield from (Move(old, new) for new, old in merged if old not in made)


def _merged_folders(province: Province) -> Iterator[former_addresses.Prefix]:
    registry = province.registry
    for group in registry.groups:
        into = former_addresses.successor(group, registry)
        if into is not None:
            yield urls.group(into.regency, into.id), urls.group(group.regency, group.id)


def _below(folders: Sequence[former_addresses.Prefix], addresses: Sequence[str]) -> Iterator[Move]:
    """Yield what moved along with its folder: groups' first, and then all that with areas'.

    A folder's own page is among it: nobody names a shelf of an area (`agenda/lama/`).
    """
    known = list(addresses)
    for now, before in folders:
        moved = [Move(before + url.removeprefix(now), url) for url in known if url.startswith(now)]
        known += [one.old for one in moved]
        yield from moved


def _copies(
    files: Sequence[File],
    folders: Sequence[former_addresses.Prefix],
    events: Sequence[tuple[str, str]],
) -> Iterator[PlannedFile]:
    """Yield moved files at their former places, unless something else lies there by now.

    `events` are the calendars beside posts, each with a former address of its post.
    """
    known = {file.path: file.make for file in files if not isinstance(file, CardFile)}
    for path, page in events:
        old = urls.event(page)
        if path in known and old not in known and page.endswith("/"):
            known[old] = known[path]
            yield PlannedFile(old, known[path])
    for now, before in folders:
        for path, make in list(known.items()):
            old = before + path.removeprefix(now)
            if path.startswith(now) and old not in known:
                known[old] = make
                yield PlannedFile(old, make)


def _page(old: str, new: str, province: Province) -> HtmlOutput:
    return HtmlOutput(
        url=old,
        template="moved.html",
        title="Halaman ini sudah pindah",
        description="Isi alamat ini sudah pindah ke alamat yang baru.",
        preview=cards.of_site(province).elsewhere,
        context={"target": new, "address": province.absolute(new)},
        is_indexed=False,
        moved_to=new,
    )
