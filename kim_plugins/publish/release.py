"""Publishes a site into a folder, and goes back to a former release."""

from __future__ import annotations

import contextlib
import ctypes
import dataclasses
import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from kim_plugins.builder.storage.folder import content_hash
from kim_plugins.publish.refusal import Refusal
from kim_plugins.publish.release_folder import Record, ReleaseFolder
from kim_plugins.publish.tree import Tree

FULL = (errno.ENOSPC, errno.EDQUOT)
_CAN_NOT_LINK = (errno.EPERM, errno.EMLINK, errno.EXDEV, errno.ENOTSUP, errno.ENOSYS)


@dataclasses.dataclass(frozen=True, slots=True)
class Published:
    """What readers get now."""

    record: Record
    written: int = 0
    """Files whose content is new; all others are shared with the release before."""
    removed: tuple[str, ...] = ()
    """Old releases that were thrown away."""
    is_new: bool = True


def publish(tree: Tree, release_folder: ReleaseFolder, keep: int, at: str) -> Published:
    """Make a release of a site and give it to readers; the caller holds the shelf's lock.

    Whatever ends this early, readers get the old release or the new one, whole, and the next
    call throws away what is left. Raises `Refusal` where the disk is full.
    """
    with _explaining(release_folder):
        release_folder.clean()
        live = release_folder.live()
        shared = _shared(tree, release_folder.folder(live)) if live else set()
        if (
            live
            and len(shared) == len(tree.files)
            and not _has_more(tree, release_folder.folder(live))
        ):
            removed = tuple(release_folder.prune(keep))
            release_folder.sign(at)
            return Published(release_folder.record(live), removed=removed, is_new=False)
        _make(tree, release_folder, live, shared)
        record = Record(release_folder.next_name(tree.digest), live, at, len(tree.files), tree.size)
        try:
            release_folder.keep(record)
            release_folder.fresh.rename(release_folder.folder(record.name))
            # The files must be on the disk before the link is: else a power cut could leave a
            # link to empty files.
            _flush(release_folder.root)
            release_folder.switch(record.name)
        except OSError:
            release_folder.discard(record.name)
            raise
        removed = tuple(release_folder.prune(keep))
        release_folder.sign(at)
        _flush(release_folder.root)
        return Published(record, len(tree.files) - len(shared), removed)


def roll_back(release_folder: ReleaseFolder, name: str = "") -> Record:
    """Give readers the release before the live one, or a named one.

    Raises `Refusal` where there is none.
    """
    with _explaining(release_folder):
        release_folder.clean()
        live = release_folder.live()
        target = name or release_folder.record(live).before
        if target not in release_folder.names():
            known = ", ".join(release_folder.names()) or "belum ada"
            asked = f"Rilis {name} tidak ada." if name else "Rilis sebelum ini tidak tersimpan."
            raise Refusal(f"{asked} Yang tersimpan: {known}.")
        if target != live:
            release_folder.switch(target)
            _flush(release_folder.root)
        return release_folder.record(target)


def purge(release_folder: ReleaseFolder) -> list[str]:
    """Remove every release but the live one, and the way to the one before it.

    For what must not stay anywhere: a withdrawn picture would still be served for pages that
    were opened before. Raises `Refusal` where no release is live.
    """
    with _explaining(release_folder):
        release_folder.clean()
        live = release_folder.live()
        if not live:
            raise Refusal(f"Belum ada rilis yang terbit di {release_folder.root}.")
        return release_folder.keep_only(live)


def _shared(tree: Tree, former: Path) -> set[str]:
    """Return the files that lie in the former release with exactly the same bytes.

    They are compared, not believed: a file that was damaged there must not be passed on.
    """
    return {path for path, entry in tree.files.items() if _hash(former / path) == entry.hash}


def _hash(path: Path) -> str:
    with contextlib.suppress(OSError):
        if not path.is_symlink():
            return content_hash(path.read_bytes())
    return ""


def _has_more(tree: Tree, former: Path) -> bool:
    found = (Path(folder) / name for folder, _, names in os.walk(former) for name in names)
    return any(path.relative_to(former).as_posix() not in tree.files for path in found)


def _make(tree: Tree, release_folder: ReleaseFolder, live: str, shared: set[str]) -> None:
    """Put a release together: unchanged files are shared, the others written."""
    release_folder.fresh.mkdir()
    former, all_former = (
        release_folder.folder(live),
        [release_folder.folder(name) for name in release_folder.names()],
    )
    made = {release_folder.fresh}
    for path, entry in tree.files.items():
        target = release_folder.fresh / path
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        if path not in shared or not _link(former / path, target):
            _write(tree.root / path, entry.hash, target)
            _date(target, [folder / path for folder in all_former])


def _link(source: Path, target: Path) -> bool:
    """Share a file with the former release; tell whether the file system can."""
    try:
        target.hardlink_to(source)
    except OSError as error:
        if error.errno in _CAN_NOT_LINK:
            return False
        raise
    return True


def _write(source: Path, hash_: str, target: Path) -> None:
    content = source.read_bytes()
    if content_hash(content) != hash_:
        raise Refusal(
            f"{source} berubah selagi diterbitkan. Jalankan lagi sesudah situs selesai dibuat."
        )
    target.write_bytes(content)
    target.chmod(0o644)


def _date(target: Path, former: list[Path]) -> None:
    """Date a file later than any other content that this path has had.

    Web servers make an ETag of a file's second and size: a page that changed twice within a
    second would else be taken for unchanged by browsers that have the first.
    """
    last = 0
    for path in former:
        with contextlib.suppress(OSError):
            last = max(last, int(path.stat().st_mtime))
    if target.stat().st_mtime < last + 1:
        os.utime(target, (last + 1, last + 1))


@contextlib.contextmanager
def _explaining(release_folder: ReleaseFolder) -> Iterator[None]:
    """Turn what the disk refuses into one sentence, and tidy up."""
    try:
        yield
    except OSError as error:
        raise explained(error, release_folder) from error
    finally:
        shutil.rmtree(release_folder.fresh, ignore_errors=True)


def explained(error: OSError, release_folder: ReleaseFolder) -> Refusal:
    """Say in one sentence what the disk refused."""
    if error.errno in FULL:
        return Refusal(
            f"Tempat penyimpanan di {release_folder.root} penuh; rilis yang lama tetap terbit. "
            "Kosongkan tempat, atau simpan lebih sedikit rilis dengan --keep."
        )
    return Refusal(
        f"{error.filename or release_folder.root} tidak dapat dipakai: {error.strerror}."
    )


def _flush(root: Path) -> None:
    """Wait until the disk has everything; of the one file system only, where that is possible."""
    descriptor = os.open(root, os.O_RDONLY)
    try:
        ctypes.CDLL(None).syncfs(descriptor)
    except (AttributeError, OSError):
        os.sync()
    finally:
        os.close(descriptor)
