"""Where a post names files that are about to get other names, and what it must say then."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from urllib.parse import quote, unquote

from kim_plugins.base.diagnostics import Span
from kim_plugins.content.files import links
from kim_plugins.content.files.links import LinkIndex
from kim_plugins.content.front_matter import source
from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.content.judging.examine import Examination
from kim_plugins.content.text.edits import Edit, Written

_NOTHING = LinkIndex(frozenset(), frozenset(), frozenset())


def renamed(
    file: SourceFile, found: Examination, renames: Mapping[str, str]
) -> tuple[dict[str, list[Edit]], set[str]]:
    """Return the edits that each rename asks of a post, and the renames that it stands against.

    `renames` are paths relative to the docs folder; a reference that can't be found again
    in the text, or a file that can't be read, stands against a rename.
    """
    edits: dict[str, list[Edit]] = {}
    against: set[str] = set()
    if source.split(file).raw is None:
        names = {posixpath.basename(uri).encode(): uri for uri in renames}
        return {}, {uri for name, uri in names.items() if name in file.content}
    for target, span in targets(file, found):
        uri = links.file_of(file.uri, target, _NOTHING)
        if uri in renames:
            edit = _edit(Written(file), span, target, posixpath.basename(renames[uri]))
            if edit is None:
                against.add(uri)
            else:
                edits.setdefault(uri, []).append(edit)
    return edits, against


def targets(file: SourceFile, found: Examination) -> Iterator[tuple[str, Span]]:
    """Yield what a post points at, and where it says so."""
    yield from (one for one in (found.image, found.still) if one)
    for slot in found.body.slots:
        yield slot.target, Span(file.path, slot.line, slot.column, len(slot.target))


def _edit(written: Written, span: Span, target: str, name: str) -> Edit | None:
    """Put a new file name in place of the last part of a target, however that is written."""
    if not span.line or not span.column:
        return None
    start, end = written.offset(span), written.line_end(span)
    old = posixpath.basename(target.partition("#")[0])
    for form in dict.fromkeys((old, unquote(old), quote(unquote(old)))):
        at = written.text.find(form, start, min(end, start + 3 * len(target) + len(form)))
        if at >= 0:
            return Edit(at, at + len(form), name)
    return None
