"""A post of the rich site: what its file holds, and where its page will be."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from typing import Any

import yaml

from kim_plugins.base.slug import slugify
from tests.rich.places import Place
from tests.rich.registry import topic_id

SOURCES = (
    {"title": "Surat Kantor Contoh nomor 12", "url": "https://kantor.example/surat/12"},
    {"title": "Keterangan Budi Contoh kepada KIM Contoh"},
)
AUTHOR = "Sari Contoh"


@dataclasses.dataclass(frozen=True)
class Post:
    """One post; `keys` are what its kind adds to the front matter."""

    place: Place
    day: dt.date
    title: str
    summary: str
    body: str
    kind: str = "berita"
    keys: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    topics: tuple[str, ...] = ()
    picture: str = ""

    @property
    def slug(self) -> str:
        """Return the end of its address, short enough for any file system."""
        return slugify(self.title)[:60].rstrip("-")

    @property
    def url(self) -> str:
        """Return the address of its page."""
        return f"{self.place.url}{self.day.year}/{self.slug}/"

    @property
    def is_urgent(self) -> bool:
        """Tell whether it is an urgent notice."""
        return bool(self.keys.get("urgent"))

    @property
    def path(self) -> str:
        """Return its file, below `docs/`."""
        return f"posts/{self.place.url}{self.day}-{self.slug}.md"

    @property
    def first_words(self) -> str:
        """Return the beginning of its text, by which it is found on its page."""
        return self.body[:40]

    def file(self) -> str:
        """Write it as its author would."""
        front: dict[str, Any] = {
            "title": self.title,
            "date": str(self.day),
            "summary": self.summary,
            "kind": self.kind,
            "authors": [AUTHOR],
            "areas": [self.place.code],
            "topics": [topic_id(name) for name in self.topics],
            "sources": list(SOURCES),
        }
        if self.picture:
            front |= {
                "image": f"img/{self.picture}",
                "image_alt": "Gambar karangan berupa warna yang makin terang.",
                "image_credit": self.place.group_name,
                "image_people": "tidak-ada",
            }
        head = yaml.safe_dump(
            {**front, **self.keys}, allow_unicode=True, sort_keys=False, width=1000
        )
        return f"---\n{head}---\n\n{self.body}\n"
