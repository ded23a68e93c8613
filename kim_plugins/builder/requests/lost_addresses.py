"""Tells which addresses that readers may know already would be gone.

What was published before is asked of Git's history, or of a published site: its folder or
its sitemap. Archives don't count: they are lists, and shrink when a post is withdrawn.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote

from kim_plugins.base import messages
from kim_plugins.base.diagnostics import Diagnostic, Span, by_place
from kim_plugins.builder import planning
from kim_plugins.builder.pipeline import Site, Stopped
from kim_plugins.builder.requests import calendar_revisions, git
from kim_plugins.builder.requests.calendar_revisions import Read
from kim_plugins.builder.sources import handwritten, sources
from kim_plugins.builder.sources.examinations import Workshop
from kim_plugins.builder.sources.sources import Project
from kim_plugins.content.files import pages, post_paths
from kim_plugins.content.front_matter import headreader
from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.content.judging.examine import Examination
from kim_plugins.content.registry import registry
from kim_plugins.model import former_addresses, urls
from kim_plugins.views import sheet

_LOCATION = re.compile(r"<loc>\s*([^<]+?)\s*</loc>")
_FEEDS = frozenset({urls.ATOM, urls.RSS, urls.JSON_FEED})
_OTHERS = (urls.SEARCH_INDEX, urls.ASSETS)
"""Folders of the site whose files come and go."""


class NoSite(Exception):
    """There is no published site at the place given."""


@dataclasses.dataclass(frozen=True)
class Present:
    """The project as it is now; its site is made when it is asked for."""

    project: Project
    workshop: Workshop
    now: dt.datetime
    site: Callable[[], Site | Stopped]

    def missing(self, known: Mapping[str, str]) -> list[Diagnostic]:
        """Report which of these addresses would be gone; each stands with who had it."""
        site = self.site() if known else None
        if not isinstance(site, Site):
            return []
        live = {urls.output_path(page.url) for page in site.pages}
        live |= {file.path for file in site.files}
        live |= {urls.output_path(url) for url in site.written.urls.values()}
        gone = [(u, path) for u, path in known.items() if urls.output_path(u) not in live]
        return by_place(Diagnostic("KIM136", Span(path), {"url": f"/{u}"}) for u, path in gone)


def missing_since(present: Present, ref: str, changed: Sequence[Path]) -> list[Diagnostic]:
    """Report what these files, which have changed since `ref`, made then and nothing makes now.

    Also the events of which they tell fewer changes. Raises `NoGit` where Git can't tell what
    they held.
    """
    project, known = present.project, dict[str, str]()
    files = [_file(project, *found) for found in _then(project, ref, changed).items()]
    posts = [file for file in files if post_paths.is_post(file.uri)]
    # Without a change of mkdocs.yml what it leaves out now had no address before either.
    all_count = project.config in changed
    publishes = handwritten.settings(project).publishes
    for file in files:
        if not file.uri:
            known |= dict.fromkeys(_of_registry(file), file.path)
        elif not post_paths.is_post(file.uri) and (all_count or publishes(file.uri)):
            known |= dict.fromkeys(_of_page(file), file.path)
    then = list(zip(posts, present.workshop.examine(posts), strict=True))
    for file, found in then:
        known |= dict.fromkeys(_addresses(file, found, present.now), file.path)
    there = _read(present, [path for path in changed if path.is_relative_to(project.docs)])
    still = _by_address(present, there)
    known |= _printed(present, then, still)
    lost = present.missing({url: path for url, path in known.items() if url not in still})
    return [*lost, *calendar_revisions.fallen(_by_address(present, then), still, present.now)]


def missing_from(present: Present, place: Path) -> list[Diagnostic]:
    """Report what a published site has, in its folder or sitemap, and nothing makes now.

    Raises `NoSite` where no site can be read there.
    """
    try:
        found = _of_folder(place) if place.is_dir() else _of_sitemap(place)
        known = {u for u in found if "arsip/" not in u and not u.startswith(_OTHERS)}
    except (OSError, ValueError) as error:
        raise NoSite(str(error)) from None
    if not known:
        raise NoSite(str(place))
    shown = present.project.shown(place.absolute())
    return present.missing(dict.fromkeys(known - {urls.NOT_FOUND}, shown))


def _then(project: Project, ref: str, changed: Sequence[Path]) -> dict[Path, bytes]:
    pages = [p for p in changed if p.is_relative_to(project.docs) and post_paths.is_page(p.name)]
    return git.contents_at(project.root, ref, [*pages, *({project.groups} & set(changed))])


def _file(project: Project, path: Path, content: bytes) -> SourceFile:
    """Make the file as it was then; groups.yaml has no place in the docs folder."""
    is_registry = path == project.groups
    uri = "" if is_registry else path.relative_to(project.docs).as_posix()
    return SourceFile(uri, project.shown(path), content, size=len(content))


def _read(present: Present, paths: Iterable[Path]) -> list[Read]:
    """Examine the posts among some files that exist, without a site."""
    found = [path for path in paths if path.exists() and _is_post(present.project, path)]
    files = [sources.read_post(present.project, path) for path in found]
    return list(zip(files, present.workshop.examine(files), strict=True))


def _is_post(project: Project, path: Path) -> bool:
    uri = path.relative_to(project.docs).as_posix()
    return post_paths.is_post(uri) and post_paths.role(uri) is post_paths.FileRole.POST


def _by_address(present: Present, read: Iterable[Read]) -> dict[str, Read]:
    """Return posts by each address that they have or had."""
    return {url: one for one in read for url in _addresses(*one, present.now)}


def _addresses(file: SourceFile, found: Examination, now: dt.datetime) -> Iterator[str]:
    """Yield where a post stands, its former addresses included, if it is published at all."""
    url = post_paths.url_of(file.uri)
    if url is None or found.head is None or any(map(messages.is_error, found.diagnostics)):
        return
    meta = headreader.complete(found.head)
    if not meta.draft and meta.date.at <= now:
        yield url
        yield from (address[1:] for address in meta.redirect_from)


def _printed(present: Present, then: Sequence[Read], still: Mapping[str, Read]) -> dict[str, str]:
    """Return the short addresses on papers of what hung on boards and lies where it lay.

    They go when it becomes news. Of what named other addresses nobody knows by now which it had.
    """
    known = {}
    for file, found in then:
        url = next(_addresses(file, found, present.now), None)
        meta = headreader.complete(found.head) if url in still and found.head else None
        if url and meta and meta.kind in sheet.KINDS and not meta.redirect_from:
            known[url] = file.path
    site = present.site() if known else None
    if not isinstance(site, Site) or not site.province.settings.site_url:
        return {}
    folders = former_addresses.moved_folders(site.province.registry)
    first = ((former_addresses.first_url(url, folders), path) for url, path in known.items())
    return {sheet.short_address(url): path for url, path in first}


def _of_registry(file: SourceFile) -> Iterator[str]:
    """Yield the indexes that a groups.yaml makes, and the former addresses that it names."""
    old = registry.read(file, sources.region_table()).registry
    if old is not None:
        yield from planning.site_urls(old)
        yield from (address for _, address in former_addresses.named(old))


def _of_page(file: SourceFile) -> Iterator[str]:
    """Yield where a hand-written page stands, and where it stood before."""
    yield urls.page_url(file.uri)
    text = file.content.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    yield from pages.read(text, file.path).head.former


def _of_folder(folder: Path) -> Iterator[str]:
    """Yield the URLs of a site's pages, feeds and calendars."""
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.suffix in (".html", ".htm"):
            yield "" if name == "index.html" else re.sub(r"/index\.html$", "/", name)
        elif path.name in _FEEDS or path.suffix == ".ics":
            yield name


def _of_sitemap(file: Path) -> Iterator[str]:
    """Yield the URLs in a sitemap, below the shortest of them, which is the site's own."""
    found = list(_locations(file))
    root = min(found, key=len, default="")
    for location in found:
        if not location.startswith(root):
            raise ValueError(location)
        yield unquote(location.removeprefix(root))


def _locations(file: Path) -> Iterator[str]:
    """Yield the addresses in a sitemap, or in the parts beside it that it lists."""
    text = file.read_text(encoding="utf-8")
    found = [html.unescape(location) for location in _LOCATION.findall(text)]
    if "<sitemapindex" not in text:
        yield from found
        return
    for location in found:
        yield from _locations(file.parent / location.rpartition("/")[2])
