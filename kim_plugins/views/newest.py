"""The newest posts of each area in a file of a kilobyte, for readers who call it their own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from kim_plugins.base.locale_id import short_date
from kim_plugins.model import urls
from kim_plugins.model.groups import Regency
from kim_plugins.model.province import Province
from kim_plugins.views import sharing
from kim_plugins.views.output import PlannedFile

MOST = 5


def view(province: Province) -> Iterator[PlannedFile]:
    """Yield one file an area; the script `kabar-wilayah.js` reads it."""
    for area in province.registry.areas.values():
        yield PlannedFile(urls.newest(area.id), partial(_file, area, province))


def _file(area: Regency, province: Province) -> bytes:
    own = province.posts_by_area.get(area.id, ())
    posts = [post for post in reversed(own) if not post.entry.is_example][:MOST]
    entries = [
        {
            "title": sharing.title(post.meta, province.settings.now),
            "url": post.url,
            "date": short_date(post.entry.day),
        }
        for post in posts
    ]
    text = json.dumps({"name": area.name, "posts": entries}, ensure_ascii=False, indent=1)
    return (text + "\n").encode()
