"""What `kim fix` would change in a project, found out without changing anything."""

from __future__ import annotations

import dataclasses
import posixpath
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kim_plugins.builder import pipeline
from kim_plugins.builder.mending import picture_mending
from kim_plugins.builder.mending.picture_mending import PictureChange
from kim_plugins.builder.sources import sources
from kim_plugins.builder.sources.examinations import Workshop
from kim_plugins.builder.sources.sources import Project
from kim_plugins.content.files import links, naming, post_paths
from kim_plugins.content.files.links import LinkIndex
from kim_plugins.content.files.post_paths import FileRole
from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.content.judging.examine import Examination
from kim_plugins.content.mending import mending, references
from kim_plugins.content.text import broken_signs
from kim_plugins.content.text.edits import Edit, Written, applied
from kim_plugins.model.body import SlotKind


@dataclasses.dataclass(frozen=True, slots=True)
class TextChange:
    """What becomes of one post; paths are relative to the docs folder."""

    uri: str
    target: str
    """The same, unless its file gets another name."""
    before: bytes
    after: bytes


@dataclasses.dataclass(frozen=True, slots=True)
class Plan:
    """Everything that would change, in the order of paths."""

    texts: tuple[TextChange, ...]
    pictures: tuple[PictureChange, ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to do."""
        return not self.texts and not self.pictures


def plan(project: Project, chosen: Iterable[str] | None, workshop: Workshop) -> Plan:
    """Find out what can be mended in some files below the docs folder, or in all.

    With a post the pictures that it shows are looked at too, and with a picture that gets
    another name every post that names it.
    """
    uris = [uri for uri in sources.list_files(project) if post_paths.is_post(uri)]
    roles = {uri: post_paths.role(uri) for uri in uris}
    wanted = set(uris if chosen is None else chosen)
    all_posts = [uri for uri in uris if roles[uri] is FileRole.POST]
    written = _read(project, [uri for uri in all_posts if uri in wanted])
    posts = {uri: _with_right_signs(file) for uri, file in written.items()}
    examined = dict(zip(posts, workshop.examine(list(posts.values())), strict=True))
    shown = wanted | {uri for p in posts for uri in _shown(posts[p], examined[p])}
    pictures = [u for u in uris if u in shown and _may_be_picture(u, roles[u])]
    changes = picture_mending.changes(project, pictures, uris, workshop)
    renames = {change.uri: change.target for change in changes if change.target != change.uri}
    renames |= _post_names(posts, uris)
    if renames:
        others = _read(project, [uri for uri in all_posts if uri not in posts])
        found = workshop.examine(list(others.values()))
        examined |= dict(zip(others, found, strict=True))
        posts |= others
    topics = _topics(project)
    edits = {uri: mending.mend(posts[uri], topics) for uri in posts if uri in wanted}
    needed, renames = _references(posts, examined, renames)
    for uri, more in needed.items():
        edits[uri] = edits.get(uri, []) + more
    befores = posts | written
    texts = [
        _change(befores[uri], posts[uri], edits.get(uri, []), renames) for uri in sorted(posts)
    ]
    kept = [dataclasses.replace(c, target=renames.get(c.uri, c.uri)) for c in changes]
    touched = [change for change in kept if change.notes or change.target != change.uri]
    touched += picture_mending.of_pages(project, None if chosen is None else wanted, workshop)
    return Plan(
        tuple(t for t in texts if t and (t.after != t.before or t.target != t.uri)),
        tuple(sorted(touched, key=lambda change: change.uri)),
    )


def _may_be_picture(uri: str, role: FileRole) -> bool:
    """Tell whether a file is a picture of a post, or could become one."""
    return role is FileRole.PICTURE or post_paths.is_phone_picture(uri)


def _read(project: Project, uris: Sequence[str]) -> dict[str, SourceFile]:
    files = ((uri, sources.read_post(project, project.docs / uri)) for uri in uris)
    return {uri: file for uri, file in files if not file.is_link}


def _shown(file: SourceFile, found: Examination) -> set[str]:
    """Return the pictures that a post shows, whether they are there or not."""
    targets = [slot.target for slot in found.body.slots if slot.kind is SlotKind.PICTURE]
    targets += [one[0] for one in (found.image, found.still) if one]
    nothing = LinkIndex(frozenset(), frozenset(), frozenset())
    return {links.file_of(file.uri, target, nothing) for target in targets}


def _topics(project: Project) -> dict[str, str]:
    registry = pipeline.read_registry(project).registry
    return {topic.id: topic.name for topic in registry.topics} if registry else {}


def _post_names(posts: Mapping[str, SourceFile], uris: Sequence[str]) -> dict[str, str]:
    """Return the posts that get another name; a name that is taken is given to nobody."""
    taken = Counter(uri.lower() for uri in uris)
    renames: dict[str, str] = {}
    for uri, file in posts.items():
        name = naming.better_name(uri, mending.publication_day(file))
        target = posixpath.join(posixpath.dirname(uri), name)
        if name and picture_mending.is_free(target, uri, taken):
            taken[target.lower()] += 1
            renames[uri] = target
    return renames


def _references(
    posts: Mapping[str, SourceFile],
    examined: Mapping[str, Examination],
    renames: Mapping[str, str],
) -> tuple[dict[str, list[Edit]], dict[str, str]]:
    """Return the edits that renames ask of each post, and the renames that are possible."""
    asked: dict[str, dict[str, list[Edit]]] = {}
    against: set[str] = set()
    for uri, file in posts.items() if renames else ():
        asked[uri], refused = references.renamed(file, examined[uri], renames)
        against |= refused
    possible = {uri: target for uri, target in renames.items() if uri not in against}
    needed = {
        uri: [edit for old, edits in by_rename.items() if old in possible for edit in edits]
        for uri, by_rename in asked.items()
    }
    return {uri: edits for uri, edits in needed.items() if edits}, possible


def _with_right_signs(file: SourceFile) -> SourceFile:
    """Return a post whose damaged signs are mended, so that all else is read as it was meant."""
    return dataclasses.replace(file, content=broken_signs.mended(file.content))


def _change(
    before: SourceFile, file: SourceFile, edits: Sequence[Edit], renames: Mapping[str, str]
) -> TextChange | None:
    target = renames.get(file.uri, file.uri)
    if not edits and target == file.uri and file.content == before.content:
        return None
    after = applied(Written(file).text, edits).encode() if edits else file.content
    return TextChange(file.uri, target, before.content, after)
