"""A post that was taken over says what it was made from, and whether it is still as it was made."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Iterable

from kim_plugins.content.front_matter import source, yamltext
from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.content.mending import mending
from kim_plugins.model import contributions

MARKER = "# impor: "
"""Begins the comment by which a post that was brought here is known again."""
_MARK = re.compile(rf"(?m)^{MARKER}([0-9a-f]{{16}}) ([0-9a-f]{{16}})\n")
_ANY = re.compile(rf"(?m)^{MARKER}([0-9a-f]{{16}})(?: [0-9a-f]{{16}})?$")
_NUMBER = re.compile(rf"(?m)^contribution: [\"']?({contributions.PATTERN})[\"']?[ \t]*$")
_HEAD = 2000
"""Letters at the beginning of a post within which the comment stands."""


@dataclasses.dataclass(frozen=True, slots=True)
class Seal:
    """What the marker of a post that was taken over says of it."""

    digest: str
    """Of what it was made from."""
    is_whole: bool
    """Whether nobody has changed it since."""


def sealed(text: str, digest: str, contribution: str, former: Iterable[str] = ()) -> str:
    """Make a draft of a post, with a comment that tells what it was made from, and its digest.

    `contribution` is the number that its sender knows, `former` are the digests of what it was
    made from before its author corrected it.
    """
    head, fence, body = text.partition("\n---\n")
    marks = "".join(f"{MARKER}{one}\n" for one in former)
    own = f'contribution: "{contribution}"\ndraft: true'
    draft = f"{head}\n{own}{fence}{body}".replace("---\n", f"---\n{marks}", 1)
    return draft.replace("---\n", f"---\n{MARKER}{digest} {_digest_of(draft)}\n", 1)


def seal_of(text: str) -> Seal | None:
    """Return what the marker of a post says of it (`None` for a post without such a one)."""
    found = _MARK.search(text[:_HEAD])
    if not found:
        return None
    return Seal(found[1], found[2] == _digest_of(text[: found.start()] + text[found.end() :]))


def digests_in(text: str) -> list[str]:
    """Return the digests of all that a post was made from, the last first."""
    return _ANY.findall(text[:_HEAD])


def contribution_in(text: str) -> str:
    """Return the number under which a post was received ("" for one without)."""
    found = _NUMBER.search(text.partition("\n---\n")[0])
    return found[1] if found else ""


def is_of_one(one: str, other: str) -> bool:
    """Tell whether two posts of one name are versions of one: they share half of their words."""
    first, second = (set(map(str, _read(text).get("isi") or ())) for text in (one, other))
    return 2 * len(first & second) >= min(len(first), len(second))


def parts_that_differ(one: str, other: str) -> list[str]:
    """Name the keys in which two posts differ, and their text."""
    first, second = _read(one), _read(other)
    if not (first and second):
        return ["seluruhnya"]
    return [key for key in {**first, **second} if first.get(key) != second.get(key)]


def _read(text: str) -> dict[str, yamltext.Data]:
    """Return the values of a post by their keys, and its words; nothing of one that is broken."""
    content = text.encode()
    raw = source.split(SourceFile("", "", content, size=len(content))).raw
    if raw is None:
        return {}
    keys = mending.canonical_keys(raw.head)
    values = {key: yamltext.data(raw.head.items[given]) for given, key in keys.items()}
    return {**values, "draft": None, "contribution": None, "isi": list(raw.text.split())}


def _digest_of(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
