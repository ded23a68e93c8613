"""A hand-written page: what stands above its text, what it links to, and which parts it has.

Its text keeps MkDocs' dialect; only what a page says to the site is read here.
"""

from __future__ import annotations

import dataclasses
import difflib
import html
import re
from collections.abc import Container, Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

import markdown
import yaml
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.content.front_matter import yamltext
from kim_plugins.content.front_matter.vocabulary import CLOSE
from kim_plugins.content.markdown.body import span_of
from kim_plugins.content.settings import site_parts
from kim_plugins.content.settings.projectfile import BUILT_IN, ProjectFile
from kim_plugins.content.text.title_words import EITHER
from kim_plugins.model.body import SlotKind
from kim_plugins.model.fields import is_old_address, with_slash

_HEAD = re.compile(r"---[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*(?:\n|\Z)", re.DOTALL)
"""As MkDocs finds it (utils/meta.py), also where the file ends with it."""
_LATE = re.compile(r"\s+---[ \t]*\n(?:title|description|redirect_from):")
"""A head that empty lines stand before, for which MkDocs doesn't look."""
_OPEN = re.compile(r"---[ \t]*\n((?:title|description|redirect_from):.*\n(?:\S+:.*\n|[ \t]+.+\n)*)")
"""A head that nothing ends."""
_KEY = re.compile(r"([A-Za-z][\w-]*):(?:[ \t]+(.*))?")
_FIRST = re.compile(r" {0,3}([A-Za-z0-9_-]+):")
KNOWN = frozenset("title description template hide icon status subtitle search tags".split())
"""What MkDocs and Material read above a text; any other first word with a colon is a sentence."""
_KEYS = (*sorted(KNOWN), "redirect_from")
_INSTEAD = {"judul": "title", **dict.fromkeys(("deskripsi", "keterangan"), "description")}
"""What people write for a key that letters alone would not lead to."""
MAIN = "main.html"
"""The template of every page that asks for no other."""
_ID = re.compile(r"""<[^>]*?\s(?:id|name)=["']?([^"'\s>]+)""")
H1 = re.compile(r"<h1\b([^>]*)>(.*?)</h1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@dataclasses.dataclass(frozen=True, slots=True)
class Head:
    """What stands above a page's text, as it was written."""

    title: str | None = None
    description: str | None = None
    former: tuple[str, ...] = ()
    """Former addresses (`redirect_from`), without the slash at the beginning."""
    is_as_others: bool = False
    """It asks for a template that the site doesn't have, so it gets the one of all pages."""


@dataclasses.dataclass(frozen=True, slots=True)
class Link:
    """A link or picture that may lead to something of the site."""

    kind: SlotKind
    target: str
    span: Span


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """A page's source: its head, the text for the engine, and what is wrong."""

    head: Head
    start: int
    """Where its text begins."""
    source: str
    """What the engine is to read: a head that it understands, or none."""
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Examination:
    """What the site needs to know of one page."""

    head: Head
    links: tuple[Link, ...]
    parts: frozenset[str] | None
    """The ids in its text (`None`: they can't be known without the engine)."""
    diagnostics: tuple[Diagnostic, ...]


def read(text: str, path: str, templates: Container[str] | None = None) -> Reading:
    """Read what stands above a page's text; `templates` are those that it may ask for.

    A head that is no YAML is read line by line, so that a title appears as it was written and
    never as a paragraph; a first line `Word: …` is a sentence unless the word is a known key.
    """
    start = len(text) - len(text.lstrip()) if _LATE.match(text) else 0
    found = _HEAD.match(text, start) or _OPEN.match(text, start)
    lines = _line_by_line(found[1]) if found else {}
    values = _as_mkdocs(found[1]) if found else None
    if found is None or (values is None and not lines):
        return _without_fences(text, path, templates)
    first_line = 2 + text.count("\n", 0, start)
    if found.re is _OPEN:
        problems = [Diagnostic("KIM002", Span(path, first_line - 1))]
    else:
        problems = [*yamltext.read(found[1], path, first_line).diagnostics]
        if values is not None:  # MkDocs takes more than we do in posts.
            problems = [problem for problem in problems if problem.code == "KIM061"]
        problems = problems or ([Diagnostic("KIM003", Span(path, first_line))] * (values is None))
    given = values or lines
    former, wrong = _former(given.get("redirect_from"), _place("redirect_from", text, path))
    other = _other_template(given.get("template"), templates, _place("template", text, path))
    title, description = (_text(key, values or {}, lines) for key in ("title", "description"))
    is_read = values is not None and found.re is _HEAD
    source = text[start:].rstrip("\n") + "\n" if is_read else "\n" + text[found.end() :]
    head = Head(title, description, former, bool(other))
    told = (*problems, *_misspelt(given, text, path), *wrong, *other)
    return Reading(head, found.end(), source, told)


def _misspelt(given: Mapping[str, Any], text: str, path: str) -> Iterator[Diagnostic]:
    """Report keys that are nearly known ones; others may be read by somebody's template."""
    for key in filter(lambda key: key not in _KEYS, map(str, given)):
        near = difflib.get_close_matches(key.lower(), _KEYS, 1, CLOSE)
        meant = _INSTEAD.get(key.lower()) or next(iter(near), "")
        if meant and meant not in given:
            advice = f"Gantilah kunci ini dengan {meant}."
            args = {"written": f"Kunci {key}", "effect": "tidak dikenal", "advice": advice}
            yield Diagnostic("KIM218", _place(key.lower(), text, path), args, meant)


def _place(key: str, text: str, path: str) -> Span:
    """Return the line of a key, or the first one."""
    lines = (line.lstrip("{ \"'").lower() for line in text.split("\n"))
    return Span(path, next((n for n, line in enumerate(lines, 1) if line.startswith(key)), 1))


def _other_template(
    value: Any, templates: Container[str] | None, place: Span
) -> tuple[Diagnostic, ...]:
    """Report a template that the site doesn't have (`None`: nobody knows which it has)."""
    name = value if isinstance(value, str) else str(value or "")
    if templates is None or not name or name == MAIN or name in templates:
        return ()
    return (Diagnostic("KIM210", place, {"value": name}),)


def _without_fences(text: str, path: str, templates: Container[str] | None) -> Reading:
    """Read keys that stand above a text without `---`, as far as they are known ones.

    MkDocs takes all lines `Word: …` up to an empty one, whatever the word.
    """
    lines = text.split("\n")
    values: dict[str, str] = {}
    key = ""
    for number, line in enumerate(lines):
        found = _FIRST.match(line)
        if found and found[1].lower() in KNOWN:
            key = found[1].lower()
            values[key] = _joined(values, key, line.partition(":")[2])
        elif found:
            title, description = (_text(key, values, {}) for key in ("title", "description"))
            start = sum(len(one) + 1 for one in lines[:number])
            return Reading(Head(title, description), start, "\n" + text[start:])
        elif key and line.startswith(("    ", "\t")) and line.strip():
            values[key] = _joined(values, key, line)
        else:
            break
    other = _other_template(values.get("template"), templates, _place("template", text, path))
    return Reading(Head(is_as_others=bool(other)), 0, text, other)


def _joined(values: Mapping[str, str], key: str, text: str) -> str:
    """Put a further line of a key, or the key once more, after what it said, as MkDocs does."""
    return f"{values[key]} {text.strip()}" if key in values else text.strip()


def _as_mkdocs(head: str) -> dict[str, Any] | None:
    """Return the values of a head that MkDocs can read, each as it was written."""
    try:
        values = yaml.load(head, yamltext.Loader)  # noqa: S506 - one of the safe ones
        if isinstance(values, dict):
            texts = dict(yaml.load(head, yaml.BaseLoader))  # noqa: S506 - makes texts only
            return {**values, **texts}  # What `<<` brings only the first one knows.
    except (yaml.YAMLError, RecursionError, ValueError):
        pass
    return None


def _line_by_line(head: str) -> dict[str, str]:
    """Return the keys at the beginning of lines, each with the rest of its line."""
    found = (_KEY.fullmatch(line.rstrip()) for line in head.split("\n"))
    return {one[1]: _unquoted(one[2] or "") for one in found if one}


def _unquoted(value: str) -> str:
    value = value.strip()
    is_quoted = len(value) > 1 and value[0] in "\"'" and value[0] == value[-1]
    return value[1:-1] if is_quoted else value


def _text(key: str, values: Mapping[str, Any], lines: Mapping[str, str]) -> str | None:
    value = values.get(key)
    return (value if isinstance(value, str) else lines.get(key, "")).strip() or None


def _former(value: Any, place: Span) -> tuple[tuple[str, ...], list[Diagnostic]]:
    """Return a page's former addresses, and those that can't lead on."""
    given = value if isinstance(value, list) else str(value or "").strip(" []").split(",")
    texts = [item.strip() for item in given if isinstance(item, str) and item.strip()]
    wrong = [Diagnostic("KIM130", place, {"value": t}) for t in texts if not is_old_address(t)]
    kept = (with_slash(text)[1:] for text in texts if is_old_address(text))
    return tuple(dict.fromkeys(kept)), wrong


def is_own(target: str) -> bool:
    """Tell whether a target may be something of the site, and no mail address or part alone."""
    return bool(target) and not (
        _ELSEWHERE.match(target) or AMP_SUBSTITUTE in target or target[0] in "#?\\"
    )


class Links(Treeprocessor):
    """Gathers the links and pictures of a parsed text, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[SlotKind, str]] = []

    def run(self, root: Element) -> None:
        """Look at every element."""
        for element in root.iter():
            if element.tag == "a" and (target := element.get("href")):
                self.found.append((SlotKind.LINK, html.unescape(target)))
            elif element.tag == "img" and (target := element.get("src")):
                self.found.append((SlotKind.PICTURE, html.unescape(target)))


def further_titles(made: str, path: str) -> list[Diagnostic]:
    """Report each h1 after the first: a page has one."""
    texts = (html.unescape(_TAG.sub("", one[2])) for one in list(H1.finditer(made))[1:])
    return [Diagnostic("KIM038", Span(path), {"text": text, **EITHER}) for text in texts]


class Examiner:
    """Parses pages with the extensions that mkdocs.yml names, one after the other."""

    def __init__(self, config: ProjectFile, templates: Container[str] | None = None) -> None:
        """Begin with what mkdocs.yml says, and the templates that pages may ask for."""
        self._templates = templates
        options = {name: dict(values) for name, values in config.extensions.items()}
        self._is_whole = config.is_whole
        try:
            self._markdown = markdown.Markdown(extensions=list(options), extension_configs=options)
        except (KeyError, ValueError, TypeError, AttributeError):  # The engine says what is wrong.
            self._is_whole = False
            self._markdown = markdown.Markdown(extensions=list(BUILT_IN))
        self._links = Links()
        self._markdown.treeprocessors.register(self._links, "kim-links", 0)

    def examine(self, text: str, path: str) -> Examination:
        """Examine one page."""
        reading = read(text, path, self._templates)
        self._links.found = []
        made = self._markdown.reset().convert(text[reading.start :])
        parts = frozenset(map(html.unescape, _ID.findall(made))) if self._is_whole else None
        titles = further_titles(made, path)
        links = tuple(self._placed(text, reading.start, path))
        marks = site_parts.told(text, path)
        return Examination(reading.head, links, parts, (*reading.diagnostics, *marks, *titles))

    def _placed(self, text: str, start: int, path: str) -> Iterator[Link]:
        """Yield the links that were found, each at its place in the source."""
        seen: dict[str, int] = {}
        for kind, target in self._links.found:
            at = text.find(f"]({target}", seen.get(target, start)) + 2
            at = at if at > 1 else text.find(target, seen.get(target, start))
            seen[target] = at + len(target) if at >= 0 else start
            place = span_of(text, at, len(target)) if at >= 0 else Span("")
            yield Link(kind, target, dataclasses.replace(place, path=path))
