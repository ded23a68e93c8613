"""Two outputs at one place: hand-written files that stand in another's way, or will somewhere.

Small and capital letters count as one for some file systems (Windows, macOS), and a file can't
lie where a folder does.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.builder.sources.sources import Project
from kim_plugins.model import urls

_OURS = (urls.SEARCH_INDEX,)
"""Folders whose files are made anew by somebody else."""


def find(
    pages: Mapping[str, str], taken: AbstractSet[str], project: Project
) -> tuple[set[str], list[Diagnostic]]:
    """Return the files that aren't published, and what to say of each place wanted twice.

    `pages` are the URLs of hand-written files, `taken` the paths of the site's own outputs.
    """
    # Nearly all of ours are in small letters already.
    capitals = {path.casefold(): path for path in taken if not path.islower()}
    kept: dict[str, str] = {}
    out: set[str] = set()
    problems: list[Diagnostic] = []
    for uri in sorted(pages, key=_rank):
        path = urls.output_path(pages[uri])
        span, url = Span(project.shown(project.docs / uri)), "/" + pages[uri]
        same = kept.get(path.casefold(), "")
        if _is_taken(path, taken):
            out.add(uri)
            problems.append(Diagnostic("KIM040", span, {"url": url}))
        elif same and urls.output_path(pages[same]) == path:
            out.add(uri)
            other = project.shown(project.docs / same)
            problems.append(Diagnostic("KIM144", span, {"url": url, "other": other}))
        elif same or path.casefold() in taken or path.casefold() in capitals:
            ours = capitals.get(path.casefold(), path.casefold())
            other = "/" + (pages[same] if same else ours.removesuffix("index.html"))
            problems.append(Diagnostic("KIM145", span, {"url": url, "other": other}))
        if uri not in out:
            kept.setdefault(path.casefold(), uri)
    return out, problems


def _rank(uri: str) -> tuple[bool, int, str]:
    """Sort key: of two files with one address the page in a folder of its own is published."""
    stem, suffix = posixpath.splitext(posixpath.basename(uri))
    order = {"index": 0, "README": 1}.get(stem, 2)
    return suffix != ".md", order, uri


def _is_taken(path: str, taken: AbstractSet[str]) -> bool:
    parts = path.split("/")
    above = ("/".join(parts[:n]) for n in range(1, len(parts)))
    if path in taken or path.startswith(_OURS) or any(folder in taken for folder in above):
        return True
    is_name = "." not in parts[-1]  # Our own folders have no dots in their names.
    return is_name and any(other.startswith(path + "/") for other in taken)
