"""Reads the feeds of a province as other programs do."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from typing import Any

import feedparser  # type: ignore[import-untyped]

from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import feeds
from tests.builders import a_province

ATOM = "{http://www.w3.org/2005/Atom}"
AT = "{http://purl.org/atompub/tombstones/1.0}"
SITE = "https://kim.example.org/"


def files(province: Province) -> dict[str, bytes]:
    """Return every file by its path."""
    made = list(feeds.view(province))
    found = {file.path: file.make() for file in made}
    assert len(found) == len(made)
    return found


def xml(province: Province, path: str = "feed.xml") -> ET.Element:
    """Return a feed as XML."""
    return ET.fromstring(files(province)[path])


def items(province: Province, path: str = "feed.json") -> list[dict[str, Any]]:
    """Return the items of a JSON feed."""
    found: list[dict[str, Any]] = json.loads(files(province)[path])["items"]
    return found


def parsed(province: Province, path: str) -> Any:
    """Return a feed as feedparser understands it, without a complaint."""
    found = feedparser.parse(files(province)[path])
    assert not found.bozo, found.bozo_exception
    return found


def slugs(posts: Iterable[Post], path: str, **options: Any) -> list[str]:
    """Return which posts a feed holds, in its order, by the last part of their address."""
    entries = parsed(a_province(posts, **options), path).entries
    return [entry.link.rstrip("/").rpartition("/")[2] for entry in entries]
