"""A whole site in one string of `-- path --` sections, built by the real MkDocs."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Self

from tests import commands

ROOT = Path(__file__).parents[2]
NOW = "2026-11-24T12:00"
_FILE = re.compile(r"^-- (.+) --\n", re.MULTILINE)

MKDOCS_YML = f"""\
site_name: KIM Uji
site_url: https://kim.example.org/
theme:
  name: material
plugins:
  - kim:
      now: "{NOW}"
"""

GROUPS_YAML = """\
version: 1
province:
  code: "64"
  name: Kalimantan Timur
  office: {name: Kantor Contoh}
regencies:
  - id: kutai-timur
    code: "64.08"
    name: Kabupaten Kutai Timur
    kind: kabupaten
    aliases: [Kutim]
    capital: Sangatta
    office: {name: Kantor Contoh Kutai Timur}
  - id: samarinda
    code: "64.72"
    name: Kota Samarinda
    kind: kota
    office: {name: Kantor Contoh Samarinda}
groups:
  - {id: redaksi, name: Redaksi, regency: provinsi, status: aktif}
  - id: kim-contoh
    name: KIM Contoh
    regency: kutai-timur
    village: "64.08.12.2004"
    status: aktif
topics:
  - {id: literasi, name: Literasi}
"""

POST = "docs/posts/kutai-timur/kim-contoh/2026-11-01-gotong-royong.md"


def post(
    title: str = "Gotong royong di balai desa", body: str = "Isi tulisan.", **keys: str
) -> str:
    """Write a post as its author would; `keys` are further lines of front matter."""
    front = {
        "title": title,
        "date": "2026-11-01",
        "summary": "Warga membersihkan balai desa bersama-sama pada pagi hari.",
        **keys,
    }
    lines = "".join(f"{key}: {value}\n" for key, value in front.items())
    return f"---\n{lines}---\n\n{body}\n"


@dataclasses.dataclass(frozen=True)
class Build:
    """The outcome of one build."""

    folder: Path
    exit_code: int
    log: str

    def page(self, url: str) -> str:
        """Return a page's HTML."""
        return (self.folder / url / "index.html").read_text(encoding="utf-8")

    def has(self, path: str) -> bool:
        """Tell whether the site has a file."""
        return (self.folder / path).exists()

    def files(self) -> dict[str, bytes]:
        """Return every file of the site by its path."""
        found = sorted(p for p in self.folder.rglob("*") if p.is_file())
        return {p.relative_to(self.folder).as_posix(): p.read_bytes() for p in found}


@dataclasses.dataclass(frozen=True)
class Site:
    """A project on disk."""

    root: Path

    def edit(self, text: str) -> Self:
        """Write files given as `-- path --` sections; an empty section deletes its file."""
        parts = _FILE.split(text)
        for name, content in zip(parts[1::2], parts[2::2], strict=True):
            path = self.root / name
            if content.strip():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(content, encoding="utf-8")
            else:
                path.unlink()
        return self

    def write(self, name: str, content: bytes) -> Self:
        """Write a file byte by byte."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return self

    def build(self, *options: str, **environ: str) -> Build:
        """Run `mkdocs build` in a process of its own (`tests/commands.py`)."""
        return self._built("mkdocs", *options, **environ)

    def kim(self, *options: str, **environ: str) -> Build:
        """Run `kim build` in a process of its own (`tests/commands.py`)."""
        return self._built("kim", *options, **environ)

    def _built(self, name: str, *options: str, **environ: str) -> Build:
        result = commands.run(name, "build", *options, folder=self.root, environ=environ)
        return Build(self.root / "site", result.returncode, result.stdout + result.stderr)


def site(root: Path, text: str = "") -> Site:
    """Make a project: the usual mkdocs.yml and groups.yaml, and the files in `text`."""
    base = f"-- mkdocs.yml --\n{MKDOCS_YML}-- groups.yaml --\n{GROUPS_YAML}"
    (root / "docs").mkdir(exist_ok=True)
    return Site(root).edit(base).edit(text)
