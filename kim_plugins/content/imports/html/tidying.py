"""HTML as old sites hold it, brought to the few shapes that our dialect knows."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import NavigableString, PageElement

from kim_plugins.content.imports.article import Picture, plain
from kim_plugins.content.imports.html import emphasis, nesting, tables, word_lists
from kim_plugins.content.privacy import privacy

Find = Callable[[Picture], str | None]
"""Names the file, beside the post, that a picture was brought to."""
Lead = Callable[[str], str | None]
"""Names the post that has taken an address' place."""

NO_ALT = "Foto yang isinya belum dijelaskan"
"""Said of a picture that nobody has described."""
_NOTHING = (
    "script, style, noscript, link, meta, form, button, input, .sharedaddy, "
    ".jp-relatedposts, .wp-block-file__button"
)
_VIDEOS = {"www.youtube.com": "Video di YouTube", "www.youtube-nocookie.com": "Video di YouTube"}
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Tidier:
    """Tidies one text after another of the same site."""

    def __init__(self, base: str, find: Find, lead: Lead) -> None:
        self.base, self.find, self.lead = base, find, lead
        self.left_behind: list[str] = []
        """Pictures whose files are missing, by their addresses."""

    def tidy(self, source: str) -> BeautifulSoup:
        """Return the text, tidied."""
        soup = nesting.settled(source)
        for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
            comment.extract()
        for tag in soup.select(_NOTHING):
            tag.decompose()
        self._embeds(soup)
        _figures(soup)
        for image in soup.find_all("img"):
            self._picture(image, soup)
        for link in soup.find_all("a"):
            self._link(link)
        emphasis.settle(soup)
        _headings(soup)
        tables.settle_all(soup)
        word_lists.settle(soup)
        _terms(soup)
        _inline(soup)
        _edges(soup)
        return soup

    def _embeds(self, soup: BeautifulSoup) -> None:
        """Make links of what would be loaded from elsewhere."""
        for frame in soup.find_all(["iframe", "video", "audio", "embed", "object"]):
            source = frame.find("source")
            url = str(
                frame.get("src") or (source.get("src") if isinstance(source, Tag) else "") or ""
            )
            url = urljoin(self.base or "https:", url)
            host = urlsplit(url).hostname or ""
            paragraph = soup.new_tag("p")
            if url.startswith("http"):
                link = soup.new_tag("a", href=_watched(url))
                link.string = _VIDEOS.get(host, f"Lihat di {host.removeprefix('www.')}")
                paragraph.append(link)
            frame.replace_with(paragraph)

    def _picture(self, image: Tag, soup: BeautifulSoup) -> None:
        """Point a picture at its file; where that is missing, make a link of it."""
        around = image.find_parent("a")
        source = str(image.get("data-src") or image.get("src") or "")
        alt, title = (plain(str(image.get(name) or "")) for name in ("alt", "title"))
        alone = around is not None and not around.get_text(strip=True)
        larger = str(around.get("href") or "") if around is not None and alone else ""
        if not re.search(r"(?i)\.(?:jpe?g|png|webp|gif)(?:$|\?)", larger):
            larger = ""
        urls = [urljoin(self.base, one) for one in (larger, source) if one]
        given = alt or title
        name = next(filter(None, (self.find(Picture(url, given)) for url in urls)), None)
        place = around if around is not None and alone else image
        if source.startswith("data:") or not urls or _is_dot(image):
            place.decompose()
        elif name is None:
            self.left_behind.append(urls[-1])
            link = soup.new_tag("a", href=urls[-1])
            link.string = f"Gambar: {given or 'lihat di situs asal'}"
            place.replace_with(link)
        else:
            block = soup.new_tag("div")
            block.append(soup.new_tag("img", src=name, alt=given or NO_ALT))
            place.replace_with(block)

    def _link(self, link: Tag) -> None:
        href = str(link.get("href") or "").strip()
        if not href or href.startswith(("#", "javascript:")):
            link.unwrap()
            return
        url = urljoin(self.base, href)
        if privacy.find(unquote(url)):  # A person's number or mailbox: its words are looked at.
            link.unwrap()
            return
        if led := self.lead(url):
            link["href"] = led
        elif url.startswith(("http://", "https://", "mailto:", "tel:")):
            link["href"] = url.replace("(", "%28").replace(")", "%29").replace(" ", "%20")
        else:
            link.unwrap()


def _is_dot(image: Tag) -> bool:
    """Tell whether a picture only counts readers."""
    return {str(image.get("width")), str(image.get("height"))} <= {"0", "1", "2"}


def _watched(url: str) -> str:
    """Return the page of a video that was embedded."""
    parts = urlsplit(url)
    if parts.hostname in _VIDEOS and parts.path.startswith("/embed/"):
        return f"https://www.youtube.com/watch?v={parts.path.removeprefix('/embed/').strip('/')}"
    if parts.hostname == "www.google.com" and (place := parse_qs(parts.query).get("q")):
        return f"https://www.google.com/maps?q={place[0]}"
    return url


def _figures(soup: BeautifulSoup) -> None:
    """Set captions as paragraphs of their own, also those of Blogger's tables."""
    for table in soup.select("table.tr-caption-container"):
        caption = table.select_one(".tr-caption")
        found = [*table.find_all("img")]
        figure = soup.new_tag("figure")
        figure.extend(found)
        if caption is not None:
            caption.name, caption.attrs = "figcaption", {}
            figure.append(caption)
        table.replace_with(figure)
    for caption in soup.select("figcaption, .wp-caption-text"):
        words = plain(caption.decode_contents())
        image = caption.parent.find("img") if caption.parent else None
        if image is not None and not plain(str(image.get("alt") or "")):
            image["alt"] = words
        caption.name = "p"
        caption.clear()
        if words:
            emphasis = soup.new_tag("em")
            emphasis.string = words
            caption.append(emphasis)


def _headings(soup: BeautifulSoup) -> None:
    """Let headings begin at the second level and go down one at a time."""
    last, levels = 1, dict[int, int]()
    for heading in soup.find_all(re.compile("^h[1-6]$")):
        if not heading.get_text(strip=True):
            heading.unwrap()
            continue
        given = int(heading.name[1])
        level = levels.get(given) or min(last + 1, max(2, given))
        levels = {one: right for one, right in levels.items() if one < given} | {given: level}
        heading.name, last = f"h{level}", level
        for inner in heading.find_all(["b", "br"]):
            inner.unwrap() if inner.name != "br" else inner.replace_with(" ")


def _terms(soup: BeautifulSoup) -> None:
    """Set a list of terms as paragraphs, each term in bold type."""
    for term in soup.find_all("dt"):
        term.name = "p"
        if not term.find("b"):
            bold = soup.new_tag("b")
            bold.extend(list(term.contents))
            term.append(bold)
    for meaning in soup.find_all("dd"):
        meaning.name = "p"
    for holder in soup.find_all("dl"):
        holder.unwrap()


def _edges(soup: BeautifulSoup) -> None:
    """Drop items without content, and the ends of lines at a block's edges."""
    for block in soup.find_all(["li", "p", "div", "blockquote"]):
        for edge in (0, -1):
            while block.contents and _is_gap(block.contents[edge]):
                block.contents[edge].extract()
        if block.name == "li" and not block.contents:
            block.decompose()


def _is_gap(part: PageElement) -> bool:
    return not part.get_text(strip=True) and not (isinstance(part, Tag) and _holds_picture(part))


def _holds_picture(tag: Tag) -> bool:
    return tag.name in ("img", "hr") or tag.find(["img", "hr"]) is not None


def _inline(soup: BeautifulSoup) -> None:
    """Keep what signs alone can say: raised figures; a space beside nothing."""
    for tag in soup.find_all(["sup", "sub"]):
        words = tag.get_text()
        raised = tag.name == "sup" and words.isdecimal() and not tag.find("a")
        tag.replace_with(words.translate(_SUPERSCRIPTS) if raised else words)
    for text in soup.find_all(string=re.compile("\u00a0")):
        if isinstance(text, NavigableString):
            text.replace_with(text.replace("\u00a0", " "))
