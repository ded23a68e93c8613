"""Opens exports of other sites, each with the reader for what it holds."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from kim_plugins.builder.imports.bundle import Member, members
from kim_plugins.content.imports.article import Article, Export, Picture, Unreadable
from kim_plugins.content.imports.decoding import decoded
from kim_plugins.content.imports.formats import feeds, opensid, webpages, wordpress

_XML = (".xml", ".atom", ".rss", ".wxr")
_PAGES = (".html", ".htm", ".xhtml")
_PACKED = (".gz", ".zip", ".7z", ".rar", ".tar", ".tgz", ".bz2", ".xz")
_LARGEST_PAGE = 5_000_000
_HEAD = 8192


@dataclasses.dataclass(frozen=True, slots=True)
class Opened:
    """What several exports hold together."""

    export: Export
    files: tuple[Member, ...]
    """Everything beside the texts: pictures may be among it."""


def opened(paths: Sequence[Path], base: str, media: Sequence[Path] = ()) -> Opened:
    """Read exports; `base` is their site's address, where they don't say it.

    `media` are folders and archives that hold nothing but pictures.

    Raises `Unreadable`.
    """
    articles: list[Article] = []
    skipped: Counter[str] = Counter()
    pictures: dict[str, Picture] = {}
    files: list[Member] = []
    for path in paths:
        found = members(path)
        for export in _exports(path, found, base):
            articles += export.articles
            skipped.update(export.skipped)
            pictures |= export.pictures
        files += found
    for path in media:
        files += members(path)
    if not articles and not skipped:
        packed = next((one.name for one in files if one.suffix in _PACKED), "")
        if packed:
            raise Unreadable(f"{packed} adalah arsip. Buka dulu, lalu impor isinya.")
        raise Unreadable(
            "Tidak ada tulisan yang dikenali. Yang dapat dibaca: ekspor WordPress dan Blogger "
            "(.xml, .atom), artikel OpenSID (.sql, .json, .csv), RSS dan Atom, halaman HTML, "
            "serta folder atau ZIP yang berisi itu."
        )
    return Opened(Export(tuple(articles), skipped, pictures), tuple(files))


def _exports(path: Path, found: Sequence[Member], base: str) -> list[Export]:
    """Read the texts among these files: exports where there are any, else single pages."""
    is_alone = path.is_file() and len(found) == 1
    whole = [export for one in found if (export := _export(one, base, is_alone=is_alone))]
    if whole:
        return whole
    pages = [(one.name, one.read(_LARGEST_PAGE)) for one in found if one.suffix in _PAGES]
    return [webpages.read(pages)] if pages else []


def _export(file: Member, base: str, *, is_alone: bool) -> Export | None:
    """Read a file that is an export by itself; `None` for any other.

    In a folder JSON and CSV are mostly something else.
    """
    match file.suffix:
        case suffix if suffix in _XML:
            return _xml(file, base)
        case ".sql":
            content = file.read()
            holds = is_alone or opensid.TABLE in decoded(content)
            return opensid.from_dump(content, base) if holds else None
        case ".json" if is_alone:
            return opensid.from_json(file.read(), base)
        case ".csv" if is_alone:
            return opensid.from_csv(file.read(), base)
    return None


def _xml(file: Member, base: str) -> Export | None:
    head = decoded(file.open(_HEAD)).encode()
    if wordpress.SIGN in head:
        return wordpress.read(file.read())
    if any(sign in head for sign in (b"<rss", b"<feed", b"<rdf:RDF")):
        return feeds.read(file.read(), base)
    return None
