"""What a newsroom does in a day, done to a corpus and undone again.

Undone, because every generator is given the same posts in each round, and a corpus that grew or
shrank would be another one.
"""

from __future__ import annotations

import dataclasses
import re
from io import BytesIO
from pathlib import Path

from PIL import Image

from benchmarks.case import Expected
from benchmarks.posts import post_files, read_post

TITLE = r"^title: .*$"
REGENCY, GROUP = "paser", "kim-contoh-1"
"""The group whose name is changed."""
TABLE = "data/wilayah/64.csv"
VILLAGE, ITS_KECAMATAN = "64.01.01.2009", "paser/kecamatan/batu-sopang"
"""The village whose name is changed, and the address of what it lies in."""
PICTURE_SIZE = 1600, 1200
"""Pixels, as a phone sends a photo through a messenger."""


@dataclasses.dataclass
class Acts:
    """Changes of a project's files and of our package's table, each undone by `undo`."""

    project: Path
    package: Path
    _before: dict[Path, bytes | None] = dataclasses.field(default_factory=dict)

    def add(self, number: int) -> Expected:
        """Write a new post: the newest one, in the group that wrote the newest before."""
        newest = post_files(self.project)[-1]
        title = f"Kabar baru nomor {number}"
        path = newest.with_name(f"{newest.stem}-baru-{number}.md")
        text = _replaced(newest, TITLE, f"title: {title}")
        self._put(path, text.encode())
        return _page_of(path), title

    def remove(self, _: int) -> None:
        """Delete a post from the middle; that its page is gone shows in their number."""
        self._put(self._middle, None)

    def rename(self, number: int) -> Expected:
        """Give a post's file another name, and so the page another address."""
        path = self._middle
        new = path.with_name(f"{path.stem}-lain-{number}.md")
        self._put(new, path.read_bytes())
        self._put(path, None)
        return _page_of(new), read_post(new).last_words

    def retitle(self, number: int) -> Expected:
        """Give a post another title."""
        path, title = self._middle, f"Judul lain nomor {number}"
        self._edit(path, TITLE, f"title: {title}")
        return _page_of(path), title

    def show_picture(self, number: int) -> Expected:
        """Add a picture to a post."""
        path, alt = self._middle, f"Foto contoh nomor {number}"
        self._put(path.parent / f"img/foto-{number}.jpg", _photo(number))
        self._put(path, path.read_bytes() + f"\n![{alt}](img/foto-{number}.jpg)\n".encode())
        return _page_of(path), alt

    def rename_group(self, number: int) -> Expected:
        """Give a group another name."""
        name = f"KIM Nomor {number}"
        old = rf"(id: {GROUP}, name: )[^,]*(, regency: {REGENCY},)"
        self._edit(self.project / "groups.yaml", old, rf"\g<1>{name}\g<2>")
        return f"{REGENCY}/{GROUP}/index.html", name

    def rename_village(self, number: int) -> Expected:
        """Give a village another name in the table of places, as a new version of ours would."""
        name = f"Contoh Nomor {number}"
        self._edit(self.package / TABLE, rf"^({VILLAGE},).*$", rf"\g<1>{name}")
        return f"{ITS_KECAMATAN}/index.html", name

    def undo(self) -> None:
        """Put back all files as they were before the act."""
        while self._before:
            path, content = self._before.popitem()
            if content is None:
                path.unlink()
            else:
                path.write_bytes(content)

    @property
    def _middle(self) -> Path:
        files = post_files(self.project)
        return files[len(files) // 2]

    def _edit(self, path: Path, pattern: str, new: str) -> None:
        self._put(path, _replaced(path, pattern, new).encode())

    def _put(self, path: Path, content: bytes | None) -> None:
        """Write a file, or delete it where there is no content."""
        self._before.setdefault(path, path.read_bytes() if path.exists() else None)
        if content is None:
            path.unlink()
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)


def _replaced(path: Path, pattern: str, new: str) -> str:
    """Return a file's text with the one place changed that a pattern fits."""
    text, found = re.subn(pattern, new, path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    if found != 1:
        raise ValueError(f"{pattern} stands {found} times in {path}")
    return text


def _page_of(path: Path) -> str:
    return f"{read_post(path).address}/index.html"


def _photo(number: int) -> bytes:
    """Draw a picture that differs from those of other rounds."""
    shades = (Image.linear_gradient("L"), Image.radial_gradient("L"), Image.new("L", (256, 256)))
    picture = Image.merge("RGB", shades).rotate(number * 7).resize(PICTURE_SIZE)
    held = BytesIO()
    picture.save(held, "JPEG", quality=85)
    return held.getvalue()
