"""The form's scripts on a page of their own: called with many cases at once."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

import kim_plugins
from kim_plugins.content.front_matter.source import SourceFile
from tests.browser.serving import plainly
from tests.golden.cases import HERE, cases
from tests.golden.corpora import base_posts, good_posts
from tests.rich.corpus import corpus

ASSETS = Path(kim_plugins.__file__).parent / "assets"
ROOT = HERE.parents[1]


@contextlib.contextmanager
def scripts(browser: Browser) -> Iterator[Page]:
    """Open a page beside the scripts, which import one another from there."""
    with plainly(ASSETS) as address, contextlib.closing(browser.new_context()) as context:
        page = context.new_page()
        page.goto(f"{address}ikon.svg")
        yield page


def call(page: Page, script: str, function: str, given: Any) -> Any:
    """Call `function`, written in JavaScript for the script's exports `m`, with what is given."""
    return page.evaluate(
        f"async (given) => {{ const m = await import('/{script}'); return ({function})(given); }}",
        given,
    )


def post_files() -> dict[str, SourceFile]:
    """Return every post that the repository has or makes in its tests, by its name."""
    found = {f"good/{name}": file for name, file in good_posts().items()}
    found |= {f"bad/{name}": file for name, file in base_posts().items()}
    for case in cases("posts"):
        content = case.values[0]["post"].encode(case.values[0].get("encoding", "utf-8"))
        found[f"posts/{case.id}"] = SourceFile("", "", content)
    places = ("docs/posts", "tests/golden/imports", "tests/samples")
    for path in sorted(path for place in places for path in (ROOT / place).rglob("*.md")):
        found[str(path.relative_to(ROOT))] = SourceFile("", "", path.read_bytes())
    rich = {f"rich/{post.path}": SourceFile("", "", post.file().encode()) for post in corpus()}
    return found | rich
