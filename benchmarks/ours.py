"""Our own cases: a clean build, and what an ordinary change costs.

They run on a copy of our code, so that a template can be changed without touching the project
(and so that nobody's editing disturbs a measurement).
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.acts import Acts
from benchmarks.case import Case, Expected
from benchmarks.corpus import write_corpus
from benchmarks.environments import ENV, ROOT
from benchmarks.posts import post_files, read_post

Change = Callable[[int], Expected | None]
BIN = Path(sys.executable).parent
PACKAGE = "kim_plugins"
TEMPLATE = "templates/kim/post.html"
APART = Path(__file__).with_name("apart.py")
LEFT_ALONE_SECONDS = 3
"""What was written less than two seconds ago is read again (`builder/storage/stamps.py`)."""
REGENCY = "paser"
"""The regency whose name a case changes."""


@dataclasses.dataclass(frozen=True)
class OurSite:
    """A corpus as our own project, and a copy of our code beside it."""

    folder: Path
    code: Path
    kim: list[str]
    mkdocs: list[str]

    @property
    def env(self) -> dict[str, str]:
        """Return an environment in which our package is the copy."""
        return {**ENV, "PYTHONPATH": str(self.code)}

    def run(self, command: list[str]) -> None:
        """Run a build that isn't measured."""
        subprocess.run(command, cwd=self.folder, env=self.env, check=True, capture_output=True)

    def forget(self, _: int) -> None:
        """Remove the result and everything that may be kept between builds."""
        for name in ("site", ".kim-cache"):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def warm(self, _: int) -> None:
        """Keep the cache, remove the result."""
        if not (self.folder / ".kim-cache").exists():
            self.run(self.mkdocs)
        shutil.rmtree(self.folder / "site", ignore_errors=True)

    def change_nothing(self, command: list[str]) -> None:
        """Leave the project alone, as it lies most of the time: nothing was just written."""
        time.sleep(LEFT_ALONE_SECONDS)
        self.run(command)

    def change_post(self, number: int) -> Expected:
        """Add a sentence to a post from the middle of the corpus."""
        files = post_files(self.folder)
        path, words = files[len(files) // 2], f"Tambahan nomor {number}."
        address = read_post(path).address
        with path.open("a", encoding="utf-8") as post:
            post.write(f"\n{words}\n")
        return f"{address}/index.html", words

    @property
    def extra(self) -> Path:
        """Return a post that comes and goes within a round, so that peers have as many as we."""
        return post_files(self.folder)[0].with_name("2026-10-01-contoh-baru.md")

    def add_post(self, number: int) -> Expected:
        """Write a post that is newer than all others."""
        extra = self.extra
        model = min(extra.parent.glob("*-contoh-0*.md"))
        words = f"Kabar baru nomor {number}."
        text = re.sub(r"(?m)^date: .*", "date: 2026-10-01", model.read_text(encoding="utf-8"))
        extra.write_text(f"{text}\n{words}\n", encoding="utf-8")
        return f"{read_post(extra).address}/index.html", words

    def remove_post(self, _: int) -> None:
        """Remove that post."""
        self.extra.unlink()

    def change_title(self, number: int) -> Expected:
        """Give a post from the middle of the corpus another title."""
        files = post_files(self.folder)
        path, title = files[len(files) // 2], f"Judul nomor {number}"
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"(?m)^title: .*", f"title: {title}", text), encoding="utf-8")
        return f"{read_post(path).address}/index.html", title

    def change_name(self, number: int) -> Expected:
        """Give a regency another name."""
        path, name = self.folder / "groups.yaml", f"Kabupaten Nomor {number}"
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        (index,) = (i for i, line in enumerate(lines) if line.startswith(f"  - {{id: {REGENCY},"))
        before, _, after = lines[index].partition(" name: ")
        lines[index] = f"{before} name: {name},{after.partition(',')[2]}"
        path.write_text("".join(lines), encoding="utf-8")
        return f"{REGENCY}/index.html", name

    def change_template(self, number: int) -> Expected:
        """Add a comment to the template of every post."""
        comment = f"<!-- perubahan {number} -->"
        with (self.code / PACKAGE / TEMPLATE).open("a", encoding="utf-8") as template:
            template.write(f"{comment}\n")
        return f"{read_post(post_files(self.folder)[0]).address}/index.html", comment


def set_up(folder: Path, size: int) -> OurSite:
    """Write the corpus and copy our code."""
    project, code = folder / "kim", folder / "code"
    write_corpus(project, size)
    shutil.copytree(ROOT / PACKAGE, code / PACKAGE, ignore=shutil.ignore_patterns("__pycache__"))
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(code)], check=True)
    return OurSite(
        project,
        code,
        kim=[str(BIN / "kim"), "build", "--quiet"],
        mkdocs=[str(BIN / "mkdocs"), "build", "--quiet"],
    )


def cases(ours: OurSite) -> list[Case]:
    """Return our cases in the order of a round.

    What is built without a part comes first: the next clean build forgets it.
    """
    apart, cardless = _without(ours, "search"), _without(ours, "cards")

    acts = Acts(ours.folder, ours.code / PACKAGE)

    def kim(key: str, label: str, change: Change, site: OurSite = ours) -> Case:
        def prepare(number: int) -> Expected | None:
            site.run(site.kim)
            return change(number)

        return _case(site, key, f"`kim build`, {label}", site.kim, prepare)

    def act(key: str, label: str, change: Change, site: OurSite = ours) -> Case:
        return dataclasses.replace(kim(key, label, change, site), restore=acts.undo)

    def clean(key: str, label: str, site: OurSite = ours) -> Case:
        return _case(site, key, f"`kim build`, {label}", site.kim, site.forget)

    def mkdocs(key: str, label: str, prepare: Change, site: OurSite = ours) -> Case:
        return _case(site, key, f"`mkdocs build`, {label}", site.mkdocs, prepare)

    return [
        clean("kim-clean-apart", "clean, cold cache, search apart", apart),
        kim("kim-post-apart", "one post changed, search apart", ours.change_post, apart),
        mkdocs("mkdocs-warm-apart", "warm cache, search apart", apart.warm, apart),
        clean("kim-clean-cardless", "clean, cold cache, without cards", cardless),
        act("kim-new-cardless", "a new post, without cards", acts.add, cardless),
        clean("kim-clean", "clean, cold cache"),
        kim("kim-nothing", "nothing changed", lambda _: ours.change_nothing(ours.kim)),
        kim("kim-post", "one post changed", ours.change_post),
        act("kim-new", "a new post", acts.add),
        act("kim-removed", "a post removed", acts.remove),
        act("kim-renamed", "a post's file renamed", acts.rename),
        act("kim-retitled", "a post retitled", acts.retitle),
        act("kim-picture", "a picture added to a post", acts.show_picture),
        act("kim-group", "a group's name changed", acts.rename_group),
        act("kim-village", "a village's name changed", acts.rename_village),
        kim("kim-name", "one regency's name changed", ours.change_name),
        kim("kim-template", "a template changed", ours.change_template),
        mkdocs("mkdocs-cold", "cold cache", ours.forget),
        mkdocs("mkdocs-warm", "warm cache, without the site", ours.warm),
        mkdocs("mkdocs-again", "nothing changed", lambda _: ours.change_nothing(ours.mkdocs)),
        mkdocs("mkdocs-post", "one post changed", ours.change_post),
    ]


def code_digest() -> str:
    """Return a short digest of our code and templates."""
    digest = hashlib.sha256()
    for path in sorted((ROOT / PACKAGE).rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def _without(ours: OurSite, part: str) -> OurSite:
    """Return the same site, built by the same commands but without one part of it."""

    def apart(command: list[str]) -> list[str]:
        return [sys.executable, str(APART), part, Path(command[0]).name, *command[1:]]

    return dataclasses.replace(ours, kim=apart(ours.kim), mkdocs=apart(ours.mkdocs))


def _case(site: OurSite, key: str, label: str, command: list[str], prepare: Change) -> Case:
    return Case(key, label, site.folder, command, site.env, site.folder / "site", prepare)
