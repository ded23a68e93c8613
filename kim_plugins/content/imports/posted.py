"""A post as the form wrote it: taken over as it is, without what only an editor may set."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from kim_plugins.base import home
from kim_plugins.base.messages import is_error, prose
from kim_plugins.content.checks.private_data import OWN_PLACE
from kim_plugins.content.front_matter import source, yamltext
from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.content.imports import compose, received, seals
from kim_plugins.content.imports.article import Article, Photo, Picture, Posted, Unreadable, likely
from kim_plugins.content.imports.compose import Composed
from kim_plugins.content.imports.html.tidying import Find
from kim_plugins.content.mending import mending
from kim_plugins.content.privacy import privacy
from kim_plugins.model import contributions
from kim_plugins.model.frontmatter import SCHEMAS

EDITORS_OWN = frozenset(
    "draft urgent redirect_from first_published withdrawn corrections updated contribution".split()
)
"""Keys that a contributor may not set: a post's later life, and what speaks for the office."""
_KEYS = frozenset(name for schema in SCHEMAS.values() for name in schema.model_fields)
_NOTHING = frozenset({"", "~", "null", "false", "tidak", "[]"})
_FENCE = re.compile(r"(?m)^[-–—]{1,3}[ \t]*$")
"""The line `---`, also as keyboards that join hyphens to dashes leave it."""
_FORM = re.compile(r"(?m)^#[ \t]*formulir:")
_BEGIN = re.compile(r"(?m)^[-–—]{1,3}[ \t]*\n(?=#[ \t]*(?:formulir|untuk|foto):)")
"""Where the form's text begins; a greeting may stand above it."""
_TITLE = re.compile(r"(?mi)^(?:title|judul)[ \t]*:[ \t]")
_OURS = re.compile(r"(?m)^#[ \t]*(?:foto|untuk|formulir|impor):[^\n]*\n?")
_GROUP = re.compile(r"(?m)^#[ \t]*untuk:[ \t]*([a-z0-9-]+/[a-z0-9-]+)[ \t]*$")
_PHOTO = re.compile(
    r"(?m)^#[ \t]*foto:[ \t]*img/([^\s/]+)(?:[ \t]+\d+x\d+)?(?:[ \t]+([a-p]{16}))?[ \t]*$"
)
_DIGITS = str.maketrans("abcdefghijklmnop", "0123456789abcdef")
_REFERENCE = re.compile(r"(?<![\w/.-])img/([\w.-]+\.(?:jpe?g|png|webp))(?![\w.-])", re.ASCII)
_INVISIBLE = re.compile("[\ufeff\u200e\u200f]")
_HEAD = 8000
"""Letters within which a front matter says that it is one."""
_CONTACTS = (
    "memuat public_contacts atau contact: pastikan nomor atau surel itu memang milik kantor atau "
    "usaha, dan boleh tampil"
)


def is_posted(text: str) -> bool:
    """Tell whether a text is a whole post, front matter first."""
    text = _plain(text[: 2 * _HEAD])[:_HEAD]
    begin = _FENCE.match(text)
    if not begin:
        return False
    end = _FENCE.search(text, begin.end())
    head = text[begin.end() : end.start() if end else len(text)]
    return bool(_FORM.search(head) or _TITLE.search(head))


def article(text: str, name: str, at: dt.datetime) -> Article:
    """Read a post; `at` is when it came, for one without a date. Raises `Unreadable`."""
    text = _plain(text)
    file = _file(text, name)
    text = file.content.decode()
    raw = _split(file)
    keys = mending.canonical_keys(raw.head)
    blocks, told = _kept(raw, file, keys)
    contacts = () if {*keys.values()}.isdisjoint(OWN_PLACE) else (_CONTACTS,)
    head, hidden = _covered(blocks, keys, _public(raw, keys))
    body, more = compose.covered(raw.text, _public(raw, keys))
    lost = _still_private(head, body)
    if lost:
        raise Unreadable(
            f"{name}: nomor atau surel pribadi tersembunyi di {', '.join(lost)}. Hapus dari "
            "berkas itu, lalu coba lagi."
        )
    whole = f"---\n{head}---{body.rstrip()}\n"
    day = mending.publication_day(file)
    moment = likely(dt.datetime.combine(day, dt.time(), home.tz())) if day else None
    return Article(
        received.KEY + hashlib.blake2b(_essence(text).encode(), digest_size=16).hexdigest(),
        _scalar(raw, keys, "title"),
        "",
        moment or at,
        kind=_scalar(raw, keys, "kind") or "berita",
        is_draft=True,
        notes=(*told, *contacts),
        post=Posted(whole, name, _group(text), _photos(text, whole), (*hidden, *more)),
    )


def composed(of: Article, find: Find, there: AbstractSet[str], earlier: str = "") -> Composed:
    """Write a post that was taken over; `there` are the pictures that its group has already.

    `earlier` is the draft that was made of it before; its number stays.
    """
    assert of.post is not None
    names: dict[str, str] = {}
    missing: list[str] = []
    sent = dict(of.post.sent)
    for photo in of.post.photos:
        if (url := sent.get(photo.name)) and (found := find(Picture(url))):
            names[photo.name] = found
        elif photo.name not in there:
            missing.append(f"img/{photo.name}")
    text = _REFERENCE.sub(lambda match: names.get(match[1], match[0]), of.post.text)
    digest = compose.digest(of)
    number = seals.contribution_in(earlier) or contributions.number_of(of.key)
    marks = [
        one for one in dict.fromkeys([*of.post.former, *seals.digests_in(earlier)]) if one != digest
    ]
    return Composed(
        seals.sealed(text, digest, number, marks),
        tuple(missing),
        0,
        of.post.hidden,
        (),
        is_excerpt=False,
    )


def _plain(text: str) -> str:
    """Return a text from its front matter on, with Unix line ends and no invisible marks."""
    text = _INVISIBLE.sub("", re.sub(r"\r\n?", "\n", text)).strip() + "\n"
    found = _BEGIN.search(text[:_HEAD])
    return text[found.start() :] if found else text


def _essence(text: str) -> str:
    """Return what of a text is the same however it was sent."""
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def _file(text: str, name: str) -> SourceFile:
    """Return a post as a file, its fences as they were meant."""
    fences = list(_FENCE.finditer(text))[:2]
    for fence in reversed(fences):
        text = f"{text[: fence.start()]}---{text[fence.end() :]}"
    content = text.encode("utf-8", "replace")
    return SourceFile("", name, content, size=len(content))


def _split(file: SourceFile) -> source.RawPost:
    halves = source.split(file)
    wrong = next(filter(is_error, halves.diagnostics), None)
    raw = halves.raw
    if wrong or raw is None or not raw.head.keys:
        what = prose(wrong).title.lower() if wrong else "belum ada isinya"
        line = f" di baris {wrong.span.line}" if wrong and wrong.span.line else ""
        raise Unreadable(
            f"{file.path}: bagian atas tulisan ini tidak terbaca{line}: {what}. Mintalah dikirim "
            "ulang dari formulir, atau betulkan berkasnya."
        )
    lines = [span.line for span in raw.head.keys.values()]
    if any(span.column != 1 for span in raw.head.keys.values()) or len(set(lines)) < len(lines):
        raise Unreadable(
            f"{file.path}: bagian atas tulisan ini tidak berbentuk satu kunci sebaris. Mintalah "
            "dikirim ulang dari formulir."
        )
    return raw


def _kept(
    raw: source.RawPost, file: SourceFile, keys: Mapping[str, str]
) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the lines of each key that may stay ("" for those above), and what was left out."""
    lines = file.content.decode().split("\n")[: raw.text_line - 1]
    starts = sorted((span.line, key) for key, span in raw.head.keys.items())
    ends = [line for line, _ in starts[1:]] + [len(lines) + 1]
    first = starts[0][0] if starts else len(lines) + 1
    blocks = [("", "\n".join([*lines[1 : first - 1], ""]) if first > 2 else "")]
    told: list[str] = []
    for (start, given), end in zip(starts, ends, strict=True):
        block, key = "\n".join([*lines[start - 1 : end - 1], ""]), keys[given]
        if key in _KEYS and key not in EDITORS_OWN:
            blocks.append((given, block))
        elif note := _left_out(given, key, block):
            told.append(note)
    return [(given, _OURS.sub("", block)) for given, block in blocks], told


def _left_out(given: str, key: str, block: str) -> str:
    value = " ".join(block.partition(":")[2].split())
    if (key == "draft" and value == "true") or (key in EDITORS_OWN and value in _NOTHING):
        return ""
    why = "hanya diisi penyunting" if key in EDITORS_OWN else "tidak dikenal"
    shown, said = privacy.masked(given)[:40], privacy.masked(value)[:120]
    return f"kunci {shown} {why}, jadi tidak diikutkan: {said}"


def _public(raw: source.RawPost, keys: Mapping[str, str]) -> tuple[str, ...]:
    given = {key: name for name, key in keys.items()}.get("public_contacts", "")
    node = raw.head.items.get(given)
    return tuple(_texts(node)) if node else ()


def _texts(node: yamltext.Node) -> Iterator[str]:
    match node:
        case yamltext.Scalar():
            yield from re.split(r"\s*[,;]\s*", node.text or "")
        case yamltext.Sequence():
            for item in node.items:
                yield from _texts(item)
        case yamltext.Mapping():
            for item in node.items.values():
                yield from _texts(item)


def _covered(
    blocks: Sequence[tuple[str, str]], keys: Mapping[str, str], public: Sequence[str]
) -> tuple[str, list[str]]:
    """Return the front matter with what is private covered, as `kim check` looks for it."""
    parts: list[str] = []
    hidden: list[str] = []
    for given, block in blocks:
        own = keys.get(given) in OWN_PLACE
        text, told = compose.covered(block, public, never_only=own)
        parts.append(text)
        hidden += told
    return "".join(parts), hidden


def _still_private(head: str, body: str) -> list[str]:
    """Name the keys whose values hold something private in a way of writing that hides it."""
    raw = source.split(SourceFile("", "", f"---\n{head}---{body}".encode(), size=1)).raw
    if raw is None:
        return ["bagian atas"]
    keys = mending.canonical_keys(raw.head)
    public = _public(raw, keys)
    return [
        given
        for given, node in raw.head.items.items()
        for text in _texts(node)
        for found in privacy.find(text, public)
        if keys[given] not in OWN_PLACE or found.code in privacy.NEVER_PUBLIC
    ]


def _scalar(raw: source.RawPost, keys: Mapping[str, str], key: str) -> str:
    given = next((name for name, one in keys.items() if one == key), "")
    node = raw.head.items.get(given)
    return (node.text or "").strip() if isinstance(node, yamltext.Scalar) else ""


def _group(text: str) -> str:
    found = _GROUP.search(text.partition("\n---\n")[0])
    return found[1] if found else ""


def _photos(given: str, whole: str) -> tuple[Photo, ...]:
    """Return the pictures that a post shows, in the order in which it names them first."""
    told = {found[1]: found[2] for found in _PHOTO.finditer(given[: given.find("\n---\n", 4)])}
    shown = dict.fromkeys(found[1] for found in _REFERENCE.finditer(whole))
    names = [
        *(name for name in told if name in shown),
        *(name for name in shown if name not in told),
    ]
    return tuple(Photo(one, _bits(told.get(one))) for one in names)


def _bits(letters: str | None) -> int | None:
    """Read a difference hash: four bits a letter, since digits could be somebody's number."""
    return int(letters.translate(_DIGITS), 16) if letters else None
