"""A province in which every view has something to show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kim_plugins.model.groups import Registry
from kim_plugins.model.province import Province
from kim_plugins.views import VIEWS
from kim_plugins.views.output import HtmlOutput, Page
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


class Outputs(Mapping[str, HtmlOutput]):
    """Every page of the site by its URL; one is made when it is asked for.

    A province has a thousand villages, and a test looks at a few pages.
    """

    def __init__(self, pages: Iterable[Page]) -> None:
        """Plan the pages; no two may have the same URL."""
        planned = list(pages)
        self._planned = {page.url: page for page in planned}
        self._made: dict[str, HtmlOutput] = {}
        assert len(self._planned) == len(planned)

    def __getitem__(self, url: str) -> HtmlOutput:
        if url not in self._made:
            made = self._planned[url].make()
            assert made.url == url
            self._made[url] = made
        return self._made[url]

    def __iter__(self) -> Iterator[str]:
        return iter(self._planned)

    def __len__(self) -> int:
        return len(self._planned)


def outputs(province: Province) -> Outputs:
    """Return every page of the site by its URL."""
    return Outputs(page for view in VIEWS for page in view(province))
