"""A clarification rests on two sources and on two pairs of eyes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.content.draft import Draft
from kim_plugins.model.fields import Source
from kim_plugins.model.frontmatter import Klarifikasi

FEWEST_SOURCES = 2
_TITLES = re.compile(
    r"\b(?:pak|bapak|bu|ibu|sdr|sdri|saudara|saudari|haji|hajah|hj?|drs?|dra|ir|prof|kh|ust)\b\.?"
    r"|,.*",
    re.IGNORECASE,
)
"""Forms of address before a name and degrees after it."""


def check(draft: Draft) -> list[Diagnostic]:
    """Count the different sources, and keep the reviewer out of the authors."""
    meta = draft.meta
    if not isinstance(meta, Klarifikasi):
        return []
    problems = []
    count = how_many(draft)
    if meta.sources is not None and count < FEWEST_SOURCES:
        problems.append(draft.problem("KIM045", "sources", count=str(count)))
    names = {bare_name(name) for name in meta.authors or ()}
    if meta.reviewer and bare_name(meta.reviewer) in names:
        problems.append(draft.problem("KIM054", "reviewer", name=meta.reviewer))
    return problems


def how_many(draft: Draft) -> int:
    """Count the different sources; one that does not fit its schema counts, and is told anyway."""
    sources = draft.meta.sources or ()
    misfits = (draft.count("sources") or 0) - len(sources)
    return len(set(distinct(sources))) + max(0, misfits)


def distinct(sources: Sequence[Source]) -> list[int]:
    """Return for each source the number of the first one that is the same.

    Two are the same by their address; where one of them has none, by their title.
    """
    by_address: dict[str, int] = {}
    by_title: dict[str, int] = {}
    first = []
    for number, source in enumerate(sources):
        address, title = _address(source), _title(source)
        same = by_address.get(address) if address else by_title.get(title)
        if address and same is None and not sources[by_title.get(title, number)].url:
            same = by_title.get(title)
        first.append(number if same is None else same)
        by_title.setdefault(title, first[-1])
        if address:
            by_address.setdefault(address, first[-1])
    return first


def bare_name(name: str) -> str:
    """Reduce a name to what tells persons apart: no titles, no marks, no capitals."""
    bare = re.findall(r"\w+", _TITLES.sub(" ", name).casefold())
    return " ".join(bare) or name.casefold()


def _address(source: Source) -> str:
    address = (source.url or "").partition("://")[2]
    return address.removeprefix("www.").rstrip("/").casefold()


def _title(source: Source) -> str:
    return " ".join(re.findall(r"\w+", source.title.casefold()))
