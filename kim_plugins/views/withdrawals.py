"""`/data/dicabut.json`: what was withdrawn, for programs that keep copies of pages."""

from __future__ import annotations

import json
from collections.abc import Iterator

from kim_plugins.model import urls
from kim_plugins.model.province import Province
from kim_plugins.views.output import FileOutput


def view(province: Province) -> Iterator[FileOutput]:
    """Yield the list: addresses relative to the site's root, and since when."""
    gone = [
        {"url": post.url, "at": post.entry.corrected[-1].isoformat()}
        for post in province.posts
        if not post.is_listed
    ]
    text = json.dumps({"withdrawn": sorted(gone, key=lambda item: item["url"])}, indent=1)
    yield FileOutput(urls.WITHDRAWN, text.encode() + b"\n")
