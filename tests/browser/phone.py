"""A cheap phone in a reader's hand: what is seen without scrolling, what taps and scrolls cost.

Things are found by what a reader sees of them (words, names, where a link leads), never by class,
so that a page may be built anew without its tests.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Browser, ElementHandle, Page

from tests.e2e.sites import NOW

WIDTH, HEIGHT = 360, 640
"""The smallest screen that is still sold, in CSS pixels."""
PATIENCE = 1500
"""Milliseconds that something may take to appear."""
FONT = """
const sheet = new CSSStyleSheet();
sheet.replaceSync(':root, body { --md-text-font-family: Roboto, "Liberation Sans" !important }');
const dress = () => { document.adoptedStyleSheets = [sheet]; };
dress();
document.addEventListener("readystatechange", dress);
"""
"""A phone's own font, or the one whose letters are as wide; a desktop's is an eighth wider."""
HELPERS = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
CONTROLS = "a[href], button, summary, input, select, [role=option], [role=tab], [role=button]"


@contextlib.contextmanager
def held(
    browser: Browser, address: str, width: int = WIDTH, *, workers: bool = False
) -> Iterator[Reader]:
    """Hand a phone to a reader, on the day for which the site was built.

    Without service workers, unless asked for: they fetch a lot that is not looked at here.
    """
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT},
        has_touch=True,
        reduced_motion="reduce",
        service_workers="allow" if workers else "block",
        locale="id-ID",
        timezone_id="Asia/Makassar",
    )
    with contextlib.closing(context):
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.clock.set_fixed_time(f"{NOW}:00+08:00")
        page.add_init_script(FONT)
        page.add_init_script(HELPERS)
        yield Reader(page, address)


class Reader:
    """Somebody with a phone; what she does is counted."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.taps = 0
        self.letters = 0
        self.screens = 0.0
        """How many heights of the screen were scrolled, up or down."""
        self.led_to = ""
        """Where the last link to an app, a file or another site leads; it is not followed."""

    @property
    def height(self) -> float:
        """Return the screens that were scrolled, to one decimal."""
        return round(self.screens, 1)

    def starts(self) -> None:
        """Count from here on: what came before has been done on another day."""
        self.taps = self.letters = 0
        self.screens = 0.0

    def opens(self, url: str) -> None:
        """Arrive at a page of the site, for instance by a link that somebody sent."""
        self.page.goto(self.address + url)

    def top(self, find: str, about: object) -> float | None:
        """Return how far down something begins, in px from the page's top; None: it isn't there."""
        tell = f"about => {{ const it = kimTest.{find}(about); return it && kimTest.box(it).top; }}"
        found = self.page.evaluate(tell, about)
        return None if found is None else float(found)

    def top_of_words(self, text: str) -> float | None:
        """Return how far down a text stands that begins so."""
        return self.top("words", " ".join(text.split()))

    def top_of_control(self, pattern: str, kinds: str = CONTROLS) -> float | None:
        """Return how far down the first control of a name stands."""
        return self.top("control", [pattern, kinds])

    def top_of_link(self, pattern: str, letters: int = 1) -> float | None:
        """Return how far down the first link stands whose address fits, and that has words."""
        return self.top("link", [pattern, letters])

    def has(self, pattern: str, kinds: str = CONTROLS) -> bool:
        """Tell whether a control of this name can be seen or scrolled to."""
        return self.top_of_control(pattern, kinds) is not None

    def sees(self, text: str) -> None:
        """Look for a text that begins so; what has to be scrolled for it is counted."""
        self._reach(self._awaited("words", " ".join(text.split()), text))

    def sees_like(self, pattern: str) -> None:
        """Look for words that fit a pattern, wherever they stand in their sentence."""
        self._reach(self._awaited("like", pattern, pattern))

    def sees_control(self, pattern: str, kinds: str = CONTROLS) -> str:
        """Look for a control of a name, and return where it leads ("" where it is no link)."""
        element = self._awaited("control", [pattern, kinds], pattern)
        self._reach(element)
        return element.get_attribute("href") or ""

    def sees_link(self, pattern: str) -> str:
        """Look for a link by where it leads, and return that."""
        element = self._awaited("link", [pattern, 1], pattern)
        self._reach(element)
        return element.get_attribute("href") or ""

    def entry_of(self, pattern: str) -> str:
        """Return all that a list tells of what a link leads to."""
        element = self._awaited("link", [pattern, 1], pattern)
        told = element.evaluate("it => (it.closest('li, article, tr, section') || it).innerText")
        return str(told)

    def tap(self, pattern: str, kinds: str = CONTROLS) -> None:
        """Tap the first control of a name, and wait for the page that it leads to."""
        self._tap(self._awaited("control", [pattern, kinds], pattern))

    def tap_link(self, pattern: str) -> None:
        """Tap the first link with such an address."""
        self._tap(self._awaited("link", [pattern, 1], pattern))

    def types(self, field: str, text: str) -> None:
        """Tap a field, by its name, and type; the keyboard's own keys cost no taps."""
        element = self._awaited("control", [field, "input, textarea"], field)
        self._reach(element)
        self.taps += 1
        self.letters += len(text)
        element.tap()
        self.page.keyboard.type(text)

    def enters(self) -> None:
        """Press the key that sends."""
        self.taps += 1
        self.page.keyboard.press("Enter")

    def chooses(self, field: str, option: str) -> None:
        """Choose from a list that opens: two taps."""
        element = self._awaited("control", [field, "select"], field)
        self._reach(element)
        self.taps += 2
        element.select_option(label=option)

    def asks_menu(self, pattern: str) -> None:
        """Tap an entry that may stand open in the page, or wait inside the menu."""
        top = self.top_of_control(pattern)
        if top is None or top > HEIGHT:
            self.tap("^Menu")
        self.tap(pattern)

    def _awaited(self, find: str, about: object, what: str) -> ElementHandle:
        for _ in range(PATIENCE // 50):
            handle = self.page.evaluate_handle(f"about => kimTest.{find}(about)", about)
            element = handle.as_element()
            if element:
                return element
            self.page.wait_for_timeout(50)
        raise AssertionError(f"nothing like “{what}” on {self.page.url}")

    def _reach(self, element: ElementHandle) -> None:
        """Scroll until a control is in sight as a whole, and of a text its first line."""
        by = element.evaluate(
            """it => {
              const whole = it.getBoundingClientRect();
              const line = kimTest.box(it);
              const isControl = it.matches("button, summary, input, select, [role=option]");
              const top = isControl ? whole.top : line.top - scrollY;
              const bottom = isControl ? whole.bottom : line.bottom - scrollY;
              const before = scrollY;
              scrollBy(0, top < 0 ? top : Math.max(0, bottom - innerHeight));
              return Math.abs(scrollY - before);
            }"""
        )
        self.screens += float(by) / HEIGHT

    def _tap(self, element: ElementHandle) -> None:
        self._reach(element)
        self.taps += 1
        href = element.get_attribute("href")
        there = urljoin(self.page.url, href or "")
        if href is None:
            element.tap()
        elif not there.startswith(self.address) or there.endswith((".ics", ".webp")):
            self.led_to = there
        elif urlsplit(there)[:4] == urlsplit(self.page.url)[:4]:
            element.tap()
        else:
            with self.page.expect_navigation():
                element.tap()
