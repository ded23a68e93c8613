"""HTML as old sites hold it, brought to the few shapes that our dialect knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import NavigableString, PageElement

from kim_plugins.content import privacy
from kim_plugins.content.imports import emphasis
from kim_plugins.content.imports.article import Picture, plain

Find = Callable[[Picture], str | None]
"""Names the file, beside the post, that a picture was brought to."""
Lead = Callable[[str], str | None]
"""Names the post that has taken an address' place."""

NO_ALT = "Foto yang isinya belum dijelaskan"
"""Said of a picture that nobody has described."""
_NOTHING = "script, style, noscript, link, meta, form, button, input, .sharedaddy, .jp-relatedposts"
_VIDEOS = {"www.youtube.com": "Video di YouTube", "www.youtube-nocookie.com": "Video di YouTube"}
_SHORTCODE = re.compile(r"\[/?([a-z][\w-]*)((?:\s[^\]\n]*)?)/?\]")
_KNOWN = frozenset({"caption", "gallery", "embed", "wp_caption", "youtube"})
_IDS = re.compile(r"ids=[\"']?([\d,\s]+)")
_CAPTION = re.compile(r"\[(?:wp_)?caption[^\]]*\](.*?)\[/(?:wp_)?caption\]", re.DOTALL)
_AFTER_PICTURE = re.compile(r"(.*<img[^>]*>(?:\s*</a>)?)(.*)", re.DOTALL)
_BLOCK = re.compile(
    r"<(?:/?(?:p|div|ul|ol|li|table|t[a-z]*|h[1-6]|blockquote|pre|figure|figcaption|hr|dl|dt|dd|iframe"
    r"|section|center))\b",
    re.IGNORECASE,
)
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def paragraphs(source: str) -> str:
    """Put in the paragraphs that WordPress' classic editor leaves out of what it stores."""
    if "<!-- wp:" in source or re.search(r"<p[\s>]", source, re.IGNORECASE):
        return source
    return "\n".join(map(_paragraph, re.split(r"\n\s*\n", source.replace("\r\n", "\n"))))


def _paragraph(part: str) -> str:
    if _BLOCK.search(part) or not part.strip():
        return part
    return "<p>" + part.strip().replace("\n", "<br>") + "</p>"


def expanded(source: str, pictures: dict[str, Picture]) -> tuple[str, list[str]]:
    """Return the text with the shortcodes that can be shown written out, and the names of the rest.

    https://codex.wordpress.org/Shortcode lists those that WordPress brings along.
    """
    source = _CAPTION.sub(_captioned, source)
    lost: list[str] = []

    def replaced(found: re.Match[str]) -> str:
        name, given = found[1], found[2]
        if name == "gallery" and (ids := _IDS.search(given)):
            chosen = (pictures.get(one.strip()) for one in ids[1].split(","))
            return "".join(_shown(one) for one in chosen if one)
        if name in ("embed", "youtube"):
            return " "
        if name in _KNOWN or "=" in given or found[0].startswith("[/"):
            lost.append(name)
            return " "
        return found[0]

    return _SHORTCODE.sub(replaced, source), lost


def _captioned(found: re.Match[str]) -> str:
    parts = _AFTER_PICTURE.match(found[1])
    if parts is None:
        return found[1]
    return f"<figure>{parts[1]}<figcaption>{parts[2].strip()}</figcaption></figure>"


def _shown(picture: Picture) -> str:
    caption = f"<figcaption>{escape(picture.caption)}</figcaption>" if picture.caption else ""
    image = f'<img src="{escape(picture.url)}" alt="{escape(picture.alt)}">'
    return f"<figure>{image}{caption}</figure>"


class Tidier:
    """Tidies one text after another of the same site."""

    def __init__(self, base: str, find: Find, lead: Lead) -> None:
        self.base, self.find, self.lead = base, find, lead
        self.left_behind: list[str] = []
        """Pictures whose files are missing, by their addresses."""

    def tidy(self, source: str) -> BeautifulSoup:
        """Return the text, tidied."""
        soup = BeautifulSoup(source, "html.parser")
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
        for table in soup.find_all("table"):
            _table(table, soup)
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


def _table(table: Tag, soup: BeautifulSoup) -> None:
    """Give every row as many cells as the widest; a table of one column is no table."""
    rows = list(_grid(table))
    width = max(map(len, rows), default=0)
    made = soup.new_tag("table" if width > 1 else "div")
    for number, row in enumerate(rows):
        line = soup.new_tag("tr" if width > 1 else "p")
        for words in [*row, *[""] * (width - len(row))]:
            cell = soup.new_tag(("td" if number else "th") if width > 1 else "span")
            cell.extend(words.contents if isinstance(words, Tag) else [words])
            line.append(cell)
        made.append(line)
    table.replace_with(made)


def _grid(table: Tag) -> Iterator[list[Tag | str]]:
    """Yield the rows, with a cell's place taken in every row and column that it spans."""
    waiting: dict[int, int] = {}
    for line in table.find_all("tr"):
        if line.find_parent("table") is not table:
            continue
        row: list[Tag | str] = []
        for cell in [*line.find_all(["td", "th"], recursive=False)]:
            while waiting.get(len(row), 0):
                waiting[len(row)] -= 1
                row.append("")
            wide, high = (_span(cell, name) for name in ("colspan", "rowspan"))
            for extra in range(wide):
                waiting[len(row)] = high - 1
                row.append("" if extra else _flat(cell))
        while waiting.get(len(row), 0):
            waiting[len(row)] -= 1
            row.append("")
        if any((isinstance(one, Tag) and one.get_text(strip=True)) or one for one in row):
            yield row


def _span(cell: Tag, name: str) -> int:
    given = str(cell.get(name) or "1")
    return min(max(int(given), 1), 50) if given.isdecimal() else 1


def _flat(cell: Tag) -> Tag:
    """Leave nothing in a cell that begins a line: a cell is one line."""
    for part in cell.find_all(
        ["p", "div", "ul", "ol", "li", "br", *[f"h{n}" for n in range(1, 7)]]
    ):
        if part.name == "br":
            part.replace_with("; " if part.next_sibling and part.previous_sibling else " ")
        else:
            if part.name in ("p", "div", "li") and part.find_next_sibling():
                part.append("; ")
            part.unwrap()
    return cell


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
