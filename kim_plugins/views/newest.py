"""The newest posts of each area and each village, for readers who call one their own."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice

from kim_plugins.base.locale_id import short_date
from kim_plugins.base.slug import slugify
from kim_plugins.model import gazetteer, urls
from kim_plugins.model.frontmatter import Agenda, Pengumuman
from kim_plugins.model.groups import Regency
from kim_plugins.model.occurrences import coming, occurrences
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.model.regions import REGENCY_LENGTH, Region
from kim_plugins.views import parts, times, wish_states
from kim_plugins.views.kinds import event
from kim_plugins.views.output import Context, Json, PlannedFile

MOST = 3
"""Posts that home has room for."""


def view(province: Province) -> Iterator[PlannedFile]:
    """Yield one file an area, and one a kecamatan for its villages (`kabar-wilayah.js`)."""
    for area in province.registry.areas.values():
        yield PlannedFile(urls.newest(area.id), partial(_of_area, area, province))
        for kecamatan in gazetteer.kecamatan_of(area, province.regions):
            path = urls.kecamatan_newest(area.id, province.regions.slugs[kecamatan.code])
            yield PlannedFile(path, partial(_of_villages, kecamatan, area, province))


def _of_area(area: Regency, province: Province) -> bytes:
    posts = province.posts_by_area.get(area.id, ())
    entries = [{**_entry(post, province), **_place(post, province)} for post in _newest(posts)]
    return _written({"name": area.name, "posts": entries})


def _of_villages(kecamatan: Region, area: Regency, province: Province) -> bytes:
    """Write what is new in each village of a kecamatan, by the end of its page's address."""
    found: dict[str, Json] = {}
    for village in province.regions.children.get(kecamatan.code, ()):
        posts = _newest(province.posts_by_village.get(village.code, ()))
        told: Json = {
            "name": gazetteer.named(village, area),
            "posts": [_entry(post, province) for post in posts],
        }
        found[province.regions.slugs[village.code]] = told
        # A phone may still know the village by the address that its former name had.
        for name in province.regions.other_names.get(village.code, ()):
            found.setdefault(slugify(name), told)
    return _written({"villages": found})


def _newest(posts: Sequence[Post]) -> list[Post]:
    real = (post for post in reversed(posts) if not post.entry.is_example)
    return [*islice(real, MOST)]


def _written(content: Json) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _entry(post: Post, province: Province) -> Context:
    """Make the entry of a post: what its card says, in fewer words and without what is empty."""
    card = parts.card(post, province)
    badges = {
        "badge": [card["kind"], card["kind_label"]],
        "verdict": [card["verdict"], card["verdict_label"]],
        "state": _state(post, province),
    }
    found: dict[str, Json] = {
        "title": card["title"],
        "url": post.url,
        "when": _when(post, province.settings.now),
        "badges": {name: badge for name, badge in badges.items() if badge[0]},
        "until": _until(post),
    }
    return {key: value for key, value in found.items() if value}


def _when(post: Post, now: dt.datetime) -> str:
    """Tell the day that matters of a kind: of an event its own, of a notice its last."""
    match post.meta:
        case Agenda() as meta:
            found = occurrences(meta)
            starts = next(iter(coming(found, now)), found[-1]).starts
            return f"{'Batal: ' if meta.cancelled else ''}{times.briefly(starts)}"
        case Pengumuman(valid_until=until) if until:
            return f"sampai {times.briefly(until)}"
    return short_date(post.entry.day)


def _until(post: Post) -> str:
    """Return the last moment of an event or a notice."""
    match post.meta:
        case Agenda():
            return event.is_over_after(post).isoformat()
        case Pengumuman(valid_until=until) if until:
            return until.end.isoformat()
    return ""


def _state(post: Post, province: Province) -> list[Json]:
    if post.entry.kind != "aspirasi":
        return [""]
    found = wish_states.of(post, province)
    return [found["id"], found["label"]]


def _place(post: Post, province: Province) -> Context:
    """Name the village or kecamatan, where a post is about one alone."""
    name = parts.short_place(post, province).partition(",")[0]
    return {"place": name} if len(post.areas) == 1 and len(post.areas[0]) > REGENCY_LENGTH else {}
