"""The release of this program that a content repository uses: where it comes from, its digest.

`kim.txt` is read by pip beside the lock file. It takes the package from the folder `paket/` or
from the address that it names, never by name from a public index: nobody publishes this package
there, so whoever took the name would be trusted.
"""

from __future__ import annotations

import dataclasses
import email
import hashlib
import json
import re
import zipfile
from importlib import metadata
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

FILE = "kim.txt"
WHEELS = "paket"
"""The folder of a content repository that holds the release's wheel."""
_HEAD = "# Rilis program yang dipakai repositori ini. Diubah oleh kim upgrade.\n"
_WHEEL = re.compile(r"([A-Za-z0-9_.]+)-([A-Za-z0-9_.!+]+)-[^-/]+-[^-/]+-[^-/]+\.whl")
_PIN = re.compile(r"^([A-Za-z0-9._-]+) *(?:== *([^\s;]+)|@ *(https://\S+))(.*)$", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})\b")


class Unusable(Exception):
    """Says, in Indonesian, why a release's file can't be used."""


@dataclasses.dataclass(frozen=True, slots=True)
class Release:
    """A release; what isn't known of it is ""."""

    package: str
    version: str
    sha256: str = ""
    """Of its wheel."""
    url: str = ""
    """Where everybody gets the wheel; else it lies in `WHEELS`."""
    wheel: Path | None = None
    """The wheel on this machine."""

    @property
    def pin(self) -> str:
        """Return what kim.txt says of it."""
        digest = f" --hash=sha256:{self.sha256}" if self.sha256 else ""
        if self.url:
            return f"{_HEAD}{self.package} @ {self.url}{digest}\n"
        source = f"--no-index\n--find-links {WHEELS}\n"
        return f"{_HEAD}{source}{self.package}=={self.version}{digest}\n"

    @property
    def kept_wheel(self) -> Path | None:
        """Return the wheel that is to lie in `WHEELS`; `None` where there is none for it."""
        return None if self.url else self.wheel


def running() -> Release:
    """Return the release that runs, with what pip has noted of where it came from (PEP 610)."""
    (plugin,) = metadata.entry_points(group="mkdocs.plugins", name="kim")
    assert plugin.dist is not None
    release = Release(plugin.dist.name, plugin.dist.version)
    return noted(release, plugin.dist.read_text("direct_url.json") or "{}")


def noted(release: Release, direct_url: str) -> Release:
    """Add to a release what pip's note says of its wheel, if it was installed from one."""
    told = json.loads(direct_url)
    archive = told.get("archive_info", {})
    # Before pip 23.1 only the first was written.
    digest = archive.get("hash", "").removeprefix("sha256=")
    digest = archive.get("hashes", {}).get("sha256", digest)
    if not digest:
        return release
    release = dataclasses.replace(release, sha256=digest)
    parts = urlsplit(told["url"])
    if parts.scheme == "https" and not parts.username and _is_address_of(told["url"], release):
        return dataclasses.replace(release, url=told["url"])
    wheel = Path(url2pathname(parts.path)) if parts.scheme == "file" else None
    is_there = wheel is not None and wheel.is_file() and _digest(wheel) == digest
    return dataclasses.replace(release, wheel=wheel if is_there else None)


def given(wheel: Path, url: str = "") -> Release:
    """Return the release of a wheel, which must be the one that runs; raise `Unusable`."""
    release = _read(wheel)
    now = running()
    if _plain(release.package) != _plain(now.package):
        raise Unusable(f"{wheel.name} bukan rilis program ini ({now.package}).")
    if release.version != now.version:
        raise Unusable(
            f"{wheel.name} adalah rilis {release.version}, sedangkan yang sedang berjalan "
            f"{now.version}. Pasang rilis {release.version} dahulu, lalu jalankan lagi."
        )
    if url and not _is_address_of(url, release):
        raise Unusable(
            f"{url} bukan alamat https dari berkas rilis {release.version} (berakhiran .whl)."
        )
    return dataclasses.replace(release, package=now.package, url=url)


def pinned(text: str, package: str) -> Release | None:
    """Return the release of a package that a kim.txt names beside whatever else, or `None`."""
    lines = (found.groups() for found in _PIN.finditer(text))
    ours = next((line for line in lines if _plain(line[0]) == _plain(package)), None)
    if ours is None:
        return None
    named_so, version, url, rest = ours
    digest = _HASH.search(rest)
    if url:
        named = _WHEEL.fullmatch(_name_in(url))
        version = named[2] if named else ""
    return Release(named_so, version, digest[1] if digest else "", url or "")


def demands(text: str) -> list[str]:
    """Return the lines of a kim.txt that pip acts upon."""
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def is_newer(version: str, other: str) -> bool:
    """Tell whether a version is later than another, as PEP 440 orders them."""
    return _order(version) > _order(other)


def is_wheel_of(name: str, package: str) -> bool:
    """Tell whether a file's name is that of a wheel of a package."""
    found = _WHEEL.fullmatch(name)
    return found is not None and _plain(found[1]) == _plain(package)


def _read(wheel: Path) -> Release:
    named = _WHEEL.fullmatch(wheel.name)
    try:
        with zipfile.ZipFile(wheel) as archive:
            (name,) = (n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
            told = email.message_from_bytes(archive.read(name))
    except (OSError, ValueError, zipfile.BadZipFile):
        told = email.message_from_string("")
    if named is None or not told["Name"] or told["Version"] != named[2]:
        raise Unusable(f"{wheel} bukan berkas rilis (.whl) yang dapat dibaca.")
    return Release(told["Name"], told["Version"], _digest(wheel), wheel=wheel)


def _is_address_of(url: str, release: Release) -> bool:
    named = _WHEEL.fullmatch(_name_in(url))
    is_right = named is not None and named[2] == release.version
    return url.startswith("https://") and not re.search(r"\s", url) and is_right


def _name_in(url: str) -> str:
    return unquote(urlsplit(url).path.rpartition("/")[2])


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _plain(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package).lower()


def _order(version: str) -> tuple[list[int], bool, str, list[int]]:
    """Return what orders versions: 0.2.0.dev1, 0.2.0rc1 and then 0.2.0, which is 0.2 as well."""
    numbers = re.match(r"[0-9.]*", version)
    assert numbers is not None
    rest = version[numbers.end() :]
    stage = re.search(r"dev|a|b|rc", rest.partition("+")[0])
    release = [int(digits) for digits in re.findall(r"[0-9]+", numbers[0])]
    while release and release[-1] == 0:
        release.pop()
    later = [int(digits) for digits in re.findall(r"[0-9]+", rest)]
    order = "" if stage is None or stage[0] == "dev" else stage[0]
    return release, stage is None, order, later
