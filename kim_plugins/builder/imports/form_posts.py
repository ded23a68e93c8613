"""Posts that the form wrote, with their photos: sent as files, or in a chat."""

from __future__ import annotations

import dataclasses
import datetime as dt
import posixpath
from collections.abc import Iterator, Mapping, Sequence

from kim_plugins.builder.imports import photo_pairs
from kim_plugins.builder.imports.bundle import Member
from kim_plugins.content.files.post_paths import PHONE_PICTURES, PICTURE_SUFFIXES
from kim_plugins.content.imports import compose, posted, seals
from kim_plugins.content.imports.article import Article
from kim_plugins.content.imports.decoding import decoded
from kim_plugins.content.imports.formats.whatsapp import TOGETHER, Message

SUFFIXES = (".txt", ".md")
LARGEST = 1_000_000
"""Bytes; a post has at most a fifth of it."""
_LATE = dt.timedelta(days=1)
"""Photos of a form's sender within this time may be its photos: signals come and go."""
_BY_ORDER = (
    "foto {names} dicocokkan menurut urutan kirimnya saja; periksa apakah masing-masing foto benar"
)


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """A post with the files of its photos."""

    article: Article
    files: tuple[Member, ...] = ()
    """Its photos, under names that no other post's photos have."""
    used: tuple[Member, ...] = ()
    """The same as they came."""


def with_photos(of: Article, have: Sequence[Member], in_order: Sequence[Member]) -> Found:
    """Give a post the photos that it shows and hasn't got yet."""
    post = of.post
    assert post is not None
    sent = dict(post.sent)
    wanted = [one for one in post.photos if one.name not in sent]
    if not wanted or not have:
        return Found(of)
    pairs = photo_pairs.paired(wanted, have, in_order)
    files = {
        name: Member(f"{compose.digest(of)}/{name}", file.open)
        for name, file in pairs.files.items()
    }
    sent |= {name: file.name for name, file in files.items()}
    notes = of.notes
    if pairs.by_order:
        notes = (*notes, _BY_ORDER.format(names=", ".join(pairs.by_order)))
    given = dataclasses.replace(post, sent=tuple(sent.items()))
    made = dataclasses.replace(of, post=given, notes=notes)
    return Found(made, tuple(files.values()), tuple(pairs.files.values()))


def newest(articles: Sequence[Article]) -> list[Article]:
    """Leave out the posts of which a corrected version came later, among the same files."""
    kept: dict[int, Article] = {}
    named: dict[object, list[int]] = {}
    for place, one in enumerate(articles):
        rivals = named.setdefault(_name_of(one), []) if one.post else []
        former = [other for other in rivals if _is_version(kept[other], one)]
        kept[place] = _after(one, [kept.pop(other) for other in former])
        rivals[:] = [*(other for other in rivals if other not in former), place]
    return list(kept.values())


def _name_of(one: Article) -> object:
    """Return what two versions of a post have in common: the day, the name and the group."""
    return one.at and one.at.date(), compose.slug_of(one), one.post and one.post.group


def _after(of: Article, former: Sequence[Article]) -> Article:
    """Return a post that remembers the versions before it."""
    if not (of.post and former):
        return of
    marks = [mark for one in former if one.post for mark in (compose.digest(one), *one.post.former)]
    return dataclasses.replace(of, post=dataclasses.replace(of.post, former=tuple(marks)))


def _is_version(of: Article, other: Article) -> bool:
    return bool(of.post and other.post and seals.is_of_one(of.post.text, other.post.text))


def in_chat(said: Sequence[Message], beside: Mapping[str, Member]) -> Iterator[Found]:
    """Yield the posts that were sent in a chat, as a file or as a message. Raises `Unreadable`.

    `beside` are the files of the chat's archive, by their names. Only photos of the post's own
    sender are looked at; those sent around it also by their order.
    """
    photos: dict[int, list[tuple[dt.datetime, Member]]] = {}
    for message in said:
        sent = (name for name in message.files if name in beside and _is_photo(name))
        photos.setdefault(message.sender, []).extend((message.at, beside[name]) for name in sent)
    read: set[str] = set()
    for message in said:
        own = photos[message.sender]
        for name, text in _texts(message, beside, read):
            made = posted.article(text, name, message.at)
            have = [file for at, file in own if abs(at - message.at) <= _LATE]
            near = [file for at, file in own if abs(at - message.at) <= TOGETHER]
            yield with_photos(made, have, near)


def _texts(
    message: Message, beside: Mapping[str, Member], read: set[str]
) -> Iterator[tuple[str, str]]:
    """Yield the name and text of each post in a message; a file counts once (`read`)."""
    if posted.is_posted(message.text):
        yield "pesan.txt", message.text
    for name in message.files:
        if name.lower().endswith(SUFFIXES) and name in beside and name not in read:
            read.add(name)
            text = decoded(beside[name].read(LARGEST))
            if posted.is_posted(text):
                yield name, text


def _is_photo(name: str) -> bool:
    return posixpath.splitext(name)[1].lower() in (*PICTURE_SUFFIXES, *PHONE_PICTURES)
