"""The page for an address that leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from kim_plugins.model import urls
from kim_plugins.model.province import Province
from kim_plugins.views import parts, villages
from kim_plugins.views.output import HtmlOutput


def view(province: Province) -> Iterator[HtmlOutput]:
    """Yield the 404 page, with ways on."""
    areas = province.registry.areas.values()
    yield HtmlOutput(
        url=urls.NOT_FOUND,
        template="not_found.html",
        title="Halaman tidak ditemukan",
        description="Alamat yang Anda buka tidak ada di situs ini.",
        context={
            "areas": [parts.link(area.name, urls.area(area.id)) for area in areas],
            "finder": villages.finder(),
            "search": urls.SEARCH,
            "directory": urls.DIRECTORY,
            "topics": urls.TOPICS,
        },
        is_indexed=False,
    )
