"""The table of bars of the first screen, and what a site reaches of it.

`python -m tests.browser.first_screens` builds the rich site and prints the table;
with the folders of built ones (`FOLDER/site`, and one of a calm day) it measures those.
"""

from __future__ import annotations

import argparse
import dataclasses
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests import chromium
from tests.browser.phone import HEIGHT, Reader, held
from tests.browser.serving import plainly
from tests.rich.corpus import FRESH, PLAIN, corpus
from tests.rich.pages import PAGES
from tests.rich.places import HOME
from tests.rich.post import Post
from tests.rich.project import build_rich_site

SHARE = "^Bagikan"
NOWHERE = 99_999.0
"""What isn't on a page is beyond its end."""
CALM = "hari tenang"
SIDEWAYS = "gulir ke samping, 320 px"
LISTS = {
    "agenda/": "agenda",
    "klarifikasi/": "klarifikasi",
    "pengumuman/": "pengumuman",
    "potensi/": "potensi",
    "aspirasi/": "aspirasi",
}


@dataclasses.dataclass(frozen=True)
class Bar:
    """Something that a reader comes for, and how far down it may stand, in px from the top."""

    name: str
    most: float
    measure: Callable[[Reader], float]
    is_calm: bool = False
    """Whether it is measured on a day without urgent notices."""


def bars() -> list[Bar]:
    """Return all bars, in order."""
    return [
        *(Bar(f"teks {kind}", 640, _text_of(post)) for kind, post in PLAIN.items()),
        *(Bar(f"bagikan {kind}", 600, _share_of(post)) for kind, post in PLAIN.items()),
        Bar("beranda: kabar pertama, 3 mendesak", 640, _first_news),
        Bar(f"beranda: kabar pertama, {CALM}", 400, _first_news, is_calm=True),
        *(Bar(f"entri pertama {url}", 520, _first_entry(url)) for url in LISTS),
        Bar("pencari desa: kabar terbaru desa", HEIGHT - 20, _found_village),
        Bar(SIDEWAYS, 0, _sideways),
    ]


def _text_of(post: Post) -> Callable[[Reader], float]:
    def measure(reader: Reader) -> float:
        reader.opens(post.url)
        return _known(reader.top_of_words(post.first_words))

    return measure


def _share_of(post: Post) -> Callable[[Reader], float]:
    def measure(reader: Reader) -> float:
        reader.opens(post.url)
        return _known(reader.top_of_control(SHARE))

    return measure


def _first_news(reader: Reader) -> float:
    reader.opens("")
    return _known(reader.top_of_link(leading_to([p for p in corpus(9) if not p.is_urgent])))


def _first_entry(url: str) -> Callable[[Reader], float]:
    def measure(reader: Reader) -> float:
        reader.opens(url)
        own = [post for post in corpus() if post.kind == LISTS[url]]
        return _known(reader.top_of_link(leading_to(own)))

    return measure


def finds_village(reader: Reader) -> None:
    """Go from home to the page of one's village: by its name, and one tap."""
    reader.opens("")
    reader.types("desa|kampung", HOME.name)
    with reader.page.expect_navigation():
        reader.tap(f"{HOME.village}.*Sebulu", "[role=option]")
    reader.page.wait_for_load_state("networkidle")


def _found_village(reader: Reader) -> float:
    """Return where on the screen the newest post stands on arrival; above it is out of sight."""
    finds_village(reader)
    top = reader.top_of_link(leading_to([FRESH]))
    seen = _known(top) - float(reader.page.evaluate("scrollY"))
    return seen if seen >= 0 else NOWHERE


def _sideways(reader: Reader) -> float:
    """Return by how much the widest page reaches beyond the smallest screen."""
    reader.page.set_viewport_size({"width": 320, "height": HEIGHT})
    return max(overflow(reader, url) for url in PAGES)


def overflow(reader: Reader, url: str) -> float:
    """Return by how many px a page can be scrolled sideways."""
    reader.opens(url)
    return float(reader.page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def leading_to(posts: Sequence[Post]) -> str:
    """Return the pattern of links to any of these posts."""
    return "(?:" + "|".join(f"/{post.url}" for post in posts) + ")$"


def _known(top: float | None) -> float:
    return NOWHERE if top is None else top


def measured(page: Page, bar: Bar, address: str) -> float:
    """Measure one bar on a site, on the page of somebody's phone; nothing of it stays there."""
    return round(bar.measure(Reader(page, address)))


def table(browser: Browser, busy: str, calm: str) -> Iterator[str]:
    """Yield the lines of the table; without a calm site its row is left out."""
    yield f"{'apa':48}{'kini':>8}{'batas':>8}"
    with held(browser, busy) as reader:
        for bar in bars():
            address = calm if bar.is_calm else busy
            if address:
                now = measured(reader.page, bar, address)
                told = "–" if now == NOWHERE else f"{now:.0f}"
                met = "" if now <= bar.most else "  belum"
                yield f"{bar.name:48}{told:>8}{bar.most:>8.0f}{met}"


def costs(browser: Browser, address: str) -> Iterator[str]:
    """Yield what each of the readers' tasks costs: taps, screens, and what may be spent."""
    from tests.browser.tasks import TASKS

    yield f"{'tugas':48}{'kini':>8}{'batas':>8}"
    for task in TASKS:
        with held(browser, address) as reader:
            try:
                task.do(reader)
                failed = ""
            except AssertionError as error:
                failed = f"  gagal: {error}".splitlines()[0]
            now, most = f"{reader.taps}/{reader.height}", f"{task.taps}/{task.screens}"
            is_met = not failed and reader.taps <= task.taps and reader.height <= task.screens
            yield f"{task.name:48}{now:>8}{most:>8}{'' if is_met else failed or '  belum'}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", help="a built rich site")
    parser.add_argument("calm", type=Path, nargs="?", help="one without urgent notices")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        busy, calm = options.site, options.calm
        if busy is None:
            (Path(folder) / "sibuk").mkdir()
            (Path(folder) / "tenang").mkdir()
            busy = build_rich_site(Path(folder) / "sibuk").folder
            calm = build_rich_site(Path(folder) / "tenang", urgent=0).folder
        with chromium.started() as browser, plainly(busy) as first, plainly(calm or busy) as second:
            lines = chain(table(browser, first, second if calm else ""), costs(browser, first))
            for line in lines:
                sys.stdout.write(line + "\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
