"""What a relative link or picture path points at, judged by the files that exist."""

from __future__ import annotations

import dataclasses
import functools
import posixpath
import re
from collections.abc import Iterable, Mapping
from urllib.parse import unquote, urlsplit

from kim_plugins.base.addresses import likely_address
from kim_plugins.base.diagnostics import Diagnostic, Span, closest
from kim_plugins.content import places
from kim_plugins.content.dialect import ID_PREFIX
from kim_plugins.model.body import Body, Reference, Slot, SlotKind

MOST_PROBLEMS = 50
"""Bad links of one post that are told; a flood of them says no more."""


@dataclasses.dataclass(frozen=True)
class LinkIndex:
    """Everything a post may point at, published or not (that is judged later)."""

    documents: frozenset[str]
    """Posts and hand-written pages, relative to the docs folder."""
    pictures: frozenset[str]
    """Pictures of posts, relative to the docs folder."""
    site_urls: frozenset[str]
    """URLs of the site's own indexes."""
    bad_pictures: frozenset[str] = frozenset()
    """Pictures that exist but may not be published."""
    attachments: frozenset[str] = frozenset()
    """PDFs beside posts, relative to the docs folder."""
    bad_attachments: frozenset[str] = frozenset()
    """PDFs that exist but may not be published."""
    anchors: Mapping[str, frozenset[str]] = dataclasses.field(default_factory=dict)
    """The ids in each post's text, by its file; of any other page they are not known."""

    @functools.cached_property
    def linked_files(self) -> frozenset[str]:
        """Return every file that a link may have meant."""
        return self.documents | self.attachments if self.attachments else self.documents

    @functools.cached_property
    def by_url(self) -> Mapping[str, str]:
        """Return every post by the URL that its file name gives it."""
        # Of two posts with one URL the first by name is published.
        names = sorted(self.documents, reverse=True)
        return {url: uri for uri in names if (url := places.url_of(uri))}


@dataclasses.dataclass(frozen=True, slots=True)
class Resolution:
    """What a path points at, or why it points nowhere."""

    reference: Reference | None = None
    diagnostic: Diagnostic | None = None


def resolve_link(slot: Slot, source: str, span: Span, index: LinkIndex) -> Resolution:
    """Resolve a link of the post `source`; `span` is where it was written."""
    _, fragment = _join(source, slot.target)
    uri = file_of(source, slot.target, index)
    url = _site_url(slot.target, uri)
    if uri in index.anchors and fragment:
        return _resolve_part(uri, fragment, span, index.anchors[uri])
    if uri in index.bad_pictures or uri in index.bad_attachments:
        code = "KIM064" if uri in index.bad_pictures else "KIM169"
        return Resolution(diagnostic=Diagnostic(code, span, {"target": slot.target}))
    if uri in index.attachments:  # A part of one is its reader's to find.
        return Resolution(Reference(uri))
    if uri in index.documents or uri in index.pictures:
        return Resolution(Reference(uri, fragment))
    if url is not None and url in index.site_urls:
        return Resolution(Reference("/" + url, fragment))
    return _nowhere("KIM027", slot.target, uri, span, index.linked_files)


def file_of(source: str, target: str, index: LinkIndex) -> str:
    """Return the file, existing or not, that a link or picture path of `source` names."""
    uri, _ = _join(source, target)
    url = _site_url(target, uri)
    return index.by_url.get(url, uri) if url is not None else uri


def resolve_picture(target: str, source: str, span: Span, index: LinkIndex) -> Resolution:
    """Resolve a picture of the post `source`, which must lie in some group's `img/`."""
    uri, _ = _join(source, target)
    if uri in index.bad_pictures:
        return Resolution(diagnostic=Diagnostic("KIM064", span, {"target": target}))
    if uri in index.pictures:
        return Resolution(Reference(uri))
    if re.match(r"https?://|//", target):
        return Resolution(diagnostic=Diagnostic("KIM031", span, {"target": target}))
    if uri.lower().endswith(places.PHONE_PICTURES):
        return Resolution(diagnostic=Diagnostic("KIM163", span, {"name": posixpath.basename(uri)}))
    if uri.lower().endswith(places.OTHER_PICTURES):
        return Resolution(diagnostic=Diagnostic("KIM032", span, {"name": posixpath.basename(uri)}))
    return _nowhere("KIM030", target, uri, span, index.pictures)


def resolve_all(
    body: Body, source: str, path: str, index: LinkIndex
) -> tuple[tuple[Reference, ...], list[Diagnostic]]:
    """Resolve every slot of a body; the references are complete only without diagnostics."""
    references: list[Reference] = []
    problems: list[Diagnostic] = []
    for slot in body.slots:
        span = Span(path, slot.line, slot.column, len(slot.target))
        if slot.kind is SlotKind.PICTURE:
            found = resolve_picture(slot.target, source, span, index)
        else:
            found = resolve_link(slot, source, span, index)
        if found.reference:
            references.append(found.reference)
        if found.diagnostic and len(problems) < MOST_PROBLEMS:
            problems.append(found.diagnostic)
    return tuple(references), problems


def _join(source: str, target: str) -> tuple[str, str]:
    """Return the file that `target` names, seen from `source`, and its fragment."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return target, ""
    if parts.scheme or parts.netloc:
        return target, ""
    path = unquote(parts.path)
    uri = posixpath.normpath(posixpath.join(posixpath.dirname(source), path)) if path else source
    return uri, unquote(parts.fragment)


def _site_url(target: str, uri: str) -> str | None:
    """Read `/kim/` and `…/kim/index.md` as the site's own URL `kim/`."""
    if target.startswith("/") and not target.startswith("//"):
        path = target[1:].partition("#")[0]
        return path if path == "" or path.endswith("/") else path + "/"
    return uri.removesuffix("index.md") if uri.endswith("index.md") else None


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
    by_words = {places.undated(known): known for known in names}
    return by_words.get(closest(places.undated(name), by_words), "")


def _resolve_part(uri: str, fragment: str, span: Span, known: frozenset[str]) -> Resolution:
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
