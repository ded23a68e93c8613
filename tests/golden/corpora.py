"""Two collections of posts: good ones that raise nothing, and bad ones with one known fault.

`good/<kind>.txt` holds whole posts, each under a line `=== <file name>`. `bad/<kind>.yml`
holds one good post and a list of faults; each says which words of the post are swapped
for which, and the code and line that must be told, and nothing else.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from typing import Any

from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.content.judging.judge import Surroundings
from tests.builders import FOLDER, REGISTRY, a_registry, a_source, surroundings
from tests.golden.cases import HERE, load

PICTURES = ("perahu", "pisang", "dermaga", "tenun", "tikar", "madu")
TOPICS = [*REGISTRY["topics"], {"id": "kesehatan", "name": "Kesehatan"}]


@dataclasses.dataclass(frozen=True)
class Fault:
    """A good post with one fault in it, and what must be told of it."""

    name: str
    file: SourceFile
    code: str
    line: int


def good_posts() -> dict[str, SourceFile]:
    """Return every good post by its file name."""
    posts: dict[str, SourceFile] = {}
    for path in sorted((HERE / "good").glob("*.txt")):
        _, *parts = re.split(r"^=== (\S+)\n", path.read_text("utf-8"), flags=re.MULTILINE)
        for name, text in zip(parts[0::2], parts[1::2], strict=True):
            assert name not in posts, name
            posts[name] = a_source(text, f"{FOLDER}/{name}")
    return posts


def bad_posts() -> Iterator[Fault]:
    """Yield every bad post."""
    for path in sorted((HERE / "bad").glob("*.yml")):
        case = load(path)
        for fault in case["faults"]:
            yield _fault(path.stem, case, fault)


def base_posts() -> dict[str, SourceFile]:
    """Return the good posts from which the bad ones are made, by their kind."""
    files = sorted((HERE / "bad").glob("*.yml"))
    return {path.stem: _file(load(path)) for path in files}


def around() -> Surroundings:
    """Return what all these posts are judged against."""
    pictures = (f"{FOLDER}/img/{name}.jpg" for name in PICTURES)
    registry = a_registry(topics=TOPICS)
    return surroundings(*pictures, *_uris(), registry=registry, site_urls=["", "kim/"])


def _uris() -> Iterator[str]:
    yield from (file.uri for file in good_posts().values())
    yield from (file.uri for file in base_posts().values())


def _file(case: dict[str, Any]) -> SourceFile:
    return a_source(case["post"], f"{FOLDER}/{case['file']}")


def _fault(kind: str, case: dict[str, Any], fault: dict[str, str]) -> Fault:
    old, new = fault.get("swap", ""), fault.get("for", "")
    if old:
        assert case["post"].count(old) == 1, f"{kind}: {old}"
    text = case["post"].replace(old, new) if old else case["post"]
    uri = fault.get("path", f"{FOLDER}/{fault.get('file', case['file'])}")
    return Fault(
        f"{kind}: {fault['fault']}", a_source(text, uri), fault["code"], int(fault["line"])
    )
