"""A project in a real Git repository, and a branch on which somebody asks for a change."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
from pathlib import Path
from typing import Self

from tests import commands
from tests.e2e.sites import MKDOCS_YML, Site, post

OWN = "docs/posts/kutai-timur/kim-contoh"
TWIN = "docs/posts/kutai-timur/kim-contoh-dua"
TRUSTED = "docs/posts/samarinda/kim-lama"
OLD = "2026-11-01-gotong-royong.md"
NEW = "2026-11-05-panen-madu.md"
GROUPS = """\
version: 1
maintainers: ["github:pengelola:1"]
province:
  code: "64"
  name: Kalimantan Timur
  office: {name: Kantor Contoh}
  editors: [editor-provinsi]
regencies:
  - id: kutai-timur
    code: "64.08"
    name: Kabupaten Kutai Timur
    kind: kabupaten
    office: {name: Kantor Contoh Kutai Timur}
    editors: ["github:editor-kutim:20", editor-kutim-dua]
  - id: samarinda
    code: "64.72"
    name: Kota Samarinda
    kind: kota
    office: {name: Kantor Contoh Samarinda}
    editors: [editor-samarinda]
groups:
  - {id: redaksi, name: Redaksi, regency: provinsi, status: aktif}
  - {id: kim-contoh, name: KIM Contoh, regency: kutai-timur, status: aktif, authors: [rina]}
  - {id: kim-contoh-dua, name: KIM Contoh Dua, regency: kutai-timur, status: aktif,
     authors: ["github:budi:42"]}
  - {id: kim-lama, name: KIM Lama, regency: samarinda, status: aktif, trust: tepercaya,
     authors: [sari]}
  - {id: kim-contoh, name: KIM Contoh Samarinda, regency: samarinda, status: aktif}
"""
GRANTED = GROUPS.replace("authors: [sari]", "authors: [sari, rina]")
"""What Rina would like the list to say."""
PNG = b"\x89PNG\r\n\x1a\n" + bytes(16)


def fresh(**keys: str) -> str:
    """Write a new post that fits the name `NEW`."""
    return post("Panen madu kelulut di desa", **{"date": "2026-11-05", **keys})


@dataclasses.dataclass(frozen=True)
class Repository(Site):
    """A project under Git; the branch `main` is what a request is judged by."""

    def git(self, *arguments: str) -> str:
        """Run Git as a person whom no setting of this machine touches."""
        result = subprocess.run(
            ["git", "-c", "user.name=Uji", "-c", "user.email=uji@example.org", *arguments],
            cwd=self.root,
            env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
            capture_output=True,
            check=False,
        )
        assert result.returncode == 0, result.stderr
        return os.fsdecode(result.stdout).strip()

    def commit(self) -> Self:
        """Commit everything that lies there."""
        self.git("add", "-A")
        self.git("commit", "-qm", "perubahan", "--allow-empty")
        return self

    def move(self, old: str, new: str) -> Self:
        """Rename a file."""
        (self.root / new).parent.mkdir(parents=True, exist_ok=True)
        (self.root / old).rename(self.root / new)
        return self

    def check(self, author: str, *options: str, base: str = "main") -> Outcome:
        """Run the gate and return what it says."""
        arguments = ["check", "--author", author, "--base", base, "--now", "2026-11-24T12:00"]
        result = commands.run(
            "kim",
            *arguments,
            *(options or ("--format", "json")),
            folder=self.root,
            environ={"GIT_CONFIG_GLOBAL": os.devnull, "GITHUB_STEP_SUMMARY": ""},
        )
        assert "Traceback" not in result.stderr, result.stderr
        return Outcome(result.returncode, result.stdout, result.stderr)


@dataclasses.dataclass(frozen=True)
class Outcome:
    """What the gate says."""

    exit_code: int
    text: str
    errors: str

    @property
    def problems(self) -> list[dict[str, str]]:
        """Return the problems, each with its parts."""
        found: list[dict[str, str]] = json.loads(self.text)
        return found

    @property
    def gate(self) -> set[tuple[str, str]]:
        """Return the gate's own codes with the files they are about."""
        return {(p["code"], p["path"]) for p in self.problems if p["code"].startswith("KIM3")}


def repository(root: Path) -> Repository:
    """Make a project with three published posts, on a branch that has left `main`."""
    found = Repository(root)
    found.edit(f"-- mkdocs.yml --\n{MKDOCS_YML}-- groups.yaml --\n{GROUPS}")
    for folder in (OWN, TWIN, TRUSTED):
        found.edit(f"-- {folder}/{OLD} --\n{post()}")
    found.write(f"{TRUSTED}/img/balai.png", PNG)
    found.edit("-- docs/index.md --\n# Beranda\n-- kim_plugins/kode.py --\nx = 1\n")
    found.git("init", "-q", "-b", "main")
    found.commit().git("checkout", "-qb", "usul")
    return found
