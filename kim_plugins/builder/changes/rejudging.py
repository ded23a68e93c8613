"""Judges anew, of all posts, those that changed and those that asked for what changed.

Everything else is taken from what the last build knew of it.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.base.settings import Settings
from kim_plugins.builder import pipeline, planning
from kim_plugins.builder.changes import changed_reads
from kim_plugins.builder.changes.build_record import BuildRecord
from kim_plugins.builder.changes.changed_files import Changes
from kim_plugins.builder.media import attachments, pictures
from kim_plugins.builder.planning import Material
from kim_plugins.builder.posts.kept_posts import OWN, KnownPosts
from kim_plugins.builder.posts.known_post import KnownPost, known_post, outline, unread
from kim_plugins.builder.posts.post_files import PostFiles
from kim_plugins.builder.posts.published_posts import PublishedPosts
from kim_plugins.builder.sources import sources
from kim_plugins.builder.sources.examinations import Workshop
from kim_plugins.builder.sources.inputs import Survey, state_of
from kim_plugins.builder.sources.sources import Project
from kim_plugins.builder.storage.record import POST, Record
from kim_plugins.content.files.links import IDS
from kim_plugins.content.files.post_paths import FileRole
from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.content.judging import judge
from kim_plugins.content.judging.examine import Examination
from kim_plugins.content.judging.judge import Judgement
from kim_plugins.model.attachments import Attachment
from kim_plugins.model.groups import Registry
from kim_plugins.model.pictures import Picture
from kim_plugins.model.post_lists import NUMBER, PostLists
from kim_plugins.model.posts import Details, Post
from kim_plugins.model.recorded_reads import asked, recording

Named = TypeVar("Named", Picture, Attachment)


class Overtaken(Exception):
    """Something has been edited again since the survey, or is not as it was known."""


@dataclasses.dataclass(eq=False)
class Rejudging:
    """The posts of a project after some files have changed."""

    project: Project
    workshop: Workshop
    kept: BuildRecord
    record: Record
    before: KnownPosts
    """What was known of every post's file."""
    registry: Registry
    survey: Survey
    """The inputs as they are now."""
    changes: Changes
    due: frozenset[str]
    """The posts that time alone has changed."""
    answered: frozenset[str] = frozenset()
    """What else has another answer than before."""
    problems: dict[str, list[Diagnostic]] = dataclasses.field(default_factory=dict)
    """Those of each file that was judged anew, by its path in the docs folder."""
    moved: set[str] = dataclasses.field(default_factory=set)
    """The posts that came, went, appear now, or stand elsewhere than before."""

    def __post_init__(self) -> None:
        """Look at everything that changed before anything is judged."""
        self.judged: dict[str, KnownPost | None] = {}
        self.asked: dict[str, frozenset[str]] = {}
        self._judgements: dict[str, Judgement] = {}
        self._later: dict[str, Post] = {}
        self._examined: dict[str, tuple[SourceFile, Examination]] = {}
        self.edited = self.changes.of(FileRole.POST)
        come, gone = self.edited & self.changes.changed, self.edited & self.changes.gone
        self.documents = PostFiles(self.before, come, gone)
        self.claims = self._claims()
        self.material = self._material()
        addresses = self.kept.addresses
        self.around = planning.surroundings(
            self.registry, self.material, self.kept.written, addresses
        )

    def run(self) -> None:
        """Judge until nobody has asked for what is different now."""
        reads, waiting = self._reads(), self.edited | self.due
        self.moved |= self.due
        while True:
            if reads:
                waiting |= self._unsure()
                waiting |= self.record.readers(POST, reads)
            waiting -= self.judged.keys()
            if not waiting:
                break
            for source in sorted(waiting):
                self._judge(source)
                if not _is_same(self.before.get(source), self.judged[source]):
                    self.moved.add(source)
                    reads |= {*changed_reads.of_file(source)}
        self.reads = reads

    def posts_now(self, settings: Settings) -> PublishedPosts:
        """Return the published posts, whose details are read when they are asked for."""
        facts = self.before, self.judged, self._lists, settings
        return PublishedPosts(*facts, self.later)

    def posts_before(self, settings: Settings) -> PublishedPosts:
        """Return those of the last build; what those said that were judged anew is not kept."""
        return PublishedPosts(self.before, {}, self._lists, settings, self._earlier)

    def is_rivalled(self, post: Post) -> bool:
        """Tell whether another post claims the address of this one, or its contribution's number.

        Those that were judged before have been told apart.
        """
        rivals = self.documents.at_url(post.url)
        if post.entry.contribution:
            number = post.entry.contribution
            rivals |= {one.source for one in self.before.found(NUMBER, number)}
            rivals |= {
                s for s, one in self.judged.items() if one and one.entry.contribution == number
            }
        return any(self.known(source) for source in rivals - {post.source})

    def own_links(self) -> set[str]:
        """Return the site's own addresses that posts link to, as keys of references."""
        kept = (one for one in self.before.found(OWN, "") if one.source not in self.judged)
        return {key for one in (*kept, *filter(None, self.judged.values())) for key in one.own}

    def tally(self, now: dt.datetime) -> pipeline.Tally:
        """Count what has become of the posts."""
        found = self.before.counted(now)
        for source, post in self.judged.items():
            if before := self.before.get(source):
                found[pipeline.sort_of(before.entry, now)] -= 1
            if post:
                found[pipeline.sort_of(post.entry, now)] += 1
        return pipeline.tally(len(self.documents), found)

    def known(self, source: str) -> KnownPost | None:
        """Return what is known now of a post's file, if it may be published."""
        return self.judged[source] if source in self.judged else self.before.get(source)

    @property
    def _lists(self) -> PostLists:
        return PostLists(self.registry, self.around.regions)

    def _earlier(self, post: KnownPost) -> Post:
        return unread(post) if post.source in self.judged else self.later(post)

    def later(self, post: KnownPost) -> Post:
        """Return a post whose details are read when they are asked for."""
        if post.source not in self._later:
            read = functools.partial(self._details, post.source)
            self._later[post.source] = unread(post, read)
        return self._later[post.source]

    def examined(self, source: str) -> tuple[SourceFile, Examination]:
        """Read one post, once; raise `Overtaken` where it is not as it was surveyed."""
        if source not in self._examined:
            self._examined[source] = self._examine(source)
        return self._examined[source]

    def _examine(self, source: str) -> tuple[SourceFile, Examination]:
        path = self.project.docs / source
        file = sources.read_post(self.project, path)
        if not self._is_surveyed(source, file):
            raise Overtaken
        return file, self.workshop.examine([file])[0]

    def _is_surveyed(self, source: str, file: SourceFile) -> bool:
        content = None if file.is_link or not file.content else file.content
        path = str(self.project.docs / source)
        return state_of(path, content).hex() == self.survey.files.get(path)

    def files(self) -> dict[str, SourceFile]:
        """Return the files of the posts that were judged anew."""
        return {source: self.examined(source)[0] for source in self.judged if source in self}

    def __contains__(self, source: str) -> bool:
        return source in self.documents

    def _judge(self, source: str) -> None:
        if source not in self.documents:
            self.judged[source], self.problems[source] = None, []
            self.asked[source] = frozenset()
            return
        with recording() as notes:
            judgement = judge.judge(*self.examined(source), self.around)
        self._judgements[source] = judgement
        self.problems[source] = list(judgement.diagnostics)
        post = judgement.post
        self.judged[source] = known_post(post) if post else None
        self.asked[source] = frozenset(notes)

    def _details(self, source: str) -> Details:
        if source not in self._judgements:
            with recording():  # Whoever reads the post hangs on it, not on what it asked for.
                self._judgements[source] = judge.judge(*self.examined(source), self.around)
        post = self._judgements[source].post
        if post is None:  # It was published, and had not changed.
            raise Overtaken
        return post.read()

    def _unsure(self) -> set[str]:
        """Return the posts of which something was told: a guess at what was meant may differ."""
        assert self.kept.told is not None
        docs = self.project.shown(self.project.docs) + "/"
        paths = (one.path for one in self.kept.told.sources)
        told = {path.removeprefix(docs) for path in paths if path.startswith(docs)}
        new = {source for source in self.edited if source not in self.before}
        return {one for one in told | new | self.before.unpublished if one in self.documents}

    def _reads(self) -> set[str]:
        """Return what has another answer whatever becomes of the posts that changed."""
        found = {*self.answered}
        for uri in self.changes.gone | self.changes.new | self.due:
            found |= {*changed_reads.of_file(uri)}
        for uri in self.changes.of(FileRole.PICTURE) | self.changes.of(FileRole.ATTACHMENT):
            found |= {*changed_reads.of_file(uri)}
        for uri in self.edited:
            old = self.before.get(uri)
            if old is None or uri not in self or old.outline != outline(_ids(self.examined(uri))):
                found.add(asked(IDS, uri))
        before = planning.owners(self.kept.claims)
        for address in before.keys() | self.material.former.keys():
            if before.get(address) != self.material.former.get(address):
                found |= {*changed_reads.of_address(address)}
        return found

    def _claims(self) -> tuple[planning.Claim, ...]:
        kept = (claim for claim in self.kept.claims if claim[2] not in self.edited)
        fresh = [self.examined(uri) for uri in sorted(uri for uri in self.edited if uri in self)]
        files, found = [file for file, _ in fresh], [one for _, one in fresh]
        return (*kept, *planning.claims(files, found))

    def _material(self) -> Material:
        record = self.kept
        changed = self.changes.of(FileRole.PICTURE)
        papers = self.changes.of(FileRole.ATTACHMENT)
        album = pictures.album_of(self.project, self._there(changed), self.workshop)
        binder = attachments.look_at(self.project, self._there(papers), self.workshop)
        for uri in self._there(changed | papers):
            path = str(self.project.docs / uri)
            if state_of(path).hex() != self.survey.files[path]:
                raise Overtaken
        found = (*album.diagnostics, *binder.diagnostics)
        for uri in changed | papers:
            shown = self.project.shown(self.project.docs / uri)
            self.problems[uri] = [problem for problem in found if problem.span.path == shown]
        kept = [one for one in record.pictures if one.uri not in changed]
        bound = [one for one in record.attachments if one.uri not in papers]
        return Material(
            posts=self.documents,
            by_url=self.documents.by_url,
            pictures=tuple(_walked([*kept, *album.pictures.values()])),
            bad_pictures=album.bad.union(record.bad_pictures) - (changed - album.bad),
            anchors=_Anchors(self),
            former=planning.owners(self.claims),
            claims=self.claims,
            attachments=tuple(_walked([*bound, *binder.attachments])),
            bad_attachments=binder.bad.union(record.bad_attachments) - (papers - binder.bad),
        )

    def _there(self, uris: Iterable[str]) -> list[str]:
        return sorted(set(uris) & self.changes.changed)


def _walked(files: list[Named]) -> list[Named]:
    """Sort files as they are found: folder by folder."""
    return sorted(files, key=lambda one: one.uri.split("/"))


def _is_same(before: KnownPost | None, now: KnownPost | None) -> bool:
    """Tell whether a post is there as before, and stands where it stood."""
    if before is None or now is None:
        return before is now
    return (before.areas, before.entry) == (now.areas, now.entry)


def _ids(found: tuple[SourceFile, Examination]) -> frozenset[str]:
    return found[1].body.anchors


class _Anchors(Mapping[str, frozenset[str]]):
    """The ids in posts' texts, read only where a link asks for them."""

    def __init__(self, posts: Rejudging) -> None:
        self._posts = posts

    def __getitem__(self, uri: str) -> frozenset[str]:
        if uri in self._posts:
            _, found = self._posts.examined(uri)
            if not found.is_withdrawn:
                return found.body.anchors
        raise KeyError(uri)

    def __iter__(self) -> Iterator[str]:
        return (uri for uri in self._posts.documents if uri in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)
