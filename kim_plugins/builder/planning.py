"""Which outputs there are, what they may point at, and what a post is judged against."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from kim_plugins.base import home
from kim_plugins.base.settings import Settings
from kim_plugins.builder.sources import sources
from kim_plugins.builder.sources.handwritten import Handwritten
from kim_plugins.content.files import post_paths
from kim_plugins.content.files.links import FILE, Documents, LinkIndex
from kim_plugins.content.front_matter import headreader
from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.content.judging.examine import Examination
from kim_plugins.content.judging.judge import Surroundings
from kim_plugins.content.registry import days_off
from kim_plugins.model import former_addresses, former_places, gazetteer, urls
from kim_plugins.model.attachments import Attachment
from kim_plugins.model.groups import Registry
from kim_plugins.model.identities import claim_order
from kim_plugins.model.kept_lists import KeptPosts, by_file
from kim_plugins.model.pictures import Picture
from kim_plugins.model.post_lists import FORMER, grouped
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province, Targets
from kim_plugins.model.recorded_reads import Answers, recording
from kim_plugins.views import FILES, VIEWS, cards, listing, sitemap
from kim_plugins.views.output import File, HtmlOutput, Page, Planned, Preview
from kim_plugins.views.redirects import Refusal, is_moving, move
from kim_plugins.views.view import View

Claim = tuple[tuple[bool, dt.datetime, bool, str], str, str]
"""What claims of one address are sorted by, the address, and the post's file."""


@dataclasses.dataclass(frozen=True, slots=True)
class Material:
    """What lies below `docs/posts/`, as far as a post may point at it."""

    posts: Collection[str]
    """The files, published or not, relative to the docs folder."""
    pictures: tuple[Picture, ...]
    bad_pictures: frozenset[str]
    anchors: Mapping[str, frozenset[str]]
    """The ids in the text of each post that isn't withdrawn."""
    former: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """The former addresses that posts name, each with the post's file."""
    attachments: tuple[Attachment, ...] = ()
    bad_attachments: frozenset[str] = frozenset()
    claims: tuple[Claim, ...] = ()
    """All claims of former addresses, of which only one each is granted."""
    by_url: Mapping[str, str] | None = None
    """The post's file of each address that a file name gives; `None` if it is to be found out."""


@dataclasses.dataclass(frozen=True, slots=True)
class Part:
    """What one part of a view is planned to give."""

    outputs: tuple[Page | File, ...]
    notes: frozenset[str]
    """What was read to plan it (`model/recorded_reads.py`)."""


@dataclasses.dataclass(frozen=True, slots=True)
class Plan:
    """Every output that is made from a province."""

    parts: Mapping[str, Part]
    """By name."""
    pages: tuple[Page, ...]
    files: tuple[File, ...]
    refused: tuple[Refusal, ...]
    """Former addresses that can't lead on."""


SITEMAP, MOVED = "sitemap", "moved"
"""The parts that hang on all others. Of a large site SITEMAP is an index; see `sitemap_name`."""
REST = "-"
"""Stands in the name of a part for what no folder's own sitemap lists."""
_VIEWS: Mapping[str, View[Page | File]] = {view.name: view for view in (*VIEWS, *FILES)}


def plan(province: Province, pages: Handwritten) -> Plan:
    """Ask every view for its outputs."""
    parts = {name: part(name, province) for name in part_names(province)}
    return whole(parts, province, pages)


def whole(parts: Mapping[str, Part], province: Province, pages: Handwritten) -> Plan:
    """Add to the views' parts what hangs on all of them."""
    outputs = [one for part in parts.values() for one in part.outputs]
    views = tuple(one for one in outputs if not isinstance(one, File))
    files = tuple(one for one in outputs if isinstance(one, File))
    moved = move(province, views, files, pages.urls.values(), pages.moves)
    listed = sitemaps(province, views, written_pages(pages))
    more = {**listed, MOVED: Part((*moved.pages, *moved.files), frozenset())}
    told = (one for part in listed.values() for one in part.outputs if isinstance(one, File))
    all_pages, all_files = (*views, *moved.pages), (*told, *files, *moved.files)
    return Plan({**parts, **more}, all_pages, all_files, moved.refused)


def sitemaps(province: Province, outputs: Iterable[Page], pages: Iterable[str]) -> dict[str, Part]:
    """Plan the sitemaps: one, or of a large site one a folder and their index."""
    site_url, folders = province.settings.site_url, sitemap.folders(province)
    if not folders:
        return {SITEMAP: Part(tuple(sitemap.sitemap(site_url, outputs, pages)), frozenset())}
    found = grouped(
        sitemap.entries(outputs, pages), lambda entry: [sitemap.folder_of(entry[0], folders)]
    )
    made = {folder: sitemap.of_folder(folder, site_url, its) for folder, its in found.items()}
    days = {file.path: file.changed for files in made.values() for file in files}
    parts = {sitemap_name(folder): Part(files, frozenset()) for folder, files in made.items()}
    return {**parts, SITEMAP: Part((sitemap.index(site_url, days),), frozenset())}


def sitemap_name(folder: str) -> str:
    """Return the name of the part of the plan that is a folder's own sitemap."""
    return f"{SITEMAP}:{folder or REST}"


def is_of_view(name: str) -> bool:
    """Tell whether a part of the plan is one of a view's, rather than one that hangs on all."""
    return name.partition(":")[0] in _VIEWS


def part_names(province: Province) -> Iterator[str]:
    """Yield the name of each part of each view."""
    for name, view in _VIEWS.items():
        yield from (f"{name}:{key}" for key in view.every_key(province))


def common_part_names(province: Province) -> Iterator[str]:
    """Yield those of the parts that are there whichever posts there are."""
    for name, view in _VIEWS.items():
        yield from (f"{name}:{key}" for key in view.keys(province))


def part_names_of(post: Post, province: Province) -> Iterator[str]:
    """Yield those of the parts that are there because posts are, and where this one would stand."""
    for name, view in _VIEWS.items():
        yield from (f"{name}:{key}" for key in (view.of_posts or _none)(post, province))


def _none(_post: Post, _province: Province) -> Iterable[str]:
    return ()


def views_of_posts() -> list[str]:
    """Return the names of the views that have such parts; their keys aren't empty."""
    return [name for name, view in _VIEWS.items() if view.of_posts]


def part(name: str, province: Province) -> Part:
    """Plan one part of a view."""
    view, _, key = name.partition(":")
    with recording() as notes:
        outputs = tuple(_with_cards(_VIEWS[view].plan(key, province), province))
    return Part(outputs, frozenset(notes))


def _with_cards(outputs: Iterable[Page | File], province: Province) -> Iterator[Page | File]:
    """Give every page a preview, and add the cards that are published with the pages."""
    for one in outputs:
        if isinstance(one, HtmlOutput | Planned):
            shown = (
                one if one.preview else dataclasses.replace(one, preview=_default(one, province))
            )
            yield shown
            yield from cards.files_of(shown.preview, province)
        else:
            yield one


def _default(page: HtmlOutput | Planned, province: Province) -> Preview:
    """Return the card of a page whose view names none: by its title, where that is known."""
    if isinstance(page, HtmlOutput) and page.is_indexed and page.url != urls.NOT_FOUND:
        return cards.of_title(page.url, page.title, province)
    return cards.of_site(province).elsewhere


def written_pages(pages: Handwritten) -> Iterator[str]:
    """Yield the URL of each page that is written by hand."""
    return (url for uri, url in pages.urls.items() if post_paths.is_page(uri))


def has_moves(province: Province, pages: Handwritten) -> bool:
    """Tell whether anything leads on from a former address, or might."""
    return bool(pages.moves) or is_moving(province) or bool(province.of_sort(FORMER))


def addresses(made: Plan) -> Iterable[str]:
    """Return the URL or path of every output that links may lead to."""
    paths = (file.path for file in made.files if not urls.is_card(file.path))
    return (*(page.url for page in made.pages), *paths)


def answers(made: Plan, asked: AbstractSet[str]) -> dict[str, str]:
    """Return, of the site's own addresses in keys of references, the URL of those that exist."""
    found = {"/" + url: url for url in addresses(made)} | ends(made)
    return {key: found[key] for key in sorted(asked & found.keys())}


def ends(made: Plan) -> dict[str, str]:
    """Return where pages that lead on lead to."""
    pages = (page for page in made.pages if isinstance(page, HtmlOutput) and page.moved_to)
    return {"/" + page.url: page.moved_to for page in pages}


def province_of(
    posts: Sequence[Post],
    around: Surroundings,
    settings: Settings,
    pages: Handwritten,
    material: Material,
) -> Province:
    """Gather the published posts, oldest first, and the URL of everything they may point at."""
    known = around.registry
    targets = {"/" + url: url for url in (*site_urls(known), *pages.urls.values())}
    targets |= {"/" + url: url for url in around.links.site_urls}
    targets |= pages.urls
    known_pictures = {picture.uri: picture for picture in material.pictures}
    known_attachments = {one.uri: one for one in material.attachments}
    targets |= {uri: one.url for uri, one in known_attachments.items()}
    targets |= {uri: picture.url for uri, picture in known_pictures.items()}
    return Province(
        settings=settings,
        registry=known,
        regions=around.regions,
        posts=posts if isinstance(posts, KeptPosts) else tuple(posts),
        targets=Answers(FILE, Targets(targets, by_file(posts))),
        days_off=days_off.of(known),
        pictures=Answers(FILE, known_pictures),
        attachments=Answers(FILE, known_attachments),
    )


def with_targets(province: Province, more: Mapping[str, str]) -> Province:
    """Return the same province, in which posts may point at more."""
    known = targets_of(province)
    found = Targets({**known.places, **more}, known.posts)
    return dataclasses.replace(province, targets=Answers(FILE, found))


def without_targets(province: Province, out: AbstractSet[str]) -> Province:
    """Return the same province, in which posts may point at none of these files."""
    known = targets_of(province)
    places = {key: url for key, url in known.places.items() if key not in out}
    return dataclasses.replace(province, targets=Answers(FILE, Targets(places, known.posts)))


def places_of(province: Province) -> Mapping[str, str]:
    """Return what posts of a planned province may point at, but other posts, by its key."""
    return targets_of(province).places


def targets_of(province: Province) -> Targets:
    """Return what posts of a planned province may point at; nobody takes note who asks."""
    known = province.targets
    assert isinstance(known, Answers)
    assert isinstance(known.unrecorded, Targets)
    return known.unrecorded


def surroundings(
    known: Registry,
    material: Material,
    pages: Handwritten,
    addresses: frozenset[str] | None = None,
) -> Surroundings:
    """Gather what a post is judged against; `addresses` are those that are fixed, if known."""
    addresses = fixed_addresses(known, pages.urls) if addresses is None else addresses
    index = LinkIndex(
        documents=Documents(pages.files, material.posts),
        posts_by_url=material.by_url,
        pictures=frozenset(picture.uri for picture in material.pictures),
        bad_pictures=material.bad_pictures,
        site_urls=addresses,
        anchors=material.anchors,
        parts=pages.known_parts,
        villages=gazetteer.parts(known, sources.region_table()),
        former={**pages.former, **former_of(known), **material.former},
        folders=former_addresses.moved_folders(known),
        attachments=frozenset(one.uri for one in material.attachments),
        bad_attachments=material.bad_attachments,
    )
    return Surroundings(known, sources.region_table(), index)


def fixed_addresses(known: Registry, pages: Mapping[str, str]) -> frozenset[str]:
    """Return every address at which something stands whichever posts there are.

    It is what the views make of a site without posts, so that no list can lag behind them.
    """
    moment = dt.datetime(2000, 1, 1, tzinfo=home.tz())
    settings = Settings("", "https://example.org/", moment)
    bare = Surroundings(
        known, sources.region_table(), LinkIndex(frozenset(), frozenset(), frozenset())
    )
    written = Handwritten(pages)
    nothing = Material((), (), frozenset(), {})
    made = plan(province_of((), bare, settings, written, nothing), written)
    ours = (urls.WORKER, urls.WEB_MANIFEST, urls.FAVICON, urls.TOUCH_ICON)
    others = (*site_urls(known), *pages.values(), *ours)
    found = set(addresses(made)) - {key[1:] for key in ends(made)}
    for now, before in former_addresses.moved_folders(known):
        # A copy at a former place gives way to what it is a copy of.
        copies = {url for url in found if url.startswith(before)}
        found -= {url for url in copies if now + url.removeprefix(before) in found}
    return frozenset((*found, *others))


def former_of(known: Registry) -> dict[str, str]:
    """Return the former addresses that groups.yaml and the region table tell of."""
    moved = former_places.moves(known, sources.region_table())
    return {old: "/" + now for now, old in (*moved, *former_addresses.named(known))}


def site_urls(known: Registry) -> Iterable[str]:
    """Yield the indexes that a post may link to by their address."""
    yield from (urls.HOME, urls.DIRECTORY, urls.TOPICS, urls.CORRECTIONS)
    yield from (urls.area(area) for area in known.areas)
    yield from (urls.group(group.regency, group.id) for group in known.groups)
    yield from (urls.topic(topic.id) for topic in known.topics)
    yield from (shelf.url for shelf in listing.shelves(known))
    yield from (urls.STATISTICS, urls.DATA)
    yield from gazetteer.site_urls(known, sources.region_table())


def claims(files: Iterable[SourceFile], examinations: Iterable[Examination]) -> Iterator[Claim]:
    """Yield the former addresses that posts name."""
    for file, examination in zip(files, examinations, strict=True):
        if b"redirect_from" in file.content and examination.head is not None:
            meta = headreader.complete(examination.head)
            url = post_paths.url_of(file.uri) or ""
            order = claim_order(meta.date.at, url, is_draft=meta.draft)
            yield from ((order, address[1:], file.uri) for address in meta.redirect_from)


def owners(claimed: Iterable[Claim]) -> dict[str, str]:
    """Return the former addresses, each with the post's file; the first to appear has it.

    In the order of `model/identities.py`, so that a link leads to whom the address names.
    """
    found = sorted(claimed, reverse=True)
    known = {former_addresses.place_of(address): uri for _, address, uri in found}
    return {address: known[former_addresses.place_of(address)] for _, address, _ in found}
