"""What goes back to whoever sent a contribution: received, what to mend, where it is."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.base.locale_id import long_date
from kim_plugins.base.messages import prose
from kim_plugins.builder.imports.importing import Import, Made
from kim_plugins.content.files import post_paths
from kim_plugins.content.imports import received, seals
from kim_plugins.model import urls
from kim_plugins.model.frontmatter import INDONESIAN_KEYS, SCHEMAS, FrontMatter
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import sharing

_NAMES = {
    **{
        name: field.description.rstrip(".").lower()
        for schema in SCHEMAS.values()
        for name, field in schema.model_fields.items()
        if field.description
    },
    **{key: given.replace("_", " ") for given, key in INDONESIAN_KEYS.items()},
}
"""What a contributor may call a key: its plain Indonesian name, else what it means."""
_NO_PICTURE = "KIM030"
MOST = 5
"""Problems that are told at once; more would not be read."""


def to_received(done: Import, site: str, folder: str) -> Iterator[str]:
    """Yield the reply to those whose contributions were just read; `site` is its address."""
    if not (done.made or done.refused):
        return
    yield "Balasan untuk pengirim:"
    yield ""
    for made in done.made:
        yield from _received(made, site, folder)
        yield ""
    for again in done.refused:
        yield _greeting(again.article.title, seals.contribution_in(again.text))
        yield "Kiriman pertamanya sudah dikerjakan; penyunting mencocokkan perubahan Anda."
        yield ""


def _received(made: Made, site: str, folder: str) -> Iterator[str]:
    composed = made.composed
    number = seals.contribution_in(composed.text)
    yield _greeting(made.article.title, number)
    asked = received.needs(made.article, composed.undescribed, composed.left_behind)
    missing = made.article.post and composed.left_behind  # Asked for by name already.
    errors = [one for one in made.errors if not (missing and one.code == _NO_PICTURE)]
    yield from _to_mend(asked, errors)
    url = post_paths.url_of(f"{post_paths.POSTS}/{folder}/{made.name}")
    yield f"Sesudah diperiksa penyunting, tulisannya terbit di {site}{url}"
    yield f"Kabar kiriman ini: {site}{urls.contribution(number)}"


def to_waiting(meta: FrontMatter, errors: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield the reply about a post that isn't published: what to mend, or when it appears."""
    yield _greeting(meta.title or "", meta.contribution or "")
    told = list(_to_mend((), errors))
    yield from told
    if not told and meta.draft:
        yield "Penyunting masih memeriksanya."
    elif not told and meta.date:
        yield f"Sudah diperiksa; terbit {long_date(meta.date.day)}."


def to_published(post: Post, province: Province) -> Iterator[str]:
    """Yield the reply about a post that is published, or was withdrawn."""
    meta, site = post.meta, province.settings.site_url
    number = f" (kiriman {meta.contribution})" if meta.contribution else ""
    if meta.withdrawn:
        yield f"*Dicabut*{number}, {long_date(meta.withdrawn.at.day)}: {meta.withdrawn.reason}"
    else:
        yield f"*Terbit*{number}: {sharing.lasting_title(meta)}. Terima kasih."
        yield f"Tautan untuk dibagikan: {urls.absolute(site, post.url)}"
        for one in meta.corrections:
            if one.at.at <= province.settings.now:
                yield f"Ralat, {long_date(one.at.day)}: {one.note}"
    if meta.contribution:
        yield f"Kabar kiriman ini: {urls.absolute(site, urls.contribution(meta.contribution))}"


def _greeting(title: str, number: str) -> str:
    known = f", nomor {number}" if number else ""
    return f"*Diterima{known}:* {title or 'tulisan Anda'}. Terima kasih."


def _to_mend(asked: Iterable[str], errors: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield what is to be mended, in words that need neither files nor keys."""
    told = list(dict.fromkeys([*asked, *map(_in_words, errors)]))
    if len(told) == 1:
        yield f"*Perlu dilengkapi:* {told[0].rstrip('.')}."
    elif told:
        yield "*Perlu dilengkapi:*"
        yield from (f"- {one.rstrip('.')}." for one in told[:MOST])
        if len(told) > MOST:
            yield f"- dan {len(told) - MOST} hal lain."


def _in_words(problem: Diagnostic) -> str:
    """Return a problem with keys by the names that authors give them."""
    args = {
        name: f"“{_NAMES[value]}”" if value in _NAMES else value
        for name, value in problem.args.items()
    }
    return prose(dataclasses.replace(problem, args=args)).message.replace("Kunci “", "Isian “")
