"""WordPress's own export (WXR 1.0 to 1.2: RSS 2.0 with elements of its own)."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
from collections import Counter
from xml.etree.ElementTree import Element

from kim_plugins.content.imports.article import Article, Export, Picture, moment, plain
from kim_plugins.content.imports.formats.xmlfile import elements, local, text

WP = "wordpress.org/export/"
SIGN = b"wordpress.org/export/"
"""What tells this export from other RSS, within its first bytes."""
_NAMES = frozenset({"author", "item"})
_DRAFTS = frozenset({"draft", "pending", "future"})
_NO_LABELS = frozenset({"Uncategorized", "Tak Berkategori", "Tanpa kategori", "Tidak terkategori"})
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif")
_SHARED = re.compile(r'<!-- wp:block \{[^{}]{0,200}?"ref":(\d+)[^{}]{0,200}\} /-->')
_MISSING = "memakai blok bersama yang tidak ada di ekspornya; salin isinya dari situs asal"
_OTHERS = {"page": "halaman tetap", "nav_menu_item": "", "attachment": "", "wp_block": ""}
"""Kinds of entries that are no posts, as they are counted ("" where nobody would miss them)."""


def read(content: bytes) -> Export:
    """Read the posts and the pictures' descriptions. Raises `Unreadable`."""
    return _Reader().read(content)


@dataclasses.dataclass
class _Reader:
    names: dict[str, str] = dataclasses.field(default_factory=dict)
    pictures: dict[str, Picture] = dataclasses.field(default_factory=dict)
    attached: dict[str, list[str]] = dataclasses.field(default_factory=dict)
    """Numbers of pictures, by the number of the post that they were sent up for."""
    blocks: dict[str, str] = dataclasses.field(default_factory=dict)
    """Texts that several posts share, by their number."""
    skipped: Counter[str] = dataclasses.field(default_factory=Counter)

    def read(self, content: bytes) -> Export:
        found: list[tuple[Article, str, str]] = []
        for element in elements(content, _NAMES):
            if local(element) == "author":
                login = text(element, "author_login", WP)
                self.names[login] = text(element, "author_display_name", WP)
            elif entry := self._entry(element):
                found.append(entry)
        articles = (
            dataclasses.replace(
                self._with_shared(article),
                author=self.names.get(article.author, ""),
                picture=self.pictures.get(thumbnail),
                attached=tuple(self.attached.get(number, ())),
            )
            for article, thumbnail, number in found
        )
        return Export(tuple(articles), self.skipped, self.pictures)

    def _with_shared(self, article: Article) -> Article:
        """Write out the blocks that an article shares with others."""
        missing = False

        def shared(found: re.Match[str]) -> str:
            nonlocal missing
            missing = missing or found[1] not in self.blocks
            return self.blocks.get(found[1], "")

        html = _SHARED.sub(shared, article.html)
        notes = (_MISSING,) if missing else ()
        return dataclasses.replace(article, html=html, notes=notes)

    def _entry(self, item: Element) -> tuple[Article, str, str] | None:
        """Return a post with the numbers of its picture and its own; keep what else there is."""
        kind, status = text(item, "post_type", WP), text(item, "status", WP)
        if kind == "attachment":
            url = text(item, "attachment_url", WP)
            alt = _meta(item).get("_wp_attachment_image_alt", "")
            caption = plain(text(item, "encoded", "excerpt"))
            number = text(item, "post_id", WP)
            self.pictures[number] = Picture(url, plain(alt), caption)
            if url.lower().endswith(_PICTURES):
                self.attached.setdefault(text(item, "post_parent", WP), []).append(number)
        elif kind == "wp_block":
            self.blocks[text(item, "post_id", WP)] = text(item, "encoded", "content")
        if kind != "post":
            self.skipped[_OTHERS.get(kind, "isian lain dari WordPress")] += 1
        elif text(item, "post_password", WP) or status == "private":
            self.skipped["tulisan yang dikunci atau pribadi"] += 1
        elif status != "publish" and status not in _DRAFTS:
            self.skipped["tulisan di tempat sampah"] += 1
        else:
            made = _article(item, is_draft=status != "publish")
            return made, _meta(item).get("_thumbnail_id", ""), text(item, "post_id", WP)
        return None


def _article(item: Element, *, is_draft: bool) -> Article:
    address = "" if is_draft else text(item, "link")
    at = moment(text(item, "post_date_gmt", WP), dt.UTC) or moment(text(item, "post_date", WP))
    return Article(
        address or text(item, "guid"),
        plain(text(item, "title")),
        text(item, "encoded", "content") + _footnotes(_meta(item).get("footnotes", "")),
        at,
        address,
        plain(text(item, "encoded", "excerpt")),
        text(item, "creator"),
        _labels(item),
        is_draft=is_draft,
        is_classic=True,
    )


def _footnotes(stored: str) -> str:
    """Return the notes that the block editor keeps beside a text, as HTML."""
    try:
        notes = [str(one["content"]) for one in json.loads(stored or "[]")]
    except (ValueError, TypeError, KeyError, RecursionError):
        return ""
    items = "".join(f"<li>{note}</li>" for note in notes)
    return f"\n\n<p><strong>Catatan kaki</strong></p><ol>{items}</ol>" if notes else ""


def _labels(item: Element) -> tuple[str, ...]:
    found = (
        plain("".join(child.itertext()))
        for child in item
        if local(child) == "category" and child.get("domain") in ("category", "post_tag")
    )
    return tuple(dict.fromkeys(label for label in found if label and label not in _NO_LABELS))


def _meta(item: Element) -> dict[str, str]:
    metas = (child for child in item if local(child) == "postmeta")
    return {text(one, "meta_key", WP): text(one, "meta_value", WP) for one in metas}
