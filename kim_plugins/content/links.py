"""What a relative link or picture path points at, judged by the files that exist."""

from __future__ import annotations

import dataclasses
import functools
import posixpath
from collections.abc import Iterable, Mapping
from urllib.parse import unquote, urlsplit

from kim_plugins.base.diagnostics import Diagnostic, Span, closest
from kim_plugins.content.body import ID_PREFIX
from kim_plugins.model.body import Body, Reference, Slot, SlotKind


@dataclasses.dataclass(frozen=True)
class LinkIndex:
    """Everything a post may point at, published or not (that is judged later)."""

    documents: frozenset[str]
    """Posts and hand-written pages, relative to the docs folder."""
    pictures: frozenset[str]
    """Pictures of posts, relative to the docs folder."""
    site_urls: frozenset[str]
    """URLs of the site's own indexes."""

    @functools.cached_property
    def by_lower_case(self) -> Mapping[str, str]:
        """Return every file by its lower-cased name, to recognise wrong case."""
        return {uri.lower(): uri for uri in sorted(self.documents | self.pictures)}


@dataclasses.dataclass(frozen=True, slots=True)
class Resolution:
    """What a path points at, or why it points nowhere."""

    reference: Reference | None = None
    diagnostic: Diagnostic | None = None


def resolve_link(slot: Slot, source: str, span: Span, index: LinkIndex) -> Resolution:
    """Resolve a link of the post `source`; `span` is where it was written."""
    uri, fragment = _join(source, slot.target)
    fragment = _prefixed(fragment)
    if uri in index.documents or uri in index.pictures:
        return Resolution(Reference(uri, fragment))
    if (url := _site_url(slot.target, uri)) is not None and url in index.site_urls:
        return Resolution(Reference("/" + url, fragment))
    return _nowhere("KIM027", slot.target, uri, span, index.documents, index)


def resolve_picture(target: str, source: str, span: Span, index: LinkIndex) -> Resolution:
    """Resolve a picture of the post `source`, which must lie in some group's `img/`."""
    uri, _ = _join(source, target)
    if uri in index.pictures:
        return Resolution(Reference(uri))
    return _nowhere("KIM030", target, uri, span, index.pictures, index)


def resolve_all(
    body: Body, source: str, path: str, index: LinkIndex
) -> tuple[tuple[Reference, ...], list[Diagnostic]]:
    """Resolve every slot of a body; the references are complete only without diagnostics."""
    references, problems = [], []
    for slot in body.slots:
        span = Span(path, slot.line, slot.column, len(slot.target))
        if slot.kind is SlotKind.PICTURE:
            found = resolve_picture(slot.target, source, span, index)
        else:
            found = resolve_link(slot, source, span, index)
        if found.reference:
            references.append(found.reference)
        if found.diagnostic:
            problems.append(found.diagnostic)
    return tuple(references), problems


def missing_anchors(
    body: Body, references: Iterable[Reference], path: str, anchors: Mapping[str, frozenset[str]]
) -> list[Diagnostic]:
    """Report links whose `#part` no post with known `anchors` (by source) has."""
    problems = []
    for slot, reference in zip(body.slots, references, strict=True):
        known = anchors.get(reference.key)
        if reference.fragment and known is not None and reference.fragment not in known:
            span = Span(path, slot.line, slot.column, len(slot.target))
            names = [name.removeprefix(ID_PREFIX) for name in known]
            wanted = reference.fragment.removeprefix(ID_PREFIX)
            args = {"anchor": "#" + wanted}
            near = closest(wanted, names)
            problems.append(Diagnostic("KIM028", span, args, near and "#" + near))
    return problems


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


def _prefixed(fragment: str) -> str:
    """Return the id that a `#part` means: headings carry a prefix, footnotes their own."""
    if not fragment or fragment.startswith((ID_PREFIX, "fn:", "fnref:")):
        return fragment
    return ID_PREFIX + fragment


def _nowhere(
    code: str, target: str, uri: str, span: Span, candidates: Iterable[str], index: LinkIndex
) -> Resolution:
    actual = index.by_lower_case.get(uri.lower())
    if actual:
        args = {"given": target, "actual": posixpath.basename(actual)}
        return Resolution(diagnostic=Diagnostic("KIM042", span, args))
    folder = posixpath.dirname(uri)
    names = [posixpath.basename(c) for c in candidates if posixpath.dirname(c) == folder]
    suggestion = closest(posixpath.basename(uri), names)
    return Resolution(diagnostic=Diagnostic(code, span, {"target": target}, suggestion))
