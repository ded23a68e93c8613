"""What posts and pages must say after folders of groups have moved."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from urllib.parse import quote, unquote

from kim_plugins.base.diagnostics import Span
from kim_plugins.content.files import links
from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.content.judging.examine import Examination
from kim_plugins.content.mending.references import targets
from kim_plugins.content.text.edits import Edit, Written

Folders = Mapping[str, str]
"""Folders relative to the docs folder, each with its new place."""


def moved(uri: str, folders: Folders) -> str:
    """Return where a file lies after the move."""
    for old, new in folders.items():
        if uri.startswith(old + "/"):
            return new + uri.removeprefix(old)
    return uri


def edits(file: SourceFile, found: Examination, folders: Folders) -> Iterator[Edit | Span]:
    """Yield the changes that a post's links need, or the places where they can't be made.

    Addresses (`/kabupaten-contoh/…`) stay as they are: former ones lead on.
    """
    source = moved(file.uri, folders)
    for target, span in targets(file, found):
        uri, _, _ = links.split(file.uri, target)
        path = target.partition("#")[0].partition("?")[0]
        if target.startswith("/") or not uri.startswith("posts/") or not path:
            continue
        now = moved(uri, folders)
        if now != links.split(source, target)[0]:
            fresh = posixpath.relpath(now, posixpath.dirname(source))
            yield _edit(Written(file), span, path, fresh) or span


def _edit(written: Written, span: Span, path: str, fresh: str) -> Edit | None:
    """Put another path in place of one, however that is written."""
    if not span.line or not span.column:
        return None
    start, end = written.offset(span), written.line_end(span)
    for form in dict.fromkeys((path, unquote(path), quote(unquote(path)))):
        at = written.text.find(form, start, min(end, start + 3 * len(path) + len(form)))
        if at >= 0:
            return Edit(at, at + len(form), quote(fresh) if form == quote(form) else fresh)
    return None


def in_page(text: str, folders: Folders) -> str:
    """Return a hand-written page, or mkdocs.yml, with the new folders in its links."""
    for old, new in folders.items():
        text = text.replace(f"{old}/", f"{new}/")
    return text
