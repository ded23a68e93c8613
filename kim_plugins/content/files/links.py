"""What a relative link or picture path points at, judged by the files that exist."""

from __future__ import annotations

import dataclasses
import functools
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any
from urllib.parse import unquote, urlsplit

from kim_plugins.base.addresses import likely_address
from kim_plugins.base.diagnostics import Diagnostic, Span, closest
from kim_plugins.content.files import post_paths
from kim_plugins.content.markdown.dialect import ID_PREFIX
from kim_plugins.model import urls
from kim_plugins.model.body import Body, Reference, Slot, SlotKind
from kim_plugins.model.recorded_reads import asked, record_read

_ARCHIVE = re.compile(r"((?:[^/]+/)+)arsip/\d{4}/(?:\d{2}/)?(?:[1-9]\d*/)?", re.ASCII)
MOST_PROBLEMS = 50
"""Bad links of one post that are told; a flood of them says no more."""
NOWHERE = Reference("")
"""What a link points at that leads nowhere: its words are plain text until somebody mends it."""
_OF_FILES = ("KIM064", "KIM169")
"""A picture or PDF of the author's own that may not be published."""
FILE, ADDRESS, IDS = "file", "address", "ids"
"""What is asked: what a file is, what stands at an address, which ids a file has."""


class Documents(AbstractSet[str]):
    """Posts and hand-written pages, relative to the docs folder."""

    def __init__(self, pages: frozenset[str], posts: Collection[str]) -> None:
        """Join them; posts are kept as a set, unless they are one that need not be read."""
        self.pages = pages
        self._posts = posts if isinstance(posts, AbstractSet) else frozenset(posts)

    def __contains__(self, uri: object) -> bool:
        """Tell whether a file is there."""
        return uri in self.pages or uri in self._posts

    def __iter__(self) -> Iterator[str]:
        """Yield every file."""
        yield from self.pages
        yield from (uri for uri in self._posts if uri not in self.pages)

    def __len__(self) -> int:
        """Return how many there are."""
        return sum(1 for _ in self)

    @classmethod
    def _from_iterable(cls, found: Iterable[Any]) -> frozenset[Any]:
        return frozenset(found)


@dataclasses.dataclass(frozen=True)
class LinkIndex:
    """Everything a post may point at, published or not (that is judged later)."""

    documents: AbstractSet[str]
    """Posts and hand-written pages, relative to the docs folder."""
    pictures: frozenset[str]
    """Pictures of posts, relative to the docs folder."""
    site_urls: frozenset[str]
    """URLs and paths of what the site holds whichever posts there are."""
    bad_pictures: frozenset[str] = frozenset()
    """Pictures that exist but may not be published."""
    attachments: frozenset[str] = frozenset()
    """PDFs beside posts, relative to the docs folder."""
    bad_attachments: frozenset[str] = frozenset()
    """PDFs that exist but may not be published."""
    anchors: Mapping[str, frozenset[str]] = dataclasses.field(default_factory=dict)
    """The ids in each post's text, by its file."""
    parts: Mapping[str, frozenset[str]] = dataclasses.field(default_factory=dict)
    """The ids in the text of each hand-written page of which they are known."""
    villages: Mapping[str, frozenset[str]] = dataclasses.field(default_factory=dict)
    """The ids of the villages on each kecamatan's page, by its URL."""
    former: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Former addresses, each with the file, or `/` and the URL, that has taken its place."""
    folders: tuple[tuple[str, str], ...] = ()
    """URLs below which things lie now, each with the one below which they lay before."""
    posts_by_url: Mapping[str, str] | None = None
    """Every post by the URL that its file name gives it; `None` where that is to be found out."""

    @functools.cached_property
    def linked_files(self) -> frozenset[str]:
        """Return every file that a link may have meant."""
        return frozenset(self.documents) | self.attachments

    @functools.cached_property
    def pages_by_url(self) -> Mapping[str, str]:
        """Return every hand-written page by its URL, published or not."""
        pages = (uri for uri in sorted(self.documents) if not post_paths.is_post(uri))
        return {urls.page_url(uri): uri for uri in pages if post_paths.is_page(uri)}

    @functools.cached_property
    def by_url(self) -> Mapping[str, str]:
        """Return every post by the URL that its file name gives it."""
        if self.posts_by_url is not None:
            return self.posts_by_url
        # Of two posts with one URL the first by name is published.
        names = sorted(self.documents, reverse=True)
        return {url: uri for uri in names if (url := post_paths.url_of(uri))}


@dataclasses.dataclass(frozen=True, slots=True)
class Resolution:
    """What a path points at, or why it points nowhere."""

    reference: Reference | None = None
    diagnostic: Diagnostic | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Resolved:
    """What all links and pictures of a text point at."""

    references: list[Reference] = dataclasses.field(default_factory=list)
    """One for each slot; `NOWHERE` where there is nothing."""
    of_links: list[Diagnostic] = dataclasses.field(default_factory=list)
    """What is wrong with links. It keeps no post from its readers: another one that was renamed or
    deleted would take it along."""
    unseen: list[Diagnostic] = dataclasses.field(default_factory=list)
    """What is wrong with pictures and attachments, without which a post isn't what was meant."""

    def told(self, problem: Diagnostic, slot: Slot) -> None:
        """Take down what is wrong with a link or picture."""
        is_link = slot.kind is SlotKind.LINK and problem.code not in _OF_FILES
        problems = self.of_links if is_link else self.unseen
        if len(problems) < MOST_PROBLEMS:
            problems.append(problem)


def resolve_link(slot: Slot, source: str, span: Span, index: LinkIndex) -> Resolution:
    """Resolve a link of the post `source`; `span` is where it was written."""
    _, query, fragment = split(source, slot.target)
    uri = file_of(source, slot.target, index)
    ids = _ids(uri, fragment, index) if fragment else None
    if ids is not None:
        found = resolve_part(uri, fragment, span, ids)
        reference = found.reference and dataclasses.replace(found.reference, query=query)
        return Resolution(reference, found.diagnostic)
    if uri in index.bad_pictures or uri in index.bad_attachments:
        code = "KIM064" if uri in index.bad_pictures else "KIM169"
        return Resolution(diagnostic=Diagnostic(code, span, {"target": slot.target}))
    if uri in index.attachments:  # A part of one is its reader's to find.
        return Resolution(Reference(uri))
    if uri in index.documents or uri in index.pictures:
        return Resolution(Reference(uri, fragment, query))
    if uri.startswith("/") and not uri.startswith("//"):
        return Resolution(Reference(uri, fragment, query))
    return _nowhere("KIM027", slot.target, uri, span, index.linked_files)


def file_of(source: str, target: str, index: LinkIndex) -> str:
    """Return the file, existing or not, that a link or picture path of `source` names.

    An address of the site's own that no file has is told by `/` and its URL.
    """
    uri, _, _ = split(source, target)
    record_read(asked(FILE, uri))
    if uri in index.documents or uri in index.pictures or uri in index.bad_pictures:
        return uri
    return next((key for url in _site_urls(target, uri) if (key := _at(url, index))), uri)


def _at(url: str, index: LinkIndex) -> str:
    """Return what stands at an address, or took its place; "" where nothing can."""
    seen: set[str] = set()
    while url not in seen:
        seen.add(url)
        record_read(asked(ADDRESS, url))
        if url in index.by_url:
            return index.by_url[url]
        if f"{post_paths.POSTS}/{url}" in index.attachments:
            return f"{post_paths.POSTS}/{url}"
        if url in index.site_urls or may_appear(url, index):
            return "/" + url
        if url in index.former or url in index.pages_by_url:
            return index.former.get(url) or index.pages_by_url[url]
        if (page := _page_of_event(url)) in index.former:
            now = index.former[page]
            url = urls.event(now[1:] if now.startswith("/") else post_paths.url_of(now) or "")
            continue
        moves = (pair for pair in index.folders if url.startswith(pair[1]))
        now, before = next(moves, ("", ""))
        url = now + url.removeprefix(before)
    return ""


def _page_of_event(url: str) -> str:
    """Return the page beside which an event's calendar lies ("?" for any other address)."""
    page = url[: url.rfind("/") + 1]
    return page if page and url == urls.event(page) else "?"


def may_appear(url: str, index: LinkIndex) -> bool:
    """Tell whether posts decide if something stands there: an archive, an event's calendar."""
    if found := _ARCHIVE.fullmatch(url):
        return found[1] in index.site_urls
    return _page_of_event(url) in index.by_url


def resolve_picture(target: str, source: str, span: Span, index: LinkIndex) -> Resolution:
    """Resolve a picture of the post `source`, which must lie in some group's `img/`."""
    uri, _, _ = split(source, target)
    record_read(asked(FILE, uri))
    if uri in index.bad_pictures:
        return Resolution(diagnostic=Diagnostic("KIM064", span, {"target": target}))
    if uri in index.pictures:
        return Resolution(Reference(uri))
    if re.match(r"https?://|//", target):
        return Resolution(diagnostic=Diagnostic("KIM031", span, {"target": target}))
    if uri.lower().endswith(post_paths.PHONE_PICTURES):
        return Resolution(diagnostic=Diagnostic("KIM163", span, {"name": posixpath.basename(uri)}))
    if uri.lower().endswith(post_paths.OTHER_PICTURES):
        return Resolution(diagnostic=Diagnostic("KIM032", span, {"name": posixpath.basename(uri)}))
    return _nowhere("KIM030", target, uri, span, index.pictures)


def resolve_all(body: Body, source: str, path: str, index: LinkIndex) -> Resolved:
    """Resolve every slot of a body."""
    all_found = Resolved()
    for slot in body.slots:
        span = Span(path, slot.line, slot.column, len(slot.target))
        if slot.kind is SlotKind.PICTURE:
            found = resolve_picture(slot.target, source, span, index)
        else:
            found = resolve_link(slot, source, span, index)
        all_found.references.append(found.reference or NOWHERE)
        if found.diagnostic:
            all_found.told(found.diagnostic, slot)
    return all_found


def split(source: str, target: str) -> tuple[str, str, str]:
    """Return the file that `target` names, seen from `source`, its query and its `#part`."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return target, "", ""
    if parts.scheme or parts.netloc:
        return target, "", ""
    path = unquote(parts.path)
    uri = posixpath.normpath(posixpath.join(posixpath.dirname(source), path)) if path else source
    # What begins with a slash is an address, never a file; so it can't pass for a key of ours.
    return uri.lstrip("/") if path.startswith("/") else uri, parts.query, unquote(parts.fragment)


def _site_urls(target: str, uri: str) -> tuple[str, ...]:
    """Return the site's own addresses that a link may mean: `/kim/`, `…/kim/index.md`."""
    path = target.partition("#")[0].partition("?")[0]
    if uri.startswith("..") or re.match(r"[a-z][a-z0-9+.-]*:|//", target, re.IGNORECASE):
        return ()
    url = "" if uri == "." else uri
    if found := post_paths.url_of(uri):
        return (found,)
    if url.rpartition("/")[2] in ("index.md", "index.html"):
        return (url.rpartition("index.")[0],)
    if path.endswith("/") or url == "":
        return (url and url + "/",)
    return (url, url + "/") if path.startswith("/") else (url,)


@functools.lru_cache(maxsize=4)
def _lookup(uris: frozenset[str]) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Return files by lower-cased path (to recognise wrong case), and names by folder."""
    by_folder: dict[str, list[str]] = {}
    for uri in sorted(uris):
        by_folder.setdefault(posixpath.dirname(uri), []).append(posixpath.basename(uri))
    return {uri.lower(): uri for uri in sorted(uris)}, by_folder


def _nearest(name: str, names: Iterable[str]) -> str:
    """Return the file whose name is most like another, the dates before them apart.

    Dates are alike by themselves: `2026-11-05-panen.md` is no guess for `2026-11-06-rapat.md`.
    """
    by_words = {post_paths.undated(known): known for known in names}
    return by_words.get(closest(post_paths.undated(name), by_words), "")


def _ids(uri: str, fragment: str, index: LinkIndex) -> frozenset[str] | None:
    """Return the ids on a page, if it is known which it has (of kecamatan: its villages')."""
    record_read(asked(IDS, uri))
    if uri in index.anchors:
        return index.anchors[uri]
    if fragment.startswith(urls.VILLAGE_PREFIX) and uri[1:] in index.villages:
        return index.villages[uri[1:]]
    return index.parts.get(uri)


def resolve_part(uri: str, fragment: str, span: Span, known: frozenset[str]) -> Resolution:
    """Find the id that a `#part` of a post means: headings carry a prefix, footnotes their own."""
    for name in (ID_PREFIX + fragment, fragment):
        if name in known:
            return Resolution(Reference(uri, name))
    names = [name.removeprefix(ID_PREFIX) for name in known]
    near = closest(fragment, names)
    problem = Diagnostic("KIM028", span, {"anchor": "#" + fragment}, near and "#" + near)
    return Resolution(Reference(uri), problem)


def _nowhere(
    code: str, target: str, uri: str, span: Span, candidates: frozenset[str]
) -> Resolution:
    """Say that a path leads nowhere, guessing what was meant."""
    by_lower_case, by_folder = _lookup(candidates)
    if actual := by_lower_case.get(uri.lower()):
        is_near = posixpath.dirname(actual) == posixpath.dirname(uri)
        args = {"given": target, "actual": posixpath.basename(actual) if is_near else actual}
        return Resolution(diagnostic=Diagnostic("KIM042", span, args))
    names = by_folder.get(posixpath.dirname(uri), ())
    if code == "KIM027" and (meant := likely_address(target)):
        return Resolution(diagnostic=Diagnostic("KIM029", span, {"value": target}, meant))
    near = _nearest(posixpath.basename(uri), names)
    suggestion = near and posixpath.join(posixpath.dirname(target), near)
    return Resolution(diagnostic=Diagnostic(code, span, {"target": target}, suggestion))
