"""Several provinces' sites on one page: one of them down, others hostile; searched all at once."""

from __future__ import annotations

import contextlib
import dataclasses
import http.server
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from kim_plugins.model import urls
from tests import commands
from tests.browser.axe import Axe
from tests.browser.conftest import opened
from tests.e2e.joined import JATIM, NOW, Closed, build, membership, served, told
from tests.unit.content.federation.files import GROUPS, SITE, entry, feed, opml

LATER = "2026-11-25T08:00+07:00"
OVERFLOWS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


class Odd(http.server.BaseHTTPRequestHandler):
    """A site that says what it likes: marks in titles, ways out, a huge index."""

    def do_GET(self) -> None:  # the base class's own name
        own = f"http://{self.headers['Host']}/"
        title = "&lt;script src=//lain.example.org&gt; &lt;img onerror=x&gt;"
        away = entry("https://lain.example.org/", id="tag:odd.example.org,2026:/b/")
        texts = {
            "/feed.xml": feed(entry(f"{own}a/", title, id="tag:odd.example.org,2026:/a/"), away),
            "/feeds.opml": opml(f"{own}feed.xml").replace(SITE.encode(), own.encode()),
            "/data/groups.csv": f"{GROUPS}a,<b>KIM</b>,,,{own}a/\r\nb,KIM,,,//lain/\r\n".encode(),
            "/data/site.json": b'{"name": "KIM <i>Ganjil</i>", "search": {"format": 1,'
            b' "years": [2026]}}',
        }
        # Right, but larger than anything that is read of another site.
        index = b'{"letters": 0, "step": 16, "parts": [], "ends": {}}' + b" " * 4_000_000
        content = texts.get(self.path, index)
        kind = "application/json" if "json" in self.path else "text/plain"
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args: object) -> None:
        """Keep the test's output clean."""


class Away(Odd):
    """A site that leads whoever asks to another one."""

    def do_GET(self) -> None:  # the base class's own name
        self.send_response(302)
        self.send_header("Location", "http://127.0.0.1:9/feed.xml")
        self.send_header("Content-Length", "0")
        self.end_headers()


@dataclasses.dataclass(frozen=True)
class Joined:
    """The joined site where it is served, and what is joined there."""

    address: str
    folder: Path
    east: str
    java: str
    closed: str
    odd: str
    told: str


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Joined]:
    """Join five sites: two of ours, one that is down by now, two that do what they like."""
    root = tmp_path_factory.mktemp("gabungan")
    with contextlib.ExitStack() as stack:
        enter = stack.enter_context
        east, java = enter(served(root / "a/site")), enter(served(root / "b/site"))
        odd, away = enter(served(root, Odd)), enter(served(root, Away))
        one = {
            **told(20, "Panen madu", "Warga memanen madu hutan di Merabu."),
            **told(21, "Rapat", "RT."),
        }
        build(root / "a", east, "KIM Kaltim Uji", one)
        build(root / "b", java, "KIM Jatim Uji", told(22, "Lebah", "Memanen madu lereng."), JATIM)
        with served(root / "c/site", Closed) as closed:
            build(root / "c", closed, "KIM Padam Uji", told(10, "Pasar malam", "Ada madu."))
            folder = membership(root / "g", east, java, closed, odd, away)
            first = commands.run("kim", "gabung", folder, "--now", NOW, folder=root)
            assert first.returncode == 0, first.stderr
        again = commands.run("kim", "gabung", folder, "--now", LATER, folder=root)
        assert again.returncode == 0, again.stderr
        address = enter(served(folder / "site"))
        yield Joined(address, folder, east, java, closed, odd, again.stdout + again.stderr)


def test_whoever_runs_it_reads_what_became_of_each_site(joined: Joined) -> None:
    def host(address: str) -> str:
        return urlsplit(address).netloc

    assert f"- {host(joined.east)}: 1 kelompok\n" in joined.told
    late = "tidak dapat diambil (servernya tidak menjawab), dipakai yang terakhir"
    assert f"- {host(joined.closed)}: {late}\n" in joined.told
    assert f"- {host(joined.odd)}: 1 kelompok; 2 isian yang tidak wajar dilewati\n" in joined.told
    assert "tidak digabungkan, feed.xml mengalihkan ke alamat lain" in joined.told
    assert "4 situs digabungkan di " in joined.told


def test_the_same_answers_make_the_same_bytes(joined: Joined) -> None:
    def contents() -> dict[str, bytes]:
        site = joined.folder / "site"
        found = sorted(path for path in site.rglob("*") if path.is_file())
        return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}

    before = contents()
    commands.run("kim", "gabung", joined.folder, "--now", LATER, folder=joined.folder)

    assert contents() == before
    weight = {
        name for name, text in before.items() if name.endswith(".html") and len(text) > 12_000
    }
    assert weight == set()


def test_a_link_to_any_page_shows_a_card_that_is_there(joined: Joined) -> None:
    site = joined.folder / "site"
    pages = sorted(site.rglob("*.html"))
    shown = {
        re.findall('og:image" content="https://gabungan.example.org/([^"]+)"', page.read_text())[0]
        for page in pages
    }

    assert len(pages) > 4
    (card,) = shown
    assert (site / card).read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_shows_all_sites_and_asks_nobody_else(
    joined: Joined, browser: Browser, width: int
) -> None:
    with opened(browser, width) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        groups = f"kim/{urlsplit(joined.odd).netloc.replace('.', '-').replace(':', '-')}/"
        for url in (urls.HOME, urls.DIRECTORY, groups, urls.SEARCH, urls.NOT_FOUND):
            page.goto(joined.address + url)
            assert not page.evaluate(OVERFLOWS), url
            assert Axe().run(page).response["violations"] == [], url
        page.goto(joined.address + groups)
        expect(page.get_by_role("link", name="<b>KIM</b>")).to_be_visible()
        page.goto(joined.address)
        titles = page.locator(".kim-cards .kim-card__title").all_inner_texts()
        assert titles == [
            "Lebah",
            "Rapat",
            "<script src=//lain.example.org> <img onerror=x>",
            "Panen madu",
            "Pasar malam",
        ]
        expect(page.get_by_text("Terakhir diambil 24 November 2026 12.00 WIB.")).to_be_visible()
        expect(page.get_by_text("mengalihkan ke alamat lain")).to_be_visible()
        expect(page.get_by_role("heading", name="KIM <i>Ganjil</i>")).to_be_visible()
        assert {urlsplit(one).netloc for one in asked} == {urlsplit(joined.address).netloc}


def test_a_search_asks_the_index_of_each_site_and_finds_posts_of_all(
    joined: Joined, browser: Browser
) -> None:
    with opened(browser, 360) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{joined.address}{urls.SEARCH}?q=pemanenan+madu")
        status = page.get_by_role("status")
        expect(status).to_contain_text("2 tulisan di 2 situs untuk “pemanenan madu”.")
        expect(status).to_contain_text("Belum tercari dari sini: KIM Padam Uji, KIM <i>Ganjil</i>.")
        found = page.locator(".kim-seek__hits a")
        assert [one.get_attribute("href") for one in found.all()] == [
            f"{joined.java}kabupaten-malang/kim-contoh/2026/lebah/",
            f"{joined.east}kutai-timur/kim-contoh/2026/panen-madu/",
        ]
        link = page.get_by_role("link", name="KIM Padam Uji")
        assert link.get_attribute("href") == f"{joined.closed}cari/?q=pemanenan+madu"
        assert Axe().run(page).response["violations"] == []
        page.fill("[name=q]", "merabu")
        page.keyboard.press("Enter")
        expect(status).to_contain_text("1 tulisan di 1 situs untuk “merabu”.")
        page.fill("[name=q]", "qwxyzz")
        page.keyboard.press("Enter")
        expect(status).to_have_text(
            "Belum tercari dari sini: KIM Padam Uji, KIM <i>Ganjil</i>. Carilah langsung di situs "
            "itu, lewat tautan di bawah. Di situs lainnya tidak ada tulisan untuk “qwxyzz”."
        )
        own = urlsplit(joined.address).netloc
        others = [one for one in asked if urlsplit(one).netloc != own]
        sites = "|".join(map(re.escape, (joined.east, joined.java, joined.closed, joined.odd)))
        assert others
        assert not [one for one in others if not re.match(rf"(?:{sites})cari/indeks/", one)]


def test_without_scripts_every_site_s_own_search_is_a_link(
    joined: Joined, browser: Browser
) -> None:
    with opened(browser, 360, js=False) as page:
        page.goto(joined.address + urls.SEARCH)
        expect(page.locator("noscript p")).to_contain_text("JavaScript")
        assert page.get_by_role("link", name="KIM Kaltim Uji").get_attribute("href") == (
            f"{joined.east}cari/"
        )
