"""The one door to Git."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

_ABSENT = "000000"
_SUBMODULE = "160000"
_RAW = ("--raw", "-z", "--no-renames", "--no-abbrev", "--no-ext-diff", "--no-relative")
_OBJECT = re.compile(r"[0-9a-f]{40,64}")
_TRIES = 3
"""Pushes tried while others push as well."""


class NoGit(Exception):
    """Git is missing, or could not answer; the message says so in Indonesian."""


@dataclasses.dataclass(frozen=True, slots=True)
class Side:
    """A file on one side of a comparison."""

    mode: str
    blob: str
    """Git's name of the content; all zeros where it lies in the working tree only."""

    @property
    def is_stored(self) -> bool:
        """Tell whether Git holds the content."""
        return self.blob.strip("0") != ""


@dataclasses.dataclass(frozen=True, slots=True)
class Difference:
    """A file that differs; a side without it is `None`. Paths are from the repository's top."""

    path: str
    before: Side | None
    after: Side | None


def changed_since(root: Path, ref: str) -> list[Path]:
    """Return the files below `root` that this branch has changed since it left `ref`.

    New and deleted ones are included, and those not committed yet. Where the history is cut
    short, so that Git doesn't know where they parted, `ref` itself is compared with.
    Raises `NoGit` where there is no repository or no such ref.
    """
    start = _parting(root, commit(root, ref))
    changed = _run(root, "diff", "--name-only", "--no-renames", "-z", "--relative", start, "--")
    names = {name for name in changed.split("\0") if name} | set(untracked(root))
    return [root / name for name in sorted(names)]


def contents_at(root: Path, ref: str, paths: Iterable[Path]) -> dict[Path, bytes]:
    """Return what those of these files held that were there where this branch left `ref`.

    What others have added to `ref` since then was never this branch's to remove.
    Raises `NoGit` where there is no repository or no such ref.
    """
    start = _parting(root, commit(root, ref))
    asked = [path for path in paths if path.is_relative_to(root) and str(path).isprintable()]
    lines = "".join(f"{start}:./{path.relative_to(root).as_posix()}\n" for path in asked)
    answers = _run(root, "cat-file", "--batch-check", given=lines).splitlines()
    names = dict(zip(asked, (answer.split(" ")[0] for answer in answers), strict=True))
    found = blobs(root, (name for name in names.values() if _OBJECT.fullmatch(name)), None)
    return {path: found[name] for path, name in names.items() if name in found}


def untracked(root: Path) -> list[str]:
    """Return the new files below `root`, relative to it, that Git neither knows nor ignores."""
    fresh = _run(root, "ls-files", "--others", "--exclude-standard", "-z")
    return sorted(name for name in fresh.split("\0") if name)


def commit(root: Path, ref: str) -> str:
    """Return the commit that a ref names; whatever it is called, it is never an option.

    Raises `NoGit` where it names none.
    """
    _run(root, "rev-parse", "--git-dir")
    wanted = f"{ref}^{{commit}}"
    try:
        return _run(root, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted).strip()
    except NoGit:
        raise NoGit(
            f"Git tidak mengenal {ref}. Sebutkan nama cabang atau titik yang ada, misalnya "
            "main, origin/main, atau HEAD~1."
        ) from None


def _parting(root: Path, known: str) -> str:
    try:
        return _run(root, "merge-base", known, "HEAD").strip() or known
    except NoGit:
        return known


def prefix(root: Path) -> str:
    """Return the path of `root` from the repository's top, "" or with a slash at its end."""
    return _run(root, "rev-parse", "--show-prefix").rstrip("\n")


def merge_bases(root: Path, base: str) -> list[str]:
    """Return where the checked-out branch left `base`: several commits where they crossed.

    Raises `NoGit` where the two have no common history (or it was not fetched).
    """
    return _run(root, "merge-base", "--all", base, "HEAD").split()


def differences(root: Path, old: str, new: str | None) -> list[Difference]:
    """Compare two commits file by file, or (`new` is `None`) a commit with the working tree.

    A rename is a deletion and a new file; links, programs and submodules show by their mode.
    No setting of the repository, nor a `.gitmodules` that came with a request, can hide one.
    """
    if new is None:
        raw = _run(root, "diff", *_RAW, "--ignore-submodules=dirty", old, "--")
    else:
        raw = _run(root, "diff-tree", "-r", *_RAW, "--ignore-submodules=none", old, new, "--")
    fields = raw.split("\0")
    return [_difference(f, path) for f, path in zip(fields[::2], fields[1::2], strict=False)]


def _difference(line: str, path: str) -> Difference:
    old_mode, new_mode, old_blob, new_blob, _ = line.removeprefix(":").split(" ")
    before = Side(old_mode, old_blob) if old_mode != _ABSENT else None
    after = Side(new_mode, new_blob) if new_mode != _ABSENT else None
    return Difference(path, before, after)


def file_at(root: Path, ref: str, path: str) -> bytes | None:
    """Return a file's content in a commit (`None` where there is no ordinary file there)."""
    listed = _run(root, "ls-tree", "-z", "--full-tree", ref, "--", f":(literal,top){path}")
    mode, _, rest = listed.partition(" ")
    if not mode.startswith("100"):
        return None
    blob = rest.split("\t", 1)[0].split(" ")[1]
    return blobs(root, [blob], largest=None)[blob]


def blobs(root: Path, names: Iterable[str], largest: int | None) -> dict[str, bytes]:
    """Return contents by their names; those of more than `largest` bytes are left out."""
    wanted = sorted(set(names))
    sizes = _run(root, "cat-file", "--batch-check", given="".join(f"{n}\n" for n in wanted))
    known = [line.split(" ") for line in sizes.splitlines()]
    chosen = [
        (name, int(size))
        for name, kind, size in (entry for entry in known if len(entry) == 3)
        if kind == "blob" and (largest is None or int(size) <= largest)
    ]
    output = _call(root, "cat-file", "--batch", given="".join(f"{n}\n" for n, _ in chosen))
    found, position = {}, 0
    for name, size in chosen:
        start = output.index(b"\n", position) + 1
        found[name] = output[start : start + size]
        position = start + size + 1
    return found


def last_commit(root: Path) -> str:
    """Return when the last commit was made, as ISO 8601.

    Raises `NoGit` where there is none.
    """
    return _run(root, "log", "-1", "--format=%cI").strip()


def save(root: Path, path: Path, message: str) -> None:
    """Commit one file alone; raise `NoGit` where that can't be."""
    _run(root, "add", "--", str(path))
    _run(root, "commit", "--quiet", "--message", message, "--", str(path))


def push(root: Path, aside: str) -> bool:
    """Send the last commit to the branch that was checked out; tell whether it was taken.

    Where others were faster it is put on top of theirs. A branch that takes no commits (because
    it is protected) isn't forced: the commit goes to the branch `aside` instead. Raises `NoGit`
    where not even that is possible.
    """
    branch = _run(root, "symbolic-ref", "--short", "HEAD").strip()
    for _ in range(_TRIES):
        try:
            _run(root, "push", "--quiet", "origin", f"HEAD:refs/heads/{branch}")
        except NoGit:
            with contextlib.suppress(NoGit):
                _run(root, "pull", "--quiet", "--rebase", "origin", branch)
        else:
            return True
    _run(root, "push", "--quiet", "origin", f"HEAD:refs/heads/{aside}")
    return False


def bundle(root: Path, file: Path) -> None:
    """Write every branch and tag, and what is checked out, with all history into one file.

    What was fetched of others, and what was put aside with `git stash`, stays out.
    Raises `NoGit` where there is nothing to write.
    """
    _run(root, "bundle", "create", "--quiet", str(file), "--branches", "--tags", "HEAD")


def verify_bundle(empty: Path, file: Path) -> None:
    """Raise `NoGit` unless a bundle can be read into an empty folder with nothing else at hand."""
    _run(empty, "init", "--quiet", "--bare")
    _run(empty, "bundle", "verify", "--quiet", str(file))
    _run(empty, "bundle", "unbundle", str(file))


def is_cut_short(root: Path) -> bool:
    """Tell whether the repository lacks the beginning of its history (a shallow clone)."""
    return _run(root, "rev-parse", "--is-shallow-repository").strip() == "true"


def unsaved(root: Path) -> int:
    """Count the files of the repository that differ from the last commit, new ones included."""
    return len(_run(root, "status", "--porcelain", "--untracked-files=all").splitlines())


def has_commits(root: Path) -> bool:
    """Tell whether any branch or tag holds a commit; raises `NoGit` without a repository."""
    return _run(root, "rev-list", "--all", "--max-count=1") != ""


def kept_elsewhere(root: Path) -> list[str]:
    """Return what the repository only points at: submodules, and files in Git LFS.

    No bundle holds their contents. Paths are from `root`.
    """
    rows = _run(root, "ls-files", "--stage", "-z", ":/").split("\0")
    modules = [row.partition("\t")[2] for row in rows if row.startswith(_SUBMODULE)]
    large = _run(root, "ls-files", "-z", ":(top,attr:filter=lfs)").split("\0")
    return sorted({*modules, *large} - {""})


def _run(root: Path, *arguments: str, given: str = "") -> str:
    return _call(root, *arguments, given=given).decode("utf-8", "surrogateescape")


def _call(root: Path, *arguments: str, given: str = "") -> bytes:
    # Neither replacement objects nor a wish for fresh indexes may change what is answered.
    environ = {
        **os.environ,
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "LC_ALL": "C",
    }
    try:
        result = subprocess.run(  # noqa: S603 - arguments, not a shell's line
            ["git", "-C", str(root), *arguments],  # noqa: S607 - whichever Git the person uses
            capture_output=True,
            check=False,
            input=given.encode(),
            env=environ,
        )
    except OSError:
        raise NoGit("Git tidak terpasang di sini.") from None
    except ValueError:
        raise NoGit("Nama titik Git itu memuat tanda yang tidak dapat dipakai.") from None
    if result.returncode:
        raise NoGit(_reason(result.stderr.decode("utf-8", "replace")))
    return result.stdout


def _reason(error: str) -> str:
    if "not a git repository" in error:
        return "Folder ini tidak dikelola dengan Git."
    return f"Git tidak dapat menjawab: {error.strip()}"
