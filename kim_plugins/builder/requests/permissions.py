"""Judges a request by who sent it: which files it may touch, and who reads them first."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from kim_plugins.base.diagnostics import Diagnostic, Span, by_place
from kim_plugins.builder.requests import git
from kim_plugins.builder.sources import sources
from kim_plugins.builder.sources.sources import Project
from kim_plugins.content.files.post_paths import POSTS
from kim_plugins.content.front_matter.source import LARGEST_POST, SourceFile
from kim_plugins.content.registry import registry
from kim_plugins.content.requests import ownership, review
from kim_plugins.content.requests.changes import REGULAR, Change, Version
from kim_plugins.content.requests.ownership import Rights
from kim_plugins.model.accounts import parse_account
from kim_plugins.model.groups import Registry

_LINK = "120000"
_PROGRAM = "100755"


class _Unusable(Exception):
    """Says, in Indonesian, why a request can't be compared with its base."""


def judge(project: Project, author: str, base: str) -> list[Diagnostic]:
    """Return why `author` may not make the changes since `base`, or who reads them first.

    The registry is that of `base`; the changes are those since the branch left it,
    committed or not.
    """
    shown = project.shown(project.groups)
    account = parse_account(author)
    if account is None:
        return [Diagnostic("KIM301", Span(shown), {"author": author})]
    try:
        commit, left_at = _points(project, base)
        known = _registry_at(project, commit)
        changes = _changes(project, left_at)
    except (git.NoGit, _Unusable) as error:
        return [Diagnostic("KIM302", Span(shown), {"base": base, "reason": str(error)})]
    rights = Rights(account, known)
    return _judge(changes, rights, _in_repository(project, project.docs / POSTS), shown)


def _points(project: Project, base: str) -> tuple[str, list[str]]:
    """Return the commit of `base`, and those at which the branch left it."""
    try:
        git.prefix(project.root)
    except git.NoGit:
        raise _Unusable("folder ini bukan repositori Git, atau Git tidak terpasang") from None
    try:
        commit = git.commit(project.root, base)
    except git.NoGit:
        raise _Unusable("titik itu tidak ditemukan di repositori ini") from None
    try:
        return commit, git.merge_bases(project.root, commit)
    except git.NoGit:
        raise _Unusable("cabang ini dan titik itu tidak punya riwayat bersama") from None


def _judge(changes: list[Change], rights: Rights, posts: str, shown: str) -> list[Diagnostic]:
    refused: list[Diagnostic] = []
    allowed: list[Change] = []
    for change in changes:
        found = ownership.problems(change, rights, posts)
        refused += found
        if not found:
            allowed.append(change)
    if refused and rights.lacks_number:
        refused.append(Diagnostic("KIM301", Span(shown), {"author": _written(rights)}))
    notes = review.needed(review.Request(allowed, rights, posts))
    return by_place(_once([*refused, *notes]))


def _written(rights: Rights) -> str:
    account = rights.account
    parts = (account.forge, account.login, str(account.number or ""))
    return ":".join(part for part in parts if part)


def _once(problems: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Drop repetitions: a file may differ in a commit and once more in the working tree."""
    return list({repr(problem): problem for problem in problems}.values())


def _registry_at(project: Project, commit: str) -> Registry:
    """Read the registry that decides."""
    path = _in_repository(project, project.groups)
    content = git.file_at(project.root, commit, path)
    if content is None:
        raise _Unusable(f"{path} tidak ada di sana")
    file = SourceFile("", path, content, size=min(len(content), 1))
    known = registry.read(file, sources.region_table()).registry
    if known is None:
        raise _Unusable(f"{path} di sana memuat kesalahan")
    return known


def _in_repository(project: Project, path: Path) -> str:
    """Return a path from the top of the repository."""
    return git.prefix(project.root) + Path(os.path.relpath(path, project.root)).as_posix()


def _changes(project: Project, left_at: Iterable[str]) -> list[Change]:
    """Return every change since the branch left its base, the uncommitted ones too.

    Where branches have crossed there are several such points, and a change since any counts.
    """
    root = project.root
    found = [d for old in left_at for d in git.differences(root, old, "HEAD")]
    found += git.differences(root, "HEAD", None)
    sides = [side for d in found for side in (d.before, d.after) if side and side.is_stored]
    contents = git.blobs(root, (s.blob for s in sides if s.mode == REGULAR), LARGEST_POST)
    top = Path(os.path.abspath(root / _up(git.prefix(root))))  # noqa: PTH100 - links stay links
    changes = {}
    for difference in found:
        before = _stored(difference.before, contents)
        after = _stored(difference.after, contents)
        if difference.after and not difference.after.is_stored:
            after = _on_disk(top / difference.path, difference.after.mode)
        changes[difference] = Change(difference.path, before, after)
    return [*changes.values(), *_untracked(project)]


def _up(prefix: str) -> str:
    return "../" * prefix.count("/")


def _stored(side: git.Side | None, contents: dict[str, bytes]) -> Version | None:
    return Version(side.mode, contents.get(side.blob)) if side else None


def _untracked(project: Project) -> list[Change]:
    """Return the new files of the docs folder; elsewhere a tool may have left something."""
    prefix = git.prefix(project.root)
    paths = ((name, project.root / name) for name in git.untracked(project.root))
    return [
        Change(prefix + name, None, _on_disk(path))
        for name, path in paths
        if path.is_relative_to(project.docs)
    ]


def _on_disk(path: Path, mode: str | None = None) -> Version | None:
    """Return a file of the working tree (`None` where it is gone)."""
    try:
        found = path.lstat()
    except OSError:
        return None
    if stat.S_ISLNK(found.st_mode):
        return Version(_LINK)
    if not stat.S_ISREG(found.st_mode) or mode not in (None, REGULAR):
        return Version(mode or _PROGRAM)
    is_program = mode is None and found.st_mode & stat.S_IXUSR
    content = path.read_bytes() if found.st_size <= LARGEST_POST else None
    return Version(_PROGRAM if is_program else REGULAR, content)
