"""Brings the archive of another site home: everything is made out of sight, judged, then moved.

Nothing is made twice: each post says in a comment which article it came from.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from kim_plugins.base import home
from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.base.messages import is_error
from kim_plugins.builder import check
from kim_plugins.builder.imports import imported_pictures, resubmissions
from kim_plugins.builder.imports.exports import Opened
from kim_plugins.builder.imports.imported_pictures import Shelf
from kim_plugins.builder.imports.resubmissions import Resubmission
from kim_plugins.builder.mending import mending
from kim_plugins.builder.sources.examinations import Workshop
from kim_plugins.builder.sources.sources import Project
from kim_plugins.builder.storage.textfile import TEMPORARY
from kim_plugins.content.files.post_paths import POSTS
from kim_plugins.content.imports import compose, posted, received, seals
from kim_plugins.content.imports.article import Article
from kim_plugins.content.imports.compose import Composed, Setting
from kim_plugins.model import contributions

_ADDRESS = re.compile(r"^first_published: [\"']?(https?://[^\s\"']+)", re.MULTILINE)
_NAME = re.compile(r"(\d{4})-\d\d-\d\d-(.+)\.md")
_AHEAD = "tanggalnya belum tiba, jadi baru terbit pada hari itu; betulkan bila keliru"
_HEAD = 16_000
"""Letters at the beginning of a post within which its front matter stands."""

Tell = Callable[[str, int, int], None]


@dataclasses.dataclass(frozen=True, slots=True)
class Wish:
    """What the person asked for."""

    folder: str
    """The group's folder: `kabupaten-contoh/kim-contoh`."""
    credit: str
    """The group's name."""
    topics: Mapping[str, str]
    """The topic of each label, by the label in lower case."""
    now: dt.datetime
    base: str = ""
    fetches: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Made:
    """A post that was made, and what stands in its way."""

    name: str
    """Its file's name."""
    article: Article
    composed: Composed
    errors: tuple[Diagnostic, ...] = ()
    """Why it can't appear yet; it is a draft therefore."""
    notes: tuple[str, ...] = ()
    """What a person should look at, in Indonesian."""
    earlier: str | None = None
    """The draft whose place it takes, as it stands there."""


@dataclasses.dataclass(frozen=True, slots=True)
class Import:
    """What lies ready in the workplace."""

    made: tuple[Made, ...]
    pictures: tuple[str, ...]
    known: int
    """Articles that were imported before."""
    undated: tuple[Article, ...]
    labels: Mapping[str, int]
    """Labels without a topic, with the number of posts that bear them."""
    skipped: Mapping[str, int]
    refused: tuple[Resubmission, ...] = ()
    """Posts that came again, and whose drafts were changed here in the meantime."""


class Overtaken(Exception):
    """A file of this name has appeared in the meantime; nothing more was written."""


def prepare(
    project: Project, wish: Wish, opened: Opened, place: Path, workshop: Workshop, tell: Tell
) -> Import:
    """Make the posts of an import in `place`, a folder of its own."""
    return _Workplace(project, wish, opened, place).prepare(workshop, tell)


@dataclasses.dataclass(eq=False)
class _Workplace:
    project: Project
    wish: Wish
    opened: Opened
    place: Path

    def __post_init__(self) -> None:
        self.target = self.project.docs / POSTS / self.wish.folder
        self.folder = self.place / POSTS / self.wish.folder
        self.folder.mkdir(parents=True)
        there = [path for path in self.target.glob("*.md") if path.is_file()]
        self.known = set(_marks(self.project.docs / POSTS))
        self.names = {(m[1], m[2]) for path in there if (m := _NAME.fullmatch(path.name))}
        files, fetches = self.opened.files, self.wish.fetches
        self.shelf = Shelf(files, self.folder / "img", self.target / "img", fetches=fetches)
        self.earlier = resubmissions.Earlier(self.target)

    def prepare(self, workshop: Workshop, tell: Tell) -> Import:
        dated, undated, twice = self._chosen()
        refused = [again for one in dated if (again := self.earlier.of(one)) and again.is_touched]
        dated = [one for one in dated if one not in [again.article for again in refused]]
        skipped = Counter(self.opened.export.skipped) + Counter({"tulisan kembar": twice})
        named = {compose.digest(one): self._name(one) for one in dated}
        at = {
            compose.digest_of(one.address): named[compose.digest(one)]
            for one in reversed(dated)
            if one.address
        }
        named = at | named
        made: list[Made] = []
        for done, article in enumerate(dated, start=1):
            made.append(self._make(article, named))
            tell("Membaca tulisan", done, len(dated))
        if self.shelf.brought:
            imported_pictures.clean(self.shelf, workshop.jobs, tell)
        judged = self._judged(made, workshop) if made else []
        labels = Counter(label for one in dated for label in one.labels)
        return Import(
            tuple(judged),
            tuple(sorted(self.shelf.brought.values())),
            len(self.opened.export.articles) - len(dated) - len(undated) - len(refused) - twice,
            tuple(undated),
            {label: n for label, n in labels.items() if label.lower() not in self.wish.topics},
            skipped,
            tuple(refused),
        )

    def _chosen(self) -> tuple[list[Article], list[Article], int]:
        """Return what is to be imported, the oldest first, what has no date, and how many twice.

        Articles of one key and different texts are different ones.
        """
        found: dict[str, Article] = {}
        for one in self.opened.export.articles:
            article = compose.keyed(one)
            first = found.get(compose.digest(article))
            if first and (first.title, first.html, first.text) != (one.title, one.html, one.text):
                article = compose.told_apart(article)
            found.setdefault(compose.digest(article), article)
        new = [one for digest, one in found.items() if not self._is_known(digest, one, found)]
        dated = sorted((one.at, one.key, one) for one in new if one.at)
        undated = [one for one in new if not one.at]
        return [one for *_, one in dated], undated, len(self.opened.export.articles) - len(found)

    def _is_known(self, digest: str, article: Article, found: Mapping[str, Article]) -> bool:
        """Tell whether there is a post of an article: of its key, or else of its address."""
        again = self.earlier.of(article)
        if again and again.is_completed:
            return False
        at = compose.digest_of(article.address) if article.address else ""
        is_shared = at in found and found[at] is not article
        number = contributions.number_of(article.key) if received.is_received(article) else digest
        return not self.known.isdisjoint({digest, number}) or (at in self.known and not is_shared)

    def _name(self, article: Article) -> str:
        """Return a file name whose address is free in its year."""
        assert article.at is not None
        if again := self.earlier.of(article):
            return again.name
        day = article.at.astimezone(home.tz()).date()
        slug = compose.slug_of(article)
        names = (slug if n == 1 else f"{slug[:76].rstrip('-')}-{n}" for n in range(1, 10_000))
        chosen = next(one for one in names if (str(day.year), one) not in self.names)
        self.names.add((str(day.year), chosen))
        return f"{day}-{chosen}.md"

    def _make(self, article: Article, named: Mapping[str, str]) -> Made:
        wish, export = self.wish, self.opened.export
        setting = Setting(wish.credit, export.pictures, wish.topics, wish.base)

        def lead(url: str) -> str | None:
            return named.get(compose.digest_of(url.partition("#")[0]))

        again = self.earlier.of(article)
        if article.post:
            there, earlier = self.earlier.pictures, again.text if again else ""
            composed = posted.composed(article, self.shelf.find, there, earlier)
        else:
            composed = compose.compose(article, setting, self.shelf.find, lead)
        name = named[compose.digest(article)]
        (self.folder / name).write_text(composed.text, "utf-8", newline="\n")
        is_ahead = not article.is_draft and article.at is not None and article.at > wish.now
        notes = (*article.notes, _AHEAD) if is_ahead else article.notes
        return Made(name, article, composed, notes=notes, earlier=again.text if again else None)

    def _mend(self, stage: Project, workshop: Workshop, asis: AbstractSet[str]) -> None:
        """Mend what `kim fix` would, but leave the names, by which posts link to each other.

        What the form wrote stays as it was written: its author reads it again.
        """
        for change in mending.plan(stage, None, workshop).texts:
            if change.target == change.uri and Path(change.uri).name not in asis:
                (self.place / change.uri).write_bytes(change.after)

    def _judged(self, made: Sequence[Made], workshop: Workshop) -> list[Made]:
        """Judge the posts as `kim check` would; what has an error becomes a draft."""
        stage = Project(self.place, self.place, self.project.groups, self.project.config)
        paths = [self.folder / one.name for one in made]
        self._mend(stage, workshop, {one.name for one in made if one.article.post})
        found: dict[str, list[Diagnostic]] = {}
        for problem in check.check_some(stage, paths, workshop, self.wish.now):
            if is_error(problem):
                found.setdefault(Path(problem.span.path).name, []).append(problem)
        judged: list[Made] = []
        for one in made:
            errors = tuple(found.get(one.name, ()))
            if errors:
                _as_draft(self.folder / one.name)
            judged.append(dataclasses.replace(one, errors=errors))
        return judged


def carry_out(project: Project, wish: Wish, done: Import, place: Path) -> None:
    """Move what was made to where it belongs, pictures first. Raises `Overtaken`.

    Everything is copied before anything bears its name, so a full disk leaves nothing behind;
    whoever is interrupted between names runs it again.
    """
    source, target = (docs / POSTS / wish.folder for docs in (place, project.docs))
    names = [*(f"img/{name}" for name in done.pictures), *(one.name for one in done.made)]
    earlier = {one.name: one.earlier for one in done.made}
    copies = [target / f"{name}{TEMPORARY}" for name in names]
    try:
        for name, copy in zip(names, copies, strict=True):
            if not _is_free(target / name, earlier.get(name)):
                raise Overtaken(project.shown(target / name))
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / name, copy)
        for name, copy in zip(names, copies, strict=True):
            if not _is_free(target / name, earlier.get(name)):
                raise Overtaken(project.shown(target / name))
            copy.replace(target / name)
    finally:
        for copy in copies:
            with contextlib.suppress(OSError):
                copy.unlink(missing_ok=True)


def _is_free(path: Path, earlier: str | None) -> bool:
    """Tell whether a file may be written: there is none, or still the draft that was looked at."""
    if earlier is None:
        return not path.exists()
    return path.is_file() and path.read_text("utf-8", "replace") == earlier


def _marks(posts: Path) -> Iterator[str]:
    """Yield what the posts of all groups were made of: they may have moved, and been edited.

    An editor that writes front matter anew drops comments; the first address and the number stay.
    """
    for path in posts.rglob("*.md"):
        with contextlib.suppress(OSError), path.open(encoding="utf-8", errors="replace") as file:
            head = file.read(_HEAD)
            if number := seals.contribution_in(head):
                yield number
            yield from seals.digests_in(head)
            for address in _ADDRESS.findall(head):
                yield compose.digest_of(address)


def _as_draft(path: Path) -> None:
    text = path.read_text("utf-8")
    if "\ndraft: true\n" not in text.partition("\n---\n")[0] + "\n":
        path.write_text(text.replace("\n---\n", "\ndraft: true\n---\n", 1), "utf-8", newline="\n")
