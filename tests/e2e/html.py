"""Reads finished pages as a browser would: what they are called, and where they lead."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

_LOADING = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href"}
_QUIET_RELS = {"canonical", "prev", "next"}
"""`<link>`s that browsers do not fetch."""
_VOID = {"meta", "link", "img", "br", "hr", "input", "source"}


@dataclasses.dataclass
class Page(HTMLParser):
    """One page, parsed."""

    text: str
    lang: str = ""
    title: str = ""
    headings: list[str] = dataclasses.field(default_factory=list)
    links: list[str] = dataclasses.field(default_factory=list)
    loaded: list[str] = dataclasses.field(default_factory=list)
    ids: list[str] = dataclasses.field(default_factory=list)
    metas: dict[str, str] = dataclasses.field(default_factory=dict)
    canonical: str = ""
    handlers: list[str] = dataclasses.field(default_factory=list)
    scripts: int = 0
    inline_scripts: int = 0
    _open: list[str] = dataclasses.field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.handlers += [name for name in values if name.startswith("on")]
        if tag not in _VOID:
            self._open.append(tag)
        if "id" in values:
            self.ids.append(values["id"])
        self._note(tag, values)
        rels = set(values.get("rel", "").split())
        candidates = values.get("srcset", "").split(",")
        self.loaded += [candidate.split()[0] for candidate in candidates if candidate.strip()]
        if tag in _LOADING and values.get(_LOADING[tag]) and not rels & _QUIET_RELS:
            self.loaded.append(values[_LOADING[tag]])

    def _note(self, tag: str, values: dict[str, str]) -> None:
        match tag:
            case "html":
                self.lang = values.get("lang", "")
            case "h1":
                self.headings.append("")
            case "a" if "href" in values:
                self.links.append(values["href"])
            case "meta" if "name" in values or "property" in values:
                name = values.get("name") or values["property"]
                self.metas[name] = values.get("content", "")
            case "link" if values.get("rel") == "canonical":
                self.canonical = values["href"]
            case "script" if values.get("type") != "application/ld+json":
                self.scripts += 1
                self.inline_scripts += "src" not in values

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "h1" in self._open and self.headings:
            self.headings[-1] += data
        if self._open[-1:] == ["title"]:
            self.title += data


def pages_of(files: Mapping[str, bytes]) -> dict[str, Page]:
    """Parse the pages among the files of a site."""
    return {name: Page(text.decode()) for name, text in files.items() if name.endswith(".html")}


def dead_links(
    files: Mapping[str, bytes], base_path: str = "/", pages: Mapping[str, Page] | None = None
) -> list[str]:
    """Return every internal link or loaded file of a site that leads nowhere, anchors included.

    `pages` are those that have been parsed already.
    """
    pages = pages or pages_of(files)
    dead = []
    for name, page in pages.items():
        own = base_path + name.removesuffix("index.html")
        for target in (*page.links, *page.loaded):
            parts = urlsplit(urljoin(f"http://site{own}", target))
            if parts.scheme not in ("http", "https") or parts.netloc != "site":
                continue
            path = unquote(parts.path).removeprefix(base_path)
            file = path + "index.html" if path == "" or path.endswith("/") else path
            fragment = unquote(parts.fragment)
            is_missing = file not in files or not parts.path.startswith(base_path)
            if is_missing or (fragment and file in pages and fragment not in pages[file].ids):
                dead.append(f"{name}: {target}")
    return dead
