"""The folder that a web server serves from: releases beside each other, one of them live.

    current -> releases/000003-…     what readers get; switched at once
    previous -> releases/000002-…    for style sheets that an open page may still ask for
    releases/000003-…/               whole sites; unchanged files are shared by hard links
    .kim-publish/                    ours: the lock, and a record of each release

Everything else in it belongs to others and is never touched.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import re
import shutil
from pathlib import Path

from kim_plugins.publish.refusal import Refusal

_NAME = re.compile(r"(\d{6})-[0-9a-f]{16}")


@dataclasses.dataclass(frozen=True, slots=True)
class Record:
    """What is known of a release."""

    name: str
    before: str
    """The release that was live until this one; "" for the first."""
    at: str
    """ISO 8601: when it was published."""
    files: int
    size: int
    """Bytes."""


@dataclasses.dataclass(frozen=True)
class ReleaseFolder:
    """A publishing folder."""

    root: Path

    @property
    def own(self) -> Path:
        """Return the folder of what is kept about releases."""
        return self.root / ".kim-publish"

    @property
    def lock(self) -> Path:
        """Return the file to lock while anything is changed."""
        return self.own / "lock"

    @property
    def fresh(self) -> Path:
        """Return where a release is put together, out of sight."""
        return self.own / "new"

    @property
    def trash(self) -> Path:
        """Return where releases go to be removed; always there, as a full disk makes none."""
        return self.own / "trash"

    def folder(self, name: str) -> Path:
        """Return the folder of a release."""
        return self.root / "releases" / name

    def names(self) -> list[str]:
        """Return the releases, the oldest first."""
        with contextlib.suppress(FileNotFoundError):
            found = [p for p in (self.root / "releases").iterdir() if p.is_dir()]
            return sorted(p.name for p in found if _NAME.fullmatch(p.name) and not p.is_symlink())
        return []

    def live(self) -> str:
        """Return the release that readers get ("" before the first)."""
        with contextlib.suppress(OSError):
            name = (self.root / "current").readlink().name
            if _NAME.fullmatch(name) and self.folder(name).is_dir():
                return name
        return ""

    def record(self, name: str) -> Record:
        """Return what is known of a release; its name at least."""
        with contextlib.suppress(OSError, ValueError, TypeError):
            text = (self.own / f"{name}.json").read_text(encoding="utf-8")
            return Record(**json.loads(text))
        return Record(name, "", "", 0, 0)

    def next_name(self, digest: str) -> str:
        """Name the release after all others, by its number and its content."""
        last = max((int(name[:6]) for name in self.names()), default=0)
        return f"{last + 1:06}-{digest}"

    def prepare(self) -> None:
        """Make the folder ours; raise `Refusal` where it is somebody else's."""
        if self.root.exists() and not self.root.is_dir():
            raise Refusal(f"{self.root} bukan folder.")
        for link in ("current", "previous"):
            path = self.root / link
            if path.exists() and not path.is_symlink():
                raise Refusal(
                    f"{path} sudah dipakai hal lain. Pindahkan dulu, atau pilih folder lain."
                )
        if not self.own.is_dir() and self.root.is_dir() and any(self.root.iterdir()):
            raise Refusal(
                f"{self.root} bukan folder penerbitan: sudah ada berkas lain di dalamnya. "
                "Pilih folder yang kosong atau belum ada."
            )
        self.trash.mkdir(parents=True, exist_ok=True)
        (self.root / "releases").mkdir(exist_ok=True)

    def clean(self) -> None:
        """Throw away what an interrupted run has left."""
        shutil.rmtree(self.fresh, ignore_errors=True)
        self.trash.mkdir(exist_ok=True)
        self._empty_trash()
        names = set(self.names())
        for path in self.own.iterdir():
            if path.suffix == ".tmp" or (_NAME.fullmatch(path.stem) and path.stem not in names):
                path.unlink()
        for link in ("current", "previous"):
            _switching(self.root / link).unlink(missing_ok=True)

    def keep(self, record: Record) -> None:
        """Write a release's record at once."""
        path = self.own / f"{record.name}.json"
        temporary = path.with_suffix(".tmp")
        temporary.write_text(json.dumps(dataclasses.asdict(record)), encoding="utf-8")
        temporary.replace(path)

    def sign(self, at: str) -> None:
        """Note when publishing last went well, whether or not anything had changed.

        Where that can't be noted, the site is published all the same; the alarm will tell.
        """
        temporary = self.own / "last.tmp"
        with contextlib.suppress(OSError):
            temporary.write_text(at, encoding="utf-8")
            temporary.replace(self.own / "last")

    def signed(self) -> str:
        """Return when publishing last went well, as ISO 8601 ("" where it never did)."""
        with contextlib.suppress(OSError):
            return (self.own / "last").read_text(encoding="utf-8")
        return ""

    def switch(self, name: str) -> None:
        """Give readers another release, from one request to the next."""
        if live := self.live():
            _point(self.root / "previous", live)
        _point(self.root / "current", name)

    def prune(self, keep: int) -> list[str]:
        """Remove all but the newest `keep` releases, the live one and the one before it."""
        live = self.live()
        needed = {live, self.record(live).before, *self.names()[-keep:]}
        needed.add(_target(self.root / "previous"))
        removed = [name for name in self.names() if name not in needed]
        for name in removed:
            self.discard(name)
        return removed

    def keep_only(self, live: str) -> list[str]:
        """Remove all other releases, and the link to the one before."""
        (self.root / "previous").unlink(missing_ok=True)
        removed = [name for name in self.names() if name != live]
        for name in removed:
            self.discard(name)
        return removed

    def discard(self, name: str) -> None:
        """Remove a release that nobody needs, or what has become of it so far."""
        with contextlib.suppress(OSError):
            # Out of sight first: a release that is half removed must not be found again.
            self.folder(name).rename(self.trash / name)
        (self.own / f"{name}.json").unlink(missing_ok=True)
        self._empty_trash()

    def _empty_trash(self) -> None:
        for path in self.trash.iterdir():
            shutil.rmtree(path, ignore_errors=True)


def _switching(link: Path) -> Path:
    return link.with_name(f".{link.name}.kim-publish")


def _point(link: Path, name: str) -> None:
    fresh = _switching(link)
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(f"releases/{name}")
    fresh.replace(link)


def _target(link: Path) -> str:
    with contextlib.suppress(OSError):
        return link.readlink().name
    return ""
