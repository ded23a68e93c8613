"""A project that edits happen to: posts, pictures, pages, the registry, settings and time."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from tests.e2e.sites import GROUPS_YAML, MKDOCS_YML, Site, post, site
from tests.pictures import png

GROUPS = (
    ("kutai-timur", "kim-contoh"),
    ("kutai-timur", "kim-teladan"),
    ("samarinda", "kim-contoh"),
)
DATES = ("2025-11-20", "2026-10-05", "2026-11-01", "2026-11-24", "2026-11-30", "2027-01-02")
NOWS = ("2026-11-24T12:00", "2026-11-30T08:00", "2027-11-02T00:00", "2026-10-05T00:00")
PNG = png()
TEAMS = """\
  - {id: kim-teladan, name: KIM Teladan, regency: kutai-timur, status: vakum}
  - {id: kim-contoh, name: KIM Contoh Samarinda, regency: samarinda, status: aktif}
"""
REGISTRY = GROUPS_YAML.replace("topics:", TEAMS + "topics:") + (
    "  - {id: ekonomi, name: Ekonomi desa}\n"
)


@dataclasses.dataclass
class PostFile:
    """A post as its author keeps it."""

    group: tuple[str, str]
    day: str
    slug: str
    title: str = "Kabar contoh"
    body: str = "Isi tulisan."
    keys: dict[str, str] = dataclasses.field(default_factory=dict)

    @property
    def path(self) -> str:
        """Return where it lies in the project."""
        return f"docs/posts/{self.group[0]}/{self.group[1]}/{self.day}-{self.slug}.md"

    @property
    def text(self) -> str:
        """Return what the file holds."""
        return post(self.title, self.body, **{"date": self.day, **self.keys})


@dataclasses.dataclass
class World:
    """The project on disk, and what is remembered of it."""

    project: Site
    posts: list[PostFile] = dataclasses.field(default_factory=list)
    now: str = NOWS[0]
    foreign: dict[str, bytes] = dataclasses.field(default_factory=dict)
    """Files in the site folder that the site did not make."""

    @property
    def root(self) -> Path:
        """Return the project's folder."""
        return self.project.root

    def post(self, number: int) -> PostFile:
        """Choose a post; make one if there is none."""
        return self.posts[number % len(self.posts)] if self.posts else self.add(number)

    def add(self, number: int) -> PostFile:
        """Write another post."""
        group = GROUPS[number % len(GROUPS)]
        new = PostFile(group, DATES[number % len(DATES)], f"kabar-{number}")
        new.title = f"Kabar contoh nomor {number}"
        if all(one.path != new.path for one in self.posts):
            self.posts.append(new)
        self.save(new)
        return new

    def save(self, changed: PostFile, old: str = "") -> None:
        """Write a post, in place of the file at `old`."""
        if old and old != changed.path:
            (self.root / old).unlink(missing_ok=True)
        self.project.write(changed.path, changed.text.encode())

    def change(self, number: int, **keys: str) -> None:
        """Set keys of a post's front matter."""
        chosen = self.post(number)
        chosen.keys |= keys
        self.save(chosen)

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace text in a file."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(old, new), encoding="utf-8")

    def outputs(self) -> list[Path]:
        """Return the files of the site that are its own, in order."""
        folder = self.root / "site"
        own = (path for path in sorted(folder.rglob("*")) if path.is_file())
        return [p for p in own if p.relative_to(folder).as_posix() not in self.foreign]


def begin(root: Path, posts: int = 4) -> World:
    """Make a project with a few posts, a picture and two pages."""
    pages = (
        "-- docs/tentang.md --\n# Tentang\n\n[panduan](panduan/index.md)\n"
        "-- docs/panduan/index.md --\n# Panduan\n\nCara menulis.\n"
    )
    config = MKDOCS_YML.replace('\n  - kim:\n      now: "2026-11-24T12:00"', " [kim]")
    world = World(site(root, f"-- mkdocs.yml --\n{config}-- groups.yaml --\n{REGISTRY}{pages}"))
    for number in range(1, posts + 1):
        world.add(number)
    picture = "docs/posts/kutai-timur/kim-contoh/img/foto.png"
    world.project.write(picture, PNG)
    return world
