"""The plan of `kim upgrade`: what a content repository needs for the release that runs.

Of what the program once wrote, it changes what nobody has changed since (`starter.RECORD`), and
what somebody deleted stays away. The settings are brought to the form of today. Posts, pages and
pictures are never looked at.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from pathlib import Path

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.builder.founding import release, starter
from kim_plugins.builder.founding.release import FILE, WHEELS, Release
from kim_plugins.content.settings import migrations
from kim_plugins.content.settings.wrong_settings import FORMAT

SETTINGS = (migrations.SETTINGS, "groups.yaml")
ASIDE = ".lama"
"""What is put behind the name of kim.txt, or of a lock file, that people had changed."""


class Refused(Exception):
    """Says, in Indonesian, why there is nothing to upgrade here."""


@dataclasses.dataclass(frozen=True)
class Plan:
    """What is to be written and removed, and what stays for people to look at."""

    old: Release | None
    """The release so far; `None` where the folder names none."""
    new: Release
    written: Mapping[str, bytes]
    """By path, in the order of writing, the record last."""
    removed: tuple[str, ...]
    kept: tuple[str, ...]
    """Files of the program that somebody changed, though the release has others."""
    edited: tuple[str, ...] = ()
    """Others that somebody changed; the release has nothing new for them."""

    @property
    def settings(self) -> Mapping[str, bytes]:
        """Return those of the changes that the site is built from."""
        return {path: text for path, text in self.written.items() if path in SETTINGS}

    @property
    def is_empty(self) -> bool:
        """Tell whether all is as it should be."""
        return not (self.written or self.removed)


def plan(root: Path, new: Release) -> Plan:
    """Plan what to do in a content repository; raise `Refused` or `migrations.ByHand`."""
    old = _release_of(root, new.package)
    if not (root / migrations.SETTINGS).is_file():
        raise Refused(
            f"Tidak ada {migrations.SETTINGS} di sini. Jalankan di folder repositori isi."
        )
    if (root / "kim_plugins").is_dir():
        raise Refused("Folder ini memuat programnya sendiri, jadi diperbarui lewat Git.")
    if old and release.is_newer(old.version, new.version):
        raise Refused(
            f"Repositori ini sudah memakai rilis {old.version}, lebih baru daripada program ini "
            f"({new.version}). Jalankan kim upgrade dari rilis yang baru."
        )
    return _Comparison(root, old, _with_known_digest(new, old)).plan()


def newer_form(root: Path) -> Diagnostic | None:
    """Report a repository whose form this program doesn't know."""
    path = root / migrations.SETTINGS
    form = migrations.form_of(path.read_text("utf-8", "replace")) if path.is_file() else "0"
    if form.isdecimal() and int(form) <= FORMAT:
        return None
    return Diagnostic("KIM205", Span(path.name), {"value": form, "known": str(FORMAT)})


def _release_of(root: Path, package: str) -> Release | None:
    path = root / FILE
    text = path.read_text("utf-8", "replace") if path.is_file() else ""
    return release.pinned(text, package)


def _with_known_digest(new: Release, old: Release | None) -> Release:
    """Keep what was known of the same release, where less is known now."""
    if old is None or old.version != new.version or new.sha256:
        return new
    return dataclasses.replace(new, sha256=old.sha256, url=old.url)


@dataclasses.dataclass
class _Comparison:
    """A repository beside what the release would write into it."""

    root: Path
    old: Release | None
    new: Release

    def __post_init__(self) -> None:
        self.fresh = starter.own_files()
        known = self._read(starter.RECORD)
        self.known = starter.recorded((known or b"").decode("utf-8", "replace"))
        self.has_record = known is not None

    def plan(self) -> Plan:
        """Return the plan; files that are as they should be aren't in it."""
        wanted = {**dict(self._wheel()), **dict(self._own()), **dict(self._settings())}
        wanted |= dict(self._pin())
        wanted[starter.RECORD] = starter.record(self.fresh, self.new.version)
        written = {path: text for path, text in wanted.items() if self._read(path) != text}
        gone, kept = tuple(self._gone()), tuple(self._kept())
        return Plan(self.old, self.new, written, gone, kept, tuple(self._edited({*written, *kept})))

    def _own(self) -> Iterator[tuple[str, bytes]]:
        """Yield the program's files that may be written, the lock file always."""
        for path, content in self.fresh.items():
            now = self._read(path)
            if path == starter.LOCK:
                if now is not None and self._is_changed(path, now):
                    yield path + ASIDE, now
                yield path, content
            elif (now is None and self._is_new(path)) or (
                now is not None and not self._is_changed(path, now)
            ):
                yield path, content

    def _wheel(self) -> Iterator[tuple[str, bytes]]:
        if wheel := self.new.kept_wheel:
            yield f"{WHEELS}/{wheel.name}", wheel.read_bytes()

    def _pin(self) -> Iterator[tuple[str, bytes]]:
        """Yield kim.txt, and aside of it the one before where people wrote into it."""
        now = self._read(FILE) or b""
        known = [release.demands(one.pin) for one in (self.old, self.new) if one]
        if release.demands(now.decode("utf-8", "replace")) not in ([], *known):
            yield FILE + ASIDE, now
        yield FILE, self.new.pin.encode()

    def _settings(self) -> Iterator[tuple[str, bytes]]:
        found = {name: self._read(name) or b"" for name in SETTINGS}
        texts = {
            name: content.decode("utf-8", "surrogateescape") for name, content in found.items()
        }
        for name, text in migrations.migrated(texts).items():
            if text != texts[name]:
                yield name, text.encode("utf-8", "surrogateescape")

    def _kept(self) -> Iterator[str]:
        for path, content in self.fresh.items():
            now = self._read(path)
            has_other = starter.digest(content) != self.known.get(path) and path != starter.LOCK
            if has_other and now is not None and self._is_changed(path, now):
                yield path

    def _edited(self, told: set[str]) -> Iterator[str]:
        for path in sorted(self.fresh.keys() - told):
            now = self._read(path)
            if now is not None and self._is_changed(path, now):
                yield path

    def _gone(self) -> Iterator[str]:
        """Yield what the release no longer has, and wheels of other releases."""
        for path in self.known.keys() - self.fresh.keys():
            now = self._read(path)
            if now is not None and not self._is_changed(path, now):
                yield path
        kept = self.new.kept_wheel
        for wheel in sorted((self.root / WHEELS).glob("*.whl")):
            is_ours = release.is_wheel_of(wheel.name, self.new.package)
            if is_ours and (self.new.url or (kept and wheel.name != kept.name)):
                yield f"{WHEELS}/{wheel.name}"

    def _is_changed(self, path: str, now: bytes) -> bool:
        """Tell whether somebody changed a file since the program wrote it."""
        return starter.digest(now) not in {
            self.known.get(path),
            starter.digest(self.fresh.get(path, b"")),
        }

    def _is_new(self, path: str) -> bool:
        """Tell whether a file that isn't there has never been, beside others of its folder."""
        if not self.has_record or path in self.known:
            return False
        folder = path.partition("/")[0] + "/"
        beside = [one for one in self.known if one.startswith(folder)]
        return not beside or any((self.root / one).exists() for one in beside)

    def _read(self, path: str) -> bytes | None:
        file = self.root / path
        return file.read_bytes() if file.is_file() else None
