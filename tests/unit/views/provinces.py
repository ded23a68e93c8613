"""A province in which every view has something to show."""

from __future__ import annotations

from collections.abc import Sequence

from kim_plugins.model.groups import Registry
from kim_plugins.model.province import Province
from kim_plugins.views import VIEWS
from kim_plugins.views.output import HtmlOutput
from tests.builders import (
    MADU,
    REGISTRY,
    a_province,
    a_registry,
    many_posts,
    posts_of_every_kind,
)

TARGETS = {
    "panduan/menulis.md": "panduan/menulis/",
    "panduan/index.md": "panduan/",
    "panduan/mendirikan-kim.md": "panduan/mendirikan-kim/",
    "pedoman-redaksi.md": "pedoman-redaksi/",
    "tentang.md": "tentang/",
}


def a_number(name: str, number: str, **keys: str) -> dict[str, str]:
    """Make a useful number as groups.yaml has it."""
    given = {"source": "https://kantor.example/kontak", "checked": "2026-11-01", **keys}
    return {"name": name, "number": number, **given}


def with_numbers(*numbers: dict[str, str], own: Sequence[dict[str, str]] = ()) -> Registry:
    """Make the builders' registry with numbers of the province, and of Kutai Timur its own."""
    links = [{"title": "Cuaca Contoh", "url": "https://cuaca.example/{code}"}]
    first, *others = REGISTRY["regencies"]
    return a_registry(
        province={**REGISTRY["province"], "numbers": numbers, "links": links},
        regencies=[{**first, "numbers": own}, *others],
    )


def a_full_province() -> Province:
    """Make a province with every kind of post, hand-written pages and long archives."""
    posts = [*posts_of_every_kind(), *many_posts(65)]
    registry = with_numbers(a_number("Ambulans", "119"), own=[a_number("BPBD", "0541-000000")])
    return a_province(posts, registry=registry, targets=TARGETS, pictures=[MADU])


def outputs(province: Province) -> dict[str, HtmlOutput]:
    """Return every page of the site by its URL."""
    made = [page.make() for view in VIEWS for page in view(province)]
    found = {output.url: output for output in made}
    assert len(found) == len(made)
    return found
