"""What folder and file name of a file under `docs/posts/` say, and whether they may."""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
import posixpath
import re

from kim_plugins.base.diagnostics import Diagnostic, Span, closest
from kim_plugins.base.slug import is_slug, slugify
from kim_plugins.model import urls
from kim_plugins.model.groups import Registry
from kim_plugins.model.posts import PostPlace

POSTS = "posts"
"""The folder of all posts, in the docs folder."""
PICTURE_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp")
OTHER_PICTURES = (".gif", ".heic", ".heif", ".bmp", ".tif", ".tiff", ".avif", ".svg")
"""Kinds of picture that are never published."""
PHONE_PICTURES = (".heic", ".heif")
"""Kinds of picture that phones save, and that `kim fix` makes a JPEG of."""
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"})
"""Brands of files whose pictures are coded as HEVC (ISO/IEC 23008-12, annex B.4)."""
_DATE = r"(\d{4}-\d{2}-\d{2})-"
_DATED = re.compile(_DATE, re.ASCII)
_NAME = re.compile(_DATE + r"(.+)\.md", re.ASCII)
_LEFT_BEHIND = re.compile(
    r".*~|#.*#|~\$.*|4913|.*\.(?:sw[k-p]|tmp)|thumbs\.db|desktop\.ini", re.IGNORECASE | re.DOTALL
)
"""What editors, Word and Windows put beside a file while it is worked on."""
_COPIES = (".bak", ".orig", ".rej", ".old")
"""What people and Git call an earlier state of a file."""
_SIGNATURES = {
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".webp": (b"RIFF",),
}


class FileRole(enum.Enum):
    """What a file under `docs/posts/` is for."""

    POST = enum.auto()
    PICTURE = enum.auto()
    ATTACHMENT = enum.auto()
    """A PDF that a post may link to."""
    IGNORED = enum.auto()
    STRAY = enum.auto()


@dataclasses.dataclass(frozen=True, slots=True)
class PostName:
    """What a post's file name says."""

    day: dt.date
    slug: str


def is_page(uri: str) -> bool:
    """Tell whether MkDocs makes a page of a file (`mkdocs.utils.is_markdown_file`)."""
    return uri.endswith((".md", ".markdown", ".mdown", ".mkdn", ".mkd"))


def is_post(uri: str) -> bool:
    """Tell whether a file lies below the folder of all posts (or is that folder's name)."""
    return uri == POSTS or uri.startswith(POSTS + "/")


def role(uri: str) -> FileRole:
    """Tell what a file is for, by its path relative to the docs folder."""
    name = posixpath.basename(uri)
    is_hidden = any(part.startswith(".") for part in uri.split("/"))
    if is_hidden or name.lower() == "readme.md" or _LEFT_BEHIND.fullmatch(name):
        return FileRole.IGNORED
    if is_page(name.lower()):
        return FileRole.POST
    if _is_in(uri, "img") and name.lower().endswith(PICTURE_SUFFIXES):
        return FileRole.PICTURE
    if _is_in(uri, "berkas") and name.lower().endswith(".pdf"):
        return FileRole.ATTACHMENT
    return FileRole.STRAY


def is_remainder(uri: str) -> bool:
    """Tell whether a file is an earlier state of another, which nobody means to publish."""
    name = posixpath.basename(uri)
    return _LEFT_BEHIND.fullmatch(name) is not None or name.lower().endswith(_COPIES)


def is_phone_picture(uri: str) -> bool:
    """Tell whether a file lies where a group's pictures do, and is named as phones name them."""
    return is_post(uri) and _is_in(uri, "img") and uri.lower().endswith(PHONE_PICTURES)


def _is_in(uri: str, folder: str) -> bool:
    """Tell whether a file lies right in a folder of that name in a group's own."""
    folders = uri.split("/")
    return len(folders) == 5 and folders[3] == folder


def undated(name: str) -> str:
    """Return the name of a post's file without the date before it, if there is one."""
    found = _DATED.match(name)
    return name[found.end() :] if found else name


def stray(uri: str, path: str) -> Diagnostic:
    """Say why a file has no place under `docs/posts/`."""
    name = posixpath.basename(uri)
    code = "KIM041"
    if is_phone_picture(uri):
        code = "KIM163"
    elif name.lower().endswith((*PICTURE_SUFFIXES, *PHONE_PICTURES)):
        code = "KIM058"
    elif name.lower().endswith(OTHER_PICTURES):
        code = "KIM032"
    return Diagnostic(code, Span(path), {"name": name})


def url_of(uri: str) -> str | None:
    """Return the URL that a post's path gives it (`None` for any other file)."""
    folders = uri.split("/")
    found = _NAME.fullmatch(folders[-1])
    if len(folders) != 4 or folders[0] != POSTS or not found:
        return None
    return urls.post(folders[1], folders[2], int(found[1][:4]), found[2])


def place_of(uri: str) -> PostPlace | None:
    """Read the place of a post that is known to lie right (`None` for any other file)."""
    folders = uri.split("/")
    found = _NAME.fullmatch(folders[-1])
    if len(folders) != 4 or folders[0] != POSTS or not found:
        return None
    return PostPlace(folders[1], folders[2], dt.date.fromisoformat(found[1]), found[2])


def has_signature(name: str, head: bytes) -> bool:
    """Tell whether a picture's first bytes are those of the type in its name."""
    suffix = posixpath.splitext(name)[1].lower()
    is_type = head.startswith(_SIGNATURES.get(suffix, ()))
    return is_type and (suffix != ".webp" or head[8:12] == b"WEBP")


def is_heic(head: bytes) -> bool:
    """Tell whether a file, whatever it is called, begins as HEIC does (at least 64 bytes of it).

    Phones and messengers rename it to .jpg at times. The box `ftyp` names the brand, or, under
    a general one such as `mif1`, the brands that it is compatible with (ISO/IEC 14496-12, 4.3).
    """
    if head[4:8] != b"ftyp":
        return False
    end = min(int.from_bytes(head[:4], "big"), len(head))
    brands = {head[8:12], *(head[at : at + 4] for at in range(16, end - 3, 4))}
    return not _HEIC_BRANDS.isdisjoint(brands)


def name_of(uri: str, path: str) -> tuple[PostName | None, list[Diagnostic]]:
    """Read a post's file name, or say what is wrong with it."""
    name = posixpath.basename(uri)
    found = _NAME.fullmatch(name)
    if not found or not is_slug(found[2]):
        return None, [Diagnostic("KIM022", Span(path), {"name": name}, _better_name(name))]
    try:
        return PostName(dt.date.fromisoformat(found[1]), found[2]), []
    except ValueError:
        return None, [Diagnostic("KIM211", Span(path), {"value": found[1]})]


def place(uri: str, path: str, registry: Registry) -> tuple[PostPlace | None, list[Diagnostic]]:
    """Read a post's place from its path, checking its folders against the registry.

    What is wrong with the name itself is `name_of`'s to tell.
    """
    folders = uri.split("/")
    if len(folders) != 4:
        return None, [Diagnostic("KIM055", Span(path), {"path": path})]
    _, area, group, _ = folders
    problems = _folder_problems(area, group, path, registry)
    name, _ = name_of(uri, path)
    if problems or name is None:
        return None, problems
    return PostPlace(area, group, name.day, name.slug), []


def _folder_problems(area: str, group: str, path: str, registry: Registry) -> list[Diagnostic]:
    span = Span(path)
    if area not in registry.areas:
        return [_unknown(area, list(registry.areas), Diagnostic("KIM023", span, {"folder": area}))]
    if (area, group) not in registry.groups_by_id:
        names = [g.id for g in registry.groups if g.regency == area]
        args = {"folder": group, "area": registry.areas[area].name}
        return [_unknown(group, names, Diagnostic("KIM024", span, args))]
    return []


def _unknown(given: str, names: list[str], problem: Diagnostic) -> Diagnostic:
    """Tell wrong case apart from a name that isn't there."""
    if given.lower() in names:
        return Diagnostic("KIM042", problem.span, {"given": given, "actual": given.lower()})
    return dataclasses.replace(problem, suggestion=closest(given, names))


def _better_name(name: str) -> str:
    """Guess the file name that was meant, if it starts with a date."""
    stem = posixpath.splitext(name)[0]
    date = re.match(r"(\d{4})[-_. ]?(\d{2})[-_. ]?(\d{2})[-_. ]*(.*)", stem, re.ASCII)
    if not date or not slugify(date[4]):
        return ""
    return f"{date[1]}-{date[2]}-{date[3]}-{slugify(date[4])}.md"
