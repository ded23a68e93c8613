"""Who has to read a permitted change before it is published, and why.

Berita, agenda and potensi of a trusted group may go out as soon as they are green.
Everything that can hurt someone, or that can't be taken back, is read by an editor first.
"""

from __future__ import annotations

import dataclasses
import posixpath
from collections.abc import Iterator, Sequence

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.content.files.post_paths import FileRole, role
from kim_plugins.content.requests.changes import Change, Place, Version, place_of
from kim_plugins.content.requests.ownership import Rights
from kim_plugins.model import urls
from kim_plugins.model.accounts import parse_account
from kim_plugins.model.frontmatter import FrontMatter, Pengumuman
from kim_plugins.model.kinds import KIND_LABELS

FREE_KINDS = frozenset({"berita", "agenda", "potensi"})
"""What a trusted group publishes without being read first."""
_DECLARED = ("tidak-ada", "dewasa")


@dataclasses.dataclass(frozen=True, slots=True)
class Request:
    """What was asked for, by whom; `posts` is the folder of all posts."""

    changes: Sequence[Change]
    rights: Rights
    posts: str


def needed(request: Request) -> list[Diagnostic]:
    """Return a note on each permitted change that somebody else has to read first."""
    declared = _declared_pictures(request)
    notes = []
    for change in request.changes:
        place = place_of(change.path, request.posts)
        if place is None:
            continue
        reasons = dict.fromkeys(_reasons(change, place, request.rights, declared))
        if reasons:
            args = {"reason": "; ".join(reasons), "reviewers": reviewers(request.rights, place)}
            notes.append(Diagnostic("KIM308", Span(change.shown), args))
    return notes


def reviewers(rights: Rights, place: Place) -> str:
    """Name those who can read a change: the area's editors, else the province's, else others.

    The account itself is left out: nobody reviews what he sent.
    """
    registry = rights.registry
    area = registry.areas.get(place.area)
    choices = (
        (f"penyunting {area.name}" if area else "", area.editors if area else ()),
        ("penyunting provinsi", registry.province.editors),
        ("pengelola situs", registry.maintainers),
    )
    for name, listed in choices:
        accounts = [parse_account(text) for text in listed]
        logins = [a.login for a in accounts if a and not rights.account.is_listed_as(a)]
        if logins:
            return f"{name} ({', '.join(dict.fromkeys(logins))})"
    return "pengelola situs"


def _reasons(
    change: Change, place: Place, rights: Rights, declared: frozenset[str]
) -> Iterator[str]:
    is_klarifikasi = any(v.meta and v.meta.kind == "klarifikasi" for v in change.versions)
    if rights.edits(place.area):
        if is_klarifikasi:
            yield "klarifikasi dibaca penyunting lain, bukan pengirimnya sendiri"
        return
    if not rights.writes(place.area, place.group):
        yield "pengirimnya bukan penulis atau penyunting di daerah ini"
    else:
        yield from _standing(place, rights)
    match role(f"posts/{place.area}/{place.group}/{place.name}"):
        case FileRole.POST:
            yield from _of_post(change, place)
        case FileRole.PICTURE:
            yield from _of_picture(change, declared)
        case _:
            yield "berkas ini bukan tulisan dan bukan gambar"


def _standing(place: Place, rights: Rights) -> Iterator[str]:
    group = rights.registry.groups_by_id[place.area, place.group]
    if group.trust != "tepercaya":
        yield "kelompok ini masih baru di situs (trust: baru)"
    if group.status == "bubar" or group.merged_into:
        yield "kelompok ini tercatat sudah bubar atau bergabung dengan yang lain"


def _of_post(change: Change, place: Place) -> Iterator[str]:
    """Look at both versions: what was sensitive stays so when its label is taken off."""
    before, after = change.before, change.after
    if before and not after and not (before.meta and before.meta.draft):
        yield "tulisan dihapus; yang sudah terbit lebih baik dicabut dengan kunci withdrawn"
    for version in change.versions:
        if version.meta is None:
            yield "bagian awal tulisan belum dapat dibaca"
            continue
        yield from _of_meta(version.meta, place)
    if bool(_withdrawal(before)) != bool(_withdrawal(after)):
        yield "tulisan dicabut, atau pencabutannya dibatalkan"


def _of_meta(meta: FrontMatter, place: Place) -> Iterator[str]:
    """Say what in a front matter asks for an editor; a key that doesn't fit is `None`."""
    if meta.withdrawn is None and meta.kind not in FREE_KINDS:
        label = KIND_LABELS.get(str(meta.kind), "jenis ini")
        yield f"{label} selalu dibaca penyunting dahulu"
    if isinstance(meta, Pengumuman) and meta.urgent:
        yield "pengumuman ini mendesak"
    if meta.image_people == "anak" or meta.consent:
        yield "gambarnya memperlihatkan anak"
    if meta.public_contacts:
        yield "tulisan ini memuat nomor atau surel kantor (public_contacts)"
    own = "/" + urls.group(place.area, place.group)
    if any(not old.startswith(own) or ".." in old for old in meta.redirect_from or ()):
        yield "alamat lama (redirect_from) berada di luar halaman kelompok ini"


def _of_picture(change: Change, declared: frozenset[str]) -> Iterator[str]:
    if change.before:
        yield "gambar yang sudah ada diganti atau dihapus"
    elif change.path not in declared:
        yield "belum ada tulisan di kiriman ini yang menyebut siapa yang tampak (image_people)"


def _withdrawal(version: Version | None) -> object:
    return version.meta.withdrawn if version and version.meta else None


def _declared_pictures(request: Request) -> frozenset[str]:
    """Return the new pictures of which a post in the request says that no child is on them."""
    found = set()
    for change in request.changes:
        meta = change.after.meta if change.after else None
        if meta and meta.image and meta.image_people in _DECLARED:
            folder = posixpath.dirname(change.path)
            found.add(posixpath.normpath(posixpath.join(folder, meta.image)))
    return frozenset(found)
