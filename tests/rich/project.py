"""Writes the rich site's project and builds it."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests import pictures
from tests.e2e.sites import NOW, ROOT, Build, Site
from tests.rich.corpus import corpus
from tests.rich.registry import registry

PICTURES = {
    **{f"foto-{shade}.jpg": (640, 480, shade) for shade in range(4)},
    "poster.jpg": (864, 1080, 5),
    "panorama.jpg": (2000, 100, 6),
}
"""Width, height and shade of each; the last is twenty times as wide as high."""


def write_project(folder: Path, *, urgent: int = 3, official: bool = True) -> None:
    """Write the project to a folder, or the posts anew to one that has it.

    The hand-written pages are the repository's own, its posts are not.
    """
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("  - kim:\n", f'  - kim:\n      now: "{NOW}"\n')
    docs = folder / "docs"
    shutil.rmtree(docs, ignore_errors=True)
    shutil.copytree(ROOT / "docs", docs, ignore=shutil.ignore_patterns("posts"))
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    (folder / "groups.yaml").write_text(registry(official=official), encoding="utf-8")
    drawn = {name: pictures.jpeg(*size) for name, size in PICTURES.items()}
    for post in corpus(urgent):
        path = docs / post.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(post.file(), encoding="utf-8")
        if post.picture:
            path.parent.joinpath("img").mkdir(exist_ok=True)
            path.parent.joinpath("img", post.picture).write_bytes(drawn[post.picture])


def build_rich_site(folder: Path, *, urgent: int = 3, official: bool = True) -> Build:
    """Build the rich site; a second call on a folder makes only what the change asks for."""
    write_project(folder, urgent=urgent, official=official)
    build = Site(folder).kim("--strict")
    assert build.exit_code == 0, build.log
    return build
