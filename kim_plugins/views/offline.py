"""Reading without a signal: what a phone is to keep of a regency, and the page about it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from kim_plugins.model import urls
from kim_plugins.model.groups import Regency
from kim_plugins.model.province import Province
from kim_plugins.views import parts, useful
from kim_plugins.views.output import HtmlOutput, PlannedFile


def view(province: Province) -> Iterator[HtmlOutput]:
    """Yield the page that lists what a phone keeps; without a script it says how that works."""
    areas = [area for area in province.registry.areas.values() if _has_posts(area, province)]
    yield HtmlOutput(
        url=urls.KEPT,
        template="offline.html",
        title="Baca tanpa sinyal",
        description="Cara menyimpan tulisan di ponsel, dan daftar yang sudah tersimpan.",
        context={
            "crumbs": parts.crumbs(),
            "numbers": useful.everywhere(province),
            "areas": [
                {
                    "name": area.name,
                    "url": urls.area(area.id),
                    "file": urls.carried(area.id),
                    "file_name": file_name(area),
                }
                for area in areas
            ],
        },
    )


def files(province: Province) -> Iterator[PlannedFile]:
    """Yield a list for each regency: its index and newest posts, in the order of their worth.

    The list holds no sizes: the phone counts what arrives, text first, and stops at its limit.
    So it is the same as long as no post comes or goes.
    """
    for area in province.registry.areas.values():
        yield PlannedFile(urls.save_list(area.id), partial(_list, area, province))


def _list(area: Regency, province: Province) -> bytes:
    posts = parts.newest_real(province.posts_by_area.get(area.id, ()))
    pages = [urls.area(area.id), *(post.url for post in posts)]
    text = json.dumps({"name": area.name, "pages": pages}, ensure_ascii=False, indent=1)
    return text.encode() + b"\n"


def file_name(area: Regency) -> str:
    """Name the file that people pass on: it lies in a folder of downloads, among others."""
    return f"kabar-{area.id}.html"


def _has_posts(area: Regency, province: Province) -> bool:
    return bool(province.posts_by_area.get(area.id))
