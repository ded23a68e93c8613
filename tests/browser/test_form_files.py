"""The form reads and writes a post's file as `kim check` does, and touches nothing else.

`tulis-berkas.js` runs in Chromium, with many files in one call; Python reads the outcome.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from kim_plugins.base.slug import slugify
from kim_plugins.content.front_matter import headreader, yamltext
from kim_plugins.content.front_matter.source import Halves, SourceFile, split
from kim_plugins.model.frontmatter import INDONESIAN_KEYS
from tests.browser.form_scripts import call, post_files, scripts

SCRIPT = "tulis-berkas.js"
DATA = {
    "rules": {"names": dict(INDONESIAN_KEYS)},
    "order": "title date kind summary authors areas topics image sources steps".split(),
}
READ = """({files, keys, data}) => files.map((text) => {
  const doc = m.parse(text, data);
  const values = {};
  for (const key of keys) {
    const value = m.get(doc, key);
    values[key] = value === m.KEPT ? {kept: true} : {value};
    if (m.set(doc, key, value === m.KEPT ? undefined : value).text !== text && value !== m.KEPT)
      throw new Error(`changed: ${key}\\n${text}`);
  }
  if (m.withBody(doc, m.body(doc)).text !== text) throw new Error(`changed text\\n${text}`);
  return {same: m.print(doc) === text, values};
})"""
WRITE = """({changes, data}) => changes.map(([text, key, value]) => {
  const doc = m.set(m.parse(text, data), key, value);
  const back = m.get(doc, key);
  return [doc.text, back === m.KEPT ? "KEPT" : back];
})"""
KEPT = {
    "posts/a-comma-that-cuts-a-value-between-braces-is-told": {"sources"},
    "posts/a-key-given-twice-is-told-with-its-first-line": {"title"},
    "posts/two-names-for-one-key-are-refused": {"title"},
}
"""What is told to be there, but can't be edited."""
AWKWARD = (
    "Rapat: hasilnya",
    "Kata \"merdeka\" dan 'adat'",
    "Rapat #1 # dua",
    "C:\\Data\\kim",
    "- minus",
    "yes",
    "2026",
    "null",
    "~",
    "akhir  ",
    "  awal",
    "[kurung] {kurawal}",
    "* & ! % @ `",
    "Hujan 🌧️ dan 👨‍👩‍👧",
    "kata " * 400,
    "baris satu\nbaris dua\n",
    "baris satu\n\n  menjorok: ya\n# pagar",
    "\n",
    "tab\there\x85\u2028\u202e\x00\ufeff",
)
"""Values that YAML would take for something else, or not at all."""
HEAD = """\
---
# foto: img/balai.jpg
title: Panen madu  # sementara
date: 2026-05-08
Ringkasan: >-
  Warga Desa Contoh memanen
  madu.

sources:
  # yang pertama
  - title: Notulen   # rapat
    url: https://contoh.example/a?b=1#c
  - {title: Apa itu madu?, url: https://contoh.example/?p=1}
steps:
- at: 2026-05-01
  by: KIM Contoh
  note: |
    Baris satu.

    Baris dua.
topics: [madu, 'literasi',
  "usaha"]
authors:
  - Sari Contoh
  # bukan nama samaran
  - Budi Contoh
image:
video: {url: https://contoh.example/v, title: Video, length: 4:10}
contact:
    whatsapp: "0811-0000-0000"
---

Isi.
"""
WITH_HEAD = (
    HEAD,
    HEAD.replace("\n", "\r\n"),
    "\ufeff" + HEAD,
    re.sub("(?m)^(?!---|Isi|$)", "  ", HEAD),
)
TEXTS = st.text(alphabet=st.characters(codec="utf-8")) | st.text("ab :#-?'\"\\\n\t[]{},|>&*!% ~é😀")
RECORDS = st.dictionaries(st.sampled_from(["title", "url", "at", "note"]), TEXTS, min_size=1)
VALUES = TEXTS | st.lists(TEXTS, max_size=4) | st.lists(RECORDS, max_size=4) | RECORDS
PIECES = [
    *"abc 12:.-?#&*!|>'\"%@`{}[],~\n\t\\é ",
    *[
        "a: ",
        "b:",
        "\na: ",
        "\nb: ",
        "\n  ",
        "\n- ",
        "\n  - ",
        ": ",
        "x: ",
        "k: v",
        "|",
        ">-",
        "|+\n ",
    ],
    *["\n    ", " #", "\n\n", "''", '""', "title: ", "- - ", "\n#", "\\n", '"', "[a, ", "{x: "],
]
HEADS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join).map("a: {}".format)
KEYS = "title date summary sources steps topics authors image video contact baru place".split()

IN_BULK = settings(
    max_examples=3, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck)
)
"""Each example is hundreds of values, which go to the browser together."""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with scripts(browser) as page:
        yield page


def text_of(file: SourceFile) -> str:
    """Return a file's text with its own line ends, as a browser reads it."""
    return file.content.decode("utf-8", "replace")


def head_of(text: str) -> dict[str, Any] | None:
    """Return the values of a front matter by their keys, without those left blank."""
    halves = split(SourceFile("", "", text.encode()))
    return None if halves.raw is None else values_of(halves)


def values_of(halves: Halves) -> dict[str, Any]:
    assert halves.raw is not None
    found = headreader.in_english(halves.raw.head)
    plain = {key: shown(yamltext.data(node)) for key, node in found.items()}
    return {key: value for key, value in plain.items() if value not in (None, "")}


def shown(value: yamltext.Data) -> Any:
    """Return a value as the form has it: nothing in a list is an empty text."""
    match value:
        case dict():
            plain = {key: shown(item) for key, item in value.items()}
            return {key: item for key, item in plain.items() if item not in (None, "")}
        case list():
            return [shown(item) or "" if item is None else shown(item) for item in value]
    return value


def test_every_post_is_read_as_kim_check_reads_it(page: Page) -> None:
    files = {name: text_of(file) for name, file in post_files().items()}
    heads = {name: head_of(text) for name, text in files.items()}
    keys = sorted({key for head in heads.values() for key in head or ()})

    given = {"files": list(files.values()), "keys": keys, "data": DATA}
    readings = call(page, SCRIPT, READ, given)

    kept = {}
    for (name, head), reading in zip(heads.items(), readings, strict=True):
        assert reading["same"], name
        if head is None:
            continue
        found = {key: v.get("value") for key, v in reading["values"].items() if "kept" not in v}
        kept[name] = {key for key, value in reading["values"].items() if "kept" in value}
        assert {k: v for k, v in found.items() if v is not None} == {
            key: value for key, value in head.items() if key not in kept[name]
        }, name
    assert {name: keys for name, keys in kept.items() if keys} == KEPT


@settings(IN_BULK, max_examples=10)
@given(st.lists(HEADS, min_size=100, max_size=300))
def test_any_front_matter_is_read_as_python_reads_it_or_kept(page: Page, drawn: list[str]) -> None:
    files = [f"---\n{head}\n---\nIsi.\n" for head in drawn]

    given = {"files": files, "keys": ["a", "b", "title"], "data": DATA}
    readings = call(page, SCRIPT, READ, given)

    for text, reading in zip(files, readings, strict=True):
        assert reading["same"]
        head = head_of(text)
        if head is not None:
            found = {k: v["value"] for k, v in reading["values"].items() if v.get("value")}
            known = {k: v for k, v in head.items() if "kept" not in reading["values"].get(k, {})}
            assert found == {k: v for k, v in known.items() if k in reading["values"] and v}, text


@pytest.mark.parametrize("text", [*WITH_HEAD, "", "Isi saja.\n"])
def test_an_awkward_value_is_read_back_as_it_was_set(page: Page, text: str) -> None:
    values: list[Any] = [*AWKWARD, list(AWKWARD), [{"title": one, "url": one} for one in AWKWARD]]
    values.append({"title": AWKWARD[0], "note": AWKWARD[-3]})

    assert_written(page, [(text, key, value) for key in KEYS for value in values])


@settings(IN_BULK)
@given(st.lists(st.tuples(st.sampled_from(KEYS), VALUES), min_size=100, max_size=300))
def test_any_value_is_read_back_as_it_was_set(page: Page, drawn: list[tuple[str, Any]]) -> None:
    assert_written(page, [(HEAD, key, value) for key, value in drawn])


def assert_written(page: Page, changes: list[tuple[str, str, Any]]) -> None:
    """Set values; Python must read them back, and find all other lines as they were."""
    given = {"changes": [list(change) for change in changes], "data": DATA}
    written = call(page, SCRIPT, WRITE, given)

    for (before, key, value), (after, back) in zip(changes, written, strict=True):
        expected = without_blanks(value)
        head = head_of(after)
        assert head is not None, after
        assert (head.get(key), back) == (expected, expected), after
        if before in WITH_HEAD:
            # What is taken away leaves the empty lines around it.
            is_told = bool if expected is None else lambda _: True
            kept = [[*filter(is_told, lines_but(text, key))] for text in (after, before)]
            assert kept[0] == kept[1]
        else:
            assert after.endswith("---\n" + (before or "\n"))


def without_blanks(value: Any) -> Any:
    """Return a value as it can be given: what is empty says nothing."""
    if isinstance(value, dict):
        plain: Any = {k: v for k, v in value.items() if v != ""}
    elif isinstance(value, list):
        plain = [one for one in map(without_blanks, value) if one]
    else:
        plain = value
    return plain or None


def lines_but(text: str, key: str) -> list[str]:
    """Return the lines of a file without those from a key to the next."""
    halves = split(SourceFile("", "", text.encode()))
    lines = text.split("\n")
    if halves.raw is None:
        return lines
    keys = halves.raw.head.keys
    names = {INDONESIAN_KEYS.get(name.lower(), name): span.line for name, span in keys.items()}
    if key not in names:
        return lines
    starts = [*(span.line for span in keys.values()), halves.raw.text_line]
    end = min(line for line in starts if line > names[key])
    return lines[: names[key] - 1] + lines[end - 1 :]


def test_a_line_that_was_not_changed_keeps_its_remarks(page: Page) -> None:
    sources = [
        {"title": "Notulen", "url": "https://contoh.example/baru"},
        {"title": "Apa itu madu?", "url": "https://contoh.example/?p=1"},
        {"title": "Wawancara"},
    ]
    changes = [[HEAD, "sources", sources], [HEAD, "title", "Panen raya"]]

    [first, _], [second, _] = call(page, SCRIPT, WRITE, {"changes": changes, "data": DATA})

    assert first == HEAD.replace(
        "    url: https://contoh.example/a?b=1#c\n", '    url: "https://contoh.example/baru"\n'
    ).replace("steps:", "  - title: Wawancara\nsteps:").replace(
        "title: Wawancara", 'title: "Wawancara"'
    )
    assert second == HEAD.replace("Panen madu", '"Panen raya"')


BODY = """([text, now]) => {
  const doc = m.parse(text);
  const after = m.withBody(doc, now);
  return [m.body(doc), after.text, m.body(after)];
}"""


@pytest.mark.parametrize(
    ("text", "now", "expected"),
    [
        ("---\ntitle: A\n---\n\nSatu.\n", "Satu.\n\nDua.", "---\ntitle: A\n---\n\nSatu.\n\nDua.\n"),
        ("\r\nSatu.\r\nDua.\nTiga.\r\n", "Satu.\nDua!\nTiga.", "\r\nSatu.\r\nDua!\nTiga.\r\n"),
        ("---\r\ntitle: A\r\n---\r\n", "Satu.\nDua.", "---\r\ntitle: A\r\n---\r\nSatu.\r\nDua."),
        ("---\ntitle: A\n---\n\n  \n  Satu.  \n", "", "---\ntitle: A\n---\n\n  \n  \n"),
    ],
)
def test_a_text_is_changed_where_it_was_changed_alone(
    page: Page, text: str, now: str, expected: str
) -> None:
    _, after, body = call(page, SCRIPT, BODY, [text, now])

    assert (after, body) == (expected, now)


PLACE = """([text, ...steps]) => {
  const found = m.place(m.parse(text), ...steps);
  return found && text.slice(found.start, found.end);
}"""


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (["title"], "Panen madu"),
        (["sources", 0, "url"], "https://contoh.example/a?b=1#c"),
        (["sources", 1, "title"], "Apa itu madu?"),
        (["topics", 1], "'literasi'"),
        (["contact", "whatsapp"], '"0811-0000-0000"'),
        (["image"], "image:"),
        (["summary"], None),
    ],
)
def test_a_value_is_found_in_the_file(
    page: Page, steps: list[str | int], expected: str | None
) -> None:
    for text in WITH_HEAD:
        assert call(page, SCRIPT, PLACE, [text, *steps]) == expected


NAMES = (
    "Ma’anyan & Lundayeh: “Pékan ke-2”",
    "Désa/Kampung Muara Wahau",
    "ÑaÑa Œuvre ﬁ ½ ²",
    "a" * 110,
)


@settings(IN_BULK)
@given(st.lists(TEXTS, min_size=100, max_size=300))
def test_a_title_makes_the_same_name_as_in_python(page: Page, drawn: list[str]) -> None:
    titles = [*NAMES, "x" * 79 + " y", "İstanbul ǅ", *drawn]

    slugs = call(page, SCRIPT, "(titles) => titles.map(m.slug)", titles)
    names = call(page, SCRIPT, "(titles) => titles.map((t) => m.fileName('2026-11-24', t))", titles)

    assert slugs == [slugify(title) for title in titles]
    assert names == [f"2026-11-24-{slug or 'tulisan'}.md" for slug in slugs]
