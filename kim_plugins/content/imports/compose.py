"""Writes an article as a post: front matter, then its text in our dialect."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import re
from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import unquote

from kim_plugins.base import home
from kim_plugins.base.locale_id import long_date
from kim_plugins.base.slug import slugify
from kim_plugins.content.editors.template import quoted
from kim_plugins.content.imports import received, seals
from kim_plugins.content.imports.article import Article, Picture, plain
from kim_plugins.content.imports.formats import shortcodes
from kim_plugins.content.imports.html import tidying
from kim_plugins.content.imports.html.tidying import NO_ALT, Tidier
from kim_plugins.content.imports.html.to_markdown import markdown_of
from kim_plugins.content.privacy import privacy
from kim_plugins.model import contributions
from kim_plugins.model.fields import INVISIBLE
from kim_plugins.model.frontmatter import LONGEST_SUMMARY, LONGEST_TITLE, SHORTEST_SUMMARY

_HIDDEN = {"KIM068": "(surel tidak ditampilkan)"}
_NUMBER = "(nomor tidak ditampilkan)"
_CUT = re.compile(r"(?:\[(?:…|\.\.\.)\]|Read more|Baca selengkapnya|Continue reading)\W*$")
_FOOTER = re.compile(
    r"\s*The post .{1,300} (?:appeared first on|pertama kali tampil pada) .{1,200}$"
)
_NO_NAMES = frozenset({"admin", "administrator", "unknown", "editor", "redaksi"})
_ROUND = str.maketrans("[]", "()")
_NO_PROSE = re.compile(r"#|\||!\[|_[^_]+_$|\[Gambar: [^\n]*$|---$|https?://\S+$|```")
_MARKS = re.compile(r"\\(\W)|(?m:^[ \t]*(?:[->]|\d{1,3}\.) )|(?<!\w)_|_(?!\w)|~~|[*|`]")
_URL = re.compile(r"https?://[^\s<>\"]{1,2000}")


@dataclasses.dataclass(frozen=True, slots=True)
class Composed:
    """A post, and what a person should look at."""

    text: str
    left_behind: tuple[str, ...]
    """Addresses of pictures whose files are missing."""
    undescribed: int
    """How many pictures nobody has described."""
    hidden: tuple[str, ...]
    """What is private and was covered, told by its first and last signs."""
    shortcodes: tuple[str, ...]
    is_excerpt: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Setting:
    """What all articles of an import have in common."""

    credit: str
    """Who the pictures belong to: the group's name."""
    pictures: Mapping[str, Picture]
    topics: Mapping[str, str]
    """The topic of each label, by the label in lower case ("" for none)."""
    base: str = ""


def digest(article: Article) -> str:
    """Return what an article is known by in the posts' markers, 16 hexadecimal digits.

    The same for an address with http or https, with `www.` or without, and for phones.
    """
    return digest_of(article.key)


def digest_of(key: str) -> str:
    """Return the same for a key: an address mostly."""
    key = re.sub(r"^https?://(?:www\.)?", "", key)
    key = re.sub(r"\?m=[01]$", "", key).rstrip("/")
    return hashlib.blake2b(key.encode(), digest_size=8).hexdigest()


def keyed(article: Article) -> Article:
    """Return an article that has a key: its title and time where its export has none for it."""
    if article.key:
        return article
    return dataclasses.replace(article, key=f"tanpa-alamat:{article.at}:{article.title}")


def told_apart(article: Article) -> Article:
    """Return an article whose key another one bears, with a key of its own."""
    words = f"{article.title}\n{article.html}\n{article.text}"
    mark = hashlib.blake2b(words.encode(), digest_size=8).hexdigest()
    return dataclasses.replace(article, key=f"{article.key} {mark}")


def title_of(article: Article) -> str:
    """Return the title that a post can bear; without one, the first words of the text."""
    given = (
        INVISIBLE.sub("", article.title)
        or _cut(plain(article.html) or article.text, 70)
        or "Tanpa judul"
    )
    return _cut(covered(given)[0], LONGEST_TITLE)


def slug_of(article: Article) -> str:
    """Return the name in a post's address; "tulisan" where the title has no letter for it."""
    return slugify(title_of(article)) or "tulisan"


def compose(article: Article, setting: Setting, find: tidying.Find, lead: tidying.Lead) -> Composed:
    """Write one article, whose moment is known, as a post."""
    tidier = Tidier(article.address or setting.base, find, lead)
    image = article.picture and article.picture.url and find(article.picture)
    if article.picture and article.picture.url and not image:
        tidier.left_behind.append(article.picture.url)
    written, undescribed, lost = _text(article, setting, tidier, image or "")
    for picture in article.others:
        if name := find(picture):
            words = picture.alt.translate(_ROUND) or NO_ALT
            written += f"\n![{words}]({name})\n"
            undescribed += not picture.alt
        else:
            tidier.left_behind.append(picture.url)
    body, hidden = covered(written)
    if len(article.title) > LONGEST_TITLE:
        body = f"**{covered(escape(article.title, quote=False))[0]}**\n\n{body}"
    is_excerpt = bool(_CUT.search(body.strip()[-60:]))
    alt = (article.picture.alt or article.picture.caption) if article.picture else ""
    lead_image = (image, alt or NO_ALT) if image else None
    head = _head(article, setting, _summary(article, body), lead_image, is_draft=is_excerpt)
    return Composed(
        f"---\n{head}---\n\n{body}",
        tuple(tidier.left_behind),
        undescribed + (lead_image is not None and lead_image[1] == NO_ALT),
        tuple(hidden),
        tuple(lost),
        is_excerpt,
    )


def _text(
    article: Article, setting: Setting, tidier: Tidier, image: str
) -> tuple[str, int, list[str]]:
    """Return a text in our dialect, how many pictures lack words, and what was left out of it.

    `image` stands above the text already.
    """
    if article.text:
        return article.text.rstrip() + "\n", 0, []
    source, lost = shortcodes.expanded(article.html, setting.pictures, article.attached)
    soup = tidier.tidy(shortcodes.paragraphs(source, is_classic=article.is_classic))
    for shown in soup.find_all("img", src=image)[:1] if image else ():
        shown.decompose()
    undescribed = sum(one.get("alt") == NO_ALT for one in soup.find_all("img"))
    return _FOOTER.sub("", markdown_of(soup)), undescribed, lost


def _head(
    article: Article,
    setting: Setting,
    summary: str,
    image: tuple[str, str] | None,
    *,
    is_draft: bool,
) -> str:
    at = _moment(article)
    topics = [setting.topics.get(label.lower(), "") for label in article.labels]
    values: dict[str, str] = {
        "title": quoted(title_of(article)),
        "date": f"{at:%Y-%m-%dT%H:%M}",
        "kind": article.kind,
        "summary": quoted(summary),
        **dict(article.fields),
    }
    if (
        article.author
        and article.author.lower() not in _NO_NAMES
        and not covered(article.author)[1]
    ):
        values["authors"] = f"[{quoted(_cut(INVISIBLE.sub('', article.author), 120))}]"
    if chosen := list(dict.fromkeys(filter(None, topics))):
        values["topics"] = f"[{', '.join(chosen)}]"
    if image:
        values |= {
            "image": image[0],
            "image_alt": quoted(_cut(covered(image[1])[0], 250)),
            "image_credit": quoted(setting.credit),
        }
    if _URL.fullmatch(article.address) and not privacy.find(unquote(article.address)):
        values["first_published"] = quoted(article.address)
    if received.is_received(article):
        values["contribution"] = quoted(contributions.number_of(article.key))
    if article.is_draft or is_draft:
        values["draft"] = "true"
    lines = [f"{key}: {value}" for key, value in values.items()]
    return "\n".join([seals.MARKER + digest(article), *lines, ""])


def _summary(article: Article, body: str) -> str:
    """Return 40 to 220 letters that say what the text says: the export's, else the first ones."""
    shortest, longest = SHORTEST_SUMMARY, LONGEST_SUMMARY
    given = covered(article.summary)[0]
    if not shortest <= len(given) <= longest:
        given = _cut(" ".join(_words(body, title_of(article))), longest)
    if len(given) < shortest:
        day = long_date(_moment(article).date())
        given = _cut(f"Dari arsip, pertama terbit {day}: {given or title_of(article)}", longest)
    return given


def _words(body: str, title: str) -> Sequence[str]:
    """Return the words of a text's own paragraphs: no headings, tables, pictures, captions."""
    parts = (part for part in body.split("\n\n") if not _NO_PROSE.match(part))
    kept = [part for part in parts if part.strip("*_ ") != title]
    text = re.sub(r"\[([^\[\]]*)\]\([^()]*\)", r"\1", "\n".join(kept or [body]))
    text = _MARKS.sub(
        lambda found: found[1] or ("" if found[0] in ("*", "_", "`", "~~") else " "), text
    )
    return text.replace("&lt;", "<").split()


def _moment(article: Article) -> dt.datetime:
    assert article.at is not None
    return article.at.astimezone(home.tz())


def _cut(text: str, longest: int) -> str:
    """Cut a text at the end of a word, and say so by an ellipsis."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    return text[: longest - 1].rpartition(" ")[0].rstrip(" ,.;:-–") + "…"


def covered(
    text: str, public: Sequence[str] = (), *, never_only: bool = False
) -> tuple[str, list[str]]:
    """Return the text with private numbers and addresses left out, and what they were.

    `public` may stay; with `never_only` everything but what no office can have.
    """
    parts: list[str] = []
    told: list[str] = []
    position = 0
    for found in privacy.find(text, public):
        if found.start < position or (never_only and found.code not in privacy.NEVER_PUBLIC):
            continue
        parts += [text[position : found.start], _HIDDEN.get(found.code, _NUMBER)]
        told.append(privacy.clue(found, text))
        position = found.end
    return "".join([*parts, text[position:]]), told
