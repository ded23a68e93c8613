"""What pages tell machines is of schema.org's vocabulary, and what search engines ask for.

Two look at it that know nothing of each other: the types that Google makes of the vocabulary
(schema-dts, read by the TypeScript compiler), and Adobe's rules for rich results.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.data_blocks import nodes_of
from tests.validators import programs

EXEMPT: Mapping[str, str] = {
    'ClaimReview/Rating: Required attribute "ratingValue" is missing': "stars need it; a verdict "
    "is a word, and for a ClaimReview Google asks for `alternateName` alone",
    'ClaimReview/Rating: Missing field "bestRating" (optional)': "the same",
    'ClaimReview/Rating: Missing field "worstRating" (optional)': "the same",
}
"""Rules that are not followed, and why."""
OPTIONS = "--noEmit --strict --skipLibCheck --module esnext --moduleResolution bundler".split()


def _blocks(folder: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield each node once, with the first page that has it."""
    known: set[str] = set()
    for page in sorted(folder.rglob("*.html")):
        for node in nodes_of(page.read_text("utf-8")):
            text = json.dumps(node, sort_keys=True)
            if text not in known:
                known.add(text)
                yield page.relative_to(folder).as_posix(), node


def misfits(nodes: Iterable[tuple[str, Mapping[str, Any]]], scratch: Path) -> list[str]:
    """Return where nodes don't fit the types of the vocabulary."""
    types = programs.file(programs.SCHEMA_TYPES).as_posix().removesuffix(".d.ts")
    lines = [f'import type * as Schema from "{types}";']
    for number, (page, node) in enumerate(nodes):
        written = json.dumps(node)
        lines.append(f"export const n{number}: Schema.{node['@type']} = {written}; // {page}")
    file = scratch / "nodes.ts"
    file.write_text("\n".join(lines), encoding="utf-8")
    compiler = str(programs.file(programs.TYPESCRIPT))
    told = programs.output("node", compiler, *OPTIONS, "--pretty", "false", "--diagnostics", file)
    assert "Files:" in told, told
    return [line for line in told.splitlines() if " error TS" in line]


def issues(folder: Path) -> tuple[int, list[str]]:
    """Return how many blocks were read, and what breaks the rules of search engines."""
    script = programs.file(Path(__file__).parent / "structured-data.mjs")
    told = json.loads(programs.output("node", script, folder))
    found = [f"{message} ({page})" for _, message, page in told["found"] if message not in EXEMPT]
    return told["blocks"], found


def test_every_node_is_of_the_vocabulary(folder: Path, tmp_path: Path) -> None:
    assert misfits(_blocks(folder), tmp_path) == []


def test_every_block_is_what_search_engines_ask_for(folder: Path) -> None:
    blocks, found = issues(folder)
    assert blocks > 100
    assert found == []


def test_what_is_wrong_would_be_found(tmp_path: Path) -> None:
    wrong = {"@type": "Event", "startsAt": "2026-11-24"}
    assert "startsAt" in misfits([("index.html", wrong)], tmp_path)[0]

    page = '<script type="application/ld+json">{"@context":"https://schema.org",%s}</script>'
    nameless = '"@type":"Organization","url":"https://kim.example.org/"'
    (tmp_path / "index.html").write_text(page % nameless, encoding="utf-8")
    assert "name" in issues(tmp_path)[1][0]
