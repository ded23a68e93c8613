"""The only maker of URLs, output paths and reserved names.

A URL here is relative to the site's root, without a leading slash; a page's
ends with a slash (the home page's is empty), so that any static host serves it.
"""

from __future__ import annotations

import functools
import re
from urllib.parse import quote

from kim_plugins.base.slug import slugify

NEWEST = 20
"""Entries on an index."""

PICTURE_DIGITS = 8
"""Hexadecimal digits of a picture's hash that its address carries."""

HOME = ""
NOT_FOUND = "404.html"
DIRECTORY = "kim/"
TOPICS = "topik/"
SITEMAP = "sitemap.xml"
NEWS_SITEMAP, PICTURE_SITEMAP = "sitemap-news.xml", "sitemap-images.xml"
FAVICON, TOUCH_ICON = "favicon.ico", "apple-touch-icon.png"
"""Where browsers and iOS look by themselves: at the root, under these names. So no page names
them, whose readers would pay for that on each."""
ROBOTS = "robots.txt"
SECURITY = ".well-known/security.txt"
ASSETS = "assets/"
CARDS = f"{ASSETS}kartu/"
"""Share cards, whose addresses change with what they say: no place to link to."""
CORRECTIONS = "ralat/"
WITHDRAWN = "data/dicabut.json"
CMS = "cms/"
"""The editors' own page, where one is asked for."""
KEPT = "luring/"
WORKER = "sw.js"
WEB_MANIFEST = "manifest.webmanifest"
"""Both at the root: that is how far they reach."""
OPML = "feeds.opml"
ATOM, RSS, JSON_FEED = "feed.xml", "rss.xml", "feed.json"
"""Names of the feeds of a page, beside it."""
CODES = "panduan/kode/"
SCHEMAS = "data/skema/"

VILLAGES = "desa/"
VILLAGE_PREFIX = "desa-"
STATISTICS = "statistik/"
MAP = "peta/"
DATA = "data/"
VILLAGE_DATA = "data/desa.json"
SITE_DATA = "data/site.json"
"""What a site says of itself to whoever joins several (decision 0010)."""
GROUP_DATA = "data/groups.csv"
DATA_PACKAGE = "data/datapackage.json"
"""What tools have to know of the tables (datapackage.org)."""
DATA_CATALOGUE = "data/dcat.jsonld"
"""The same for catalogues that list the data of many (w3.org/TR/vocab-dcat-3)."""
SEARCH = "cari/"
SEARCH_SUGGESTIONS = "cari/petunjuk.json"
"""Names of groups, offices and pages, for whoever searches."""
STEMS = "cari/akar.json"
"""How words are reduced to what they are found by."""
SEARCH_INDEX = "cari/indeks/"
"""What is searched, and nothing else: a folder a year."""
OPEN_TO_SCRIPTS = (DATA, SEARCH_INDEX)
"""Folders that pages of other sites may read in a reader's browser (decision 0010)."""
FORM = "tulis/"

RESERVED_AREA_IDS = frozenset(
    "404 agenda aksesibilitas arsip aspirasi assets berita cari cms data desa feed golongan hasil "
    "img index kecamatan kim kiriman klarifikasi luring panduan pengumuman peta posts potensi "
    "provinsi ralat rss s sitemap statistik tentang topik tulis".split()
)
"""First path segments that belong to the site's own pages, now or by plan."""
_QR = "qr.png"
_SHORT = "s/"
_YEAR = re.compile(r"\d{4}")
_PLAIN = re.compile(r"[A-Za-z0-9_.~/#%-]*", re.ASCII)
"""An address that is written as it is (RFC 3986, 2.3)."""
RESERVED_GROUP_IDS = frozenset(
    {"arsip", "berkas", "img", "kecamatan", "feed", "rss", "agenda", "index"}
)


def is_reserved_area_id(area_id: str) -> bool:
    """Tell whether a regency of this id would stand in the way of the site's own URLs."""
    return area_id in RESERVED_AREA_IDS or _YEAR.fullmatch(area_id) is not None


def is_reserved_group_id(group_id: str) -> bool:
    """Tell whether a group or topic of this id would stand in the way of the site's own URLs."""
    return group_id in RESERVED_GROUP_IDS or _YEAR.fullmatch(group_id) is not None


def area(area_id: str) -> str:
    """Return the index of a regency (or `provinsi`)."""
    return f"{area_id}/"


def newest(area_id: str) -> str:
    """Return the small file with the newest posts of a regency, for those who live there."""
    return f"{area_id}/terbaru.json"


def group(area_id: str, group_id: str) -> str:
    """Return a group's page."""
    return f"{area_id}/{group_id}/"


def post(area_id: str, group_id: str, year: int, slug: str) -> str:
    """Return a post's page; the year is that of its file name."""
    return f"{area_id}/{group_id}/{year:04}/{slug}/"


def picture(area_id: str, group_id: str, name: str, digest: str, width: int) -> str:
    """Return a picture's file in one width; its content is named in it, so it can be kept."""
    stem = slugify(name.rpartition(".")[0]) or "gambar"
    return f"{area_id}/{group_id}/img/{stem}-{digest}-{width}.webp"


def card(digest: str, suffix: str) -> str:
    """Return a share card's file; all that it shows is named in it, so it can be kept."""
    return f"{CARDS}{digest[:1]}/{digest[1:]}.{suffix}"


def attachment(area_id: str, group_id: str, name: str) -> str:
    """Return a PDF of a group, under the name that its author gave it."""
    return f"{area_id}/{group_id}/berkas/{name}"


def is_card(path: str) -> bool:
    """Tell whether a file is a share card."""
    return path.startswith(CARDS)


def kecamatan_map(area_id: str) -> str:
    """Return the map of a regency's kecamatan, above their pages."""
    return f"{area_id}/kecamatan/"


def kecamatan(area_id: str, slug: str) -> str:
    """Return the page of a kecamatan."""
    return f"{area_id}/kecamatan/{slug}/"


def kecamatan_newest(area_id: str, slug: str) -> str:
    """Return the small file with the newest posts of each village of a kecamatan."""
    return f"{kecamatan(area_id, slug)}terbaru.json"


def village_anchor(slug: str) -> str:
    """Return the id of a desa, kampung or kelurahan in the list of its kecamatan's page.

    Links to it are older than the village's own page, and live on.
    """
    return f"{VILLAGE_PREFIX}{slug}"


def village(area_id: str, kecamatan_slug: str, slug: str) -> str:
    """Return the page of a desa, kampung or kelurahan."""
    return f"{kecamatan(area_id, kecamatan_slug)}{slug}/"


def villages(initial: str) -> str:
    """Return the list of the desa, kampung and kelurahan with one initial."""
    return f"{VILLAGES}{initial.lower()}/"


def topic(topic_id: str) -> str:
    """Return the index of a topic."""
    return f"topik/{topic_id}/"


def corrections_archive(year: int) -> str:
    """Return the newest part of the corrections of one year."""
    return archive(CORRECTIONS, year)


def contribution(number: str) -> str:
    """Return the page that tells what became of a contribution."""
    return f"kiriman/{number}/"


def sitemap_part(number: int, folder: str = "") -> str:
    """Return part `number`, from 1, of a sitemap too long for one file, or of a folder's own."""
    return f"sitemap-{folder}-{number}.xml" if folder else f"sitemap-{number}.xml"


def code(code: str) -> str:
    """Return the page that explains a diagnostic's code."""
    return f"{CODES}{code}/"


def schema(name: str) -> str:
    """Return the file of a JSON Schema: `groups`, or a kind of post."""
    return f"{SCHEMAS}{name}.json"


def archive(page: str, year: int, *month: int) -> str:
    """Return the newest part of the archive below a page, of one year or month."""
    return f"{page}arsip/{year:04}/" + "".join(f"{number:02}/" for number in month)


def area_archive(area_id: str, year: int, *month: int) -> str:
    """Return a regency's archive of one year, or the newest part of that of one month."""
    return archive(area(area_id), year, *month)


def group_archive(area_id: str, group_id: str, year: int, *month: int) -> str:
    """Return the newest part of a group's archive of one year or month."""
    return archive(group(area_id, group_id), year, *month)


def topic_archive(topic_id: str, year: int, *month: int) -> str:
    """Return the newest part of a topic's archive of one year or month."""
    return archive(topic(topic_id), year, *month)


def kind(kind_id: str, *shelf: str) -> str:
    """Return the listing of a kind of post, or one shelf of it: `agenda/kota-contoh/`."""
    return "".join(f"{name}/" for name in (kind_id, *shelf))


def calendar(listing: str) -> str:
    """Return the calendar beside the agenda or a regency's index."""
    return f"{listing}agenda.ics"


def save_list(area_id: str) -> str:
    """Return the list of what a phone keeps of a regency."""
    return f"{area_id}/simpan.json"


def carried(area_id: str) -> str:
    """Return the file with a regency's newest posts that people pass on."""
    return f"{area_id}/bawa.html"


def event(post_url: str) -> str:
    """Return the file that holds one event, beside its post's page."""
    return f"{post_url}acara.ics"


def qr(url: str) -> str:
    """Return the picture of an address for a printed page, beside the page."""
    return f"{url}{_QR}"


def is_qr(path: str) -> bool:
    """Tell whether a file is such a picture, which nobody asks for where its page lay before."""
    return path.endswith(f"/{_QR}")


def short(code: str) -> str:
    """Return the short address of a post, for paper (`views/sheet.py`)."""
    return f"{_SHORT}{code}/"


def is_short(url: str) -> bool:
    """Tell whether an address is such a one, which leads to a page and is none's own."""
    return url.startswith(_SHORT)


def form(area_id: str, group_id: str) -> str:
    """Return the form for a post of one group."""
    return f"{FORM}?kim={area_id}/{group_id}"


def search(page_url: str = "") -> str:
    """Return the search page, set to look in the area that the page asking for it lies in."""
    area_id, slash, _ = page_url.partition("/")
    is_area = slash and (area_id == "provinsi" or not is_reserved_area_id(area_id))
    return f"{SEARCH}?wilayah={area_id}" if is_area else SEARCH


def part(newest: str, number: int, count: int) -> str:
    """Return the URL of part `number`, from 1, of an archive of `count`: the last is the newest."""
    return newest if number == count else f"{newest}{number}/"


def page_url(uri: str) -> str:
    """Return the URL that a hand-written page's file gets: `panduan/menulis.md` or `…/index.md`."""
    folder, _, name = uri.rpartition("/")
    stem = name.rpartition(".")[0]
    parts = [folder] if folder else []
    if stem not in ("index", "README"):
        parts.append(stem)
    return "".join(f"{part}/" for part in parts)


def output_path(url: str) -> str:
    """Return the file, relative to the site folder, that a static host serves for `url`."""
    return url + "index.html" if url == "" or url.endswith("/") else url


def root_from(url: str) -> str:
    """Return the way from a page to the site's root: "../" for each folder, "" at the root."""
    return "../" * url.count("/")


def from_page(page_url: str, target: str) -> str:
    """Return the shortest link from one page to what lies elsewhere, or below it."""
    if target.startswith(page_url) and target != page_url:
        return quote(target.removeprefix(page_url))
    return relative(target, root_from(page_url))


def relative(target: str, root: str) -> str:
    """Return a link to `target` from a page whose way to the root is `root`."""
    return _quoted(root) + _quoted(target) or "./"


@functools.lru_cache(maxsize=8192)
def _quoted(text: str) -> str:
    """Escape what may not stand in an address; once for the many pages that lead to the same."""
    return quote(text, safe="/#:?=&;,+@!$'()*%~")


def absolute(site_url: str, url: str) -> str:
    """Return the full address of `url`."""
    if _PLAIN.fullmatch(url):  # Nearly all, and a sitemap asks for thousands.
        return site_url + url
    return site_url + quote(url, safe="/#%")
