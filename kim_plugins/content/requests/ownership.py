"""Who may change which file: the rules of the gate, by the registry of the base branch.

A request is judged by the registry that was there before it, so that nobody can grant
himself a group.
"""

from __future__ import annotations

import dataclasses
import re

from kim_plugins.base.diagnostics import Diagnostic, Span, closest
from kim_plugins.base.slug import is_slug, slugify
from kim_plugins.content.requests.changes import REGULAR, Change, Place, place_of
from kim_plugins.model.accounts import ForgeAccount, is_among, parse_account
from kim_plugins.model.frontmatter import Pengumuman
from kim_plugins.model.groups import Registry

_KINDS = {
    "120000": "pintasan (symbolic link)",
    "160000": "repositori lain (submodule)",
    "100755": "berkas program (executable)",
}
_NOBODY = "belum terdaftar di cabang tujuan"


@dataclasses.dataclass(frozen=True, slots=True)
class Rights:
    """What an account may do."""

    account: ForgeAccount
    registry: Registry
    """Of the base branch."""

    @property
    def maintains(self) -> bool:
        """Tell whether the account answers for groups.yaml, the settings and the code."""
        return is_among(self.account, self.registry.maintainers)

    def edits(self, area: str) -> bool:
        """Tell whether the account is an editor of an area."""
        found = self.registry.areas.get(area)
        return found is not None and is_among(self.account, found.editors)

    def writes(self, area: str, group: str) -> bool:
        """Tell whether the account is an author of a group."""
        found = self.registry.groups_by_id.get((area, group))
        return found is not None and is_among(self.account, found.authors)

    @property
    def folders(self) -> list[str]:
        """Return the folders that the account may change, below the folder of all posts."""
        areas = [area for area in self.registry.areas if self.edits(area)]
        groups = [f"{a}/{g}" for a, g in self.registry.groups_by_id if self.writes(a, g)]
        return areas + groups

    @property
    def lacks_number(self) -> bool:
        """Tell whether the login is listed, but with a number that the account hasn't shown."""
        return any(
            self.account.lacks_number_of(listed)
            for listed in map(parse_account, _accounts(self.registry))
            if listed
        )


def _accounts(registry: Registry) -> list[str]:
    """Return every account that the registry lists."""
    areas = (account for area in registry.areas.values() for account in area.editors)
    groups = (account for group in registry.groups for account in group.authors)
    return [*registry.maintainers, *areas, *groups]


def problems(change: Change, rights: Rights, posts: str) -> list[Diagnostic]:
    """Say why a request may not make a change; `posts` is the folder of all posts."""
    if reason := _odd_name(change.path):
        return [_problem("KIM306", change, reason=reason)]
    place = place_of(change.path, posts)
    if place is None:
        return _outside(change, rights, posts)
    if rights.edits(place.area) or rights.maintains:
        return _unfit(change, place, rights)
    if place.group and rights.writes(place.area, place.group):
        return _unfit(change, place, rights)
    return [_foreign(change, place, rights)]


def _odd_name(path: str) -> str:
    """Say what is dangerous in a path: on other systems it could be another one.

    Windows takes backslashes for slashes and a colon for a stream; macOS and Windows read
    several spellings as `.git` (CVE-2014-9390).
    """
    parts = path.split("/")
    if any(part in ("", ".", "..") for part in parts):
        return "memuat titik atau garis miring yang menunjuk ke folder lain"
    if not path.isprintable():
        return "memuat huruf yang tidak tampak, misalnya ganti baris"
    if re.search(r"[\\:]", path):
        return "memuat garis miring terbalik atau titik dua"
    if any(re.fullmatch(r"(?i)(?:\.git|git~\d+)[ .]*", part) for part in parts):
        return "sama dengan nama folder milik Git"
    return ""


def _outside(change: Change, rights: Rights, posts: str) -> list[Diagnostic]:
    """Judge a file that is no group's: groups.yaml, settings, code, pages, pictures of the site."""
    if rights.maintains:
        return []
    depth = posts.count("/") + 1
    folder = "/".join(change.path.split("/")[:depth])
    if folder != posts and _alike(folder, posts):
        return [_problem("KIM304", change, posts, folder=folder)]
    return [_problem("KIM309", change, account=rights.account.login)]


def _alike(given: str, known: str) -> bool:
    """Tell whether a name could be taken for a known one, which it is not."""
    is_near = not given.isascii() and closest(given, [known]) != ""
    return is_near or slugify(given) == slugify(known)


def _foreign(change: Change, place: Place, rights: Rights) -> Diagnostic:
    """Say whose folder it is, or that the folder only looks like one."""
    registry = rights.registry
    for folder, known in (
        (place.area, list(registry.areas)),
        (place.group, [g.id for g in registry.groups if g.regency == place.area]),
    ):
        if folder and folder not in known and not is_slug(folder):
            return _problem("KIM304", change, closest(folder, known), folder=folder)
    group = registry.groups_by_id.get((place.area, place.group))
    area = registry.areas.get(place.area)
    owner = _NOBODY
    if group:
        owner = f"milik {group.name}"
    elif area and not place.group:
        owner = f"milik penyunting {area.name}"
    folders = ", ".join(rights.folders) or "belum ada"
    return _problem("KIM303", change, owner=owner, account=rights.account.login, folders=folders)


def _unfit(change: Change, place: Place, rights: Rights) -> list[Diagnostic]:
    """Say what may not lie in a group's folder, whoever brings it."""
    after = change.after
    if after is None:
        return []
    if after.mode != REGULAR:
        kind = _KINDS.get(after.mode, "berkas yang tidak biasa")
        return [_problem("KIM305", change, kind=kind)]
    if any(part.startswith(".") for part in (place.group, *place.name.split("/"))):
        return [_problem("KIM306", change, reason="diawali titik, sehingga tersembunyi")]
    is_urgent = isinstance(after.meta, Pengumuman) and after.meta.urgent
    if is_urgent and not rights.edits(place.area):
        area = rights.registry.areas.get(place.area)
        return [_problem("KIM307", change, area=area.name if area else place.area)]
    return []


def _problem(code: str, change: Change, suggestion: str = "", **args: str) -> Diagnostic:
    return Diagnostic(code, Span(change.shown), args, suggestion)
