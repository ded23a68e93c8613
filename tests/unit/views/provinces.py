"""A province in which every view has something to show."""

from __future__ import annotations

from kim_plugins.model.province import Province
from kim_plugins.views import VIEWS
from kim_plugins.views.output import HtmlOutput
from tests.builders import MADU, a_province, many_posts, posts_of_every_kind

TARGETS = {
    "panduan/menulis.md": "panduan/menulis/",
    "panduan/index.md": "panduan/",
    "panduan/mendirikan-kim.md": "panduan/mendirikan-kim/",
    "pedoman-redaksi.md": "pedoman-redaksi/",
    "tentang.md": "tentang/",
}


def a_full_province() -> Province:
    """Make a province with every kind of post, hand-written pages and long archives."""
    return a_province([*posts_of_every_kind(), *many_posts(65)], targets=TARGETS, pictures=[MADU])


def outputs(province: Province) -> dict[str, HtmlOutput]:
    """Return every page of the site by its URL."""
    made = [page.make() for view in VIEWS for page in view(province)]
    found = {output.url: output for output in made}
    assert len(found) == len(made)
    return found
