"""Which outputs of the last build are no longer what they would be, and so have to be made.

The one judge of that, whether the engine runs or not: an output is stale if the plan hands it
something else than before, or if something that was read while it was made has another answer
now.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from kim_plugins.base.settings import Settings
from kim_plugins.builder import pipeline, planning
from kim_plugins.builder.changes.build_record import BuildRecord, KnownPost, Reads
from kim_plugins.builder.changes.plan_digest import PlanDigest
from kim_plugins.builder.planning import Material
from kim_plugins.builder.sources import sources
from kim_plugins.content.files import post_paths
from kim_plugins.content.files.links import LinkIndex
from kim_plugins.content.judging.judge import Surroundings
from kim_plugins.model import urls
from kim_plugins.model.groups import Registry
from kim_plugins.model.posts import Details, Post
from kim_plugins.model.province import Province
from kim_plugins.views.output import File, Page, RowsFile


def items_of(pages: Iterable[Page], files: Iterable[File]) -> dict[str, Page | File]:
    """Return planned outputs by their path."""
    items: dict[str, Page | File] = {urls.output_path(page.url): page for page in pages}
    return items | {file.path: file for file in files}


@dataclasses.dataclass(frozen=True)
class Staleness:
    """What outputs were made from, and what of that is different now."""

    known: Mapping[str, Reads]
    """What each output was made from, by its path."""
    given: Mapping[str, str]
    """What the plan hands to each output now."""
    reads: AbstractSet[str]
    """The notes that have another answer now."""

    @classmethod
    def of(
        cls,
        known: Mapping[str, Reads],
        items: Mapping[str, Page | File],
        posts: Iterable[KnownPost],
        reads: AbstractSet[str],
    ) -> Staleness:
        """Compare what was made with the outputs of a plan of these posts."""
        given = PlanDigest({post.source: post.identity for post in posts})
        return cls(known, {path: given.digest(item) for path, item in items.items()}, reads)

    def is_stale(self, path: str, item: Page | File) -> bool:
        """Tell whether an output has to be made, even if it lies there as it was made."""
        known, given = self.known.get(path), self.given[path]
        if known is None or known.given != given or not given:
            return True
        notes = item.sources if isinstance(item, RowsFile) else known.notes
        return not self.reads.isdisjoint(notes)

    def made(self, notes: Mapping[str, frozenset[str]]) -> dict[str, Reads]:
        """Return what each output is made from now; `notes` are those of what was made."""
        return {
            path: Reads(given, notes[path] if path in notes else self.known[path].notes)
            for path, given in self.given.items()
        }


def province_before(
    record: BuildRecord, registry: Registry, settings: Settings, now: dt.datetime
) -> Province:
    """Return the province of the last build; of its posts no more is known than lists need."""
    material = Material(
        record.documents,
        record.pictures,
        frozenset(record.bad_pictures),
        {},
        attachments=record.attachments,
    )
    addresses = planning.fixed_addresses(registry, record.written.urls)
    index = LinkIndex(frozenset(), frozenset(), addresses)
    around = Surroundings(registry, sources.region_table(), index)
    settings = dataclasses.replace(settings, now=now)
    posts = pipeline.published(map(_unread, record.posts), settings)
    province = planning.province_of(posts, around, settings, record.written, material)
    return planning.with_targets(province, record.late)


def _unread(post: KnownPost) -> Post:
    place = post_paths.place_of(post.source)
    assert place is not None
    return Post(post.source, place, post.areas, post.entry, _gone, post.files)


def _gone() -> Details:
    raise LookupError("what a post said before is not kept")
