"""Looks at the PDFs beside posts: each content once, then remembered, as pictures are."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.builder.sources.examinations import Workshop
from kim_plugins.builder.sources.sources import Project, hash_of
from kim_plugins.builder.storage.store import Entry, Store
from kim_plugins.builder.storage.version import attachment_digest, content_key
from kim_plugins.content.files import attachments as rules
from kim_plugins.content.files.attachments import LARGEST, Facts, Fault
from kim_plugins.model.attachments import Attachment


@dataclasses.dataclass(frozen=True)
class Binder:
    """PDFs with what is known of them."""

    attachments: tuple[Attachment, ...] = ()
    """Those that may be published."""
    bad: frozenset[str] = frozenset()
    """Those that may not."""
    diagnostics: tuple[Diagnostic, ...] = ()


def look_at(project: Project, uris: Iterable[str], workshop: Workshop) -> Binder:
    """Judge PDFs, given by their path relative to the docs folder, by what is in them."""
    store: Store | None = None
    good: list[Attachment] = []
    told: list[Diagnostic] = []
    bad: set[str] = set()
    used: set[str] = set()
    for uri in uris:
        shown = project.shown(project.docs / uri)
        content = _read(project, uri)
        if content is None:
            found = [Diagnostic("KIM021", Span(shown))]
        else:
            store = store or workshop.store.beside("attachments.sqlite")
            digest = hash_of(content)
            key = content_key(attachment_digest(), digest)
            used.add(key)
            facts = _facts(content, key, store)
            found = rules.problems(shown, facts)
        told += found
        if content is None or not rules.may_be_published(found):
            bad.add(uri)
        else:
            good.append(Attachment(uri, digest, len(content), facts.pages))
    if store is not None:
        if workshop.prunes:
            store.prune(used)
        store.close()
    return Binder(tuple(good), frozenset(bad), tuple(told))


def _read(project: Project, uri: str) -> bytes | None:
    """Return a file's content, of one that is too large its beginning; of a link nothing."""
    path = project.docs / uri
    if path.is_symlink() or not path.is_file():
        return None
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 100_000)
    except OSError:
        return None


def _facts(content: bytes, key: str, store: Store) -> Facts:
    if (known := _kept(store.heads([key]))) is not None:
        return known
    from kim_plugins.builder.media import pdf  # It loads a library that few builds need.

    facts = pdf.facts_of(content)
    store.put({key: Entry(json.dumps(dataclasses.asdict(facts)).encode(), b"")})
    return facts


def _kept(heads: Mapping[str, bytes]) -> Facts | None:
    """Read facts that were kept; what can't be read is not known."""
    try:
        (facts,) = map(json.loads, heads.values())
        return Facts(**{**facts, "fault": Fault(facts["fault"])})
    except (ValueError, TypeError, KeyError):
        return None
